"""What a second reader sent back, put to the investigator's case: added, never in place of a word.

Notes are known by their ids, so that the same file taken in twice adds nothing. A note or a
reading that says something else by now comes in beside the one there is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from workbench.application.case.editing import add
from workbench.application.handover.noting import notes_of, notes_response, settled_reading
from workbench.application.versions.reading import handed_reading, notes_id
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import HandoverRefused
from workbench.domain.plain import to_plain
from workbench.domain.records.after import ReadingResult, SecondReading
from workbench.domain.records.comments import Point
from workbench.domain.text import capitalised, how_many, shortened
from workbench.statement.codec import document_of
from workbench.statement.nodes import Document
from workbench.statement.printed import printed_paragraphs

_NOTHING = "Nothing was taken in."


@dataclass(frozen=True, slots=True)
class Merged:
    """The case with what came back: how many notes and proposals are new, whether the reading is,
    and what is to be known of it in words.
    """

    case: CaseFile
    reading_id: str
    notes: int
    proposals: int
    reading: bool
    words: tuple[str, ...]


def reading_sent_back(back: CaseFile) -> SecondReading:
    """The reading a file that was sent back is about; raises `HandoverRefused` for none."""
    reading = handed_reading(back)
    if reading is None:
        raise HandoverRefused("No second reading is in this file.", (), _NOTHING)
    return reading


def merge(case: CaseFile, back: CaseFile, document: Document, today: date) -> Merged:
    """The case with the notes and the reading of a file; `document` is its statement as it stands.

    Raises `HandoverRefused` for the file of another case.
    """
    came = reading_sent_back(back)
    sent = case.readings.get(came.id)
    if sent is None:
        raise HandoverRefused(
            f"This file belongs to another case: {_name(back)}, handed over for a second reading.",
            (),
            f"{_NOTHING} Open the case it belongs to.",
        )
    before = case
    case, fresh = _with_points(case, back, sent, came, today)
    proposals = sum(bool(point.proposed) for point in fresh)
    case, reading = _with_reading(case, sent, came)
    if case.readings[sent.id].returned_on is None:
        back_on = replace(case.readings[sent.id], returned_on=today)
        case = case.with_record("reading", back_on)
    notes = len(fresh) - proposals
    words = (
        *_words(before, sent, came, notes, proposals, reading, document),
        *_not_there_any_more(before, back, came),
    )
    return Merged(case, sent.id, notes, proposals, reading, words)


def _with_points(
    case: CaseFile, back: CaseFile, sent: SecondReading, came: SecondReading, today: date
) -> tuple[CaseFile, list[Point]]:
    fresh: list[Point] = []
    for each in notes_of(back, came):
        # What the reader says, and nothing that only the investigator decides.
        point = Point(
            id=each.id, response_id=notes_id(sent), place=each.place, text=each.text,
            quoted=each.quoted, proposed=each.proposed, author=each.author,
            written_at=each.written_at,
        )  # fmt: skip
        there = case.points.get(point.id)
        if there is not None and not _says_the_same(there, point):
            point = replace(point, id=_beside(point))
            there = case.points.get(point.id)
        if there is not None:
            continue
        if notes_id(sent) not in case.responses:
            response = replace(notes_response(sent), party=came.reader, received_on=today)
            case = add(case, "response", response)
        case = add(case, "point", point)
        fresh.append(point)
    return case, fresh


def _says_the_same(there: Point, point: Point) -> bool:
    words = ("response_id", "place", "text", "quoted", "proposed")
    return all(getattr(there, name) == getattr(point, name) for name in words)


def _with_reading(
    case: CaseFile, sent: SecondReading, came: SecondReading
) -> tuple[CaseFile, bool]:
    made = settled_reading(came)
    empty = replace(made, checks=(), result=ReadingResult.OPEN, signed_at="", note="")
    if made == empty or made in map(settled_reading, case.readings.values()):
        return case, False
    # Whatever a file says, it is the statement handed over that was read.
    came = replace(came, version_id=sent.version_id, sha256=sent.sha256, handed_on=sent.handed_on)
    if not _begun(sent):
        kept = replace(came, position=sent.position, returned_on=None)
        return case.with_record("reading", kept), True
    beside = replace(came, id=_beside(made), returned_on=sent.returned_on)
    if beside.id in case.readings:
        return case, False
    return add(case, "reading", beside), True


def _begun(reading: SecondReading) -> bool:
    """Whether anything was made of a reading."""
    return bool(reading.checks or reading.note or reading.result is not ReadingResult.OPEN)


def _beside(record: Any) -> str:
    """The id of what says something else than the record of its id: the same for the same words."""
    words = json.dumps(to_plain(replace(record, id="")), sort_keys=True, ensure_ascii=False)
    return f"{_front(record.id)}{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def _front(id: str) -> str:
    """How the ids begin of what came in beside the record of an id."""
    return f"{id[:54]}-"


def _words(
    case: CaseFile,
    sent: SecondReading,
    came: SecondReading,
    notes: int,
    proposals: int,
    reading: bool,
    document: Document,
) -> Iterator[str]:
    if notes or proposals:
        came_in = f"{_counted(notes, 'note')} and {_counted(proposals, 'proposal')} came in."
        yield capitalised(came_in)
    if reading:
        yield f"{came.reader}: {came.result.value}, on the statement as it was handed over."
    if not (notes or proposals or reading):
        yield "Nothing is new in this file: what is in it was taken in before, or nobody wrote any."
    version = case.versions.get(sent.version_id)
    read = document_of(version.document) if version is not None else None
    if read is None:
        yield "The statement that was handed over is not kept in the case any more."
    elif _said(read) != _said(document):
        on = f" on {day_in_words(sent.handed_on)}" if sent.handed_on is not None else ""
        yield (
            f"The statement has changed since it was handed over{on}. Your words stand as they "
            "are; a proposal for words that read differently now is not taken."
        )
    own = _front(sent.id)
    later = [each for each in case.readings.values() if each.position > sent.position
             and each.handed_on is not None and not each.read_only
             and not each.id.startswith(own)]  # fmt: skip
    if later:
        yield f"It was handed over again since, to {later[-1].reader}: this is the older reading."


def _not_there_any_more(case: CaseFile, back: CaseFile, came: SecondReading) -> Iterator[str]:
    """What was taken in before and is not in the file: its reader may have thought better of it."""
    there = notes_of(back, came)
    gone = [e for e in notes_of(case, came) if not any(_says_the_same(e, each) for each in there)]
    if gone:
        yield (
            f"{capitalised(_counted(len(gone), 'note'))} taken in before, such as "
            f"“{shortened(gone[-1].text)}”, {'is' if len(gone) == 1 else 'are'} not in this file: "
            "taken out or worded anew since, unless the file is an older one."
        )


def _said(document: Document) -> list[str]:
    return [each.text for each in printed_paragraphs(document)]


def _counted(count: int, noun: str) -> str:
    return how_many(count, noun) if count else f"no {noun}s"


def _name(case: CaseFile) -> str:
    return case.case.reference or case.case.body or "one without a reference"
