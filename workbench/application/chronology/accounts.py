"""Each side's account of a disputed event: kept in order, weighed, and used in a finding."""

from __future__ import annotations

from dataclasses import replace

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import Account, AccountTime, ChronologyEvent
from workbench.domain.text import capitalised


def add_account(case: CaseFile, event_id: str, account: Account) -> CaseFile:
    """The case with one more account of an event, which thereby is disputed."""
    accounts = (*case.events[event_id].accounts, account)
    return editing.set_fields(case, "event", event_id, accounts=accounts, disputed=True)


def weighing_gaps(event: ChronologyEvent) -> tuple[str, ...]:
    """What is missing before the accounts of an event can be weighed, in sentences."""
    found = []
    if event.disputed and len(event.accounts) == 1:
        found.append("Only one side’s account is recorded.")
    for number, account in enumerate(event.accounts, 1):
        if not (account.person_id or account.given_by):
            found.append(f"Account {number} does not say who gave it.")
        if not account.sources:
            found.append(f"Account {number} has no source.")
    if any(account.preferred for account in event.accounts) and not event.preference.strip():
        found.append("One account is preferred, but not why.")
    return tuple(found)


def as_finding_text(event: ChronologyEvent) -> str:
    """The accounts as authored text for a finding's analysis: a paragraph each, then the reason."""
    parts = [_sentence(account) for account in event.accounts if account.text.strip()]
    if event.preference.strip():
        parts.append(event.preference.strip())
    return "\n\n".join(parts)


def use_in_finding(case: CaseFile, event_id: str, finding_id: str) -> CaseFile:
    """The case with an event's accounts added at the end of a finding, which rests on the event."""
    event, finding = case.events[event_id], case.findings[finding_id]
    analysis = "\n\n".join(filter(None, (finding.analysis.rstrip(), as_finding_text(event))))
    events = tuple(dict.fromkeys((*finding.event_ids, event_id)))
    return case.with_record("finding", replace(finding, analysis=analysis, event_ids=events))


def _sentence(account: Account) -> str:
    who = f"{{person:{account.person_id}}}" if account.person_id else account.given_by
    text = account.text.strip()
    if account.given_on is None:
        return f"{capitalised(who)} says: {text}" if who else f"On one account: {text}"
    when = account.given_on.phrase()
    if account.timing is AccountTime.CONTEMPORANEOUS:
        when += ", at the time"
    elif account.timing is AccountTime.LATER:
        when += ", later"
    return f"{when}, {who} said: {text}" if who else f"{when}, on one account: {text}"
