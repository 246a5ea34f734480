"""A page with what is blacked out on it: areas are drawn, chosen, moved and deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.application.disclosing.pages import Area
from workbench.gui.look.theme.palette import colours

_STEP, _BIG_STEP = 2.0, 12.0
_LEAST = 3.0
_NEW = (120.0, 18.0)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
HINT = (
    "Drag to black out an area. N adds one, [ and ] choose one, arrow keys move it, with Shift its "
    "far corner, Delete takes it off. Page Up and Page Down turn the page."
)


def shade(colour: QColor, opacity: int) -> QColor:
    """A colour that lets through what lies under it; 255 lets through nothing."""
    return QColor(colour.red(), colour.green(), colour.blue(), opacity)


class PageView(QWidget):
    """Shows one page. `added`, `changed` and `dropped` carry areas; `turned` a step of pages."""

    added = Signal(object)
    changed = Signal(int, object)
    dropped = Signal(int)
    chosen = Signal(int)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._picture = QPixmap()
        self._size = (1.0, 1.0)
        self.scale = 1.0
        self._areas: Sequence[tuple[int, Area]] = ()
        self._chosen = -1
        self._from: QPointF | None = None
        self._to = QPointF()

    def show_page(self, picture: QPixmap, size: tuple[float, float], scale: float) -> None:
        """Show a page of that size in points, at so many pixels a point."""
        self._picture, self._size, self.scale = picture, size, scale
        self.setFixedSize(self.sizeHint())
        self.update()

    def show_areas(self, areas: Sequence[tuple[int, Area]], chosen: int = -1) -> None:
        """Show areas, each with the number of its mark; one of them may be chosen."""
        self._areas, self._chosen = areas, chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._size[0] * self.scale), round(self._size[1] * self.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        pen = QPainter(self)
        paper = colours(False)  # a page is white, whatever the window is
        edge, black = QColor(paper["amber"]), QColor(paper["paperText"])
        pen.fillRect(self.rect(), QColor(paper["paper"]))
        if not self._picture.isNull():
            pen.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            pen.drawPixmap(self.rect(), self._picture)
        for number, area in self._areas:
            pen.fillRect(self._on_screen(area), shade(black, 225))
            if number == self._chosen:
                pen.setPen(QPen(edge, 2))
                pen.drawRect(self._on_screen(area).adjusted(-2, -2, 2, 2))
        pen.setPen(QColor(paper["edge"]))
        pen.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._from is not None:
            pen.setPen(QPen(edge, 1, Qt.PenStyle.DashLine))
            pen.fillRect(QRectF(self._from, self._to).normalized(), shade(black, 90))
            pen.drawRect(QRectF(self._from, self._to).normalized())
        pen.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = self._to = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        drawn, self._from = QRectF(self._from, event.position()).normalized(), None
        area = self._in_points(drawn)
        if area.right - area.left >= _LEAST and area.bottom - area.top >= _LEAST:
            self.added.emit(area)
        else:
            self._choose_at(event.position())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in _ARROWS and self._area() is not None:
            self._shift(*_ARROWS[key], modifiers)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._chosen >= 0:
            self.dropped.emit(self._chosen)
        elif key is Qt.Key.Key_N:
            wide, high = self._size
            left, top = (wide - _NEW[0]) / 2, (high - _NEW[1]) / 2
            self.added.emit(Area(left, top, left + _NEW[0], top + _NEW[1]))
        elif key in turns:
            self.turned.emit(turns[key])
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self._choose_next(-1 if key is Qt.Key.Key_BracketLeft else 1)
        else:
            super().keyPressEvent(event)

    def _area(self) -> Area | None:
        return next((area for number, area in self._areas if number == self._chosen), None)

    def _shift(self, across: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        area = self._area()
        assert area is not None
        big = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        right, below = across * (step := _BIG_STEP if big else _STEP), down * step
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            moved = Area(
                area.left, area.top, max(area.right + right, area.left + _LEAST),
                max(area.bottom + below, area.top + _LEAST),
            )  # fmt: skip
        else:
            moved = Area(
                area.left + right, area.top + below, area.right + right, area.bottom + below
            )
        self.changed.emit(self._chosen, moved)

    def _choose_next(self, by: int) -> None:
        numbers = [number for number, _ in self._areas]
        if numbers:
            at = numbers.index(self._chosen) + by if self._chosen in numbers else 0
            self.chosen.emit(numbers[at % len(numbers)])

    def _choose_at(self, spot: QPointF) -> None:
        found = (number for number, area in self._areas if self._on_screen(area).contains(spot))
        self.chosen.emit(next(found, -1))

    def _on_screen(self, area: Area) -> QRectF:
        times = self.scale
        return QRectF(
            area.left * times, area.top * times, (area.right - area.left) * times,
            (area.bottom - area.top) * times,
        )  # fmt: skip

    def _in_points(self, drawn: QRectF) -> Area:
        times, (wide, high) = self.scale, self._size
        return Area(
            max(drawn.left() / times, 0.0), max(drawn.top() / times, 0.0),
            min(drawn.right() / times, wide), min(drawn.bottom() / times, high),
        )  # fmt: skip
