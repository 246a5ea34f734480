"""A date of the procedure from one line: "12 April response", "3 May stage two request"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.application.chronology.events import NewEvents
from workbench.application.procedure.dating import add_own_step, change_step
from workbench.application.procedure.steps import StepRow, step_of
from workbench.application.records.sources import sources_at_end
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.questions import Reading
from workbench.domain.dates.reader import read_front
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.likeness import telling_words
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import STAGES
from workbench.domain.records.evidence import SourceRef

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    {"the", "of", "to", "a", "an", "at", "was", "were", "in", "on", "for", "by", "council"}
)
_SHORT = 2
"""Words of so few letters say nothing of a step's title, unless it has them."""

_SHORT_FOR = {
    "1": "one",
    "2": "two",
    "3": "three",
    "io": "investigating officer",
    "ip": "independent person",
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """What a line says: the step, None for one of the person's own in `words`, its date, and the
    papers cited behind it.
    """

    row: StepRow | None
    words: str
    on: PartialDate | None
    question: str = ""
    options: tuple[PartialDate, ...] = ()
    sources: tuple[SourceRef, ...] = ()


def read_step(rows: Sequence[StepRow], line: str, year: int | None = None) -> StepLine:
    """The step of the procedure a line means: the one whose title, or usual event, has its words.

    Of several one without a date whose place among the dated ones is that of the date; then one
    that is called so and no more, one whose title has the very words, and the first.
    """
    reading = read_front(line, year)
    words = _meant(reading.rest)
    fitting = [row for row in rows if words and all(_has(row, word) for word in words)]
    row = min(
        fitting,
        key=lambda row: (
            row.on is not None,
            _misplaced(rows, row, reading.date),
            not _is_called(row, words),
            not all(_says(row, word) for word in words),
        ),
        default=None,
    )
    return StepLine(row, reading.rest, reading.date, reading.question, reading.options)


def read_line(
    case: CaseFile, rows: Sequence[StepRow], line: str, year: int | None = None
) -> StepLine:
    """The same with the papers cited at its end: "12 April response, E4 p. 2"."""
    words, sources = sources_at_end(case, line)
    return replace(read_step(rows, words, year), sources=sources)


def read_date_of(row: StepRow, line: str, year: int | None = None) -> Reading | None:
    """The date at the front of a line whose other words say what the step is; None for others."""
    reading = read_front(line, year)
    words = _meant(reading.rest)
    return reading if words and all(_has(row, word) for word in words) else None


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
        key = found.row.key
        case = change_step(case, complaint_id, key, new_id, rules, events, on=on)
    else:
        key = f"own-{new_id}"
        case = add_own_step(case, complaint_id, found.words, on, new_id, rules, events)
    step = step_of(case, complaint_id, key)
    if step is None or not found.sources:
        return case
    sources = tuple(dict.fromkeys((*step.sources, *found.sources)))
    return change_step(case, complaint_id, key, new_id, sources=sources)


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


def _meant(text: str) -> list[str]:
    """The telling words of a line, those written short in full."""
    return " ".join(_SHORT_FOR.get(word, word) for word in _words(text)).split()


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _SMALL]


def _has(row: StepRow, word: str) -> bool:
    """Whether a step is called by a word, or by another form of it: "received" for "receipt"."""
    known = telling_words(f"{row.title} {row.event}")
    return _says(row, word) or (len(word) > _SHORT and telling_words(word) <= known)


def _says(row: StepRow, word: str) -> bool:
    """Whether a step's title or stage has a word, or one that begins with it."""
    return any(each.startswith(word) for each in (*_words(row.title), *_stage(row)))


def _is_called(row: StepRow, words: Sequence[str]) -> bool:
    """Whether a step is called by these words and, but for its stage, no others."""
    stage = telling_words(" ".join(_stage(row)))
    said = telling_words(" ".join(words)) - stage
    return said in (telling_words(row.title) - stage, telling_words(row.event) - stage)


def _stage(row: StepRow) -> list[str]:
    return STAGES.get(row.stage, "stage").split()
