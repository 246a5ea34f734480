"""The outcome grid as a table: parts of the complaint down, stages across, our finding last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from workbench.application.procedure.outcomes import Grid, GridRow, OutcomeChange
from workbench.application.records.labels import head_letters, sources_short
from workbench.domain.procedure.steps import StageOutcome
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_rows
from workbench.gui.look.appearance import calm_table
from workbench.gui.look.labels import of_kind, wrapped
from workbench.gui.look.layout import GRID, named
from workbench.gui.look.row_state import RowState
from workbench.gui.look.theme.palette import shade
from workbench.gui.look.theme.typeface import pixels, sized
from workbench.gui.records.columns import ACCESSIBLE, DISPLAY, NO_INDEX, TIP, Index

_IN_CAPITALS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

KEYS = {
    "U": StageOutcome.UPHELD,
    "P": StageOutcome.PARTIALLY_UPHELD,
    "N": StageOutcome.NOT_UPHELD,
    "F": StageOutcome.NO_FINDING,
    "C": StageOutcome.NOT_CONSIDERED,
}
"""The letter that enters each outcome in a cell."""

_NONE = Grid((), ())
_STRONG = (StageOutcome.UPHELD, StageOutcome.PARTIALLY_UPHELD)
_QUIET = (StageOutcome.NO_FINDING, StageOutcome.NOT_CONSIDERED)
_SIDE = GRID + 4
_NUMBER = 2 * GRID
"""The room of the number before a part."""


class CellLine(NamedTuple):
    """A line of a cell: its words, their colour, and whether they are smaller or heavier."""

    words: str
    ink: str = "text"
    small: bool = False
    strong: bool = False


class OutcomeModel(QAbstractTableModel):
    """The grid of one complaint, with the changes from one stage to the next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.grid = _NONE
        self._changes: Mapping[tuple[str, str], OutcomeChange] = {}

    def show_grid(self, grid: Grid, changes: tuple[OutcomeChange, ...]) -> None:
        """Show a grid, and what changed in it."""
        same = [row.part.id for row in grid.rows] == [row.part.id for row in self.grid.rows]
        same = same and grid.stages == self.grid.stages
        if not same:
            self.beginResetModel()
        self.grid = grid
        self._changes = {(each.part.id, each.later.stage): each for each in changes}
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

    def change_at(self, part_id: str, stage: str) -> OutcomeChange | None:
        """The change that a stage made on a part, None where it made none."""
        return self._changes.get((part_id, stage))

    def lines(self, index: Index) -> tuple[CellLine, ...]:
        """What a cell shows, line by line; the part without its number."""
        case = self._desk.bridge.case
        row, stage = self.grid.rows[index.row()], self.stage_at(index.column())
        if index.column() == 0:
            letter = head_letters(case).get(row.part.head_id, "")
            head = (CellLine(f"head {letter})", "text3", small=True),) if letter else ()
            return (CellLine(row.label), *head)
        cell = row.cells.get(stage)
        if cell is None:
            return (CellLine(capitalised(row.finding)) if not stage else CellLine("–", "text3"),)
        outcome = cell.outcome
        ink, strong = "text2" if outcome in _QUIET else "text", outcome in _STRONG
        found = [CellLine(capitalised(outcome.value) or "–", ink, strong=strong)]
        if source := sources_short(case, cell.sources):
            found.append(CellLine(source, "text2", small=True))
        change = self.change_at(row.part.id, stage)
        if change is not None and change.reasoned:
            found.append(CellLine("→ changed", "accent", small=True))
        elif change is not None:
            found.append(CellLine("▲ changed: why?", "amber", small=True))
        return tuple(found)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The words of a cell."""
        if role not in (DISPLAY, TIP, ACCESSIBLE):
            return None
        row, column = self.grid.rows[index.row()], index.column()
        words = "; ".join(line.words for line in self.lines(index) if line.words != "–")
        if role == TIP:
            change = self.change_at(row.part.id, self.stage_at(column))
            return change.words() if change is not None else words
        if role == ACCESSIBLE:
            return f"{row.label}, {self._title(column)}: {words or 'blank'}"
        return words if column else f"{index.row() + 1}  {words}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The stages."""
        if orientation == Qt.Orientation.Horizontal and role in (DISPLAY, TIP):
            return self._title(section)
        return None

    def _title(self, column: int) -> str:
        if column == 0:
            return "Part of the complaint"
        stage = column - 1
        return self.grid.stages[stage].title if stage < len(self.grid.stages) else "Our finding"


