"""When a step was: its own date, or that of the event of the chronology it is.

A step that is an event (`ProcedureStep.event_id`) has no date of its own, so that the two cannot
differ. Whoever counts by dates asks for the steps as they are dated here.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import ProcedureStep
from workbench.domain.records.chronology import ChronologyEvent


def event_of(case: CaseFile, step: ProcedureStep) -> ChronologyEvent | None:
    """The event of the chronology a step is; None for a step that stands by itself."""
    return case.events.get(step.event_id)


def dated(case: CaseFile, step: ProcedureStep) -> ProcedureStep:
    """The step with the date and sources of its event, where it is one."""
    event = event_of(case, step)
    if event is None:
        return step
    sources = tuple(dict.fromkeys((*event.sources, *step.sources)))
    return replace(step, on=event.on or step.on, sources=sources)


def dated_steps(case: CaseFile) -> tuple[ProcedureStep, ...]:
    """Every step of the case with its date."""
    return tuple(dated(case, step) for step in case.steps.values())
