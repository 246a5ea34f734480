"""A date of the procedure from one line: "12 April response", "3 May stage two request"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.application.chronology.events import NewEvents
from workbench.application.procedure.dating import add_own_step, change_step
from workbench.application.procedure.steps import StepRow
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.reader import read_front
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import STAGES

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "of", "to", "a", "an", "at", "was", "were", "in", "on", "for", "by"})
_NUMBERS = {"1": "one", "2": "two", "3": "three"}


@dataclass(frozen=True, slots=True)
class StepLine:
    """What a line says: the step, None for one of the person's own in `words`, and its date."""

    row: StepRow | None
    words: str
    on: PartialDate | None
    question: str = ""
    options: tuple[PartialDate, ...] = ()


def read_step(rows: Sequence[StepRow], line: str, year: int | None = None) -> StepLine:
    """The step of the procedure a line means: the one whose title has its words.

    Of several the first without a date whose place among the dated ones is that of the date.
    """
    reading = read_front(line, year)
    words = [_NUMBERS.get(word, word) for word in _words(reading.rest)]
    fitting = [row for row in rows if words and all(_has(row, word) for word in words)]
    row = min(
        fitting,
        key=lambda row: (row.on is not None, _misplaced(rows, row, reading.date)),
        default=None,
    )
    return StepLine(row, reading.rest, reading.date, reading.question, reading.options)


def add_step(
    case: CaseFile,
    complaint_id: str,
    found: StepLine,
    events: NewEvents,
    rules: RuleBook,
    chosen: PartialDate | None = None,
) -> CaseFile:
    """The case with the date of a line at its step, or with a step of the person's own."""
    new_id = events.ids.new("step")
    on = chosen if chosen is not None else found.on
    if on is None:
        raise InvalidInput(found.question or "The line has no date at its front.", "Type it first.")
    if found.row is not None:
        return change_step(case, complaint_id, found.row.key, new_id, rules, events, on=on)
    return add_own_step(case, complaint_id, found.words, on, new_id, rules, events)


def _misplaced(rows: Sequence[StepRow], row: StepRow, on: PartialDate | None) -> int:
    """How many steps before a step are later than a day, or behind it and earlier."""
    if on is None:
        return 0
    place = rows.index(row)
    return sum(
        each.on.first_day() > on.last_day() if before else each.on.last_day() < on.first_day()
        for before, part in ((True, rows[:place]), (False, rows[place + 1 :]))
        for each in part
        if each.on is not None
    )


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _SMALL]


def _has(row: StepRow, word: str) -> bool:
    """Whether a step's title or stage has a word, or one that begins with it."""
    known = [*_words(row.title), *STAGES.get(row.stage, "stage").split()]
    return any(each.startswith(word) for each in known)
