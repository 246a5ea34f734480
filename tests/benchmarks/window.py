"""The window at work: a case opened, its pages visited, an event edited, the preview composed."""

from __future__ import annotations

import gc
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from tests.benchmarks.cases import (
    case_with_events,
    case_with_paragraphs,
    casebook_of,
    edited,
    editing_events,
)
from tests.benchmarks.measuring import (
    ROOT,
    Figure,
    figure,
    growth,
    plain_python,
    taking_turns,
    timed,
)
from tests.benchmarks.start_up import AGAINST_BARE, bare_start
from tests.benchmarks.storing import bare_commit, bare_database
from tests.gui.scripted_dialogs import ScriptedDialogs
from workbench.bootstrap import window_services
from workbench.domain.casefile import CaseFile
from workbench.gui.case.pages import PAGES
from workbench.gui.look.appearance import Appearance
from workbench.gui.settings import Remembered
from workbench.gui.window.main import MainWindow
from workbench.reference.loader import load_library
from workbench.statement.nodes import StatementStage

FEW, MIDDLE, MANY, PARAGRAPHS = 500, 2_000, 5_000, 120

VIEWS_MS = 8.0
"""What an edit may take for the views besides the commit: half a frame of a screen."""


def measure(rounds: int) -> list[Figure]:
    """Cases of 500, 2,000 and 5,000 events, and one whose statement has 120 paragraphs."""
    few, many = case_with_events(FEW, 1), case_with_events(MANY, 2)
    long = case_with_paragraphs(PARAGRAPHS, load_library(ROOT / "resources"), 3)
    middle = case_with_events(MIDDLE, 4)
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_database(Path(folder) / "bare.db")
        book = Path(folder) / "casebook"
        with closing(bare), window_over(book, few, many, long, middle) as window:
            return [
                *_opening(window, few.case.id, many.case.id, rounds),
                *_visiting(window, middle.case.id, max(rounds // 3, 2)),
                *_editing(window, few.case.id, many.case.id, bare, rounds),
                *_previewing(window, long.case.id, rounds),
            ]


@contextmanager
def window_over(folder: Path, *cases: CaseFile) -> Iterator[MainWindow]:
    """The program's own window over a casebook with these cases, shown and warmed up."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([])
    casebook_of(folder, *cases).close()
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(
        window_services(folder),
        ScriptedDialogs(),
        Appearance(application, settings),
        Remembered(settings),
    )
    window.show()
    gc.freeze()  # as the program does once its window stands
    application.processEvents()
    if window.casebook is None:
        raise RuntimeError("the casebook could not be opened")
    window.casebook.warm_up()
    _ = window.casebook.workbench.library
    try:
        yield window
    finally:
        window.close()
        application.processEvents()


def settle() -> None:
    """Everything waiting is done, and what was closed is gone, as between two acts of a person."""
    QApplication.processEvents()
    # Outside a running event loop Qt keeps what is to be deleted.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def opening(window: MainWindow, case_id: str, page: str) -> Callable[[int], object]:
    """A case opened on a page and painted; its preview comes after that."""

    def open_it(turn: int) -> None:
        window.show_case(case_id, page)
        # Laid out and painted are the last things that are posted.
        QApplication.sendPostedEvents()

    return open_it


def _opening(window: MainWindow, few: str, many: str, rounds: int) -> list[Figure]:
    """Each way of opening a case by turns with the start of a bare window."""
    first = timed(opening(window, few, "overview"))
    ways = {
        f"{name} {page}": opening(window, case_id, page)
        for page in ("overview", "chronology")
        for name, case_id in (("few", few), ("many", many))
    }
    taken: dict[str, list[float]] = {name: [] for name in (*ways, "bare", "preview")}
    for turn in range(rounds + 1):
        for name, act in ways.items():
            window.close_case()
            settle()
            passed = timed(act)
            then = timed(lambda turn: QApplication.processEvents())
            if turn:
                taken[name].append(passed)
                taken["preview"] += [then] * (name == "few overview")
        taken["bare"] += [bare_start()] * bool(turn)
    bare = taken["bare"]
    return [
        figure("First case opened after the start", [first], bare, AGAINST_BARE),
        figure("Open a case of 500 events", taken["few overview"], bare, AGAINST_BARE, 0.30),
        figure("Open a case of 5,000 events", taken["many overview"], bare, AGAINST_BARE, 0.60),
        figure("  the same on its chronology, 500", taken["few chronology"], bare, AGAINST_BARE),
        figure("  the same on its chronology, 5,000", taken["many chronology"], bare, AGAINST_BARE),
        figure("  and then its preview, 50 events printed", taken["preview"], bare, AGAINST_BARE),
    ]


def _visiting(window: MainWindow, case_id: str, rounds: int) -> list[Figure]:
    """The first visit of each page of a case, beside the start of a bare window."""
    taken: dict[str, list[float]] = {spec.key: [] for spec in PAGES}
    acts: dict[str, list[float]] = {name: [] for name in _ACTS}
    bare: list[float] = []
    for _ in range(rounds):
        window.show_case(case_id, "overview")
        settle()
        case = window.open_case
        if case is None:
            raise RuntimeError("no case is open")
        for key, times in taken.items():
            times.append(timed(lambda turn, key=key: _visit(window, key)))  # type: ignore[misc]
            settle()
        for name, times in acts.items():
            times.append(timed(lambda turn, name=name: _act(window, name)))  # type: ignore[misc]
            settle()
        bare.append(bare_start())
        window.close_case()
        settle()
    slowest = sorted(taken, key=lambda key: min(taken[key]))[:-4:-1]
    return [
        figure(f"First visit of {key}, 2,000 events", taken[key], bare, AGAINST_BARE, 0.6)
        for key in slowest
    ] + [
        figure(f"{name}, 2,000 events, every page made", times, bare, AGAINST_BARE)
        for name, times in acts.items()
    ]


_ACTS = {
    "Change of theme": ("theme.dark", "theme.light"),
    "Next problem": ("next-problem",),
    "Preview shown and put away": ("preview", "preview"),
}
"""Acts of a person in a large case, by the commands they are."""


def _act(window: MainWindow, name: str) -> None:
    for command in _ACTS[name]:
        window.actions_[command].trigger()
        QApplication.sendPostedEvents()


def _visit(window: MainWindow, page: str) -> None:
    window.actions_[f"page.{page}"].trigger()
    QApplication.sendPostedEvents()


def _editing(
    window: MainWindow, few: str, many: str, bare: sqlite3.Connection, rounds: int
) -> list[Figure]:
    """Both cases by turns with the commit."""
    commit = bare_commit(bare)
    taken: dict[str, list[float]] = {"few": [], "many": [], "bare": []}
    for _ in range(3):
        for name, case_id in (("few", few), ("many", many)):
            window.show_case(case_id, "chronology")
            settle()
            acts = {"bare": commit, name: _edit(window)}
            for which, times in taking_turns(acts, rounds, warming=3).items():
                taken[which] += times
    against = "bare SQLite commit"
    return [
        figure("An edit: model, disk and views, 500 events", taken["few"], taken["bare"],
               against, 6, plus=VIEWS_MS),
        figure("An edit: model, disk and views, 5,000", taken["many"], taken["bare"],
               against, 6, plus=VIEWS_MS),
        growth("Editing: 5,000 events against 500", taken["few"], taken["many"], 1.3),
    ]  # fmt: skip


def _edit(window: MainWindow) -> Callable[[int], object]:
    """The words of an event changed, saved, and shown wherever they stand."""
    case = window.open_case
    if case is None:
        raise RuntimeError("no case is open")
    bridge, change = case.bridge, editing_events(case.session.case)

    def edit(turn: int) -> None:
        if not bridge.apply("Edit event", lambda case: change(case, turn)):
            raise RuntimeError("the edit was not saved")
        QApplication.processEvents()

    return edit


def _previewing(window: MainWindow, case_id: str, rounds: int) -> list[Figure]:
    window.show_case(case_id, "statement")
    settle()
    case = window.open_case
    if case is None or window.casebook is None:
        raise RuntimeError("no case is open")
    workbench, preview, start = window.casebook.workbench, case.preview, case.session.case

    def compose(turn: int) -> None:
        document = workbench.compose(edited(start, turn), StatementStage.DRAFT)
        preview.show_document(document)

    def draw(turn: int) -> None:
        preview.browser.viewport().repaint()

    acts = {"plain": plain_python, "compose": compose, "draw": draw}
    taken = taking_turns(acts, rounds * 2, warming=3)
    return [
        figure("Recompose the preview of 120 paragraphs", taken["compose"], taken["plain"],
               "plain Python", 3),
        figure("  and draw it", taken["draw"]),
    ]  # fmt: skip
