"""Typing into a finding with spell check on, in a case of 20,000 words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.cases import case_with_events
from tests.benchmarks.measuring import Figure
from tests.benchmarks.window import settle, window_over
from workbench.domain.casefile import CaseFile
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.window.main import MainWindow

WORDS = 20_000
SENTENCE = "The Council did not say why it waited, and nobody recieved an answer in time. "
BETWEEN_S, REST_S = 0.08, 1.2
"""Twelve keys a second, and the rest after a sentence in which it is saved and checked."""

_SETTLING_S = 2.5


def measure(rounds: int) -> list[Figure]:
    """Each key from when it was due to when its letter is painted and nothing waits."""
    case = _case()
    with tempfile.TemporaryDirectory() as folder, window_over(Path(folder), case) as window:
        window.show_case(case.case.id, "findings")
        settle()
        editor = _editor(window)
        _wait(perf_counter() + _SETTLING_S)
        taken = sorted(_typed(editor, max(rounds, 3) * len(SENTENCE)))
    return [
        _at("A key typed in 20,000 words, median", taken, 0.5, None),
        _at("  the same, 99th percentile", taken, 0.99, 16),
    ]


def _case() -> CaseFile:
    """A case of that many words, a thousand of them in the analysis that is typed into."""
    case = case_with_events(200, told=100)
    count = len(case.events) * WORDS // _words(case)
    case = case_with_events(count, told=100)
    finding = case.findings["f1"]
    text = "\n\n".join(event.narrative for event in islice(case.events.values(), 16))
    return case.with_record("finding", replace(finding, analysis=text))


def _words(case: CaseFile) -> int:
    return sum(len(event.narrative.split()) for event in case.events.values())


def _editor(window: MainWindow) -> MarkupEdit:
    open_case = window.open_case
    if open_case is None:
        raise RuntimeError("no case is open")
    open_case.goto("finding", "f1", "analysis")
    editor = window.findChild(QWidget, "finding.analysis")
    if not isinstance(editor, MarkupEdit):
        raise RuntimeError("the finding has no analysis to type into")
    window.activateWindow()
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    return editor


def _typed(editor: MarkupEdit, keys: int) -> Iterator[float]:
    due = perf_counter() + BETWEEN_S
    for place, letter in enumerate(islice(cycle(SENTENCE), keys), 1):
        _wait(due)
        QTest.keyClicks(editor, letter)
        QApplication.processEvents()
        yield (perf_counter() - due) * 1000
        due = perf_counter() + (BETWEEN_S if place % len(SENTENCE) else REST_S)


def _wait(until: float) -> None:
    """Let the program do what it has to do, as it does between two keys."""
    while perf_counter() < until:
        QApplication.processEvents()


def _at(name: str, taken: list[float], share: float, budget: float | None) -> Figure:
    worst = taken[min(int(len(taken) * share), len(taken) - 1)]
    return Figure(name, "ms", worst, taken[0], taken[-1], budget)
