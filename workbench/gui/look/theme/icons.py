"""Icons by their name (``resources/icons``), drawn in the colours of the theme there now is."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from workbench.gui.look.theme.palette import shade
from workbench.paths import bundle

SIZE = 16
"""The side of an icon in pixels."""

_FINE = 2
"""Points of a picture to a pixel, for fine screens."""


def icon(name: str, quiet: str = "text2", on: str = "accent") -> QIcon:
    """An icon for a button or a row.

    It is drawn in the colour `quiet`, in `on` where what it stands on is switched on or chosen, and
    follows the theme by itself.
    """
    return QIcon(_Drawn(name, quiet, on))


def picture(name: str, tone: str, size: int = SIZE) -> QPixmap:
    """An icon as a picture in a colour of the theme, for what paints itself."""
    return _pixmap(name, shade(tone).name(), size * _FINE, _FINE)


@cache
def _pixmap(name: str, of: str, side: int, ratio: float) -> QPixmap:
    """The drawing at its size; read by Qt's own reader, for which nothing more is imported."""
    drawing = (bundle().resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    for drawn, wanted in (
        ("currentColor", of),
        ('stroke-width="2"', 'stroke-width="1.75"'),
        ('width="24"', f'width="{side}"'),
        ('height="24"', f'height="{side}"'),
    ):
        drawing = drawing.replace(drawn, wanted)
    made = QPixmap()
    made.loadFromData(drawing.encode(), "svg")
    made.setDevicePixelRatio(ratio)
    return made


class _Drawn(QIconEngine):
    """Draws one icon in the colour that fits the place."""

    def __init__(self, name: str, quiet: str, on: str) -> None:
        super().__init__()
        self._name, self._quiet, self._on = name, quiet, on

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._quiet, self._on)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as it is on a button of that state, in the palette of the program."""
        name = self._on if state == QIcon.State.On or mode == QIcon.Mode.Selected else self._quiet
        if mode == QIcon.Mode.Disabled:
            name = "text3"
        return QPixmap(_pixmap(self._name, shade(name).name(), min(size.width(), size.height()), 1))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon where it is wanted, sharp on a fine screen too."""
        # Which paint device it is would take longer to learn than to draw for a fine screen.
        drawn = QPixmap(self.pixmap(rect.size() * _FINE, mode, state))
        drawn.setDevicePixelRatio(_FINE)
        painter.drawPixmap(rect.topLeft(), drawn)
