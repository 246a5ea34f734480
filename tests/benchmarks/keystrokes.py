"""Typing into a finding with spell check on, in a case of 20,000 words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tests.benchmarks.cases import case_with_events
from tests.benchmarks.measuring import Figure, figure, timed
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
    """Each key until its letter is painted, beside the same key in an editor of Qt's own.

    Keys are due at fixed times, so that whatever the program does in between is in its way.
    """
    case = _case()
    with tempfile.TemporaryDirectory() as folder, window_over(Path(folder), case) as window:
        window.show_case(case.case.id, "findings")
        settle()
        editor = _editor(window)
        _wait(perf_counter() + _SETTLING_S)
        bare = QTextEdit()
        bare.resize(editor.size())
        bare.setPlainText(editor.toPlainText())
        bare.show()
        ours, theirs = zip(*_typed(editor, bare, max(rounds, 3) * len(SENTENCE)), strict=True)
        bare.close()
    return [
        figure("A key typed in 20,000 words", ours, theirs, "the same in a bare editor", 4),
        _late(ours, theirs),
    ]


def _late(ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """The slowest key of a hundred: what is checked and composed meanwhile must not be felt."""
    slow, beside = (sorted(taken)[int(len(taken) * 0.99)] for taken in (ours, theirs))
    return figure("  the slowest of a hundred", [slow], [beside], "the same in a bare editor", 8)


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


def _typed(editor: MarkupEdit, bare: QTextEdit, keys: int) -> Iterator[tuple[float, float]]:
    due = perf_counter() + BETWEEN_S
    for place, letter in enumerate(islice(cycle(SENTENCE), keys), 1):
        _wait(due)
        yield (
            timed(lambda turn, letter=letter: _press(editor, letter)),  # type: ignore[misc]
            timed(lambda turn, letter=letter: _press(bare, letter)),  # type: ignore[misc]
        )
        due = perf_counter() + (BETWEEN_S if place % len(SENTENCE) else REST_S)


def _press(editor: QTextEdit, letter: str) -> None:
    QTest.keyClicks(editor, letter)
    QApplication.processEvents()


def _wait(until: float) -> None:
    """Let the program do what it has to do, as it does between two keys."""
    while perf_counter() < until:
        QApplication.processEvents()
