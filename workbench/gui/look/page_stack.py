"""Pages in one place, of which only the one shown says how much room it needs."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """A stack as wide as the page shown must be.

    By itself Qt asks for the room of the widest page there is. The window would be wider than a
    small screen once its widest page was seen, and stay so.
    """

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else QSize()
