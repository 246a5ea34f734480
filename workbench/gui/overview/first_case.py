"""Your first case: seven steps, each a link, ticked by the program, closed for good at a press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from workbench.application.casebook.first_case import Step, first_steps
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import Handed
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import icon_button
from workbench.gui.look.labels import grounded, note, of_kind, toned
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.gui.look.theme.icons import picture
from workbench.gui.look.theme.palette import shade
from workbench.gui.look.theme.typeface import pixels
from workbench.gui.settings import settings_of

_SIGN = 16
_CLOSED = "overview/first-case-closed"
_KINDS = ("case", "person", "head", "evidence", "event", "finding", "text")


class StepLine(QPushButton):
    """A step: what is to be done and, beneath, where and how; ticked once it is done."""

    def __init__(self, name: str) -> None:
        super().__init__()
        of_kind(named(self, name), "row")
        self.setAutoDefault(True)
        self._step, self._next = Step("", "", "", False), False

    def show_step(self, step: Step, is_next: bool) -> None:
        """Show how far the step is; the next one to do stands out."""
        self._step, self._next = step, is_next
        done = "done" if step.done else step.hint
        self.setAccessibleName(f"{step.words}: {done}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines with room around them."""
        return QSize(pixels(240), 2 * self.fontMetrics().height() + 2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the button, the sign, the two lines and the way there."""
        super().paintEvent(event)
        painter, step = QPainter(self), self._step
        drawing, tone = ("circle-check", "green") if step.done else ("circle", "sign")
        line = (self.height() - 2 * GRID) // 2
        left, right = GRID + _SIGN + GRID, self.width() - 3 * GRID
        painter.drawPixmap(GRID, GRID + (line - _SIGN) // 2, picture(drawing, tone, _SIGN))
        top = (self.height() - _SIGN) // 2
        painter.drawPixmap(right + GRID // 2, top, picture("chevron-right", "text2", _SIGN))
        font = QFont(self.font())
        for words, ink, at in (
            (step.words, "text3" if step.done else "text", GRID),
            (step.hint, "text2", GRID + line),
        ):
            bold = self._next and at == GRID
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            font.setPixelSize(pixels(13 if at == GRID else 12))
            painter.setFont(font)
            painter.setPen(shade(ink))
            room = QRect(left, at, right - left, line)
            cut = Qt.TextElideMode.ElideRight
            said = painter.fontMetrics().elidedText(words, cut, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, said)


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

    def _button(self, number: int) -> StepLine:
        button = StepLine(f"overview.first-case.{number + 1}")
        button.clicked.connect(partial(self._go, number))
        return button

    def _go(self, number: int) -> None:
        self._desk.goto(first_steps(self._case)[number].kind, "", "")

    def _show(self) -> None:
        steps = first_steps(self._case)
        closed = self._settings is not None and bool(self._settings.value(_CLOSED))
        a_colleagues = self._case.case.handed is not Handed.OWN
        if closed or a_colleagues or all(step.done for step in steps):
            self.hide()
        elif self.parentWidget() is not None:  # before that it would be a window of its own
            self.show()
        wanted = next((step for step in steps if not step.done), None)
        for button, step in zip(self._steps, steps, strict=True):
            button.show_step(step, step is wanted)

    def _close(self) -> None:
        if self._settings is not None:
            self._settings.setValue(_CLOSED, 1)
        self.hide()
