"""Each side's account of a disputed event: kept in order, weighed, and used in a finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.application.findings import accounts_relied
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import Account, AccountTime, ChronologyEvent
from workbench.domain.records.evidence import SourceRef
from workbench.domain.text import LONGEST_FIELD, normalise, normalise_line
from workbench.statement.naming.mentions import link_mentions


def cleaned(case: CaseFile, accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """Accounts as they are stored: words normalised, names typed in them turned into mentions.

    Raises `InvalidInput` for text that is too long.
    """
    return tuple(_cleaned(case, account) for account in accounts)


def _cleaned(case: CaseFile, account: Account) -> Account:
    if len(account.text) > LONGEST_FIELD or len(account.given_by) > LONGEST_FIELD:
        raise InvalidInput(
            f"That account is longer than {LONGEST_FIELD:,} characters.",
            "Nothing was changed. Split it into several accounts.",
            "accounts",
        )
    return replace(
        account,
        given_by=normalise_line(account.given_by),
        text=link_mentions(normalise(account.text), case),
        sources=tuple(
            SourceRef(each.evidence_id, normalise_line(each.pages)) for each in account.sources
        ),
    )


def add_account(case: CaseFile, event_id: str, account: Account) -> CaseFile:
    """The case with one more account of an event, which thereby is disputed."""
    event = case.events[event_id]
    accounts = (*event.accounts, *cleaned(case, (account,)))
    return case.with_record("event", replace(event, accounts=accounts, disputed=True))


def set_account(case: CaseFile, event_id: str, index: int, account: Account) -> CaseFile:
    """The case with one account of an event changed."""
    event = case.events[event_id]
    (new,) = cleaned(case, (account,))
    if event.accounts[index] == new:
        return case
    accounts = (*event.accounts[:index], new, *event.accounts[index + 1 :])
    return case.with_record("event", replace(event, accounts=accounts))


def remove_account(case: CaseFile, event_id: str, index: int) -> CaseFile:
    """The case without one account of an event; the event stays disputed until it is said not."""
    event = case.events[event_id]
    accounts = event.accounts[:index] + event.accounts[index + 1 :]
    case = accounts_relied.follow(case, event_id, event.accounts, accounts)
    return case.with_record("event", replace(event, accounts=accounts))


def prefer(case: CaseFile, event_id: str, index: int | None) -> CaseFile:
    """The case with one account of an event preferred to the others; None prefers none."""
    event = case.events[event_id]
    accounts = tuple(
        replace(account, preferred=number == index) for number, account in enumerate(event.accounts)
    )
    return case.with_record("event", replace(event, accounts=accounts))


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
        return f"{_upper(who)} says: {text}" if who else f"On one account: {text}"
    when = account.given_on.phrase()
    if account.timing is AccountTime.CONTEMPORANEOUS:
        when += ", at the time"
    elif account.timing is AccountTime.LATER:
        when += ", later"
    return f"{when}, {who} said: {text}" if who else f"{when}, on one account: {text}"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def without_links(case: CaseFile, kind: str, id: str, name: str) -> CaseFile:
    """The case with no account pointing to a person or evidence item that is going.

    Who gave an account stays readable: `name` takes the place of the person.
    """
    drop: Callable[[Account], Account] = (
        (lambda account: _without_person(account, id, name))
        if kind == "person"
        else (lambda account: _without_evidence(account, id))
    )
    changed = {}
    for event in case.events.values():
        if event.accounts:
            accounts = tuple(drop(account) for account in event.accounts)
            if accounts != event.accounts:
                changed[event.id] = replace(event, accounts=accounts)
    return case.with_collection("event", {**case.events, **changed}) if changed else case


def _without_person(account: Account, id: str, name: str) -> Account:
    if account.person_id != id:
        return account
    return replace(account, person_id="", given_by=account.given_by or name)


def _without_evidence(account: Account, id: str) -> Account:
    kept = tuple(source for source in account.sources if source.evidence_id != id)
    return account if kept == account.sources else replace(account, sources=kept)
