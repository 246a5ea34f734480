"""The accounts of events a finding relies on: ticked among those its events have."""

from __future__ import annotations

from workbench.application.records.labels import alias_of, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import AccountRef
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import TickField

_NOTHING = "The events this rests on have no accounts of the parties."


class ReliedOnField(TickField):
    """Each side's account of the events the finding rests on, to be ticked."""

    watches = ("event", "finding", "person")
    most = 5

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            records_of(desk, "finding"), "accounts",
            "Where accounts differ, those the finding follows", label="Accounts relied on",
        )  # fmt: skip

    def options_changed(self, case: CaseFile) -> None:
        """List the accounts of the finding's events, and any other it already relies on."""
        finding = case.findings.get(self.record_id)
        wanted: list[tuple[AccountRef, str]] = []
        relied = finding.accounts if finding is not None else ()
        ids = finding.event_ids if finding is not None else ()
        for id in dict.fromkeys((*ids, *(each.event_id for each in relied))):
            event = case.events.get(id)
            for number in range(len(event.accounts) if event is not None else 0):
                wanted.append((AccountRef(id, number), _words(case, id, number)))
        if self.offer(wanted, relied, _NOTHING):
            self._seen = self.raw()


def _words(case: CaseFile, event_id: str, number: int) -> str:
    event = case.events[event_id]
    account = event.accounts[number]
    who = alias_of(case, account.person_id) or account.given_by or "Nobody named"
    when = event.on.in_words() if event.on is not None else "undated"
    said = words_of(case, account.text, 80) or "nothing written yet"
    return f"{who} ({when}): {said}"
