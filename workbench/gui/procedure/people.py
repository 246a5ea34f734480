"""Who took part in the council's procedure, at which stage, as what, and how independent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.application.case import editing
from workbench.application.records.labels import person_label
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.limits import RoleRule
from workbench.domain.procedure.steps import Independence, Participant
from workbench.domain.records.people import PersonRole
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import BoxField, ChoiceField, LinkField, sentence_case
from workbench.gui.fields.text import LineField, SuggestField, TextField
from workbench.gui.look.labels import FAULT_MARK, FaultLine, note
from workbench.gui.procedure.complaint_records import ComplaintRecords
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.records.columns import Column
from workbench.gui.records.folds import Fold
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.rows import RowWords

_STAGES = ((1, "Stage one"), (2, "Stage two"), (3, "Stage three"))
_INDEPENDENT = (
    "Independent means no member or officer of the council, and not the husband, wife or civil "
    "partner of one (SI 2006/1738, regulation 2)."
)

WORDS = PageWords(
    title="People in the procedure",
    noun="participant",
    prompt="Who took part",
    empty="Who investigated, the independent person, who adjudicated, who sat on the panel. They "
    "are not named in the statement.",
)


class StageField(BoxField):
    """The stage somebody took part in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(records_of(desk, "participant"), "stage", label="Stage")
        self.offer(_STAGES)


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


class PeopleTab(ComplaintRecords[Participant]):
    """The participants of the complaint shown."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        at = records_of(desk, "participant")
        self._counted = counted
        self.complaint_id = ""
        self.warning = FaultLine("procedure.independence.warning")
        self._law = note(_INDEPENDENT)
        columns: tuple[Column[Participant], ...] = (
            Column("Stage", lambda case, each: str(each.stage), 6),
            Column("As", lambda case, each: sentence_case(each.part), 26),
            Column("Who", _who),
            Column("Independence", self._independence, 30),
        )
        rows: list[Any] = [
            RoleField(desk, self),
            StageField(desk),
            LinkField(at, "person_id", "Nobody on the People page"),
            LineField(at, "name", "Where not on the People page"),
            ChoiceField(at, "independence"),
            self.warning,
            self._law,
            Fold("Notes", [TextField(at, "note", least=2)]),
        ]  # fmt: skip

        def row(case: CaseFile, each: Participant) -> RowWords:
            return RowWords(
                words=_who(case, each) or sentence_case(each.part) or "Somebody",
                note=" · ".join(
                    filter(None, (sentence_case(each.part), self._independence(case, each)))
                ),
                group=dict(_STAGES).get(each.stage, ""),
            )

        super().__init__(
            desk,
            Records("participant", "procedure.people", WORDS, columns, rows, field="name", row=row),
        )
        self.shown.connect(self._refresh)
        self.follow(self._refresh, "participant", "person")

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
        words = sentence_case(each.independence.value)
        return f"{FAULT_MARK}{words}: must be" if self.warning_for(case, each) else words

    def _refresh(self) -> None:
        case, each = self.desk.bridge.case, self.record()
        part = self.form.field("part")
        if part is not None:
            part.options_changed(case)
        words = self.warning_for(case, each) if each is not None else ""
        self.warning.say(words)


def _who(case: CaseFile, each: Participant) -> str:
    person = case.people.get(each.person_id)
    return person_label(case, person) if person is not None else each.name
