"""What happened, in order of date: one line adds an event, the table edits it in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from workbench.application import chronology, editing
from workbench.application.labels import (
    evidence_label,
    head_label,
    head_letters,
    sources_words,
    topic_label,
    words_of,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.chronology import ChronologyEvent, order_key
from workbench.domain.date_reader import read_date
from workbench.domain.errors import InvalidInput
from workbench.gui.appearance import GRID
from workbench.gui.chronology.cell_editor import AuthoredCell
from workbench.gui.chronology.entry import EntryLine
from workbench.gui.chronology.many import ManyEvents
from workbench.gui.chronology.searched import SearchedWords
from workbench.gui.desk import Desk
from workbench.gui.fields_choice import CheckField, ChecklistField, LinkField
from workbench.gui.fields_dates import PartialDateField
from workbench.gui.fields_links import SourcesField
from workbench.gui.fields_text import MarkupField, SuggestField, TextField
from workbench.gui.form import wide
from workbench.gui.passing_line import PassingLine
from workbench.gui.records import PageWords, RecordPage
from workbench.gui.records_model import Column, per_case

WORDS = PageWords(
    title="Chronology",
    noun="event",
    about="",
    empty_title="Nothing has happened yet",
    empty="Type a date and what happened into the line above and press Enter: "
    "22 March 2021  The Council wrote to Miss X. A month, a year or mid-January will do.",
    first="Write the first event",
)

_SHOWN = {
    "All events": lambda event: True,
    "In the statement": lambda event: event.in_statement,
    "Not in the statement": lambda event: not event.in_statement,
    "Disputed": lambda event: event.disputed,
    "Undated": lambda event: event.on is None,
    "Without source": lambda event: not event.sources,
}


class ChronologyPage(RecordPage):
    """The events of a case."""

    def __init__(self, desk: Desk) -> None:
        self._letters = per_case(head_letters)
        self._searched = SearchedWords()
        columns = (
            Column("Date", _date, 19, edit=self._set_date, sort=_by_date),
            Column("Who", lambda case, event: event.actor, 16, spare=4),
            Column(
                "What happened", lambda case, event: words_of(case, event.narrative),
                edit=self._set_narrative, entry=lambda case, event: event.narrative,
            ),
            Column("Source", lambda case, event: sources_words(case, event.sources), 22, spare=2),
            Column("Heads", self._heads, 8, spare=3),
            Column("In statement", lambda case, event: "✓" if event.in_statement else "", 11),
            Column("Disputed", lambda _, event: "disputed" if event.disputed else "", 9, spare=1),
        )  # fmt: skip
        super().__init__(
            desk, "chronology", "event", WORDS, columns, _rows(desk), order_key, beside=False
        )
        self.table.setItemDelegateForColumn(2, AuthoredCell(desk.bridge, self))
        self.entry = EntryLine(desk)
        self.entry.added.connect(self._on_added)
        self.above.addWidget(self.entry)
        self._build_filter()
        self.many = ManyEvents(desk, self.table.chosen_ids)
        self.above.addWidget(self.many)
        self.table.selection_changed.connect(
            lambda: self.many.follow(len(self.table.chosen_rows()))
        )
        self._on_case_changed()
        self.desk.bridge.changed.connect(self._on_emptied)
        self._on_emptied()

    def add(self) -> str:
        """Bring the keyboard to the line that adds an event."""
        self.entry.line.setFocus()
        return ""

    def move_edit(self, case: CaseFile, id: str, by: int) -> CaseFile:
        """Move an event among those of its own date."""
        return chronology.move_event(case, id, by)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose an event, even when the filter hid it."""
        if id and self.model.row_of(id) < 0:
            self._show_all()
        super().focus_record(kind, id, field)

    def page_focus(self) -> None:
        """Work begins at the line that adds an event."""
        self.entry.line.setFocus()

    # --- filter ----------------------------------------------------------------------------------

    def _build_filter(self) -> None:
        self.filter = PassingLine()
        self.filter.setObjectName("chronology.filter")
        self.filter.setAccessibleName("Show only events with these words")
        self.filter.setPlaceholderText("Words in the event")
        self.filter.setClearButtonEnabled(True)
        self.shown = QComboBox()
        self.shown.setObjectName("chronology.shown")
        self.shown.setAccessibleName("Which events are shown")
        self.shown.addItems(list(_SHOWN))
        label = QLabel("Show")
        label.setBuddy(self.shown)
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self._filter_now)
        self.filter.textChanged.connect(lambda _words: self._wait.start())
        self.shown.currentIndexChanged.connect(lambda _index: self._filter_now())
        self._filters = QWidget()
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label)
        row.addWidget(self.shown)
        row.addWidget(self.filter, 1)
        self.above.addWidget(self._filters)

    def _filter_now(self) -> None:
        self._wait.stop()
        wanted = self.filter.text().casefold().split()
        fits: Any = _SHOWN[self.shown.currentText()]
        if not wanted and self.shown.currentIndex() == 0:
            self.model.show_only(None)
        else:
            self.model.show_only(
                lambda case, event: (
                    fits(event)
                    and (not wanted or all(word in self._searched(case, event) for word in wanted))
                )
            )
        self._on_case_changed()

    def _on_emptied(self, _change_set: Any = None) -> None:
        """An empty chronology has nothing to filter."""
        self._filters.setVisible(bool(self.desk.bridge.case.events))

    def _show_all(self) -> None:
        self.filter.clear()
        self.shown.setCurrentIndex(0)
        self._filter_now()

    def _on_case_changed(self, change_set: Any = None) -> None:
        super()._on_case_changed(change_set)
        events = self.desk.bridge.case.events
        printed = sum(event.in_statement for event in events.values())
        number = f"{len(events)} events, {printed} in the statement"
        if len(events) == 1:
            number = number.replace("events", "event", 1)
        shown = self.model.rowCount()
        if shown != len(events):
            number += f", {shown} shown"
        self.total.setText(number if events else "")

    # --- editing in place ------------------------------------------------------------------------

    def _set_date(self, id: str, words: str) -> bool:
        year = chronology.latest_year(self.desk.bridge.case)
        reading = read_date(words, year)
        if reading.date is None and reading.question:
            options = " or ".join(option.in_words() for option in reading.options)
            hint = "The old date was kept." + (f" Type {options}." if options else "")
            raise InvalidInput(reading.question, hint, "on")
        return self.desk.bridge.apply(
            "Edit event: date",
            lambda case: editing.set_fields(case, "event", id, on=reading.date),
        )

    def _set_narrative(self, id: str, markup: str) -> bool:
        return self.desk.bridge.apply(
            "Edit event: what happened",
            lambda case: editing.set_fields(case, "event", id, narrative=markup),
        )

    def _heads(self, case: CaseFile, event: ChronologyEvent) -> str:
        letters = self._letters(case)
        return ", ".join(sorted(letters[id] for id in event.head_ids if id in letters))

    def _on_added(self, id: str) -> None:
        if self.model.row_of(id) < 0:
            self._show_all()
        self.table.choose(id)


