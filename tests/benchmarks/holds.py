"""How long each act holds the window of a case of 2,000 events, and the import of 300 cases."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QTextEdit, QWidget

from tests.benchmarks.cases import case_with_events
from tests.benchmarks.measuring import Figure, figure
from tests.benchmarks.start_up import AGAINST_BARE, bare_start
from tests.benchmarks.turns import Act, turns_of
from tests.benchmarks.window import window_over
from workbench.domain.casefile import CaseFile
from workbench.gui.case.pages import PAGES
from workbench.gui.window.main import MainWindow

EVENTS, CASES = 2_000, 300
MOST = 0.5
"""The longest an act may hold the window, beside the start of a bare one: about 100 ms."""

_DIALOGS = (
    "replace", "readability", "letters", "protected", "proposals", "precedents",
    "export-statement", "issue", "library", "calculator", "manual", "statement-settings",
    "reading-view",
)  # fmt: skip


def measure(rounds: int) -> list[Figure]:
    """Each act in a window of its own, the longest of each kind beside a bare window's start."""
    case = case_with_events(EVENTS, 4)
    many = [case_with_events(6, number) for number in range(10, 10 + CASES)]
    taken: dict[str, list[float]] = {}
    bare: list[float] = []
    for _ in range(max(rounds // 3, 1)):
        with tempfile.TemporaryDirectory() as folder:
            for name, held in _round(Path(folder), case, many).items():
                taken.setdefault(name, []).append(held)
        bare.append(bare_start())
    return [
        figure(name, times, bare, AGAINST_BARE, None if name == "Open the case" else MOST)
        for name, times in taken.items()
    ]


def _round(folder: Path, case: CaseFile, many: list[CaseFile]) -> dict[str, float]:
    with window_over(folder / "casebook", case) as window:
        import workbench.gui.case.ahead  # noqa: F401 - as the program does beside its register

        gc.freeze()
        gc.enable()
        window.activateWindow()
        files = tuple(_written(window, folder, many))
        script = list(_script(window, case, files))
        turns = turns_of(*(act for _, act in script))
    longest: dict[str, float] = {}
    for (name, _), each in zip(script, turns, strict=True):
        if name:
            longest[name] = max(longest.get(name, 0.0), each.longest)
    return longest


def _written(window: MainWindow, folder: Path, cases: list[CaseFile]) -> Iterator[Path]:
    for case in cases:
        path = folder / f"{case.case.id}.json"
        path.write_text(window.services.dump_case_file(case), encoding="utf-8")
        yield path


def _script(
    window: MainWindow, case: CaseFile, files: tuple[Path, ...]
) -> Iterator[tuple[str, Act]]:
    """The acts in order, each with its kind; "" is only on the way to another."""

    def given(command: str) -> Act:
        return window.actions_[command].trigger

    def pressed(kind: type[QWidget], name: str, key: Qt.Key) -> Act:
        return lambda: QTest.keyClick(_within(kind, name), key)

    def typed(kind: type[QWidget], name: str, words: str) -> Act:
        return lambda: QTest.keyClicks(_within(kind, name), words)

    yield "Open the case", lambda: window.show_case(case.case.id, "overview")
    for name in ("The first visit of a page", "A page seen again"):
        yield from ((name, given(f"page.{spec.key}")) for spec in PAGES)
    for spec in PAGES:
        yield "", given(f"page.{spec.key}")
        yield "Change of theme, every page made", given("theme.dark")
        yield "Change of theme, every page made", given("theme.light")
    yield "Larger type", given("larger")
    yield "Larger type", given("normal-size")
    yield from (("Next problem (F7)", given("next-problem")) for _ in range(4))
    yield from (("Preview shown and put away", given("preview")) for _ in range(2))
    yield "", given("page.chronology")
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        yield "Page Down", pressed(QTableView, "chronology.table", key)
    yield "", given("find")
    for letter in "visit":
        yield "A key in the filter", typed(QLineEdit, "chronology.filter", letter)
    yield "A key typed, and all that follows", typed(QTextEdit, "event.narrative", "Then. ")
    yield "A key typed, and all that follows", given("page.people")
    yield "Undo, and all that follows", given("undo")
    yield "Search of everything", given("search")
    for letter in "the visit":
        yield "Search of everything", typed(QLineEdit, "search.line", letter)
    yield "", lambda: _close_others(window)
    for command in _DIALOGS:
        yield "A dialog or a window beside", given(command)
        yield "", lambda: _close_others(window)
    yield "Close the case", given("close")
    yield f"Import of {CASES} cases", lambda: _bring_in(window, files)


def _within(kind: type[QWidget], name: str) -> QWidget:
    found = [
        each
        for top in QApplication.topLevelWidgets()
        for each in top.findChildren(kind, name)
        if each.isVisible()
    ]
    if not found:
        raise RuntimeError(f"there is no {name}")
    return found[0]


def _close_others(window: MainWindow) -> None:
    for each in QApplication.topLevelWidgets():
        if each is not window and each.isVisible():
            each.close()


def _bring_in(window: MainWindow, files: tuple[Path, ...]) -> None:
    if window.home.acts is None:
        raise RuntimeError("there is no register")
    window.home.acts.bring_in_files(files)
