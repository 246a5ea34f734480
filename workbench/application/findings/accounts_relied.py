"""The accounts of events a finding relies on: they follow when the event's accounts change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import Account
from workbench.domain.records.findings import AccountRef


def follow(
    case: CaseFile, event_id: str, before: Sequence[Account], after: Sequence[Account]
) -> CaseFile:
    """The case with findings pointing to the same accounts as before an event's were changed.

    An account that is still there is found wherever it stands now; when the number of accounts is
    as before, one that was reworded is found at its place. References to an account that is gone
    are dropped.
    """
    return _changed(case, event_id, lambda number: _place(number, before, after))


def without_event(case: CaseFile, event_id: str) -> CaseFile:
    """The case with no finding relying on an account of that event."""
    return _changed(case, event_id, lambda number: None)


def joined(case: CaseFile, keep_id: str, other_id: str, accounts: Sequence[Account]) -> CaseFile:
    """The case with references to the accounts of two events turned to those of their union."""
    kept, other = case.events[keep_id].accounts, case.events[other_id].accounts
    for finding in tuple(case.findings.values()):
        turned = []
        for each in finding.accounts:
            if each.event_id not in (keep_id, other_id):
                turned.append(each)
                continue
            place = _place(each.account, kept if each.event_id == keep_id else other, accounts)
            if place is not None:
                turned.append(AccountRef(keep_id, place))
        unique = tuple(dict.fromkeys(turned))
        if unique != finding.accounts:
            case = case.with_record("finding", replace(finding, accounts=unique))
    return case


def _place(number: int, before: Sequence[Account], after: Sequence[Account]) -> int | None:
    if not 0 <= number < len(before):
        return None
    if number < len(after) and after[number] == before[number]:
        return number
    if before[number] in after:
        return list(after).index(before[number])
    return number if len(after) == len(before) else None


def _changed(case: CaseFile, event_id: str, place: Callable[[int], int | None]) -> CaseFile:
    for finding in tuple(case.findings.values()):
        kept = []
        for each in finding.accounts:
            number = place(each.account) if each.event_id == event_id else each.account
            if number is not None:
                kept.append(AccountRef(each.event_id, number))
        if tuple(kept) != finding.accounts:
            case = case.with_record("finding", replace(finding, accounts=tuple(kept)))
    return case