def _date(case: CaseFile, event: ChronologyEvent) -> str:
    if event.on is None:
        return ""
    words = event.on.in_words()
    return words[:1].upper() + words[1:]


def _by_date(case: CaseFile, event: ChronologyEvent) -> Any:
    return order_key(event)


def _actors(case: CaseFile) -> list[str]:
    body = case.case.body_short
    people = [person.alias for person in editing.ordered(case, "person") if person.alias]
    return list(dict.fromkeys([body[:1].upper() + body[1:], *people]))


def _rows(desk: Desk) -> list[Any]:
    return [
        (
            PartialDateField(
                desk, "event", "on", "Date",
                year=lambda: chronology.latest_year(desk.bridge.case),
            ),
            SuggestField(desk, "event", "actor", "Who acted", _actors, watches=("person", "case")),
        ),
        MarkupField(
            desk, "event", "narrative", "What happened",
            "The working note; printed behind its date unless other words are given below",
        ),
        SourcesField(desk, "event", "sources", "Sources", evidence_label),
        ChecklistField(
            desk, "event", "head_ids", "Heads of complaint it bears on", "head", head_label,
            "No heads of complaint yet.",
        ),
        "In the statement",
        (
            CheckField(desk, "event", "in_statement", "In the statement"),
            wide(LinkField(
                desk, "event", "topic_id", "Under the subheading", "topic", topic_label,
                "The first with facts",
            )),
        ),
        MarkupField(
            desk, "event", "statement_text", "Words in the statement",
            "Blank: what happened, behind its date. {date} becomes the date as a sentence begins.",
            "{date} the Council wrote to Miss X to say it would not investigate.",
        ),
        "Dispute and notes",
        CheckField(desk, "event", "disputed", "Disputed"),
        TextField(desk, "event", "dispute", "Who disputes it, and each side's account", least=2),
        TextField(desk, "event", "note", "Note", least=2),
    ]  # fmt: skip
