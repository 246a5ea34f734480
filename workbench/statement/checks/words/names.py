"""Checks that nobody is given away: real names, details that identify, labels of nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Problem, Where, error, note, warning
from workbench.domain.records.people import Person
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.naming.entry import name_entry
from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.names import TITLES
from workbench.statement.naming.protected import ProtectedList, protected
from workbench.statement.naming.searching.finding import find

LABEL_LEAK = "label-leak"
"""The code of a label that is somebody's name."""

LEAKS = frozenset(("name-leak", "detail-leak", LABEL_LEAK))
"""The codes of problems that no reason overrides for a whole file, only for one sentence."""

OPEN = LEAKS | {"name-open", "detail-open", "name-unknown"}
"""The codes of problems that are settled one occurrence at a time."""

# The letter comes before the test for a word's start, so that the search skips to it quickly.
_LABEL = re.compile(r"([MD](?<!\w[MD])(?:rs?|iss|s|x))\.?\s([A-Z])(?!\w)")

_A_MOMENT = 2500
"""How many letters are searched before the window may look after the keyboard."""


def problems(statement: PrintedStatement) -> Iterator[Problem | None]:
    """Leaks of real names and details, labels that are nobody's, entries that are no names.

    None stands for a moment gone by, so that the window can look after the keyboard.
    """
    people = tuple(statement.case.people.values())
    yield from _stray_labels(statement, people)
    yield from _entries(statement, people)
    listed = protected(statement.case, statement.library.names)
    searched = 0
    for piece in statement.pieces:
        for hit in _hits(piece, listed):
            # Links and "@somebody" have checks of their own, which say what to do.
            if hit.what is not Telling.LINK and not hit.words.startswith("@"):
                yield problem_of(piece, hit)
        searched += len(piece.text)
        if searched > _A_MOMENT:
            yield None
            searched = 0


def hits_in(statement: PrintedStatement) -> Iterator[tuple[Piece, Hit]]:
    """What the words of a statement tell of people.

    In the office's own wording only a label can: one that is somebody's name.
    """
    listed = protected(statement.case, statement.library.names)
    for piece in statement.pieces:
        yield from ((piece, hit) for hit in _hits(piece, listed))


def _hits(piece: Piece, listed: ProtectedList) -> Iterator[Hit]:
    if not piece.standard:
        yield from find(piece.text, listed)
    elif any(label in piece.text for label in listed.telling_labels):
        told = find(piece.text, listed, strangers=False)
        yield from (hit for hit in told if hit.what is Telling.LABEL)


def _stray_labels(statement: PrintedStatement, people: tuple[Person, ...]) -> Iterator[Problem]:
    known = {person.alias for person in people}
    for piece in statement.pieces:
        for title, letter in _LABEL.findall(piece.typed):
            label = f"{title} {letter}"
            if title in TITLES and not any(alias.endswith(label) for alias in known):
                yield error(
                    "unknown-label",
                    f"“{label}” is nobody in this case.",
                    piece.where,
                    "Mention the person by choosing them from the list.",
                    label,
                )


def _entries(statement: PrintedStatement, people: tuple[Person, ...]) -> Iterator[Problem]:
    words = statement.library.names
    named = [("person", each.id, each.name) for each in people if not _is_label(each)]
    named += [("participant", each.id, each.name) for each in statement.case.participants.values()]
    for kind, id, name in named:
        entry, where = name_entry(name, words), Where(kind, id, "name")
        # "[name left out]" says by itself that it is none.
        if name.strip() and not entry.names and not name.startswith("["):
            yield warning(
                "name-entry",
                f"“{name}” is no name that could be looked for in texts.",
                where,
                "Enter the real name here, or leave it empty; say who it is in the note.",
                name,
            )
        for remark in entry.remarks if entry.names else ():
            yield note(
                "name-remark",
                f"“{remark}” is taken for a remark, not a name, and is not looked for in texts.",
                where,
                "Say it in the note instead; if it is a name, enter it with the other names.",
                remark,
            )


def _is_label(person: Person) -> bool:
    """Whether the letter of the label stands in place of the name, as with labels only."""
    return bool(person.name) and person.alias.split()[-1:] == [person.name]


def problem_of(piece: Piece, hit: Hit) -> Problem:
    """The problem a hit in a piece of a statement is; it is settled for its sentence only."""
    if hit.is_detail:
        code = "detail-leak" if hit.sure else "detail-open"
        hint = "Take it out, or say it in a way that tells nobody who is meant."
    elif hit.what is Telling.STRANGER:
        code = "name-unknown"
        hint = "Enter the person on the People page and mention them, or leave the name out."
    elif hit.what is Telling.LABEL:
        code = LABEL_LEAK
        hint = "Choose another label on the People page."
    else:
        code = "name-leak" if hit.sure else "name-open"
        hint = "Mention the person by their label instead."
    verb = "is" if hit.sure else "may be"
    return Problem(
        hit.severity,
        code,
        f"“{hit.words}” {verb} {hit.what.value}: {hit.reason}.",
        piece.where,
        hint,
        hit.words,
        hit.sentence,
    )
