"""Dates as casework has them: often only a month, sometimes "mid-January 2018".

A `PartialDate` keeps the precision it was given. It is stored as a short code that a person can
write by hand::

    2021-03-22    2021-03    2021    1980s
    early 2018-01   mid 2018-01   late 2018   about 2018-01-05   before 2018-02   after 2018
    2018-01-03..2018-01-07    spring 2018    winter 2018
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.text import how_many


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The earliest and the latest day something can have been."""

    earliest: date | None
    latest: date | None

    @classmethod
    def of(cls, on: PartialDate) -> DaySpan:
        """The days a date as given can stand for."""
        return cls(*on.bounds())

    @classmethod
    def on(cls, day: date) -> DaySpan:
        """Exactly that day."""
        return cls(day, day)

    @property
    def exact(self) -> date | None:
        """The one day it can have been, or None."""
        return self.earliest if self.earliest == self.latest else None

    def words(self) -> str:
        """The span in words: "3 May 2023", "between 3 and 31 May 2023", "3 May 2023 or later"."""
        if self.earliest is None and self.latest is None:
            return "a day not known"
        if self.earliest is None:
            assert self.latest is not None
            return f"{day_in_words(self.latest)} or earlier"
        if self.latest is None:
            return f"{day_in_words(self.earliest)} or later"
        if self.earliest == self.latest:
            return day_in_words(self.earliest)
        last = PartialDate.of(self.latest)
        first = PartialDate.of(self.earliest)
        words = PartialDate(first.year, first.month, first.day, until=last).in_words()
        if (self.latest - self.earliest).days == 1:
            return words.removeprefix("between ").replace(" and ", " or ")
        return words

    def as_day(self) -> str:
        """The span where a sentence has one day: "3 May 2023", "a day between 3 and 9 May 2023"."""
        words = self.words()
        return f"a day {words}" if words.startswith("between ") else words


@dataclass(frozen=True, slots=True)
class Range:
    """The fewest and the most something can be; both are the same when it is known exactly."""

    least: int | None
    most: int | None

    @property
    def exact(self) -> int | None:
        """The one number it can be, or None."""
        return self.least if self.least == self.most else None

    def words(self, one: str, many: str) -> str:
        """The range in words: "61 working days", "between 12 and 31 working days"."""
        if self.least is None and self.most is None:
            return f"an unknown number of {many}"
        if self.least is None:
            return f"at most {_number(self.most, one, many)}"
        if self.most is None:
            return f"at least {_number(self.least, one, many)}"
        if self.least == self.most:
            return _number(self.least, one, many)
        if self.most == self.least + 1:
            return f"{self.least:,} or {self.most:,} {many}"
        return f"between {self.least:,} and {self.most:,} {many}"

    def negative(self) -> Range:
        """The same range counted the other way: days to spare instead of days over."""
        least = None if self.most is None else -self.most
        most = None if self.least is None else -self.least
        return Range(least, most)


def _number(count: int | None, one: str, many: str) -> str:
    assert count is not None
    return how_many(count, one, many)


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
"""English month names whatever the computer's language is set to."""

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199


class Qualifier(StrEnum):
    """What was said of the date besides its parts."""

    NONE = ""
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"


