"""Dates of the procedure that stand by themselves, brought together with the chronology.

What may be one is proposed by date and meaning; nothing is made one but what the person chose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.application.chronology.events import NewEvents
from workbench.application.procedure.dating import into_chronology, join, usual_event
from workbench.application.records.labels import words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import ProcedureStep
from workbench.domain.step_dates import (
    Likely,
    entered_twice,
    event_of,
    likely_events,
    title_of,
)

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be done with a date: make it the event of that id on that date, or one anew ("").

    With None it stays by itself.
    """

    words: str
    event_id: str | None = None
    on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A step that stands by itself, what can be done with it, and which of that is proposed."""

    step_id: str
    title: str
    choices: tuple[Choice, ...]
    proposed: int


def proposals(case: CaseFile, complaint_id: str, rules: RuleBook) -> tuple[Proposal, ...]:
    """The dated steps of a complaint that are no events yet, in order of date."""
    likeliest = {each.step.id: each for each in entered_twice(case, rules)}
    alone = [
        (step.on.sort_key(), step)
        for step in case.steps.values()
        if step.complaint_id == complaint_id and step.on and event_of(case, step) is None
    ]
    alone.sort(key=lambda each: (each[0], each[1].id))
    return tuple(_proposal(case, step, rules, likeliest.get(step.id)) for _, step in alone)


def _proposal(
    case: CaseFile, step: ProcedureStep, rules: RuleBook, likeliest: Likely | None
) -> Proposal:
    assert step.on is not None
    new = words_of(case, usual_event(case, step, rules).narrative, _LONGEST)
    likely = [choice for each in likely_events(case, rules, step) for choice in _as_one(case, each)]
    choices = (Choice("Leave it by itself"), Choice(f"Add “{new}”", ""), *likely)
    proposed = 0 if likely else 1
    if likeliest is not None and likeliest.agree:
        ids = [choice.event_id for choice in choices]
        proposed = ids.index(likeliest.event.id)
    title = f"{title_of(case, step, rules)}, {step.on.in_words()}"
    return Proposal(step.id, title, choices, proposed)


def _as_one(case: CaseFile, likely: Likely) -> Iterator[Choice]:
    """The event made one with the step, once for each of their dates."""
    event, step = likely.event, likely.step
    words = f"It is “{words_of(case, event.narrative, _LONGEST)}”"
    for on in dict.fromkeys((event.on, step.on)):
        if event.on == step.on or on is None:
            yield Choice(words, event.id, on)
        else:
            yield Choice(f"{words}, on {on.in_words()}", event.id, on)


def bring_together(
    case: CaseFile, chosen: Iterable[tuple[str, Choice]], rules: RuleBook, events: NewEvents
) -> CaseFile:
    """The case with what was chosen for each step done."""
    for step_id, choice in chosen:
        if choice.event_id:
            case = join(case, step_id, choice.event_id, rules, choice.on)
        elif choice.event_id is not None:
            case = into_chronology(case, step_id, rules, events)
    return case
