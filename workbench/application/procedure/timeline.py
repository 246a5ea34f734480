"""The drawn timeline as data: events, the council's stages, and time allowed beside time taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from workbench.application.case import editing
from workbench.application.procedure.limits import complaint_timings
from workbench.application.procedure.steps import step_rows
from workbench.application.records.labels import words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.dates.partial import DaySpan
from workbench.domain.procedure.clock_words import brief
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.domain.records.chronology import in_order
from workbench.domain.text import shortened
from workbench.statement.markup.inline import NOT_WORDS

_LABEL = 110
_TAIL, _LEAST_TAIL = 6, timedelta(days=21)
"""The part of the days drawn, and the fewest, that a limit still running is drawn on for."""

_TOKEN = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class TimelineSpan:
    """Days on the timeline, both inclusive; `sure` when both ends are exact days as recorded."""

    first: date
    last: date
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """An event on the timeline: its days, its date in words and a short label."""

    id: str
    span: TimelineSpan
    label: str
    when: str
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stage of the council's procedure, from its first dated step to its last."""

    complaint_id: str
    title: str
    span: TimelineSpan
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A time limit: the time allowed, and beside it the time taken so far or in the end.

    `state` is in words; `late` when the limit was surely missed. One still `running` goes on
    `beyond` what is drawn when nothing was done long after all else.
    """

    complaint_id: str
    title: str
    allowed: TimelineSpan
    taken: TimelineSpan
    state: str
    detail: str
    late: bool
    running: bool = False
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is drawn, and the days it reaches over; events that have no date are counted."""

    events: tuple[TimelineEvent, ...]
    phases: tuple[Phase, ...]
    allowances: tuple[Allowance, ...]
    undated: int = 0

    def words(self) -> Iterator[str]:
        """All the words that are drawn."""
        for event in self.events:
            yield from (event.when, event.label)
        for phase in self.phases:
            yield from (phase.title, phase.detail)
        for each in self.allowances:
            yield from (each.title, each.state, each.detail)

    def days(self) -> TimelineSpan | None:
        """The first and the last day there is anything on; None when there is nothing."""
        spans = [event.span for event in self.events]
        spans += [phase.span for phase in self.phases]
        spans += [span for each in self.allowances for span in (each.allowed, each.taken)]
        if not spans:
            return None
        return TimelineSpan(min(each.first for each in spans), max(each.last for each in spans))


def timeline(case: CaseFile, rules: RuleBook, calendar: WorkingDays, today: date) -> Timeline:
    """The timeline of a case."""
    ordered = in_order(case.events.values())
    labels = _Labels(case)
    events = tuple(
        TimelineEvent(
            id=event.id,
            span=span_of(DaySpan.of(event.on)),
            label=labels(event.narrative) or "nothing written yet",
            when=event.on.in_words(),
            disputed=event.disputed,
        )
        for event in ordered
        if event.on is not None
    )
    phases: list[Phase] = []
    allowances: list[Allowance] = []
    for complaint in editing.ordered(case, "complaint"):
        phases.extend(_phases(case, complaint.id, rules))
        timings = complaint_timings(case, complaint.id, rules, calendar, today)
        allowances.extend(_allowances(complaint.id, timings))
    whole = Timeline(events, tuple(phases), tuple(allowances), len(ordered) - len(events))
    return replace(whole, allowances=_within_reach(whole))


class _Labels:
    """The beginning of what happened in each event, each mention looked up once.

    Reading thousands of events as the statement does takes longer than opening a page may.
    """

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._meant: dict[str, str] = {}

    def __call__(self, narrative: str) -> str:
        """The label of an event that says this."""
        words = narrative
        if len(words) > 4 * _LABEL:
            cut = words.rfind(" ", 0, 4 * _LABEL)
            # A mention may not be cut in two.
            words = words[:cut] if "{" not in words[max(cut - 40, 0) : cut] else words
        if "{" in words:
            words = _TOKEN.sub(self._meaning, words)
        return shortened(NOT_WORDS.sub("", words), _LABEL)

    def _meaning(self, token: re.Match[str]) -> str:
        found = self._meant.get(token[0])
        if found is None:
            found = self._meant[token[0]] = words_of(self._case, token[0])
        return found


