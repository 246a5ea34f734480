"""Jurisdiction: each limit on what may be investigated, whether it applies, and what was decided.

`LimitDecision` is a record of the case; `LimitGuide` is what the reference data say of a limit.
The twelve months for coming to the Ombudsman are counted here.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import Counting, DeadlineUnit, WorkingDays, add_months
from workbench.domain.dates.partial import DaySpan, PartialDate, Range
from workbench.domain.fields import (
    day,
    identity,
    key_of,
    links,
    many_lines,
    one_line,
    one_of,
    partial_date,
    required,
)

LATE = "late"
"""The limit of twelve months (Local Government Act 1974, section 26B)."""


class Applies(StrEnum):
    """Whether a limit stands in the way."""

    UNDECIDED = "undecided"
    YES = "yes"
    NO = "no"


class Discretion(StrEnum):
    """Whether a limit that applies was set aside, where the law allows that."""

    NOT_DECIDED = "not decided"
    USED = "used"
    NOT_USED = "not used"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitDecision:
    """What was decided about one limit on jurisdiction.

    `id` is the limit's key ("late", "court"), or one of the person's own, whose name is `title`.
    `reason` is working text. `head_ids` are the heads of complaint it bears on, empty when that
    is no whole head.
    `paragraph_id` is the standard paragraph chosen for it, "" for the usual one.
    `notice_on` is the day the person first had notice of the matter and `back_to` how far back
    the investigation goes (both for the limit of twelve months).
    """

    id: str = field(metadata=required(identity("limit")))
    title: str = one_line("title", telling=True)
    applies: Applies = one_of("whether it applies", Applies.UNDECIDED)
    discretion: Discretion = one_of("discretion", Discretion.NOT_DECIDED)
    reason: str = many_lines("reason", telling=True)
    decided_on: date | None = day("decided on")
    by_whom: str = one_line("by whom")
    paragraph_id: str = key_of("paragraph", "standard paragraph")
    head_ids: tuple[str, ...] = links("head", "heads of complaint")
    notice_on: PartialDate | None = partial_date("first notice")
    back_to: PartialDate | None = partial_date("investigated back to")

    @property
    def bars(self) -> bool:
        """Whether it keeps the matter from being investigated."""
        return self.applies is Applies.YES and self.discretion is not Discretion.USED


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitGuide:
    """A limit on jurisdiction as the reference data tell it.

    `asks` are the questions to be answered, in order; `discretion` whether it can be set aside.
    `paragraphs` are the standard paragraphs that may state it, the usual one first.
    """

    id: str
    title: str
    provision: str
    meaning: str
    asks: tuple[str, ...]
    source: str
    consulted: date
    discretion: bool = False
    paragraphs: tuple[str, ...] = ()
    status: str = ""
    note: str = ""


class Timeliness(StrEnum):
    """Whether a complaint came within its twelve months."""

    NOT_KNOWN = "not known"
    IN_TIME = "in time"
    LATE = "late"
    UNSURE = "the dates do not show"


def last_day_of_twelve_months(notice: PartialDate) -> DaySpan:
    """The last day for complaining, given the day of first notice; a span when that is not exact.

    Twelve months beginning with a day include it: notice on 15 March 2024 allows a complaint
    until 14 March 2025 (Local Government Act 1974, section 26B).
    """
    twelve = Counting(DeadlineUnit.MONTHS, WorkingDays(), beginning_with=True)
    return twelve.last_days(DaySpan.of(notice), Range(12, 12))


def first_day_in_time(received: date) -> date:
    """The earliest day of first notice for which a complaint received that day is in time."""
    return add_months(received, -12) + timedelta(days=1)


def timeliness(notice: PartialDate | None, received: date | None) -> Timeliness:
    """Whether a complaint received on a day was made within twelve months of first notice."""
    if notice is None or received is None:
        return Timeliness.NOT_KNOWN
    last = last_day_of_twelve_months(notice)
    if last.earliest is not None and received <= last.earliest:
        return Timeliness.IN_TIME
    if last.latest is not None and received > last.latest:
        return Timeliness.LATE
    return Timeliness.UNSURE
