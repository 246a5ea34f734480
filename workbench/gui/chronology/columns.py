"""The columns of the chronology's table."""

from __future__ import annotations

from typing import Any

from workbench.application.records.labels import (
    head_letters,
    sources_short,
    sources_words,
    topic_label,
    words_of,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.chronology import ChronologyEvent, order_key
from workbench.domain.step_dates import steps_on
from workbench.domain.text import capitalised
from workbench.gui.records.columns import Column, per_case
from workbench.gui.records.rows import RowWords
from workbench.statement.composing.events import own_words

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

DISPUTED, STEP = ("message-square", "disputed"), ("route", "step of the procedure")
"""The signs of an event in its row: their drawing, and what they say."""

AT_FIRST = ("Subheading", "Words in the statement", "Note")
"""The columns that are left out of copies until the person wants them."""


def event_columns() -> tuple[Column[ChronologyEvent], ...]:
    """Every column there is, in order: what events are sorted by and copied with."""
    letters = per_case(head_letters)

    def heads(case: CaseFile, event: ChronologyEvent) -> str:
        known = letters(case)
        return ", ".join(sorted(known[id] for id in event.head_ids if id in known))

    return (
        Column("Date", date_words, 19, sort=_by_date),
        Column("Who", lambda case, event: event.actor, 16),
        Column("What happened", lambda case, event: words_of(case, event.narrative)),
        Column("Source", lambda case, event: sources_words(case, event.sources), 22),
        Column("Heads", heads, 8),
        Column("In statement", lambda case, event: "✓" if event.in_statement else "", 14),
        Column("Disputed", lambda _, event: "disputed" if event.disputed else "", 9),
        Column("Subheading", _topic, 18),
        Column("Words in the statement", lambda case, event: words_of(case, own_words(event)), 30),
        Column("Note", lambda case, event: event.note, 24),
    )


def event_row(case: CaseFile, event: ChronologyEvent, paragraph: int | None) -> RowWords:
    """What a row of the chronology says: the date, where it is written down and printed, what."""
    words = capitalised(words_of(case, event.narrative))
    on = event.on
    if on is None:
        group, date = "Undated", "No date"
    else:
        group, date = str(on.first_day().year), _in_year(on)
    aside = [
        sources_short(case, event.sources),
        f"¶ {paragraph}" if paragraph is not None else "",
    ]
    signs = (
        DISPUTED if event.disputed else None,
        STEP if steps_on(case, event.id) else None,
    )
    return RowWords(
        title=date,
        aside="  ".join(filter(None, aside)),
        words=words,
        group=group,
        called=date_words(case, event),
        signs=tuple(filter(None, signs)),
    )


def _in_year(on: PartialDate) -> str:
    """A date as it stands under its year: "22 March", "mid-May", "2021"."""
    until = on.until
    return capitalised(on.in_words(with_year=until is not None and until.year != on.year))


def date_words(case: CaseFile, event: ChronologyEvent) -> str:
    """The date in words, as a cell begins; "" for an undated event."""
    if event.on is None:
        return ""
    return capitalised(event.on.in_words())


def _by_date(case: CaseFile, event: ChronologyEvent) -> Any:
    return order_key(event)


def _topic(case: CaseFile, event: ChronologyEvent) -> str:
    topic = case.topics.get(event.topic_id)
    return topic_label(case, topic) if topic is not None else ""
