"""What reading a date gives: the date, or a question of a kind with the dates that may be meant."""

from __future__ import annotations

from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate


class DateQuestion(StrEnum):
    """Kinds of questions a written date can raise."""

    NONE = ""
    DAY_OR_MONTH = "day or month first?"
    TURNED_ROUND = "day and month turned round?"
    SHORT_YEAR = "a year of two figures"
    DAY_NUMBER = "a spreadsheet’s day number"
    NO_YEAR = "no year"
    IMPOSSIBLE = "no such day"
    UNCLEAR = "not clear"
    BLANK = "no date"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from the front of a line.

    `date` is None when there is no date there, or when it must be asked about: then `kind` and
    `question` say why, and `options` are the dates it may mean. `rest` is the line after the date.
    `assumed_year` is True when the year was not written but taken from the caller,
    `assumed_century` when it was written in two figures.
    """

    date: PartialDate | None
    rest: str
    kind: DateQuestion = DateQuestion.NONE
    question: str = ""
    options: tuple[PartialDate, ...] = ()
    assumed_year: bool = False
    assumed_century: bool = False
