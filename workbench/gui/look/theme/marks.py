"""Small signs told apart by their shape as well as their colour."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.gui.look.theme.icons import SIZE, icon, picture

_SIGNS = {
    "error": ("late", "red"),
    "warning": ("settle", "amber"),
    "note": ("dot", "accent"),
    "good": ("check", "green"),
    "to do": ("circle", "sign"),
    "to settle": ("settle", "amber"),
    "grave": ("late", "red"),
    "late": ("late", "amber"),
    "saved": ("check", "text3"),
    "copied": ("shield-check", "text3"),
}


def mark(name: str, size: int = SIZE) -> QPixmap:
    """A sign as a picture: error ▲, warning ◆, note ●, good ✓, to do ○."""
    drawing, tone = _SIGNS[name]
    return picture(drawing, tone, size)


def sign(name: str) -> QIcon:
    """A sign as an icon, which follows the theme by itself."""
    drawing, tone = _SIGNS[name]
    return icon(drawing, tone, tone)


class Sign(QWidget):
    """A sign, or an icon, that stands by itself and follows the theme."""

    def __init__(self, name: str = "", size: int = SIZE) -> None:
        super().__init__()
        self._drawn = ("", "")
        self._size = size
        self.setFixedSize(QSize(size, size))
        if name:
            self.show_sign(name)

    def show_sign(self, name: str) -> None:
        """Show another sign."""
        self.show_drawing(*_SIGNS[name])

    def show_drawing(self, name: str, tone: str = "text2") -> None:
        """Show an icon by its name, in a colour of the theme."""
        self._drawn = (name, tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn[0]:
            QPainter(self).drawPixmap(0, 0, picture(*self._drawn, self._size))
