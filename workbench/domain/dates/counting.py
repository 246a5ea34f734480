"""Counting one time limit from one day to another, in the unit the limit is laid down in.

Working days, calendar days, weeks and months are never turned into one another. "Within n of"
an event leaves the day of the event out; "beginning with" a day counts it in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import DaySpan, Range

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


class DeadlineUnit(StrEnum):
    """The unit a deadline was drafted in; four weeks is not a month is not 20 working days."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Counting:
    """How a limit is counted: its unit, whether its first day counts, and the days that do."""

    unit: DeadlineUnit
    calendar: WorkingDays
    beginning_with: bool = False

    @property
    def in_working_days(self) -> bool:
        """Whether days off are left out."""
        return self.unit is DeadlineUnit.WORKING_DAYS

    @property
    def day_words(self) -> tuple[str, str]:
        """What is counted when time taken is stated: ("working day", "working days")."""
        return ("working day", "working days") if self.in_working_days else ("day", "days")

    def origin(self, start: date) -> date:
        """The day after which the count begins."""
        return start - ONE_DAY if self.beginning_with else start

    def first_counted(self, start: date) -> date:
        """Day 1 of the count."""
        origin = self.origin(start)
        if self.in_working_days:
            return next(self.calendar.after(origin))
        return origin + ONE_DAY

    def last_day(self, start: date, count: int) -> date:
        """The last day of a time of `count` units; raises ValueError for a count below 1."""
        if self.in_working_days:
            return self.calendar.last_day(self.origin(start), count).end
        if count < 1:
            raise ValueError("a limit is at least 1 of its unit")
        if self.unit is DeadlineUnit.MONTHS:
            return self._months(start, count)
        days = count * 7 if self.unit is DeadlineUnit.WEEKS else count
        return self.origin(start) + timedelta(days=days)

    def _months(self, start: date, count: int) -> date:
        there = add_months(start, count)
        # Without a corresponding date the month's last day already ends the period.
        return there - ONE_DAY if self.beginning_with and there.day == start.day else there

    def taken(self, start: date, end: date) -> int:
        """The days from a step to the one that answers it, counted as the limit is."""
        if self.in_working_days:
            return self.calendar.count(self.origin(start), end).days
        return (end - self.origin(start)).days

    def over(self, last: date, end: date) -> int:
        """The days by which `end` is after the last day; negative when there were days to spare."""
        if not self.in_working_days:
            return (end - last).days
        if end >= last:
            return self.calendar.count(last, end).days
        return -self.calendar.count(end, last).days

    def last_days(self, start: DaySpan, allowed: Range) -> DaySpan:
        """The earliest and latest the last day can be."""
        return DaySpan(
            self._last_day(start.earliest, allowed.least),
            self._last_day(start.latest, allowed.most),
        )

    def _last_day(self, start: date | None, count: int | None) -> date | None:
        return None if start is None or count is None else self.last_day(start, count)

    def taken_between(self, start: DaySpan, end: DaySpan) -> Range | None:
        """The fewest and most days taken, given that the end came no earlier than the start.

        None when the end must have come before the start.
        """
        narrowed = _narrowed(start, end)
        if narrowed is None:
            return None
        start, end = narrowed
        fewest = 0
        if start.latest is None or end.earliest is None:
            fewest = 0
        elif end.earliest >= start.latest:
            fewest = self.taken(start.latest, end.earliest)
        return Range(fewest, _both(start.earliest, end.latest, self.taken))

    def over_between(self, start: DaySpan, end: DaySpan, allowed: Range) -> Range | None:
        """The fewest and most days over, given that the end came no earlier than the start.

        None when the end must have come before the start.
        """
        narrowed = _narrowed(start, end)
        if narrowed is None or allowed.least is None or allowed.most is None:
            return None
        start, end = narrowed
        shortest, longest = allowed.least, allowed.most
        most = _both(
            start.earliest,
            end.latest,
            lambda first, last: self.over(self.last_day(first, shortest), last),
        )
        return Range(self._fewest_over(start.latest, end.earliest, longest), most)

    def _fewest_over(self, start: date | None, end: date | None, allowed: int) -> int | None:
        if start is None or end is None:
            return self._same_day(allowed)
        if end >= start:
            return self.over(self.last_day(start, allowed), end)
        return self._same_day(allowed)

    def _same_day(self, allowed: int) -> int:
        """The days to spare, as a negative number, of what is done on the day it is asked for.

        The least it can be, whatever the day: a month is at most 31 days.
        """
        longest = {DeadlineUnit.WEEKS: 7, DeadlineUnit.MONTHS: 31}
        return -allowed * longest.get(self.unit, 1)


def _narrowed(start: DaySpan, end: DaySpan) -> tuple[DaySpan, DaySpan] | None:
    """The spans without the days that would put the end before the start; None if all would."""
    if start.earliest is not None and end.latest is not None and end.latest < start.earliest:
        return None
    latest = _chosen(min, start.latest, end.latest)
    earliest = _chosen(max, end.earliest, start.earliest)
    return DaySpan(start.earliest, latest), DaySpan(earliest, end.latest)


def _chosen(
    choose: Callable[[date, date], date], one: date | None, two: date | None
) -> date | None:
    if one is None or two is None:
        return one if two is None else two
    return choose(one, two)


def _both(one: date | None, two: date | None, count: Callable[[date, date], int]) -> int | None:
    return None if one is None or two is None else count(one, two)
