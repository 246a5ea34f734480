"""Who took part in the council's procedure, at which stage, as what, and how independent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCompleter

from workbench.application.case import editing
from workbench.application.procedure.taking_part import (
    add_participant,
    all_as_people,
    known_as,
    named_only,
    read_participants,
    set_who,
    who_words,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.limits import RoleRule
from workbench.domain.procedure.steps import STAGES, Independence, Participant
from workbench.domain.records.people import PersonRole
from workbench.domain.text import capitalised, enumeration, how_many
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import BoxField, ChoiceField
from workbench.gui.fields.text import SuggestField, TextField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import FAULT_MARK, FaultLine, note, of_kind
from workbench.gui.procedure.complaint_records import ComplaintRecords
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.records.columns import Column
from workbench.gui.records.entry import ENTER, Typed, Understood
from workbench.gui.records.folds import fold_of, later
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.rows import RowWords

_INDEPENDENT = (
    "Independent means no member or officer of the council, and not the husband, wife or civil "
    "partner of one (SI 2006/1738, regulation 2)."
)

WORDS = PageWords(
    title="People in the procedure",
    noun="participant",
    prompt="Name, then the part they took",
    empty="Who investigated, the independent person, who adjudicated, who sat on the panel. They "
    "are not named in the statement.",
)


class StageField(BoxField):
    """The stage somebody took part in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(records_of(desk, "participant"), "stage", label="Stage")
        self.offer([(number, capitalised(words)) for number, words in STAGES.items()])


class RoleField(SuggestField):
    """The part somebody took; one the law names brings its stage along."""

    def __init__(self, desk: Desk, people: PeopleTab) -> None:
        super().__init__(
            records_of(desk, "participant"), "part",
            lambda case: [role.name for role in people.roles(case)], label="Took part as",
        )  # fmt: skip
        self._people = people

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """The case with the part set, and the stage that goes with it."""
        role = next((role for role in self._people.roles(case) if role.name == value), None)
        case = super().edit(case, id, value)
        if role is None:
            return case
        return editing.set_fields(case, "participant", id, stage=role.stage)


class WhoField(SuggestField):
    """Who took part: one of the people of the case, or a new one by the name that is typed."""

    saves_when_idle = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            records_of(desk, "participant"), "person_id",
            lambda case: [who_words(each) for each in editing.ordered(case, "person")],
            "Choose one of the people of the case, or type the name of somebody new",
            watches=("person",), label="Who",
        )  # fmt: skip
        completer, line = self.box.completer(), self.box.lineEdit()
        assert completer is not None and line is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.returnPressed.connect(self.commit_and_tidy)

    def value_in(self, case: CaseFile) -> Any:
        """The person as they are offered, or the name kept from an earlier version."""
        each = self.at.find(case, self.record_id)
        person = case.people.get(each.person_id) if each is not None else None
        if person is not None:
            return who_words(person)
        return each.name if each is not None else None

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """The case with somebody in this part, added to the people where they are new."""
        house = self.desk.workbench.library.settings
        return set_who(case, id, value, self.desk.ids.new("person"), house)


class PeopleTab(ComplaintRecords[Participant]):
    """The participants of the complaint shown."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        at = records_of(desk, "participant")
        self._counted = counted
        self.complaint_id = ""
        self.warning = FaultLine("procedure.independence.warning")
        self._law = note(_INDEPENDENT)
        self.by_name = push_button(
            "",
            "procedure.people.add",
            lambda: self._on_add_all(),  # made before it is a widget
        )
        columns: tuple[Column[Participant], ...] = (
            Column("Stage", lambda case, each: str(each.stage), 6),
            Column("As", lambda case, each: capitalised(each.part), 26),
            Column("Who", _who),
            Column("Independence", self._independence, 30),
        )
        rows: list[Any] = [
            RoleField(desk, self),
            StageField(desk),
            WhoField(desk),
            ChoiceField(at, "independence"),
            self.warning,
            self._law,
            fold_of("Notes", later(TextField, at, "note", least=2)),
        ]  # fmt: skip

        def row(case: CaseFile, each: Participant) -> RowWords:
            return RowWords(
                words=_who(case, each) or capitalised(each.part) or "Somebody",
                note=" · ".join(
                    filter(None, (capitalised(each.part), self._independence(case, each)))
                ),
                group=capitalised(STAGES.get(each.stage, "")),
            )

        super().__init__(
            desk,
            Records("participant", "procedure.people", WORDS, columns, rows, field="name", row=row),
        )
        self.shown.connect(self._refresh)
        self.follow(self._refresh, "participant", "person")
        self.above.addWidget(of_kind(self.by_name, "quiet"))

    def show_complaint(self, id: str) -> None:
        """Show those of another complaint."""
        super().show_complaint(id)
        self._show_notices()

    def understood(self, case: CaseFile, line: str) -> Understood:
        """Who is added, and as what."""
        read = read_participants(line, self.roles(case))
        known = [(who, known_as(case, who) if who else None) for who in read.names]
        named = enumeration([who if each is None else who_words(each) for who, each in known])
        said = " · ".join(filter(None, (named, capitalised(read.part))))
        return Understood(f"{said} · {ENTER}" if said else "")

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with whom a line names, one of its people from then on."""
        house = self.desk.workbench.library.settings
        roles = self.roles(case)
        return add_participant(case, self.complaint_id, typed.words, roles, typed.ids, house)

    def roles(self, case: CaseFile) -> Sequence[RoleRule]:
        """The parts the procedure of the complaint names."""
        procedure = self._counted.procedure(case, self.complaint_id)
        return procedure.roles if procedure is not None else ()

    def warning_for(self, case: CaseFile, each: Participant) -> str:
        """What is wrong with somebody's independence, "" when nothing is."""
        role = next((role for role in self.roles(case) if role.name == each.part), None)
        if role is None or not role.independent:
            return ""
        person = case.people.get(each.person_id)
        if each.independence is Independence.NOT_INDEPENDENT:
            return f"The {role.name} has to be independent of the council ({role.provision})."
        if person is not None and person.role is PersonRole.COUNCIL_OFFICER:
            return (
                f"The {role.name} has to be independent of the council ({role.provision}), and "
                "the People page has this person as an officer of it."
            )
        return ""

    def _independence(self, case: CaseFile, each: Participant) -> str:
        words = capitalised(each.independence.value)
        return f"{FAULT_MARK}{words}: must be" if self.warning_for(case, each) else words

    def _show_notices(self) -> None:
        """Offer to make people of those who were entered by a name alone."""
        found = named_only(self.desk.bridge.case, self.complaint_id)
        names = how_many(len(found), "name")
        self.by_name.setText(f"Add to People: {names}")
        self.by_name.setToolTip(", ".join(each.name for each in found))
        self.by_name.setVisible(bool(found))

    def _on_add_all(self) -> None:
        desk, mine = self.desk, self.complaint_id
        house = desk.workbench.library.settings
        desk.bridge.apply(
            "Add those who took part to the people",
            lambda case: all_as_people(case, mine, desk.ids, house),
        )

    def _refresh(self) -> None:
        self._show_notices()
        case, each = self.desk.bridge.case, self.record()
        part = self.form.field("part")
        if part is not None:
            part.options_changed(case)
        words = self.warning_for(case, each) if each is not None else ""
        self.warning.say(words)


def _who(case: CaseFile, each: Participant) -> str:
    person = case.people.get(each.person_id)
    return who_words(person) if person is not None else each.name
