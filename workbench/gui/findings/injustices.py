"""The injustices of one finding: a short table and the form of the chosen one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.application.case import editing
from workbench.application.findings.results import new_injustice, remedies_for
from workbench.application.records.labels import alias_of, remedy_label
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import Injustice
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import ChoiceField, LinkField, sentence_case
from workbench.gui.fields.text import MarkupField, TextField
from workbench.gui.look.appearance import of_kind
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import note, section
from workbench.gui.look.layout import REST, column_of, row_of
from workbench.gui.look.named import named
from workbench.gui.records.columns import Column
from workbench.gui.records.form import RecordFields, wide
from workbench.gui.records.table import OwnedTable


class InjusticePanel(QWidget):
    """What the fault did to whom, and what answers it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table = OwnedTable(
            desk,
            "injustice",
            "finding_id",
            _columns(),
            "findings.injustices",
            "Injustices of this finding",
        )
        self.model = self.table.records
        self.form = named(
            RecordFields(records_of(desk, "injustice"), _rows(desk), margin=0),
            "findings.injustice.form",
        )
        self._nothing = note("No injustice is recorded for this finding.")
        self._answered = named(note(), "findings.injustice.answered")
        self.new = of_kind(
            push_button("+ Injustice", "findings.injustice.new", self.add, spoken="Add injustice"),
            "quiet",
        )
        self.drop = of_kind(
            push_button("Delete injustice", "findings.injustice.delete", self.delete), "danger"
        )
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.form_wanted.connect(lambda: self.form.focus_field())
        follow(self, desk.bridge, self._follow, "injustice", "remedy", "person")
        self.show_finding("")

    def show_finding(self, id: str) -> None:
        """Show the injustices of another finding."""
        self.table.show_owner(id)
        # What was said of the injustice shown before must not stay under a finding without any.
        self.form.show_record(None)
        self._follow()
        if self.model.rowCount():
            self.table.choose(self.model.id_at(0))
            self._on_chosen(self.model.id_at(0))

    def show_injustice(self, id: str, field: str) -> None:
        """Choose an injustice and bring the keyboard to one of its fields."""
        if self.table.choose(id):
            self.form.focus_field(field)

    def add(self) -> str:
        """Add an injustice to the finding; "" when it was not saved."""
        finding, id = self.table.owner_id, self._desk.ids.new("injustice")
        self.form.commit_all()
        saved = self._desk.bridge.apply(
            "Add injustice",
            lambda case: editing.add(case, "injustice", new_injustice(case, id, finding)),
        )
        if saved:
            self.show_injustice(id, "")
        return id if saved else ""

    def delete(self) -> None:
        """Take out the chosen injustice; Undo brings it back."""
        self.new.setFocus()
        self.table.delete()

    def _lay_out(self) -> None:
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column_of(
            section("Injustice"),
            self._nothing,
            self.table,
            row_of(self.new, self.drop, REST),
            self.form,
            self._answered,
            within=self,
        )

    def _follow(self) -> None:
        number = self.model.rowCount()
        self._nothing.setVisible(not number)
        self.table.setVisible(bool(number))
        self.form.setVisible(bool(number))
        self.drop.setVisible(bool(number))
        self.new.setEnabled(bool(self.table.owner_id))
        rows = self.table.verticalHeader().defaultSectionSize() * min(max(number, 1), 5)
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 8)
        if number:
            self.table.keep_one_chosen()
        self._show_answers()

    def _show_answers(self) -> None:
        case = self._desk.bridge.case
        injustice = case.injustices.get(self.form.record_id)
        words = ""
        if injustice is not None:
            answers = [remedy_label(case, each) for each in remedies_for(case, injustice.id)]
            words = "; ".join(answers) or "no remedy yet (see the Remedies page)"
            words = f"Answered by: {words}"
        self._answered.setText(words)
        self._answered.setVisible(bool(words))

    def _on_chosen(self, id: str) -> None:
        if id != self.form.record_id:
            self.form.show_record(id or None)
        self._show_answers()


def _columns() -> tuple[Column[Injustice], ...]:
    return (
        Column("Injustice", lambda case, i: sentence_case(i.kind.value)),
        Column("To", lambda case, i: alias_of(case, i.person_id), 14),
        Column("Weighed", lambda case, i: sentence_case(i.seriousness.value), 16, spare=1),
        Column("Answered", _answered, 16),
    )


def _answered(case: CaseFile, injustice: Injustice) -> str:
    number = len(remedies_for(case, injustice.id))
    if number:
        return "one remedy" if number == 1 else f"{number} remedies"
    return "put right" if injustice.put_right else "not yet"


def _rows(desk: Desk) -> list[Any]:
    at = records_of(desk, "injustice")
    return [
        (
            LinkField(at, "person_id"),
            ChoiceField(at, "kind"),
        ),
        TextField(at, "how", least=2),
        (
            ChoiceField(at, "seriousness"),
            wide(
                TextField(
                    at, "why_serious", "How long, how hard, how vulnerable the person was", least=2,
                )
            ),
        ),
        MarkupField(at, "statement_text", "Printed after the analysis of the finding", least=2),
        TextField(at, "put_right", "Blank when it was not", least=2),
    ]  # fmt: skip
