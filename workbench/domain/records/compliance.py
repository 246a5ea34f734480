"""Compliance: whether the body did what it agreed to after the final decision, and when."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.fields import (
    day,
    in_own_order,
    link,
    many_lines,
    one_line,
    one_of,
    parts,
    required,
)


class ComplianceOutcome(StrEnum):
    """How a remedy came out; "open" while it is awaited."""

    OPEN = "open"
    ON_TIME = "complete on time"
    LATE = "complete late"
    INCOMPLETE = "incomplete"


class Satisfied(StrEnum):
    """Whether the Ombudsman is satisfied with what was done."""

    NOT_DECIDED = "not decided"
    YES = "satisfied"
    NO = "not satisfied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """More time for a remedy: the new due day, why, and who gave it when."""

    due_on: date = field(metadata=required(day("new due day")))
    reason: str = many_lines("reason")
    given_on: date | None = day("given on")
    by_whom: str = one_line("by whom")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceReceived:
    """Something that shows a remedy was carried out; `evidence_id` when it is on the file."""

    what: str = many_lines("what came in")
    on: date | None = day("came in on")
    evidence_id: str = link("evidence", "evidence item")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplianceItem:
    """One remedy followed up after the final decision.

    `due_on` is the day it was due by the decision, `evidence_due_on` the day by which the
    Ombudsman was to be told; both stand as they were fixed, and `extensions` follow in order, the
    last one being in force. `done_on` is the day it was done, as far as the evidence shows.
    `satisfied_by` and `satisfied_on` say who decided whether that was enough, and when.
    """

    id: str
    position: int = in_own_order()
    remedy_id: str = link("remedy", "remedy", owned=True)
    due_on: date | None = day("due on")
    evidence_due_on: date | None = day("evidence due on")
    extensions: tuple[Extension, ...] = parts("extensions")
    received: tuple[EvidenceReceived, ...] = parts("evidence received")
    done_on: date | None = day("done on")
    outcome: ComplianceOutcome = one_of("outcome", ComplianceOutcome.OPEN)
    satisfied: Satisfied = one_of("satisfied", Satisfied.NOT_DECIDED)
    satisfied_by: str = one_line("settled by")
    satisfied_on: date | None = day("settled on")
    note: str = many_lines("note", telling=True)

    @property
    def due(self) -> date | None:
        """The day it is due now, with any extension."""
        return self.extensions[-1].due_on if self.extensions else self.due_on

    @property
    def report_due(self) -> date | None:
        """The day by which the Ombudsman is to be told, never before the remedy itself is due."""
        if self.evidence_due_on is None:
            return None
        return max(self.evidence_due_on, self.due or self.evidence_due_on)

    @property
    def open(self) -> bool:
        """Whether anything is still awaited or to be decided about it."""
        return self.outcome is ComplianceOutcome.OPEN or self.satisfied is Satisfied.NOT_DECIDED
