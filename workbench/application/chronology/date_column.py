"""The date column of a table: what each cell means, or the question it raises.

A number that is a day count of a spreadsheet, a year of two figures, a day that does not exist, a
column in which both day-first and month-first dates are surely written: all of these are asked
about. An answer can be given for one row, or for all rows with the same kind of question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from workbench.application.chronology.tables import Cell
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.forms import day_or_none, figures_at
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.questions import DateQuestion, Reading
from workbench.domain.dates.reader import read_date, read_front, visible


@dataclass(frozen=True, slots=True)
class DateStyle:
    """Answers given for all rows at once; None where each such row is asked about.

    `day_first` settles dates such as 3/4/2019 in a column that also has month-first ones;
    `turned_round` settles the days of a spreadsheet that seems to have taken months for days;
    `century` is added to years of two figures (2000); `day_numbers` takes numbers as a
    spreadsheet's days; `year_before` completes a date from the row before it.
    """

    day_first: bool | None = None
    turned_round: bool | None = None
    century: int | None = None
    day_numbers: bool = False
    year_before: bool = False


@dataclass(frozen=True, slots=True)
class CellDate:
    """What a cell of the date column becomes.

    `on` is None when the cell is blank or raises a question; `options` are the dates it may mean.
    `extra` are words behind the date, such as a time of day; `notice` says what was understood.
    """

    words: str
    on: PartialDate | None = None
    question: DateQuestion = DateQuestion.NONE
    why: str = ""
    options: tuple[PartialDate, ...] = ()
    extra: str = ""
    notice: str = ""


_MONTH_SHORT = re.compile(r"\s*([A-Za-z]{3,9})\.?(?:\s+|[-/])'?(\d{2})\s*\Z")
_TIME = re.compile(
    r"[T,]?\s*(?:at\s+)?(\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]m)"
    r"\s*(?:hrs?|hours|z|gmt|bst|[+-]\d\d:?\d\d)?\s*\Z",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"0{1,2}[:.]00(?:[:.]00(?:\.0+)?)?\Z")
_WEEK = re.compile(r"\s*(?:w/?c|wk\.?/?c(?:om)?\.?|week (?:commencing|beginning|of))\.?:?\s+", re.I)
_GOES_ON = re.compile(r"\s*(?:-|–|—|to|until|till)\s*(?=\S)")  # noqa: RUF001 - dashes meant
_UNSURE = re.compile(r"\?|\(\?\)|\bunknown\b|\btbc\b", re.IGNORECASE)
_EXCEL_FIRST, _EXCEL_LAST = 7_306, 73_050
"""1 January 1920 and the last day of 2099 as numbers counted from 1900."""


def read_cells(
    cells: Sequence[Cell], style: DateStyle | None = None, *, from_1904: bool = False
) -> list[CellDate]:
    """What each cell of a date column means; the column as a whole tells how it is written."""
    style = style or DateStyle()
    cells = [replace(cell, text=visible(cell.text)) for cell in cells]
    column = _Column(
        month_first=any(_order(cell.text) == "month" for cell in cells if cell.day is None),
        from_1904=from_1904,
        suspected=_suspected([cell for cell in cells if cell]),
    )
    found: list[CellDate] = []
    year: int | None = None
    for cell in cells:
        each = _read(cell, style, column, year)
        found.append(each)
        if each.on is not None:
            year = (each.on.until or each.on).year
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    """What a whole column says of how its dates are written."""

    month_first: bool
    from_1904: bool
    suspected: bool


def _suspected(cells: Sequence[Cell]) -> bool:
    """Whether an American spreadsheet seems to have read the dates that it could.

    It makes a day of 3/5 and leaves 13/5 as words: then no day is later than the 12th, and every
    date in figures left as words has a day that is.
    """
    days = [cell.day for cell in cells if cell.day is not None]
    written = [cell.text for cell in cells if cell.day is None and figures_at(cell.text)]
    left = {_order(text) for text in written} == {"day"}
    turnable = any(day.day != day.month for day in days)
    return left and turnable and all(day.day <= 12 for day in days)


def _order(text: str) -> str:
    """Whether a numeric date is surely "day" first or "month" first; "" when it is neither."""
    found = figures_at(text)
    if found is None:
        return ""
    one, two = found.first, found.second
    if one > 12 >= two:
        return "day"
    return "month" if two > 12 >= one else ""


def _read(cell: Cell, style: DateStyle, column: _Column, year: int | None) -> CellDate:
    words = " ".join(cell.text.split()).removeprefix("'")
    if cell.day is not None:
        return _of_day(words, cell.day, style, column)
    if not words:
        return CellDate("", None, DateQuestion.BLANK, "The cell is blank.")
    if cell.number is not None or re.fullmatch(r"\d{5}(?:\.\d+)?", words):
        return _number(words, cell, style, column.from_1904)
    text = re.sub(r"[T\s]\s*0{2}:00(?::00)?(?:\.0+)?Z?\Z", "", words)
    for attempt in (_numeric, _month_alone, _week):
        found = attempt(words, text, style, column.month_first)
        if found is not None:
            return found
    return _worded(words, text, style, year)


def _of_day(words: str, day: date, style: DateStyle, column: _Column) -> CellDate:
    if column.suspected and day.day != day.month:
        return _perhaps_turned(words, day, style)
    notice = ""
    if column.month_first and day.day <= 12 and day.day != day.month:
        notice = (
            "This column has dates with the month first: make sure the spreadsheet did not take "
            "the month of this one for its day."
        )
    try:
        return CellDate(words, PartialDate.of(day), notice=notice)
    except ValueError as error:
        return CellDate(words, None, DateQuestion.IMPOSSIBLE, f"{error}.")


def _perhaps_turned(words: str, day: date, style: DateStyle) -> CellDate:
    stands = PartialDate.of(day)
    turned = PartialDate.of(day.replace(month=day.day, day=day.month))
    if style.turned_round is not None:
        chosen = turned if style.turned_round else stands
        notice = f"The spreadsheet has {stands.in_words()}." if style.turned_round else ""
        return CellDate(words, chosen, notice=notice)
    why = (
        f"The spreadsheet has {stands.in_words()}, but it seems to have taken months for days: no "
        f"day of this column is later than the 12th. Is {turned.in_words()} meant?"
    )
    return CellDate(words, None, DateQuestion.TURNED_ROUND, why, (turned, stands))


def _number(words: str, cell: Cell, style: DateStyle, from_1904: bool) -> CellDate:
    number = cell.number if cell.number is not None else float(words)
    if number == int(number) and 1900 <= number <= 2199:
        return CellDate(words, PartialDate(int(number)))
    counted = number + (1462 if from_1904 else 0)
    if not _EXCEL_FIRST <= counted <= _EXCEL_LAST:
        return CellDate(words, None, DateQuestion.UNCLEAR, f"“{words}” is a number, not a date.")
    day = PartialDate.of(date(1899, 12, 30) + timedelta(days=int(counted)))
    if style.day_numbers:
        return CellDate(words, day, notice=f"The day number {words} was taken as a date.")
    why = f"“{words}” is a number. As a spreadsheet’s day number it is {day.in_words()}."
    return CellDate(words, None, DateQuestion.DAY_NUMBER, why, (day,))


def _numeric(words: str, text: str, style: DateStyle, month_first: bool) -> CellDate | None:
    found = figures_at(text)
    if found is None or _GOES_ON.match(text, found.end):
        return None
    one, two, short, rest = found.first, found.second, found.short, text[found.end :]
    years: tuple[int, ...] = (found.year,)
    if short:
        centuries = (1900, 2000) if style.century is None else (style.century,)
        likely = sorted(
            (each + found.year for each in centuries), key=lambda each: abs(each - 2015)
        )
        years = tuple(likely)
    options = found.days(years, _orders(one, two, style, month_first, short))
    unsure = _UNSURE.search(rest) is not None
    extra = _extra(rest)
    if extra is None or unsure:
        return CellDate(words, None, DateQuestion.UNCLEAR, _left_over(rest), options)
    if (
        len(options) == 1
        and (not short or style.century is not None)
        and _plain(one, two, style, month_first)
    ):
        return CellDate(words, options[0], extra=extra)
    return _numeric_question(words, options, short and style.century is None, extra)


def _orders(
    one: int, two: int, style: DateStyle, month_first: bool, short: bool
) -> list[tuple[int, int]]:
    """The (day, month) a numeric date may mean, the likeliest first."""
    if style.day_first is True:
        return [(one, two)] if two <= 12 else [(two, one)]
    if style.day_first is False:
        return [(two, one)] if one <= 12 else [(one, two)]
    if two > 12:
        return [(two, one)]
    if one > 12 or not (month_first or short):
        return [(one, two)]
    return [(one, two), (two, one)]


def _plain(one: int, two: int, style: DateStyle, month_first: bool) -> bool:
    """Whether day before month was written, or the person said how this column is written."""
    if style.day_first is not None:
        return True
    return two <= 12 and (one > 12 or one == two or not month_first)


def _numeric_question(
    words: str, options: tuple[PartialDate, ...], short: bool, extra: str
) -> CellDate:
    if not options:
        why = f"There is no day “{words}”."
        return CellDate(words, None, DateQuestion.IMPOSSIBLE, why, _near(words), extra)
    if short:
        why = f"“{words}” has a year of two figures: which day is meant?"
        return CellDate(words, None, DateQuestion.SHORT_YEAR, why, options, extra)
    if len(options) == 1:
        why = f"“{words}” has no such month with the day first; with the month first it is a day."
    else:
        why = f"This column has dates with the month first, so “{words}” can mean two days."
    return CellDate(words, None, DateQuestion.DAY_OR_MONTH, why, options, extra)


def _near(words: str) -> tuple[PartialDate, ...]:
    return read_front(re.sub(r"[.\-]", "/", words)).options


def _month_alone(words: str, text: str, style: DateStyle, month_first: bool) -> CellDate | None:
    """ "Mar-21", which a spreadsheet writes for a month as well as for a day of this year."""
    match = _MONTH_SHORT.match(text)
    if match is None:
        return None
    month = read_date(f"{match[1]} {(style.century or 2000) + int(match[2])}").date
    if month is None:
        return None
    if style.century is not None:
        return CellDate(words, month)
    why = f"“{words}” has a year of two figures: which month is meant?"
    older = replace(month, year=1900 + int(match[2]))
    return CellDate(words, None, DateQuestion.SHORT_YEAR, why, (month, older))


def _week(words: str, text: str, style: DateStyle, month_first: bool) -> CellDate | None:
    match = _WEEK.match(text)
    if match is None:
        return None
    (day,) = read_cells([Cell(text[match.end() :])], style)
    first = day.on.exact if day.on is not None else None
    why = f"“{words}” names a week: is its first day meant, or some day in it?"
    if first is None:
        return CellDate(words, None, DateQuestion.UNCLEAR, why, day.options)
    week = replace(PartialDate.of(first), until=PartialDate.of(first + timedelta(days=6)))
    options = (week, PartialDate.of(first))
    return CellDate(words, None, DateQuestion.UNCLEAR, why, options, day.extra)


def _worded(words: str, text: str, style: DateStyle, year: int | None) -> CellDate:
    whole = read_date(text)
    reading = whole if whole.date is not None else read_front(text)
    if reading.kind is DateQuestion.NO_YEAR:
        return _without_year(words, text, style, year)
    return _taken(words, reading, style)


def _without_year(words: str, text: str, style: DateStyle, year: int | None) -> CellDate:
    why = f"“{words}” has no year."
    if year is None:
        return CellDate(words, None, DateQuestion.NO_YEAR, why)
    reading = read_front(text, year)
    extra = _extra(reading.rest)
    if reading.date is None or extra is None:
        return CellDate(words, None, DateQuestion.NO_YEAR, reading.question or why)
    if style.year_before:
        notice = f"The year {year} was taken from the row before."
        return CellDate(words, reading.date, extra=extra, notice=notice)
    following = read_front(text, year + 1).date
    options = (reading.date,) if following is None else (reading.date, following)
    return CellDate(words, None, DateQuestion.NO_YEAR, why, options, extra)


def _taken(words: str, reading: Reading, style: DateStyle) -> CellDate:
    if reading.date is None:
        why = reading.question or f"“{words[:60]}” is not a date."
        kind = reading.kind or DateQuestion.UNCLEAR
        return CellDate(words, None, kind, why, reading.options)
    extra = _extra(reading.rest)
    if extra is None:
        why = _left_over(reading.rest)
        return CellDate(words, None, DateQuestion.UNCLEAR, why, (reading.date,))
    if reading.assumed_century:
        return _with_century(words, reading.date, style, extra)
    return CellDate(words, reading.date, extra=extra)


def _with_century(words: str, read: PartialDate, style: DateStyle, extra: str) -> CellDate:
    """A year of two figures: settled for the whole column, or asked about."""
    centuries = (2000, 1900) if style.century is None else (style.century,)
    days = (day_or_none(each + read.year % 100, read.month or 1, read.day) for each in centuries)
    options = tuple(replace(day, qualifier=read.qualifier) for day in days if day is not None)
    if style.century is not None and options:
        return CellDate(words, options[0], extra=extra)
    why = f"“{words}” has a year of two figures: which year is meant?"
    return CellDate(words, None, DateQuestion.SHORT_YEAR, why, options, extra)


def _extra(rest: str) -> str | None:
    """The time of day behind a date, "" for none or midnight; None when it is something else."""
    if not rest.strip(" ,;."):
        return ""
    match = _TIME.match(rest) or _TIME.match(rest.strip())
    if match is None:
        return None
    return "" if _MIDNIGHT.match(match[1]) else match[1]


def _left_over(rest: str) -> str:
    return f"“{rest.strip()[:40]}” was not understood as part of a date."
