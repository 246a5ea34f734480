"""Your first case: seven steps, each a link, ticked by the program, closed for good at a press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from workbench.application.casebook.first_case import first_steps
from workbench.domain.casefile import CaseFile
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import icon_button
from workbench.gui.look.labels import grounded, note, of_kind, toned
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.gui.look.theme.icons import icon
from workbench.gui.settings import settings_of

_CLOSED = "overview/first-case-closed"
_KINDS = ("case", "person", "head", "evidence", "event", "finding", "text")


class FirstCase(QFrame):
    """The steps of a case that is still at its beginning; nothing once all of them are done."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        # It shows itself: without a parent it would be a window of its own for a moment.
        super().__init__(parent)
        grounded(named(self, "overview.first-case"), "lst")
        self._desk, self._settings = desk, settings_of(desk.services)
        close = icon_button("x", "overview.first-case.close", self._close, "Close for good")
        head = row_of(toned(QLabel("Your first case"), "strong"), REST, close)
        words = note("Seven steps from a complaint to a statement, in any order.")
        self._steps = [self._button(number) for number in range(len(first_steps(self._case)))]
        column_of(
            head, words, *self._steps, within=self, margins=(2 * GRID, GRID, GRID, GRID), gap=2
        )
        follow(self, desk.bridge, self._show, *_KINDS)

    @property
    def _case(self) -> CaseFile:
        return self._desk.bridge.case

    def _button(self, number: int) -> QPushButton:
        button = of_kind(named(QPushButton(), f"overview.first-case.{number + 1}"), "row")
        button.setIconSize(QSize(16, 16))
        button.setAutoDefault(True)
        button.clicked.connect(partial(self._go, number))
        return button

    def _go(self, number: int) -> None:
        self._desk.goto(first_steps(self._case)[number].kind, "", "")

    def _show(self) -> None:
        steps = first_steps(self._case)
        closed = self._settings is not None and bool(self._settings.value(_CLOSED))
        if closed or all(step.done for step in steps):
            self.hide()
        elif self.parentWidget() is not None:  # before that it would be a window of its own
            self.show()
        for button, step in zip(self._steps, steps, strict=True):
            drawing, tone = ("circle-check", "green") if step.done else ("circle", "sign")
            button.setIcon(icon(drawing, tone, tone))
            button.setText(f" {step.words}")
            button.setToolTip(step.hint)
            done = "done" if step.done else step.hint
            button.setAccessibleName(f"{step.words}: {done}")

    def _close(self) -> None:
        if self._settings is not None:
            self._settings.setValue(_CLOSED, 1)
        self.hide()
