"""The time limits a complaint is judged by, and how its dates stand to them.

A complaint copies the limits of its procedure that were valid when it was made; from then on they
are the case's own, until the person asks for today's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.application.procedure.steps import step_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.clock import timings
from workbench.domain.procedure.clock_words import brief
from workbench.domain.procedure.limits import LimitRule, ProcedureRule, RuleBook
from workbench.domain.procedure.steps import (
    CouncilComplaint,
    StepLimit,
)
from workbench.domain.procedure.timing import Timing
from workbench.domain.records.remedies import Deadline
from workbench.domain.shape import shape, shape_of
from workbench.domain.step_dates import dated_steps


@cache
def _copied() -> tuple[str, ...]:
    """What a limit of a case takes from the rule: every field both have, but the id."""
    return tuple(name for name in shape_of(LimitRule) if name in shape("limit") and name != "id")


def limit_from(rule: LimitRule, id: str, complaint_id: str) -> StepLimit:
    """A limit of a case as the rule has it; an unconfirmed one is switched off."""
    values = {name: getattr(rule, name) for name in _copied()}
    return StepLimit(
        id=id, complaint_id=complaint_id, key=rule.id, applies=not rule.status, **values
    )


def made_on(case: CaseFile, complaint: CouncilComplaint, rule: ProcedureRule, today: date) -> date:
    """The day the rules of a complaint are those of: its receipt, or today while not known."""
    step = step_of(case, complaint.id, rule.starts_with)
    return step.on.first_day() if step is not None and step.on is not None else today


def valid_limits(rule: ProcedureRule, day: date) -> list[LimitRule]:
    """The limits of a procedure that hold on a day."""
    return [limit for limit in rule.limits if limit.valid_on(day)]


def limits_of(case: CaseFile, complaint_id: str) -> list[StepLimit]:
    """The limits of a complaint in order, those switched off too."""
    return [each for each in editing.ordered(case, "limit") if each.complaint_id == complaint_id]


def add_limit(case: CaseFile, complaint_id: str, new_id: str, **fields: Any) -> CaseFile:
    """The case with a limit of the person's own, for this case only.

    Raises `InvalidInput` when it does not say from which step to which it runs.
    """
    for name, what in (("from_steps", "starts"), ("to_step", "ends")):
        if not fields.get(name):
            raise InvalidInput(
                f"The limit does not say which step {what} its time.",
                "Nothing was added. Choose the step.",
                name,
            )
    limit = StepLimit(id=new_id, complaint_id=complaint_id, key=f"own-{new_id}")
    case = editing.add(case, "limit", limit)
    return editing.set_fields(case, "limit", new_id, **fields)


def correct_limit(case: CaseFile, limit_id: str, why: str, **fields: Any) -> CaseFile:
    """The case with a limit corrected for this case only; `why` is kept with it.

    Raises `InvalidInput` without a reason, or for a time that cannot be.
    """
    if not why.strip():
        raise InvalidInput(
            "A limit that differs from the rule needs a reason.",
            "Nothing was changed. Say why this case is judged differently.",
            "why_changed",
        )
    return editing.set_fields(case, "limit", limit_id, **fields, why_changed=why)


def rule_of(case: CaseFile, limit: StepLimit, rules: RuleBook, today: date) -> LimitRule | None:
    """The rule of today's reference data for a limit; None for one of the person's own."""
    complaint = case.complaints.get(limit.complaint_id)
    rule = rules.procedures.get(complaint.procedure) if complaint is not None else None
    if rule is None or complaint is None:
        return None
    day = made_on(case, complaint, rule, today)
    return next((each for each in valid_limits(rule, day) if each.id == limit.key), None)


def outdated(case: CaseFile, complaint_id: str, rules: RuleBook, today: date) -> tuple[str, ...]:
    """How the limits of a complaint differ from today's rules, one line each."""
    return tuple(_differences(case, complaint_id, rules, today))


def _differences(case: CaseFile, complaint_id: str, rules: RuleBook, today: date) -> Iterator[str]:
    complaint = case.complaints[complaint_id]
    procedure = rules.procedures.get(complaint.procedure)
    if procedure is None:
        return
    own = {limit.key: limit for limit in limits_of(case, complaint_id)}
    valid = valid_limits(procedure, made_on(case, complaint, procedure, today))
    for rule in valid:
        limit = own.get(rule.id)
        if limit is None:
            yield f"{rule.title}: not in this case; the rules allow {_time(rule)}."
        elif any(getattr(limit, name) != getattr(rule, name) for name in _copied()):
            corrected = f" ({limit.why_changed})" if limit.why_changed else ""
            yield f"{limit.title}: {_time(limit)} here{corrected}; the rules have {_time(rule)}."
    known = {rule.id for rule in procedure.limits}
    for limit in own.values():
        if limit.key in known and limit.key not in {rule.id for rule in valid}:
            yield f"{limit.title}: the rules no longer have it for a complaint of this date."


def _time(limit: StepLimit | LimitRule) -> str:
    if not limit.count >= 1:
        return "no time"
    words = Deadline(limit.count, limit.unit).in_words()
    return f"{words} (at most {limit.extended})" if limit.extended else words


def use_todays_rules(
    case: CaseFile, complaint_id: str, rules: RuleBook, ids: IdSource, today: date
) -> CaseFile:
    """The case with a complaint judged by today's rules.

    Limits the person corrected or added stay as they are, and so do the choices of what applies
    and what the statement tells.
    """
    complaint = case.complaints[complaint_id]
    procedure = rules.procedures.get(complaint.procedure)
    if procedure is None:
        return case
    valid = valid_limits(procedure, made_on(case, complaint, procedure, today))
    own = {limit.key: limit for limit in limits_of(case, complaint_id)}
    known = {rule.id for rule in procedure.limits}
    for key, limit in own.items():
        if key in known and key not in {rule.id for rule in valid} and not limit.why_changed:
            case = editing.remove(case, "limit", limit.id)
    for rule in valid:
        limit_now = own.get(rule.id)
        if limit_now is None:
            made = limit_from(rule, ids.new("limit"), complaint_id)
            case = editing.add(case, "limit", made)
        elif not limit_now.why_changed:
            values = {name: getattr(rule, name) for name in _copied()}
            case = case.with_record("limit", replace(limit_now, **values))
    return editing.set_fields(case, "complaint", complaint_id, rules_version=rules.version)


def complaint_timings(
    case: CaseFile, complaint_id: str, rules: RuleBook, calendar: WorkingDays, today: date
) -> tuple[Timing, ...]:
    """The timing of every limit of a complaint that applies, in order.

    What is not done yet is counted to today, in a decided case to the day of the decision.
    """
    complaint = case.complaints[complaint_id]
    if case.case.decided_on is not None:
        today = min(today, case.case.decided_on)
    steps, limits = dated_steps(case), case.limits.values()
    return timings(complaint, steps, limits, rules, calendar, today)


def changed_timings(before: tuple[Timing, ...], after: tuple[Timing, ...]) -> tuple[str, ...]:
    """What a change to dates, rules or days off made of each timing: one line a changed limit."""
    old = {timing.limit.id: timing for timing in before}
    lines = []
    for timing in after:
        was = old.get(timing.limit.id)
        if was is None or (was.last_day, was.over) == (timing.last_day, timing.over):
            continue
        lines.append(f"{timing.limit.title}: was {_stand(was)}; now {_stand(timing)}.")
    return tuple(lines)


def _stand(timing: Timing) -> str:
    last = timing.last_day.words() if timing.last_day is not None else "not known"
    return f"last day {last}, {brief(timing)}"
