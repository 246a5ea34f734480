"""The rows of a table of records: a plain list kept in order, changed row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.gui.desk import Desk

_T = TypeVar("_T")
Cell = Callable[[CaseFile, Any], str]
Key = Callable[[Any], Any]

_DISPLAY = Qt.ItemDataRole.DisplayRole
_EDIT = Qt.ItemDataRole.EditRole
_TIP = Qt.ItemDataRole.ToolTipRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NO_INDEX = QModelIndex()
_MOST_STEPS = 60
"""Beyond this many rows moved at once the order is worked out afresh."""

Index = QModelIndex | QPersistentModelIndex


def per_case(work: Callable[[CaseFile], _T]) -> Callable[[CaseFile], _T]:
    """The same function, worked out once for each state of the case and not once for each cell."""
    seen: list[tuple[CaseFile, _T]] = []

    def once(case: CaseFile) -> _T:
        if not seen or seen[0][0] is not case:
            seen[:] = [(case, work(case))]
        return seen[0][1]

    return once


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading and what stands in it.

    `width` is in characters, 0 takes what is left. `edit` takes the id and what was typed into a
    cell and returns whether it was saved; it may raise `InvalidInput`. `entry` is what the cell's
    editor begins with, `cell` when None. `sort` orders the rows by this column, by its words when
    None. `right` sets figures to the right. `spare` columns are left out of a narrow table, the
    highest first.
    """

    title: str
    cell: Cell
    width: int = 0
    edit: Callable[[str, str], bool] | None = None
    entry: Cell | None = None
    sort: Callable[[CaseFile, Any], Any] | None = None
    right: bool = False
    spare: int = 0


