"""The injustices of one finding: a short table and the form of the chosen one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.findings.results import new_injustice, remedies_for
from workbench.application.records.labels import alias_of, person_label, remedy_label
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import Injustice, InjusticeKind, Seriousness
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import ChoiceField, LinkField, sentence_case
from workbench.gui.fields.text import MarkupField, TextField
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import note, section
from workbench.gui.records.form import RecordFields, wide
from workbench.gui.records.model import Column, RecordModel
from workbench.gui.records.page import own_order
from workbench.gui.records.table import RecordTable


class InjusticePanel(QWidget):
    """What the fault did to whom, and what answers it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._finding_id = ""
        self.model = RecordModel(desk, "injustice", _columns(), own_order)
        self.table = RecordTable(self.model, "findings.injustices", "Injustices of this finding")
        self.form = RecordFields(desk, "injustice", _rows(desk), margin=0)
        self.form.setObjectName("findings.injustice.form")
        self._nothing = note("No injustice is recorded for this finding.")
        self._answered = note()
        self._answered.setObjectName("findings.injustice.answered")
        self.new = QPushButton("Add injustice")
        self.new.setObjectName("findings.injustice.new")
        self.new.clicked.connect(lambda _=False: self.add())
        self.drop = QPushButton("Delete injustice")
        self.drop.setObjectName("findings.injustice.delete")
        self.drop.clicked.connect(lambda _=False: self.delete())
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.form_wanted.connect(lambda: self.form.focus_field())
        self.table.delete_wanted.connect(self.delete)
        self.table.move_wanted.connect(self._on_move)
        desk.bridge.changed.connect(self._on_changed)
        self.show_finding("")

    def show_finding(self, id: str) -> None:
        """Show the injustices of another finding."""
        self._finding_id = id
        self.model.show_only(lambda case, injustice: bool(id) and injustice.finding_id == id)
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
        finding, id = self._finding_id, self._desk.ids.new("injustice")
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
        id = self.table.current_id()
        if id:
            self.new.setFocus()
            self._desk.bridge.apply(
                "Delete injustice", lambda case: editing.remove(case, "injustice", id)
            )

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.new)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(section("Injustice"))
        column.addWidget(self._nothing)
        column.addWidget(self.table)
        column.addLayout(buttons)
        column.addWidget(self.form)
        column.addWidget(self._answered)

    def _follow(self) -> None:
        number = self.model.rowCount()
        self._nothing.setVisible(not number)
        self.table.setVisible(bool(number))
        self.form.setVisible(bool(number))
        self.drop.setVisible(bool(number))
        self.new.setEnabled(bool(self._finding_id))
        rows = self.table.verticalHeader().defaultSectionSize() * min(max(number, 1), 5)
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 8)
        self._tell_answers()

    def _tell_answers(self) -> None:
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
        self._tell_answers()

    def _on_move(self, by: int) -> None:
        id, finding = self.table.current_id(), self._finding_id
        self._desk.bridge.apply(
            "Move injustice",
            lambda case: editing.move(
                case, "injustice", id, by, among=lambda i: i.finding_id == finding
            ),
        )

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("injustice", "remedy", "person"):
            self._follow()
            if self.model.rowCount() and not self.table.current_id():
                self.table.choose(self.model.id_at(0))


def _columns() -> tuple[Column, ...]:
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
    return [
        (
            LinkField(desk, "injustice", "person_id", "To whom", "person", person_label),
            ChoiceField(desk, "injustice", "kind", "Kind", InjusticeKind),
        ),
        TextField(desk, "injustice", "how", "How it follows from the fault", least=2),
        (
            ChoiceField(desk, "injustice", "seriousness", "How serious", Seriousness),
            wide(
                TextField(
                    desk, "injustice", "why_serious", "Why it weighs that much",
                    "How long, how hard, how vulnerable the person was", least=2,
                )
            ),
        ),
        MarkupField(
            desk, "injustice", "statement_text", "Words in the statement",
            "Printed after the analysis of the finding", least=2,
        ),
        TextField(
            desk, "injustice", "put_right", "How it was already put right",
            "Blank when it was not", least=2,
        ),
    ]  # fmt: skip
