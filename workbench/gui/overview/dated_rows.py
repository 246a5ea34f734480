"""Rows of a list on the Overview: words that wrap, a line above them, a day at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

DAY = Qt.ItemDataRole.UserRole + 1
"""What stands at the right of a row."""

ABOVE = Qt.ItemDataRole.UserRole + 2
"""What stands above the words of a row, smaller."""

BOX = 24
"""Where the box of a row ends, as the sheet has it."""

_ROOM = 6
_LEAST = 14
"""So many letters must find room beside a day."""

_GAP = 12
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_Index = QModelIndex | QPersistentModelIndex


class DatedRows(QListWidget):
    """A list as high as its rows; F2 changes the words of one, Delete takes it away.

    `room` is how wide its rows are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.room = self.contentsRect().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Note how wide the rows are."""
        self.room = event.size().width()
        super().resizeEvent(event)

    def row_of(self, id: str) -> QListWidgetItem | None:
        """The row of a record."""
        for place in range(self.count()):
            if self.item(place).data(Qt.ItemDataRole.UserRole) == id:
                return self.item(place)
        return None


class _Ground(QStyledItemDelegate):
    """Draws a row without its words."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""


class _Delegate(QStyledItemDelegate):
    """Draws the rows.

    It asks no style for anything: that would make nine hundred names of styles and of widgets ready
    before the register is painted.
    """

    def __init__(self, owner: DatedRows) -> None:
        super().__init__(owner)
        self._ground = _Ground(owner)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row as the style draws it, its words and its day painted over that."""
        self._ground.paint(painter, option, index)
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        room = _room(drawn.rect, _with_box(index))
        above, day = index.data(ABOVE), index.data(DAY)
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
            left = _left_of(day, room, drawn.fontMetrics)
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight if left else _WRAP), day)
            if left:
                room.setRight(left)
            else:
                room.setTop(room.top() + _high(day, room, drawn.fontMetrics))
        painter.setPen(palette.color(group, QPalette.ColorRole.Text))
        painter.drawText(room, int(_WRAP), index.data())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need in the width of the list."""
        owner = self.parent()
        assert isinstance(owner, DatedRows)
        room = _room(QRect(0, 0, owner.room, 1000), _with_box(index))
        above, day = index.data(ABOVE), index.data(DAY)
        measures = option.fontMetrics
        left = _left_of(day, room, measures) if day else room.right()
        room.setRight(left or room.right())
        words = index.data() or ("" if above else " ")
        height = _high(words, room, measures)
        if above:
            height += measures.height() + 2
        if not left:
            height += _high(day, room, measures)
        return QSize(0, height + 2 * _ROOM)


def _high(words: str, room: QRect, measures: QFontMetrics) -> int:
    """The height words take in the width of a room."""
    return measures.boundingRect(room, int(_WRAP), words).height() if words else 0


def _left_of(day: str, room: QRect, measures: QFontMetrics) -> int:
    """Where words end that have the day at their right; 0 where it needs a line of its own."""
    left = room.right() - measures.horizontalAdvance(day) - _GAP
    return left if left - room.left() >= _LEAST * measures.averageCharWidth() else 0


def _with_box(index: _Index) -> bool:
    """Whether a row has a box to tick."""
    return index.data(Qt.ItemDataRole.CheckStateRole) is not None


def _room(row: QRect, box: bool) -> QRect:
    """The room for words in a row, beside its box."""
    return row.adjusted(BOX + _ROOM if box else _ROOM, _ROOM, -_ROOM, 0)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(font.pixelSize() - 1)
    else:
        small.setPointSizeF(font.pointSizeF() - 1)
    return small
