"""Who took part in the council's procedure, at which stage, as what, and how independent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.records.labels import person_label
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.limits import RoleRule
from workbench.domain.procedure.steps import Independence, Participant
from workbench.domain.records.people import PersonRole
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import BoxField, ChoiceField, LinkField, sentence_case
from workbench.gui.fields.text import LineField, SuggestField, TextField
from workbench.gui.look.labels import FAULT_MARK, fault_label, note
from workbench.gui.procedure.complaint_records import ComplaintRecords
from workbench.gui.procedure.counted import Counted
from workbench.gui.records.model import Column
from workbench.gui.records.page import PageWords

_STAGES = ((1, "Stage one"), (2, "Stage two"), (3, "Stage three"))
_INDEPENDENT = (
    "Independent means no member or officer of the council, and not the husband, wife or civil "
    "partner of one (SI 2006/1738, regulation 2)."
)

WORDS = PageWords(
    title="People in the procedure",
    noun="participant",
    about="",
    empty_title="Nobody has been entered yet",
    empty="Enter the people who dealt with this complaint: who investigated, the independent "
    "person, who adjudicated, who sat on the panel. They are not named in the statement.",
    first="Add a participant",
)


class StageField(BoxField):
    """The stage somebody took part in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "participant", "stage", "Stage")
        self.offer(_STAGES)


class RoleField(SuggestField):
    """The part somebody took; one the law names brings its stage along."""

    def __init__(self, desk: Desk, people: PeopleTab) -> None:
        super().__init__(
            desk, "participant", "part", "Took part as",
            lambda case: [role.name for role in people.roles(case)],
        )  # fmt: skip
        self._people = people

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """The case with the part set, and the stage that goes with it."""
        role = next((role for role in self._people.roles(case) if role.name == value), None)
        case = super().edit(case, id, value)
        if role is None:
            return case
        return editing.set_fields(case, "participant", id, stage=role.stage)


class PeopleTab(ComplaintRecords):
    """The participants of the complaint shown."""

    def __init__(self, desk: Desk, counted: Counted) -> None:
        self._counted = counted
        self.complaint_id = ""
        self.warning = fault_label()
        self.warning.setObjectName("procedure.independence.warning")
        self._law = note(_INDEPENDENT)
        columns = (
            Column("Stage", lambda case, each: str(each.stage), 6),
            Column("As", lambda case, each: sentence_case(each.part), 26),
            Column("Who", _who),
            Column("Independence", self._independence, 30),
        )
        rows: list[Any] = [
            (RoleField(desk, self), StageField(desk)),
            (
                LinkField(
                    desk, "participant", "person_id", "Person of the case", "person",
                    person_label, "Nobody on the People page",
                ),
                LineField(desk, "participant", "name", "Name", "Where not on the People page"),
            ),
            ChoiceField(desk, "participant", "independence", "Independence", Independence),
            self.warning,
            self._law,
            TextField(desk, "participant", "note", "Note", least=2),
        ]  # fmt: skip
        super().__init__(desk, "procedure.people", "participant", WORDS, columns, rows)
        desk.bridge.changed.connect(self._on_participants)
        self._tell()

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

    def _on_chosen(self, id: str) -> None:
        super()._on_chosen(id)
        for field in self.form.fields:
            if field.field == "part":
                field.options_changed(self.desk.bridge.case)
        self._tell()

    def _on_participants(self, change_set: ChangeSet) -> None:
        if change_set.touches("participant", "person"):
            self._tell()

    def _tell(self) -> None:
        case = self.desk.bridge.case
        each = case.participants.get(self.form.record_id)
        words = self.warning_for(case, each) if each is not None else ""
        self.warning.setText(FAULT_MARK + words if words else "")
        self.warning.setVisible(bool(words))


def _who(case: CaseFile, each: Participant) -> str:
    person = case.people.get(each.person_id)
    return person_label(case, person) if person is not None else each.name
