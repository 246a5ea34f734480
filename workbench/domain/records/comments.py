"""Comments on a draft: what a party sent in, point by point, and what was made of each."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.fields import (
    day,
    in_own_order,
    key_of,
    link,
    many_lines,
    moment,
    one_line,
    one_of,
    source_list,
    yes_no,
)
from workbench.domain.records.evidence import SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What one party said to one version: a letter, a Word file, a call, or that it has nothing.

    `party` names one that is no person of the case ("the Council"). `sent_by` is who wrote it
    there. `evidence_id` is the paper itself. `no_comments` when the party had no comments.
    `second_reader` marks the notes of a colleague who read the case.
    """

    id: str
    position: int = in_own_order()
    version_id: str = link("version", "version commented on")
    person_id: str = link("person", "from", leaves="party")
    party: str = one_line("from whom", telling=True)
    sent_by: str = one_line("written by")
    received_on: date | None = day("received on")
    how: str = one_line("how it came")
    evidence_id: str = link("evidence", "evidence item")
    no_comments: bool = yes_no("no comments to make")
    second_reader: bool = yes_no("from the second reader")


class PointResult(StrEnum):
    """What was made of a point."""

    TO_ANSWER = "to answer"
    ACCEPTED = "accepted"
    PARTLY = "partly accepted"
    NOT_ACCEPTED = "not accepted"
    AGREES = "agrees with the draft"
    ELSEWHERE = "not for the statement"


class Showing(StrEnum):
    """Whether somebody who has not seen a point must be shown it before the decision."""

    UNDECIDED = "not decided"
    NO = "no"
    TO_SHOW = "yes, still to be shown"
    SHOWN = "yes, and shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a response, tied to a paragraph of the version it is about.

    `place` is the origin of that paragraph, "" for the statement as a whole; `quoted` are the words
    of it that are meant, `proposed` what a second reader would have the paragraph say. `answer`
    says why it was or was not accepted. `change_place` is the paragraph that was changed for it
    where that is another. `author` and `written_at` (ISO time) are as a returned file gives them,
    `replies` the remarks of others to it there.

    `adverse_id` is the person about whom it says something adverse, `showing` whether that person
    or the other side must see it first.
    """

    id: str
    position: int = in_own_order()
    response_id: str = link("response", "part of", owned=True)
    place: str = key_of("origin", "paragraph")
    text: str = many_lines("what is said", telling=True)
    quoted: str = many_lines("words meant")
    proposed: str = many_lines("wording proposed")
    sources: tuple[SourceRef, ...] = source_list()
    result: PointResult = one_of("result", PointResult.TO_ANSWER)
    answer: str = many_lines("my answer")
    change_place: str = key_of("origin", "paragraph changed for it")
    changes_finding: bool = yes_no("changes a finding")
    adverse_id: str = link("person", "adverse to")
    showing: Showing = one_of("must the other side see it", Showing.UNDECIDED)
    showing_reason: str = many_lines("why it must or need not be seen")
    author: str = one_line("written by")
    written_at: str = moment("written at")
    replies: str = many_lines("replies to it")
    resolved: bool = yes_no("marked as settled in the file")
    note: str = many_lines("note")
