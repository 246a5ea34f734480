"""Findings: what should have happened, what did, whether that was fault, and whom it hurt."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.fields import (
    authored,
    day,
    in_own_order,
    key_of,
    link,
    links,
    many_lines,
    one_line,
    one_of,
    parts,
    place_in,
    required,
    source_list,
    yes_no,
)
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

    event_id: str = field(metadata=required(link("event", "event", owned=True)))
    account: int = place_in("event_id.accounts", "account")


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """The person's answer to an objection the program raised against a finding.

    `code` is the problem's code and `about` its excerpt, so that the answer holds while the words
    it answers are unchanged. `on` is the day it was given.
    """

    code: str = field(metadata=required(key_of("problem", "objection")))
    about: str = one_line("about", searched=False)
    answer: str = many_lines("answer")
    on: date | None = day("answered on")


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
    position: int = in_own_order()
    head_id: str = link("head", "head of complaint")
    title: str = one_line("title", telling=True)
    standard: str = many_lines("what should have happened")
    what_happened: str = many_lines("what happened")
    analysis: str = authored("analysis", telling=True)
    result: FindingResult = one_of("result", FindingResult.UNDECIDED)
    fault_without_injustice: bool = yes_no("fault, but no injustice to anybody")
    topic_id: str = link("topic", "under the subheading")
    event_ids: tuple[str, ...] = links("event", "events it rests on")
    sources: tuple[SourceRef, ...] = source_list("evidence for neither side")
    standards: tuple[StandardCited, ...] = parts("standards")
    sources_for: tuple[SourceRef, ...] = source_list("evidence for the complaint")
    sources_against: tuple[SourceRef, ...] = source_list("evidence against the complaint")
    accounts: tuple[AccountRef, ...] = parts("accounts relied on")
    weighed: str = many_lines("what was weighed")
    considered: tuple[Considered, ...] = parts("considered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Injustice:
    """What one fault did to one person.

    `how` (authored text) says how it follows from the fault; `statement_text` is authored text
    printed after the finding's analysis. While that is blank and `recounted`, the statement words
    it from kind, person and `how`. `seriousness` and `why_serious` (working text) say how
    much it weighed. `put_right` says how it was already put right, "" when it was not.
    """

    id: str
    position: int = in_own_order()
    finding_id: str = link("finding", "finding", owned=True)
    person_id: str = link("person", "to whom")
    kind: InjusticeKind = one_of("kind", InjusticeKind.DISTRESS)
    how: str = authored("how it follows from the fault", telling=True)
    recounted: bool = yes_no("say in the statement how it follows")
    statement_text: str = authored("words in the statement", telling=True)
    seriousness: Seriousness = one_of("how serious", Seriousness.NOT_WEIGHED)
    why_serious: str = many_lines("why it weighs that much")
    put_right: str = many_lines("how it was already put right")
