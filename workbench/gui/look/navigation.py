"""The list at the left of the window: icons with names and counts in groups; folds to the icons."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workbench.domain.dataclass import dataclass
from workbench.gui.look.buttons import icon_button
from workbench.gui.look.labels import grounded
from workbench.gui.look.layout import column_of, named
from workbench.gui.look.row_state import RowState, row_state
from workbench.gui.look.theme.icons import SIZE, picture
from workbench.gui.look.theme.palette import shade
from workbench.gui.look.theme.typeface import pixels, sized

WIDTH, FOLDED = 184, 48
_NARROW = 1000
"""Pixels of width of what it leads through below which it shows its icons only."""

_ROW, _HEAD, _SIDE = 30, 32, 8

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation; `group` names the group it is the first of."""

    title: str
    icon: str
    tip: str
    group: str = ""


class _Role(IntEnum):
    COUNT = Qt.ItemDataRole.UserRole
    ICON = Qt.ItemDataRole.UserRole + 1
    GROUP = Qt.ItemDataRole.UserRole + 2


class Navigation(QFrame):
    """What can be shown, and which of it is; `folded` says that it is to be narrow or wide.

    `foot` is where something stands beneath the list.
    """

    folded = Signal(bool)

    def __init__(self, name: str, spoken: str, entries: Sequence[Entry], narrow: bool) -> None:
        super().__init__()
        grounded(self, "nav", "right")
        self.narrow = self._kept = narrow
        self.setMinimumWidth(FOLDED)
        self.list = named(QListWidget(), name, spoken)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Line(self))
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setToolTip(entry.tip)
            item.setData(_Role.ICON, entry.icon)
            item.setData(_Role.GROUP, entry.group)
            self.list.addItem(item)
        self._fold = icon_button("panel-left-close", f"{name}.fold", self.turn, "")
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.foot = QHBoxLayout()
        self._beneath = QHBoxLayout()
        self._beneath.addLayout(self.foot, 1)
        self._beneath.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignBottom)
        self._beneath.setContentsMargins(_SIDE, 0, _SIDE, _SIDE)
        column_of((self.list, 1), self._beneath, within=self, gap=0)
        self.fold(narrow)

    def count(self, place: int, words: str, spoken: str = "") -> None:
        """Show a count beside a line; `spoken` is what is read out besides."""
        item = self.list.item(place)
        item.setData(_Role.COUNT, words)
        said = ", ".join(part for part in (item.text(), words, spoken) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def fold(self, narrow: bool) -> None:
        """Show the icons only, or the names too."""
        self.narrow = narrow
        self.setMaximumWidth(FOLDED if narrow else WIDTH * pixels(100) // 100)
        within = self.parentWidget()
        if within is not None and (layout := within.layout()) is not None:
            layout.activate()  # at once: what stands beside it is laid out with it
        way = QBoxLayout.Direction
        self._beneath.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        words = "Show the names of the pages" if narrow else "Show the icons only"
        self._fold.setToolTip(f"{words} (F9)")
        self._fold.setAccessibleName(words)
        self.list.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """As wide as letters of another size need."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_beneath"):
            self.fold(self.narrow)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def give_way(self, room: int) -> None:
        """Where there is little room for all, it is the first to be narrow."""
        if (room < _NARROW or self._kept) is not self.narrow:
            self.fold(not self.narrow)

    def turn(self) -> None:
        """Fold it, or open it again, because the person said so."""
        self.fold(not self.narrow)
        self._kept = self.narrow
        self.folded.emit(self.narrow)


class _Line(QStyledItemDelegate):
    """Draws one line, with the name of its group above the first of each."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(FOLDED, self._above(index) + pixels(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = QRect(option.rect)
        row.setTop(row.top() + self._above(index))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._narrow:
            self._paint_group(painter, option.rect, index)
        state = row_state(self._list, index)
        chosen = state.chosen
        self._paint_ground(painter, row, state)
        inner = row.adjusted(2 * _SIDE, 0, -2 * _SIDE, 0)
        side = pixels(SIZE)
        drawn = picture(index.data(_Role.ICON), "accent" if chosen else "text2", side)
        painter.drawPixmap(inner.left(), inner.top() + (inner.height() - side) // 2, drawn)
        if not self._narrow:
            self._paint_words(painter, inner.adjusted(side + 9, 0, 0, 0), chosen, index)
        painter.restore()

    def _owner(self) -> Navigation:
        owner = self.parent()
        assert isinstance(owner, Navigation)
        return owner

    @property
    def _list(self) -> QListWidget:
        return self._owner().list

    @property
    def _narrow(self) -> bool:
        return self._owner().narrow

    def _above(self, index: _Index) -> int:
        """The room above a line."""
        if not index.data(_Role.GROUP):
            return _SIDE // 2 if index.row() == 0 else 0
        return _SIDE if self._narrow else pixels(_HEAD)

    @staticmethod
    def _paint_group(painter: QPainter, room: QRect, index: _Index) -> None:
        painter.setFont(sized(painter.font(), 11, QFont.Weight.DemiBold))
        painter.setPen(shade("text3"))
        at = QRect(room.left() + 2 * _SIDE, room.top() + pixels(12), room.width(), pixels(16))
        painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), str(index.data(_Role.GROUP) or ""))

    @staticmethod
    def _paint_ground(painter: QPainter, row: QRect, state: RowState) -> None:
        box = QRectF(row.adjusted(_SIDE, 0, -_SIDE, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        if state.chosen or state.over:
            painter.setBrush(shade("sel" if state.chosen else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if state.chosen:
            painter.setBrush(shade("accent"))
            painter.drawRoundedRect(
                QRectF(row.left() - 2, row.top() + 5, 5, row.height() - 10), 2, 2
            )
        if state.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shade("ring"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)

    @staticmethod
    def _paint_words(painter: QPainter, room: QRect, chosen: bool, index: _Index) -> None:
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        painter.setFont(sized(painter.font(), 13, weight))
        painter.setPen(shade("text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        painter.setFont(sized(painter.font(), 12, weight))
        painter.setPen(shade("text" if chosen else "text3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, int(right), str(index.data(_Role.COUNT) or ""))
