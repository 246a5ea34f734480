"""A table of records that belong to one complaint to the council, with the form of the chosen."""

from __future__ import annotations

from typing import Any

from workbench.application.case import editing
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.records.made_of import Records
from workbench.gui.records.model import Record
from workbench.gui.records.page import RecordPage


class ComplaintRecords(RecordPage[Record]):
    """One tab of the Procedure page: the records of a kind of the complaint shown."""

    def __init__(self, desk: Desk, made_of: Records[Record]) -> None:
        self.complaint_id = ""
        super().__init__(desk, made_of)
        self.as_tab()
        self.show_complaint("")

    def show_complaint(self, id: str) -> None:
        """Show the records of another complaint."""
        self.form.commit_all()
        self.complaint_id = id
        self.model.show_owned(lambda record: bool(id) and self._belongs(record))
        self.form.show_record(None)
        self.catch_up()
        if self.model.rowCount():
            self.table.choose(self.model.id_at(0))
            self.show_chosen(self.model.id_at(0))

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A new record of this complaint."""
        return KINDS[self.kind].record(id=id, complaint_id=self.complaint_id)

    def move_edit(self, case: CaseFile, id: str, by: int) -> CaseFile:
        """Move a record among those of its complaint."""
        return editing.move(case, self.kind, id, by, among=self._belongs)

    def number(self) -> int:
        """How many records this complaint has."""
        return self.model.rowCount()

    def number_words(self) -> str:
        """What stands above the table."""
        number, noun = self.number(), self.words.noun
        return how_many(number, noun) if number else ""

    def _belongs(self, record: Any) -> bool:
        return bool(record.complaint_id == self.complaint_id)
