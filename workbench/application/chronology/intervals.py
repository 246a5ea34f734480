"""The time between two dates of the chronology, the age of a person at one, and the long gaps.

Dates that are only partly known give ranges ("between 12 and 31 working days"), never one number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import Counting, DayOff, DeadlineUnit, WorkingDays, add_months
from workbench.domain.dates.partial import DaySpan, PartialDate, Range, day_in_words
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.people import Person
from workbench.domain.text import how_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The time from the earlier of two dates to the later, each unit counted for itself.

    `days` are calendar days and `working` working days, both without the first day. `months` are
    whole months and `months_rest` the days left over; `rests` and `off` are known only when both
    dates are exact. `order_known` is False when either date may be the earlier one. `provisional`
    when bank holidays were counted that are not announced yet.
    """

    first: PartialDate
    last: PartialDate
    days: Range
    working: Range
    months: Range
    months_rest: int | None = None
    off: tuple[DayOff, ...] = ()
    order_known: bool = True
    provisional: bool = False

    def lines(self) -> tuple[str, ...]:
        """The interval as lines to read and to copy, the working last."""
        found = [
            f"From {self.first.in_words()} to {self.last.in_words()}",
            self.days.words("calendar day", "calendar days"),
            self.working.words("working day", "working days")
            + (" (some bank holidays are not announced yet)" if self.provisional else ""),
            self.weeks_words(),
            self.months_words(),
        ]
        if not self.order_known:
            found.append("The dates do not show which of the two came first.")
        if self.off:
            weekend = sum(each.why in ("Saturday", "Sunday") for each in self.off)
            found.append(f"Left out: {how_many(weekend, 'day')} of weekends{self._holidays()}")
        return tuple(found)

    def _holidays(self) -> str:
        named = [each for each in self.off if each.why not in ("Saturday", "Sunday")]
        if not named:
            return ", no bank holidays"
        return "; " + "; ".join(f"{each.why}, {day_in_words(each.day)}" for each in named)

    def weeks_words(self) -> str:
        """The interval in weeks: "12 weeks and 3 days", "between 1 and 4 weeks"."""
        exact = self.days.exact
        if exact is not None:
            return _and_days(exact // 7, exact % 7, "week")
        return _mapped(self.days, lambda days: days // 7).words("week", "weeks")

    def months_words(self) -> str:
        """The interval in months: "3 months and 4 days", "between 1 and 2 months"."""
        exact = self.months.exact
        if exact is not None and self.months_rest is not None:
            return _and_days(exact, self.months_rest, "month")
        return self.months.words("month", "months")


def interval(one: PartialDate, other: PartialDate, calendar: WorkingDays) -> Interval:
    """The time between two dates, given in any order."""
    first, last = sorted((one, other), key=PartialDate.sort_key)
    start, end = DaySpan.of(first), DaySpan.of(last)
    order_known = _order_known(start, end)
    working = _range(start, end, Counting(DeadlineUnit.WORKING_DAYS, calendar))
    days = _range(start, end, Counting(DeadlineUnit.DAYS, calendar))
    begin, finish = start.exact, end.exact
    if begin is None or finish is None:
        known = (start.earliest, end.latest)
        unsure = None not in known and not _announced(calendar, *known)
        months = _months_range(start, end)
        return Interval(
            first=first, last=last, days=days, working=working, months=months,
            order_known=order_known, provisional=unsure,
        )  # fmt: skip
    count = calendar.count(begin, finish)
    whole = _whole_months(begin, finish)
    return Interval(
        first=first,
        last=last,
        days=days,
        working=working,
        months=Range(whole, whole),
        months_rest=(finish - add_months(begin, whole)).days,
        off=count.off,
        provisional=count.provisional,
    )


def _range(start: DaySpan, end: DaySpan, counting: Counting) -> Range:
    found = counting.taken_between(start, end)
    return Range(0, None) if found is None else found


def _order_known(start: DaySpan, end: DaySpan) -> bool:
    if start.exact is not None and start.exact == end.exact:
        return True
    return start.latest is not None and end.earliest is not None and start.latest < end.earliest


def _announced(calendar: WorkingDays, first: date | None, last: date | None) -> bool:
    if first is None or last is None:
        return True
    return calendar.known_from <= first.year and last.year <= calendar.announced_to


def _whole_months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if add_months(first, months) > last else months


def _months_range(start: DaySpan, end: DaySpan) -> Range:
    least = 0
    if start.latest is not None and end.earliest is not None and start.latest < end.earliest:
        least = _whole_months(start.latest, end.earliest)
    if start.earliest is None or end.latest is None:
        return Range(least, None)
    return Range(least, _whole_months(start.earliest, end.latest))


def _mapped(range_: Range, change: Callable[[int], int]) -> Range:
    ends = (range_.least, range_.most)
    return Range(*(None if each is None else change(each) for each in ends))


def _and_days(count: int, days: int, unit: str) -> str:
    words = Range(count, count).words(unit, f"{unit}s")
    return f"{words} and {Range(days, days).words('day', 'days')}" if days else words


def age_at(born: PartialDate, on: PartialDate) -> Range | None:
    """How many years old somebody was, as exact as the two dates allow; None before birth."""
    birth, day = DaySpan.of(born), DaySpan.of(on)
    if birth.earliest is not None and day.latest is not None and day.latest < birth.earliest:
        return None
    most = None
    if birth.earliest is not None and day.latest is not None:
        most = _years(birth.earliest, day.latest)
    least = 0
    if birth.latest is not None and day.earliest is not None and birth.latest <= day.earliest:
        least = _years(birth.latest, day.earliest)
    return Range(least, most)


def _years(born: date, on: date) -> int:
    # Somebody born on 29 February is a year older on 1 March where there is no such day.
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def ages(people: Iterable[Person], on: PartialDate) -> Iterator[tuple[Person, Range]]:
    """Everybody whose date of birth is known and who was born by then, with their age."""
    for person in people:
        age = age_at(person.born, on) if person.born is not None else None
        if age is not None:
            yield person, age


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time between two events that follow one another.

    `within` are the ids of events whose dates are so wide that they may lie in it.
    """

    before_id: str
    after_id: str
    working: Range
    within: tuple[str, ...] = ()
    provisional: bool = False

    def words(self) -> str:
        """The gap in words: "61 working days without an entry"."""
        words = f"{self.working.words('working day', 'working days')} without an entry"
        if self.within:
            count = len(self.within)
            lying = "an event" if count == 1 else how_many(count, "event")
            lies = "lies" if count == 1 else "lie"
            words += f", unless {lying} of less certain date {lies} in between"
        return words


def gaps(
    events: Iterable[ChronologyEvent], calendar: WorkingDays, threshold: int
) -> tuple[Gap, ...]:
    """The gaps of `threshold` working days or more between dated events, in order.

    `events` are in order of date. A gap that may be none at all, because the dates overlap or are
    open to that side, is not shown.
    """
    counting = Counting(DeadlineUnit.WORKING_DAYS, calendar)
    dated = [(event, DaySpan.of(event.on)) for event in events if event.on is not None]
    # Only dates that are not exact can lie between two that follow one another.
    endless = [(event.id, span.latest) for event, span in dated if span.earliest is None]
    wide: list[tuple[str, date | None]] = []
    found = []
    for (before, start), (after, end) in zip(dated, dated[1:], strict=False):
        if start.exact is None and start.earliest is not None:
            wide.append((before.id, start.latest))
        if not _may_be_long(start, end, threshold):
            continue
        working = counting.taken_between(start, end)
        if working is None or not working.least or not _reaches(working, threshold):
            continue
        assert start.latest is not None and end.earliest is not None
        day = start.latest + timedelta(days=1)
        wide = [each for each in wide if each[1] is None or each[1] >= day]
        within: tuple[str, ...] = ()
        if day < end.earliest:
            maybe = (*wide, *(each for each in endless if each[1] is None or each[1] >= day))
            within = tuple(id for id, _last in maybe if id not in (before.id, after.id))
        unsure = not _announced(calendar, start.earliest, end.latest)
        found.append(Gap(before.id, after.id, working, within, unsure))
    return tuple(found)


def _reaches(working: Range, threshold: int) -> bool:
    return working.most is None or working.most >= threshold


def _may_be_long(start: DaySpan, end: DaySpan, threshold: int) -> bool:
    if start.latest is None or end.earliest is None or end.earliest <= start.latest:
        return False
    if start.earliest is None or end.latest is None:
        return True
    return (end.latest - start.earliest).days >= threshold
