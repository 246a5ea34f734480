"""The order of the steps of a procedure, and the steps whose dates stand against it.

The first step of a stage begins it: the others of the stage follow it, and it follows the
beginning of the stage before. A report follows the appointment of whoever wrote it: what a step
comes after by its nature stands with the step. A step to which a time limit runs follows the step
it runs from, whether or not the limit counts in the case; so does the step it should run from
follow the one that is assumed in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.domain.dates.partial import DaySpan
from workbench.domain.procedure.limits import ProcedureRule
from workbench.domain.procedure.steps import (
    STAGE_TWO_START,
    CouncilComplaint,
    ProcedureStep,
)


def dated_once(
    complaint: CouncilComplaint, steps: Iterable[ProcedureStep]
) -> Mapping[str, ProcedureStep]:
    """The dated steps of a complaint by their keys; of two of one key the first by date counts."""
    found = [step for step in steps if step.complaint_id == complaint.id and step.on is not None]
    found.sort(key=_by_date, reverse=True)
    return {step.step: step for step in found}


def out_of_order(
    procedure: ProcedureRule, dated: Mapping[str, ProcedureStep]
) -> Iterator[tuple[ProcedureStep, ProcedureStep]]:
    """Each step surely dated before one that it follows, with the earliest of those."""
    for key, step in dated.items():
        after = [dated[other] for other in _last_dated(procedure, key, dated, {key})]
        wrong = [other for other in after if _surely_before(step, other)]
        if wrong:
            yield step, min(wrong, key=_by_date)


def _last_dated(
    procedure: ProcedureRule, key: str, dated: Mapping[str, ProcedureStep], seen: set[str]
) -> Iterator[str]:
    """The dated steps that a step follows, those further back only past an undated one."""
    for other in _followed(procedure, key):
        if other not in seen:
            seen.add(other)
            if other in dated:
                yield other
            else:
                yield from _last_dated(procedure, other, dated, seen)


def _followed(procedure: ProcedureRule, key: str) -> Iterator[str]:
    beginnings: dict[int, str] = {}
    for step in procedure.steps:
        if step.stage:
            beginnings.setdefault(step.stage, step.key)
    rule = procedure.step(key)
    yield from rule.after if rule is not None else ()
    if rule is not None and rule.stage:
        if beginnings[rule.stage] != key:
            yield beginnings[rule.stage]
        else:
            yield from (beginnings[n] for n in sorted(beginnings) if n == rule.stage - 1)
    for limit in procedure.limits:
        if limit.to_step == key:
            # The rarer a step, the earlier it is listed: the last one is the step every case has.
            yield from (k for k in limit.from_steps[-1:] if k != STAGE_TWO_START)
        if limit.to_step == key or key in limit.from_steps:
            yield from limit.assumed_from


def _surely_before(step: ProcedureStep, other: ProcedureStep) -> bool:
    latest, earliest = _days(step).latest, _days(other).earliest
    return latest is not None and earliest is not None and latest < earliest


def _by_date(step: ProcedureStep) -> tuple[tuple[int, int], str]:
    return (step.on.sort_key() if step.on else (0, 0)), step.id


def _days(step: ProcedureStep) -> DaySpan:
    assert step.on is not None
    return DaySpan.of(step.on)
