"""Several days together and times with a name: "3 and 4 March 2022", "Q3 2022", "until May 2022".

None of them is one date, so each is asked about, with the dates it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from workbench.domain.dates.forms import (
    MONTH_NAMES,
    MONTH_NUMBERS,
    after_date,
    day_or_none,
    months_or_none,
    scanned,
)
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.questions import DateQuestion, Reading

_FLAGS = re.IGNORECASE
_LEAD = r"\s*(?:(?:on|in|at|during|over|by)\s+)?(?:the\s+)?"
_YEAR = r"(?:\s*,)?\s*(?:of\s+)?(?P<year>(?:19|20)\d\d)\b(?:\s?[/–-]\s?(?P<next>(?:20)?\d\d)\b)?"  # noqa: RUF001
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = rf"(?:{MONTH_NAMES})\b\.?"
_SEVERAL = re.compile(
    rf"{_LEAD}(?P<first>{_DAY}(?:\s+(?:of\s+)?{_MONTH})?|{_MONTH})"
    rf"(?:\s*,\s*{_DAY}(?:\s+{_MONTH})?)*,?\s*(?:and|&|or|(?<=\d)/)\s*"
    rf"(?={_DAY}\s+(?:of\s+)?{_MONTH}|{_MONTH})",
    _FLAGS,
)
_NTH = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4
}  # fmt: skip
_QUARTER = re.compile(
    rf"{_LEAD}(?:Q\s?(?P<figure>[1-4])|(?:(?P<nth>{'|'.join(_NTH)})"
    rf"|(?P<last>last))\s+(?P<part>quarter|half))(?:\s+(?:of|in))?{_YEAR}",
    _FLAGS,
)
# The months a time with a name runs from and to, those of the next year from 13 on.
_NAMED: dict[str, tuple[int, int]] = {
    "christmas": (12, 12), "christmas eve": (12, 12), "christmas holidays": (12, 13),
    "new year": (1, 1), "new year's eve": (12, 12), "easter": (3, 4),
    "spring term": (1, 4), "lent term": (1, 4), "hilary term": (1, 4), "summer term": (4, 7),
    "trinity term": (4, 7), "autumn term": (9, 12), "michaelmas term": (9, 12),
    "summer holidays": (7, 9), "half term": (2, 10), "easter holidays": (3, 4),
    "whitsun": (5, 6),
}  # fmt: skip
_NAMED_DAYS = {"christmas": 25, "christmas eve": 24, "new year": 1, "new year's eve": 31}
_PERIOD = re.compile(
    rf"{_LEAD}(?:early|mid|late)?[\s-]*(?P<name>(?:spring|lent|hilary|summer|trinity|autumn"
    r"|michaelmas)\s+term|(?:christmas|summer|easter)(?:\s+school)?\s+(?:holidays?|break)"
    r"|half[\s-]term|christmas(?:\s+(?:day|eve|time))?|easter(?:\s+\w+day)?"
    rf"|new\s+year(?:[’']s\s+\w+)?|whitsun){_YEAR}",
    _FLAGS,
)
_TWO_YEARS = re.compile(r"\s*(?P<year>(?:19|20)\d\d)\s?(?P<sign>[/–-])\s?(?P<next>\d\d)(?![\w/-])")  # noqa: RUF001
_REACHING = re.compile(
    r"\s*(?P<word>from|until|till|up\s+to|as\s+(?:at|of|from)|no(?:t)?\s+(?:later|earlier)\s+than"
    r"|dated?:?|(?:[*•]|\d{1,2}[:.]\d\d(?:\s?[ap]m)?,?)"
    r"|(?:(?:in|on|during)\s+)?(?:the\s+)?(?:early\s+hours|night|evening|morning|afternoon|week)"
    r"\s+of|bank\s+holiday|half[\s-]term,?)\s+",
    _FLAGS,
)
_UNSURE = re.compile(
    rf"\s*(?:(?:\?{{1,4}}|_{{1,4}}|x{{1,4}}|\.{{2,4}})\s?(?:[/.-]\s?|\s)?|(?P<day>\d{{1,2}})\s?\?\s*)"
    rf"(?=(?P<month>\d{{1,2}}/(?:19|20)\d\d|(?:{_DAY}\s+)?{_MONTH}\s+(?:19|20)\d\d))",
    _FLAGS,
)
_NO_MONTH = re.compile(
    r"\s*\d{1,2}\s?[/.-]\s?(?:\?{1,4}|_{1,4}|xx?)\s?[/.-]\s?(?P<year>(?:19|20)\d\d)\b", _FLAGS
)
_GOING_ON = re.compile(r"(?:onwards?|to\s+(?:date|(?:the\s+)?present)|until\s+now)\b|\?", _FLAGS)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\s*(?:on\s+)?(?:the\s+)?({'|'.join(_WEEKDAYS)})[a-z]*\b", _FLAGS)


def asked_about(line: str) -> Reading | None:
    """The question a line raises that begins with several days or a time with a name."""
    found = (attempt(line) for attempt in _ATTEMPTS)
    return next((reading for reading in found if reading is not None), None)


def with_doubts(line: str, reading: Reading) -> Reading:
    """A date that was read, as a question where the words round it make it doubtful."""
    made = reading.date
    if made is None:
        return reading
    goes_on = _GOING_ON.match(reading.rest)
    if goes_on is not None:
        why = f"“{goes_on[0]}” stands after the date: is it that date?"
        return _question(reading.rest.removeprefix("?").lstrip(), why, made)
    named = _WEEKDAY.match(line)
    day = made.exact
    if named is None or day is None or _WEEKDAYS.index(named[1].lower()) == day.weekday():
        return reading
    why = f"{made.in_words()} was a {day:%A}: is the day right?"
    return _question(reading.rest, why, made)


def _question(rest: str, why: str, *options: PartialDate | None) -> Reading:
    known = tuple(dict.fromkeys(each for each in options if each is not None))
    return Reading(None, rest, DateQuestion.UNCLEAR, why, known)


def _several(line: str) -> Reading | None:
    """ "3 and 4 March 2022", "May or June 2022": some time between them, or the first."""
    match = _SEVERAL.match(line)
    last = scanned(line[match.end() :], None) if match is not None else None
    if match is None or last is None or last.date is None or last.date.until is not None:
        return None
    end = last.date
    day = re.match(r"\d+", match["first"])
    month = re.search(MONTH_NAMES, match["first"], _FLAGS)
    first_month = MONTH_NUMBERS[month[0].lower()] if month is not None else end.month
    if (day is None) != (end.day is None) or first_month is None:
        return None
    start = day_or_none(end.year, first_month, int(day[0]) if day is not None else None)
    if start is None or start.sort_key() >= end.sort_key():
        return None
    words = line[: len(line) - len(last.rest)].strip(" ,;:.–—-")  # noqa: RUF001
    why = f"“{words}” names more than one date: which stands for it?"
    return _question(last.rest, why, replace(start, until=end), start, end)


def _quarter(line: str) -> Reading | None:
    """ "Q3 2022" is a quarter of the calendar year, or of the one that begins in April."""
    match = _QUARTER.match(line)
    if match is None:
        return None
    year = int(match["year"])
    months = 6 if (match["part"] or "").lower() == "half" else 3
    number = int(match["figure"] or _NTH.get((match["nth"] or "").lower(), 12 // months))
    first = (number - 1) * months + 1
    if first > 12:
        return None
    options = [months_or_none(year, first + 3, first + 2 + months)]
    if match["next"] is None:
        options.insert(0, months_or_none(year, first, first - 1 + months))
    why = f"Which months are meant by “{match[0].strip()}”?"
    return _question(after_date(line, match.end()), why, *options)


def _period(line: str) -> Reading | None:
    """ "Christmas 2022", "spring term 2022": the months it lies in."""
    match = _PERIOD.match(line)
    if match is None:
        return None
    name = match["name"].lower().translate(str.maketrans("-’", " '")).replace(" school", "")
    name = re.sub(r"\b(?:holiday|break)\b", "holidays", " ".join(name.split()))
    known = next((each for each in (name, name.split()[0]) if each in _NAMED), "new year")
    year, (first, last) = int(match["year"]), _NAMED[known]
    options = [months_or_none(year, first, last)]
    if known in _NAMED_DAYS:
        options.append(day_or_none(year, first, _NAMED_DAYS[known]))
    why = f"When was “{match[0].strip()}”?"
    return _question(after_date(line, match.end()), why, *options)


def _two_years(line: str) -> Reading | None:
    """ "2021/22": two years, a school year, or a council’s year."""
    match = _TWO_YEARS.match(line)
    if match is None or (int(match["year"]) + 1) % 100 != int(match["next"]):
        return None
    if match["sign"] == "-" and int(match["next"]) <= 12:
        return None  # it may be a month, and is asked about as such
    year = int(match["year"])
    options = (months_or_none(year, 9, 20), months_or_none(year, 4, 15))
    both = PartialDate(year, until=PartialDate(year + 1))
    why = f"Which months are meant by “{match[0].strip()}”?"
    return _question(after_date(line, match.end()), why, both, *options)


def _reaching(line: str) -> Reading | None:
    """A date behind other words: "until 5 May 2022", "night of 5 May 2022", "10:30 5 May 2022"."""
    match = _REACHING.match(line)
    read = scanned(line[match.end() :], None) if match is not None else None
    if match is None or read is None or read.date is None:
        return read
    why = f"“{match['word'].strip()}” stands before the date: is it that date?"
    return _question(line.strip(), why, read.date)


def _unsure(line: str) -> Reading | None:
    """ "?? May 2022", "5? May 2022", "5/?/2022": what is not known is asked about."""
    match = _NO_MONTH.match(line)
    if match is not None:
        why = f"“{match[0].strip()}” leaves something open: which date is meant?"
        return _question(after_date(line, match.end()), why, PartialDate(int(match["year"])))
    match = _UNSURE.match(line)
    read = scanned(line[match.end() :], None) if match is not None else None
    if match is None or read is None or read.date is None:
        return None
    made = read.date
    day = day_or_none(made.year, made.month or 1, int(match["day"])) if match["day"] else None
    words = line[: len(line) - len(read.rest)].strip()
    why = f"“{words}” leaves something open: which date is meant?"
    return _question(read.rest, why, made, day)


_ATTEMPTS: tuple[Callable[[str], Reading | None], ...] = (
    _several,
    _quarter,
    _period,
    _two_years,
    _unsure,
    _reaching,
)
