"""How the list of pages is drawn: the name, a problem sign and the count at the right."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.look.appearance import GRID
from workbench.gui.look.marks import mark, on_accent


class PageRole(IntEnum):
    """What an item of the page list holds besides its name."""

    COUNT = Qt.ItemDataRole.UserRole
    DOT = Qt.ItemDataRole.UserRole + 1


class PageDelegate(QStyledItemDelegate):
    """Draws one page of the list."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, option.fontMetrics.height() + 2 * GRID + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        palette: QPalette = option.palette
        painter.save()
        if chosen:
            painter.fillRect(rect, palette.brush(QPalette.ColorRole.Highlight))
        elif over:
            painter.fillRect(rect, palette.brush(QPalette.ColorRole.Midlight))
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        inner = rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), str(index.data()))
        count = str(index.data(PageRole.COUNT) or "")
        if not chosen:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), count)
        dot = str(index.data(PageRole.DOT) or "")
        if dot:
            self._draw_dot(painter, inner, dot, palette, chosen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        painter.restore()

    @staticmethod
    def _draw_dot(
        painter: QPainter, inner: QRect, dot: str, palette: QPalette, chosen: bool
    ) -> None:
        size = 12
        left, top = inner.right() - 44, inner.center().y() - size // 2
        shown = on_accent(palette) if chosen else palette
        painter.drawPixmap(left, top, mark(dot, shown, size))
