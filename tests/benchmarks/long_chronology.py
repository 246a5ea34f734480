"""The chronology of 5,000 events: typing into its filter, scrolling, and its timeline."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from tests.benchmarks.bare_window import Rows
from tests.benchmarks.cases import case_with_events
from tests.benchmarks.measuring import Figure, figure, taking_turns, timed
from tests.benchmarks.turns import until_quiet
from tests.benchmarks.window import settle, window_over
from workbench.gui.timeline.page import TimelinePage

EVENTS = 5_000
WORDS = "independent visit"
FRAMES = 20


def measure(rounds: int) -> list[Figure]:
    """One case of 5,000 events, on its chronology and on its timeline."""
    case = case_with_events(EVENTS)
    with tempfile.TemporaryDirectory() as folder, window_over(Path(folder), case) as window:
        window.show_case(case.case.id, "chronology")
        settle()
        line = window.findChild(QLineEdit, "chronology.filter")
        table = window.findChild(QTableView, "chronology.table")
        if line is None or table is None:
            raise RuntimeError("the chronology has no filter or no table")
        bare = _bare_table(table)
        found = [
            *_scrolling(table, bare, rounds),
            *_typing(line, table, max(rounds // 3, 1)),
        ]
        window.actions_["page.timeline"].trigger()
        settle()
        timeline = window.findChild(TimelinePage)
        if timeline is None:
            raise RuntimeError("the case has no timeline")
        view = timeline.view.viewport()
        taken = taking_turns(
            {"ours": lambda turn: view.repaint(), "bare": lambda turn: _frame(bare, turn)}, rounds
        )
    return [*found, figure("Draw the timeline of 5,000 events", taken["ours"], taken["bare"],
                           "a scroll frame of a bare table", 12)]  # fmt: skip


def _bare_table(like: QTableView) -> QTableView:
    """A table of plain words, as large on the screen."""
    bare = QTableView()
    bare.rows = Rows()  # type: ignore[attr-defined] - kept as long as the view
    bare.setModel(bare.rows)  # type: ignore[attr-defined]
    bare.resize(like.size())
    bare.show()
    QApplication.processEvents()
    return bare


def _scrolling(table: QTableView, bare: QTableView, rounds: int) -> list[Figure]:
    """Frames of a scroll from top to bottom and back, most of a screen at a time."""
    acts = {
        "ours": lambda turn: _frame(table, turn),
        "bare": lambda turn: _frame(bare, turn),
    }
    taken = taking_turns(acts, rounds * FRAMES)
    return [figure("Scroll frame in 5,000 events", taken["ours"], taken["bare"],
                   "the same of a bare table", 3)]  # fmt: skip


def _frame(table: QTableView, turn: int) -> None:
    bar = table.verticalScrollBar()
    away = turn % FRAMES * 2 / FRAMES
    bar.setValue(int(bar.maximum() * (away if away <= 1 else 2 - away)))
    table.viewport().repaint()


def _typing(line: QLineEdit, table: QTableView, times: int) -> list[Figure]:
    """Each letter from the key to the rows shown; the page's pause before filtering left out.

    A frame of scrolling follows each: what a person takes for an instant.
    """
    page = line.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    timers = page.findChildren(QTimer, options=direct) if page is not None else []
    # What follows once upon opening (check, look-alikes, reading ahead) is not part of a key press.
    until_quiet()
    for timer in timers:
        if timer.isSingleShot():
            timer.setInterval(0)
    keys, frames = [], []
    for _ in range(times):
        line.clear()
        QApplication.processEvents()
        for place, letter in enumerate(WORDS):
            keys.append(timed(lambda turn, letter=letter: _press(line, letter)))  # type: ignore[misc]
            frames.append(timed(lambda turn: _frame(table, turn), turn=place))
    line.clear()
    QApplication.processEvents()
    return [figure("Filter keystroke in 5,000 events", keys, frames, "a scroll frame", 4)]


def _press(line: QLineEdit, letter: str) -> None:
    QTest.keyClicks(line, letter)
    QApplication.processEvents()
