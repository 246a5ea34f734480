"""Dates of the procedure, entered once: a step that is an event of the chronology has its date.

A first date makes an event with the usual words, unless one of that day may be meant: then the
person is asked. From then on the date is changed at either place, and what goes at one goes at
the other. All edits are pure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workbench.application.case import editing
from workbench.application.chronology.events import NewEvents
from workbench.application.procedure.steps import step_of
from workbench.application.records.people import complainants
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import ProcedureStep
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.drafting import StandardChoice
from workbench.domain.shape import links_to, values_at
from workbench.domain.step_dates import dated, event_of, likely_events, steps_on, title_of
from workbench.domain.text import capitalised, enumeration
from workbench.statement.cast import small
from workbench.statement.origins import origin_record


def change_step(
    case: CaseFile,
    complaint_id: str,
    key: str,
    new_id: str,
    rules: RuleBook | None = None,
    events: NewEvents | None = None,
    **fields: Any,
) -> CaseFile:
    """The case with fields of a step changed, whether it has been recorded yet or not.

    Date and sources of a step that is an event are changed there. A step left with nothing in it
    is not kept, unless it is the person's own. The first date of a step brings the law of it into
    the statement, where `rules` name the standard paragraphs, and with `events` an event.
    """
    found = step_of(case, complaint_id, key)
    if found is not None and found.title and not fields.get("title", found.title).strip():
        raise InvalidInput("The step has no title.", "Say what was done.", "title")
    id = found.id if found is not None else new_id
    bare = ProcedureStep(id=id, complaint_id=complaint_id, step=key)
    if found is None:
        case = editing.add(case, "step", bare)
    first = found is None or found.on is None
    case = _changed(case, id, rules, fields)
    if case.steps[id] == bare:
        return editing.remove(case, "step", id)
    if first and rules is not None and dated(case, case.steps[id]).on is not None:
        case = _with_law(case, rules, complaint_id, key)
    new = fields.get("on") is not None and case.steps[id].on is not None
    # A step that had stood by itself stays so until the person says otherwise.
    left = found is not None and event_of(case, found) is not None
    if new and events is not None and rules is not None and (first or left):
        case = into_chronology(case, id, rules, events, ask=True)
    return case


def _changed(case: CaseFile, id: str, rules: RuleBook | None, fields: dict[str, Any]) -> CaseFile:
    """The case with the fields of a step set where each of them stands."""
    event = event_of(case, case.steps[id])
    if event is None:
        return editing.set_fields(case, "step", id, **fields)
    own = {name: value for name, value in fields.items() if name not in ("on", "sources")}
    if own.get("title") and event.narrative == case.steps[id].title:
        case = editing.set_fields(case, "event", event.id, narrative=own["title"])
    if own:
        case = editing.set_fields(case, "step", id, **own)
    if "sources" in fields:
        case = editing.set_fields(case, "event", event.id, sources=fields["sources"])
    if "on" not in fields or fields["on"] == event.on:
        return case
    if fields["on"] is None or len(steps_on(case, event.id)) > 1:
        case = out_of_chronology(case, id, rules)
        kept = {"sources": ()} if fields["on"] is None and event.id in case.events else {}
        return editing.set_fields(case, "step", id, on=fields["on"], **kept)
    return editing.set_fields(case, "event", event.id, on=fields["on"])


def _with_law(case: CaseFile, rules: RuleBook, complaint_id: str, key: str) -> CaseFile:
    """The case with the standard paragraphs on a step, but for those decided on already."""
    rule = rules.procedures.get(case.complaints[complaint_id].procedure)
    step = rule.step(key) if rule is not None else None
    for id in step.law if step is not None else ():
        if id not in case.choices:
            case = case.with_record("choice", StandardChoice(id=id))
    return case


def add_own_step(
    case: CaseFile,
    complaint_id: str,
    title: str,
    on: PartialDate | None,
    new_id: str,
    rules: RuleBook | None = None,
    events: NewEvents | None = None,
) -> CaseFile:
    """The case with a step the procedure does not name; raises `InvalidInput` without a title."""
    if not title.strip():
        raise InvalidInput("The step has no title.", "Say what was done.", "title")
    key = f"own-{new_id}"
    step = ProcedureStep(id=new_id, complaint_id=complaint_id, step=key, title=title)
    case = editing.add(case, "step", step)
    return change_step(case, complaint_id, key, new_id, rules, events, on=on)


def remove_step(case: CaseFile, id: str, rules: RuleBook) -> CaseFile:
    """The case without a step, and without its event where that says nothing more."""
    return editing.remove(out_of_chronology(case, id, rules), "step", id)


def usual_event(case: CaseFile, step: ProcedureStep, rules: RuleBook) -> ChronologyEvent:
    """The event a step is entered as: its date and sources, and the usual words for it."""
    complaint = case.complaints.get(step.complaint_id)
    rule = rules.procedures.get(complaint.procedure) if complaint is not None else None
    known = rule.step(step.step) if rule is not None else None
    words = known.event if known is not None else ""
    short = case.case.body_short.strip() or "the Council"
    who = [f"{{person:{each.id}}}" for each in complainants(case)]
    named = enumeration(who) or "the complainant"
    for token, value in (("body", small(short)), ("Body", short), ("complainant", named)):
        words = words.replace(f"{{{token}}}", value)
    actor = capitalised(short) if known is not None and known.event.startswith("{Body}") else ""
    own = dated(case, step)
    return ChronologyEvent(
        id="",
        on=own.on,
        sources=own.sources,
        narrative=capitalised(words) or step.title or title_of(case, step, rules),
        actor=actor,
    )


def into_chronology(
    case: CaseFile, step_id: str, rules: RuleBook, events: NewEvents, ask: bool = False
) -> CaseFile:
    """The case with a dated step as an event of its own.

    With `ask` nothing is done where an event that is there already may be meant.
    """
    step = case.steps[step_id]
    if step.on is None or event_of(case, step) is not None:
        return case
    if ask and any(each.agree for each in likely_events(case, rules, step)):
        return case
    case, id = events.enter(case, usual_event(case, step, rules))
    return join(case, step_id, id, rules)


def join(
    case: CaseFile,
    step_id: str,
    event_id: str,
    rules: RuleBook,
    on: PartialDate | None = None,
) -> CaseFile:
    """The case with a step and an event made one; `on` says which of two dates is right.

    The sources are those of both. Raises `InvalidInput` when the dates differ and none is chosen.
    """
    step, event = dated(case, case.steps[step_id]), case.events[event_id]
    if step.event_id == event_id:
        return case
    if step.on is not None and event.on is not None and step.on != event.on and on is None:
        raise InvalidInput(
            f"“{title_of(case, step, rules)}” is dated {step.on.in_words()}, and the event "
            f"{event.on.in_words()}.",
            "Nothing was changed. Choose which of the two is right.",
        )
    case = out_of_chronology(case, step_id, rules)
    sources = tuple(dict.fromkeys((*event.sources, *step.sources)))
    case = editing.set_fields(
        case, "event", event_id, on=on or event.on or step.on, sources=sources
    )
    case = editing.set_fields(case, "step", step_id, event_id=event_id, on=None, sources=())
    if step.on is None and case.events[event_id].on is not None:
        case = _with_law(case, rules, step.complaint_id, step.step)
    return case


def join_step(
    case: CaseFile,
    complaint_id: str,
    key: str,
    new_id: str,
    event_id: str,
    rules: RuleBook,
    on: PartialDate | None = None,
) -> CaseFile:
    """The same for a step by its key, recorded or not."""
    found = step_of(case, complaint_id, key)
    if found is None:
        step = ProcedureStep(id=new_id, complaint_id=complaint_id, step=key)
        case = editing.add(case, "step", step)
    return join(case, found.id if found is not None else new_id, event_id, rules, on)


def out_of_chronology(
    case: CaseFile, step_id: str, rules: RuleBook | None, keep: bool = False
) -> CaseFile:
    """The case with a step by itself again, with its date and sources.

    The event goes, but with `keep`, when it says no more than the usual words and nothing rests on
    it.
    """
    step = case.steps[step_id]
    event = event_of(case, step)
    if event is None:
        return case
    own = dated(case, step)
    usual = not keep and rules is not None and _only_the_step(case, step, event, rules)
    case = editing.set_fields(case, "step", step_id, event_id="", on=own.on, sources=own.sources)
    return editing.remove(case, "event", event.id) if usual else case


def _only_the_step(
    case: CaseFile, step: ProcedureStep, event: ChronologyEvent, rules: RuleBook
) -> bool:
    """Whether an event says a step's date in the usual words and no more, and nothing needs it."""
    usual = replace(usual_event(case, step, rules), id=event.id)
    made = editing.add(case.with_collection("event", {}), "event", usual).events[event.id]
    if replace(event, position=made.position, in_statement=made.in_statement) != made:
        return False
    rests = (
        target
        for link in links_to("event")
        for record in case.records(link.kind).values()
        for _, target in values_at(record, link.path)
        if (link.kind, record.id) != ("step", step.id)
    )
    reworded = (origin_record(each.origin) for each in case.overrides.values())
    return event.id not in rests and all(
        (kind, id) != ("event", event.id) for kind, id, _ in reworded
    )


def remove_complaint(case: CaseFile, id: str, rules: RuleBook) -> CaseFile:
    """The case without a complaint to the council and all that belongs to it.

    Events that say no more than a date of it go as well.
    """
    for step in tuple(case.steps.values()):
        if step.complaint_id == id:
            case = out_of_chronology(case, step.id, rules)
    return editing.remove(case, "complaint", id)
