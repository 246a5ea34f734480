"""Reading dates as people type them: from the front of a line, day before month.

Nothing is guessed. What can mean two things, or no day at all, comes back as a question with the
dates it may mean. A year left out is taken from the year given by the caller, and said so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workbench.domain.dates.partial import MONTHS, PartialDate, Qualifier

_NUMBER = {name.lower(): i for i, name in enumerate(MONTHS, 1)} | {
    name[:3].lower(): i for i, name in enumerate(MONTHS, 1)
} | {"sept": 9}  # fmt: skip
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_WORD_DATE = (
    rf"{_WEEKDAY}(?:(?:the\s+)?{_DAY}\s+(?:of\s+)?)?(?P<month{{n}}>{_MONTH})\b\.?"
    r"(?:,?\s+(?P<year{n}>\d{{4}})\b(?!\s*(?:am|pm|%))|,?\s+'(?P<short{n}>\d{{2}})\b)?"
)
_QUALIFIER = (
    r"(?P<q>early|mid|late|beginning\s+of|start\s+of|middle\s+of|end\s+of|about|around|circa|c\."
    r"|approximately|on\s+or\s+around|in\s+or\s+around|before|after|by|since)"
)
_LEAD = r"\s*(?:(?:on|in|at|during)\s+)?(?:the\s+)?"

_FLAGS = re.IGNORECASE
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"\s*(?:on\s+)?(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)", _FLAGS)
_MONTH_YEAR_NUMERIC = re.compile(r"\s*(?:in\s+)?(\d{1,2})/(\d{4})(?!\d)", _FLAGS)
_WORDED = re.compile(
    _LEAD + rf"(?:(?:the\s+)?{_QUALIFIER}[\s-]+(?:the\s+)?)?" + _WORD_DATE.format(n=1), _FLAGS
)
_YEAR = re.compile(
    _LEAD
    + rf"(?:(?:the\s+)?{_QUALIFIER}[\s-]+(?:the\s+)?)?(?P<year>(?:19|20|21)\d\d)(?P<decade>s)?\b"
    r"(?!\s*(?:am\b|pm\b|%|[/.-]\d))",
    _FLAGS,
)
_MONTH_FIRST = re.compile(
    _LEAD + rf"(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
    _FLAGS,
)
_SPAN = re.compile(r"\s*(?:between|from)\s+", _FLAGS)
_JOIN = re.compile(r"\s*(?:and|to|until|-|–)\s*", _FLAGS)  # noqa: RUF001 - an en dash is meant
_BARE_DAY = re.compile(
    r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?=\s*(?:and|to|-|–)\s)", _FLAGS
)  # noqa: RUF001, E501
_ANY_LEAP_YEAR = 2000
_AFTERWARDS = re.compile(r"\s*(?:[:;,–—]|-(?=\s))?\s*")  # noqa: RUF001 - dashes are meant

_QUALIFIERS = {
    "early": Qualifier.EARLY, "beginning of": Qualifier.EARLY, "start of": Qualifier.EARLY,
    "mid": Qualifier.MID, "middle of": Qualifier.MID,
    "late": Qualifier.LATE, "end of": Qualifier.LATE,
    "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "circa": Qualifier.ABOUT,
    "c.": Qualifier.ABOUT, "approximately": Qualifier.ABOUT,
    "on or around": Qualifier.ABOUT, "in or around": Qualifier.ABOUT,
    "before": Qualifier.BEFORE, "after": Qualifier.AFTER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from the front of a line.

    `date` is None when there is no date there, or when it must be asked about: then `question`
    says why, and `options` are the dates it may mean. `rest` is the line after the date.
    `assumed_year` is True when the year was not written but taken from the caller.
    """

    date: PartialDate | None
    rest: str
    question: str = ""
    options: tuple[PartialDate, ...] = ()
    assumed_year: bool = False


def read_front(line: str, year: int | None = None) -> Reading:
    """Read a date from the front of a line; `year` completes a date written without one."""
    for attempt in (_span, _iso, _numeric, _month_year, _month_first, _worded, _year):
        found = attempt(line, year)
        if found is not None:
            rest = line[len(line) - len(found.rest) :].strip()
            return found if found.rest == rest else replace(found, rest=rest)
    return Reading(None, line.strip())


def read_date(words: str, year: int | None = None) -> Reading:
    """Read a field that holds a date and nothing else."""
    reading = read_front(words, year)
    if reading.date is not None and reading.rest:
        question = f"“{reading.rest[:40]}” was not understood as part of a date."
        return Reading(None, words, question, (reading.date,))
    if reading.date is None and not reading.question and words.strip():
        question = f"“{words.strip()[:40]}” is not a date. Try 22 March 2021 or mid-January 2018."
        return Reading(None, words, question)
    return reading


def _after(line: str, end: int) -> str:
    match = _AFTERWARDS.match(line, end)
    return line[match.end() :] if match else line[end:]


def _made(line: str, end: int, assumed: bool = False, /, **parts: object) -> Reading:
    rest = _after(line, end)
    try:
        return Reading(PartialDate(**parts), rest, assumed_year=assumed)  # type: ignore[arg-type]
    except ValueError as error:
        reason = str(error)
        return Reading(None, rest, reason[0].upper() + reason[1:] + ".", _nearby(parts))


