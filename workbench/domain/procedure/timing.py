"""How one step of a council's procedure stands to its time limit, as counted by the clock."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import DayOff
from workbench.domain.dates.partial import DaySpan, PartialDate, Range
from workbench.domain.procedure.steps import StageTwoStart, StepLimit


class TimingState(StrEnum):
    """How a step stands to its limit.

    A step without date is not recorded, rather than overdue, when a later step has one.
    """

    NOT_BEGUN = "not begun"
    RUNNING = "running"
    OVERDUE = "overdue"
    NOT_RECORDED = "not recorded"
    IN_TIME = "in time"
    LATE = "late"
    UNSURE = "cannot be said"
    IMPOSSIBLE = "dates contradict each other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One limit counted.

    `start` and `end` are the dates as recorded, `start_step` the step the time began with; an
    assumed start is stated in `assumption`. `last_day`, `first_counted`, `taken` and `over` are as
    exact as the dates allow; `over` is negative for days to spare. Without an end they are as of
    `as_of`. `off` are the days that did not count, known only when both ends are exact.
    `needs` names the dates that are missing, `notes` what else there is to know, in sentences.
    `approximate` when a date was given as "about".
    """

    limit: StepLimit
    state: TimingState
    start: PartialDate | None = None
    start_step: str = ""
    start_title: str = ""
    assumption: str = ""
    end: PartialDate | None = None
    allowed: Range = Range(0, 0)
    day_words: tuple[str, str] = ("working day", "working days")
    first_counted: DaySpan | None = None
    last_day: DaySpan | None = None
    taken: Range | None = None
    over: Range | None = None
    as_of: date | None = None
    off: tuple[DayOff, ...] = ()
    convention: StageTwoStart | None = None
    notes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    provisional: bool = False
    approximate: bool = False

    @property
    def extended(self) -> bool:
        """Whether the longer time is certain to apply."""
        return self.limit.extended > 0 and self.allowed.least == self.limit.extended
