"""The sums to compare with, as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.application.remedies.awards import Comparison
from workbench.domain.money import money
from workbench.gui.look.appearance import GRID, calm_table

_COLUMNS = (("Sum", 9), ("Year", 6), ("For what", 0), ("Injustice", 22), ("Source", 32))
_KINDS = 3
_NARROW = 800
"""Pixels below which the kinds of injustice are left out."""

_DISPLAY = Qt.ItemDataRole.DisplayRole
_TIP = Qt.ItemDataRole.ToolTipRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NO_INDEX = QModelIndex()
_UNKNOWN_YEAR = "–"

Index = QModelIndex | QPersistentModelIndex


class AwardsModel(QAbstractTableModel):
    """The comparisons in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Comparison] = []

    def show_rows(self, rows: Sequence[Comparison]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many sums are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """The words of a cell."""
        if role in (_DISPLAY, _TIP):
            return _cells(self.rows[index.row()])[index.column()]
        if role == _ALIGN:
            return _RIGHT if index.column() == 0 else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return _COLUMNS[section][0]
        if orientation == Qt.Orientation.Horizontal and role == _ALIGN:
            return _RIGHT if section == 0 else _LEFT
        return None


class AwardsTable(QTableView):
    """The comparisons; Ctrl+C copies the chosen lines."""

    chosen = Signal()

    def __init__(self, model: AwardsModel) -> None:
        super().__init__()
        self.awards = model
        self.setObjectName("comparison.table")
        self.setAccessibleName("Sums to compare with")
        calm_table(self)
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        for number, (_, width) in enumerate(_COLUMNS):
            if width:
                self.setColumnWidth(number, width * letter + 3 * GRID)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
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
            QGuiApplication.clipboard().setText("\n".join(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies whole lines."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            event.accept()
        else:
            super().keyPressEvent(event)


def _cells(each: Comparison) -> tuple[str, ...]:
    where = f"{each.reference}, {each.source}" if each.own and each.reference else each.source
    return (
        money(each.amount),
        str(each.year) if each.year is not None else _UNKNOWN_YEAR,
        each.what,
        ", ".join(kind.value for kind in each.kinds),
        where,
    )
