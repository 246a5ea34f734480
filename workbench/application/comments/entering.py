"""What is typed becomes a response of a party, and points of it."""

from __future__ import annotations

import re
from datetime import date

from workbench.application.case.editing import add, set_fields
from workbench.application.case.ports import IdSource
from workbench.application.comments.places import (
    commented_version,
    number_as_sent,
    numbered,
    place_of,
)
from workbench.application.comments.progress import points_of
from workbench.application.records.parties import parties
from workbench.application.versions.listing import draft_out
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.ahead import refuse_ahead
from workbench.domain.dates.partial import MONTHS
from workbench.domain.errors import InvalidInput
from workbench.domain.records.comments import Point, Response
from workbench.domain.records.versions import Sending, StatementVersion
from workbench.domain.text import normalise_line

_NAMED = r"(?P<named>¶+|para(?:graph)?s?\.?)?\s*(?P<number>\d{1,4})"
_NUMBER = re.compile(rf"{_NAMED}\s*[:.,)–-]?(?:\s+|\Z)", re.I)  # noqa: RUF001
_RANGE = re.compile(
    rf"{_NAMED}(?:\s*[-–—&+/]\s*|,)(?P<last>\d{{1,3}})(?![\w/–-]|[.,:]\d)\s*",  # noqa: RUF001
    re.I,
)
"""How a line begins that is about several paragraphs, their numbers not parted: "2-4 are wrong"."""

_COUNTED = re.compile(
    rf"(?:{'|'.join(MONTHS)})\b|%|per cent\b|of the\b|times\b|more than\b"
    r"|(?:(?:full|whole|working|calendar|school) )?"
    r"(?:minute|hour|day|night|week|month|term|year)s?\b"
    r"|(?:children|people|visits|calls|letters|e-?mails|meetings|complaints|pounds|miles|pages)\b"
)
"""How a sentence goes on that begins with a number of its own: "18 months passed"."""

_SEVERAL = re.compile(r"(?:to|and|or|[,&–-])\s*\d")  # noqa: RUF001
"""How a line goes on that is about several paragraphs: "2 and 3 are wrong"."""

_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """A line as it is read: the paragraph meant, None for the whole, and what is said."""

    number: int | None
    text: str


def read_point(line: str) -> ReadPoint:
    """The paragraph and the words of a line such as "18 She rang back within the hour".

    A bare number that belongs to what is said ("18 months passed", "2019 was hard") stays there,
    and so do the numbers of several paragraphs: the first is the one meant.
    """
    words = normalise_line(line)
    several = _RANGE.match(words)
    if several is not None and _are_paragraphs(several, words[several.end() :]):
        return ReadPoint(int(several["number"]), words)
    found = _NUMBER.match(words)
    if found is None:
        return ReadPoint(None, words)
    number, text = int(found["number"]), words[found.end() :]
    bare = found[0].strip() == found["number"]
    if bare and _is_no_paragraph(number, text):
        return ReadPoint(None, words)
    return ReadPoint(number, words if _SEVERAL.match(text) else text)


def _is_no_paragraph(number: int, text: str) -> bool:
    return number in _YEARS or _COUNTED.match(text) is not None


def _are_paragraphs(several: re.Match[str], text: str) -> bool:
    """Whether two numbers are those of paragraphs, and no score, fraction or span of time."""
    first, last = int(several["number"]), int(several["last"])
    if several["named"]:
        return True
    thousands = "," in several[0] and len(several["last"]) == 3
    one = "/" in several[0] or thousands or _is_no_paragraph(first, text.lstrip(":.,) "))
    return first < last and not one


def add_point(case: CaseFile, line: str, response_id: str, ids: IdSource) -> CaseFile:
    """The case with the point of a line, in a response; raises `InvalidInput`.

    Without a response there yet, one of the first party the version went to is begun.
    """
    response = case.responses.get(response_id)
    read, version = read_point(line), commented_version(case, response)
    place = ""
    if read.number is not None and version is not None:
        place = place_of(version, read.number)
        if not place:
            most = max(numbered(version.document), default=0)
            raise InvalidInput(
                f"That version has no paragraph {read.number}.",
                f"Its paragraphs go from 1 to {most}.",
            )
    if response is None:
        party = _first_asked(case, version)
        case, response_id = add_response(case, party, None, ids)
    point = Point(id=ids.new("point"), response_id=response_id, place=place, text=read.text)
    return add(case, "point", point)


def _first_asked(case: CaseFile, version: StatementVersion | None) -> Sending:
    """The first party a version went to; where that is nobody, the complainant."""
    sent = version.issue.sent if version is not None and version.issue is not None else ()
    asked = {(each.person_id, each.to.casefold()) for each in sent}
    every = list(parties(case))
    return next((p for p in every if (p.person_id, p.to.casefold()) in asked), every[0])


def add_response(
    case: CaseFile,
    party: Sending,
    received_on: date | None,
    ids: IdSource,
    *,
    no_comments: bool = False,
    second_reader: bool = False,
) -> tuple[CaseFile, str]:
    """The case with a response of a party to the latest draft it was sent, and its id."""
    draft = draft_out(case, party)
    id = ids.new("response")
    response = Response(
        id=id,
        version_id=draft.id if draft is not None else "",
        person_id=party.person_id,
        party=party.to,
        received_on=received_on,
        no_comments=no_comments,
        second_reader=second_reader,
    )
    return add(case, "response", response), id


def change_response(
    case: CaseFile, id: str, today: date, received_on: date | None, **values: str | bool
) -> CaseFile:
    """The case with what is noted of a response; raises `InvalidInput` for a day to come."""
    refuse_ahead(received_on, today, "The comments would have come")
    return set_fields(case, "response", id, received_on=received_on, **values)


def on_draft(case: CaseFile, id: str, version_id: str) -> CaseFile:
    """The case with a response said to be on another draft: its points that were typed stand at
    the paragraphs with the same numbers there. Those of a file have signs of their own.
    """
    response, version = case.responses[id], case.versions.get(version_id)
    if version is None or version_id == response.version_id:
        return case
    for point in points_of(case, response):
        number = number_as_sent(case, point) if not point.author else None
        place = place_of(version, number) if number is not None else ""
        if place:
            case = set_fields(case, "point", point.id, place=place)
    return set_fields(case, "response", id, version_id=version_id)
