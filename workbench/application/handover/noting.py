"""What the second reader writes in a case handed over: notes, and wording for its paragraphs."""

from __future__ import annotations

from dataclasses import replace

from workbench.application.case.editing import add, ordered
from workbench.application.case.ports import IdSource
from workbench.application.comments.entering import read_point
from workbench.application.comments.places import numbered
from workbench.application.versions.locking import refuse_unless_own
from workbench.application.versions.reading import handed_reading, notes_id, read_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.domain.records.after import SecondReading
from workbench.domain.records.comments import Point, Response
from workbench.domain.records.complaint import Handed
from workbench.domain.text import normalise
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.printed import PrintedParagraph, printed_paragraphs

_WORDING = "Wording proposed."
"""What is noted with wording that has no remark to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One note: its place (the origin of a paragraph or record, "" for the whole), what is said,
    and the words of a paragraph with those proposed for it.
    """

    place: str = ""
    text: str = ""
    quoted: str = ""
    proposed: str = ""


def may_note(case: CaseFile) -> bool:
    """Whether this is a colleague's case that was handed over to be commented on."""
    return case.case.handed is Handed.TO_COMMENT and handed_reading(case) is not None


def paragraphs_read(case: CaseFile) -> tuple[PrintedParagraph, ...]:
    """The printed paragraphs of the statement that was handed over."""
    document = read_of(case)
    return printed_paragraphs(document) if document is not None else ()


def words_at(case: CaseFile, place: str, words: str) -> str:
    """The words of the paragraph of an origin in the statement handed over; "" when there is none.

    Of several with that origin the one that says `words`, else the first.
    """
    found = [plain_spaces(e.text) for e in paragraphs_read(case) if place and e.origin == place]
    said = plain_spaces(words)
    return next((each for each in found if each == said), found[0] if found else "")


def notes_of(case: CaseFile, reading: SecondReading) -> list[Point]:
    """What the reader has noted, in order; wording proposed is among it."""
    return [each for each in ordered(case, "point") if each.response_id == notes_id(reading)]


def written_words(case: CaseFile, reading: SecondReading) -> str:
    """How much the reader has written, and how far the reading is."""
    own = notes_of(case, reading)
    wording = sum(bool(each.proposed) for each in own)
    return (
        f"Notes: {len(own) - wording}. Wording proposed: {wording}. "
        f"The reading: {reading.result.value}."
    )


def proposed_for(case: CaseFile, place: str, quoted: str) -> Point | None:
    """The note in which the reader has proposed wording for a paragraph; None while there is
    none.
    """
    own = notes_of(case, _reading(case))
    return next((e for e in own if e.proposed and (e.place, e.quoted) == (place, quoted)), None)


def add_note(case: CaseFile, noted: Noted, ids: IdSource, now: str, by: str) -> CaseFile:
    """The case with a note of its second reader; wording proposed again takes the place of what
    was proposed for that paragraph before, and its words left as they are withdraw that.

    Raises `InvalidInput` for a note that says nothing, `CaseLocked` in a case that is not for
    comment. `now` is an ISO time in UTC, `by` whoever is at the desk.
    """
    reading = _reading(case)
    text, proposed = normalise(noted.text).strip(), " ".join(normalise(noted.proposed).split())
    if proposed == " ".join(noted.quoted.split()):
        proposed = ""
    earlier = proposed_for(case, noted.place, noted.quoted) if noted.quoted else None
    if earlier is not None and not proposed and text in ("", _WORDING):
        return case.without("point", earlier.id)
    if not text and not proposed:
        raise InvalidInput(
            "There is nothing in this note yet.", "Write a remark, or change the words proposed."
        )
    case = _begun(case, reading)
    point = Point(
        id=earlier.id if earlier is not None else ids.new("point"),
        position=earlier.position if earlier is not None else 0,
        response_id=notes_id(reading),
        place=noted.place,
        text=text or _WORDING,
        quoted=noted.quoted if proposed else "",
        proposed=proposed,
        author=by or reading.reader,
        written_at=now,
    )
    if earlier is not None:
        return case.with_record("point", point)
    return add(case, "point", point)


def note_line(case: CaseFile, line: str, ids: IdSource, now: str, by: str) -> CaseFile:
    """The case with the note of a typed line: "18 She rang back" is about paragraph 18."""
    read = read_point(line)
    place = ""
    if read.number is not None:
        version = case.versions.get(_reading(case).version_id)
        paragraphs = numbered(version.document) if version is not None else {}
        if read.number not in paragraphs:
            raise InvalidInput(
                f"The statement handed over has no paragraph {read.number}.",
                f"Its paragraphs go from 1 to {max(paragraphs, default=0)}.",
            )
        place = paragraphs[read.number].origin
    return add_note(case, Noted(place=place, text=read.text), ids, now, by)


def _reading(case: CaseFile) -> SecondReading:
    reading = handed_reading(case)
    if reading is None or not may_note(case):
        refuse_unless_own(case)
        raise InvalidInput("This case was not handed over to be commented on.")
    return reading


def _begun(case: CaseFile, reading: SecondReading) -> CaseFile:
    """The case with the response that holds the reader's notes."""
    if notes_id(reading) in case.responses:
        return case
    return add(case, "response", notes_response(reading))


def notes_response(reading: SecondReading) -> Response:
    """The response that holds what the reader notes."""
    return Response(
        id=notes_id(reading),
        version_id=reading.version_id,
        party=reading.reader,
        how="second reading",
        second_reader=True,
    )


def settled_reading(reading: SecondReading) -> SecondReading:
    """A reading without what only says where and when it was: what its reader made of it."""
    return replace(reading, position=0, returned_on=None, version_id="", sha256="")
