"""A thin bar beneath a paper that shows which of its pages have been read, and which not yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.look.layout import named
from workbench.gui.look.theme.palette import shade

_HIGH = 6


class ReadBar(QWidget):
    """The whole width stands for the whole paper. `chosen` carries the page pressed on."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "evidence.read", "Pages read")
        self.setFixedHeight(_HIGH)
        self._number, self._read, self._page = 0, frozenset[int](), 0

    def show_read(self, number: int, read: set[int]) -> None:
        """Show which of so many pages have been read; they count from 1."""
        self._number, self._read = number, frozenset(p for p in read if 0 < p <= number)
        left = number - len(self._read)
        words = "Every page is marked as read" if not left else f"{left} of {number} pages not read"
        self.setToolTip(f"{words} (R marks a page as read)")
        self.setAccessibleDescription(words)
        self.setVisible(bool(self._read))
        self.update()

    def show_page(self, page: int) -> None:
        """Show which page is in hand; it counts from 0."""
        self._page = page
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages read, and where one is."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade("track"))
        if self._number:
            for page in self._read:
                left, right = self._edges(page - 1)
                painter.fillRect(left, 0, max(right - left, 1), _HIGH, shade("sign"))
            left, right = self._edges(self._page)
            painter.fillRect(left, 0, max(right - left, 2), _HIGH, shade("accent"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the page pressed on."""
        if self._number:
            at = event.position().x() / max(self.width(), 1)
            self.chosen.emit(min(int(at * self._number), self._number - 1))

    def _edges(self, page: int) -> tuple[int, int]:
        wide = self.width()
        return wide * page // self._number, wide * (page + 1) // self._number
