"""Things linked to a record as chips side by side, and the quiet line that adds one more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workbench.domain.dataclass import dataclass
from workbench.gui.look.buttons import clears, lead_in
from workbench.gui.look.labels import of_kind
from workbench.gui.look.layout import GRID
from workbench.gui.look.row_state import row_state
from workbench.gui.look.theme.icons import picture
from workbench.gui.look.theme.palette import colour
from workbench.gui.look.theme.typeface import pixels

_HEIGHT, _BETWEEN = 26, 5
"""The height of a chip, and the room beside it and beneath."""

_SIGN = 14
_CHIP = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ChipWords:
    """What a chip shows: its name in full, a few quiet words behind it, a warning last."""

    name: str
    quiet: str = ""
    late: str = ""

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Its words, each with their colour."""
        said = ((self.name, "text"), (self.quiet, "text2"), (self.late, "amber"))
        return tuple(pair for pair in said if pair[0])


class ChipList(QListWidget):
    """A list whose rows are chips, on as many lines as they need.

    What a row says in full is its text, which the tip shows and which is read out.
    """

    def __init__(self, drawing: str) -> None:
        super().__init__()
        self.drawing = drawing
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_ChipPainter(self))
        self.setMouseTracking(True)
        self.setFixedHeight(0)

    def add_chip(self, spoken: str, words: ChipWords, of: Any = None) -> None:
        """Add a chip; `of` is what it stands for."""
        item = QListWidgetItem(spoken)
        item.setToolTip(spoken)
        item.setData(Qt.ItemDataRole.UserRole, of)
        item.setData(_CHIP, words)
        self.addItem(item)

    def fit(self) -> None:
        """Be as high as the lines of chips."""
        room = self.viewport().width()
        items = [self.item(row) for row in range(self.count())]
        widths = [self.sizeHintForIndex(self.indexFromItem(each)).width() for each in items]
        self.setFixedHeight(_lines(widths, room) * (pixels(_HEIGHT) + _BETWEEN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines where there is less room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.fit()


def _lines(widths: Sequence[int], room: int) -> int:
    """On how many lines things of these widths stand."""
    lines, left = int(bool(widths)), 0
    for wide in widths:
        if left and left + wide > room:
            lines, left = lines + 1, 0
        left += wide
    return lines


Index = QModelIndex | QPersistentModelIndex


class _ChipPainter(QStyledItemDelegate):
    """Draws a chip: its sign, its name, and what is quieter."""

    def __init__(self, view: ChipList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words, and no wider than the line."""
        metrics = QFontMetrics(self._view.font())
        words = [metrics.horizontalAdvance(said) for said, _ink in _words(index).parts]
        gaps = GRID * max(len(words) - 1, 0)
        wide = sum(words) + gaps + _SIGN + 4 * GRID + _BETWEEN
        return QSize(min(wide, self._view.viewport().width()), pixels(_HEIGHT) + _BETWEEN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The frame, then the words, of which the last are cut where there is too little room."""
        of, state = QApplication.palette(), row_state(self._view, index)
        rect = QRect(option.rect).adjusted(0, 0, -_BETWEEN - 1, -_BETWEEN - 1)
        held = state.chosen and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour(of, "sel" if held else "hover" if state.over else "rec"))
        painter.setPen(colour(of, "ring" if state.focused else "edge" if state.over else "line"))
        painter.drawRoundedRect(rect, 6, 6)
        if state.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        left = rect.left() + GRID + 2
        top = rect.top() + (rect.height() - _SIGN) // 2 + 1
        painter.drawPixmap(left, top, picture(self._view.drawing, "text2", _SIGN))
        self._write(painter, rect.adjusted(2 * GRID + _SIGN + 2, 0, -GRID, 0), _words(index))
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, words: ChipWords) -> None:
        metrics = QFontMetrics(self._view.font())
        painter.setFont(self._view.font())
        side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for said, ink in words.parts:
            shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(room.width(), 0))
            painter.setPen(colour(QApplication.palette(), ink))
            painter.drawText(room, side, shown)
            room.setLeft(room.left() + metrics.horizontalAdvance(shown) + GRID)


def _words(index: Index) -> ChipWords:
    found = index.data(_CHIP)
    return found if isinstance(found, ChipWords) else ChipWords(str(index.data() or ""))


class PlusLine(QLineEdit):
    """A line that finds more, as quiet as a link until the keyboard comes: "+ Standard"."""

    def __init__(self, noun: str, example: str) -> None:
        super().__init__()
        of_kind(self, "plus")
        self.setPlaceholderText(noun)
        lead_in(self, "plus", "accent")
        self.setToolTip(example)
        clears(self)
