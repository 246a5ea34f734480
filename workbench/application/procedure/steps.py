"""What is done with a complaint to the council: its dates, and the limits it is judged by.

All edits are pure. A complaint copies the limits of its procedure that were valid when it was
made; from then on they are the case's own, until the person asks for today's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.working_days import WorkingDays
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.clock import timings
from workbench.domain.procedure.clock_words import brief
from workbench.domain.procedure.limits import LimitRule, ProcedureRule, RuleBook
from workbench.domain.procedure.steps import (
    CouncilComplaint,
    ProcedureStep,
    StageTwoStart,
    StepLimit,
)
from workbench.domain.procedure.timing import Timing
from workbench.domain.records.drafting import StandardChoice
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.remedies import Deadline
from workbench.domain.shape import shape, shape_of


@cache
def _copied() -> tuple[str, ...]:
    """What a limit of a case takes from the rule: every field both have, but the id."""
    return tuple(name for name in shape_of(LimitRule) if name in shape("limit") and name != "id")


def add_complaint(
    case: CaseFile,
    rules: RuleBook,
    ids: IdSource,
    today: date,
    procedure: str = "statutory-children",
    title: str = "",
    received: PartialDate | None = None,
) -> CaseFile:
    """The case with a complaint under a procedure, and that procedure's limits copied.

    The limits are those valid on the day it was received, or today while that is not known.
    Raises `InvalidInput` for a procedure the rules do not have.
    """
    rule = rules.procedures.get(procedure)
    if rule is None:
        raise InvalidInput(
            f"There is no procedure “{procedure}” in the reference data.",
            "The complaint was not added. Choose one from the list.",
            "procedure",
        )
    complaint = CouncilComplaint(
        id=ids.new("complaint"),
        title=title or rule.title,
        procedure=procedure,
        rules_version=rules.version,
    )
    case = editing.add(case, "complaint", complaint)
    if received is not None:
        case = change_step(
            case, complaint.id, rule.starts_with, ids.new("step"), rules, on=received
        )
    for limit in _valid(rule, _made_on(case, complaint, rule, today)):
        case = editing.add(case, "limit", limit_from(limit, ids.new("limit"), complaint.id))
    return case


def limit_from(rule: LimitRule, id: str, complaint_id: str) -> StepLimit:
    """A limit of a case as the rule has it; an unconfirmed one is switched off."""
    values = {name: getattr(rule, name) for name in _copied()}
    return StepLimit(
        id=id, complaint_id=complaint_id, key=rule.id, applies=not rule.status, **values
    )


def _made_on(case: CaseFile, complaint: CouncilComplaint, rule: ProcedureRule, today: date) -> date:
    step = step_of(case, complaint.id, rule.starts_with)
    return step.on.first_day() if step is not None and step.on is not None else today


def _valid(rule: ProcedureRule, day: date) -> list[LimitRule]:
    return [limit for limit in rule.limits if limit.valid_on(day)]


def duplicate_complaint(case: CaseFile, complaint_id: str, new_id: str, ids: IdSource) -> CaseFile:
    """The case with a copy of a complaint and of all that belongs to it, after it.

    The statement goes on telling of the first one only.
    """
    case = editing.duplicate(case, "complaint", complaint_id, new_id)
    for kind in ("step", "limit", "participant", "recommendation", "answer", "part"):
        for record in editing.ordered(case, kind):
            if record.complaint_id != complaint_id:
                continue
            copy = replace(record, id=ids.new(kind), complaint_id=new_id)
            if kind in ("limit", "recommendation"):
                copy = replace(copy, in_statement=False, topic_id="")
            case = editing.add(case, kind, copy)
            if kind == "part":
                case = _with_outcomes(case, record.id, copy.id, ids)
    return case


def _with_outcomes(case: CaseFile, part_id: str, new_part_id: str, ids: IdSource) -> CaseFile:
    for outcome in tuple(case.outcomes.values()):
        if outcome.part_id == part_id:
            copy = replace(outcome, id=ids.new("outcome"), part_id=new_part_id)
            case = editing.add(case, "outcome", copy)
    return case


# --- steps ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as the page lists it, dated or not; `own` for one the person added."""

    key: str
    title: str
    stage: int
    help: str
    record: ProcedureStep | None
    own: bool = False

    @property
    def on(self) -> PartialDate | None:
        """The date of the step, None while it has none."""
        return self.record.on if self.record is not None else None

    @property
    def sources(self) -> tuple[SourceRef, ...]:
        """Where the date is written down."""
        return self.record.sources if self.record is not None else ()


def step_of(case: CaseFile, complaint_id: str, key: str) -> ProcedureStep | None:
    """The record of a step of a complaint; None while there is none."""
    found = (
        step
        for step in sorted(case.steps.values(), key=lambda step: step.id)
        if step.complaint_id == complaint_id and step.step == key
    )
    return next(found, None)


def step_rows(case: CaseFile, complaint_id: str, rules: RuleBook) -> tuple[StepRow, ...]:
    """The steps of a complaint's procedure in order, then those the person added."""
    rule = rules.procedures.get(case.complaints[complaint_id].procedure)
    known = rule.steps if rule is not None else ()
    rows = [
        StepRow(s.key, s.title, s.stage, s.help, step_of(case, complaint_id, s.key)) for s in known
    ]
    keys = {step.key for step in known}
    own = [
        step
        for step in case.steps.values()
        if step.complaint_id == complaint_id and step.step not in keys
    ]
    own.sort(key=lambda step: (step.on.sort_key() if step.on else (0, 0), step.id))
    rows.extend(StepRow(s.step, s.title or s.step, 0, "", s, own=True) for s in own)
    return tuple(rows)


