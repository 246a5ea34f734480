"""The columns of a table, and the rows of any table whose cells are words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.gui.look.layout import GRID

R = TypeVar("R")
_T = TypeVar("_T")
Cell = Callable[[CaseFile, R], str]
Index = QModelIndex | QPersistentModelIndex

DISPLAY = Qt.ItemDataRole.DisplayRole
TIP = Qt.ItemDataRole.ToolTipRole
FONT = Qt.ItemDataRole.FontRole
COLOUR = Qt.ItemDataRole.ForegroundRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NO_INDEX = QModelIndex()


def per_case(work: Callable[[CaseFile], _T]) -> Callable[[CaseFile], _T]:
    """The same function, worked out once for each state of the case and not once for each cell."""
    seen: list[tuple[CaseFile, _T]] = []

    def once(case: CaseFile) -> _T:
        if not seen or seen[0][0] is not case:
            seen[:] = [(case, work(case))]
        return seen[0][1]

    return once


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table: its heading and what stands in it.

    `width` is in characters, 0 takes what is left. `sort` orders the rows by this column, by its
    words when None. `right` sets figures to the right. `spare` columns are left out of a narrow
    table, the highest first.
    """

    title: str
    cell: Cell[R]
    width: int = 0
    sort: Callable[[CaseFile, R], Any] | None = None
    right: bool = False
    spare: int = 0


class ColumnModel(QAbstractTableModel, Generic[R]):
    """Rows with a column for each thing said of them; what a row is of is left to `at`."""

    def __init__(self, columns: Sequence[Column[R]], case: Callable[[], CaseFile]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.case = case
        self.spoken: Callable[[int], str] | None = None

    def at(self, row: int) -> R | None:
        """What a row is of, None when that is gone."""
        raise NotImplementedError

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The words of a cell."""
        if role in (DISPLAY, TIP):
            return self.words(index)
        if role == _ALIGN:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role == ACCESSIBLE and self.spoken is not None and not index.column():
            return self.spoken(index.row())
        if role == ACCESSIBLE:
            return f"{self.columns[index.column()].title}: {self.words(index) or 'blank'}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == _ALIGN:
            return _RIGHT if self.columns[section].right else _LEFT
        if orientation == Qt.Orientation.Horizontal and role == DISPLAY:
            return self.columns[section].title
        return None

    def words(self, index: Index) -> str:
        """What stands in a cell."""
        row = self.at(index.row())
        return self.columns[index.column()].cell(self.case(), row) if row is not None else ""


class RowsModel(ColumnModel[R]):
    """Rows in the order given."""

    def __init__(self, columns: Sequence[Column[R]], case: Callable[[], CaseFile]) -> None:
        super().__init__(columns, case)
        self.rows: list[R] = []

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def at(self, row: int) -> R | None:
        """What a row is of."""
        return self.rows[row] if 0 <= row < len(self.rows) else None


def share_width(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    """Give the columns the widths they ask for, and what is left to those that ask for none."""
    letter, header = view.fontMetrics().averageCharWidth(), view.horizontalHeader()
    for number, column in enumerate(columns):
        if column.width:
            view.setColumnWidth(number, column.width * letter + 3 * GRID)
        else:
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
