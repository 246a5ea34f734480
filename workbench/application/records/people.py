"""What is done with the people of a case: naming, titles, aliases and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.case.authored import authored_texts
from workbench.application.case.ports import IdSource
from workbench.application.records.aliases import (
    USUAL,
    label_of_part,
    label_with_letter,
    propose_alias,
)
from workbench.application.records.people_typed import OFFICES, read_people, split_title
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.fields import own_order
from workbench.domain.library.settings import HouseSettings
from workbench.domain.records.people import AgeGroup, Person, PersonRole, Pronouns
from workbench.statement.markup.authored import mentions

_IMPLIED = {
    **dict.fromkeys(("Mr", "Sir"), Pronouns.HE),
    **dict.fromkeys(("Ms", "Mrs", "Miss", "Dame"), Pronouns.SHE),
}
_LETTER = re.compile(r"[A-Z]\d*\Z")


def complainants(case: CaseFile) -> list[Person]:
    """The people with the complainant's role, in the person's own order."""
    found = (each for each in case.people.values() if each.role is PersonRole.COMPLAINANT)
    return sorted(found, key=own_order)


def complainant(case: CaseFile) -> Person | None:
    """The first of the complainants."""
    return next(iter(complainants(case)), None)


def complainants_short(case: CaseFile) -> str:
    """The labels of the complainants: "Ms X", "Ms X and Mr Y", "Ms X and 2 others"."""
    labels = [each.alias for each in complainants(case) if each.alias]
    if len(labels) > 2:
        return f"{labels[0]} and {len(labels) - 1} others"
    return " and ".join(labels)


def set_name(case: CaseFile, id: str, name: str, house: HouseSettings = USUAL) -> CaseFile:
    """The case with a person's real name set.

    A title at its front becomes the title when there is none yet. A person without alias is
    given one by the house rules.
    """
    person: Person = case.people[id]
    if not person.title:
        title, rest = split_title(name)
        if title:
            case = _titled(case, person, title)
            name = rest
    case = editing.set_fields(case, "person", id, name=name)
    person = case.people[id]
    if person.alias or not person.name:
        return case
    return editing.set_fields(case, "person", id, alias=propose_alias(case, person, house))


def set_title(case: CaseFile, id: str, title: str, house: HouseSettings = USUAL) -> CaseFile:
    """The case with a person's title set, and put before a letter that is the whole alias.

    The pronouns follow the title until others are chosen.
    """
    before: Person = case.people[id]
    return _relabelled(_titled(case, before, title), before, house)


def _titled(case: CaseFile, before: Person, title: str) -> CaseFile:
    """The case with a title set, and the pronouns it proposes unless others were chosen."""
    case = editing.set_fields(case, "person", before.id, title=title)
    kept = before.pronouns is _IMPLIED.get(before.title, Pronouns.THEY)
    return editing.set_fields(
        case,
        "person",
        before.id,
        pronouns=_IMPLIED.get(title, before.pronouns) if kept else before.pronouns,
    )


def set_role(case: CaseFile, id: str, role: PersonRole, house: HouseSettings = USUAL) -> CaseFile:
    """The case with a person's role set, and the age group where the role tells it.

    Somebody in the role of a child is a child, and who holds an office is an adult. So is a
    titled person whose role was a child's: arrow keys pass that role on the way to another.
    """
    before: Person = case.people[id]
    was_child = before.role is PersonRole.CHILD and bool(before.title)
    if role is PersonRole.CHILD:
        case = set_age_group(case, id, AgeGroup.CHILD, house)
    elif role in OFFICES or was_child:
        case = set_age_group(case, id, AgeGroup.ADULT, house)
    return editing.set_fields(case, "person", id, role=role)


def set_age_group(
    case: CaseFile, id: str, age_group: AgeGroup, house: HouseSettings = USUAL
) -> CaseFile:
    """The case with a person an adult or a child, and the label that goes with it."""
    before: Person = case.people[id]
    case = editing.set_fields(case, "person", id, age_group=age_group)
    return _relabelled(case, before, house)


def _relabelled(case: CaseFile, before: Person, house: HouseSettings) -> CaseFile:
    """The alias follows title and age group as long as it is title and letter, or a letter."""
    alias = before.alias
    letter = alias.removeprefix(f"{before.title} ") if before.title else alias
    if not _LETTER.match(letter):
        return case
    person: Person = case.people[before.id]
    wanted = label_with_letter(person, letter, house)
    return editing.set_fields(case, "person", before.id, alias=wanted)


def give_alias(case: CaseFile, id: str, house: HouseSettings = USUAL) -> CaseFile:
    """The case with the alias that the house rules propose for a person."""
    person: Person = case.people[id]
    proposed = propose_alias(case, replace(person, alias=""), house)
    return editing.set_fields(case, "person", id, alias=proposed)


def named_in_texts(case: CaseFile) -> set[str]:
    """The ids of everybody an authored text of the case mentions."""
    found: set[str] = set()
    for text in authored_texts(case):
        if "{" in text:
            found |= mentions(text)
    return found


def needs_alias(case: CaseFile, person: Person, named: set[str]) -> bool:
    """Whether the statement cannot do without a label for a person who has none."""
    concerned = person.role in (PersonRole.COMPLAINANT, PersonRole.CHILD) or person.id in named
    return concerned and not person.alias


def alias_warnings(case: CaseFile, person: Person, house: HouseSettings = USUAL) -> tuple[str, ...]:
    """What is wrong with a person's alias, in sentences."""
    if not person.alias:
        if needs_alias(case, person, named_in_texts(case)):
            return ("The statement names this person, but there is no label yet.",)
        return ()
    found = []
    letter = person.alias.split()[-1]
    if letter in initials(person):
        found.append(f"“{person.alias}” gives away a real initial. Choose another letter.")
    same = [
        other.name or "somebody without a name"
        for other in case.people.values()
        if other.id != person.id and other.alias.casefold() == person.alias.casefold()
    ]
    if same:
        found.append(f"“{person.alias}” is already the label of {same[0]}.")
    parts = {part.casefold() for name in names(person) for part in name.split() if len(part) > 1}
    if parts & {word.casefold() for word in person.alias.split()}:
        found.append(f"“{person.alias}” contains a part of the real name.")
    if letter == "A" and house.yes("label-avoid-a"):
        found.append("The house rules avoid A as a label.")
    return tuple(found)


