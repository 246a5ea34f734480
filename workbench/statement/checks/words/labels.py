"""Checks of the labels people are given: real initials, shared labels, titles, and their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from workbench.domain.library.settings import HouseSettings
from workbench.domain.problems import Problem, Severity, Where
from workbench.domain.records.people import AgeGroup, Person
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.naming.label_order import first_mentions, letter_of, out_of_order
from workbench.statement.naming.names import TITLES, initials, parts
from workbench.statement.naming.normal import fold

_WORD = re.compile(r"[^\W_]+")


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Labels chosen against the house rule, as far as the office's settings leave it."""
    house = statement.library.settings
    people = tuple(statement.case.people.values())
    counted = Counter(person.alias for person in people if person.alias)
    titled_children = house.choice("label-children") == "title and letter"
    met = set(first_mentions(statement.document))
    for person in people:
        if person.alias:
            yield from _label(person, counted[person.alias], house)
            yield from _title(person, titled_children, person.id in met)
    yield from _order(statement)


def _label(person: Person, count: int, house: HouseSettings) -> Iterator[Problem]:
    alias = person.alias
    names = [name for name in (person.name, *person.other_names) if name.strip()]
    letter = alias.rpartition(" ")[2]
    if count > 1:
        yield _problem(
            person,
            Severity.ERROR,
            "alias-shared",
            f"Two people are called “{alias}”.",
            "Give each person a label of their own.",
        )
    if len(letter) == 1 and any(letter.upper() in initials(name) for name in names):
        yield _problem(
            person,
            Severity.WARNING,
            "alias-initial",
            f"The letter of “{alias}” is one of the person’s real initials.",
            "Choose another letter.",
        )
    if letter == "A" and house.yes("label-avoid-a"):
        yield _problem(
            person,
            Severity.NOTE,
            "alias-a",
            f"“{alias}” is avoided as a label: A reads as a word.",
            "Choose another letter.",
        )
    words = {word.casefold() for word in _WORD.findall(fold(alias))}
    real = {fold(part).casefold() for name in names for part in parts(name)}
    if words & {part for part in real if len(part) > 2}:
        yield _problem(
            person,
            Severity.ERROR,
            "alias-real-name",
            f"The label “{alias}” is part of the person’s real name.",
            "Choose a label that tells nothing of the person.",
        )


def _title(person: Person, titled_children: bool, met: bool) -> Iterator[Problem]:
    """A title is missed only where a reader meets the label."""
    alias = person.alias
    first = alias.split()[0]
    child = person.age_group is AgeGroup.CHILD
    if met and not child and alias == letter_of(person):
        yield _problem(
            person,
            Severity.WARNING,
            "alias-title",
            f"“{alias}” is an adult, and has no title.",
            "An adult’s label keeps the title: “Ms X”.",
        )
    elif child and not titled_children and first in TITLES and letter_of(person):
        yield _problem(
            person,
            Severity.WARNING,
            "alias-title",
            f"“{alias}” is a child or young person, and has a title.",
            "A child’s label is a bare letter.",
        )


def _order(statement: PrintedStatement) -> Iterator[Problem]:
    for person, earlier in out_of_order(statement.document, statement.case):
        yield _problem(
            person,
            Severity.WARNING,
            "alias-order",
            f"“{person.alias}” is first mentioned after “{earlier.alias}”.",
            "Letters come in the order in which a reader meets people.",
            f"{person.alias} after {earlier.alias}",
        )


def _problem(
    person: Person, severity: Severity, code: str, message: str, hint: str, excerpt: str = ""
) -> Problem:
    where = Where("person", person.id, "alias")
    return Problem(severity, code, message, where, hint, excerpt or person.alias)
