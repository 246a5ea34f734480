"""A table taken into the chronology: first as a preview, then as one step that can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from enum import StrEnum

from workbench.application.case import editing
from workbench.application.chronology.date_column import (
    CellDate,
    DateStyle,
)
from workbench.application.chronology.events import entering
from workbench.application.chronology.table_events import Columns, EventMaker, dates_of, lines
from workbench.application.chronology.tables import (
    ColumnRole,
    Matching,
    Table,
    TableRow,
    body_rows,
)
from workbench.application.drafting.as_typed import typeset
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.questions import DateQuestion
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.text import LONGEST_FIELD, how_many


class Fate(StrEnum):
    """What happens to a row."""

    ADD = "is added"
    UNDATED = "is added without a date"
    LEAVE_OUT = "is left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAnswers:
    """What the person decided about the rows that raise questions.

    `dates` answer by row number; `left_out` are rows not wanted, `taken_in` such as are hidden or
    struck out and wanted all the same (`aside` wants all of them). `undecided` is what happens to
    rows whose question stays open: they are kept aside as undated events with the words of the
    cell in the note, or left out. Dated ones are `printed` where no column says which are. With
    `typeset` their words get the quotation marks and dashes that typed ones do.
    """

    style: DateStyle = DateStyle()
    dates: Mapping[int, PartialDate] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    taken_in: frozenset[int] = frozenset()
    aside: bool = False
    undecided: Fate = Fate.UNDATED
    printed: bool = False
    typeset: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What one row becomes: its event (with the id ""), its date cell, and what to know of it.

    `aside` is why it is left out unless it is wanted ("hidden"), "" for other rows.
    """

    number: int
    event: ChronologyEvent
    date: CellDate
    fate: Fate
    notices: tuple[str, ...] = ()
    aside: str = ""

    @property
    def asked(self) -> bool:
        """Whether the row still raises a question about its date."""
        settled = (DateQuestion.NONE, DateQuestion.BLANK)
        return not self.aside and self.event.on is None and self.date.question not in settled


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a whole table becomes."""

    rows: tuple[PreviewRow, ...]

    def questions(self) -> Counter[DateQuestion]:
        """How many rows raise each kind of question."""
        return Counter(row.date.question for row in self.rows if row.asked)

    def summary(self) -> str:
        """The preview in one line: "298 events: 290 dated, 6 asked about; 2 left out"."""
        added = [row for row in self.rows if row.fate is not Fate.LEAVE_OUT]
        dated = sum(row.event.on is not None for row in added)
        asked = sum(row.asked for row in self.rows)
        words = f"{how_many(len(added), 'event')}: {dated:,} dated"
        if len(added) - dated:
            words += f", {len(added) - dated:,} without a date"
        if asked:
            words += f", {asked:,} to be asked about"
        left = len(self.rows) - len(added)
        return words + (f"; {left:,} left out" if left else "")


def preview(
    case: CaseFile, table: Table, matching: Matching, answers: ImportAnswers | None = None
) -> ImportPreview:
    """What the rows of a table become under this matching and these answers.

    Raises `InvalidInput` when no column says what happened.
    """
    answers = answers or ImportAnswers()
    columns = Columns.of(matching)
    if not (columns.what or columns.line):
        raise InvalidInput(
            "No column says what happened.", "Choose “what happened” for one of the columns."
        )
    rows = list(body_rows(table, matching))
    dates = dates_of(rows, columns, answers.style, from_1904=table.from_1904)
    maker = EventMaker(case, columns)
    known = {_key(event) for event in case.events.values()}
    found = []
    for row, (cell, narrative) in zip(rows, dates, strict=True):
        event, notices = maker.event(row, cell, narrative)
        on = answers.dates.get(row.number, cell.on)
        event = replace(event, on=on)
        if answers.typeset:
            event = _typeset(event)
        if not columns.others[ColumnRole.IN_STATEMENT]:
            event = entering(event, answers.printed)
        if on is None and cell.words:
            event = replace(event, note=lines(event.note, f"Date as given: {cell.words}"))
        if _key(event) in known:
            notices = (*notices, "The same is already in the chronology.")
        aside = table.aside_rows.get(row.number, "")
        if aside:
            notices = (f"The row is {aside}.", *notices)
        if answers.aside or row.number in answers.taken_in:
            aside = ""
        fate = Fate.LEAVE_OUT if aside else _fate(row, event, cell, answers)
        found.append(PreviewRow(row.number, event, cell, fate, notices, aside))
    return ImportPreview(tuple(found))


def _typeset(event: ChronologyEvent) -> ChronologyEvent:
    """The event with its sentences as if they had been typed."""
    return replace(
        event,
        narrative=typeset(event.narrative),
        statement_text=typeset(event.statement_text),
        dispute=typeset(event.dispute),
        note=typeset(event.note),
    )


def _key(event: ChronologyEvent) -> tuple[PartialDate | None, str]:
    return event.on, event.narrative


def _fate(row: TableRow, event: ChronologyEvent, cell: CellDate, answers: ImportAnswers) -> Fate:
    if row.number in answers.left_out or not (event.narrative or event.on or event.note):
        return Fate.LEAVE_OUT
    if event.on is not None:
        return Fate.ADD
    open_ = cell.question not in (DateQuestion.NONE, DateQuestion.BLANK)
    return answers.undecided if open_ else Fate.UNDATED


def commit(case: CaseFile, previewed: ImportPreview, new_id: Callable[[], str]) -> CaseFile:
    """The case with the previewed events, all at once.

    Raises `InvalidInput`, with nothing changed, when a cell is too long to be a field.
    """
    position = editing.next_position(case, "event")
    added: dict[str, ChronologyEvent] = {}
    for row in previewed.rows:
        if row.fate is Fate.LEAVE_OUT:
            continue
        _check_length(row)
        id = new_id()
        added[id] = replace(row.event, id=id, position=position + len(added))
    return case.with_collection("event", {**case.events, **added}) if added else case


def _check_length(row: PreviewRow) -> None:
    event = row.event
    texts = (event.narrative, event.note, event.statement_text, event.dispute)
    if any(len(text) > LONGEST_FIELD for text in texts):
        raise InvalidInput(
            f"Row {row.number} has a cell longer than {LONGEST_FIELD:,} characters.",
            "Nothing was imported. Shorten the cell, or leave the row out.",
        )
