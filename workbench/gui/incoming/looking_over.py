"""What came in, in one table: title, author and date as proposed, accepted line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.records.evidence import EvidenceItem
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.incoming.likenesses import Likenesses
from workbench.gui.look.appearance import calm_table
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import WrappedLabel, toned
from workbench.gui.look.layout import GRID, REST, named, row_of
from workbench.gui.look.theme.palette import shade

_TITLE, _AUTHOR, _DATE, _LIKE, _FILE = range(5)
_FIELDS = {"title": _TITLE, "author": _AUTHOR, "made_on": _DATE}
_HEADS = ("Title", "Author", "Date", "Looks like", "File")
_SIZE = 1080, 520
_TYPE = (
    "Each row has what its file says of the paper: type over what is wrong. A paper without its "
    "tick is taken out again; Undo brings it back."
)


class LookOver(Dialog):
    """One row a paper, from the first that is read on, beside the work on the case.

    *Done* keeps what was typed; a row without its tick is taken out again.
    """

    def __init__(self, desk: Desk, likenesses: Likenesses, parent: QWidget) -> None:
        super().__init__(parent, "look-over", "Papers that came in", *_SIZE)
        self._desk, self._likenesses = desk, likenesses
        likenesses.changed.connect(self._liken)
        self._rows: list[tuple[str, tuple[str, ...]]] = []
        self.closed = False
        self.finished.connect(self._on_closed)
        self.table = named(QTableWidget(0, len(_HEADS)), "look-over.table", "Papers")
        self.table.setHorizontalHeaderLabels(_HEADS)
        calm_table(self.table)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.said = WrappedLabel()
        self.said.setObjectName("look-over.said")
        self.wrong = toned(QLabel(), "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self._done = dialog_button("Done", "look-over.done", self.accept, kind="primary")
        self._lay_out()

    def _lay_out(self) -> None:
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((_AUTHOR, 180), (_DATE, 160), (_LIKE, 190), (_FILE, 240)):
            heads.resizeSection(column, wide)
        self.table.setWordWrap(True)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.hideColumn(_LIKE)
        self.show_parts(
            toned(QLabel("Papers that came in"), "title"),
            self.said,
            (self.table, 1),
            self.wrong,
            row_of(
                REST,
                dialog_button("Leave as they are", "look-over.leave", self.reject),
                self._done,
            ),
            margins=3 * GRID,
        )
        self.show_progress(0, 0)

    def show_progress(self, done: int, whole: int) -> None:
        """Say how many files are read already; *Done* waits for the last."""
        self._done.setEnabled(False)
        read = f"{done} of {whole} files are read. " if whole > 1 else "Reading. "
        self.said.setText(read + _TYPE)

    def end(self) -> None:
        """The last file is read."""
        self._likenesses.refresh()
        number = len(self._rows)
        self.said.setText(f"{how_many(number, 'paper is', 'papers are')} listed. {_TYPE}")
        self._done.setEnabled(True)
        self._done.setDefault(True)

    def add(self, ids: Sequence[str]) -> None:
        """Show items that were just listed, with what their files say of them."""
        case = self._desk.bridge.case
        for id in ids:
            item = case.evidence.get(id)
            if item is not None:
                self._show(item)
        self._show_likenesses()
        if self.table.currentRow() < 0:
            self.table.setCurrentCell(0, _TITLE)

    def _show(self, item: EvidenceItem) -> None:
        date = item.made_on.in_words() if item.made_on is not None else ""
        file = item.file.name if item.file is not None else ""
        words = (item.title, item.author, date, self._likenesses.words(item.id), file)
        row = self.table.rowCount()
        self.table.insertRow(row)
        self._rows.append((item.id, words))
        for column, said in enumerate(words):
            cell = QTableWidgetItem(said)
            cell.setToolTip(said)
            if column in (_LIKE, _FILE):
                cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column == _LIKE:
                cell.setForeground(shade("amber"))
            if column == _TITLE:
                cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                cell.setCheckState(Qt.CheckState.Checked)
            self.table.setItem(row, column, cell)

    def _liken(self) -> None:
        """Say which paper that of each row looks like."""
        for row, (id, _) in enumerate(self._rows):
            cell = self.table.item(row, _LIKE)
            if cell is not None:
                cell.setText(self._likenesses.words(id))
                cell.setToolTip(cell.text())
        self._show_likenesses()

    def _show_likenesses(self) -> None:
        """Have the column of what looks alike where anything does."""
        alike = any(self._words(row, _LIKE) for row in range(len(self._rows)))
        self.table.setColumnHidden(_LIKE, not alike)

    def accept(self) -> None:
        """Keep what the table says, as one step; a date that is none is said and waits."""
        for row in range(len(self._rows)):
            words = self._words(row, _DATE)
            read = self._desk.workbench.read_date(words)
            if words and read.date is None:
                question = read.question or f"“{words}” is no date."
                self.wrong.setText(f"Row {row + 1}: {question}")
                self.wrong.show()
                self.table.setCurrentCell(row, _DATE)
                return
        self._desk.bridge.seal()
        if self._desk.bridge.apply("Look over papers", self._looked_over):
            super().accept()

    def _looked_over(self, case: CaseFile) -> CaseFile:
        """The case with what was typed; what was changed elsewhere meanwhile stays."""
        for row, (id, before) in enumerate(self._rows):
            if id not in case.evidence:
                continue
            cell = self.table.item(row, _TITLE)
            if cell is not None and cell.checkState() == Qt.CheckState.Unchecked:
                case = editing.remove(case, "evidence", id)
                continue
            typed: dict[str, Any] = {
                field: self._words(row, column)
                for field, column in _FIELDS.items()
                if self._words(row, column) != before[column]
            }
            if "made_on" in typed:
                read = self._desk.workbench.read_date(typed["made_on"])
                typed["made_on"] = read.date
            case = editing.set_fields(case, "evidence", id, **typed)
        return case

    def _on_closed(self) -> None:
        self.closed = True

    def _words(self, row: int, column: int) -> str:
        cell = self.table.item(row, column)
        return cell.text().strip() if cell is not None else ""
