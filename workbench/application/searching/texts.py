"""Every text of a case that can be found: of records by their shape, of statements as printed.

A text is put into the index with the labels it prints, and beside it the real names of those it
mentions, so that either finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from workbench.application.drafting.rows import rows
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import WORDS, Form
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.people import Person
from workbench.domain.records.versions import StatementVersion
from workbench.domain.shape import Path, paths, shape, telling, values_at
from workbench.domain.text import shortened
from workbench.statement.cast import Cast, cast_of
from workbench.statement.codec import loads
from workbench.statement.composing.events import DATE
from workbench.statement.markup.authored import mentions, plain_in
from workbench.statement.nodes import Document

STATEMENT, PARAGRAPH = "statement", "paragraph"
"""The kinds of a paragraph of the statement as it stands, and of a standard paragraph."""

_TITLE = 60


@dataclass(frozen=True, slots=True)
class FoundText:
    """One text: the record it stands in, its place in words, the words, and names behind labels.

    `days` are the first and last ISO day of a record that has a day of its own, else "".
    """

    kind: str
    id: str
    place: str
    words: str
    names: str = ""
    days: tuple[str, str] = ("", "")


def texts_of(case: CaseFile) -> Iterator[FoundText]:
    """Every text of a case."""
    cast = cast_of(case)
    for kind, record in case.everything():
        yield from texts_of_record(case, cast, kind, record)


def texts_of_record(case: CaseFile, cast: Cast, kind: str, record: Any) -> Iterator[FoundText]:
    """Every text of one record; of the case, only its people and what it calls the body are asked.

    A version of a statement has the text of each paragraph.
    """
    if isinstance(record, StatementVersion):
        yield from _version(case, record)
    title, on = _title(cast, kind, record), date_of(record, kind)
    days = day_span(on)
    for path in _searched(kind):
        for _, text in values_at(record, path):
            if text.strip():
                authored = path[-1].form is Form.AUTHORED
                dated = text.replace(DATE, on.in_words()) if on is not None else text
                words = plain_in(dated, cast) if authored else text
                place = f"{title}: {path[-1].facts.name}"
                yield FoundText(kind, record.id, place, words, _names(case, mentions(text)), days)


@cache
def _searched(kind: str) -> tuple[Path, ...]:
    """Every field of words a record has, and its parts; not what the history passes over."""
    found = paths(KINDS[kind].record, *WORDS)
    return tuple(path for path in found if not any(step.facts.hidden for step in path))


def field_of(kind: str, place: str) -> str:
    """The field of a record that a place ("Person Ms X: note") names, "" when it names none."""
    searched = _searched(kind) if kind in KINDS else ()
    fits = (path[0].name for path in searched if place.endswith(f": {path[-1].facts.name}"))
    return next(fits, "")


def printed_texts(case: CaseFile, document: Document) -> Iterator[FoundText]:
    """The paragraphs of the statement as it stands, each under its address."""
    return _printed(case, document, "Statement")


def _version(case: CaseFile, version: StatementVersion) -> Iterator[FoundText]:
    """The paragraphs of a statement as it was made."""
    try:
        document = loads(version.document)
    except (ValueError, KeyError, TypeError):  # of a later version, or nothing a program made
        return
    made = version.made_at[:10]
    for found in _printed(case, document, f"{version.stage.capitalize()} {version.number}"):
        yield replace(found, kind="version", id=version.id, days=(made, made))


def _printed(case: CaseFile, document: Document, title: str) -> Iterator[FoundText]:
    people = case.people.values()
    for row in rows(document):
        if row.words.strip():
            place = f"{title}, paragraph {row.number}" if row.number else title
            shown = {person.id for person in people if person.alias and person.alias in row.words}
            yield FoundText(STATEMENT, row.address, place, row.words, _names(case, shown))


def _names(case: CaseFile, ids: Iterable[str]) -> str:
    """The real names of people of the case."""
    people = (case.people[id] for id in sorted(ids) if id in case.people)
    return "\n".join(
        name for person in people for name in (person.name, *person.other_names) if name
    )


def _title(cast: Cast, kind: str, record: Any) -> str:
    """What a record is and is known by, from itself alone: "Event, 3 May 2023"."""
    noun = KINDS[kind].noun.capitalize()
    if isinstance(record, Person):
        return f"{noun} {record.alias or record.name}".strip()
    known = (plain_in(str(getattr(record, each.name)), cast) for each in telling(kind)
             if each.form is Form.LINE and not each.many)  # fmt: skip
    title = next(filter(None, known), "")
    if title:
        return f"{noun} “{shortened(title, _TITLE)}”"
    on = date_of(record, kind)
    return f"{noun}, {on.in_words()}" if on is not None else noun


def date_of(record: Any, kind: str) -> PartialDate | None:
    """The date of a record of a kind that has one."""
    dated = next((field for field in shape(kind).values() if field.form is Form.DATE), None)
    on = getattr(record, dated.name) if dated is not None else None
    return on if isinstance(on, PartialDate) else None


def day_span(on: PartialDate | None) -> tuple[str, str]:
    """The first and last ISO day of a date, "" for none."""
    if on is None:
        return "", ""
    return on.first_day().isoformat(), on.last_day().isoformat()


def office_texts(library: ReferenceLibrary) -> Iterator[FoundText]:
    """The standard paragraphs, the office's wordings in place of the program's own."""
    for each in library.wordings():
        yield FoundText(PARAGRAPH, each.id, f"Standard paragraph “{each.title}”", each.text)