def span_of(days: DaySpan) -> TimelineSpan:
    """The days something can have been, an open end drawn to the end that is known."""
    first = days.earliest or days.latest
    last = days.latest or days.earliest
    assert first is not None and last is not None
    return TimelineSpan(first, last, days.exact is not None)


def _phases(case: CaseFile, complaint_id: str, rules: RuleBook) -> Iterator[Phase]:
    stages: dict[int, list[TimelineSpan]] = {}
    for row in step_rows(case, complaint_id, rules):
        if row.on is not None and row.stage:
            stages.setdefault(row.stage, []).append(span_of(DaySpan.of(row.on)))
    for stage, spans in sorted(stages.items()):
        first, last = min(s.first for s in spans), max(s.last for s in spans)
        span = TimelineSpan(first, last, all(s.sure for s in spans))
        yield Phase(
            complaint_id=complaint_id,
            title=f"Stage {stage}",
            span=span,
            detail=f"Stage {stage}: {DaySpan(first, first).words()} to "
            f"{DaySpan(last, last).words()}, as far as dates are recorded",
        )


def _allowances(complaint_id: str, timings: Iterable[Timing]) -> Iterator[Allowance]:
    for timing in timings:
        if timing.last_day is None or timing.start is None or timing.first_counted is None:
            continue
        start = span_of(DaySpan.of(timing.start))
        due = span_of(timing.last_day)
        allowed = TimelineSpan(start.first, due.last, start.sure and due.sure)
        ended = timing.end if timing.end is not None else None
        if ended is not None:
            end = span_of(DaySpan.of(ended))
        elif timing.as_of is not None:
            end = TimelineSpan(timing.as_of, timing.as_of)
        else:
            end = due
        taken = TimelineSpan(start.first, max(end.last, start.first), start.sure and end.sure)
        title = timing.limit.title or timing.limit.did
        yield Allowance(
            complaint_id=complaint_id,
            title=title,
            allowed=allowed,
            taken=taken,
            state=brief(timing),
            detail=f"{title}: allowed until {timing.last_day.as_day()}; {brief(timing)}",
            late=timing.state in (TimingState.LATE, TimingState.OVERDUE),
            running=timing.end is None,
        )


def _within_reach(whole: Timeline) -> tuple[Allowance, ...]:
    """The limits, those still running ended soon after the last day there is anything else on.

    Else one that nobody met would press all that happened into a corner.
    """
    ended = replace(
        whole,
        allowances=tuple(
            replace(each, taken=each.allowed) if each.running else each for each in whole.allowances
        ),
    )
    days = ended.days()
    if days is None:
        return whole.allowances
    end = days.last + max((days.last - days.first) // _TAIL, _LEAST_TAIL)
    return tuple(
        replace(each, taken=replace(each.taken, last=end), beyond=True)
        if each.running and each.taken.last > end
        else each
        for each in whole.allowances
    )


@dataclass(frozen=True, slots=True)
class Ruler:
    """Days as pixels: `first` begins at `left`, a day is `scale` pixels wide."""

    first: date
    scale: float
    left: float = 0.0

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self.scale

    def day(self, x: float) -> date:
        """The day at a place."""
        return self.first + timedelta(days=int((x - self.left) // self.scale))

    def ends(self, span: TimelineSpan) -> tuple[float, float]:
        """Where a span begins and ends; its last day is in it."""
        return self.x(span.first), self.x(span.last) + self.scale


_STEPS = (1, 3, 12, 60, 120)
_FEWEST_PIXELS = 64


def ticks(ruler: Ruler, last: date) -> Iterator[tuple[date, bool]]:
    """The first days of months or years that are marked, and whether one begins a year."""
    step = next((n for n in _STEPS if n * 30.4 * ruler.scale >= _FEWEST_PIXELS), _STEPS[-1])
    year, month = ruler.first.year, ruler.first.month
    if step > 1:
        year, month = (year - year % max(step // 12, 1), 1) if step >= 12 else (year, 1)
    day = date(max(year, 1), month, 1)
    while day <= last:
        if day >= ruler.first:
            yield day, day.month == 1
        total = day.year * 12 + day.month - 1 + step
        day = date(total // 12, total % 12 + 1, 1)
