"""The order of labels: who is mentioned first, and which letters are out of that order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.casefile import CaseFile
from workbench.domain.records.people import AgeGroup, Person
from workbench.statement.nodes import Document, PersonRef
from workbench.statement.walk import blocks_of, leaves_in

_ORDERS = ("XYZBCDEFGHJKLMNPQRSTUVW", "BCDEFGHJKLMNOPQRSTUVWXYZ")


def first_mentions(document: Document) -> tuple[str, ...]:
    """The ids of the people mentioned, in the order in which a reader meets them."""
    leaves = leaves_in(blocks_of(document))
    met = (leaf.person_id for leaf in leaves if isinstance(leaf, PersonRef))
    return tuple(dict.fromkeys(met))


def out_of_order(document: Document, case: CaseFile) -> Iterator[tuple[Person, Person]]:
    """Each person whose letter comes before that of somebody mentioned earlier, and that one.

    Adults and children are looked at apart. Letters may run from X (X, Y, Z, B, C) or from B.
    """
    for group in AgeGroup:
        people = lettered(document, case, group)
        yield from _slips(people, _order_of(people))


def lettered(document: Document, case: CaseFile, group: AgeGroup) -> list[Person]:
    """The people of an age group whose label is a letter, as a reader meets them."""
    met = (case.people[id] for id in first_mentions(document) if id in case.people)
    return [each for each in met if each.age_group is group and letter_of(each)]


def letters_in_order(people: Sequence[Person]) -> list[str]:
    """The letters these people have, in the order in which they should have them."""
    return sorted((letter_of(each) for each in people), key=_order_of(people).find)


def _order_of(people: Sequence[Person]) -> str:
    """The order of letters that these people keep to best."""
    return min(_ORDERS, key=lambda order: len(_slips(people, order)))


def letter_of(person: Person) -> str:
    """The letter or number a label ends in, "" for a label in words ("the social worker")."""
    last = person.alias.split()[-1] if person.alias.split() else ""
    return last if len(last) == 1 and last.isalpha() and last.isupper() else ""


def _slips(people: Sequence[Person], order: str) -> list[tuple[Person, Person]]:
    found: list[tuple[Person, Person]] = []
    highest: Person | None = None
    for person in people:
        if highest is not None and _rank(person, order) < _rank(highest, order):
            found.append((person, highest))
        else:
            highest = person
    return found


def _rank(person: Person, order: str) -> int:
    return order.find(letter_of(person))