def _check_year(year: int) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(f"the year {year} is outside {EARLIEST_YEAR} to {LATEST_YEAR}")


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The first month of each season; winter runs into the next year."""

_SEASON_CODE = re.compile(rf"({'|'.join(SEASONS)}) (\d{{4}})")
_CODE = re.compile(
    r"(?:(early|mid|late|about|before|after) )?(\d{4})(?:(s)|-(\d\d)(?:-(\d\d))?)?\Z"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as the evidence: a day, month, year or decade, perhaps qualified.

    `until` makes it a span ("between 3 and 7 June 2020"); a span carries no qualifier. That of a
    `season` is its three months, and is called by its name. Raises ValueError for days that do not
    exist.
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: Qualifier = Qualifier.NONE
    until: PartialDate | None = None
    decade: bool = False
    season: bool = False

    def __post_init__(self) -> None:
        _check_year(self.year)
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"there is no month {self.month}")
        if self.day is not None:
            self._check_day(self.day)
        if self.decade and (self.month is not None or self.year % 10):
            raise ValueError("a decade is written as its first year, such as 1980s")
        if self.day is not None and self.qualifier in (
            Qualifier.EARLY, Qualifier.MID, Qualifier.LATE,
        ):  # fmt: skip
            raise ValueError("early, mid and late go with a month or a year, not with a day")
        if self.until is not None:
            self._check_span(self.until)
        if self.season and (
            self.day is not None
            or self.month is None
            or self.month not in SEASONS.values()
            or self.until != _season_end(self.year, self.month)
        ):
            raise ValueError("a season is three months, such as spring 2018")

    def _check_day(self, day: int) -> None:
        if self.month is None:
            raise ValueError("a day needs a month")
        try:
            date(self.year, self.month, day)
        except ValueError:
            last, name = _length(self.year, self.month), MONTHS[self.month - 1]
            wrong = f"{name} {self.year} has {last} days, so there is no {day} {name}"
            raise ValueError(wrong) from None

    def _check_span(self, until: PartialDate) -> None:
        if self.qualifier or until.qualifier or until.until is not None:
            raise ValueError("a span runs between two plain dates")
        if until.last_day() < self.first_day():
            raise ValueError("the span ends before it begins")

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The exact day."""
        _check_year(day.year)
        # There is no more to be checked. A long case has thousands: each is filled by hand.
        made = object.__new__(cls)
        _put_year(made, day.year)
        _put_month(made, day.month)
        _put_day(made, day.day)
        _put_qualifier(made, Qualifier.NONE)
        _put_until(made, None)
        _put_decade(made, False)
        _put_season(made, False)
        return made

    @classmethod
    def in_season(cls, year: int, month: int) -> PartialDate:
        """The season that begins with a month of a year; raises ValueError where none does."""
        return cls(year, month, until=_season_end(year, month), season=True)

    @classmethod
    def from_plain(cls, code: str) -> PartialDate:
        """Read the stored code; raises ValueError saying what is wrong with it."""
        if len(code) == len("2021-03-22") and code[4] == code[7] == "-":
            # Nearly all are plain days, of which a long case has thousands.
            try:
                return cls.of(date.fromisoformat(code))
            except ValueError:
                pass  # what is wrong is said below
        season = _SEASON_CODE.fullmatch(code)
        if season is not None:
            return cls.in_season(int(season[2]), SEASONS[season[1]])
        first, sep, last = code.partition("..")
        start = cls._read_code(first)
        return replace(start, until=cls._read_code(last)) if sep else start

    @classmethod
    def _read_code(cls, code: str) -> PartialDate:
        match = _CODE.match(code)
        if match is None:
            raise ValueError(f"“{code[:40]}” is not a date code such as 2021-03-22 or mid 2018-01")
        word, year, decade, month, day = match.groups()
        return cls(
            int(year),
            int(month) if month else None,
            int(day) if day else None,
            Qualifier(word or ""),
            decade=bool(decade),
        )

    def to_plain(self) -> str:
        """The stored code."""
        if self.season:
            return f"{self._season_name()} {self.year:04d}"
        code = f"{self.year:04d}"
        if self.decade:
            code += "s"
        if self.month is not None:
            code += f"-{self.month:02d}"
        if self.day is not None:
            code += f"-{self.day:02d}"
        if self.qualifier:
            code = f"{self.qualifier} {code}"
        return f"{code}..{self.until.to_plain()}" if self.until is not None else code

    @property
    def exact(self) -> date | None:
        """The one day this is, or None when it is less precise than that."""
        if self.day is None or self.month is None or self.qualifier or self.until is not None:
            return None
        return date(self.year, self.month, self.day)

    def first_day(self) -> date:
        """The first day meant by the date's parts, whatever before, after or about says."""
        third = {Qualifier.MID: 1, Qualifier.LATE: 2}.get(self.qualifier, 0)
        if self.month is None:
            return date(self.year, 1 + 4 * third, 1)
        return date(self.year, self.month, self.day or 1 + 10 * third)

    def last_day(self) -> date:
        """The last day meant by the date's parts, or by the end of the span."""
        if self.until is not None:
            return self.until.last_day()
        third = {Qualifier.EARLY: 1, Qualifier.MID: 2}.get(self.qualifier, 3)
        if self.month is None:
            year = self.year + 9 if self.decade else self.year
            month = 4 * third
            return date(year, month, _length(year, month))
        if self.day is not None:
            return date(self.year, self.month, self.day)
        if third < 3:
            return date(self.year, self.month, 10 * third)
        return date(self.year, self.month, _length(self.year, self.month))

    def bounds(self) -> tuple[date | None, date | None]:
        """The earliest and latest day it can have been; None where it is open-ended."""
        if (day := self.exact) is not None:
            return day, day
        if self.qualifier is Qualifier.BEFORE:
            return None, self.first_day() - timedelta(days=1)
        if self.qualifier is Qualifier.AFTER:
            return self.last_day() + timedelta(days=1), None
        return self.first_day(), self.last_day()

    def sort_key(self) -> tuple[int, int]:
        """Where the date stands among others: by its first day, the wider before the narrower.

        "Before 3 June" stands just before that day's entries, "after" just after them.
        """
        # Most dates of a long chronology are plain days, sorted over and over.
        if (day := self.exact) is not None:
            return day.toordinal(), 0
        earliest, latest = self.bounds()
        if earliest is None and latest is not None:
            return latest.toordinal(), 1
        if latest is None and earliest is not None:
            return earliest.toordinal(), -1_000_000
        first = self.first_day()
        if self.month is None and self.qualifier is Qualifier.LATE:
            first = date(self.year, 10, 1)  # "late 2024" stands after September, not before it
        return first.toordinal(), -(self.last_day() - first).days

    def plain_words(self, with_year: bool = True) -> str:
        """The day, month and year alone, whatever qualifies them."""
        words = []
        if self.day is not None:
            words.append(str(self.day))
        if self.month is not None:
            words.append(MONTHS[self.month - 1])
        if self.decade:
            words.append(f"the {self.year}s")
        elif with_year or self.month is None:
            words.append(str(self.year))
        return " ".join(words)

    def in_words(self, with_year: bool = True) -> str:
        """The date in words: "22 March 2021", "mid-January 2018", "between 3 and 7 June 2020"."""
        if self.season:
            return self._season_words(with_year)
        if self.until is not None:
            return f"between {self._span_start(with_year)} and {self.until.plain_words(with_year)}"
        parts = self.plain_words(with_year)
        if self.decade and self.qualifier in (Qualifier.EARLY, Qualifier.MID, Qualifier.LATE):
            joined = "-" if self.qualifier is Qualifier.MID else " "
            return f"the {self.qualifier}{joined}{self.year}s"
        if self.qualifier is Qualifier.MID:
            return f"mid-{parts}"
        return f"{self.qualifier} {parts}" if self.qualifier else parts

    def _season_name(self) -> str:
        return next(name for name, month in SEASONS.items() if month == self.month)

    def _season_words(self, with_year: bool) -> str:
        name, end = self._season_name(), self.until.year if self.until is not None else self.year
        if end != self.year:
            return f"{name} {self.year}/{end % 100:02d}"
        return f"{name} {self.year}" if with_year else name

    def _span_start(self, with_year: bool) -> str:
        assert self.until is not None
        same_year = self.year == self.until.year and self.month is not None
        if same_year and self.day is not None and self.month == self.until.month:
            return str(self.day)
        return self.plain_words(with_year and not same_year)

    def phrase(self, known_year: int | None = None) -> str:
        """How a statement's sentence begins: "On 22 March 2021", "In mid-January 2018".

        The year is left out when `known_year` says the reader already knows it.
        """
        end_year = self.until.year if self.until is not None else self.year
        with_year = not (known_year == self.year == end_year)
        words = self.in_words(with_year)
        spans = self.until is not None and not self.season
        if spans or self.qualifier in (Qualifier.BEFORE, Qualifier.AFTER):
            return words[0].upper() + words[1:]
        preposition = "On" if self.day is not None else "In"
        if self.qualifier is Qualifier.ABOUT:
            return f"{preposition} or around {self.plain_words(with_year)}"
        return f"{preposition} {words}"


def _season_end(year: int, month: int) -> PartialDate:
    winter = month == SEASONS["winter"]
    return PartialDate(year + 1, 2) if winter else PartialDate(year, month + 2)


_put_year, _put_month, _put_day, _put_qualifier, _put_until, _put_decade, _put_season = (
    getattr(PartialDate, each.name).__set__ for each in fields(PartialDate)
)


def _length(year: int, month: int) -> int:
    """How many days a month has; by hand, for the register is shown without the calendar."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


def day_in_words(day: date) -> str:
    """A calendar day as statements write it: "17 June 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
