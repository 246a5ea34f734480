"""Each side's account of a disputed event, side by side, and which was preferred."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
)

from workbench.application.case import editing
from workbench.application.chronology import accounts as chronology_accounts
from workbench.application.records.labels import evidence_label, finding_title
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.questions import Reading
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import Account, AccountTime
from workbench.domain.records.evidence import SourceRef
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.look.buttons import menu_button, push_button
from workbench.gui.look.labels import emphasised, label_for, lines_high, muted, note, of_kind
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.gui.look.lists import ChoiceBox

_SIDE_BY_SIDE = 2
_TIMES = {
    AccountTime.NOT_STATED: "When given: not stated",
    AccountTime.CONTEMPORANEOUS: "Given at the time",
    AccountTime.LATER: "Given later",
}


class Entered(NamedTuple):
    """What stands in one card, as entered; `others` are sources beyond the one it shows."""

    who: str
    when: str
    timing: str
    evidence_id: str
    pages: str
    text: str
    preferred: bool
    others: tuple[SourceRef, ...] = ()


class AccountCard(QFrame):
    """One account: who gave it, when, where it is recorded, and what it says."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"event.accounts.{number}")
        of_kind(self, "card")
        self._others: tuple[SourceRef, ...] = ()
        name = f"event.accounts.{number}"
        self.who = ChoiceBox()
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.when = QLineEdit()
        self.when.setPlaceholderText("such as 4 May 2023")
        self.timing = ChoiceBox()
        for timing, words in _TIMES.items():
            self.timing.addItem(words, timing.value)
        self.evidence = ChoiceBox()
        self.pages = QLineEdit()
        self.pages.setPlaceholderText("page 4")
        self.text = MarkupEdit()
        self.text.setFixedHeight(lines_high(self.text, 4))
        self.preferred = QCheckBox("Preferred")
        self.remove = QPushButton("Remove")
        for control, part, words in (
            (self.who, "who", "who gave it"), (self.when, "when", "date given"),
            (self.timing, "timing", "at the time or later"), (self.text, "text", "what was said"),
            (self.evidence, "evidence", "where it is recorded"), (self.pages, "pages", "page"),
            (self.preferred, "preferred", "preferred"), (self.remove, "remove", "remove"),
        ):  # fmt: skip
            named(control, f"{name}.{part}", f"Account {number}: {words}")
            if isinstance(control, QComboBox):
                control.setMinimumContentsLength(6)
                control.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
        self._lay_out(number)

    def _lay_out(self, number: int) -> None:
        heading = QLabel(f"Account {number}")
        emphasised(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for row, (words, first, second) in enumerate(
            (
                ("Given by", self.who, None),
                ("On", self.when, self.timing),
                ("Recorded in", self.evidence, self.pages),
            )
        ):
            grid.addWidget(label_for(words, first), row, 0)
            grid.addWidget(first, row, 1, 1, 1 if second is not None else 2)
            if second is not None:
                grid.addWidget(second, row, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        column_of(
            row_of((heading, 1), self.preferred, self.remove, gap=-1),
            grid,
            self.text,
            within=self,
            margins=(GRID + 4, GRID, GRID + 4, GRID + 4),
            gap=GRID // 2,
        )

    def offer(self, people: list[str], papers: list[tuple[str, str]]) -> None:
        """Offer the people and papers of the case."""
        with QSignalBlocker(self.who), QSignalBlocker(self.evidence):
            typed, chosen = self.who.currentText(), self.evidence.currentData()
            self.who.clear()
            self.who.addItems(people)
            self.who.setEditText(typed)
            self.evidence.clear()
            self.evidence.addItem("No source yet", "")
            for id, words in papers:
                self.evidence.addItem(words, id)
            self.evidence.setCurrentIndex(max(self.evidence.findData(chosen), 0))

    def show_entered(self, shown: Entered, case: CaseFile) -> None:
        """Show an account."""
        self._others = shown.others
        with QSignalBlocker(self.who), QSignalBlocker(self.evidence), QSignalBlocker(self.timing):
            self.who.setEditText(shown.who)
            self.timing.setCurrentIndex(max(self.timing.findData(shown.timing), 0))
            self.evidence.setCurrentIndex(max(self.evidence.findData(shown.evidence_id), 0))
        for line, words in ((self.when, shown.when), (self.pages, shown.pages)):
            if line.text() != words:
                line.setText(words)
        self.text.set_markup(shown.text, case)
        with QSignalBlocker(self.preferred):
            self.preferred.setChecked(shown.preferred)

    def entered(self) -> Entered:
        """What stands in the card."""
        return Entered(
            self.who.currentText(),
            self.when.text(),
            str(self.timing.currentData()),
            str(self.evidence.currentData() or ""),
            self.pages.text(),
            self.text.markup(),
            self.preferred.isChecked(),
            self._others,
        )


class AccountsField(BoundField):
    """All accounts of the event; a disputed event wants at least two."""

    watches = ("person", "evidence", "finding")
    tidies = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(records_of(desk, "event"), "accounts", label="Each side’s account")
        self.cards: list[AccountCard] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self.column.addLayout(self._grid)
        self.missing = named(note(), "event.accounts.missing")
        muted(self.missing)
        self.missing.hide()
        self.column.addWidget(self.missing)
        self.more = push_button("Add an account", "event.accounts.add", self._on_add)
        self.use, self._menu = menu_button("Use in a finding", "event.accounts.use")
        self._menu.aboutToShow.connect(self._fill_menu)
        row = row_of(self.more, self.use, REST)
        self.column.addLayout(row)
        self.begins_at(self.more)
        self.finish()

    def raw(self) -> Any:
        """What stands in the cards."""
        return tuple(card.entered() for card in self.cards)

    def put(self, value: Any) -> None:
        """Show one card for each account."""
        case = self.desk.bridge.case
        accounts: tuple[Account, ...] = value or ()
        while len(self.cards) > len(accounts):
            self._drop(len(self.cards) - 1)
        while len(self.cards) < len(accounts):
            self._add_card()
        for card, account in zip(self.cards, accounts, strict=True):
            card.show_entered(_entered(case, account), case)
        self._show_missing(case)

    def read(self) -> Any:
        """The accounts meant; asks when a date cannot be read."""
        people = {p.alias: p.id for p in self.desk.bridge.case.people.values() if p.alias}
        read = self.desk.workbench.read_date
        return tuple(
            _account(number, each, read(each.when), people)
            for number, each in enumerate((card.entered() for card in self.cards), 1)
        )

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """An event with accounts is disputed."""
        values = {"accounts": value}
        if value and not case.events[id].accounts:
            values["disputed"] = True
        return editing.set_fields(case, "event", id, **values)

    def commit(self) -> bool:
        """Save, and say what is still missing for weighing the accounts."""
        saved = super().commit()
        self._show_missing(self.desk.bridge.case)
        return saved

    def refresh(self, case: CaseFile) -> None:
        """Follow a change made elsewhere."""
        super().refresh(case)
        self._show_missing(case)

    def options_changed(self, case: CaseFile) -> None:
        """Offer the people and papers the case now has."""
        people, papers = self._options(case)
        for card in self.cards:
            card.offer(people, papers)

    def _options(self, case: CaseFile) -> tuple[list[str], list[tuple[str, str]]]:
        people = [p.alias for p in editing.ordered(case, "person") if p.alias]
        body = case.case.body_short
        papers = [(e.id, evidence_label(case, e)) for e in editing.ordered(case, "evidence")]
        return [*people, capitalised(body)], papers

    def _show_missing(self, case: CaseFile) -> None:
        event = case.events.get(self.record_id)
        missing = chronology_accounts.weighing_gaps(event) if event is not None else ()
        self.missing.setText(" ".join(missing))
        self.missing.setVisible(bool(missing))
        self.use.setEnabled(bool(event is not None and event.accounts and case.findings))

    def _add_card(self) -> AccountCard:
        number = len(self.cards) + 1
        card = AccountCard(number)
        card.offer(*self._options(self.desk.bridge.case))
        for control in (card.when, card.pages, card.text, card.who, card.timing, card.evidence):
            self.watch(control, control.accessibleName())
        card.who.activated.connect(lambda _index: self.commit())
        card.who.editTextChanged.connect(lambda _words: self.touched())
        card.timing.activated.connect(lambda _index: self.commit())
        card.evidence.activated.connect(lambda _index: self.commit())
        card.when.returnPressed.connect(self.commit)
        card.pages.returnPressed.connect(self.commit)
        card.text.edited.connect(self.touched)
        card.preferred.clicked.connect(lambda on: self._on_preferred(card, on))
        card.remove.clicked.connect(lambda _=False: self._on_remove(card))
        place = len(self.cards)
        self._grid.addWidget(card, place // _SIDE_BY_SIDE, place % _SIDE_BY_SIDE)
        for column in range(_SIDE_BY_SIDE):
            self._grid.setColumnStretch(column, 1)
        self.cards.append(card)
        return card

    def _drop(self, index: int) -> None:
        card = self.cards.pop(index)
        for control in (card.when, card.pages, card.text, card.who, card.timing, card.evidence):
            self._controls.remove(control)
        self._grid.removeWidget(card)
        card.hide()
        card.deleteLater()
        for place, each in enumerate(self.cards):
            self._grid.addWidget(each, place // _SIDE_BY_SIDE, place % _SIDE_BY_SIDE)

    def _on_add(self) -> None:
        self.commit()
        card = self._add_card()
        card.who.setFocus()
        self.commit()

    def _on_remove(self, card: AccountCard) -> None:
        self.more.setFocus()
        self._drop(self.cards.index(card))
        self.commit()
        # The cards behind it are numbered anew.
        self.show_value(self.desk.bridge.case)

    def _on_preferred(self, card: AccountCard, on: bool) -> None:
        for each in self.cards:
            with QSignalBlocker(each.preferred):
                each.preferred.setChecked(on and each is card)
        self.commit()

    def _fill_menu(self) -> None:
        self._menu.clear()
        self.commit()
        case = self.desk.bridge.case
        for finding in editing.ordered(case, "finding"):
            action = self._menu.addAction(finding_title(case, finding))
            action.triggered.connect(lambda _=False, id=finding.id: self._use_in(id))

    def _use_in(self, finding_id: str) -> None:
        event_id = self.record_id
        if self.desk.bridge.apply(
            "Use accounts in finding",
            lambda case: chronology_accounts.use_in_finding(case, event_id, finding_id),
        ):
            self.desk.goto("finding", finding_id, "analysis")


def _entered(case: CaseFile, account: Account) -> Entered:
    person = case.people.get(account.person_id)
    source = account.sources[0] if account.sources else SourceRef("")
    return Entered(
        person.alias if person is not None and person.alias else account.given_by,
        account.given_on.in_words() if account.given_on is not None else "",
        account.timing.value,
        source.evidence_id,
        source.pages,
        account.text,
        account.preferred,
        account.sources[1:],
    )


def _account(number: int, entered: Entered, reading: Reading, people: dict[str, str]) -> Account:
    if reading.date is None and reading.question:
        raise InvalidInput(f"Account {number}: {reading.question}", "", "accounts")
    who = entered.who.strip()
    shown = (SourceRef(entered.evidence_id, entered.pages),) if entered.evidence_id else ()
    return Account(
        person_id=people.get(who, ""),
        given_by="" if who in people else who,
        given_on=reading.date,
        timing=AccountTime(entered.timing),
        sources=(*shown, *entered.others),
        text=entered.text,
        preferred=entered.preferred,
    )
