"""Checks that nobody is given away: real names, details that identify, labels of nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Problem, Severity
from workbench.domain.records.people import Person
from workbench.statement.checks.checked import Checked
from workbench.statement.naming.identifying import found_in, people_named, telling_of
from workbench.statement.naming.names import TITLES, fold

# The letter comes before the test for a word's start, so that the search skips to it quickly.
_LABEL = re.compile(r"([MD](?<!\w[MD])(?:rs?|iss|s|x))\.?\s([A-Z])(?!\w)")


def problems(statement: Checked) -> Iterator[Problem]:
    """Leaks of real names and details, and labels that are nobody's."""
    people = tuple(statement.case.people.values())
    yield from _stray_labels(statement, people)
    yield from _leaks(statement)


# --- labels ------------------------------------------------------------------------------------


def _stray_labels(statement: Checked, people: tuple[Person, ...]) -> Iterator[Problem]:
    known = {person.alias for person in people}
    for piece in statement.pieces:
        for title, letter in _LABEL.findall(piece.typed):
            label = f"{title} {letter}"
            if title in TITLES and not any(alias.endswith(label) for alias in known):
                yield Problem(
                    Severity.ERROR,
                    "unknown-label",
                    f"“{label}” is nobody in this case.",
                    piece.where,
                    "Mention the person by choosing them from the list.",
                    label,
                )


# --- leaks -------------------------------------------------------------------------------------


def _leaks(statement: Checked) -> Iterator[Problem]:
    terms = telling_of(people_named(statement.case), statement.case.case.reference)
    body = fold(statement.case.case.body)
    for piece in statement.pieces:
        if piece.standard:
            continue
        text = fold(piece.typed)
        if body and body in text:
            text = text.replace(body, " ; ")
        for found, what in found_in(text, terms):
            yield Problem(
                Severity.ERROR,
                "name-leak" if what == "name" else "detail-leak",
                f"“{found}” is a real name, or part of one, of somebody in this case."
                if what == "name"
                else f"“{found}” is a detail that identifies somebody in this case.",
                piece.where,
                "Mention the person by their label instead."
                if what == "name"
                else "Take it out, or say it in a way that tells nobody who is meant.",
                found,
            )
