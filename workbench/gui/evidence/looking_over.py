"""What came in, in one table: title, author and date as proposed, accepted line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from workbench.application.case import editing
from workbench.application.evidence.lookalikes import like
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.reader import read_date
from workbench.gui.desk import Desk
from workbench.gui.look.appearance import GRID, calm_table, toned
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import WrappedLabel
from workbench.gui.look.layout import REST, column_of, row_of
from workbench.gui.look.named import named
from workbench.gui.look.theme.palette import shade

_TITLE, _AUTHOR, _DATE, _LIKE, _FILE = range(5)
_HEADS = ("Title", "Author", "Date", "Looks like", "File")
_SIZE = 1080, 520


class LookOver(QDialog):
    """One row a paper. A row without its tick is taken out again; *Done* keeps the rest."""

    def __init__(self, desk: Desk, ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("look-over")
        self.setWindowTitle("Papers that came in")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._ids = desk, ids
        self.table = named(QTableWidget(len(ids), len(_HEADS)), "look-over.table", "Papers")
        self.table.setHorizontalHeaderLabels(_HEADS)
        calm_table(self.table)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._fill()
        self.wrong = toned(QLabel(), "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self._lay_out()
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((_AUTHOR, 180), (_DATE, 160), (_LIKE, 190), (_FILE, 180)):
            heads.resizeSection(column, wide)
        number = len(self._ids)
        said = WrappedLabel(
            f"{number} papers are listed, with what their files say of them. Type over what is "
            "wrong. A paper without its tick is taken out again; Undo brings it back."
        )
        column_of(
            toned(QLabel("Papers that came in"), "title"),
            said,
            (self.table, 1),
            self.wrong,
            row_of(
                REST,
                dialog_button("Leave as they are", "look-over.leave", self.reject),
                dialog_button("Done", "look-over.done", self.accept, kind="primary"),
            ),
            within=self,
            margins=3 * GRID,
        )

    def _fill(self) -> None:
        case = self._desk.bridge.case
        for row, id in enumerate(self._ids):
            item = case.evidence[id]
            date = item.made_on.in_words() if item.made_on is not None else ""
            alike = like(case, item)
            file = item.file.name if item.file is not None else ""
            for column, words in enumerate((item.title, item.author, date, alike, file)):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                if column in (_LIKE, _FILE):
                    cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
                if column == _LIKE and alike:
                    cell.setForeground(shade("amber"))
                if column == _TITLE:
                    cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    cell.setCheckState(Qt.CheckState.Checked)
                self.table.setItem(row, column, cell)
        self.table.setCurrentCell(0, _TITLE)

    def accept(self) -> None:
        """Keep what the table says, as one step; a date that is none is said and waits."""
        for row in range(len(self._ids)):
            words = self._words(row, _DATE)
            if words and read_date(words).date is None:
                question = read_date(words).question or f"“{words}” is no date."
                self.wrong.setText(f"Row {row + 1}: {question}")
                self.wrong.show()
                self.table.setCurrentCell(row, _DATE)
                return
        self._desk.bridge.seal()
        if self._desk.bridge.apply("Look over papers", self._looked_over):
            super().accept()

    def _looked_over(self, case: CaseFile) -> CaseFile:
        for row, id in enumerate(self._ids):
            if id not in case.evidence:
                continue
            cell = self.table.item(row, _TITLE)
            if cell is not None and cell.checkState() == Qt.CheckState.Unchecked:
                case = editing.remove(case, "evidence", id)
                continue
            date = self._words(row, _DATE)
            case = editing.set_fields(
                case, "evidence", id,
                title=self._words(row, _TITLE),
                author=self._words(row, _AUTHOR),
                made_on=read_date(date).date if date else None,
            )  # fmt: skip
        return case

    def _words(self, row: int, column: int) -> str:
        cell = self.table.item(row, column)
        return cell.text().strip() if cell is not None else ""
