"""How far a case has come: what it holds, its problems, and what it still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout

from workbench.application.case.changes import ChangeSet
from workbench.application.casebook.overview import OpenTask, open_tasks
from workbench.application.remedies.answers import totals_words
from workbench.domain.problems import Problem, Severity
from workbench.gui.desk import Desk
from workbench.gui.live import Checked, Live
from workbench.gui.look.appearance import GRID
from workbench.gui.look.elided import ElidedButton
from workbench.gui.look.labels import WrappedLabel, note, rule, section
from workbench.gui.look.layout import REST, clear_out, column_of, held, scrolled
from workbench.gui.look.named import named

_MOST_STEPS = 12
_COUNTED = (
    ("person", "People"),
    ("head", "Heads of complaint"),
    ("evidence", "Evidence items"),
    ("event", "Events"),
    ("finding", "Findings"),
    ("injustice", "Injustices"),
    ("remedy", "Remedies"),
)


class CaseSummary(QFrame):
    """Counts, problems and next steps; a step is a button that leads to its page."""

    def __init__(self, desk: Desk, live: Live | None = None) -> None:
        super().__init__()
        self.setObjectName("overview.summary")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMinimumWidth(280)
        self._desk = desk
        self._numbers: dict[str, QLabel] = {}
        self._shown: tuple[OpenTask, ...] = ()
        # Looking for what is missing reads every text: first the page is painted.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self._problems = named(WrappedLabel(), "overview.problems")
        self._payments = named(WrappedLabel(), "overview.payments")
        self._done = note("Nothing: every part of the statement is there.")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(4)
        self._lay_out()
        desk.bridge.changed.connect(self._on_changed)
        if live is not None:
            live.checked.connect(self._on_checked)
            if live.checked_once:
                self._on_checked(live.found)

    def _lay_out(self) -> None:
        body = held(
            column_of(
                section("Still to do"),
                self._done,
                self._steps,
                rule(),
                section("Problems"),
                self._problems,
                rule(),
                section("In this case"),
                self._grid(),
                self._payments,
                REST,
                margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID),
            )
        )
        column_of(scrolled(body, "Summary of the case"), within=self)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, (kind, words) in enumerate(_COUNTED):
            number = named(QLabel(), f"overview.count.{kind}")
            self._numbers[kind] = number
            grid.addWidget(QLabel(words), row, 0)
            grid.addWidget(number, row, 1)
        return grid

    # --- following -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Come up to date when the page comes into view."""
        super().showEvent(event)
        self._count()
        self._soon.start()

    def _on_changed(self, _change_set: ChangeSet) -> None:
        if self.isVisible():
            self._soon.start()

    def _count(self) -> None:
        case = self._desk.bridge.case
        for kind, number in self._numbers.items():
            number.setText(str(len(case.records(kind))))

    def _follow(self) -> None:
        self._count()
        case = self._desk.bridge.case
        payments = totals_words(case)
        self._payments.setText(f"To be paid: {payments}")
        self._payments.setVisible(bool(payments))
        self._show_steps(open_tasks(case))

    def _on_checked(self, found: Checked) -> None:
        self._problems.setText(problems_words(found.open))

    def _show_steps(self, found: tuple[OpenTask, ...]) -> None:
        if found == self._shown:
            return
        self._shown = found
        clear_out(self._steps)
        for number, step in enumerate(found[:_MOST_STEPS], 1):
            self._steps.addWidget(self._button(number, step))
        if len(found) > _MOST_STEPS:
            self._steps.addWidget(note(f"and {len(found) - _MOST_STEPS} more"))
        self._done.setVisible(not found)

    def _button(self, number: int, step: OpenTask) -> QPushButton:
        button = named(ElidedButton(step.words, step.words), f"overview.step{number}")
        button.setToolTip(step.words)
        go = partial(self._desk.goto, step.kind, step.id, step.field)
        button.clicked.connect(lambda _=False: go())
        return button


def problems_words(found: Sequence[Problem]) -> str:
    """How many problems the statement has as it is shown, a draft or final, in words."""
    if not found:
        return "None found in the statement."
    names = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "note"))
    counts = [(sum(p.severity is severity for p in found), name) for severity, name in names]
    parts = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in counts if n]
    return ", ".join(parts) + " (F7 goes to the next)"
