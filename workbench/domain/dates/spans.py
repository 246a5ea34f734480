"""Spans of days and of numbers, for counts from dates that are only partly known.

A span of days or a range of numbers may be open at an end: None stands for "not known how early",
"not known how many".
"""

from __future__ import annotations

from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate, day_in_words


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
        return PartialDate(first.year, first.month, first.day, until=last).in_words()


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
        return f"between {self.least:,} and {self.most:,} {many}"

    def negative(self) -> Range:
        """The same range counted the other way: days to spare instead of days over."""
        least = None if self.most is None else -self.most
        most = None if self.least is None else -self.least
        return Range(least, most)


def _number(count: int | None, one: str, many: str) -> str:
    assert count is not None
    return f"{count:,} {one if count == 1 else many}"
