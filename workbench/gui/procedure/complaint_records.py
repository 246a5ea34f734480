"""A table of records that belong to one complaint to the council, with the form of the chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.domain.casefile import KINDS, CaseFile
from workbench.gui.desk import Desk
from workbench.gui.look.appearance import GRID
from workbench.gui.records.form import Row
from workbench.gui.records.model import Column
from workbench.gui.records.page import PageWords, RecordPage


class ComplaintRecords(RecordPage):
    """One tab of the Procedure page: the records of a kind of the complaint shown."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        kind: str,
        words: PageWords,
        columns: Sequence[Column],
        rows: Sequence[Row],
        beside: bool = False,
    ) -> None:
        self.complaint_id = ""
        super().__init__(desk, name, kind, words, columns, rows, beside=beside)
        self.show_complaint("")

    def show_complaint(self, id: str) -> None:
        """Show the records of another complaint."""
        self.form.commit_all()
        self.complaint_id = id
        self.model.show_only(lambda case, record: bool(id) and record.complaint_id == id)
        self.form.show_record(None)
        self._on_case_changed()
        if self.model.rowCount():
            self.table.choose(self.model.id_at(0))
            self._on_chosen(self.model.id_at(0))

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A new record of this complaint."""
        return KINDS[self.kind].record(id=id, complaint_id=self.complaint_id)

    def move_edit(self, case: CaseFile, id: str, by: int) -> CaseFile:
        """Move a record among those of its complaint."""
        return editing.move(
            case, self.kind, id, by, among=lambda each: each.complaint_id == self.complaint_id
        )

    def _lay_out(self) -> None:
        """As on a page, without its large title and margins: the tab has said it."""
        super()._lay_out()
        column = self.layout()
        head = column.itemAt(0) if column is not None else None
        row = head.layout() if head is not None else None
        first = row.itemAt(0) if row is not None else None
        heading = first.widget() if first is not None else None
        if heading is not None:
            heading.hide()
        if column is not None:
            column.setContentsMargins(0, GRID, 0, 0)

    def _on_case_changed(self, _change_set: ChangeSet | None = None) -> None:
        number = self.model.rowCount()
        count = f"1 {self.words.noun}" if number == 1 else f"{number} {self.words.noun}s"
        self.total.setText(count if number else "")
        self._stack.setCurrentIndex(0 if number == 0 else 1)
        if number and not self.table.current_id():
            self.table.choose(self.model.id_at(0))
