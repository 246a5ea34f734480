"""When a step of the procedure was: its own date, or that of the event of the chronology it is.

A step that is an event (`ProcedureStep.event_id`) has no date of its own, so that the two cannot
differ. Whoever counts by dates asks for the steps as they are dated here. Where both were entered
by themselves, `likely_events` finds those that may be one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.procedure.likeness import MAY_BE, MUST_BE, likeness, telling_words
from workbench.domain.procedure.limits import RuleBook, StepRule
from workbench.domain.procedure.steps import ProcedureStep
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.text import capitalised

_NEAR = 31
"""The days between two differing dates that may be meant for one thing."""

_WIDE = 62
"""The days from which on a date is too vague to be taken for another."""


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


def steps_on(case: CaseFile, event_id: str) -> tuple[ProcedureStep, ...]:
    """The steps whose date an event is, in order."""
    found = (step for step in case.steps.values() if event_id and step.event_id == event_id)
    return tuple(sorted(found, key=lambda step: (step.complaint_id, step.step, step.id)))


def title_of(case: CaseFile, step: ProcedureStep, rules: RuleBook) -> str:
    """What a step is called: by the procedure, or by the person who added it."""
    known = _rule_of(case, step, rules)
    return known.title if known is not None else capitalised(step.title or step.step)


def _rule_of(case: CaseFile, step: ProcedureStep, rules: RuleBook) -> StepRule | None:
    """What the procedure says of a step; None for one that a person added."""
    complaint = case.complaints.get(step.complaint_id)
    rule = rules.procedures.get(complaint.procedure) if complaint is not None else None
    return rule.step(step.step) if rule is not None else None


@dataclass(frozen=True, slots=True)
class Likely:
    """An event that a step with a date of its own may be; `agree` when their dates do."""

    step: ProcedureStep
    event: ChronologyEvent
    agree: bool


def likely_events(case: CaseFile, rules: RuleBook, step: ProcedureStep) -> tuple[Likely, ...]:
    """The events a step with a date of its own may be, by date and meaning, the likeliest first.

    Events that are steps already are not among them. Those of another date are only where none has
    the same, and say much the same.
    """
    if step.on is None or event_of(case, step) is not None:
        return ()
    known = {each.event_id for each in case.steps.values()}
    said = tuple(telling_words(words) for words in _names(case, step, rules))
    near = [e for e in case.events.values() if e.id not in known and _is_near(e.on, step.on)]
    found: list[tuple[float, ChronologyEvent, bool]] = []
    for event in near:
        same = agree(event.on, step.on)
        # Of another date, only what is noted of it counts: the statement goes on to other things.
        words = f"{event.narrative} {event.statement_text}" if same else event.narrative
        share = likeness(said, telling_words(words))
        if share >= (MAY_BE if same else MUST_BE):
            found.append((share, event, same))
    any_same = any(same for _, _, same in found)
    found.sort(key=lambda each: (-each[0], each[1].position, each[1].id))
    return tuple(Likely(step, event, same) for _, event, same in found if same is any_same)


def entered_twice(case: CaseFile, rules: RuleBook) -> tuple[Likely, ...]:
    """The steps that seem to be events as well, each with the likeliest event no other takes."""
    steps = sorted(case.steps.values(), key=lambda each: (each.complaint_id, each.step, each.id))
    found = [likely_events(case, rules, step) for step in steps]
    taken: set[str] = set()
    result: list[Likely] = []
    for same in (True, False):
        for listed in found:
            free = [each for each in listed if each.agree is same and each.event.id not in taken]
            if free:
                taken.add(free[0].event.id)
                result.append(free[0])
    return tuple(result)


def _names(case: CaseFile, step: ProcedureStep, rules: RuleBook) -> Iterator[str]:
    yield title_of(case, step, rules)
    known = _rule_of(case, step, rules)
    if known is not None:
        yield known.event


def agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates are the same, or one says the other less exactly but by the month."""
    if one is None or other is None or one == other:
        return one is not None and one == other
    first, second = _days(one), _days(other)
    if max((end - begin).days for begin, end in (first, second)) > _WIDE:
        return False
    return _within(first, second) or _within(second, first)


def _within(inner: tuple[date, date], outer: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_near(one: PartialDate | None, other: PartialDate) -> bool:
    # The year alone rules out most events of a long chronology.
    if one is None or abs((one.until or one).year - other.year) > 1:
        return False
    (first, last), (begin, end) = _days(one), _days(other)
    return (begin - last).days <= _NEAR and (first - end).days <= _NEAR


def _days(on: PartialDate) -> tuple[date, date]:
    first, last = on.bounds()
    return first or date.min, last or date.max
