"""The register's rows as the table shows them: filtered and sorted in a Python list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from workbench.application.case.ports import RegisterRow
from workbench.gui.look.appearance import tone
from workbench.gui.look.moments import days_away, short_day, touched

COLUMNS = ("Reference", "Body complained about", "Complainant", "Stage", "Next deadline", "Touched")
DEADLINE = 4
TOUCHED = 5
_NO_REFERENCE = "no reference yet"

_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_FOREGROUND = Qt.ItemDataRole.ForegroundRole
_FONT = Qt.ItemDataRole.FontRole
_HORIZONTAL = Qt.Orientation.Horizontal
_ASCENDING = Qt.SortOrder.AscendingOrder

Index = QModelIndex | QPersistentModelIndex


def deadline_words(row: RegisterRow, today: date) -> str:
    """The next deadline as a table shows it: "28 Nov 2026 · in 6 days", "" when there is none."""
    if not row.next_due:
        return ""
    due = date.fromisoformat(row.next_due)
    return f"{short_day(due)} · {days_away(due, today)}"


_SORT_KEYS: Sequence[Callable[[RegisterRow], Any]] = (
    lambda row: (not row.reference, row.reference),
    lambda row: row.body.casefold(),
    lambda row: row.complainant.casefold(),
    lambda row: row.stage,
    lambda row: (not row.next_due, row.next_due),
    lambda row: row.touched_at,
)


class RegisterModel(QAbstractTableModel):
    """The cases of the register, or those in the bin, most recently touched first."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.in_bin = False
        self._all: tuple[RegisterRow, ...] = ()
        self._rows: list[RegisterRow] = []
        self._words: tuple[str, ...] = ()
        self._column = TOUCHED
        self._descending = True
        self._cells: dict[str, tuple[str, ...]] = {}

    # --- what is shown -----------------------------------------------------------------------

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show these cases, deleted ones too; the view of the bin picks among them."""
        self._all = tuple(rows)
        self._cells = {row.id: self._cells_of(row) for row in self._all}
        self._arrange()

    def show_bin(self, in_bin: bool) -> None:
        """Show the cases in the bin, or the others."""
        self.in_bin = in_bin
        self._arrange()

    def show_matching(self, words: str) -> None:
        """Keep the cases in which every one of these words occurs."""
        self._words = tuple(words.casefold().split())
        self._arrange()

    def row_at(self, index: Index) -> RegisterRow | None:
        """The case in a row of the table."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def place_of(self, case_id: str) -> int:
        """The row a case stands in, -1 when it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row.id == case_id), -1)

    def count(self, in_bin: bool) -> int:
        """How many cases there are in the bin, or outside it."""
        return sum(row.deleted == in_bin for row in self._all)

    def _arrange(self) -> None:
        self.beginResetModel()
        chosen = [row for row in self._all if row.deleted == self.in_bin and self._matches(row)]
        chosen.sort(key=_SORT_KEYS[self._column], reverse=self._descending)
        self._rows = chosen
        self.endResetModel()

    def _matches(self, row: RegisterRow) -> bool:
        if not self._words:
            return True
        plain = " ".join((*self._cells[row.id], row.next_step, row.outcome)).casefold()
        joined = plain.replace(" ", "")
        return all(word in plain or word in joined for word in self._words)

    def _cells_of(self, row: RegisterRow) -> tuple[str, ...]:
        return (
            row.reference or _NO_REFERENCE,
            row.body or "no body entered yet",
            row.complainant,
            row.stage,
            deadline_words(row, self.today),
            touched(row.touched_at, self.today),
        )

    # --- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> str | None:
        return COLUMNS[section] if role == _DISPLAY and orientation == _HORIZONTAL else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = self._rows[index.row()]
        column = index.column()
        if role == _DISPLAY:
            return self._cells[row.id][column]
        if role == _TIP:
            step = f"{row.next_step}\n" if column == DEADLINE and row.next_step else ""
            return f"{step}{self._cells[row.id][column]}"
        if role == _FOREGROUND:
            return self._colour(row, column)
        if role == _FONT and column == 0 and row.reference:
            font = QFont(QApplication.font())
            font.setBold(True)
            return font
        return None

    def _colour(self, row: RegisterRow, column: int) -> QColor | None:
        palette = QApplication.palette()
        if column == DEADLINE and row.next_due and row.next_due < self.today.isoformat():
            return tone(palette, "error")
        if (column == 0 and not row.reference) or (column == 1 and not row.body):
            return palette.color(QPalette.ColorRole.PlaceholderText)
        return None

    def sort(self, column: int, order: Qt.SortOrder = _ASCENDING) -> None:
        self._column = column
        self._descending = order != _ASCENDING
        self._arrange()