def _nearby(parts: dict[str, object]) -> tuple[PartialDate, ...]:
    """Days that a day which does not exist may have been meant as."""
    day, month, year = parts.get("day"), parts.get("month"), parts.get("year")
    if not (isinstance(day, int) and isinstance(month, int) and isinstance(year, int)):
        return ()
    tries = [
        (month, day - 1),
        (month, day - 2),
        (month, day - 3),
        (month % 12 + 1, 1),
        (day, month),
    ]
    found: list[PartialDate] = []
    for try_month, try_day in tries:
        try:
            option = PartialDate(year, try_month, try_day)
        except ValueError:
            continue
        if option not in found and len(found) < 2:
            found.append(option)
    return tuple(found)


def _iso(line: str, year: int | None) -> Reading | None:
    match = _ISO.match(line)
    if match is None:
        return None
    y, m, d = (int(part) for part in match.groups())
    return _made(line, match.end(), year=y, month=m, day=d)


def _numeric(line: str, year: int | None) -> Reading | None:
    match = _NUMERIC.match(line)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    written = match[4]
    if len(written) == 4 and second <= 12:
        return _made(line, match.end(), year=int(written), month=second, day=first)
    years = [int(written)] if len(written) == 4 else [2000 + int(written)]
    options = [
        option
        for y in years
        for month, day in ((second, first), (first, second))
        if (option := _option(y, month, day)) is not None
    ]
    options = list(dict.fromkeys(options))
    if len(written) == 4:
        why = f"There is no month {second}, and here the day comes before the month."
    else:
        why = f"“{match[0].strip()}” has a year of two figures: which day is meant?"
    return Reading(None, _after(line, match.end()), why, tuple(options))


def _option(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _month_year(line: str, year: int | None) -> Reading | None:
    match = _MONTH_YEAR_NUMERIC.match(line)
    if match is None:
        return None
    return _made(line, match.end(), year=int(match[2]), month=int(match[1]))


def _month_first(line: str, year: int | None) -> Reading | None:
    match = _MONTH_FIRST.match(line)
    if match is None:
        return None
    month = _NUMBER[match["month"].lower()]
    return _made(line, match.end(), year=int(match["year"]), month=month, day=int(match["day"]))


def _worded(line: str, year: int | None) -> Reading | None:
    match = _WORDED.match(line)
    if match is None:
        return None
    month, day = _NUMBER[match["month1"].lower()], match["day1"]
    if not match["year1"] and not match["short1"] and _is_a_word(match):
        return None
    if match["short1"]:
        options = (_option(2000 + int(match["short1"]), month, int(day or 1)),)
        why = f"“{match[0].strip()}” has a year of two figures: which year is meant?"
        found = tuple(o if day else replace(o, day=None) for o in options if o is not None)
        return Reading(None, _after(line, match.end()), why, found)
    written = int(match["year1"]) if match["year1"] else year
    rest = _after(line, match.end())
    if written is None:
        return Reading(None, rest, f"Which year is “{match[0].strip()}” in?")
    qualifier = _qualifier(match["q"])
    if qualifier is None:
        return Reading(None, rest, f"“{match['q']}” can mean two things: say “before” or “after”.")
    return _made(
        line, match.end(), not match["year1"],
        year=written, month=month, day=int(day) if day else None, qualifier=qualifier,
    )  # fmt: skip


def _is_a_word(match: re.Match[str]) -> bool:
    """Whether a lone "may" or "march" is the verb: small letters and no day, year or qualifier."""
    month = match["month1"]
    return month.islower() and month in ("may", "march", "mar", "sat") and not match["day1"]


def _qualifier(words: str | None) -> Qualifier | None:
    """The qualifier meant; None for "by" and "since", which must be asked about."""
    if words is None:
        return Qualifier.NONE
    return _QUALIFIERS.get(" ".join(words.lower().split()))


def _year(line: str, year: int | None) -> Reading | None:
    match = _YEAR.match(line)
    if match is None:
        return None
    qualifier = _qualifier(match["q"])
    if qualifier is None:
        why = f"“{match['q']}” can mean two things: say “before” or “after”."
        return Reading(None, _after(line, match.end()), why)
    return _made(
        line,
        match.end(),
        year=int(match["year"]),
        qualifier=qualifier,
        decade=bool(match["decade"]),
    )


def _span(line: str, year: int | None) -> Reading | None:
    lead = _SPAN.match(line)
    if lead is None:
        return None
    rest = line[lead.end() :]
    bare = _BARE_DAY.match(rest)
    first = None if bare is not None else _span_end(rest, _ANY_LEAP_YEAR)
    if bare is None and first is None:
        return None
    first_end = bare.end() if bare is not None else len(rest) - len(first.rest if first else "")
    join = _JOIN.match(rest, first_end)
    if join is None or join.end() == first_end:
        return None
    last = _span_end(rest[join.end() :], year)
    if last is None or last.date is None:
        return last
    return _joined(first, bare, last)


def _span_end(line: str, year: int | None) -> Reading | None:
    for attempt in (_iso, _numeric, _worded, _year):
        found = attempt(line, year)
        if found is not None:
            return found
    return None


def _joined(first: Reading | None, bare: re.Match[str] | None, last: Reading) -> Reading | None:
    end = last.date
    assert end is not None
    try:
        if bare is not None:
            start = PartialDate(end.year, end.month, int(bare["day"]))
        elif first is not None and first.date is not None:
            start = replace(first.date, year=end.year) if first.assumed_year else first.date
        else:
            return first
        return Reading(replace(start, until=end), last.rest, assumed_year=last.assumed_year)
    except ValueError as error:
        reason = str(error)
        return Reading(None, last.rest, reason[0].upper() + reason[1:] + ".")
