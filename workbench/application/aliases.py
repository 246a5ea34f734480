"""Labels for people: proposed by the house rules, never from a real initial.

Adults take a title and a letter ("Ms X"), children and young people a bare letter. Letters come
in the order in which people are entered, and A is avoided.
"""

from __future__ import annotations

from workbench.domain.casefile import CaseFile
from workbench.domain.people import AgeGroup, Person

_FIRST_CHOICES = "XYZ"
_OTHERS = "BCDEFGHJKLMNPQRSTUVW"


def propose_alias(case: CaseFile, person: Person) -> str:
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
    letters = _OTHERS if person.age_group is AgeGroup.CHILD else _FIRST_CHOICES + _OTHERS
    free = [letter for letter in letters if letter not in taken and letter not in initials]
    letter = free[0] if free else _numbered(taken)
    if person.age_group is AgeGroup.CHILD or not person.title:
        return letter
    return f"{person.title} {letter}"


def _numbered(taken: set[str]) -> str:
    number = 1
    while f"X{number}" in taken:
        number += 1
    return f"X{number}"
