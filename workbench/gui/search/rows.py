"""Rows of what was found: where it stands, and beneath it the words, those looked for lit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.gui.look.layout import GRID

SNIPPET = Qt.ItemDataRole.UserRole + 1
"""Where a row keeps the words around what was found."""

LIT = Qt.ItemDataRole.UserRole + 2
"""Where it keeps the places in them that were looked for."""

Index = QModelIndex | QPersistentModelIndex


class FoundRows(QStyledItemDelegate):
    """Paints a second line under rows that have one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        line = option.fontMetrics.lineSpacing()
        return QSize(0, line * (2 if index.data(SNIPPET) else 1) + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The place, then the words."""
        snippet = index.data(SNIPPET)
        if not snippet:
            super().paint(painter, option, index)
            return
        widget: QWidget = option.widget
        widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget
        )
        painter.save()
        room = option.rect.adjusted(GRID + 1, GRID // 2, -GRID // 2, 0)
        line = option.fontMetrics.lineSpacing()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        place = str(index.data(Qt.ItemDataRole.DisplayRole))
        words = option.fontMetrics.elidedText(place, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), room.top() + option.fontMetrics.ascent()), words)
        if not chosen:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        _draw_lit(painter, room.translated(0, line), option.font, snippet, index.data(LIT) or [])
        painter.restore()


def _draw_lit(
    painter: QPainter, room: QRect, font: QFont, words: str, lit: list[tuple[int, int]]
) -> None:
    """One line of words, some of them bold, cut at the end of its room."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    at, left = 0, float(room.left())
    ends = float(room.right())
    pieces = []
    for start, end in lit:
        pieces += [(words[at:start], font), (words[start:end], bold)]
        at = end
    for piece, face in (*pieces, (words[at:], font)):
        metrics = QFontMetrics(face)
        room_left = int(ends - left)
        if room_left <= 0:
            return
        shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room_left)
        painter.setFont(face)
        painter.drawText(QPointF(left, room.top() + metrics.ascent()), shown)
        left += metrics.horizontalAdvance(shown)
