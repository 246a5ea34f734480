"""What is done with findings: one for each head, their injustices, and the links still missing."""

from __future__ import annotations

from workbench.application.case import editing
from workbench.application.records.labels import alias_of, words_of
from workbench.application.records.people import complainant
from workbench.domain.casefile import CaseFile
from workbench.domain.fields import own_order
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.complaint import HeadOfComplaint, HeadScope
from workbench.domain.records.findings import Finding, FindingResult, Injustice
from workbench.domain.records.remedies import Remedy
from workbench.statement.composing.wording import alike_told, injustice_words


def heads_without_finding(case: CaseFile) -> list[HeadOfComplaint]:
    """The heads investigated on which nothing has been found yet, in order."""
    worked = {finding.head_id for finding in case.findings.values()}
    return [
        head
        for head in editing.ordered(case, "head")
        if head.id not in worked and head.scope is not HeadScope.NOT_INVESTIGATED
    ]


def new_finding(case: CaseFile, id: str, head_id: str = "") -> Finding:
    """A finding as it begins: on a head, with the events that bear on it."""
    events = sorted(case.events.values(), key=own_order)
    bearing = tuple(event.id for event in events if head_id and head_id in event.head_ids)
    return Finding(id=id, head_id=head_id, event_ids=bearing)


def injustices_of(case: CaseFile, finding_id: str) -> list[Injustice]:
    """The injustices a finding's fault caused, in order."""
    return [i for i in editing.ordered(case, "injustice") if i.finding_id == finding_id]


def new_injustice(case: CaseFile, id: str, finding_id: str) -> Injustice:
    """An injustice as it begins: to the complainant."""
    who = complainant(case)
    hurt = who.id if who is not None else ""
    return Injustice(id=id, finding_id=finding_id, person_id=hurt, recounted=True)


def told_words(case: CaseFile, injustice: Injustice, library: ReferenceLibrary) -> str:
    """The words the statement has for an injustice that has none of its own; "" for none."""
    told = alike_told(injustices_of(case, injustice.finding_id), injustice)
    return words_of(case, injustice_words(told, library)) if told else ""


def remedies_for(case: CaseFile, injustice_id: str) -> list[Remedy]:
    """The remedies that answer an injustice, in order."""
    return [r for r in editing.ordered(case, "remedy") if injustice_id in r.injustice_ids]


def missing_links(case: CaseFile, finding: Finding) -> tuple[str, ...]:
    """What the line from fault to injustice to remedy still lacks, in sentences."""
    injustices = injustices_of(case, finding.id)
    if finding.result is FindingResult.UNDECIDED:
        return ("The result is still undecided.",)
    if finding.result is not FindingResult.FAULT:
        if injustices and finding.result is not FindingResult.ALREADY_REMEDIED:
            return ("An injustice is recorded, but no fault was found.",)
        return ()
    if finding.fault_without_injustice:
        if injustices:
            return ("Marked as fault without injustice, but an injustice is recorded.",)
        return ()
    if not injustices:
        return ("There is fault, but nothing says what it did to anybody.",)
    return tuple(
        _missing_in(case, injustice) for injustice in injustices if _lacks(case, injustice)
    )


def _lacks(case: CaseFile, injustice: Injustice) -> bool:
    return not injustice.person_id or not (injustice.put_right or remedies_for(case, injustice.id))


def _missing_in(case: CaseFile, injustice: Injustice) -> str:
    kind = injustice.kind.value
    if not injustice.person_id:
        return f"Nothing says who suffered the {kind}."
    whom = alias_of(case, injustice.person_id)
    return f"No remedy answers the {kind} to {whom}."
