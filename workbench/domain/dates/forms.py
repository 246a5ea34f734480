"""The forms a date is written in: in figures, in words, as a month, a season or a year.

Each form gives a date where it has one meaning, and a question where it has none or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import MONTHS, SEASONS, PartialDate, Qualifier
from workbench.domain.dates.questions import DateQuestion, Reading


@dataclass(frozen=True, slots=True)
class Figures:
    """A date written in figures only: two numbers and a year, which may have two figures."""

    first: int
    second: int
    year: int
    short: bool
    end: int

    def days(
        self, years: Iterable[int], orders: Iterable[tuple[int, int]]
    ) -> tuple[PartialDate, ...]:
        """The days there are among the (day, month) pairs of `orders` in those years."""
        tried = (day_or_none(year, month, day) for year in years for day, month in orders)
        return tuple(dict.fromkeys(day for day in tried if day is not None))


MONTH_NUMBERS = {name.lower(): i for i, name in enumerate(MONTHS, 1)} | {
    name[:3].lower(): i for i, name in enumerate(MONTHS, 1)
} | {"sept": 9}  # fmt: skip
MONTH_NAMES = "|".join(MONTH_NUMBERS)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:s|nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ORDINAL = r"(?P<nth>st|nd|rd|th)"
_QUALIFIER = (
    r"(?:(?:the\s+)?(?P<q>early(?:\s+in)?|mid|late(?:\s+in)?|beginning\s+of|start\s+of|middle\s+of"
    r"|end(?:\s+of)?|about|around|circa|c\.|ca\.?|approximately|approx\.?|(?:on|in)\s+or\s+(?:around|about)|before|after|by|since)"
    r"(?:(?<=\.)\s*|[\s-]+)(?:the\s+)?)?"
)
_LEAD = r"\s*(?:(?:on|in|at|during)\s+)?(?:the\s+)?"
# Between day, month and year: a space, or what spreadsheets put there.
_SIGN = r"(?<=[\w.])[-/.](?=\w)"
_GAP = rf"(?:,?\s+|{_SIGN})"
_NO_TIME = r"(?!\s*(?:am\b|pm\b|%))"
_NO_CLOCK = r"(?!\s*(?:am\b|pm\b|%)|[:.]\d)"

_FLAGS = re.IGNORECASE
_YEAR_FIRST = re.compile(
    r"\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:[T ]00:00(?::00)?(?!\d)|T(?=\d\d:))?"
)
_RUN_TOGETHER = re.compile(r"\s*((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?![\w.,/-])")
_YEAR_MONTH = re.compile(r"\s*((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\w/-])")
_YEARS = re.compile(r"\s*((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)(?![\w/-])")  # noqa: RUF001
_FIGURES = re.compile(
    rf"\s*(?:on\s+)?{_WEEKDAY}(\d{{1,2}})(?:([/.\-])(\d{{1,2}})\2(\d{{4}}|\d{{2}})"
    r"|\s?([/.\-])\s?(\d{1,2})\s?\5\s?(\d{4})|(?<=\d\d)\s(\d\d)\s((?:19|20)\d\d))(?!\d)",
    _FLAGS,
)
_MONTH_YEAR = re.compile(r"\s*(?:in\s+)?(\d{1,2})/(\d{4})(?!\d)", _FLAGS)
_WORDED = re.compile(
    rf"{_LEAD}{_QUALIFIER}{_WEEKDAY}"
    rf"(?:(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}?(?:{_GAP})?(?:of\s+)?)?"
    rf"(?P<month>{MONTH_NAMES})(?![a-z])\.?(?:(?:{_GAP}|(?<=\.)|(?<=\d[a-z]{{3}}))(?P<year>\d{{4}})\b"
    rf"{_NO_TIME}|(?P<near>\s+|{_SIGN}|(?<=\d[a-z]{{3}}))(?P<mark>['’])?(?P<short>\d{{2}})"
    rf"(?![\d/])\b{_NO_CLOCK})?",
    _FLAGS,
)
_MONTH_FIRST = re.compile(
    rf"{_LEAD}{_QUALIFIER}{_WEEKDAY}(?P<month>{MONTH_NAMES})\.?\s+"
    rf"(?P<day>\d{{1,2}}){_ORDINAL}?\b(?!\s*[:/%-]\d)(?:,?\s+(?P<year>\d{{4}})\b{_NO_TIME})?",
    _FLAGS,
)
_SEASON = re.compile(
    rf"{_LEAD}{_QUALIFIER}(?P<season>{'|'.join(SEASONS)})(?:\s+of)?,?\s+"
    r"(?P<year>(?:19|20|21)\d\d)(?:[/–-](?P<next>\d{4}|\d{1,2}))?\b",  # noqa: RUF001
    _FLAGS,
)
_YEAR = re.compile(
    rf"{_LEAD}{_QUALIFIER}(?P<year>(?:19|20|21)\d\d)(?P<decade>s)?\b"
    r"(?!\s*(?:am\b|pm\b|%|[/.-]\d))",
    _FLAGS,
)
_ALSO_WORDS = ("may", "march", "mar")
_AFTERWARDS = re.compile(r"\s*(?:[:;,–—]|[-.](?=\s))?\s*")  # noqa: RUF001 - dashes are meant
_LAST_OF_THIS_CENTURY, _FIRST_OF_THE_LAST = 35, 50
"""Years of two figures up to the first are of the 2000s, from the second on of the 1900s."""

_QUALIFIERS = {
    "early": Qualifier.EARLY, "early in": Qualifier.EARLY,
    "beginning of": Qualifier.EARLY, "start of": Qualifier.EARLY,
    "mid": Qualifier.MID, "middle of": Qualifier.MID,
    "late": Qualifier.LATE, "late in": Qualifier.LATE, "end of": Qualifier.LATE,
    "end": Qualifier.LATE,
    "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "circa": Qualifier.ABOUT,
    "c.": Qualifier.ABOUT, "ca": Qualifier.ABOUT, "ca.": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT, "approx": Qualifier.ABOUT, "approx.": Qualifier.ABOUT,
    "on or around": Qualifier.ABOUT, "in or around": Qualifier.ABOUT,
    "on or about": Qualifier.ABOUT, "in or about": Qualifier.ABOUT,
    "before": Qualifier.BEFORE, "after": Qualifier.AFTER,
}  # fmt: skip


def figures_at(line: str) -> Figures | None:
    """The date in figures a line begins with, day and month not yet distinguished."""
    match = _FIGURES.match(line)
    if match is None:
        return None
    second, year = match[3] or match[6] or match[8], match[4] or match[7] or match[9]
    return Figures(int(match[1]), int(second), int(year), len(year) == 2, match.end())


def day_or_none(year: int, month: int, day: int | None) -> PartialDate | None:
    """That day or month; None when there is none such."""
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def months_or_none(year: int, first: int, last: int) -> PartialDate | None:
    """From a month to a month, the first of the year being 1 and of the next 13; None for none."""
    start = day_or_none(year + (first - 1) // 12, (first - 1) % 12 + 1, None)
    end = day_or_none(year + (last - 1) // 12, (last - 1) % 12 + 1, None)
    if start is None or end is None:
        return None
    return start if start == end else replace(start, until=end)


def scanned(line: str, year: int | None) -> Reading | None:
    """The date a line begins with, in any form but a span; None when there is none."""
    for attempt in _IN_FIGURES if line.lstrip()[:1].isdigit() else _IN_WORDS:
        found = attempt(line, year)
        if found is not None:
            return found
    return None


def after_date(line: str, end: int) -> str:
    """A line from behind a date, without the sign that parts the two."""
    match = _AFTERWARDS.match(line, end)
    return line[match.end() :] if match else line[end:]


def _made(line: str, end: int, assumed: bool = False, /, **parts: object) -> Reading:
    rest = after_date(line, end)
    try:
        return Reading(PartialDate(**parts), rest, assumed_year=assumed)  # type: ignore[arg-type]
    except ValueError as error:
        return impossible(rest, error, _nearby(parts))


def impossible(rest: str, error: ValueError, options: tuple[PartialDate, ...] = ()) -> Reading:
    """The question raised by a day that does not exist."""
    reason = str(error)
    why = f"{reason[0].upper()}{reason[1:]}."
    return Reading(None, rest, DateQuestion.IMPOSSIBLE, why, options)


def _nearby(parts: dict[str, object]) -> tuple[PartialDate, ...]:
    """Days that a day which does not exist may have been meant as."""
    day, month, year = parts.get("day"), parts.get("month"), parts.get("year")
    if not (isinstance(day, int) and isinstance(month, int) and isinstance(year, int)):
        return ()
    tries = (
        (month, day - 1),
        (month, day - 2),
        (month, day - 3),
        (month % 12 + 1, 1),
        (day, month),
    )
    options = (day_or_none(year, each, on) for each, on in tries)
    return tuple(dict.fromkeys(option for option in options if option is not None))[:2]


def _year_first(line: str, year: int | None) -> Reading | None:
    match = _YEAR_FIRST.match(line)
    if match is not None:
        return _made(line, match.end(), year=int(match[1]), month=int(match[3]), day=int(match[4]))
    match = _RUN_TOGETHER.match(line)
    if match is None:
        return None
    made = day_or_none(int(match[1]), int(match[2]), int(match[3]))
    return Reading(made, after_date(line, match.end())) if made is not None else None


def _year_month(line: str, year: int | None) -> Reading | None:
    """ "2024-09", or two years: "2010-11" can be either."""
    match = _YEARS.match(line)
    if match is not None and match[1] < match[2]:
        until = PartialDate(int(match[2]))
        return _made(line, match.end(), year=int(match[1]), until=until)
    match = _YEAR_MONTH.match(line)
    if match is None:
        return None
    made = PartialDate(int(match[1]), int(match[2]))
    rest = after_date(line, match.end())
    if int(match[2]) != (made.year + 1) % 100:
        return Reading(made, rest)
    options = (made, PartialDate(made.year, until=PartialDate(made.year + 1)))
    why = f"“{match[0].strip()}” can be a month or two years: which is meant?"
    return Reading(None, rest, DateQuestion.UNCLEAR, why, options)


def _figures(line: str, year: int | None) -> Reading | None:
    found = figures_at(line)
    if found is None:
        return None
    day_first, month_first = (found.first, found.second), (found.second, found.first)
    if not found.short:
        if found.second <= 12:
            return _made(line, found.end, year=found.year, month=found.second, day=found.first)
        why = f"There is no month {found.second}, and here the day comes before the month."
        options = found.days((found.year,), (day_first, month_first))
        return Reading(None, after_date(line, found.end), DateQuestion.DAY_OR_MONTH, why, options)
    years = _years(found.year)
    options = found.days(years, (day_first, month_first))
    rest = after_date(line, found.end)
    if len(options) == 1 and found.second <= 12:
        return Reading(options[0], rest, assumed_century=True)
    why = f"“{line[: found.end].strip()}” has a year of two figures: which day is meant?"
    return Reading(None, rest, DateQuestion.SHORT_YEAR, why, options)


def _years(short: int) -> tuple[int, ...]:
    """The years two figures are likely to stand for."""
    recent = (2000 + short,) if short < _FIRST_OF_THE_LAST else ()
    return recent + ((1900 + short,) if short > _LAST_OF_THIS_CENTURY else ())


def _month_year(line: str, year: int | None) -> Reading | None:
    match = _MONTH_YEAR.match(line)
    if match is None:
        return None
    return _made(line, match.end(), year=int(match[2]), month=int(match[1]))


def _month_first(line: str, year: int | None) -> Reading | None:
    match = _MONTH_FIRST.match(line)
    if match is None or (not match["year"] and match["month"] in _ALSO_WORDS):
        return None
    month, day = MONTH_NUMBERS[match["month"].lower()], int(match["day"])
    qualifier = _qualifier(match["q"])
    if qualifier is None:
        return _two_ways(match["q"], after_date(line, match.end()))
    written = int(match["year"]) if match["year"] else year
    if match["year"] or (match["nth"] and written is not None):
        return _made(
            line, match.end(), not match["year"],
            year=written, month=month, day=day, qualifier=qualifier,
        )  # fmt: skip
    if match["nth"]:
        return _which_year(match[0], after_date(line, match.end()))
    return _day_or_year(line, match, month, year, qualifier)


def _day_or_year(
    line: str, match: re.Match[str], month: int, year: int | None, qualifier: Qualifier
) -> Reading:
    """ "Sept 24 Mr X ...": the day of a month, or a month of a year."""
    number = int(match["day"])
    tried: list[dict[str, object]] = [] if year is None else [{"year": year, "day": number}]
    if len(match["day"]) == 2:
        tried += [{"year": each} for each in _years(number)]
    made = (_made(line, match.end(), month=month, qualifier=qualifier, **parts) for parts in tried)
    options = tuple(reading.date for reading in made if reading.date is not None)
    why = f"“{match[0].strip()}” can be a day or a year: which is meant?"
    rest = after_date(line, match.end())
    return Reading(None, rest, DateQuestion.SHORT_YEAR, why, options)


def _which_year(written: str, rest: str) -> Reading:
    return Reading(None, rest, DateQuestion.NO_YEAR, f"Which year is “{written.strip()}” in?")


def _worded(line: str, year: int | None) -> Reading | None:
    match = _WORDED.match(line)
    if match is None:
        return None
    month, day = MONTH_NUMBERS[match["month"].lower()], int(match["day"]) if match["day"] else None
    if not match["year"] and not match["short"] and _is_a_word(match):
        return None
    rest = after_date(line, match.end())
    qualifier = _qualifier(match["q"])
    if qualifier is None:
        return _two_ways(match["q"], rest)
    if match["short"]:
        return _with_short_year(line, match, month, day, qualifier)
    written = int(match["year"]) if match["year"] else year
    if written is None:
        return _which_year(match[0], rest)
    return _made(
        line, match.end(), not match["year"],
        year=written, month=month, day=day, qualifier=qualifier,
    )  # fmt: skip


def _with_short_year(
    line: str, match: re.Match[str], month: int, day: int | None, qualifier: Qualifier
) -> Reading:
    """A month and a year of two figures; a number behind a space may belong to the sentence."""
    readings = [
        _made(line, match.end(), year=each, month=month, day=day, qualifier=qualifier)
        for each in _years(int(match["short"]))
    ]
    rest = readings[0].rest
    joined = match["mark"] or not rest or (day and (match["near"].strip() or rest[0].isupper()))
    joined = joined or match["near"] == ""
    if len(readings) == 1 and (joined or readings[0].date is None):
        return replace(readings[0], assumed_century=True)
    options = tuple(reading.date for reading in readings if reading.date is not None)
    why = f"“{match[0].strip()}” has a year of two figures: which year is meant?"
    return Reading(None, readings[0].rest, DateQuestion.SHORT_YEAR, why, options)


def _two_ways(qualifier: str, rest: str) -> Reading:
    why = f"“{qualifier}” can mean two things: say “before” or “after”."
    return Reading(None, rest, DateQuestion.UNCLEAR, why)


def _is_a_word(match: re.Match[str]) -> bool:
    """Whether a lone "may" or "march" is the verb: small letters and no day, year or qualifier."""
    return match["month"] in _ALSO_WORDS and not match["day"]


def _qualifier(words: str | None) -> Qualifier | None:
    """The qualifier meant; None for "by" and "since", which must be asked about."""
    if words is None:
        return Qualifier.NONE
    return _QUALIFIERS.get(" ".join(words.lower().split()))


def _season(line: str, year: int | None) -> Reading | None:
    """A season is its three months; "winter 2024" can be that of either end of the year."""
    match = _SEASON.match(line)
    if match is None:
        return None
    written, season = int(match["year"]), match["season"].lower()
    rest = after_date(line, match.end())
    follows = match["next"] is None or str(written + 1).endswith(match["next"])
    if not follows or (match["next"] and season != "winter"):
        why = f"“{match[0].strip()}” is no year that follows another."
        return Reading(None, rest, DateQuestion.UNCLEAR, why)
    first = SEASONS[season]
    years = (written, written - 1) if season == "winter" and match["next"] is None else (written,)
    options = [made for each in years if (made := _season_or_none(each, first)) is not None]
    if match["q"] or len(options) != 1:
        why = f"Which months are meant by “{match[0].strip()}”?"
        return Reading(None, rest, DateQuestion.UNCLEAR, why, tuple(options))
    return Reading(options[0], rest)


def _season_or_none(year: int, month: int) -> PartialDate | None:
    try:
        return PartialDate.in_season(year, month)
    except ValueError:
        return None


def _plain_year(line: str, year: int | None) -> Reading | None:
    match = _YEAR.match(line)
    if match is None:
        return None
    qualifier = _qualifier(match["q"])
    if qualifier is None:
        return _two_ways(match["q"], after_date(line, match.end()))
    decade = bool(match["decade"])
    return _made(line, match.end(), year=int(match["year"]), qualifier=qualifier, decade=decade)


# In this order: what stands first would be taken for less by what comes after it.
_IN_FIGURES = (_year_first, _figures, _year_month, _month_year, _worded, _plain_year)
_IN_WORDS = (_figures, _month_year, _month_first, _worded, _season, _plain_year)
