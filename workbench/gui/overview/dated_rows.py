"""Rows of a list on the Overview: words that wrap, a line above them, a day at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

DAY = Qt.ItemDataRole.UserRole + 1
"""What stands at the right of a row."""

ABOVE = Qt.ItemDataRole.UserRole + 2
"""What stands above the words of a row, smaller."""

_ROOM = 6
_GAP = 12
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_Index = QModelIndex | QPersistentModelIndex


class DatedRows(QListWidget):
    """A list as high as its rows; F2 changes the words of one, Delete takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setWordWrap(True)

    def row_of(self, id: str) -> QListWidgetItem | None:
        """The row of a record."""
        for place in range(self.count()):
            if self.item(place).data(Qt.ItemDataRole.UserRole) == id:
                return self.item(place)
        return None


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row as the style draws it, its words and its day painted over that."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        words, drawn.text = drawn.text, ""
        style = self._list().style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, self._list())
        above, day, room = self._parts(drawn, index)
        palette = drawn.palette
        off = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        group = QPalette.ColorGroup.Disabled if off else QPalette.ColorGroup.Active
        painter.save()
        if above:
            painter.setFont(_small(drawn.font))
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(room, int(_WRAP), above)
            room.setTop(room.top() + painter.fontMetrics().height() + 2)
        painter.setFont(drawn.font)
        if day:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, day)
            room.setRight(room.right() - drawn.fontMetrics.horizontalAdvance(day) - _GAP)
        painter.setPen(palette.color(group, QPalette.ColorRole.Text))
        painter.drawText(room, int(_WRAP), words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need in the width of the list."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.rect = QRect(0, 0, self._list().viewport().width(), 1000)
        above, day, room = self._parts(drawn, index)
        if day:
            room.setRight(room.right() - drawn.fontMetrics.horizontalAdvance(day) - _GAP)
        words = drawn.text or ("" if above else " ")
        height = drawn.fontMetrics.boundingRect(room, int(_WRAP), words).height() if words else 0
        if above:
            height += drawn.fontMetrics.height() + 2
        return QSize(0, height + 2 * _ROOM)

    def _list(self) -> DatedRows:
        owner = self.parent()
        assert isinstance(owner, DatedRows)
        return owner

    def _parts(self, drawn: QStyleOptionViewItem, index: _Index) -> tuple[str, str, QRect]:
        """What stands above, the day, and the room for words beside the box of a row."""
        box = drawn.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        beside = self._list().style().subElementRect(element, drawn, self._list()).right() + _ROOM
        left = beside if box else drawn.rect.left() + _ROOM
        room = QRect(drawn.rect)
        room.setLeft(left)
        return index.data(ABOVE) or "", index.data(DAY) or "", room.adjusted(0, _ROOM, -_ROOM, 0)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(font.pixelSize() - 1)
    else:
        small.setPointSizeF(font.pointSizeF() - 1)
    return small
