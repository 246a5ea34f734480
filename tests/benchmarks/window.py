"""The window at work: a case opened, an event edited, the preview composed anew."""

from __future__ import annotations

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
)
from tests.benchmarks.measuring import ROOT, Figure, figure, growth, taking_turns, timed
from tests.benchmarks.storing import bare_commit, bare_database
from tests.gui.scripted_dialogs import ScriptedDialogs
from workbench.bootstrap import window_services
from workbench.domain.casefile import CaseFile
from workbench.gui.look.appearance import Appearance
from workbench.gui.settings import Remembered
from workbench.gui.window.main import MainWindow
from workbench.reference.loader import load_library
from workbench.statement.nodes import StatementStage

FEW, MANY, PARAGRAPHS = 500, 5_000, 120


def measure(rounds: int) -> list[Figure]:
    """Cases of 500 and 5,000 events, and one whose statement has 120 paragraphs."""
    few, many = case_with_events(FEW, 1), case_with_events(MANY, 2)
    told = case_with_paragraphs(PARAGRAPHS, load_library(ROOT / "resources"), 3)
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_database(Path(folder) / "bare.db")
        with closing(bare), window_over(Path(folder) / "casebook", few, many, told) as window:
            return [
                *_opening(window, few.case.id, many.case.id, rounds),
                *_editing(window, few.case.id, many.case.id, bare, rounds),
                *_previewing(window, told.case.id, rounds),
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
        QApplication.sendPostedEvents()
        window.repaint()

    return open_it


def _opening(window: MainWindow, few: str, many: str, rounds: int) -> list[Figure]:
    first = timed(opening(window, few, "overview"), 1, warming=0)
    taken: dict[str, list[float]] = {}
    for page in ("overview", "chronology"):
        for name, case_id in (("few", few), ("many", many)):
            opened, composed = _opened(window, case_id, page, rounds)
            taken[f"{name} {page}"], taken[f"{name} preview"] = opened, composed
    return [
        figure("First case opened after the start", first),
        figure("Open a case of 500 events", taken["few overview"], budget=100),
        figure("Open a case of 5,000 events", taken["many overview"], budget=300),
        figure("  the same on its chronology, 500", taken["few chronology"], budget=100),
        figure("  the same on its chronology, 5,000", taken["many chronology"], budget=300),
        figure("  and then its preview, 50 events told", taken["few preview"]),
        figure("  and then its preview, 500 events told", taken["many preview"]),
        growth("Opening: 5,000 events against 500", taken["few chronology"],
               taken["many chronology"]),
    ]  # fmt: skip


def _opened(
    window: MainWindow, case_id: str, page: str, rounds: int
) -> tuple[list[float], list[float]]:
    """How long until the page was painted, and how long the preview took after that."""
    opened, composed = [], []
    for turn in range(rounds + 1):
        window.close_case()
        settle()
        first = timed(opening(window, case_id, page), 1, warming=0)
        then = timed(lambda turn: QApplication.processEvents(), 1, warming=0)
        if turn:
            opened += first
            composed += then
    return opened, composed


def _editing(
    window: MainWindow, few: str, many: str, bare: sqlite3.Connection, rounds: int
) -> list[Figure]:
    commit = bare_commit(bare)
    taken, beside = {}, []
    for name, case_id in (("few", few), ("many", many)):
        window.show_case(case_id, "chronology")
        settle()
        both = taking_turns({"bare": commit, "ours": _edit(window)}, rounds * 3, warming=3)
        taken[name] = both["ours"]
        beside += both["bare"]
    return [
        figure("An edit: model, disk and views, 500 events", taken["few"], reference=beside,
               against="bare SQLite commit", times=3, plus=10),
        figure("An edit: model, disk and views, 5,000", taken["many"], reference=beside,
               against="bare SQLite commit", times=3, plus=10),
        growth("Editing: 5,000 events against 500", taken["few"], taken["many"]),
    ]  # fmt: skip


def _edit(window: MainWindow) -> Callable[[int], object]:
    """The words of an event changed, saved, and shown wherever they stand."""
    case = window.open_case
    if case is None:
        raise RuntimeError("no case is open")
    bridge = case.bridge

    def edit(turn: int) -> None:
        if not bridge.apply("Edit event", lambda case: edited(case, turn)):
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

    taken = taking_turns({"compose": compose, "draw": draw}, rounds * 2, warming=3)
    return [
        figure("Recompose the preview of 120 paragraphs", taken["compose"], budget=30),
        figure("  and draw it", taken["draw"]),
    ]
