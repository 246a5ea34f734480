"""The preview of a table on its way into the chronology: what each row becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from workbench.application.chronology.importing import Fate, PreviewRow
from workbench.application.records.labels import words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.text import shortened

_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_FONT = Qt.ItemDataRole.FontRole
_COLOUR = Qt.ItemDataRole.ForegroundRole
_NO_INDEX = QModelIndex()
_TITLES = ("Row", "Date as given", "Date as read", "Who", "What happened", "To know")
_SIGNS = {Fate.ADD: "✓", Fate.UNDATED: "○", Fate.LEAVE_OUT: "–"}  # noqa: RUF001 - a dash is meant
Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """The rows of the table as the events they become; only those asked about, if wanted."""

    def __init__(self, case: CaseFile) -> None:
        super().__init__()
        self._case = case
        self.rows: list[PreviewRow] = []

    def show_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns the preview has."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return _TITLES[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """The words of a cell; rows that are asked about are bold, those left out are faint."""
        row = self.rows[index.row()]
        if role in (_DISPLAY, _TIP):
            return self._words(row, index.column())
        if role == _FONT and row.asked:
            font = QFont(QApplication.font())
            font.setBold(True)
            return font
        if role == _COLOUR and row.fate is Fate.LEAVE_OUT:
            return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def _words(self, row: PreviewRow, column: int) -> str:
        if column == 0:
            return f"{'?' if row.asked else _SIGNS[row.fate]} {row.number}"
        if column == 1:
            return row.date.words
        if column == 2:
            if row.event.on is not None:
                words = row.event.on.in_words()
                return words[:1].upper() + words[1:]
            return "left out" if row.fate is Fate.LEAVE_OUT else "no date"
        if column == 3:
            return row.event.actor
        if column == 4:
            return shortened(words_of(self._case, row.event.narrative), 200)
        return " ".join(filter(None, (row.date.why if row.asked else "", *row.notices)))
