"""Labels for people: proposed by the house rules, never from a real initial.

Adults take a title and a letter ("Ms X"), children and young people a bare letter, unless the
office has it otherwise. Letters come in the order in which people are entered, and A is avoided.
"""

from __future__ import annotations

from workbench.domain.casefile import CaseFile
from workbench.domain.library.settings import HouseSettings
from workbench.domain.records.people import AgeGroup, Person
from workbench.domain.text import normalise_line

_NUMBERS = ("second", "third", "fourth", "fifth", "sixth")
_LAST_LETTERS = "XYZ"
_OTHERS = "BCDEFGHJKLMNPQRSTUVW"

USUAL = HouseSettings()
"""The house settings of an office that changed none."""


def propose_alias(case: CaseFile, person: Person, house: HouseSettings = USUAL) -> str:
    """A label for this person that nobody else has and that is none of their real initials."""
    taken = {
        other.alias.split()[-1]
        for other in case.people.values()
        if other.alias and other.id != person.id
    }
    initials = {
        part[0].upper()
        for name in (person.name, *person.other_names)
        for part in name.split()
        if part
    }
    letters = _letters(person, house)
    free = [letter for letter in letters if letter not in taken and letter not in initials]
    return label_with_letter(person, free[0] if free else _numbered(taken), house)


def label_of_part(case: CaseFile, part: str) -> str:
    """The label of somebody known by what they did ("the social worker"), numbered if need be."""
    words = normalise_line(part).casefold() or "officer"
    taken = {person.alias.casefold() for person in case.people.values()}
    numbered = (f"the {number} {words}" for number in _NUMBERS)
    free = (label for label in (f"the {words}", *numbered) if label not in taken)
    return next(free, "")


def label_with_letter(person: Person, letter: str, house: HouseSettings = USUAL) -> str:
    """A letter as this person's label, with the title before it where the house has it so."""
    bare = person.age_group is AgeGroup.CHILD and house.choice("label-children") == "letter"
    return letter if bare or not person.title else f"{person.title} {letter}"


def _letters(person: Person, house: HouseSettings) -> str:
    """The letters in the order in which they are proposed."""
    first = "" if house.yes("label-avoid-a") else "A"
    if person.age_group is AgeGroup.CHILD:
        return first + _OTHERS
    if house.choice("label-first") == "B":
        return first + _OTHERS + _LAST_LETTERS
    return _LAST_LETTERS + first + _OTHERS


def _numbered(taken: set[str]) -> str:
    number = 1
    while f"X{number}" in taken:
        number += 1
    return f"X{number}"
