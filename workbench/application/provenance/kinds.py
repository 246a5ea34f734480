"""Each kind of paragraph explained: what it is in a sentence, and the steps behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from workbench.application.case import editing
from workbench.application.drafting.rows import StatementRow
from workbench.application.findings.results import remedies_for
from workbench.application.procedure.steps import step_of
from workbench.application.provenance.standard import explained_standard
from workbench.application.provenance.steps import (
    Step,
    causes,
    consequences,
    event_children,
    event_step,
    finding_step,
    group,
    injustice_step,
    missing,
    remedy_causes,
    remedy_step,
    source_steps,
)
from workbench.application.records.labels import (
    complaint_label,
    event_label,
    finding_title,
    head_label,
    limit_decision_label,
    limit_label,
    person_label,
    recommendation_label,
    topic_label,
    words_of,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.procedure.clock_words import brief, working
from workbench.domain.procedure.steps import StepLimit
from workbench.domain.records.chronology import in_order
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.records.people import PersonRole
from workbench.domain.step_dates import title_of
from workbench.statement.composing.action import remedy_groups
from workbench.statement.composing.procedure import limit_timing
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.origins import origin_record

NEARBY = "Events under the same subheading"
"""The heading of steps that stand beside a passage without it resting on them."""

Explained = tuple[str, list[Step]]


@dataclass(frozen=True, slots=True)
class Explaining:
    """What the reason of a paragraph is looked for in."""

    case: CaseFile
    document: Document
    library: ReferenceLibrary
    today: date


def explanation(context: Explaining, base: str, row: StatementRow | None) -> Explained:
    """What a paragraph is, in a sentence, and the steps behind it."""
    kind, id, field = origin_record(base)
    if kind == "remedy" and not id:
        return _remedies(context, base)
    if kind not in ("", "standard", "text") and context.case.find(kind, id) is None:
        words = "The record this paragraph came from is no longer in the case."
        return words, [missing("", "", "", words)]
    if kind == "head" and field == "scope_reason":
        return _scope(context, id)
    if kind == "standard":
        return explained_standard(context.case, context.library, id)
    say = _KINDS.get(kind)
    return say(context, id) if say is not None else _fixed(base, row)


def _fixed(base: str, row: StatementRow | None) -> Explained:
    if base.startswith("section:"):
        return "The headings of sections come from the outline of the statement.", []
    if base == "signature":
        return "The closing line is the same in every statement.", []
    return "Nothing is written here yet.", [missing("", "", "", "Nothing is written here yet.")]


def _event(context: Explaining, id: str) -> Explained:
    case, event = context.case, context.case.events[id]
    children = event_children(case, event)
    heads = [case.heads[each] for each in event.head_ids if each in case.heads]
    step = Step(
        "event",
        id,
        "statement_text" if event.statement_text.strip() else "narrative",
        event_label(case, event),
        "disputed" if event.disputed else "",
        children=tuple(children),
    )
    relied = [
        Step("finding", each.id, "event_ids", finding_title(case, each), each.result.value)
        for each in case.findings.values()
        if id in each.event_ids
    ]
    steps = [
        step,
        *group(
            "Heads of complaint it bears on",
            (Step("head", head.id, "as_put", head_label(case, head)) for head in heads),
        ),
        *group("Findings that rely on it", relied),
    ]
    words = "you gave it for the statement" if event.statement_text.strip() else "of its note"
    when = f"of {event.on.in_words()}" if event.on is not None else "without a date"
    return f"This is an event {when}, in the words {words}.", steps


def _finding(context: Explaining, id: str) -> Explained:
    case, finding = context.case, context.case.findings[id]
    steps = [
        finding_step(case, finding, context.library),
        *group("What it led to", consequences(case, finding)),
    ]
    return f"This is your analysis of the finding “{finding_title(case, finding)}”.", steps


def _injustice(context: Explaining, id: str) -> Explained:
    case, injustice = context.case, context.case.injustices[id]
    step = injustice_step(case, injustice, causes(case, injustice, context.library))
    answers = [remedy_step(case, each, ()) for each in remedies_for(case, id)]
    if not answers and not injustice.put_right.strip():
        answers = [missing("injustice", id, "put_right", "No remedy answers it.")]
    person = case.people.get(injustice.person_id)
    whom = (
        [Step("person", person.id, "alias", person_label(case, person))]
        if person is not None
        else [missing("injustice", id, "person_id", "Nothing says who suffered this.")]
    )
    steps = [step, *group("Who suffered it", whom), *group("Remedies that answer it", answers)]
    return "This says what a fault did to somebody.", steps


def _remedy(context: Explaining, id: str) -> Explained:
    remedy = context.case.remedies[id]
    summary = "This is a remedy, in the words you gave it."
    if not remedy.text.strip():
        summary = "This is a remedy, worded from its kind, sum and reason."
    return summary, [remedy_causes(context.case, remedy, context.library)]


def _remedies(context: Explaining, base: str) -> Explained:
    case = context.case
    remedies = tuple(case.remedies.values())
    final = context.document.meta.stage is StatementStage.FINAL
    groups = remedy_groups(remedies, final, case.case.deadline_style)
    own = next((each for each in groups if f"remedies:{each.key}" == base), None)
    if own is not None:
        steps = [remedy_causes(case, each, context.library) for each in own.remedies]
        return "The program words this from the remedies and the time given for them.", steps
    if not remedies:
        words = "The remedies this came from are no longer in the case."
        return words, [missing("", "", "", words)]
    steps = [
        Step("remedy", each.id, "evidence", each.evidence.strip() or "What will show it was done")
        for each in remedies
    ]
    return "The program says here how the council is to show what it has done.", steps


def _recommendation(context: Explaining, id: str) -> Explained:
    case, made = context.case, context.case.recommendations[id]
    sources = source_steps(case, made.sources)
    if not sources:
        words = "No evidence is linked to this recommendation."
        sources = [missing("recommendation", id, "sources", words)]
    steps = [
        Step(
            "recommendation",
            id,
            "text",
            f"Recommendation: {recommendation_label(case, made)}",
            f"made by {made.made_by}" if made.made_by else "",
            children=tuple(sources),
        ),
        Step("recommendation", id, "view", f"Your view: {made.view.value}", made.explanation),
    ]
    complaint = case.complaints.get(made.complaint_id)
    if complaint is not None:
        steps.append(Step("complaint", complaint.id, "title", complaint_label(case, complaint)))
    return "This says what became of a recommendation.", steps


def _limit(context: Explaining, id: str) -> Explained:
    case, limit = context.case, context.case.limits[id]
    children = [
        Step("limit", id, "provision", limit.provision)
        if limit.provision
        else missing("limit", id, "provision", "No provision is given for this limit.")
    ]
    timing = limit_timing(case, limit, context.library, context.today)
    if timing is None:
        children.append(missing("", "", "", "The complaint it belongs to is gone."))
    else:
        lines = [Step("", "", "", line) for line in working(timing)]
        off = [line for line in lines if line.title.startswith("Not counted:")]
        counted = [line for line in lines if line not in off]
        counted += group("Days that did not count", off)
        children += group(f"How it was counted: {brief(timing)}", counted)
        children += [missing("limit", id, "from_steps", f"Missing: {n}") for n in timing.needs]
    children += group("Dates it is counted from and to", _limit_dates(context, limit))
    step = Step("limit", id, "did", limit_label(case, limit), children=tuple(children))
    return "The program worked this out from the dates of the council’s procedure.", [step]


def _limit_dates(context: Explaining, limit: StepLimit) -> Iterator[Step]:
    case, rules = context.case, context.library.rules
    for key in dict.fromkeys((*limit.from_steps, *limit.assumed_from, limit.to_step)):
        found = step_of(case, limit.complaint_id, key)
        if found is not None:
            sources = source_steps(case, found.sources)
            if not sources:
                words = "No evidence is linked to this date."
                sources = [missing("step", found.id, "sources", words)]
            label = title_of(case, found, rules)
            if found.on is not None:
                label = f"{label}, {found.on.in_words()}"
            yield Step("step", found.id, "on", label, children=tuple(sources))


def _head(context: Explaining, id: str) -> Explained:
    case, head = context.case, context.case.heads[id]
    people = [p for p in case.people.values() if p.role is PersonRole.COMPLAINANT]
    who = [Step("person", each.id, "alias", person_label(case, each)) for each in people]
    if not who:
        who = [missing("person", "", "", "No complainant is among the people.")]
    claimed = [
        Step("head", id, field, words_of(case, words, 120), noun)
        for field, words, noun in (
            ("injustice_claimed", head.injustice_claimed, "injustice claimed"),
            ("outcome_wanted", head.outcome_wanted, "outcome wanted"),
        )
        if words.strip()
    ]
    bearing = in_order(event for event in case.events.values() if id in event.head_ids)
    answers = [each for each in case.findings.values() if each.head_id == id]
    steps = [
        Step("head", id, "as_put", head_label(case, head), head.scope.value),
        *group("Complained of by", who),
        *group("What was claimed and wanted", claimed),
        *group("Findings on it", (_finding_line(case, each.id) for each in answers)),
        *group("Events that bear on it", (event_step(case, each.id) for each in bearing)),
    ]
    if not answers:
        steps.append(missing("head", id, "as_put", "There is no finding on it yet."))
    return "This is a head of complaint as the complainant puts it.", steps


def _finding_line(case: CaseFile, id: str) -> Step:
    finding = case.findings[id]
    return Step("finding", id, "analysis", finding_title(case, finding), finding.result.value)


def _scope(context: Explaining, id: str) -> Explained:
    case, head = context.case, context.case.heads[id]
    power = (
        Step("head", id, "power", f"Power relied on: {head.power.strip()}")
        if head.power.strip()
        else missing("head", id, "power", "No power is named.")
    )
    decided = [
        Step("jurisdiction", each.id, "reason", limit_decision_label(case, each), each.reason)
        for each in case.jurisdiction.values()
        if id in each.head_ids
    ]
    steps = [
        Step("head", id, "scope", head_label(case, head), head.scope.value, children=(power,)),
        *group("Decisions on jurisdiction", decided),
    ]
    return "This says why a head of complaint was not wholly investigated.", steps


def _passage(context: Explaining, id: str) -> Explained:
    case = context.case
    topic = case.topics.get(case.passages[id].topic_id)
    title = topic_label(case, topic) if topic is not None else ""
    steps = [Step("passage", id, "text", "Your own words", f"under “{title}”" if title else "")]
    if topic is not None:
        steps += _nearby(case, topic.id)
    steps.append(Step("", "", "", "No event or evidence is linked to words of your own."))
    return "You wrote this paragraph for the statement.", steps


def _nearby(case: CaseFile, topic_id: str) -> tuple[Step, ...]:
    events = in_order(e for e in case.events.values() if e.in_statement and e.topic_id == topic_id)
    return group(NEARBY, (event_step(case, event.id) for event in events))


def _text(context: Explaining, id: str) -> Explained:
    step = Step("text", id, "text", "Your own words", TEXT_PLACES.get(id, ""))
    if not context.case.text(id).strip():
        return "Nothing is written here yet.", [missing("text", id, "text", "Nothing is written.")]
    found = [_finding_line(context.case, e.id) for e in editing.ordered(context.case, "finding")]
    decided = group("Findings it should agree with", found) if id in ("summary", "decision") else ()
    return "You wrote this paragraph for the statement.", [step, *decided]


def _topic(context: Explaining, id: str) -> Explained:
    case, topic = context.case, context.case.topics[id]
    findings = (each for each in case.findings.values() if each.topic_id == id)
    steps = [
        Step("topic", id, "title", topic_label(case, topic), f"subheading for {topic.role.value}"),
        *group("Findings under it", (_finding_line(case, each.id) for each in findings)),
        *_nearby(case, id),
    ]
    return "This is a subheading of yours.", steps


_KINDS: Mapping[str, Callable[[Explaining, str], Explained]] = {
    "event": _event,
    "finding": _finding,
    "injustice": _injustice,
    "remedy": _remedy,
    "recommendation": _recommendation,
    "limit": _limit,
    "head": _head,
    "passage": _passage,
    "text": _text,
    "topic": _topic,
}
