"""What records of a case rest on, as steps to follow: a finding on its events, they on evidence.

Every gap is said: an event without evidence, a remedy without injustice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.application.findings.results import injustices_of, remedies_for
from workbench.application.findings.standards import cited_words
from workbench.application.records.evidence import at_place
from workbench.application.records.labels import (
    alias_of,
    event_label,
    evidence_label,
    finding_title,
    head_label,
    injustice_label,
    pages_words,
    remedy_label,
    words_of,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.chronology import Account, AccountTime, ChronologyEvent
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import Finding, Injustice
from workbench.domain.records.remedies import Remedy


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an answer to "why does this paragraph say this?".

    `kind`, `id` and `field` are the record to go to; kinds are those of the case file, and
    "standard" and "library-standard" for entries of the library; all "" for words alone.
    `title` names it, `detail` is a second line (pages, a result). `gap` marks something missing.
    `children` are what it rests on in turn.
    """

    kind: str
    id: str
    field: str
    title: str
    detail: str = ""
    gap: bool = False
    children: tuple[Step, ...] = ()


def group(title: str, children: Iterable[Step]) -> tuple[Step, ...]:
    """Steps under a heading of their own; none when there are none."""
    listed = tuple(children)
    return (Step("", "", "", title, children=listed),) if listed else ()


def missing(kind: str, id: str, field: str, words: str) -> Step:
    """Something that is not there, and the field where it would be put."""
    return Step(kind, id, field, words, gap=True)


def source_steps(case: CaseFile, sources: Iterable[SourceRef]) -> list[Step]:
    """Places in the evidence."""
    return [_source(case, source) for source in sources]


def _source(case: CaseFile, source: SourceRef) -> Step:
    item = case.evidence.get(source.evidence_id)
    if item is None:
        return missing("", "", "", "An evidence item that is no longer in the case")
    words = evidence_label(case, item)
    pages = pages_words(source.pages) or "no page given"
    if source.mark_id in case.marks:
        return Step("mark", source.mark_id, "", words, pages)
    return Step("evidence", item.id, at_place(source.pages) if source.pages else "", words, pages)


def event_step(case: CaseFile, id: str) -> Step:
    """An event with its evidence and accounts."""
    event = case.events.get(id)
    if event is None:
        return missing("", "", "", "An event that is no longer in the case")
    return Step(
        "event",
        id,
        "narrative",
        event_label(case, event),
        "disputed" if event.disputed else "",
        children=tuple(event_children(case, event)),
    )


def event_children(case: CaseFile, event: ChronologyEvent) -> list[Step]:
    """What an event rests on."""
    steps = source_steps(case, event.sources)
    if not steps:
        steps = [missing("event", event.id, "sources", "No evidence is linked to this event.")]
    return [*steps, *(account_step(case, event, account) for account in event.accounts)]


_TIMES = {
    AccountTime.NOT_STATED: "",
    AccountTime.CONTEMPORANEOUS: "given at the time",
    AccountTime.LATER: "given later",
}


def account_step(case: CaseFile, event: ChronologyEvent, account: Account) -> Step:
    """One side's account with where it is recorded."""
    who = alias_of(case, account.person_id) or account.given_by or "somebody not named"
    sources = source_steps(case, account.sources)
    if not sources:
        sources = [missing("event", event.id, "accounts", "Nothing says where it is recorded.")]
    details = [_TIMES[account.timing], "preferred" if account.preferred else ""]
    return Step(
        "event",
        event.id,
        "accounts",
        f"Account of {who}: {words_of(case, account.text, 80) or 'nothing written'}",
        ", ".join(part for part in details if part),
        children=tuple(sources),
    )


def finding_step(case: CaseFile, finding: Finding, library: ReferenceLibrary) -> Step:
    """A finding with everything it rests on."""
    return Step(
        "finding",
        finding.id,
        "analysis",
        f"Finding: {finding_title(case, finding)}",
        finding.result.value,
        children=tuple(finding_children(case, finding, library)),
    )


