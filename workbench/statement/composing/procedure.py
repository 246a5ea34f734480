"""The council's procedure in the statement: delays, and what became of recommendations.

The sentence on a limit is made anew from the dates each time, so that it stays in step with them.
"""

from __future__ import annotations

from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.fields import own_order
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.procedure.clock import timings
from workbench.domain.procedure.clock_words import sentence
from workbench.domain.procedure.steps import LimitDuty, PanelRecommendation, StepLimit
from workbench.domain.procedure.timing import Timing
from workbench.domain.step_dates import dated_steps
from workbench.statement.composing.context import Composition
from workbench.statement.markup.authored import escape, read_blocks
from workbench.statement.nodes import Block, BlockSource

_SUBJECT = "\x02"
_SUBJECTS = {
    LimitDuty.COUNCIL: "{Body}",
    LimitDuty.PANEL: "The panel",
    LimitDuty.COMPLAINANT: "{complainant}",
}


def told_limits(case: CaseFile) -> list[StepLimit]:
    """The limits whose sentence the statement prints, in order."""
    shown = (limit for limit in case.limits.values() if limit.in_statement and limit.applies)
    return sorted(shown, key=lambda limit: (limit.complaint_id, limit.position, limit.id))


def told_recommendations(case: CaseFile) -> list[PanelRecommendation]:
    """The recommendations whose analysis the statement prints, in order."""
    shown = (each for each in case.recommendations.values() if each.in_statement)
    return sorted(shown, key=own_order)


def limit_timing(
    case: CaseFile, limit: StepLimit, library: ReferenceLibrary, today: date
) -> Timing | None:
    """How a limit stands; None when its complaint is gone."""
    complaint = case.complaints.get(limit.complaint_id)
    if complaint is None:
        return None
    found = timings(
        complaint,
        dated_steps(case),
        case.limits.values(),
        library.rules,
        library.rules.calendar(),
        today,
        only=limit.id,
    )
    return found[0] if found else None


def delay_text(case: CaseFile, limit: StepLimit, library: ReferenceLibrary, today: date) -> str:
    """The sentence on a limit as authored text; "" while its dates say nothing."""
    timing = limit_timing(case, limit, library, today)
    return _sentence(timing) if timing is not None else ""


def _sentence(timing: Timing) -> str:
    # The titles of a person's own steps and limits are plain words, not authored text.
    words = escape(sentence(timing, _SUBJECT))
    return words.replace(_SUBJECT, _SUBJECTS[timing.limit.duty])


def limit_blocks(limit: StepLimit, making: Composition) -> tuple[Block, ...]:
    """The sentence on a limit, or a placeholder for the dates it needs."""
    origin = f"limit:{limit.id}"
    timing = limit_timing(making.case, limit, making.library, making.today)
    text = _sentence(timing) if timing is not None else ""
    if not text:
        needed = timing.needs[0] if timing is not None and timing.needs else "the time taken"
        return (making.placeholder(needed, origin),)
    blocks = read_blocks(text, making.cast, origin, source=BlockSource.DERIVED)
    return making.derived(origin, blocks)
