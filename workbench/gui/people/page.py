"""The people of the case: real names for this case only, labels for the statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.procedure.taking_part import parts_taken
from workbench.application.records import people
from workbench.application.records.aliases import label_of_part, propose_alias
from workbench.application.records.people_typed import TITLES, read_people
from workbench.domain.casefile import CaseFile
from workbench.domain.library.settings import HouseSettings
from workbench.domain.records.people import Person
from workbench.domain.text import capitalised
from workbench.gui.dates.field import PartialDateField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, records_of
from workbench.gui.fields.bound import label_width
from workbench.gui.fields.choice import ChoiceField
from workbench.gui.fields.links import RelationsField
from workbench.gui.fields.text import LineField, NamesField, SuggestField, TextField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import FaultLine, as_high_as_a_line, of_kind
from workbench.gui.look.layout import GRID, clear_out, column_of, held, row_of
from workbench.gui.records.columns import Column
from workbench.gui.records.entry import ENTER, Typed, Understood
from workbench.gui.records.folds import Fold, fold_of, later
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords


class PartsTaken(QWidget):
    """The parts of the person shown; nothing for somebody without one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        heading = QLabel("Part taken")
        heading.setFixedWidth(label_width() - GRID)
        heading.setMinimumHeight(as_high_as_a_line(heading))
        self._listed = column_of(gap=2)
        row_of((heading, 0, Qt.AlignmentFlag.AlignTop), (self._listed, 1), within=self, gap=GRID)

    def show_person(self, id: str) -> None:
        """Show those of another person."""
        clear_out(self._listed)
        case = self._desk.bridge.case
        found = list(parts_taken(case, id))
        for each, words in found:
            complaint = case.complaints.get(each.complaint_id)
            about = f" · {complaint.title}" if complaint is not None and complaint.title else ""
            link = push_button(
                capitalised(words) + about,
                f"person.part.{each.id}",
                partial(self._desk.goto, "participant", each.id, ""),
                tip="Show it on the Procedure page",
            )
            self._listed.addWidget(of_kind(link, "row"))
        self.setVisible(bool(found))


WORDS = PageWords(
    title="People",
    noun="person",
    prompt="Name, then what they are",
    empty="The complainant first, then everybody else: Ms Jane Smith, complainant. Real names stay "
    "in this case; the statement uses the label.",
)

_PRONOUNS = {"she": "she, her", "he": "he, him", "they": "they, them"}


Change = Callable[[CaseFile, str, Any, HouseSettings], CaseFile]


def followed_by(at: Binding, change: Change) -> Binding:
    """A binding through which what is entered brings along what follows from it."""

    def put(case: CaseFile, id: str, values: Mapping[str, Any]) -> CaseFile:
        (value,) = values.values()
        return change(case, id, value, at.desk.workbench.library.settings)

    return replace(at, put=put)


class AliasField(LineField):
    """The label in the statement, with a button that proposes one and warnings beneath."""

    watches = ("person",)

    def __init__(self, desk: Desk) -> None:
        hint = "What stands in the statement instead of the name"
        self.warnings = FaultLine("person.alias.warnings")
        super().__init__(records_of(desk, "person"), "alias", hint, "Ms X", label="Label")

    def control(self) -> QWidget:
        """The line with the button beside it and the warnings beneath."""
        spoken = "Propose a label by the house rules"
        self.propose = push_button(
            "Propose", "person.alias.propose", self._on_propose, spoken=spoken
        )
        pair = row_of((self.line, 1), self.propose)
        return held(column_of(pair, self.warnings, gap=4))

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
        # With labels only the label stands for the name: it gives nothing away.
        labelled = self.desk.bridge.case is not self.desk.bridge.session.case
        warned = () if person is None or labelled else people.alias_warnings(case, person, house)
        self.warnings.say(*warned)
        taken = person is not None and propose_alias(case, person, house) == person.alias
        self.propose.setEnabled(person is not None and not taken)

    def _on_propose(self) -> None:
        id = self.record_id
        if self.commit():
            house = self.desk.workbench.library.settings
            self.desk.bridge.apply("Propose label", lambda case: people.give_alias(case, id, house))


class PeoplePage(RecordPage[Person]):
    """The people of a case and their labels."""

    def __init__(self, desk: Desk) -> None:
        self._parts = PartsTaken(desk)
        rows = _rows(desk, self._parts)
        super().__init__(
            desk,
            Records("person", "people", WORDS, _columns(), rows, people.new_person, row=_row),
        )
        self.when_shown(self._parts.show_person)
        self.follow(self._on_parts, "participant", "complaint")

    def _on_parts(self) -> None:
        self._parts.show_person(self.form.record_id)
        self.table.say_again()

    def understood(self, case: CaseFile, line: str) -> Understood:
        """Who is added, and as what."""
        read = read_people(line)
        said = (read.role or people.new_person(case, "").role).value
        label = label_of_part(case, read.office) if read.office else ""
        called = f", called “{label}”" if label else ""
        noted = f" · noted: {read.note}" if read.note else ""
        return Understood(
            f"{' and '.join(read.names)}: {said}{called}{noted} · {ENTER}" if read.names else ""
        )

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the people of a line."""
        return people.add_people(case, typed.words, typed.ids, self.desk.workbench.library.settings)


def _row(case: CaseFile, person: Person) -> RowWords:
    """The label, what somebody is, and the real name."""
    label = capitalised(person.alias) or "No label yet"
    return RowWords(
        title=label,
        called=label,
        aside=capitalised(person.role.value),
        words=" ".join(filter(None, (person.title, person.name))) or "No name yet",
        note=" · ".join(capitalised(words) for _, words in parts_taken(case, person.id)),
    )


def _columns() -> tuple[Column[Person], ...]:
    return (
        Column("Label", lambda case, p: p.alias or "–", 10),
        Column("Real name", lambda case, p: p.name),
        Column("Role", lambda case, p: capitalised(p.role.value), 18),
        Column("Age group", lambda case, p: capitalised(p.age_group.value), 11),
    )


def _rows(desk: Desk, parts: PartsTaken) -> list[Any]:
    at = records_of(desk, "person")
    return [
        LineField(followed_by(at, people.set_name), "name", example="Ms Jane Smith"),
        AliasField(desk),
        ChoiceField(followed_by(at, people.set_role), "role"),
        SuggestField(followed_by(at, people.set_title), "title", lambda case: TITLES),
        ChoiceField(
            at,
            "pronouns",
            words=_PRONOUNS,
            hint="She or he is proposed from the title; change it here where that is wrong",
        ),
        parts,
        RelationsField(desk),
        Fold(
            "Other names and details",
            lambda: [
                NamesField(
                    at,
                    "other_names",
                    "Nicknames, former names and misspellings in the papers: none may be printed",
                    least=2,
                    label="Other names, one to a line",
                ),
                NamesField(
                    at,
                    "identifiers",
                    "Address, school, telephone, e-mail, date of birth, case number",
                    least=2,
                    label="Never printed, one to a line",
                ),
            ],
            lambda case, p: ", ".join((*p.other_names, *p.identifiers)),
        ),
        fold_of(
            "Age",
            later(ChoiceField, followed_by(at, people.set_age_group), "age_group"),
            later(
                PartialDateField,
                at,
                "born",
                "For ages in the chronology; never printed, and looked for before a statement "
                "goes out",
                example="3 May 2009 or 2009",
            ),
        ),
        fold_of("Notes", later(TextField, at, "note", least=2)),
    ]
