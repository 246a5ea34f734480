"""The rows of a table of records: a plain list kept in order, changed row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Any, Protocol, TypeVar, cast

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt

from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.records.columns import DISPLAY, NO_INDEX, Column, ColumnModel, Index, per_case


class Identified(Protocol):
    """A record, by its id."""

    @property
    def id(self) -> str:
        """The id."""


Record = TypeVar("Record", bound=Identified)
Key = Callable[[Record], Any]


_MOST_STEPS = 60
"""Beyond this many rows moved at once the order is worked out afresh."""

_WITH_HINT = "QList<QPersistentModelIndex>", "QAbstractItemModel::LayoutChangeHint"
_HEIGHTS_STAY = QAbstractItemModel.LayoutChangeHint.HorizontalSortHint
"""As if columns were sorted: else Qt follows each row of a height of its own to its new place,
thousands of them at every key in a filter. A list measures its rows anew.
"""


class RecordModel(ColumnModel[Record]):
    """Records in order, of one kind and of `more` where a list has several; only rows that changed
    are announced to the view."""

    def __init__(
        self,
        desk: Desk,
        kind: str,
        columns: Sequence[Column[Record]],
        key: Key[Record],
        more: Sequence[str] = (),
    ) -> None:
        super().__init__(columns, lambda: desk.bridge.case)
        # Gone with the case: what Qt keeps connected to the rows would hold every page for good.
        self.setParent(desk.bridge)
        self.desk = desk
        self.kind, self.kinds = kind, (kind, *more)
        self._key = key
        self.accepts: Callable[[CaseFile, Record], bool] | None = None
        self.belongs: Callable[[Record], bool] | None = None
        self.placed: Callable[[str, str, bool], object] = lambda id, target, after: None
        self.sorts: list[tuple[int, bool]] = []
        self._keys: list[Any] = []
        self.ids: list[str] = []
        self._key_of: dict[str, Any] = {}
        self.known: dict[str, tuple[Record, Any]] = {}
        self._in_order = per_case(self._put_in_order)
        self._fill(self.ordered())
        desk.bridge.changed.connect(self._on_changed)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many records are shown."""
        return 0 if parent.isValid() else len(self.ids)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The heading of a column, with an arrow where the table is sorted by it."""
        words = super().headerData(section, orientation, role)
        if role == DISPLAY and words and self.sorts and self.sorts[-1][0] == section:
            words += " ↓" if self.sorts[-1][1] else " ↑"
        return words

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are chosen, and dragged in their own order; dropped between rows, never on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.in_own_order else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.in_own_order:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Records are moved, never copied, by dragging."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only records of this kind are taken."""
        return [f"application/x-case-workbench-{self.kind}"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The record dragged; of several the first."""
        mime = QMimeData()
        rows = sorted({index.row() for index in indexes})
        mime.setData(self.mimeTypes()[0], self.id_at(rows[0]).encode() if rows else b"")
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Put the record dragged where it is dropped: behind the row above when it goes down, as
        the one beneath may be of another date, else before the row beneath.
        """
        id = bytes(data.data(self.mimeTypes()[0]).data()).decode()
        if not id or action != Qt.DropAction.MoveAction:
            return False
        onto = row if row >= 0 else self.rowCount()
        beside = [(self.id_at(onto), False), (self.id_at(onto - 1), True)]
        if onto > self.row_of(id):
            beside.reverse()
        target, after = next((each for each in beside if each[0]), ("", False))
        if target and target != id:
            self.placed(id, target, after)
        # The view would take the row out if the drop were said to have moved it.
        return False

    def at(self, row: int) -> Record | None:
        """The record in a row, None when it was just deleted."""
        return self._of(self.id_at(row))

    def kind_of(self, id: str) -> str:
        """The kind of a record, that of the list when there is none."""
        case = self.case()
        return next((kind for kind in self.kinds if case.find(kind, id) is not None), self.kind)

    def _of(self, id: str) -> Record | None:
        return self.case().find(self.kind_of(id), id)

    def id_at(self, row: int) -> str:
        """The id of the record in a row, "" when there is no such row."""
        return self.ids[row] if 0 <= row < len(self.ids) else ""

    def row_of(self, id: str) -> int:
        """The row of a record, -1 when it is not shown."""
        if id not in self._key_of:
            return -1
        if self.sorts:
            return self.ids.index(id)
        return bisect_left(self._keys, self._key_of[id])

    def show_only(self, accepts: Callable[[CaseFile, Record], bool] | None) -> None:
        """Of those that belong here show only the records accepted; all when None."""
        self.accepts = accepts
        self.rearrange()

    def show_owned(self, belongs: Callable[[Record], bool]) -> None:
        """Be the list of the records that belong to another one, in an order of their own."""
        self.belongs = belongs
        self._in_order = per_case(self._put_in_order)
        self.rearrange()

    def sort_by(self, column: int) -> None:
        """Sort by a column: upwards, downwards, then the own order again.

        Earlier columns still order rows that are equal in later ones.
        """
        before = dict(self.sorts).get(column)
        self.sorts = [each for each in self.sorts if each[0] != column]
        if before is not True:
            self.sorts.append((column, before is False))
        self.rearrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def sort_by_nothing(self) -> None:
        """Put the rows in their own order again."""
        self.sorts.clear()
        self.rearrange()

    @property
    def in_own_order(self) -> bool:
        """Whether rows stand in the records' own order, neither sorted nor filtered."""
        return not self.sorts and self.accepts is None

    def ordered(self) -> list[Record]:
        """The records shown, as they stand."""
        case = self.case()
        rows = self._in_order(case)
        # Asked of thousands at every key in a filter: nothing stands between.
        accepts = partial(self.accepts, case) if self.accepts is not None else None
        rows = list(rows if accepts is None else filter(accepts, rows))
        for column, downwards in self.sorts:
            rows.sort(key=partial(self._sort_key, self.columns[column], case), reverse=downwards)
        return rows

    def _put_in_order(self, case: CaseFile) -> list[Record]:
        """Those that belong here, in their own order."""
        found: Iterable[Record] = chain(*(case.records(kind).values() for kind in self.kinds))
        found = filter(self.belongs, found) if self.belongs is not None else found
        return sorted(found, key=self.key_for)

    def key_for(self, record: Record) -> Any:
        """The record's key, worked out once for as long as the record stays the same."""
        known = self.known.get(record.id)
        if known is None or known[0] is not record:
            known = self.known[record.id] = (record, self._key(record))
        return known[1]

    @staticmethod
    def _sort_key(column: Column[Record], case: CaseFile, record: Record) -> Any:
        if column.sort is not None:
            return column.sort(case, record)
        return column.cell(case, record).casefold()

    def _fill(self, rows: list[Record]) -> None:
        self.ids = [record.id for record in rows]
        self._keys = [self.known[id][1] for id in self.ids]  # each was asked for its key
        self._key_of = dict(zip(self.ids, self._keys, strict=True))

    def rearrange(self) -> None:
        """Put every row in its place, keeping what is selected."""
        cast(Any, self.layoutAboutToBeChanged)[_WITH_HINT].emit([], _HEIGHTS_STAY)
        before = self.persistentIndexList()
        ids = [self.ids[index.row()] for index in before]
        self._fill(self.ordered())
        rows = {id: row for row, id in enumerate(self.ids)}
        after = [
            self.index(rows[id], index.column()) if id in rows else QModelIndex()
            for id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _on_changed(self, change_set: ChangeSet) -> None:
        ids = [id for kind in self.kinds for id in change_set.ids(kind)]
        if not ids:
            if change_set.changes and self.ids:
                self._announce(0, len(self.ids) - 1)
            return
        if len(ids) > _MOST_STEPS:
            if self.sorts or not all(map(self._in_place, ids)):
                self.rearrange()
            self._announce(0, len(self.ids) - 1)
            return
        for id in ids:
            self._place(id)
        if len(change_set.changes) > len(ids) and self.ids:
            self._announce(0, len(self.ids) - 1)

    def _in_place(self, id: str) -> bool:
        """Whether a changed record stays in the row it has, or stays hidden."""
        record = self._shown(id)
        return self._key_of.get(id) == (self._key(record) if record is not None else None)

    def _shown(self, id: str) -> Record | None:
        """The record, None when it is gone or not to be shown."""
        case = self.case()
        record = self._of(id)
        return record if record is not None and self._shows(case, record) else None

    def _shows(self, case: CaseFile, record: Record) -> bool:
        if self.belongs is not None and not self.belongs(record):
            return False
        return self.accepts is None or self.accepts(case, record)

    def _place(self, id: str) -> None:
        """Bring one record's row in line with the case."""
        record = self._shown(id)
        key = self.key_for(record) if record is not None else None
        row = self.row_of(id)
        if row >= 0 and record is not None:
            # Rows sorted by a column stay where they are, whatever is written in them.
            if key == self._key_of[id] or self.sorts:
                self._announce(row, row)
            else:
                self._shift(row, id, key)
        elif row >= 0:
            self.beginRemoveRows(NO_INDEX, row, row)
            del self.ids[row], self._keys[row], self._key_of[id]
            self.endRemoveRows()
        elif record is not None:
            row = len(self.ids) if self.sorts else bisect_left(self._keys, key)
            self.beginInsertRows(NO_INDEX, row, row)
            self._insert(row, id, key)
            self.endInsertRows()

    def _shift(self, row: int, id: str, key: Any) -> None:
        """Move a row to where its new key belongs."""
        new = bisect_left(self._keys, key)
        if new not in (row, row + 1):
            self.beginMoveRows(NO_INDEX, row, row, NO_INDEX, new)
        del self.ids[row], self._keys[row]
        target = new - 1 if new > row else new
        self._insert(target, id, key)
        if new not in (row, row + 1):
            self.endMoveRows()
        self._announce(target, target)

    def _insert(self, row: int, id: str, key: Any) -> None:
        self.ids.insert(row, id)
        self._keys.insert(row, key)
        self._key_of[id] = key

    def _announce(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
