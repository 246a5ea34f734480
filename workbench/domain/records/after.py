"""Before and after the final decision: the second reader, letters sent, requests for a review."""

from __future__ import annotations

from dataclasses import field
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
    parts,
    required,
    yes_no,
)
from workbench.domain.records.evidence import StoredFile


class Met(StrEnum):
    """Whether a statement meets a standard."""

    UNDECIDED = "not looked at"
    YES = "met"
    NO = "not met"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardCheck:
    """One standard of the checklist, and what the second reader made of it."""

    key: str = field(metadata=required(key_of("decision standard", "standard")))
    met: Met = one_of("met or not", Met.UNDECIDED)
    note: str = many_lines("remark")


class ReadingResult(StrEnum):
    """What came of a second reading."""

    OPEN = "being read"
    SIGNED_OFF = "signed off"
    CHANGES = "changes asked for"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """A case read by a colleague before the decision: who, the checklist, and the sign-off.

    `version_id` is the version read, `sha256` the digest of the statement read where none was
    issued. `handed_on` is the day the case was handed over in a file, `returned_on` the day the
    reader's notes came back; of one `read_only` nothing is awaited. `signed_at` is an ISO time.
    """

    id: str
    position: int = in_own_order()
    version_id: str = link("version", "version read")
    sha256: str = one_line("statement read", searched=False, hidden=True)
    reader: str = one_line("second reader", telling=True)
    handed_on: date | None = day("handed over on")
    read_only: bool = yes_no("handed over to be read only")
    returned_on: date | None = day("came back on")
    checks: tuple[StandardCheck, ...] = parts("checklist")
    result: ReadingResult = one_of("result", ReadingResult.OPEN)
    signed_at: str = moment("signed off at")
    note: str = many_lines("remarks")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A letter or notice made from a template of the office, and where it went.

    `template` is the template's id, `title` what it is ("Draft decision: covering letter").
    `real_names` when real names and addresses stand in it. `made_at` is an ISO time, `made_by`
    whoever was at the desk; `sent_on` the day it went, None while it has not.
    """

    id: str
    position: int = in_own_order()
    template: str = key_of("letter template", "template")
    title: str = one_line("what it is", telling=True)
    person_id: str = link("person", "to", leaves="to")
    to: str = one_line("to whom")
    version_id: str = link("version", "version it goes with")
    files: tuple[StoredFile, ...] = parts("files")
    real_names: bool = yes_no("has real names in it")
    made_at: str = moment("made at")
    made_by: str = one_line("made by", searched=False)
    sent_on: date | None = day("sent on")
    how: str = one_line("way it was sent")


class ReviewGround(StrEnum):
    """What a request for a review relies on."""

    UNDECIDED = "not decided"
    EVIDENCE = "evidence relied on was wrong"
    NEW = "relevant information is new"
    NEITHER = "neither"


class ReviewResult(StrEnum):
    """What came of a request for a review."""

    OPEN = "not decided"
    REFUSED = "does not qualify"
    STANDS = "decision stands"
    CHANGED = "decision changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequest:
    """A request that a final decision be reviewed: by whom, on what grounds, with what result.

    `version_id` is the decision meant; `reviewer` is somebody other than whoever decided.
    """

    id: str
    position: int = in_own_order()
    version_id: str = link("version", "decision")
    person_id: str = link("person", "asked for by", leaves="party")
    party: str = one_line("who asked", telling=True)
    received_on: date | None = day("received on")
    ground: ReviewGround = one_of("ground", ReviewGround.UNDECIDED)
    grounds: str = many_lines("grounds as they are put")
    evidence_id: str = link("evidence", "evidence item")
    late_reason: str = many_lines("why it is considered though late")
    reviewer: str = one_line("reviewed by")
    result: ReviewResult = one_of("result", ReviewResult.OPEN)
    decided_on: date | None = day("decided on")
    reason: str = many_lines("reasons")
