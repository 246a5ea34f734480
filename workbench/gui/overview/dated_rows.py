"""Rows of a list on the Overview: words that wrap, a line above them, a day at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workbench.domain.sought import holds, words_sought
from workbench.gui.look.theme.palette import colour

DAY = Qt.ItemDataRole.UserRole + 1
"""What stands at the right of a row."""

ABOVE = Qt.ItemDataRole.UserRole + 2
"""What stands above the words of a row, smaller."""

BELOW = Qt.ItemDataRole.UserRole + 5
"""What stands beneath the words of a row, smaller."""

LATE = "▲"
"""How a day begins that is over."""

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

    `room` is how wide its rows are; rows are set in from the side where some have boxes (`boxed`).
    `taken` is the id of what was deleted last.
    """

    taken = ""
    _wanted: tuple[str, ...] = ()

    def __init__(self, boxed: bool = False) -> None:
        super().__init__()
        self.boxed = boxed
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.room = self.contentsRect().width()

    def be_whole(self) -> None:
        """Be as high as all the rows; what is around them scrolls."""
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Note how wide the rows are."""
        self.room = event.size().width()
        super().resizeEvent(event)

    def rename(self) -> None:
        """Change the words of the chosen row where it stands."""
        item: QListWidgetItem | None = self.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(item)

    def show_matching(self, words: str) -> None:
        """Show only rows in which every one of these words occurs."""
        self._wanted = words_sought(words)
        for place in range(self.count()):
            item = self.item(place)
            said = f"{item.text()} {item.data(ABOVE) or ''}"
            item.setHidden(not holds(said, self._wanted))

    def choose_again(self, kept: str) -> None:
        """Choose what was deleted and has come back, else the row that was chosen before."""
        self.show_matching(" ".join(self._wanted))
        back = self.row_of(self.taken)
        if back is not None:
            self.taken = ""
        if (item := back or self.row_of(kept)) is not None:
            self.setCurrentItem(item)

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
        self._owner, self._ground = owner, _Ground(owner)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row as the style draws it, its words and its day painted over that."""
        self._ground.paint(painter, option, index)
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        of, small = QApplication.palette(), _small(drawn.font)
        above, day, below = index.data(ABOVE), index.data(DAY), index.data(BELOW)
        head = _is_head(index)
        room = _room(drawn.rect, self._owner.boxed and not head)
        painter.save()
        if not head:
            painter.fillRect(
                drawn.rect.adjusted(0, drawn.rect.height() - 1, 0, 0), colour(of, "line")
            )
        if above:
            painter.setFont(_head(drawn.font) if head else small)
            painter.setPen(colour(of, "text2" if head else "text3"))
            painter.drawText(room, int(_WRAP), above)
            room.setTop(room.top() + painter.fontMetrics().height() + 2)
        whole = QRect(room)
        if day:
            measures = QFontMetrics(small)
            left = _left_of(day, room, measures)
            painter.setFont(small)
            painter.setPen(colour(of, "amber" if day.startswith(LATE) else "text2"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight if left else _WRAP), day)
            if left:
                room.setRight(left)
            else:
                room.setTop(room.top() + _high(day, room, measures))
        painter.setFont(drawn.font)
        done = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setPen(colour(of, "text3" if done else "text"))
        painter.drawText(room, int(_WRAP), index.data())
        if below:
            whole.setTop(room.top() + _high(index.data(), room, drawn.fontMetrics))
            painter.setFont(small)
            painter.setPen(colour(of, "text2"))
            words = QFontMetrics(small).elidedText(
                below, Qt.TextElideMode.ElideRight, whole.width()
            )
            painter.drawText(whole, int(_WRAP), words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need in the width of the list."""
        head = _is_head(index)
        room = _room(QRect(0, 0, self._owner.room, 1000), self._owner.boxed and not head)
        above, day = index.data(ABOVE), index.data(DAY)
        measures, small = option.fontMetrics, QFontMetrics(_small(option.font))
        left = _left_of(day, room, small) if day else room.right()
        room.setRight(left or room.right())
        words = index.data() or ("" if above else " ")
        height = _high(words, room, measures)
        if above:
            height += measures.height() + 2
        if index.data(BELOW):
            height += small.height()
        if not left:
            height += _high(day, room, small)
        return QSize(0, height + 2 * _ROOM)


def _is_head(index: _Index) -> bool:
    """Whether a row is the name of those beneath it."""
    return not index.flags() & Qt.ItemFlag.ItemIsSelectable


def _high(words: str, room: QRect, measures: QFontMetrics) -> int:
    """The height words take in the width of a room."""
    return measures.boundingRect(room, int(_WRAP), words).height() if words else 0


def _left_of(day: str, room: QRect, measures: QFontMetrics) -> int:
    """Where words end that have the day at their right; 0 where it needs a line of its own."""
    left = room.right() - measures.horizontalAdvance(day) - _GAP
    return left if left - room.left() >= _LEAST * measures.averageCharWidth() else 0


def _room(row: QRect, box: bool) -> QRect:
    """The room for words in a row, beside its box."""
    return row.adjusted(BOX + _ROOM if box else _ROOM, _ROOM, -_ROOM, 0)


def _head(font: QFont) -> QFont:
    head = _small(_small(font))
    head.setWeight(QFont.Weight.DemiBold)
    return head


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(font.pixelSize() - 1)
    else:
        small.setPointSizeF(font.pointSizeF() - 1)
    return small
