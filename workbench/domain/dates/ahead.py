"""Reads days ahead of today as they are typed in a list of things to do.

"Friday", "tomorrow", "in two weeks", "in 20 working days", "12 January", "by 3 May 2024". A weekday
is the next one; a date without a year is the next such day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.domain.dates.counting import ONE_DAY, Counting, DeadlineUnit, WorkingDays
from workbench.domain.dates.partial import PartialDate, day_in_words
from workbench.domain.dates.questions import Reading
from workbench.domain.dates.reader import ANY_DATE, read_date
from workbench.domain.errors import InvalidInput

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FROM_TWO = (
    *("two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS = {
    **dict.fromkeys(("a", "an", "one"), 1),
    **{word: count for count, word in enumerate(_FROM_TWO, 2)},
}
_IN = re.compile(
    r"(?:with)?in\s+(?P<count>\d{1,4}|[a-z]+)\s+(?P<unit>working\s+days?|days?|weeks?|fortnights?|months?)\Z",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:next\s+)?(?P<day>[a-z]{3,9})\Z", re.IGNORECASE)
_CLOCK = re.compile(
    r",?\s+(?P<hour>(?:at\s+)?(?:\d{1,2}[.:]\d\d(?:\s*[ap]m)?|\d{1,2}\s*[ap]m|noon)|at\s+\d{1,2})\Z",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(\d{1,2}[/.]\d{1,2}[/.])(\d\d)\Z")
_LEAD = re.compile(r"(?:by|on|before|until|due)\s+", re.IGNORECASE)
_LONGEST = 6
"""Words of the longest day ahead: "by the 14th of March 2026"."""


def read_ahead(words: str, today: date, calendar: WorkingDays) -> date | None:
    """The day that `words` mean, seen from today; None when they are not one day."""
    text = " ".join(words.split()).rstrip(".")
    text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    seen = _seen_from(text, today, calendar)
    return seen or _weekday(text, today) or _dated(text, today)


def read_typed(
    words: str,
    today: date,
    calendar: WorkingDays,
    year: int | None = None,
    example: str = ANY_DATE,
) -> Reading:
    """Read a field that holds a date and nothing else, as `read_date` does, and days as they are
    called today: "today", "yesterday", "in 20 working days".
    """
    day = _seen_from(" ".join(words.split()).rstrip("."), today, calendar)
    return Reading(PartialDate.of(day), "") if day else read_date(words, year, example)


def _seen_from(text: str, today: date, calendar: WorkingDays) -> date | None:
    """A day that is called by how far it is from today."""
    named = {"yesterday": today - ONE_DAY, "today": today, "tomorrow": today + ONE_DAY}
    return named.get(text.casefold()) or _counted(text, today, calendar)


def refuse_ahead(day: date | None, today: date, what: str) -> None:
    """Raise `InvalidInput` when what has happened, by its day, is still to come."""
    if day is not None and day > today:
        raise InvalidInput(
            f"{what} on {day_in_words(day)}, which is still to come.",
            "Nothing was changed. Enter the day on which it happened.",
        )


def part_from_end(line: str, today: date, calendar: WorkingDays) -> tuple[str, date | None]:
    """What is to be done, and the day that ends the line: "ring Mrs T, Friday".

    A line that ends with no day is all of it to be done. The longest ending that is a day is it; an
    hour behind the day stays with what is to be done.
    """
    clock = _CLOCK.search(line.rstrip())
    if clock is not None:
        what, day = part_from_end(line[: clock.start()], today, calendar)
        if day is not None:
            return f"{what} {clock['hour']}", day
    words = line.split()
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        found = read_ahead(" ".join(words[-count:]), today, calendar)
        if found is not None:
            return " ".join(words[:-count]).rstrip(",;:-– ").strip(), found  # noqa: RUF001
    return " ".join(words), None


def _weekday(text: str, today: date) -> date | None:
    found = _WEEKDAY.match(text)
    if found is None:
        return None
    typed = found["day"].casefold()
    which = [place for place, name in enumerate(_WEEKDAYS) if _is_short_for(typed, name)]
    if not which:
        return None
    return today + timedelta(days=(which[0] - today.weekday() - 1) % 7 + 1)


def _is_short_for(typed: str, name: str) -> bool:
    return typed == name or typed in {name[:3], name[:4], name[:5]} - {"sun", "sat", "wed"}


def _counted(text: str, today: date, calendar: WorkingDays) -> date | None:
    found = _IN.match(text)
    if found is None:
        return None
    typed = found["count"].casefold()
    count = int(typed) if typed.isdigit() else _NUMBERS.get(typed, 0)
    name = " ".join(found["unit"].casefold().rstrip("s").split()) + "s"
    if name == "fortnights":
        count, name = 2 * count, "weeks"
    unit = DeadlineUnit(name)
    try:
        return Counting(unit, calendar).last_day(today, count)
    except (ValueError, OverflowError):
        return None


def _dated(text: str, today: date) -> date | None:
    """A date with its day; one typed without a year is the next such day."""
    text = _SHORT_YEAR.sub(r"\g<1>20\2", text)
    reading = read_date(text, today.year)
    day = reading.date.exact if reading.date is not None else None
    if day is None or not reading.assumed_year or day >= today:
        return day
    later = read_date(text, today.year + 1)
    return later.date.exact if later.date is not None else None
