"""Findings: what should have happened, what did, whether that was fault, and whom it hurt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.standards import StandardCited


class FindingResult(StrEnum):
    """What was found; "no finding" (cannot be said) is not "no fault"."""

    UNDECIDED = "undecided"
    FAULT = "fault"
    NO_FAULT = "no fault"
    NO_FINDING = "no finding"
    NOT_INVESTIGATED = "not investigated"
    ALREADY_REMEDIED = "already remedied"
    CRITICISM = "criticism short of fault"
    OTHER_BODY = "fault by another body"


class InjusticeKind(StrEnum):
    """What fault did to a person."""

    DISTRESS = "distress"
    FRUSTRATION = "frustration or inconvenience"
    UNCERTAINTY = "uncertainty"
    TIME_AND_TROUBLE = "time and trouble"
    LOST_OPPORTUNITY = "lost opportunity"
    LOSS_OF_SERVICE = "loss of service"
    LOSS_OF_EDUCATION = "loss of education"
    FINANCIAL_LOSS = "financial loss"
    HARM = "harm"
    RISK_OF_HARM = "risk of harm"
    UNDERMINED_TRUST = "undermined trust"


class Seriousness(StrEnum):
    """How much an injustice weighed on the person."""

    NOT_WEIGHED = "not weighed"
    SLIGHT = "slight"
    SIGNIFICANT = "significant"
    SEVERE = "severe or prolonged"


@dataclass(frozen=True, slots=True)
class AccountRef:
    """One side's account of an event: the event, and which of its accounts, counted from 0."""

    event_id: str
    account: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """The person's answer to an objection the program raised against a finding.

    `code` is the problem's code and `about` its excerpt, so that the answer holds while the words
    it answers are unchanged. `on` is the day it was given.
    """

    code: str
    about: str = ""
    answer: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The reasoning on one head of complaint, or on a topic with a title of its own.

    `standard` (law, guidance or policy that applied) and `what_happened` are working text;
    `analysis` is authored text, printed in the statement under `topic_id` (the first subheading
    with findings when ""). `standards` are the entries of the library, or standards written in,
    that it is measured by.

    `event_ids` and `sources` are the evidence it rests on that speaks for neither side;
    `sources_for` supports the complaint, `sources_against` speaks against it; `accounts` are the
    accounts of events that were relied on. `weighed` (working text) says what was weighed on each
    side and why; `considered` answers objections. `fault_without_injustice` records the decision
    that this fault hurt nobody.
    """

    id: str
    position: int = 0
    head_id: str = ""
    title: str = ""
    standard: str = ""
    what_happened: str = ""
    analysis: str = ""
    result: FindingResult = FindingResult.UNDECIDED
    fault_without_injustice: bool = False
    topic_id: str = ""
    event_ids: tuple[str, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    standards: tuple[StandardCited, ...] = ()
    sources_for: tuple[SourceRef, ...] = ()
    sources_against: tuple[SourceRef, ...] = ()
    accounts: tuple[AccountRef, ...] = ()
    weighed: str = ""
    considered: tuple[Considered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Injustice:
    """What one fault did to one person.

    `how` says how it follows from the fault (working text); `statement_text` is authored text
    printed after the finding's analysis. `seriousness` and `why_serious` (working text) say how
    much it weighed. `put_right` says how it was already put right, "" when it was not.
    """

    id: str
    position: int = 0
    finding_id: str = ""
    person_id: str = ""
    kind: InjusticeKind = InjusticeKind.DISTRESS
    how: str = ""
    statement_text: str = ""
    seriousness: Seriousness = Seriousness.NOT_WEIGHED
    why_serious: str = ""
    put_right: str = ""
