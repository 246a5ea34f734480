"""Working days as the children's complaints regulations define them, for England.

A working day is any day other than a Saturday, a Sunday, Christmas Day, Boxing Day, Good Friday
or a bank holiday (Children Act 1989 Representations Procedure (England) Regulations 2006, SI
2006/1738, regulation 2). The days themselves are data and are passed in.

Counting: "within n working days of an event" leaves the day of the event out, so that the next
working day is day 1 (the general rule of law; the regulations do not say).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, timedelta

from workbench.domain.dataclass import dataclass

ONE_DAY = timedelta(days=1)
MOST_DAYS = 10_000
"""The longest time that is counted, in working days: some forty years."""


@dataclass(frozen=True, slots=True)
class NonWorkingDay:
    """A weekday on which nobody counts: its name, and where that is laid down.

    `provisional` days follow the usual pattern but have not been announced; `local` ones were
    added by the person.
    """

    day: date
    name: str
    source: str = ""
    provisional: bool = False
    local: bool = False


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day that did not count, and why: "Saturday", "Good Friday"."""

    day: date
    why: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Working days from one day to another, with the working shown.

    `days` is the number counted from the day after `start` to `end`, both where they are working
    days; `off` are the days left out. `provisional` is True when it rests on days that have not
    been announced yet.
    """

    start: date
    end: date
    days: int
    off: tuple[DayOff, ...]
    provisional: bool = False

    @property
    def first_counted(self) -> date:
        """Day 1 of the count: the first working day after the start."""
        off = {each.day for each in self.off}
        day = self.start + ONE_DAY
        while day in off:
            day += ONE_DAY
        return day


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A calendar of days that count, made from the days that do not.

    `announced_to` is the last year whose bank holidays have been proclaimed, `known_from` the
    first whose days off are listed; counts that reach beyond them are provisional.
    """

    days_off: Mapping[date, NonWorkingDay] = field(default_factory=dict)
    announced_to: int = 9999
    known_from: int = 1

    @classmethod
    def of(
        cls, days: Iterable[NonWorkingDay], announced_to: int = 9999, known_from: int = 1
    ) -> WorkingDays:
        """The calendar with these days off; of two on one day the last is kept."""
        return cls({day.day: day for day in days}, announced_to, known_from)

    def why_off(self, day: date) -> DayOff | None:
        """Why a day does not count; None when it is a working day."""
        if day.weekday() >= 5:
            return DayOff(day, "Saturday" if day.weekday() == 5 else "Sunday")
        named = self.days_off.get(day)
        return DayOff(day, named.name, named.provisional) if named is not None else None

    def is_working(self, day: date) -> bool:
        """Whether a day counts."""
        return day.weekday() < 5 and day not in self.days_off

    def after(self, start: date) -> Iterator[date]:
        """The working days after a day, in order."""
        day = start
        while day < date.max - ONE_DAY:
            day += ONE_DAY
            if self.is_working(day):
                yield day

    def last_day(self, start: date, allowed: int) -> Count:
        """The last day of a limit of `allowed` working days from the event on `start`.

        Raises ValueError for a limit below 1 or above `MOST_DAYS`.
        """
        if not 1 <= allowed <= MOST_DAYS:
            raise ValueError(f"a limit is between 1 and {MOST_DAYS:,} working days")
        for number, day in enumerate(self.after(start), 1):
            if number == allowed:
                return self.count(start, day)
        raise ValueError("the limit ends after the last day of the calendar")

    def count(self, start: date, end: date) -> Count:
        """The working days from an event on `start` to one on `end`, the first day left out.

        Raises ValueError when the end is before the start.
        """
        if end < start:
            raise ValueError("the second day is before the first")
        off = []
        for offset in range(1, (end - start).days + 1):
            why = self.why_off(start + timedelta(days=offset))
            if why is not None:
                off.append(why)
        days = (end - start).days - len(off)
        listed = self.known_from <= start.year and end.year <= self.announced_to
        unsure = not listed or any(each.provisional for each in off)
        return Count(start, end, days, tuple(off), unsure)


def add_months(day: date, months: int) -> date:
    """The corresponding date so many months later, or the month's last day when it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
