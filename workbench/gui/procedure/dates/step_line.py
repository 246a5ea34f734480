"""One date of the procedure in the list of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.gui.look.theme.palette import shade
from workbench.gui.procedure.dates.step_date import StepDateField


class StepLine(QWidget):
    """A date of the procedure across the list; a press anywhere on it goes to its date.

    The row chosen shows that the keyboard is on the list it stands `among`.
    """

    def __init__(self, parts: QHBoxLayout, date: StepDateField, among: QWidget) -> None:
        super().__init__()
        self.setLayout(parts)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._date, self._chosen, self._among = date, False, among
        self.choose(False)

    def choose(self, chosen: bool) -> None:
        """Be the row whose record is shown, or not."""
        self._chosen = chosen
        self._date.calendar.setVisible(chosen or self.underMouse())
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the calendar of the date under the mouse."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.choose(self._chosen)
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._date.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._chosen:
            painter.fillRect(self.rect(), shade("sel"))
            painter.fillRect(0, 0, 3, self.height(), shade("accent"))
            if self._among.hasFocus():
                painter.setPen(QPen(shade("ring"), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        elif self.underMouse():
            painter.fillRect(self.rect(), shade("hover"))