class RecordModel(QAbstractTableModel):
    """The records of one kind in order; only rows that changed are told to the view."""

    def __init__(self, desk: Desk, kind: str, columns: Sequence[Column], key: Key) -> None:
        # Gone with the case: what Qt keeps connected to the rows would hold every page for good.
        super().__init__(desk.bridge)
        self._desk = desk
        self.kind = kind
        self.columns = tuple(columns)
        self._key = key
        self._accepts: Callable[[CaseFile, Any], bool] | None = None
        self._sorts: list[tuple[int, bool]] = []
        self._keys: list[Any] = []
        self._ids: list[str] = []
        self._key_of: dict[str, Any] = {}
        self._known: dict[str, tuple[Any, Any]] = {}
        self._fill(self._ordered())
        desk.bridge.changed.connect(self._on_changed)

    # --- what the view asks ----------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many records are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """The words of a cell."""
        if role in (_DISPLAY, _TIP):
            return self._words(index)
        if role == _ALIGN:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role == _ACCESSIBLE:
            return f"{self.columns[index.column()].title}: {self._words(index) or 'blank'}"
        if role == _EDIT:
            column = self.columns[index.column()]
            return (column.entry or column.cell)(self._desk.bridge.case, self.record(index.row()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The heading of a column, with an arrow where the table is sorted by it."""
        if orientation == Qt.Orientation.Horizontal and role == _ALIGN:
            return _RIGHT if self.columns[section].right else _LEFT
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        words = self.columns[section].title
        for column, downwards in self._sorts[-1:]:
            if column == section:
                words += " ↓" if downwards else " ↑"
        return words

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells can be edited in place."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.isValid() and self.columns[index.column()].edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Save what was typed into a cell; a fault is shown and the old words stay."""
        edit = self.columns[index.column()].edit
        if role != _EDIT or edit is None:
            return False
        try:
            return edit(self._ids[index.row()], str(value))
        except InvalidInput as error:
            self._desk.bridge.failed.emit(error)
            return False

    def _words(self, index: Index) -> str:
        case = self._desk.bridge.case
        record = case.find(self.kind, self.id_at(index.row()))
        return self.columns[index.column()].cell(case, record) if record is not None else ""

    # --- records and rows ------------------------------------------------------------------------

    def record(self, row: int) -> Any:
        """The record in a row."""
        return self._desk.bridge.case.records(self.kind)[self._ids[row]]

    def id_at(self, row: int) -> str:
        """The id of the record in a row, "" when there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def row_of(self, id: str) -> int:
        """The row of a record, -1 when it is not shown."""
        if id not in self._key_of:
            return -1
        if self._sorts:
            return self._ids.index(id)
        return bisect_left(self._keys, self._key_of[id])

    def show_only(self, accepts: Callable[[CaseFile, Any], bool] | None) -> None:
        """Show only the records accepted; all when None."""
        self._accepts = accepts
        self._rearrange()

    def sort_by(self, column: int) -> None:
        """Sort by a column: upwards, downwards, then the own order again.

        Earlier columns still order rows that are equal in later ones.
        """
        before = dict(self._sorts).get(column)
        self._sorts = [each for each in self._sorts if each[0] != column]
        if before is not True:
            self._sorts.append((column, before is False))
        self._rearrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def in_own_order(self) -> bool:
        """Whether rows stand in the records' own order, neither sorted nor filtered."""
        return not self._sorts and self._accepts is None

    # --- order -----------------------------------------------------------------------------------

    def _ordered(self) -> list[Any]:
        case = self._desk.bridge.case
        found: Iterable[Any] = case.records(self.kind).values()
        if self._accepts is not None:
            found = [record for record in found if self._accepts(case, record)]
        rows = sorted(found, key=self._key_for)
        for column, downwards in self._sorts:
            rows.sort(key=partial(self._sort_key, self.columns[column], case), reverse=downwards)
        return rows

    def _key_for(self, record: Any) -> Any:
        """The record's key, worked out once for as long as the record stays the same."""
        known = self._known.get(record.id)
        if known is None or known[0] is not record:
            known = self._known[record.id] = (record, self._key(record))
        return known[1]

    @staticmethod
    def _sort_key(column: Column, case: CaseFile, record: Any) -> Any:
        if column.sort is not None:
            return column.sort(case, record)
        return column.cell(case, record).casefold()

    def _fill(self, rows: list[Any]) -> None:
        self._ids = [record.id for record in rows]
        self._keys = [self._known[id][1] for id in self._ids]  # each was asked for its key
        self._key_of = dict(zip(self._ids, self._keys, strict=True))

    def _rearrange(self) -> None:
        """Put every row in its place, keeping what is selected."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._ids[index.row()] for index in before]
        self._fill(self._ordered())
        rows = {id: row for row, id in enumerate(self._ids)}
        after = [
            self.index(rows[id], index.column()) if id in rows else QModelIndex()
            for id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # --- changes ---------------------------------------------------------------------------------

    def _on_changed(self, change_set: ChangeSet) -> None:
        ids = change_set.ids(self.kind)
        if not ids:
            if change_set.changes and self._ids:
                self._tell(0, len(self._ids) - 1)
            return
        if self._sorts or len(ids) > _MOST_STEPS:
            if self._sorts or not all(map(self._in_place, ids)):
                self._rearrange()
            self._tell(0, len(self._ids) - 1)
            return
        for id in ids:
            self._place(id)
        if len(change_set.changes) > len(ids) and self._ids:
            self._tell(0, len(self._ids) - 1)

    def _in_place(self, id: str) -> bool:
        """Whether a changed record stays in the row it has, or stays hidden."""
        case = self._desk.bridge.case
        record = case.find(self.kind, id)
        shown = record is not None and (self._accepts is None or self._accepts(case, record))
        return self._key_of.get(id) == (self._key(record) if shown else None)

    def _place(self, id: str) -> None:
        """Bring one record's row in line with the case."""
        case = self._desk.bridge.case
        record = case.find(self.kind, id)
        shown = record is not None and (self._accepts is None or self._accepts(case, record))
        key = self._key_for(record) if shown else None
        row = self.row_of(id)
        if row >= 0 and shown and key == self._key_of[id]:
            self._tell(row, row)
            return
        if row >= 0 and shown:
            self._shift(row, id, key)
            return
        if row >= 0:
            self.beginRemoveRows(_NO_INDEX, row, row)
            del self._ids[row], self._keys[row], self._key_of[id]
            self.endRemoveRows()
        elif shown:
            row = bisect_left(self._keys, key)
            self.beginInsertRows(_NO_INDEX, row, row)
            self._insert(row, id, key)
            self.endInsertRows()

    def _shift(self, row: int, id: str, key: Any) -> None:
        """Move a row to where its new key belongs."""
        new = bisect_left(self._keys, key)
        if new not in (row, row + 1):
            self.beginMoveRows(_NO_INDEX, row, row, _NO_INDEX, new)
        del self._ids[row], self._keys[row]
        target = new - 1 if new > row else new
        self._insert(target, id, key)
        if new not in (row, row + 1):
            self.endMoveRows()
        self._tell(target, target)

    def _insert(self, row: int, id: str, key: Any) -> None:
        self._ids.insert(row, id)
        self._keys.insert(row, key)
        self._key_of[id] = key

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
