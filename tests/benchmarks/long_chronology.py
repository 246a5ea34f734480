"""The chronology of 5,000 events: typing into its filter, scrolling through it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from tests.benchmarks.cases import case_with_events
from tests.benchmarks.measuring import Figure, timed
from tests.benchmarks.window import settle, window_over

EVENTS = 5_000
WORDS = "independent visit"


_SETTLING_S = 2.0


def measure(rounds: int) -> list[Figure]:
    """One case of 5,000 events, on its chronology."""
    case = case_with_events(EVENTS)
    with tempfile.TemporaryDirectory() as folder, window_over(Path(folder), case) as window:
        window.show_case(case.case.id, "chronology")
        settle()
        line = window.findChild(QLineEdit, "chronology.filter")
        table = window.findChild(QTableView, "chronology.table")
        if line is None or table is None:
            raise RuntimeError("the chronology has no filter or no table")
        return [_typing(line, max(rounds // 3, 1)), _scrolling(table, rounds * 20)]


def _typing(line: QLineEdit, times: int) -> Figure:
    """Each letter from the key to the rows shown; the page's pause before filtering left out."""
    page = line.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    timers = page.findChildren(QTimer, options=direct) if page is not None else []
    # What follows once upon opening (check, look-alikes, reading ahead) is not part of a key press.
    opened = perf_counter()
    while perf_counter() < opened + _SETTLING_S:
        QApplication.processEvents()
    for timer in timers:
        if timer.isSingleShot():
            timer.setInterval(0)
    taken = []
    for _ in range(times):
        line.clear()
        QApplication.processEvents()
        for letter in WORDS:
            taken += timed(lambda turn, letter=letter: _press(line, letter), 1, warming=0)  # type: ignore[misc]
    line.clear()
    QApplication.processEvents()
    taken.sort()
    return _at("Filter keystroke in 5,000 events, 95th percentile", taken, 30)


def _press(line: QLineEdit, letter: str) -> None:
    QTest.keyClicks(line, letter)
    QApplication.processEvents()


def _scrolling(table: QTableView, frames: int) -> Figure:
    """Frames of a scroll from top to bottom and back, most of a screen at a time."""
    bar = table.verticalScrollBar()
    taken = []
    for frame in range(frames):
        away = frame * 2 / frames
        place = int(bar.maximum() * (away if away <= 1 else 2 - away))
        start = perf_counter()
        bar.setValue(place)
        table.viewport().repaint()
        taken.append((perf_counter() - start) * 1000)
    taken.sort()
    return _at("Scroll frame in 5,000 events, 95th percentile", taken, 16)


def _at(name: str, taken: list[float], budget: float) -> Figure:
    worst = taken[min(int(len(taken) * 0.95), len(taken) - 1)]
    return Figure(name, "ms", worst, taken[0], taken[-1], budget)
