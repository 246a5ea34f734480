"""Checks of the decisions on jurisdiction: that they were made, with reasons, and are kept to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import DaySpan, day_in_words
from workbench.domain.problems import Problem, Where, warning
from workbench.domain.records.complaint import HeadOfComplaint, HeadScope
from workbench.domain.records.jurisdiction import (
    LATE,
    Applies,
    Discretion,
    LimitDecision,
    Timeliness,
    first_day_in_time,
    timeliness,
)
from workbench.statement.checks.printed import PrintedStatement


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Problems of the decisions on jurisdiction."""
    case = statement.case
    for decision in case.jurisdiction.values():
        yield from _decision(decision, statement)
    late = case.jurisdiction.get(LATE)
    if late is None:
        yield from _old_matters(case)
    else:
        yield from _late(late, case.case.received_on)


def _problem(
    decision: LimitDecision, code: str, message: str, field: str, hint: str, about: str = ""
) -> Problem:
    where = Where("jurisdiction", decision.id, field)
    return warning(code, message, where, hint, about)


def _decision(decision: LimitDecision, statement: PrintedStatement) -> Iterator[Problem]:
    if decision.applies is Applies.UNDECIDED:
        if statement.final:
            yield _problem(
                decision,
                "jurisdiction-undecided",
                "It is not decided whether a limit on jurisdiction applies.",
                "applies",
                "Decide it under Limits, on the Complaint page.",
            )
        return
    if not decision.reason.strip():
        yield _problem(
            decision,
            "jurisdiction-without-reason",
            "A decision on jurisdiction gives no reason.",
            "reason",
            "Say under Limits, on the Complaint page, why it applies or does not.",
        )
    guide = statement.library.jurisdiction.get(decision.id)
    if guide is not None and not guide.discretion and decision.discretion is Discretion.USED:
        yield _problem(
            decision,
            "discretion-not-allowed",
            f"“{guide.title}” was set aside, but the law gives no discretion to do so.",
            "discretion",
            "Look at the decision again.",
        )


def _late(decision: LimitDecision, received: date | None) -> Iterator[Problem]:
    found = timeliness(decision.notice_on, received)
    if found is Timeliness.LATE and decision.applies is Applies.NO:
        yield _problem(
            decision,
            "late-contradicts",
            "The complaint came after its twelve months, but the limit is said not to apply.",
            "applies",
            "Say whether the limit was set aside, and why; or correct the day of first notice.",
        )
    if found is Timeliness.IN_TIME and decision.applies is Applies.YES:
        yield _problem(
            decision,
            "late-contradicts",
            "The complaint came within its twelve months, but the limit is said to apply.",
            "applies",
            "Correct the decision or the day of first notice.",
        )


def old_heads(case: CaseFile) -> Iterator[HeadOfComplaint]:
    """The heads investigated that began more than twelve months before the complaint."""
    received = case.case.received_on
    since = first_day_in_time(received) if received is not None else None
    for head in case.heads.values():
        start = _begins(head)
        investigated = head.scope is not HeadScope.NOT_INVESTIGATED
        if investigated and since is not None and start is not None and start < since:
            yield head


def _old_matters(case: CaseFile) -> Iterator[Problem]:
    """Investigated matters more than twelve months old that nothing was decided about."""
    for head in old_heads(case):
        assert case.case.received_on is not None
        since = day_in_words(first_day_in_time(case.case.received_on))
        yield warning(
            "late-not-considered",
            f"Events before {since} are more than twelve months before the complaint, and "
            "nothing is decided about that.",
            Where("head", head.id, "events_from"),
            "Decide under Limits, on the Complaint page, whether the complaint is late, and why.",
        )


def _begins(head: HeadOfComplaint) -> date | None:
    """The latest day on which the time investigated can have begun."""
    return DaySpan.of(head.events_from).latest if head.events_from is not None else None
