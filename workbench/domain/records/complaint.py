"""The case itself and the heads of complaint it consists of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.dates.partial import PartialDate

REFERENCE = re.compile(r"\d{2} \d{3} \d{3}\Z")
"""A case reference: ``NN NNN NNN``, such as 21 017 938."""


class CaseStage(StrEnum):
    """How far the Ombudsman's own work on the case has come."""

    INTAKE = "intake"
    ASSESSMENT = "assessment"
    INVESTIGATION = "investigation"
    DRAFT_DECISION = "draft decision"
    FINAL_DECISION = "final decision"
    COMPLIANCE = "compliance"
    CLOSED = "closed"


class StatementKind(StrEnum):
    """An investigation has "What I found"; an assessment has "My assessment" instead."""

    INVESTIGATION = "investigation"
    ASSESSMENT = "assessment"


class Edition(StrEnum):
    """Which headings the statement carries: those used to about 2024, or the present ones."""

    TO_2024 = "to-2024"
    CURRENT = "current"


class ScopePlacement(StrEnum):
    """Where the statement says what was and was not investigated."""

    BEFORE_POWERS = "before powers"
    AFTER_POWERS = "after powers"
    AT_END = "at the end"


class DeadlineStyle(StrEnum):
    """Whether a remedy's deadline leads its list or follows it in a paragraph of its own."""

    LEADS = "leads"
    FOLLOWS = "follows"


class Outcome(StrEnum):
    """The public label of the decision."""

    UNDECIDED = "undecided"
    UPHELD = "upheld"
    NOT_UPHELD = "not upheld"
    CLOSED_AFTER_INITIAL_ENQUIRIES = "closed after initial enquiries"


class UpheldReason(StrEnum):
    """Why an upheld case was upheld; "" where none applies or none is settled."""

    NONE = ""
    INJUSTICE_REMEDIED = "injustice remedied"
    REMEDY_AGREED = "remedy agreed during investigation"
    FAULT_AND_INJUSTICE = "fault and injustice"
    FAULT_NO_INJUSTICE = "fault, no injustice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One complaint to the Ombudsman about one body in jurisdiction.

    `body` is the body's full name as printed; `body_short` is what the text calls it ("the
    Council"). `next_step` and `next_step_due` are the investigator's own next deadline, shown in
    the register. `decided_on` dates the final decision; remedy deadlines run from it. `outline`
    is the id of the outline chosen for its statement; "" stands for the one of its
    `statement_kind` and `edition`.
    """

    id: str
    reference: str = ""
    body: str = ""
    body_short: str = "the Council"
    category: str = "Children's care services"
    subject: str = ""
    received_on: date | None = None
    stage: CaseStage = CaseStage.INVESTIGATION
    investigator: str = ""
    statement_kind: StatementKind = StatementKind.INVESTIGATION
    edition: Edition = Edition.CURRENT
    outline: str = ""
    scope_placement: ScopePlacement = ScopePlacement.BEFORE_POWERS
    deadline_style: DeadlineStyle = DeadlineStyle.LEADS
    outcome: Outcome = Outcome.UNDECIDED
    upheld_reason: UpheldReason = UpheldReason.NONE
    draft_sent_on: date | None = None
    decided_on: date | None = None
    next_step: str = ""
    next_step_due: date | None = None
    note: str = ""


class HeadScope(StrEnum):
    """Whether a head of complaint was investigated."""

    INVESTIGATED = "investigated"
    PARTLY = "partly investigated"
    NOT_INVESTIGATED = "not investigated"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadOfComplaint:
    """One thing complained of.

    `as_put` is the complaint as the complainant puts it (authored text, printed under "The
    complaint"); `injustice_claimed` and `outcome_wanted` are working text; `scope_reason` is
    authored text printed in the scope section when the head is not wholly investigated;
    `power` names the provision relied on ("section 26(5)").
    """

    id: str
    position: int = 0
    title: str = ""
    as_put: str = ""
    injustice_claimed: str = ""
    outcome_wanted: str = ""
    scope: HeadScope = HeadScope.INVESTIGATED
    scope_reason: str = ""
    power: str = ""
    events_from: PartialDate | None = None
    events_to: PartialDate | None = None
