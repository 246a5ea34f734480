"""The sums to compare with, as rows of a table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from workbench.application.remedies.awards import Comparison
from workbench.domain.money import money
from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.look.appearance import calm_table
from workbench.gui.records.columns import Column, RowsModel, share_width

_KINDS = 3
_NARROW = 800
"""Pixels below which the kinds of injustice are left out."""

_UNKNOWN_YEAR = "–"


def columns() -> tuple[Column[Comparison], ...]:
    """What is said of each sum."""
    return (
        Column("Sum", lambda _, each: money(each.amount), 9, right=True),
        Column("Year", lambda _, each: str(each.year or _UNKNOWN_YEAR), 6),
        Column("For what", lambda _, each: each.what),
        Column("Injustice", lambda _, each: ", ".join(kind.value for kind in each.kinds), 22),
        Column("Source", lambda _, each: _source(each), 32),
    )


class AwardsTable(QTableView):
    """The comparisons; Ctrl+C copies the chosen lines."""

    chosen = Signal()

    def __init__(self, model: RowsModel[Comparison], desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.awards = model
        self.setObjectName("comparison.table")
        self.setAccessibleName("Sums to compare with")
        calm_table(self)
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        share_width(self, model.columns)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the kinds out where there is little room; the words say what it was for."""
        super().resizeEvent(event)
        self.setColumnHidden(_KINDS, self.width() < _NARROW)

    def lines(self) -> list[str]:
        """The chosen lines, as they are copied."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.awards.rows[row].line() for row in rows]

    def copy(self) -> None:
        """Put the chosen lines on the clipboard."""
        found = self.lines()
        if found:
            copy_words(self._desk, "the awards", "\n".join(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies whole lines."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            event.accept()
        else:
            super().keyPressEvent(event)


def _source(each: Comparison) -> str:
    return f"{each.reference}, {each.source}" if each.own and each.reference else each.source
