"""Reading dates as people write them: from the front of a line, day before month.

Nothing is guessed. What has one meaning is taken; what can mean two things, or no day at all,
comes back as a question of a kind, with the dates it may mean. A year left out is taken from the
year given by the caller, a century left out from what is likely, and both are said so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from workbench.domain.dates.forms import impossible, scanned
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.periods import asked_about, with_doubts
from workbench.domain.dates.questions import DateQuestion, Reading

_FLAGS = re.IGNORECASE
_SPAN = re.compile(r"\s*(?:between|from)\s+", _FLAGS)
_JOIN = re.compile(
    r"\s*(?:(?:[-–—]\s*)?(?:and|to|until|till)\b|[-–—])\s*",  # noqa: RUF001 - dashes are meant
    _FLAGS,
)
_DASH = re.compile(r"\s*(?:to\b|until\b|till\b|-|–|—|(?<=[a-z])/(?=[a-z]))\s*", _FLAGS)  # noqa: RUF001 - dashes meant
_BARE_DAY = re.compile(
    r"\s*(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?=\s*(?:and|to|until|till)\s|\s*[-–—])",  # noqa: RUF001 - dashes are meant
    _FLAGS,
)
_GOES_ON = re.compile(r"(?:to|until|till)\b", _FLAGS)
_ENCLOSED = re.compile(r"\s*[\[(“\"](?P<date>[^\[\]()“”\"]{4,40})[\])”\"]")
_WEEK = re.compile(
    r"\s*(?:in\s+)?(?:the\s+)?(?:(?P<last>w/e|week\s+ending|weekend\s+of)|w/c"
    r"|week\s+(?:commencing|beginning|of))\s+",
    _FLAGS,
)
_ANY_LEAP_YEAR = 2000
_MARKS = "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
_HYPHENS = re.compile("(?<=[\\w.])[\u2010\u2011\u2212](?=\\w)")
_MARKS_ROUND = re.compile(rf"\A{_MARKS}|(?<=[\d/.\s-]){_MARKS}|{_MARKS}(?=[\d/.\s-]|\Z)")
_LONGEST_DATE = 60


def visible(words: str) -> str:
    """Words without the invisible marks that programs put round and between figures of dates."""
    if words.isascii():
        return words
    words = _HYPHENS.sub("-", words[:_LONGEST_DATE]) + words[_LONGEST_DATE:]
    return _MARKS_ROUND.sub("", words[:_LONGEST_DATE]) + words[_LONGEST_DATE:]


def read_front(line: str, year: int | None = None) -> Reading:
    """Read a date from the front of a line; `year` completes a date written without one."""
    line = visible(line)
    inside = _ENCLOSED.match(line)
    if inside is not None:
        whole = read_front(inside["date"], year)
        if whole.date is not None and not whole.rest:
            return replace(whole, rest=line[inside.end() :].strip(" \t:;,."))
    week = _WEEK.match(line)
    if week is not None:
        which = "last" if week["last"] else "first"
        return _week(read_front(line[week.end() :], year), which)
    found = _named_span(line, year) or asked_about(line) or scanned(line, year)
    if (
        found is None
        or found.assumed_year
        or found.kind is DateQuestion.NO_YEAR
        or (found.date is not None and (found.date.day is None or _GOES_ON.match(found.rest)))
    ):
        found = _span(line) or found
    elif found.date is not None and found.rest[:1].isdigit():
        found = _from_day_to_day(line, found, found.date)
    if found is None:
        return Reading(None, line.strip())
    rest = line[len(line) - len(found.rest) :].strip()
    return with_doubts(line, found if found.rest == rest else replace(found, rest=rest))


def _week(named: Reading, which: str) -> Reading:
    """Whether the week is meant of which a day is the first or the last, or that day."""
    day = named.date.exact if named.date is not None else None
    if day is None or named.date is None:
        return named
    first = day - timedelta(days=6) if which == "last" else day
    try:
        week = replace(PartialDate.of(first), until=PartialDate.of(first + timedelta(days=6)))
    except ValueError as error:
        return impossible(named.rest, error, (named.date,))
    why = f"A week is named: is its {which} day meant, or some day in it?"
    return Reading(None, named.rest, DateQuestion.UNCLEAR, why, (week, named.date))


ANY_DATE = "22 March 2021 or mid-January 2018"
"""Dates to try where the words are none."""
ONE_DAY = "17 June 2024"
"""The same for a field that takes nothing but one day."""


def read_date(words: str, year: int | None = None, example: str = ANY_DATE) -> Reading:
    """Read a field that holds a date and nothing else; `example` is one that it takes."""
    words = visible(words)
    whole = _span(words)
    reading = whole if whole is not None and not whole.rest else read_front(words, year)
    if reading.date is not None and reading.rest:
        question = f"“{reading.rest[:40]}” was not understood as part of a date."
        return Reading(None, words, DateQuestion.UNCLEAR, question, (reading.date,))
    if reading.date is None and not reading.question and words.strip():
        question = f"“{words.strip()[:40]}” is not a date. Try {example}."
        return Reading(None, words, DateQuestion.UNCLEAR, question)
    return reading


def _named_span(line: str, year: int | None) -> Reading | None:
    """A span that says so: "between 3 and 7 June", "from November 2020 to February 2021"."""
    lead = _SPAN.match(line)
    return _joined(line[lead.end() :], year, _JOIN) if lead is not None else None


def _span(line: str) -> Reading | None:
    """A span without such words, where it can be nothing else: "3-7 June 2020"."""
    found = _joined(line, None, _DASH)
    return found if found is not None and found.date is not None else None


def _from_day_to_day(line: str, found: Reading, first: PartialDate) -> Reading:
    """ "12 Dec 2021 - 3 Jan 2022": a span where another day follows; "- 2022 budget" is none."""
    span = _joined(line, None, _DASH)
    if span is None or span.kind is DateQuestion.IMPOSSIBLE:
        return found
    ends = [each for each in span.options if each.sort_key() > first.sort_key()]
    if span.date is None and ends:
        return replace(span, options=tuple(replace(first, until=end) for end in ends))
    until = span.date.until if span.date is not None else None
    return span if until is not None and until.day is not None else found


def _joined(line: str, year: int | None, join: re.Pattern[str]) -> Reading | None:
    bare = _BARE_DAY.match(line)
    first = None if bare is not None else scanned(line, _ANY_LEAP_YEAR)
    if bare is None and first is None:
        return None
    between = join.match(line, bare.end() if bare is not None else _written_end(line, first))
    last = scanned(line[between.end() :], year) if between is not None else None
    if last is None or last.date is None:
        return last
    if bare is not None and last.date.day is None:
        return None  # "6-Nov-2019" is one day
    return _spanning(first, bare, last)


def _written_end(line: str, reading: Reading | None) -> int:
    """Where the words of a date end, before any sign that parts them from what follows."""
    end = len(line) - len(reading.rest if reading is not None else "")
    return len(line[:end].rstrip(" \t-–—"))  # noqa: RUF001 - dashes are meant


def _spanning(first: Reading | None, bare: re.Match[str] | None, last: Reading) -> Reading | None:
    end = last.date
    assert end is not None
    try:
        if bare is not None:
            start = PartialDate(end.year, end.month, int(bare["day"]))
        elif first is not None and first.date is not None:
            start = replace(first.date, year=end.year) if first.assumed_year else first.date
            start, end = replace(start, until=None, season=False), end.until or end
        else:
            return first
        return replace(last, date=replace(start, until=end))
    except ValueError as error:
        return impossible(last.rest, error)
