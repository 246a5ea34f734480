"""The rows of the chronology's table: events, and between them gaps and statutory deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from workbench.application.chronology.intervals import Gap
from workbench.domain.dataclass import dataclass
from workbench.domain.procedure.clock_words import brief
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.domain.records.chronology import ChronologyEvent

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


@dataclass(frozen=True, slots=True)
class EventRow:
    """The row of one event."""

    event: ChronologyEvent


@dataclass(frozen=True, slots=True)
class GapRow:
    """The row of a gap, between its two events."""

    gap: Gap


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """The row of a deadline, behind the events of its last day."""

    deadline: Deadline


Row = EventRow | GapRow | DeadlineRow


def deadlines(timings: Iterable[Timing]) -> tuple[Deadline, ...]:
    """The limits that have a last day, in its order."""
    dated = [Deadline(timing) for timing in timings if _due(timing) is not None]
    return tuple(sorted(dated, key=lambda each: (_due(each.timing), each.timing.limit.id)))


def _due(timing: Timing) -> date | None:
    last = timing.last_day
    return None if last is None else (last.latest or last.earliest)


def rows(
    events: Sequence[ChronologyEvent],
    gaps: Iterable[Gap] = (),
    due: Sequence[Deadline] = (),
) -> list[Row]:
    """All rows in order of date; `events` are in order, `due` as `deadlines` gives them.

    A gap stands right behind the event it begins with, unless deadlines fell due in it: it then
    stands before them.
    """
    after = {gap.before_id: gap for gap in gaps}
    waiting = list(due)
    found: list[Row] = []
    for event in events:
        while waiting and _is_before(waiting[0], event):
            found.append(DeadlineRow(waiting.pop(0)))
        found.append(EventRow(event))
        if event.id in after:
            found.append(GapRow(after[event.id]))
    undated = next((n for n, row in enumerate(found) if _is_undated(row)), len(found))
    found[undated:undated] = [DeadlineRow(each) for each in waiting]
    return found


def _is_before(deadline: Deadline, event: ChronologyEvent) -> bool:
    day = _due(deadline.timing)
    if day is None or event.on is None:
        return False
    return (day.toordinal(), 2) < event.on.sort_key()


def _is_undated(row: Row) -> bool:
    return isinstance(row, EventRow) and row.event.on is None
