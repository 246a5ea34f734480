"""The working-day calculator: a count or a last day, with the working shown, without a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import Counting, DayOff, DeadlineUnit, WorkingDays
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.clock_words import off_lines
from workbench.domain.procedure.steps import LONGEST_LIMIT
from workbench.domain.records.remedies import Deadline
from workbench.domain.text import capitalised, how_many

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DEFINITION = (
    "Working days in England leave out Saturdays, Sundays, Christmas Day, Boxing Day, Good Friday "
    "and bank holidays (SI 2006/1738, regulation 2)."
)


@dataclass(frozen=True, slots=True)
class Calculation:
    """A count between two days: `result` is the answer in one line.

    `working_days`, `days` and `weeks` (with the days left over) are all given, for comparison.
    """

    start: date
    end: date
    result: str
    working_days: int
    days: int
    weeks: tuple[int, int]
    off: tuple[DayOff, ...]
    provisional: bool
    notes: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """The result and the working, to be copied."""
        return tuple(self._lines())

    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines())

    def _lines(self) -> Iterator[str]:
        yield self.result
        yield f"From {_named(self.start)} (not counted) to {_named(self.end)} (counted)."
        weeks, rest = self.weeks
        also = how_many(weeks, "week") + (f" and {how_many(rest, 'day')}" if rest else "")
        yield f"That is {how_many(self.days, 'calendar day')}, or {also}."
        yield from off_lines(self.off)
        if self.provisional:
            yield "Provisional: it rests on days off not announced yet, or not listed."
        yield from self.notes
        yield DEFINITION


def _named(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day_in_words(day)}"


def between(start: date, end: date, calendar: WorkingDays) -> Calculation:
    """The working days from an event to another; raises `InvalidInput` when they are reversed."""
    if end < start:
        raise InvalidInput(
            "The second day is before the first.", "Nothing was counted. Swap them.", "end"
        )
    count = calendar.count(start, end)
    return _calculation(start, end, how_many(count.days, "working day"), calendar)


def last_day(
    start: date,
    count: int,
    unit: DeadlineUnit,
    calendar: WorkingDays,
    beginning_with: bool = False,
) -> Calculation:
    """The last day of a time allowed; raises `InvalidInput` for a time that makes no sense."""
    if not 1 <= count <= LONGEST_LIMIT:
        raise InvalidInput(
            f"The time is between 1 and {LONGEST_LIMIT:,}.", "Nothing was counted.", "count"
        )
    counting = Counting(unit, calendar, beginning_with)
    end = counting.last_day(start, count)
    words = Deadline(count, unit).in_words()
    manner = "beginning with" if beginning_with else "from"
    notes = []
    off = calendar.why_off(end)
    if off is not None:
        notes.append(f"The last day is not a working day ({off.why}).")
    result = f"{capitalised(words)} {manner} {day_in_words(start)}: {_named(end)}"
    return _calculation(counting.origin(start), end, result, calendar, tuple(notes))


def _calculation(
    start: date, end: date, result: str, calendar: WorkingDays, notes: tuple[str, ...] = ()
) -> Calculation:
    count = calendar.count(start, end)
    days = (end - start).days
    return Calculation(
        start, end, result, count.days, days, divmod(days, 7), count.off, count.provisional, notes
    )
