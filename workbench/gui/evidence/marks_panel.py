"""The marks in a paper, in its order: where, the words, and what was made of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.application.evidence.marking import marks_of, resting_on
from workbench.application.records.evidence import Use
from workbench.application.records.labels import pages_words
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.evidence import Mark
from workbench.domain.text import capitalised, shortened
from workbench.gui.desk import Desk
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.labels import toned
from workbench.gui.look.layout import GRID, column_of, named
from workbench.gui.look.theme.icons import picture
from workbench.gui.look.theme.palette import shade
from workbench.gui.names import kind_icon
from workbench.gui.records.acts import give_menu, row_acts

_ROW = Qt.ItemDataRole.UserRole
_WRAPPED = Qt.TextFlag.TextWordWrap
_WORDS, _NOTE, _MOST = 90, 160, 1_000
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What a row says of a mark."""

    id: str
    place: str
    words: str
    note: str
    uses: Sequence[Use]


def rows_of(case: CaseFile, evidence_id: str, numbered: str) -> list[MarkRow]:
    """The rows for the marks of a paper."""
    found = []
    for mark in marks_of(case, evidence_id)[:_MOST]:
        rests = list(resting_on(case, mark.id))
        cited = next((place for _, place in rests if place), "")
        found.append(
            MarkRow(
                mark.id,
                _place(mark, numbered, cited),
                f"“{shortened(mark.words, _WORDS)}”",
                shortened(mark.note, _NOTE),
                tuple(use for use, _ in rests),
            )
        )
    return found


def _place(mark: Mark, numbered: str, cited: str) -> str:
    span = str(mark.number)
    if mark.to_number != mark.number:
        span += f"-{mark.to_number}"
    return capitalised(
        pages_words(cited) or (f"para {span}" if numbered == "para" else pages_words(span))
    )


class MarksPanel(QWidget):
    """`chosen` carries the id of a mark a person goes to, `removed` that of one to be deleted."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: list[MarkRow] = []
        self._shown: tuple[str, str] = ("", "")
        self.list = _MarkList()
        self.list.setItemDelegate(_MarkPainter(self.list))
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ROW).id))
        self.list.itemActivated.connect(self._on_activated)
        acts = row_acts(
            copy=partial(copy_list, desk, self.list), delete=lambda: self._emit(self.removed)
        )
        give_menu(self.list, "evidence.marks", acts)
        self._nothing = toned(QLabel("Nothing is marked in this paper yet."), "hint")
        self._nothing.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        keys = toned(
            QLabel("Select words on the page:\nE event · Q quote · M mark · N note"), "hint"
        )
        keys.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column_of(self._nothing, (self.list, 1), keys, within=self, gap=0)

    def show_marks(self, evidence_id: str, numbered: str) -> int:
        """List the marks of a paper; how many there are."""
        self.rows = rows_of(self._desk.bridge.case, evidence_id, numbered)
        kept = self.list.currentRow() if (evidence_id, numbered) == self._shown else -1
        self._shown = evidence_id, numbered
        self.list.clear()
        for row in self.rows:
            item = QListWidgetItem(f"{row.place}: {row.words}")
            item.setData(_ROW, row)
            item.setToolTip("\n".join(use.words for use in row.uses))
            self.list.addItem(item)
        self.list.setCurrentRow(kept)
        self._nothing.setVisible(not self.rows)
        return len(self.rows)

    def show_mark(self, id: str) -> None:
        """Set a mark off from the others."""
        place = next((n for n, row in enumerate(self.rows) if row.id == id), -1)
        self.list.setCurrentRow(place)

    def _emit(self, signal: object) -> None:
        item = self.list.currentItem()
        if item is not None:
            signal.emit(item.data(_ROW).id)  # type: ignore[attr-defined]

    def _on_activated(self, item: QListWidgetItem) -> None:
        """Enter goes to what was made of the passage, or to the passage itself."""
        uses = item.data(_ROW).uses
        if uses:
            self._desk.goto(uses[0].kind, uses[0].id, "")
        else:
            self.chosen.emit(item.data(_ROW).id)


class _MarkList(QListWidget):
    """The list, whose rows wrap at its width."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "evidence.marks", "Marks in this paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap otherwise at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _MarkPainter(QStyledItemDelegate):
    """Paints a mark: its place, its words, its note, and what rests on it."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def _blocks(self, row: MarkRow, width: int) -> list[tuple[str, str, int]]:
        """The words of the row, the colour of each, and its height."""
        metrics = QFontMetrics(self._view.font())

        def high(words: str, less: int = 0) -> int:
            room = QRect(0, 0, max(width - less, 40), 2_000)
            return metrics.boundingRect(room, _WRAPPED, words).height()

        found = [(row.place, "text3", high(row.place)), (row.words, "text", high(row.words))]
        if row.note:
            found.append((row.note, "text2", high(row.note)))
        for use in row.uses:
            words = shortened(use.words, _WORDS)
            found.append((f"{use.kind}\n{words}", "accent", max(high(words, 20), 16)))
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words at the width of the list."""
        width = self._view.viewport().width()
        blocks = self._blocks(index.data(_ROW), width - 4 * GRID)
        return QSize(width, sum(height + 2 for _, _, height in blocks) + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, shade("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, shade("hover"))
        painter.setPen(shade("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._view.font())
        room = rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        top = room.top()
        for words, tone, height in self._blocks(index.data(_ROW), room.width()):
            kind, _, said = words.partition("\n") if tone == "accent" else ("", "", words)
            left = 20 if kind else 0
            if kind:
                painter.drawPixmap(room.left(), top + 1, picture(kind_icon(kind), "accent", 14))
            painter.setPen(shade(tone))
            painter.drawText(
                QRect(room.left() + left, top, room.width() - left, height), _WRAPPED, said
            )
            top += height + 2
