"""How a row is painted: its words, its number in the margin, and what marks it off from others."""

from __future__ import annotations

from dataclasses import field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from workbench.domain.dataclass import dataclass
from workbench.gui.look.appearance import statement_colours
from workbench.gui.look.theme.marks import mark
from workbench.gui.look.theme.palette import shade
from workbench.gui.statement.rows.content import HEADINGS, Row, RowKind
from workbench.gui.statement.rows.model import StatementModel, tag_of
from workbench.gui.statement.rows.typesetter import SetRow, Typesetter, above
from workbench.statement.nodes import BlockSource

_BAR = 3
_SIGN = 13


@dataclass(slots=True)
class Marks:
    """What marks rows off: found words, the row under the mouse, the place to drop on.

    `found` are spans (start, end) of rows' words by their keys; `now` is the key and start of the
    one being looked at. `target` is the key of the row something dragged would go to.
    """

    found: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    now: tuple[str, int] = ("", -1)
    hovered: str = ""
    target: str = ""
    picking: bool = False


class RowPainter:
    """Paints rows for one paint event of `view`, whose words begin and are as wide as `words`."""

    def __init__(
        self,
        painter: QPainter,
        view: QWidget,
        clip: QRectF,
        model: StatementModel,
        type: Typesetter,
        marks: Marks,
        words: tuple[int, int],
    ) -> None:
        self._painter, self._view, self._clip = painter, view, clip
        self._model, self._type, self._marks = model, type, marks
        self._left, self._width = words
        self._palette = view.palette()
        self._look = statement_colours(self._palette)
        self._tags: list[tuple[QRectF, str]] = []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, row: Row, box: QRectF, chosen: bool, edited: bool) -> None:
        """Paint one row in its box; its tag comes later, over the rows beside it."""
        self._ground(row, box, chosen)
        made = self._type.set(row, self._width)
        at = QPointF(self._left, box.top() + above(row))
        if not edited:
            at.setX(self._left + self._type.look.set_in(row))
            made.paint(self._painter, at, self._clip, self._palette, self._found(row, made))
        self._margin(row, made, at)
        hovered = self._marks.hovered == row.key
        if (chosen or hovered) and (tag := tag_of(row, row.key in self._model.changed)):
            line = self._beside_last_line(row, made, box, tag) if not edited else None
            self._tags.append((line or QRectF(self._left, box.top() - 9, self._width, 16), tag))

    def _beside_last_line(self, row: Row, made: SetRow, box: QRectF, tag: str) -> QRectF | None:
        """The row's last line, when there is room at its end for a tag."""
        top, reach = made.last_line
        wide = QFontMetricsF(self._tag_font()).horizontalAdvance(tag) + 30
        if self._type.look.set_in(row) + reach + wide >= self._width:
            return None
        return QRectF(self._left, box.top() + above(row) + top + 2, self._width, 16)

    def _tag_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(max(font.pointSizeF() - 1.5, 6))
        return font

    def finish(self) -> None:
        """Paint the tags of the rows chosen or under the mouse."""
        font = self._tag_font()
        self._painter.setFont(font)
        metrics = QFontMetricsF(font)
        for line, tag in self._tags:
            wide = metrics.horizontalAdvance(tag) + 14
            box = QRectF(line.right() - wide, line.top(), wide, metrics.height() + 2)
            self._painter.setPen(QPen(shade("line"), 1))
            self._painter.setBrush(shade("raised"))  # the frame of the row would cross the words
            self._painter.drawRoundedRect(box, 4, 4)
            self._painter.setPen(shade("text2"))
            self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)

    def _ground(self, row: Row, box: QRectF, chosen: bool) -> None:
        painter, marks, gutter = self._painter, self._marks, self._type.look.gutter
        wide = gutter + self._width + 10
        ground = QRectF(self._left - gutter, box.top() + 1, wide, box.height() - 2)
        accent = shade("accent")
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(self._look.focus))
            painter.drawRoundedRect(ground, 4, 4)
            painter.fillRect(QRectF(ground.left(), ground.top(), _BAR, ground.height()), accent)
            if self._view.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(accent, 1))
                painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        elif marks.hovered == row.key and row.kind not in (RowKind.BODY_LINE, RowKind.DETAIL):
            painter.setBrush(self._palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(ground, 4, 4)
            if marks.picking and row.number:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(ground, 4, 4)
        if marks.target == row.key:
            high = 2.0
            below = row.kind in HEADINGS
            top = ground.bottom() - high if below else ground.top()
            painter.fillRect(QRectF(ground.left(), top, ground.width(), high), accent)

    def _margin(self, row: Row, made: SetRow, at: QPointF) -> None:
        painter, palette, left = self._painter, self._palette, self._left
        base = at.y() + made.base
        font = QFont(self._type.look.font)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        if row.number:
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            words = f"{row.number}."
            painter.drawText(QPointF(left - 12 - metrics.horizontalAdvance(words), base), words)
        elif row.label:
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            wide = metrics.horizontalAdvance(row.label)
            painter.drawText(QPointF(at.x() - 8 - wide, base), row.label)
        self._signs(row, base, left - self._type.look.gutter + _BAR + 3)

    def _signs(self, row: Row, base: float, left: float) -> None:
        painter = self._painter
        sign = self._model.signs.get(row.key)
        if row.key in self._model.changed:
            sign = "error"
        if sign:
            pixmap = mark(sign, _SIGN)
            painter.drawPixmap(QPointF(left, base - _SIGN + 2), pixmap)
        elif row.source is BlockSource.OVERRIDDEN:
            painter.setPen(self._palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QPointF(left, base), "✎")
        elif row.source is BlockSource.STANDARD:
            painter.setPen(self._palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QPointF(left + 2, base), "§")

    def _found(self, row: Row, made: SetRow) -> list[tuple[int, int, QColor]]:
        marks = self._marks
        spans = marks.found.get(row.key)
        if not spans:
            return []
        plain, strong = QColor(self._look.changed), shade("accent")
        strong.setAlpha(110)
        result = []
        for start, end in spans:
            now = marks.now == (row.key, start)
            first, last = made.place(start), made.place(end)
            result.append((first, last - first, strong if now else plain))
        return result