def set_step(
    case: CaseFile, complaint_id: str, key: str, on: PartialDate | None, *made: Any
) -> CaseFile:
    """The case with the date of a step set, or taken out with None; `made` as for `change_step`.

    A step without date, sources and note is not kept, unless it is the person's own.
    """
    return change_step(case, complaint_id, key, *made, on=on)


def change_step(
    case: CaseFile,
    complaint_id: str,
    key: str,
    new_id: str,
    rules: RuleBook | None = None,
    **fields: Any,
) -> CaseFile:
    """The case with fields of a step changed, whether it has been recorded yet or not.

    A step left with nothing in it is not kept, unless it is the person's own. The first date of a
    step brings the law of it into the statement, where `rules` name the standard paragraphs.
    """
    found = step_of(case, complaint_id, key)
    id = found.id if found is not None else new_id
    bare = ProcedureStep(id=id, complaint_id=complaint_id, step=key)
    if found is None:
        case = editing.add(case, "step", bare)
    undated = case.steps[id].on is None
    case = editing.set_fields(case, "step", id, **fields)
    if undated and rules is not None and case.steps[id].on is not None:
        case = _with_law(case, rules, complaint_id, key)
    return editing.remove(case, "step", id) if case.steps[id] == bare else case


def _with_law(case: CaseFile, rules: RuleBook, complaint_id: str, key: str) -> CaseFile:
    """The case with the standard paragraphs on a step, but for those decided on already."""
    rule = rules.procedures.get(case.complaints[complaint_id].procedure)
    step = rule.step(key) if rule is not None else None
    for id in step.law if step is not None else ():
        if id not in case.choices:
            case = case.with_record("choice", StandardChoice(id=id))
    return case


def add_own_step(
    case: CaseFile, complaint_id: str, title: str, on: PartialDate | None, new_id: str
) -> CaseFile:
    """The case with a step the procedure does not name; raises `InvalidInput` without a title."""
    if not title.strip():
        raise InvalidInput("The step has no title.", "Say what was done.", "title")
    step = ProcedureStep(
        id=new_id, complaint_id=complaint_id, step=f"own-{new_id}", title=title, on=on
    )
    return editing.add(case, "step", step)


def choose_convention(case: CaseFile, complaint_id: str, start: StageTwoStart) -> CaseFile:
    """The case with the convention by which stage two of a complaint is said to begin."""
    return editing.set_fields(case, "complaint", complaint_id, stage_two_start=start)


def set_oral(case: CaseFile, complaint_id: str, oral: bool) -> CaseFile:
    """The case with stage two asked for by word of mouth, or in writing."""
    return editing.set_fields(case, "complaint", complaint_id, oral=oral)


# --- limits ---------------------------------------------------------------------------------------


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
    day = _made_on(case, complaint, rule, today)
    return next((each for each in _valid(rule, day) if each.id == limit.key), None)


def outdated(case: CaseFile, complaint_id: str, rules: RuleBook, today: date) -> tuple[str, ...]:
    """How the limits of a complaint differ from today's rules, one line each."""
    return tuple(_differences(case, complaint_id, rules, today))


def _differences(case: CaseFile, complaint_id: str, rules: RuleBook, today: date) -> Iterator[str]:
    complaint = case.complaints[complaint_id]
    procedure = rules.procedures.get(complaint.procedure)
    if procedure is None:
        return
    own = {limit.key: limit for limit in limits_of(case, complaint_id)}
    valid = _valid(procedure, _made_on(case, complaint, procedure, today))
    for rule in valid:
        limit = own.get(rule.id)
        if limit is None:
            yield f"{rule.title}: not in this case; the rules allow {_time(rule)}."
        elif _differs(limit, rule):
            corrected = f" ({limit.why_changed})" if limit.why_changed else ""
            yield f"{limit.title}: {_time(limit)} here{corrected}; the rules have {_time(rule)}."
    known = {rule.id for rule in procedure.limits}
    for limit in own.values():
        if limit.key in known and limit.key not in {rule.id for rule in valid}:
            yield f"{limit.title}: the rules no longer have it for a complaint of this date."


def _differs(limit: StepLimit, rule: LimitRule) -> bool:
    return any(getattr(limit, name) != getattr(rule, name) for name in _copied())


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
    valid = _valid(procedure, _made_on(case, complaint, procedure, today))
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


# --- the clock ------------------------------------------------------------------------------------


def complaint_timings(
    case: CaseFile, complaint_id: str, rules: RuleBook, calendar: WorkingDays, today: date
) -> tuple[Timing, ...]:
    """The timing of every limit of a complaint that applies, in order.

    What is not done yet is counted to today, in a decided case to the day of the decision.
    """
    complaint = case.complaints[complaint_id]
    if case.case.decided_on is not None:
        today = min(today, case.case.decided_on)
    steps, limits = case.steps.values(), case.limits.values()
    return timings(complaint, steps, limits, rules, calendar, today)


def tell_delay(case: CaseFile, limit_id: str, wanted: bool, topic_id: str = "") -> CaseFile:
    """The case with the sentence on a limit in the statement, or left out of it.

    The sentence is made anew from the dates whenever the statement is.
    """
    return editing.set_fields(case, "limit", limit_id, in_statement=wanted, topic_id=topic_id)


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
