"""A line of words that gives way when the window is narrow, ending in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from workbench.gui.look.labels import of_kind
from workbench.gui.look.layout import GRID


class ElidedLabel(QLabel):
    """A label on one line, cut at its right end when there is no room for all of it."""

    def __init__(
        self, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, least: int = 48
    ) -> None:
        super().__init__()
        self._least = least
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        wanted = super().minimumSizeHint()
        return QSize(min(self._least, wanted.width()), wanted.height())

    def event(self, event: QEvent) -> bool:
        """Have the tip say all the words where they are cut, unless it says something else."""
        if event.type() == QEvent.Type.ToolTip and self.toolTip() == self._tip:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            self._tip = self.text() if cut else ""
            self.setToolTip(self._tip)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        inner = self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(self.alignment()), words)


class ElidedButton(QPushButton):
    """A button of one line of words at its left, cut where it is narrower than they are."""

    def __init__(self, words: str, spoken: str) -> None:
        super().__init__(words)
        self._words = words
        self.setAutoDefault(True)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        of_kind(self, "row")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        beside = 0 if self.icon().isNull() else self.iconSize().width() + GRID
        room = max(self.width() - 3 * GRID - beside, 0)
        fitting = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if fitting != self.text():
            self.setText(fitting)
