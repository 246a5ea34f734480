"""A table of records worked by keyboard: choose, move, delete, copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.application.case import editing
from workbench.domain.casefile import KINDS
from workbench.domain.fields import own_order
from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_rows
from workbench.gui.look.appearance import calm_table
from workbench.gui.look.layout import GRID
from workbench.gui.look.theme.palette import shade
from workbench.gui.records.acts import give_menu, let_open, row_acts
from workbench.gui.records.columns import Column, Index, share_width
from workbench.gui.records.model import Record, RecordModel

_LEAST = 28
"""The characters that must be readable in a column that takes what is left."""

_THIS_ROW_ONLY = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)


class RecordTable(QTableView):
    """The view of a `RecordModel`; what the person asks for goes out as signals."""

    chosen = Signal(str)
    form_wanted = Signal()
    selection_changed = Signal()

    def __init__(self, model: RecordModel[Any], name: str, title: str) -> None:
        super().__init__()
        self.records = model
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.left_out: frozenset[int] = frozenset()
        self._widened, self._over = (-1, 0), QPoint()
        calm_table(self)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropOverwriteMode(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        let_open(self, self.form_wanted.emit)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(model.sort_by)
        header.setMinimumSectionSize(4 * GRID)
        share_width(self, model.columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out spare columns where the rest would be too narrow to read."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Hide what is left out, and spare columns there is no room for."""
        every = list(enumerate(self.records.columns))
        for number in self.left_out:
            self.setColumnHidden(number, True)
        columns = [pair for pair in every if pair[0] not in self.left_out]
        letter = self.fontMetrics().averageCharWidth()
        widths = {n: (each.width or _LEAST) * letter + 3 * GRID for n, each in columns}
        room = self.viewport().width() - sum(widths.values())
        for number, column in sorted(columns, key=lambda pair: -pair[1].spare):
            hidden = bool(column.spare) and room < 0
            room += widths[number] if hidden else 0
            self.setColumnHidden(number, hidden)
        self._fill_width([n for n, _ in columns if not self.isColumnHidden(n)])

    def _fill_width(self, shown: Sequence[int]) -> None:
        """Where no column takes what is left, have the last do so; its own width comes back."""
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        shared = any(not self.records.columns[n].width for n in shown)
        last = -1 if shared or not shown else shown[-1]
        widened, wide = self._widened
        if last == widened:
            return
        if widened >= 0:
            header.setSectionResizeMode(widened, mode.Interactive)
            header.resizeSection(widened, wide)
        self._widened = (last, header.sectionSize(last) if last >= 0 else 0)
        if last >= 0:
            header.setSectionResizeMode(last, mode.Stretch)

    def choose(self, id: str, column: int = -1) -> bool:
        """Select a record's row and bring it into view; False when it is not shown."""
        row = self.records.row_of(id)
        if row < 0:
            return False
        current = self.currentIndex()
        wanted = column if column >= 0 else max(current.column(), 0)
        index = self.records.index(row, wanted)
        if current != index or not self.selectionModel().isRowSelected(row):
            # Not the view's own way: with Ctrl held, as in Ctrl+N, that would add to the selection.
            self.selectionModel().setCurrentIndex(index, _THIS_ROW_ONLY)
        self.scrollTo(index)
        return True

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the row without a picture of it, which would hide where it will land."""
        indexes = self.selectedIndexes()
        if indexes:
            drag = QDrag(self)
            drag.setMimeData(self.records.mimeData(indexes))
            drag.exec(supported, Qt.DropAction.MoveAction)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Remember what the row is over."""
        super().dragMoveEvent(event)
        self._over = event.position().toPoint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and over them where a dragged one will land."""
        super().paintEvent(event)
        row = self.visualRect(self.indexAt(self._over))
        if self.state() == QAbstractItemView.State.DraggingState and row.isValid():
            edge = row.top() if self._over.y() < row.center().y() else row.bottom()
            width = self.viewport().width()
            QPainter(self.viewport()).fillRect(0, edge - 1, width, 2, shade("accent"))

    def chosen_ids(self) -> list[str]:
        """The ids of the selected rows, from top to bottom."""
        return [id for row in self.chosen_rows() if (id := self.records.id_at(row))]

    def chosen_rows(self) -> list[int]:
        """The numbers of the selected rows, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def current_id(self) -> str:
        """The id of the row the keyboard is on."""
        return self.records.id_at(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which record is chosen."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not previous.isValid():
            self.chosen.emit(self.records.id_at(current.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say that other rows are selected."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def copied_columns(self) -> list[int]:
        """The columns that are shown."""
        return [n for n in range(len(self.records.columns)) if not self.isColumnHidden(n)]

    def copy(self) -> None:
        """Put the selected rows on the clipboard, for a spreadsheet and for a text."""
        rows, columns = self.chosen_rows(), self.copied_columns()
        titles = [self.records.columns[n].title for n in columns]
        cells = [[str(self.records.index(r, c).data() or "") for c in columns] for r in rows]
        if cells:
            copy_rows(self.records.desk, "the rows", titles, cells)


class OwnedTable(RecordTable, Generic[Record]):
    """The records of a kind whose field `owner` names the one shown.

    They are moved, copied and deleted as in every list; `copies` says whether there can be two
    alike, `paste` what becomes of rows copied elsewhere.
    """

    def __init__(
        self,
        desk: Desk,
        kind: str,
        owner: str,
        columns: Sequence[Column[Record]],
        name: str,
        title: str,
        copies: bool = True,
        paste: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(RecordModel(desk, kind, columns, own_order), name, title)
        self._desk, self._kind, self._owner = desk, kind, owner
        self.owner_id = self._taken = ""
        self.records.placed = self.place
        acts = row_acts(
            move=self.shift,
            in_order=lambda: self.records.in_own_order,
            copy=self.copy,
            delete=self.delete,
            duplicate=self.duplicate if copies else None,
            paste=paste,
        )
        give_menu(self, name, acts)
        desk.bridge.changed.connect(lambda _change: self._choose_again())

    def show_owner(self, id: str) -> None:
        """Show the records of another."""
        self.owner_id = id
        self.records.show_owned(lambda record: bool(id) and self._belongs(record))

    def keep_one_chosen(self) -> None:
        """Choose the first where none is."""
        if not self.current_id() and self.records.rowCount():
            self.choose(self.records.id_at(0))

    def delete(self) -> None:
        """Take out the chosen record; Undo brings it back."""
        id, kind, row = self.current_id(), self._kind, self.currentIndex().row()
        if id and self._desk.bridge.apply(
            f"Delete {KINDS[kind].noun}", lambda case: editing.remove(case, kind, id)
        ):
            self._taken = id
            self.choose(self.records.id_at(min(row, self.records.rowCount() - 1)))

    def duplicate(self) -> None:
        """Copy the chosen record, right behind it."""
        id, kind, new = self.current_id(), self._kind, self._desk.ids.new(self._kind)
        if id and self._desk.bridge.apply(
            f"Duplicate {KINDS[kind].noun}", lambda case: editing.duplicate(case, kind, id, new)
        ):
            self.choose(new)

    def place(self, id: str, target: str, after: bool) -> None:
        """Put a dragged record before another of its owner's, or behind it."""
        self.choose(id)
        self.shift(steps_to(self.records, id, target, after))

    def _choose_again(self) -> None:
        """Choose what was deleted last, once Undo has brought it back."""
        if self._taken and self.choose(self._taken):
            self._taken = ""

    def shift(self, by: int) -> None:
        """Move the chosen record among those of its owner."""
        id, kind = self.current_id(), self._kind
        self._desk.bridge.apply(
            f"Move {KINDS[kind].noun}",
            lambda case: editing.move(case, kind, id, by, self._belongs),
        )
        self.choose(id)

    def _belongs(self, record: Any) -> bool:
        return bool(getattr(record, self._owner) == self.owner_id)


def steps_to(model: RecordModel[Any], id: str, target: str, after: bool) -> int:
    """How many rows a record is moved down to stand before another, or behind it."""
    by = model.row_of(target) - model.row_of(id)
    return by + (1 if after else 0) - (1 if by > 0 else 0)
