"""Lists in rows of two lines: of records, with their menu and dragging, and of other things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
)

from workbench.domain.casefile import CaseFile
from workbench.gui.look.appearance import calm_table
from workbench.gui.look.layout import named
from workbench.gui.records.columns import Index
from workbench.gui.records.model import RecordModel
from workbench.gui.records.rows import RowPainter, RowWords
from workbench.gui.records.table import RecordTable
from workbench.gui.tasks import QUIET_MS

_AT_ONCE = 12
"""How many rows out of sight are measured before the keyboard has its turn."""

_IN_SIGHT = 40
"""How many rows are taken to be in sight where the last of them cannot be found."""

Say = Callable[[CaseFile, Any], RowWords]


class RecordList(RecordTable):
    """The view of a `RecordModel` as one column of rows; `say` gives the words of a record's.

    What a row takes in height is worked out for those in sight at once, for others by and by.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, model: RecordModel[Any], name: str, title: str, say: Say) -> None:
        self._say = say
        self._case: CaseFile | None = None
        self._known: dict[str, RowWords] = {}
        self._next = 0
        super().__init__(model, name, title)
        self.painter = RowPainter(self, self.said)
        self.setItemDelegate(self.painter)
        self.setAlternatingRowColors(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self.painter.usual)
        model.spoken = lambda row: self.said(row)[0].spoken()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._measure_more)
        for changed in (model.layoutChanged, model.rowsInserted, model.rowsRemoved, model.rowsMoved,
                        model.modelReset):  # fmt: skip
            changed.connect(self._measure_all)
        model.dataChanged.connect(lambda first, last: self._on_data(first.row(), last.row()))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._measure_shown())

    def said(self, row: int) -> tuple[RowWords, bool]:
        """What a row says, and whether it is the first of its group."""
        said, above = self._words(row), row - 1
        while above >= 0 and self._words(above).between:
            above -= 1
        headed = bool(said.group) and (above < 0 or self._words(above).group != said.group)
        return said, headed

    def _words(self, row: int) -> RowWords:
        model, case = self.records, self.records.case()
        if case is not self._case:
            self._case = case
            self._known.clear()
        if not 0 <= row < len(model.ids):
            return RowWords()
        id = model.ids[row]
        if id not in self._known:
            record = model.at(row)
            self._known[id] = self._say(case, record) if record is not None else RowWords()
        return self._known[id]

    def say_again(self) -> None:
        """Show rows anew, as when something they say is no part of the case."""
        self._case = None
        self._measure_all()
        self.viewport().update()

    def fit_columns(self) -> None:
        """Only the first column is drawn; the others are what a row is sorted and copied by."""
        for number in range(1, len(self.records.columns)):
            self.setColumnHidden(number, True)

    def copied_columns(self) -> list[int]:
        """Every column but those the person left out."""
        return [n for n in range(len(self.records.columns)) if n not in self.left_out]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure_all()

    def changeEvent(self, event: QEvent) -> None:
        """Take another size of type along."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "painter"):
            self.painter.take_type()
            self.verticalHeader().setDefaultSectionSize(self.painter.usual)
            self._measure_all()

    def _measure(self, first: int, last: int) -> None:
        """Give rows the heights they need, and the one behind them, whose head may have come."""
        width = self.viewport().width()
        for row in range(first, min(last + 2, self.records.rowCount())):
            height = self.painter.height(*self.said(row), width)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _on_data(self, first: int, last: int) -> None:
        self._measure(first, last)
        if self._later.isActive():
            self._later.start(QUIET_MS)

    def _measure_shown(self) -> None:
        if self.records.rowCount():
            first = max(self.rowAt(0), 0)
            last = self.rowAt(self.viewport().height() - 1)
            self._measure(first, last if last >= 0 else first + _IN_SIGHT)

    def _measure_all(self) -> None:
        """Measure what is in sight, and everything else when there is time."""
        self._measure_shown()
        self._next = 0
        self._later.start(0)

    def _measure_more(self) -> None:
        shown = self.rowAt(0)
        place = self.rowViewportPosition(shown) if shown >= 0 else 0
        self._measure(self._next, self._next + _AT_ONCE)
        self._next += _AT_ONCE
        if shown >= 0:
            # Rows above that became higher must not push away what is being read.
            moved = self.rowViewportPosition(shown) - place
            if moved:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + moved)
        if self._next < self.records.rowCount():
            self._later.start(0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QTableView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view as high as it is."""
        self._measure(max(index.row() - 1, 0), index.row())
        super().scrollTo(index, hint)

    def moveCursor(
        self, act: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End lead to the first and the last row."""
        return _end_of(self, act) or super().moveCursor(act, keys)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row; its dots open its menu."""
        super().mousePressEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        pressed = index.isValid() and event.button() == Qt.MouseButton.LeftButton
        if pressed and self.painter.dots(self.visualRect(index), index.row()).contains(where):
            self.menu_wanted.emit(self.viewport().mapToGlobal(where))


def _end_of(rows: QTableView, act: QAbstractItemView.CursorAction) -> QModelIndex | None:
    """The first or last row where a key asks for one: a row is a single cell."""
    last = rows.model().rowCount() - 1
    ends = {
        QAbstractItemView.CursorAction.MoveHome: 0,
        QAbstractItemView.CursorAction.MoveEnd: last,
    }
    column = max(rows.currentIndex().column(), 0)
    return rows.model().index(ends[act], column) if act in ends and last >= 0 else None


class WordsList(QTableWidget):
    """Rows that are no records of the case and look as those do.

    `chosen` carries the id of the row chosen.
    """

    chosen = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(0, 1)
        calm_table(named(self, name, spoken))
        self._rows: dict[str, RowWords] = {}
        self.painter = RowPainter(self, self.said, menu=False)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.currentCellChanged.connect(lambda *_places: self.chosen.emit(self.current_id()))

    def show_rows(self, rows: Mapping[str, RowWords]) -> None:
        """Show these rows by their ids; the one chosen stays so, else it is the first."""
        kept, same = self.current_id(), list(rows) == list(self._rows)
        self._rows = dict(rows)
        with QSignalBlocker(self):
            self.setRowCount(len(rows))
            for row, (id, said) in enumerate(rows.items()):
                item = QTableWidgetItem(said.spoken())
                item.setData(Qt.ItemDataRole.UserRole, id)
                item.setToolTip(said.words)
                self.setItem(row, 0, item)
            self.choose(kept if kept in rows else next(iter(rows), ""))
        self.resizeRowsToContents()
        if not same:
            self.chosen.emit(self.current_id())

    def said(self, row: int) -> tuple[RowWords, bool]:
        """What a row says, and whether it is the first of its group."""
        listed = list(self._rows.values())
        said = listed[row]
        return said, bool(said.group) and (not row or listed[row - 1].group != said.group)

    def current_id(self) -> str:
        """The id of the row chosen, "" for none."""
        listed, row = list(self._rows), self.currentRow()
        return listed[row] if 0 <= row < len(listed) else ""

    def choose(self, id: str) -> bool:
        """Choose a row; False when there is none of that id."""
        if id in self._rows:
            self.setCurrentCell(list(self._rows).index(id), 0)
        return id in self._rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew at another width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def changeEvent(self, event: QEvent) -> None:
        """Take another size of type along."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "painter"):
            self.painter.take_type()
            self.resizeRowsToContents()

    def moveCursor(
        self, act: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End lead to the first and the last row."""
        return _end_of(self, act) or super().moveCursor(act, keys)
