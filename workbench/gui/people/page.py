"""The people of the case: real names for this case only, labels for the statement."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from workbench.application.records import people
from workbench.application.records.aliases import propose_alias
from workbench.application.records.labels import person_label
from workbench.domain.casefile import CaseFile
from workbench.domain.records.people import AgeGroup, Person, PersonRole, Pronouns
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import ChoiceField, sentence_case
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.links import RelationsField
from workbench.gui.fields.text import LineField, NamesField, SuggestField, TextField
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FAULT_MARK, fault_label
from workbench.gui.records.form import wide
from workbench.gui.records.model import Column
from workbench.gui.records.page import PageWords, RecordPage

WORDS = PageWords(
    title="People",
    noun="person",
    about="Real names stay in this case. The statement uses the label.",
    empty_title="Nobody is in this case yet",
    empty="Begin with the complainant. Enter the real name; the program proposes a label by the "
    "house rules, and warns wherever the name would get into the statement.",
    first="Add the complainant",
)

_PRONOUNS = {"she": "she, her", "he": "he, him", "they": "they, them"}


class NameField(LineField):
    """The real name; a title at its front is taken out, and a first alias is proposed."""

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """Set the name, and what follows from it."""
        return people.set_name(case, id, value, self.desk.workbench.library.settings)


class TitleField(SuggestField):
    """The adult's title, also put before the letter of the alias."""

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """Set the title, and the alias with it."""
        return people.set_title(case, id, value, self.desk.workbench.library.settings)


class RoleField(ChoiceField):
    """What the person is to the complaint; a child by role is a child by age."""

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """Set the role, and the age group with it."""
        return people.set_role(case, id, value, self.desk.workbench.library.settings)


class AgeField(ChoiceField):
    """Adult or child; children are labelled by a bare letter."""

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """Set the age group, and the alias with it."""
        return people.set_age_group(case, id, value, self.desk.workbench.library.settings)


class AliasField(BoundField):
    """The label in the statement, with a button that proposes one and warnings beneath."""

    watches = ("person",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, "person", "alias", "Label", "What stands in the statement instead of the name"
        )
        self.line = QLineEdit()
        self.line.setPlaceholderText("such as Ms X")
        self.line.textEdited.connect(self.touched)
        self.line.returnPressed.connect(self.commit_and_tidy)
        self.propose = QPushButton("Propose")
        self.propose.setObjectName("person.alias.propose")
        self.propose.setAccessibleName("Propose a label by the house rules")
        self.propose.clicked.connect(self._on_propose)
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.propose)
        self.attach(pair, self.line)
        self.warnings = fault_label()
        self.warnings.setObjectName("person.alias.warnings")
        self.column.addWidget(self.warnings)
        self.finish()

    def raw(self) -> Any:
        """The alias as typed."""
        return self.line.text()

    def put(self, value: Any) -> None:
        """Show the alias."""
        if self.line.text() != (value or ""):
            self.line.setText(value or "")

    def restore(self, raw: Any) -> None:
        """Show an alias again that could not be saved."""
        self.line.setText(raw)

    def show_value(self, case: CaseFile) -> None:
        """Show the alias and what is wrong with it."""
        super().show_value(case)
        self._warn(case)

    def options_changed(self, case: CaseFile) -> None:
        """Look again whether the alias is good, as anybody's name or alias may have changed."""
        self._warn(case)

    def _warn(self, case: CaseFile) -> None:
        person = case.people.get(self.record_id)
        house = self.desk.workbench.library.settings
        found = people.alias_warnings(case, person, house) if person is not None else ()
        self.warnings.setText("\n".join(FAULT_MARK + words for words in found))
        self.warnings.setVisible(bool(found))
        taken = person is not None and propose_alias(case, person, house) == person.alias
        self.propose.setEnabled(person is not None and not taken)

    def _on_propose(self) -> None:
        id = self.record_id
        if self.commit():
            house = self.desk.workbench.library.settings
            self.desk.bridge.apply("Propose label", lambda case: people.give_alias(case, id, house))


class PeoplePage(RecordPage):
    """The people of a case and their labels."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "people", "person", WORDS, _columns(), _rows(desk))

    def new_record(self, case: CaseFile, id: str) -> Any:
        """The first person is the complainant; others come without a role."""
        has_one = any(p.role is PersonRole.COMPLAINANT for p in case.people.values())
        return Person(id=id, role=PersonRole.OTHER if has_one else PersonRole.COMPLAINANT)


def _columns() -> tuple[Column, ...]:
    return (
        Column("Label", lambda case, p: p.alias or "–", 10),
        Column("Real name", lambda case, p: p.name),
        Column("Role", lambda case, p: sentence_case(p.role.value), 18),
        Column("Age group", lambda case, p: sentence_case(p.age_group.value), 11, spare=1),
    )


def _rows(desk: Desk) -> list[Any]:
    return [
        (
            wide(NameField(desk, "person", "name", "Real name", example="Ms Jane Smith"), 3),
            TitleField(desk, "person", "title", "Title", lambda case: people.TITLES),
        ),
        AliasField(desk),
        (
            wide(RoleField(desk, "person", "role", "Role", PersonRole), 3),
            AgeField(desk, "person", "age_group", "Age group", AgeGroup),
        ),
        (
            ChoiceField(
                desk,
                "person",
                "pronouns",
                "Pronouns",
                Pronouns,
                _PRONOUNS,
                "She or he is proposed from the title; change it here where that is wrong",
            ),
            PartialDateField(
                desk,
                "person",
                "born",
                "Date of birth",
                "For ages in the chronology; never printed, and looked for before a statement "
                "goes out",
                example="3 May 2009 or 2009",
            ),
        ),
        NamesField(
            desk,
            "person",
            "other_names",
            "Other names, one to a line",
            "Nicknames, former names and misspellings in the papers: none may be printed",
            least=2,
        ),
        NamesField(
            desk,
            "person",
            "identifiers",
            "Details that must never be printed, one to a line",
            "Address, school, telephone, e-mail, date of birth, case number",
            least=2,
        ),
        RelationsField(desk, person_label),
        TextField(desk, "person", "note", "Note", least=2),
    ]
