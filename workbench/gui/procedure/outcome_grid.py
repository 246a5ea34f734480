"""The outcome grid as a table: parts of the complaint down, stages across, our finding last."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from workbench.application.procedure.outcomes import Grid, GridRow
from workbench.domain.procedure.steps import StageOutcome
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import sentence_case
from workbench.gui.leaving.clipboard import copy_rows
from workbench.gui.look.appearance import GRID, calm_table
from workbench.gui.records.columns import NO_INDEX, Index

_NONE = Grid((), ())
_ALT = Qt.KeyboardModifier.AltModifier
KEYS = {
    "U": StageOutcome.UPHELD,
    "P": StageOutcome.PARTIALLY_UPHELD,
    "N": StageOutcome.NOT_UPHELD,
    "F": StageOutcome.NO_FINDING,
    "C": StageOutcome.NOT_CONSIDERED,
}
"""The letter that enters each outcome in a cell."""


class OutcomeModel(QAbstractTableModel):
    """The grid of one complaint; `changed` names the cells where a stage changed the outcome."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = _NONE
        self._changed: dict[tuple[str, str], bool] = {}

    def show_grid(self, grid: Grid, changed: dict[tuple[str, str], bool]) -> None:
        """Show a grid. `changed` has, by part and stage, whether the change is reasoned."""
        same = [row.part.id for row in grid.rows] == [row.part.id for row in self.grid.rows]
        same = same and grid.stages == self.grid.stages
        if not same:
            self.beginResetModel()
        self.grid, self._changed = grid, changed
        if not same:
            self.endResetModel()
        elif grid.rows:
            last = self.index(len(grid.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many parts there are."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """The part, its stages and the Ombudsman's finding."""
        return 0 if parent.isValid() else len(self.grid.stages) + 2

    def stage_at(self, column: int) -> str:
        """The key of the stage in a column, "" for the others."""
        return self.grid.stages[column - 1].key if 0 < column <= len(self.grid.stages) else ""

    def row_at(self, row: int) -> GridRow | None:
        """The part in a row."""
        return self.grid.rows[row] if 0 <= row < len(self.grid.rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        words = self._words(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, title = self.grid.rows[index.row()], self._title(index.column())
            return f"{row.label}, {title}: {words or 'blank'}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The stages."""
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._title(section)
        return None

    def _title(self, column: int) -> str:
        if column == 0:
            return "Part of the complaint"
        stage = column - 1
        return self.grid.stages[stage].title if stage < len(self.grid.stages) else "Our finding"

    def _words(self, index: Index) -> str:
        row = self.grid.rows[index.row()]
        if index.column() == 0:
            return f"{index.row() + 1}  {row.label}"
        stage = self.stage_at(index.column())
        if not stage:
            return sentence_case(row.finding)
        cell = row.cells.get(stage)
        words = sentence_case(cell.outcome.value) if cell is not None else ""
        reasoned = self._changed.get((row.part.id, stage))
        if reasoned is None:
            return words
        return f"{words} (changed)" if reasoned else f"▲ {words} (why?)"


class OutcomeTable(QTableView):
    """Worked by keyboard: arrows go from cell to cell, a letter enters the outcome."""

    cell_chosen = Signal()
    outcome_typed = Signal(object)
    cleared = Signal()
    details_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, model: OutcomeModel, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.outcomes = model
        self.setObjectName("procedure.outcomes.table")
        self.setAccessibleName("Outcomes of each part at each stage")
        calm_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setModel(model)
        model.modelReset.connect(self.share_width)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(9 * GRID)
        self.doubleClicked.connect(lambda _index: self.details_wanted.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the part what the stages leave, and never too little to read."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Divide the width there is among the columns."""
        stages = max(self.outcomes.columnCount() - 1, 1)
        letter, room = self.fontMetrics().averageCharWidth(), self.viewport().width()
        fair = (room - 20 * letter) // stages
        stage = max(min(17 * letter + 2 * GRID, fair), 11 * letter + GRID)
        for column in range(1, stages + 1):
            self.setColumnWidth(column, stage)
        self.setColumnWidth(0, max(room - stages * stage, 18 * letter))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another cell is chosen."""
        super().currentChanged(current, previous)
        self.cell_chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, Delete, Enter, Alt with arrows and Copy."""
        key, index = event.key(), self.currentIndex()
        stage = self.outcomes.stage_at(index.column()) if index.isValid() else ""
        typed = KEYS.get(event.text().upper())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.details_wanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & _ALT:
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif stage and typed is not None and not event.modifiers():
            self.outcome_typed.emit(typed)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def copy(self) -> None:
        """Put the whole grid on the clipboard, for a spreadsheet."""
        model = self.outcomes
        across, down = range(model.columnCount()), range(model.rowCount())
        titles = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in across]
        rows = [[str(model.index(r, c).data() or "") for c in across] for r in down]
        copy_rows(self._desk, "the grid", titles, rows)
