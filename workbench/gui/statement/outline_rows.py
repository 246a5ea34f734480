"""How a line of the outline is painted: headings wrap, paragraphs end in dots."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from workbench.gui.look.theme.palette import colour
from workbench.gui.look.theme.typeface import pixels


class OutlineRole(IntEnum):
    """What a line stands for: its kind and its id or origin; its paragraph number and its words.

    A heading holds the paragraphs from `FIRST` to `LAST`, "" when it holds none with a number.
    """

    KIND = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1
    NUMBER = Qt.ItemDataRole.UserRole + 2
    WORDS = Qt.ItemDataRole.UserRole + 3
    FIRST = Qt.ItemDataRole.UserRole + 4
    LAST = Qt.ItemDataRole.UserRole + 5


_PARAGRAPH, _GAP, _ROOM, _BAR = 26, 8, 5, 3
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Paints the lines of one tree."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The line as the style draws it, its words painted over that."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        element = QStyle.ControlElement.CE_ItemViewItem
        self._tree.style().drawControl(element, drawn, painter, self._tree)
        chosen = bool(drawn.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            bar = QRect(0, drawn.rect.top(), _BAR, drawn.rect.height())
            painter.fillRect(bar, colour(drawn.palette, "accent"))
        room = drawn.rect.adjusted(2, _ROOM, -_GAP, -_ROOM)
        if index.data(OutlineRole.KIND) == "paragraph":
            self._paragraph(painter, drawn, room, index, chosen)
        else:
            self._heading(painter, drawn, room, index)
        painter.restore()

    def _paragraph(
        self,
        painter: QPainter,
        drawn: QStyleOptionViewItem,
        room: QRect,
        index: _Index,
        chosen: bool,
    ) -> None:
        number, words = index.data(OutlineRole.NUMBER) or "", index.data(OutlineRole.WORDS) or ""
        metrics = drawn.fontMetrics
        painter.setFont(drawn.font)
        painter.setPen(colour(drawn.palette, "text" if chosen else "text2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        beside = metrics.horizontalAdvance("888")
        painter.drawText(
            QRect(room.left(), room.top(), beside, room.height()),
            middle | Qt.AlignmentFlag.AlignRight,
            number,
        )
        room.setLeft(room.left() + beside + _GAP)
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, short)

    def _heading(
        self, painter: QPainter, drawn: QStyleOptionViewItem, room: QRect, index: _Index
    ) -> None:
        held = self._held(index)
        if held:
            painter.setFont(drawn.font)
            painter.setPen(colour(drawn.palette, "text3"))
            top = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, top, held)
            room.setRight(room.right() - drawn.fontMetrics.horizontalAdvance(held) - _GAP)
        painter.setFont(_weighted(drawn.font, index))
        painter.setPen(drawn.palette.color(QPalette.ColorRole.Text))
        painter.drawText(room, _WRAPPED, index.data(OutlineRole.WORDS) or "")

    def _held(self, index: _Index) -> str:
        """The numbers of the paragraphs a folded heading holds."""
        if self._tree.isExpanded(QModelIndex(index)):  # type: ignore[arg-type]
            return ""
        one, last = index.data(OutlineRole.FIRST) or "", index.data(OutlineRole.LAST) or ""
        return one if one == last else f"{one}–{last}"  # noqa: RUF001 - a range

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words of a heading need in the width of the tree."""
        if index.data(OutlineRole.KIND) == "paragraph":
            return QSize(0, pixels(_PARAGRAPH))
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        held = self._held(index)
        beside = QFontMetrics(option.font).horizontalAdvance(held) + _GAP if held else 0
        wide = self._tree.viewport().width() - depth * self._tree.indentation() - 2 - _GAP - beside
        metrics = QFontMetrics(_weighted(option.font, index))
        words = index.data(OutlineRole.WORDS) or ""
        box = metrics.boundingRect(QRect(0, 0, max(wide, 60), 1000), _WRAPPED, words)
        return QSize(0, max(box.height() + 2 * _ROOM, pixels(_PARAGRAPH)))


def _weighted(font: QFont, index: _Index) -> QFont:
    weights = QFont.Weight
    made = QFont(font)
    section = index.data(OutlineRole.KIND) == "section"
    made.setWeight(weights.DemiBold if section else weights.Medium)
    return made
