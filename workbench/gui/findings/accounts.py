"""The accounts of events a finding relies on: ticked among those its events have."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from workbench.application.labels import alias_of, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.findings import AccountRef
from workbench.gui.desk import Desk
from workbench.gui.fields import BoundField
from workbench.gui.fields_labels import rows_high, see_boxes

_REF = Qt.ItemDataRole.UserRole
_NOTHING = "The events this rests on have no accounts of the parties."


class AccountsField(BoundField):
    """Each side's account of the events the finding rests on, to be ticked."""

    saves_when_idle = False
    watches = ("event", "finding", "person")

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, "finding", "accounts", "Accounts relied on",
            "Where accounts differ, those the finding follows",
        )  # fmt: skip
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        see_boxes(self.list)
        self.list.itemChanged.connect(lambda _item: self.commit())
        self.attach(self.list)
        self.finish()

    @property
    def scrolls_itself(self) -> bool:
        """The wheel scrolls the list when it has the keyboard."""
        return self.list.hasFocus()

    def raw(self) -> Any:
        """The accounts ticked, in the order listed."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            item.data(_REF)
            for item in items
            if item.data(_REF) is not None and item.checkState() == Qt.CheckState.Checked
        )

    def put(self, value: Any) -> None:
        """Tick these accounts and no others."""
        wanted = tuple(value or ())
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                item = self.list.item(row)
                if item.data(_REF) is not None:
                    item.setCheckState(_state(item.data(_REF) in wanted))

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
        shown = [(self.list.item(r).data(_REF), self.list.item(r).text()) for r in self._rows()]
        if wanted == shown and self.list.count():
            return
        with QSignalBlocker(self.list):
            self.list.clear()
            for ref, words in wanted:
                item = QListWidgetItem(words)
                item.setData(_REF, ref)
                item.setToolTip(words)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_state(ref in relied))
                self.list.addItem(item)
            if not wanted:
                nothing = QListWidgetItem(_NOTHING)
                nothing.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(nothing)
        self._seen = self.raw()
        self.list.setFixedHeight(rows_high(self.list, min(self.list.count(), 5)))

    def _rows(self) -> list[int]:
        return [row for row in range(self.list.count()) if self.list.item(row).data(_REF)]


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _words(case: CaseFile, event_id: str, number: int) -> str:
    event = case.events[event_id]
    account = event.accounts[number]
    who = alias_of(case, account.person_id) or account.given_by or "Nobody named"
    when = event.on.in_words() if event.on is not None else "undated"
    said = words_of(case, account.text, 80) or "nothing written yet"
    return f"{who} ({when}): {said}"
