"""Statutory deadlines among the events of the chronology, and how each stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.procedure.clock_words import brief
from workbench.domain.procedure.timing import Timing, TimingState

_STATES = {
    TimingState.IN_TIME: "met",
    TimingState.LATE: "missed",
    TimingState.OVERDUE: "missed",
    TimingState.RUNNING: "still running",
    TimingState.UNSURE: "cannot be said from these dates",
    TimingState.IMPOSSIBLE: "the dates contradict each other",
    TimingState.NOT_RECORDED: "not recorded when it was done",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit of the council's procedure where it fell due."""

    timing: Timing

    @property
    def state(self) -> str:
        """How it stands, in words: "met", "missed", "still running"."""
        return _STATES.get(self.timing.state, "")

    @property
    def late(self) -> bool:
        """Whether the limit was surely missed."""
        return self.timing.state in (TimingState.LATE, TimingState.OVERDUE)

    def when(self) -> str:
        """The last day of the limit, in words."""
        last = self.timing.last_day
        return last.words() if last is not None else ""

    def words(self) -> str:
        """The deadline as one line: what fell due, whether it was met, and by how much not."""
        limit = self.timing.limit
        line = f"Due: {limit.title or limit.did} – {self.state}"
        known = self.late or self.timing.state is TimingState.IN_TIME
        return f"{line}: {brief(self.timing)}" if known else line


def deadlines(timings: Iterable[Timing]) -> tuple[Deadline, ...]:
    """The limits that have a last day, in its order."""
    dated = [Deadline(timing) for timing in timings if _due(timing) is not None]
    return tuple(sorted(dated, key=lambda each: (_due(each.timing), each.timing.limit.id)))


def _due(timing: Timing) -> date | None:
    last = timing.last_day
    return None if last is None else (last.latest or last.earliest)
