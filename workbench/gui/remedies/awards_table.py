"""The sums to compare with, as rows of a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.application.remedies.awards import Comparison
from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.look.appearance import calm_table
from workbench.gui.records.columns import Column, RowsModel
from workbench.gui.records.rows import RowPainter, RowWords


class AwardsTable(QTableView):
    """The comparisons, a row of two or three lines each; Ctrl+C copies the chosen lines."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.awards = RowsModel((Column("Sum", _spoken),), lambda: desk.bridge.case)
        self.setObjectName("comparison.table")
        self.setAccessibleName("Sums to compare with")
        calm_table(self)
        self.setModel(self.awards)
        self.setItemDelegate(RowPainter(self, lambda row: (_said(self.awards.rows[row]), False)))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_rows(self, rows: list[Comparison]) -> None:
        """Show these and no others."""
        self.awards.show_rows(rows)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew at another width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

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


def _said(each: Comparison) -> RowWords:
    year = str(each.year) if each.year is not None else ""
    source = f"{each.reference}, {each.source}" if each.own and each.reference else each.source
    note = " · ".join(filter(None, (year, source)))
    return RowWords(aside=money(each.amount), words=each.what, note=note)


def _spoken(_case: CaseFile, each: Comparison) -> str:
    kinds = ", ".join(kind.value for kind in each.kinds)
    return "; ".join(filter(None, (_said(each).spoken(), kinds)))
