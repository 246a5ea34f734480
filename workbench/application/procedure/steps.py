"""The steps of a council's complaint procedure, each with its date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import (
    ProcedureStep,
)
from workbench.domain.records.drafting import StandardChoice
from workbench.domain.records.evidence import SourceRef


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
