"""The days on which remedies fall due, counted from the final decision in the unit drafted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import Counting, DeadlineUnit, WorkingDays
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.remedies import Deadline


@dataclass(frozen=True, slots=True)
class DueDay:
    """The day a deadline gives: `note` says what to know of it ("a Saturday"), "" for nothing."""

    day: date
    note: str = ""

    def words(self) -> str:
        """The day with its note: "4 May 2024 (a Saturday)"."""
        return day_in_words(self.day) + (f" ({self.note})" if self.note else "")


@dataclass(frozen=True, slots=True)
class RemedyDays:
    """When one remedy is due and when the Ombudsman hears of it; None where nothing is set."""

    remedy_id: str
    due: DueDay | None
    report: DueDay | None


def due_day(deadline: Deadline, decided_on: date, calendar: WorkingDays) -> DueDay:
    """The last day of a time that runs from the final decision, that day left out.

    A day off at the end of weeks or months is pointed out and not moved: no rule was found.
    """
    day = Counting(deadline.unit, calendar).last_day(decided_on, deadline.count)
    if deadline.unit is DeadlineUnit.WORKING_DAYS:
        unsure = calendar.count(decided_on, day).provisional
        return DueDay(day, "bank holidays not yet announced" if unsure else "")
    off = calendar.why_off(day)
    if off is None:
        return DueDay(day)
    return DueDay(day, f"a {off.why}" if off.why in ("Saturday", "Sunday") else off.why)


def remedy_days(case: CaseFile, calendar: WorkingDays) -> Iterator[RemedyDays]:
    """The days of every remedy in order; without a decision date there are none."""
    decided = case.case.decided_on
    for remedy in editing.ordered(case, "remedy"):
        due, report = (
            due_day(deadline, decided, calendar) if deadline and decided else None
            for deadline in (remedy.deadline, remedy.evidence_deadline)
        )
        yield RemedyDays(remedy.id, due, report)