def names(person: Person) -> tuple[str, ...]:
    """The real name, without a title at its front, and every other name."""
    return tuple(split_title(name)[1] for name in (person.name, *person.other_names) if name)


def initials(person: Person) -> set[str]:
    """The first letters of all parts of a person's names."""
    return {part[0].upper() for name in names(person) for part in name.split()}


def new_person(case: CaseFile, id: str) -> Person:
    """The first person is the complainant; others come without a role."""
    has_one = complainant(case) is not None
    return Person(id=id, role=PersonRole.OTHER if has_one else PersonRole.COMPLAINANT)


def add_people(case: CaseFile, line: str, ids: IdSource, house: HouseSettings = USUAL) -> CaseFile:
    """The case with the people of a line; those named together have one role.

    Whoever is named alone with an office is called by it: "the social worker".
    """
    read = read_people(line)
    if not read.names:
        raise InvalidInput("The line names nobody.", "Enter a name, such as Ms Jane Smith.")
    usual = new_person(case, "").role
    label = label_of_part(case, read.office) if read.office else ""
    for name in read.names:
        id = ids.new("person")
        case = editing.add(case, "person", Person(id=id, role=usual, note=read.note, alias=label))
        if read.role is not None:
            case = set_role(case, id, read.role, house)
        case = set_name(case, id, name, house)
    return case
