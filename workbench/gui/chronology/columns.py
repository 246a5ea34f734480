"""The columns of the chronology's table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.application.case import editing
from workbench.application.chronology import events as chronology
from workbench.application.records.labels import head_letters, sources_words, topic_label, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.reader import read_date
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import ChronologyEvent, order_key
from workbench.gui.bridge import Bridge
from workbench.gui.records.columns import Column, per_case

EXPORTED = {
    "Date": "Date",
    "Who": "Who",
    "What happened": "What happened",
    "Source": "Source",
    "Heads": "Heads of complaint",
    "In statement": "In the statement",
    "Disputed": "Disputed",
    "Subheading": "Subheading",
    "Words in the statement": "Words in the statement",
    "Note": "Note",
}
"""What each column is called in a table handed out."""

AT_FIRST = ("Subheading", "Words in the statement", "Note")
"""The columns that are left out until the person wants them."""

NARRATIVE = 2


def event_columns(bridge: Bridge) -> tuple[Column[ChronologyEvent], ...]:
    """Every column there is, in order; the table shows those that are chosen."""
    letters = per_case(head_letters)

    def heads(case: CaseFile, event: ChronologyEvent) -> str:
        known = letters(case)
        return ", ".join(sorted(known[id] for id in event.head_ids if id in known))

    def words(field: str, title: str) -> Callable[[str, str], bool]:
        return lambda id, typed: bridge.apply(
            f"Edit event: {title}",
            lambda case: editing.set_fields(case, "event", id, **{field: typed}),
        )

    return (
        Column("Date", date_words, 19, edit=_date_edit(bridge), sort=_by_date),
        Column(
            "Who", lambda case, event: event.actor, 16, spare=4, edit=words("actor", "who acted")
        ),
        Column(
            "What happened",
            lambda case, event: words_of(case, event.narrative),
            edit=words("narrative", "what happened"),
            entry=lambda case, event: event.narrative,
        ),
        Column("Source", lambda case, event: sources_words(case, event.sources), 22, spare=2),
        Column("Heads", heads, 8, spare=3),
        Column("In statement", lambda case, event: "✓" if event.in_statement else "", 14),
        Column("Disputed", lambda _, event: "disputed" if event.disputed else "", 9, spare=1),
        Column("Subheading", _topic, 18, spare=5),
        Column(
            "Words in the statement",
            lambda case, event: words_of(case, event.statement_text),
            30,
            spare=7,
        ),
        Column("Note", lambda case, event: event.note, 24, spare=6, edit=words("note", "note")),
    )


def _date_edit(bridge: Bridge) -> Callable[[str, str], bool]:
    def set_date(id: str, words: str) -> bool:
        year = chronology.latest_year(bridge.case)
        reading = read_date(words, year)
        if reading.date is None and reading.question:
            options = " or ".join(option.in_words() for option in reading.options)
            hint = "The old date was kept." + (f" Type {options}." if options else "")
            raise InvalidInput(reading.question, hint, "on")
        return bridge.apply(
            "Edit event: date",
            lambda case: editing.set_fields(case, "event", id, on=reading.date),
        )

    return set_date


def date_words(case: CaseFile, event: ChronologyEvent) -> str:
    """The date in words, as a cell begins; "" for an undated event."""
    if event.on is None:
        return ""
    words = event.on.in_words()
    return words[:1].upper() + words[1:]


def _by_date(case: CaseFile, event: ChronologyEvent) -> Any:
    return order_key(event)


def _topic(case: CaseFile, event: ChronologyEvent) -> str:
    topic = case.topics.get(event.topic_id)
    return topic_label(case, topic) if topic is not None else ""