class _CellPainter(QStyledItemDelegate):
    """Draws a cell: the outcome, where it is written down, and whether it changed."""

    def __init__(self, view: OutcomeTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines at the width of the column."""
        wide = self._view.columnWidth(index.column())
        high = sum(self._high(line) for _words, line in self._lines(index, wide))
        return QSize(wide, max(high + 2 * _SIDE, pixels(44)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the cell, its words, the hairline beneath and the ring of the keyboard."""
        rect, state = QRect(option.rect), self._view.state_of(index)
        painter.save()
        if state.chosen or state.over:
            chosen = "sel" if self._view.hasFocus() else "selOff"
            painter.fillRect(rect, shade(chosen if state.chosen else "hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, shade("line"))
        if state.focused:
            painter.setPen(QPen(shade("ring"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        room = rect.adjusted(self._left(index), _SIDE, -GRID, 0)
        if index.column() == 0:
            painter.setFont(self._font(CellLine("")))
            painter.setPen(shade("text2"))
            painter.drawText(
                QRect(rect.left() + 2 * GRID, room.top(), _NUMBER, room.height()),
                Qt.AlignmentFlag.AlignLeft, str(index.row() + 1),
            )  # fmt: skip
        for words, line in self._lines(index, rect.width()):
            room.setHeight(self._high(line))
            painter.setFont(self._font(line))
            painter.setPen(shade(line.ink))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            room.translate(0, room.height())
        painter.restore()

    def _lines(self, index: Index, wide: int) -> list[tuple[str, CellLine]]:
        """The lines of a cell as they wrap at a width."""
        room = max(wide - self._left(index) - GRID, 1)
        return [
            (words, line)
            for line in self._view.outcomes.lines(index)
            for words in wrapped(self._font(line), line.words, room)
        ]

    def _high(self, line: CellLine) -> int:
        return QFontMetrics(self._font(line)).height() + (1 if line.small else 2)

    def _font(self, line: CellLine) -> QFont:
        weight = QFont.Weight.DemiBold if line.strong else QFont.Weight.Normal
        return sized(self._view.font(), 12 if line.small else 13, weight)

    @staticmethod
    def _left(index: Index) -> int:
        return 2 * GRID + _NUMBER if index.column() == 0 else GRID


class OutcomeTable(QTableView):
    """Worked by keyboard: arrows go from cell to cell, a letter enters the outcome."""

    cell_chosen = Signal()
    outcome_typed = Signal(object)
    cleared = Signal()
    details_wanted = Signal()

    def __init__(self, model: OutcomeModel, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.outcomes = model
        spoken = "Outcomes of each part at each stage"
        named(of_kind(self, "cells"), "procedure.outcomes.table", spoken)
        calm_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setItemDelegate(_CellPainter(self))
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        self.setModel(model)
        model.modelReset.connect(self.share_width)
        model.dataChanged.connect(self.share_width)
        self.doubleClicked.connect(lambda _index: self.details_wanted.emit())

    def state_of(self, index: Index) -> RowState:
        """Whether a cell is chosen, under the mouse, and has the keyboard."""
        chosen = self.currentIndex() == index
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        over = self.underMouse() and self.indexAt(at) == index
        return RowState(chosen, over, chosen and self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the part what the stages leave, and never too little to read."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Divide the width there is among the columns; our finding only where there is one."""
        model, stages = self.outcomes, len(self.outcomes.grid.stages)
        ours = any(row.part.head_id for row in model.grid.rows)
        self.setColumnHidden(stages + 1, not ours)
        across = max(stages + ours, 1)
        letter, room = self.fontMetrics().averageCharWidth(), self.viewport().width()
        fair = (room - 24 * letter) // across
        stage = max(min(16 * letter + 2 * GRID, fair), 11 * letter + GRID)
        for column in range(1, across + 1):
            self.setColumnWidth(column, stage)
        titles = [each.title for each in model.grid.stages]
        head = self.horizontalHeader()
        lines = [len(wrapped(head.font(), title, stage - 2 * GRID)) for title in titles]
        head.setMinimumHeight(max(lines, default=1) * head.fontMetrics().height() + 2 * GRID)
        self.setColumnWidth(0, max(room - across * stage, 18 * letter))
        self.resizeRowsToContents()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another cell is chosen."""
        super().currentChanged(current, previous)
        self.cell_chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, Delete and Enter; what else can be done is in the menu of the row."""
        key, index = event.key(), self.currentIndex()
        stage = self.outcomes.stage_at(index.column()) if index.isValid() else ""
        typed = KEYS.get(event.text().upper())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.details_wanted.emit()
        elif key == Qt.Key.Key_Backspace:
            self.cleared.emit()
        elif stage and typed is not None and not event.modifiers() & ~_IN_CAPITALS:
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
