"""Officers and panel members as people of the case, entered once, each with their part.

Somebody who took part in the council's procedure is a person of the case like any other, under a
label that says what they did: "the investigating officer". All edits are pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.application.records import people
from workbench.application.records.aliases import USUAL, label_of_part
from workbench.application.records.people_typed import read_people, split_title
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import own_order
from workbench.domain.library.settings import HouseSettings
from workbench.domain.procedure.limits import RoleRule
from workbench.domain.procedure.steps import STAGES, Participant
from workbench.domain.records.people import Person, PersonRole
from workbench.domain.text import normalise_line

_BY_PART = {role.value: role for role in PersonRole}


def role_of_part(part: str) -> PersonRole:
    """What somebody is to the complaint who took a part in the procedure."""
    words = part.casefold()
    if words in _BY_PART:
        return _BY_PART[words]
    if "panel" in words:
        return PersonRole.PANEL_MEMBER
    if "advocate" in words:
        return PersonRole.PROFESSIONAL
    return PersonRole.COUNCIL_OFFICER


def known_as(case: CaseFile, words: str) -> Person | None:
    """The person of the case whom words name: by label, real name or both."""
    wanted = normalise_line(words).casefold()
    bare = split_title(normalise_line(words))[1].casefold()
    for person in sorted(case.people.values(), key=own_order):
        names = {name.casefold() for name in (person.name, *person.other_names) if name}
        titled = f"{person.title} {person.name}".casefold()
        known = {*names, titled, person.alias.casefold(), who_words(person).casefold()}
        if wanted in known or bare in names:
            return person
    return None


def who_words(person: Person) -> str:
    """A person as they are offered to be chosen: the name, then the label."""
    name = " ".join(filter(None, (person.title, person.name)))
    if name and person.alias and name != person.alias:
        return f"{name} ({person.alias})"
    return name or person.alias or "Person without a name"


def set_who(
    case: CaseFile, participant_id: str, words: str, new_id: str, house: HouseSettings = USUAL
) -> CaseFile:
    """The case with who took a part: a person of the case, or a new one of that name; "" nobody."""
    words = normalise_line(words)
    if not words:
        return editing.set_fields(case, "participant", participant_id, person_id="", name="")
    person = known_as(case, words)
    id = person.id if person is not None else new_id
    if person is None:
        case = _added(case, case.participants[participant_id], words, id, house)
    return editing.set_fields(case, "participant", participant_id, person_id=id, name="")


def _added(case: CaseFile, each: Participant, name: str, id: str, house: HouseSettings) -> CaseFile:
    label = label_of_part(case, each.part)
    case = editing.add(case, "person", Person(id=id, role=role_of_part(each.part), alias=label))
    return people.set_name(case, id, name, house)


def named_only(case: CaseFile, complaint_id: str) -> list[Participant]:
    """The participants of a complaint that have a name and are no people of the case yet."""
    listed = editing.ordered(case, "participant")
    return [
        each
        for each in listed
        if each.complaint_id == complaint_id and each.name and each.person_id not in case.people
    ]


def all_as_people(
    case: CaseFile, complaint_id: str, ids: IdSource, house: HouseSettings = USUAL
) -> CaseFile:
    """The case with every participant of a complaint who has a name as a person of the case."""
    for each in named_only(case, complaint_id):
        case = set_who(case, each.id, each.name, ids.new("person"), house)
    return case


@dataclass(frozen=True, slots=True)
class TakersRead:
    """What a line says of who took part: their names, the part, and the rule on it."""

    names: tuple[str, ...]
    part: str
    role: RoleRule | None


def read_participants(line: str, roles: Sequence[RoleRule]) -> TakersRead:
    """The names and the part in "Ada Reed, investigating officer", "A and B, panel members".

    A line that is a part the procedure names says so of somebody still to be named.
    """
    who, _, part = normalise_line(line).rpartition(",")
    if not who and _rule_on(part, roles) is None:
        who, part = part, ""
    part = normalise_line(part)
    role = _rule_on(part, roles)
    names = read_people(who).names if who else ("",)
    return TakersRead(names, role.name if role is not None else part, role)


def _rule_on(part: str, roles: Sequence[RoleRule]) -> RoleRule | None:
    """The rule on a part, of one who took it or of several."""
    words = part.strip().casefold()
    return next((each for each in roles if words in (each.name, f"{each.name}s")), None)


def add_participant(
    case: CaseFile,
    complaint_id: str,
    line: str,
    roles: Sequence[RoleRule],
    ids: IdSource,
    house: HouseSettings = USUAL,
) -> CaseFile:
    """The case with everybody a line names as its people, and with the part they took."""
    read = read_participants(line, roles)
    for who in read.names:
        id = ids.new("participant")
        made = Participant(id=id, complaint_id=complaint_id, part=read.part)
        if read.role is not None:
            made = replace(made, stage=read.role.stage)
        case = editing.add(case, "participant", made)
        case = set_who(case, id, who, ids.new("person"), house)
    return case


def parts_taken(case: CaseFile, person_id: str) -> Iterator[tuple[Participant, str]]:
    """The parts a person took, each in words: "investigating officer, stage two"."""
    for each in editing.ordered(case, "participant"):
        if each.person_id == person_id:
            stage = STAGES.get(each.stage, "")
            yield each, ", ".join(filter(None, (each.part, stage))) or "took part"
