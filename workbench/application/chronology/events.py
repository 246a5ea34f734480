"""What is done with the chronology: how events come into it, one from a line, ties moved."""

from __future__ import annotations

from dataclasses import replace

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.application.records.sources import sources_at_end
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.reader import read_front
from workbench.domain.errors import InvalidInput
from workbench.domain.fields import own_order
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.evidence import SourceRef
from workbench.domain.text import capitalised


@dataclass(frozen=True, slots=True)
class Entry:
    """What one typed line says: its date, what happened, and what must be asked or said.

    `question` is why the date could not be taken, with the dates it may mean in `options`.
    `notice` says what was taken as understood. A line without any date is an undated event.
    `sources` are the papers cited at the end of the line.
    """

    on: PartialDate | None
    narrative: str
    question: str = ""
    options: tuple[PartialDate, ...] = ()
    notice: str = ""
    sources: tuple[SourceRef, ...] = ()


def entering(event: ChronologyEvent, printed: bool) -> ChronologyEvent:
    """A new event, in the statement where new ones are to be `printed` and it has a date."""
    return replace(event, in_statement=printed and event.on is not None)


@dataclass(frozen=True, slots=True)
class NewEvents:
    """How events come into a case, wherever they are made: whether they are to be `printed`."""

    ids: IdSource
    printed: bool = False

    def enter(self, case: CaseFile, event: ChronologyEvent) -> tuple[CaseFile, str]:
        """The case with an event under a new id, and that id."""
        id = self.ids.new("event")
        return editing.add(case, "event", entering(replace(event, id=id), self.printed)), id


def latest_year(case: CaseFile) -> int | None:
    """The year of the dated event that was entered last, by which a year left out is completed."""
    dated = [event for event in case.events.values() if event.on is not None]
    if not dated:
        return None
    last = max(dated, key=own_order).on
    return None if last is None else (last.until or last).year


def read_entry(case: CaseFile, line: str) -> Entry:
    """What a line such as ``22 March 2021  The Council wrote to Miss X, E4 p. 2`` says."""
    year = latest_year(case)
    reading = read_front(line, year)
    notice = ""
    if reading.assumed_year:
        notice = f"The year was not typed: {year} is taken from the event entered last."
    elif reading.date is None and not reading.question and line.strip():
        notice = "No date at the front of the line: the event will be undated."
    narrative, sources = sources_at_end(case, reading.rest)
    return Entry(reading.date, narrative, reading.question, reading.options, notice, sources)


def add_entry(
    case: CaseFile, line: str, new: NewEvents, chosen: PartialDate | None = None
) -> CaseFile:
    """The case with the event a line describes; `chosen` answers the question about its date.

    Raises `InvalidInput` when the date must be asked about, or nothing is said to have happened.
    """
    entry = read_entry(case, line)
    on = chosen if chosen is not None else entry.on
    if on is None and entry.question:
        raise InvalidInput(entry.question, "The event was not added. Choose or retype the date.")
    if not entry.narrative:
        raise InvalidInput("The line says nothing of what happened.", "Add it after the date.")
    event = ChronologyEvent(
        id="",
        on=on,
        narrative=entry.narrative,
        actor=actor_of(case, entry.narrative),
        sources=entry.sources,
    )
    return new.enter(case, event)[0]


def actor_of(case: CaseFile, narrative: str) -> str:
    """Who acted, when the sentence begins with the body or a person by alias; "" otherwise."""
    body = case.case.body_short
    names = [body, capitalised(body), *(p.alias for p in case.people.values())]
    found = [name for name in names if name and narrative.startswith(f"{name} ")]
    return capitalised(max(found, key=len, default=""))


def move_event(case: CaseFile, id: str, by: int) -> CaseFile:
    """The case with an event moved among those of the same date; other dates keep their order."""
    on = case.events[id].on
    return editing.move(case, "event", id, by, among=lambda event: event.on == on)
