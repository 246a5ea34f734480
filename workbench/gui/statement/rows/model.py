"""The rows of the drafting room as a list, read out row by row by a screen reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.gui.statement.rows.content import HEADINGS, WRITTEN, Row, RowKind
from workbench.statement.nodes import BlockSource

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()
_FROM = {
    "event": "from the chronology",
    "limit": "from the procedure",
    "remedy": "from the remedies",
    "head": "from the complaint",
    "recommendation": "from the procedure",
}


def tag_of(row: Row, changed: bool) -> str:
    """Where words that are not simply written here come from: "standard paragraph", or ""."""
    if row.kind in HEADINGS and not row.printed:
        return "not printed while nothing stands here"
    if row.kind not in WRITTEN:
        return ""
    if row.source is BlockSource.OVERRIDDEN:
        return "▲ reworded, and its source has changed" if changed else "✎ reworded for this case"
    if row.source is BlockSource.STANDARD:
        return "standard paragraph"
    if row.is_blank:
        return "still to be written"
    kind = row.record[0]
    if row.source is BlockSource.DERIVED or kind in ("head", "remedy"):
        return _FROM.get(kind, "worded by the program")
    return ""


class StatementModel(QAbstractListModel):
    """The rows of the statement; `changed` keys are of reworded ones to look at again."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._places: dict[str, int] = {}
        self.changed: frozenset[str] = frozenset()
        self.signs: Mapping[str, str] = {}

    def put(self, rows: Sequence[Row]) -> None:
        """Show other rows; what stays at the beginning and the end is not touched."""
        old, new = self.rows, list(rows)
        pairs = zip(old, new, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs))
        most = min(len(old), len(new)) - same
        ends = zip(reversed(old), reversed(new), strict=False)
        tail = sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, ends))
        tail = min(tail, most)
        if len(old) - tail > same:
            self.beginRemoveRows(QModelIndex(), same, len(old) - tail - 1)
            self._keep(old[:same] + old[len(old) - tail :])
            self.endRemoveRows()
        if len(new) - tail > same:
            self.beginInsertRows(QModelIndex(), same, len(new) - tail - 1)
            self._keep(new)
            self.endInsertRows()
        else:
            self._keep(new)
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def _keep(self, rows: list[Row]) -> None:
        self.rows = rows
        self._places = {row.key: place for place, row in enumerate(rows)}

    def place(self, key: str) -> int:
        """Where the row of a key stands, -1 when there is none."""
        return self._places.get(key, -1)

    def row_at(self, index: Index) -> Row | None:
        """The row of an index."""
        return self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.number}. {row.words}" if row.number else row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None

    def _said(self, row: Row) -> str:
        tag = tag_of(row, row.key in self.changed)
        before = {
            RowKind.SECTION: "Heading: ",
            RowKind.SUBHEADING: "Subheading: ",
            RowKind.TITLE: "Title: ",
            RowKind.PLACE: "Empty: ",
        }.get(row.kind, f"{row.number}. " if row.number else "")
        sign = self.signs.get(row.key)
        problem = f" (has a problem: {sign})" if sign else ""
        return f"{before}{row.words}{f' ({tag})' if tag else ''}{problem}"
