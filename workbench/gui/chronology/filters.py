"""Which events are shown: by words, kind, person, head of complaint, source and time."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.application.case import editing
from workbench.application.records.labels import evidence_label, head_label, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.sought import as_sought, words_sought
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.buttons import tool_button
from workbench.gui.look.labels import FaultLine
from workbench.gui.look.layout import GRID, REST, column_of, form_of, named, row_of
from workbench.gui.look.lists import ChoiceBox
from workbench.gui.tasks import QUIET_MS

_TOKEN = re.compile(r"\{[^{}]*\}")
_EMPHASIS = re.compile(r"[*\\]")
Accepts = Callable[[CaseFile, ChronologyEvent], bool]

_SHOWN: dict[str, Callable[[ChronologyEvent], bool]] = {
    "All events": lambda event: True,
    "In the statement": lambda event: event.in_statement,
    "Not in the statement": lambda event: not event.in_statement,
    "Disputed": lambda event: event.disputed,
    "Not disputed": lambda event: not event.disputed,
    "Undated": lambda event: event.on is None,
    "Without source": lambda event: not event.sources,
}
_AT_ONCE = 80
_WAIT_MS = 60
"""So long a pause in typing filters; the work itself takes less than a frame or two."""


class SearchedWords:
    """What the filter looks through, small letters throughout.

    Mentions read as the statement prints them. Each token is looked up once for a case as it is
    named now, because reading every event as the statement does takes longer than a key press.
    """

    def __init__(self) -> None:
        self._named_by: tuple[object, object] = (None, None)
        self._case: CaseFile | None = None
        self._meant: dict[str, str] = {}
        self._words: dict[str, tuple[ChronologyEvent, str]] = {}

    def __call__(self, case: CaseFile, event: ChronologyEvent) -> str:
        """The words of one event."""
        self._case = case
        if self._named_by[0] is not case.case or self._named_by[1] is not case.people:
            self._named_by = (case.case, case.people)
            self._meant.clear()
            self._words.clear()
        known = self._words.get(event.id)
        if known is None or known[0] is not event:
            known = self._words[event.id] = (event, self._of(case, event))
        return known[1]

    def having(self, wanted: Sequence[str]) -> Accepts:
        """Whether an event has all of some words."""
        words = self._words

        def has_words(case: CaseFile, event: ChronologyEvent) -> bool:
            # Asked of every event at every key: nothing is called, nor made, for each.
            known = words.get(event.id)
            if known is None or known[0] is not event or self._case is not case:
                known = event, self(case, event)
            text = known[1]
            for word in wanted:  # noqa: SIM110
                if word not in text:
                    return False
            return True

        return has_words

    def _of(self, case: CaseFile, event: ChronologyEvent) -> str:
        date = event.on.in_words() if event.on is not None else "undated"
        narrative = event.narrative
        if "{" in narrative:
            narrative = _TOKEN.sub(lambda token: self._meaning(case, token[0]), narrative)
        narrative = _EMPHASIS.sub("", narrative)
        return as_sought(" ".join((date, event.actor, narrative, event.note, event.dispute)))

    def _meaning(self, case: CaseFile, token: str) -> str:
        if token not in self._meant:
            self._meant[token] = words_of(case, token)
        return self._meant[token]


class EventFilter(QWidget):
    """The row above the table; a second row opens for the rarer questions."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._searched = SearchedWords()
        self.words = PassingLine(
            "chronology.filter", "Show only events with these words", "Words in the event"
        )
        self.shown = self._combo("shown", "Which events are shown")
        self.shown.addItems(list(_SHOWN))
        self.person = self._combo("filter.person", "Only events with this person")
        self.head = self._combo("filter.head", "Only events on this head of complaint")
        self.source = self._combo("filter.source", "Only events from this source")
        self.first = PassingLine(
            "chronology.filter.from", "Only events from this date on", "March 2021"
        )
        self.last = PassingLine("chronology.filter.to", "Only events until this date", "2022")
        self.fault = FaultLine("chronology.filter.fault")
        self.more = tool_button("More filters", "chronology.filter.more", lambda: None)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        self.clear = tool_button("Show all", "chronology.filter.clear", self.show_all)
        self.clear.hide()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.apply)
        self._lay_out()
        for line in (self.words, self.first, self.last):
            line.textChanged.connect(lambda _words: self._wait.start())
        for combo in (self.shown, self.person, self.head, self.source):
            combo.currentIndexChanged.connect(lambda _index: self.apply())
        follow(self, desk.bridge, self._fill, "person", "head", "evidence")
        self._ahead = iter(tuple(desk.bridge.case.events.values()))
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._read_ahead)
        self._idle.start()
        desk.bridge.changed.connect(self._wait_to_read)

    def _combo(self, name: str, accessible: str) -> QComboBox:
        combo = named(ChoiceBox(), f"chronology.{name}", accessible)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        return combo

    def _lay_out(self) -> None:
        self._rare = QWidget()
        column_of(
            form_of(
                ("Person", self.person), ("Head", self.head), ("Source", self.source),
                ("From", self.first), ("To", self.last), gap=GRID,
            ),
            within=self._rare,
        )  # fmt: skip
        self._rare.hide()
        column_of(
            row_of((self.words, 1), self.shown),
            row_of(self.more, REST, self.clear),
            self._rare,
            self.fault,
            within=self,
            gap=GRID // 2,
        )

    def begin(self) -> None:
        """Bring the keyboard to the words looked for."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _wait_to_read(self) -> None:
        if self._idle.isActive():
            self._idle.start(QUIET_MS)

    def _read_ahead(self) -> None:
        """Read the words of some events, so that the first key press need not read them all."""
        some = list(itertools.islice(self._ahead, _AT_ONCE))
        if not some:
            self._idle.stop()
        elif self._idle.interval():
            self._idle.start(0)
        case = self._desk.bridge.case
        for event in some:
            self._searched(case, event)

    def _fill(self) -> None:
        case = self._desk.bridge.case
        people = [(p.id, p.alias) for p in editing.ordered(case, "person") if p.alias]
        heads = [(h.id, head_label(case, h)) for h in editing.ordered(case, "head")]
        papers = [(e.id, evidence_label(case, e)) for e in editing.ordered(case, "evidence")]
        for combo, choices in (
            (self.person, people), (self.head, heads), (self.source, papers),
        ):  # fmt: skip
            before = combo.currentData()
            combo.blockSignals(True)
            combo.clear()
            combo.addItem("Any", "")
            for id, words in choices:
                combo.addItem(words, id)
            combo.setCurrentIndex(max(combo.findData(before), 0))
            combo.blockSignals(False)

    def _on_more(self, open_: bool) -> None:
        self._rare.setVisible(open_)
        self.more.setText("Fewer filters" if open_ else "More filters")
        if not open_:
            for combo in (self.person, self.head, self.source):
                combo.setCurrentIndex(0)
            self.first.clear()
            self.last.clear()

    def show_all(self) -> None:
        """Take every filter off."""
        self.words.clear()
        self.shown.setCurrentIndex(0)
        self.more.setChecked(False)
        self.apply()

    def apply(self) -> None:
        """Say that something else is asked for."""
        self._wait.stop()
        self.clear.setVisible(self.accepts() is not None)
        self.changed.emit()

    def accepts(self) -> Accepts | None:
        """Whether an event is shown; None when all are."""
        tests = [
            *self._by_words(),
            *self._by_kind(),
            *self._by_links(),
            *self._by_time(),
        ]
        if len(tests) < 2:
            return tests[0] if tests else None
        return lambda case, event: all(test(case, event) for test in tests)

    def _by_words(self) -> list[Accepts]:
        wanted = words_sought(self.words.text())
        return [self._searched.having(wanted)] if wanted else []

    def _by_kind(self) -> list[Accepts]:
        fits = _SHOWN[self.shown.currentText()]
        return [lambda case, event: fits(event)] if self.shown.currentIndex() else []

    def _by_links(self) -> list[Accepts]:
        found: list[Accepts] = []
        person, head, source = (
            str(combo.currentData() or "") for combo in (self.person, self.head, self.source)
        )
        if person:
            alias = self.person.currentText()
            found.append(lambda case, event: _has_person(event, person, alias))
        if head:
            found.append(lambda case, event: head in event.head_ids)
        if source:
            found.append(
                lambda case, event: any(each.evidence_id == source for each in event.sources)
            )
        return found

    def _by_time(self) -> list[Accepts]:
        first, last = (self._day(line) for line in (self.first, self.last))
        wrong = [
            line.text() for line, day in ((self.first, first), (self.last, last))
            if line.text().strip() and day is None
        ]  # fmt: skip
        self.fault.say(f"“{wrong[0]}” is not a date." if wrong else "")
        found: list[Accepts] = []
        if first is not None:
            begin = first.first_day()
            found.append(lambda case, e: e.on is not None and e.on.last_day() >= begin)
        if last is not None:
            end = last.last_day()
            found.append(lambda case, e: e.on is not None and e.on.first_day() <= end)
        return found

    def _day(self, line: PassingLine) -> PartialDate | None:
        words = line.text()
        return self._desk.workbench.read_date(words).date if words.strip() else None


def _has_person(event: ChronologyEvent, id: str, alias: str) -> bool:
    """Whether a person acted in an event, is mentioned in it, or gave an account of it."""
    mark = f":{id}}}"
    return (
        event.actor == alias
        or mark in event.narrative
        or mark in event.statement_text
        or any(account.person_id == id for account in event.accounts)
    )