def finding_children(case: CaseFile, finding: Finding, library: ReferenceLibrary) -> list[Step]:
    """The complaint a finding answers, its standards, and the events and evidence it rests on."""
    steps: list[Step] = []
    head = case.heads.get(finding.head_id)
    if head is not None:
        steps += group("The complaint it answers", [_head(case, head.id)])
    steps += group("Standards relied on", _standards(finding, library))
    known = [id for id in finding.event_ids if id in case.events]
    steps += group("Events relied on", (event_step(case, id) for id in known))
    steps += group("Accounts relied on", _accounts(case, finding))
    steps += group("Evidence", source_steps(case, finding.sources))
    steps += group("Evidence for the complaint", source_steps(case, finding.sources_for))
    steps += group("Evidence against it", source_steps(case, finding.sources_against))
    rests = known or finding.accounts or finding.sources
    if not (rests or finding.sources_for or finding.sources_against):
        words = "No event and no evidence is linked to this finding."
        steps.append(missing("finding", finding.id, "event_ids", words))
    return steps


def _head(case: CaseFile, id: str) -> Step:
    return Step("head", id, "as_put", head_label(case, case.heads[id]))


def _standards(finding: Finding, library: ReferenceLibrary) -> list[Step]:
    steps = []
    for cited in finding.standards:
        entry = library.standards.get(cited.standard_id)
        detail = entry.expects if entry is not None else ""
        kind, id = ("library-standard", entry.id) if entry is not None else ("", "")
        steps.append(Step(kind, id, "", cited_words(cited, library), detail))
    if not steps and finding.standard.strip():
        steps.append(Step("finding", finding.id, "standard", finding.standard.strip()))
    if not steps:
        steps.append(missing("finding", finding.id, "standards", "No standard is named."))
    return steps


def _accounts(case: CaseFile, finding: Finding) -> list[Step]:
    steps = []
    for ref in finding.accounts:
        event = case.events.get(ref.event_id)
        if event is not None and ref.account < len(event.accounts):
            steps.append(account_step(case, event, event.accounts[ref.account]))
    return steps


def injustice_step(case: CaseFile, injustice: Injustice, children: Sequence[Step]) -> Step:
    """An injustice with what it led to, or came from."""
    weight = injustice.seriousness.value
    return Step(
        "injustice",
        injustice.id,
        "statement_text",
        injustice_label(case, injustice),
        weight,
        children=tuple(children),
    )


def consequences(case: CaseFile, finding: Finding) -> list[Step]:
    """What a finding led to: its injustices, each with the remedies that answer it."""
    steps = []
    for injustice in injustices_of(case, finding.id):
        answers = [remedy_step(case, each, ()) for each in remedies_for(case, injustice.id)]
        if not answers and not injustice.put_right.strip():
            words = "No remedy answers it, and nothing says that it was put right."
            answers = [missing("injustice", injustice.id, "put_right", words)]
        steps.append(injustice_step(case, injustice, answers))
    return steps


def remedy_step(case: CaseFile, remedy: Remedy, children: Sequence[Step]) -> Step:
    """A remedy, when it is due and what it answers."""
    due = f"within {remedy.deadline.in_words()}" if remedy.deadline is not None else ""
    return Step(
        "remedy",
        remedy.id,
        "text",
        remedy_label(case, remedy),
        ", ".join(part for part in (due, remedy.agreement.value) if part),
        children=tuple(children),
    )


def causes(case: CaseFile, injustice: Injustice, library: ReferenceLibrary) -> list[Step]:
    """The finding an injustice comes from, with what that rests on."""
    finding = case.findings.get(injustice.finding_id)
    if finding is None:
        words = "No finding says what fault caused this."
        return [missing("injustice", injustice.id, "finding_id", words)]
    return [finding_step(case, finding, library)]


def remedy_causes(case: CaseFile, remedy: Remedy, library: ReferenceLibrary) -> Step:
    """A remedy traced back: to the injustices it answers, their findings and their events."""
    answered = [case.injustices[id] for id in remedy.injustice_ids if id in case.injustices]
    steps = [injustice_step(case, each, causes(case, each, library)) for each in answered]
    if not steps:
        words = "This remedy answers no injustice."
        steps = [missing("remedy", remedy.id, "injustice_ids", words)]
    return remedy_step(case, remedy, steps)
