"""The preview of a table on its way into the chronology: what each row becomes."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from workbench.application.chronology.importing import Fate, PreviewRow
from workbench.application.records.labels import words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.text import capitalised, shortened
from workbench.gui.records.columns import COLOUR, DISPLAY, FONT, Column, Index, RowsModel

TO_KNOW = 5
"""The column of what is to be known of a row."""

_SIGNS = {Fate.ADD: "✓", Fate.UNDATED: "○", Fate.LEAVE_OUT: "–"}  # noqa: RUF001 - a dash is meant


def columns() -> tuple[Column[PreviewRow], ...]:
    """What is said of each row."""
    return (
        Column("Row", lambda _, row: f"{'?' if row.asked else _SIGNS[row.fate]} {row.number}", 6),
        Column("Date as given", lambda _, row: row.date.words, 15),
        Column("Date as read", lambda _, row: _date(row), 26),
        Column("Who", lambda _, row: row.event.actor, 12),
        Column("What happened", lambda c, row: shortened(words_of(c, row.event.narrative), 200)),
        Column("To know", lambda _, row: to_know(row), 44),
    )


class PreviewModel(RowsModel[PreviewRow]):
    """The rows of the table as the events they become; only those asked about, if wanted."""

    def __init__(self, case: CaseFile) -> None:
        super().__init__(columns(), lambda: case)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The words of a cell; rows that are asked about are bold, those left out are faint."""
        row = self.rows[index.row()]
        if role == FONT and row.asked:
            font = QFont(QApplication.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == COLOUR and row.fate is Fate.LEAVE_OUT:
            return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        return super().data(index, role)


def _date(row: PreviewRow) -> str:
    if row.event.on is None:
        return "left out" if row.fate is Fate.LEAVE_OUT else "no date"
    return capitalised(row.event.on.in_words())


def to_know(row: PreviewRow) -> str:
    """What is asked about a row, and what the person should know of it."""
    return " ".join(filter(None, (row.date.why if row.asked else "", *row.notices)))
