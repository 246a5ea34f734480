"""The clock of a council's complaint procedure: how long each step had, and how long it took.

For every limit a complaint is judged by there is one `Timing`, with the working shown. Dates that
are only partly known give spans and ranges, never one exact number; a date that is missing is
named. The legal sources of the limits are in the limits themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import Counting, DayOff, WorkingDays
from workbench.domain.dates.partial import DaySpan, PartialDate, Qualifier, Range, day_in_words
from workbench.domain.fields import own_order
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.order import dated_once
from workbench.domain.procedure.steps import (
    STAGE_TWO_START,
    CouncilComplaint,
    ProcedureStep,
    StageTwoStart,
    StepLimit,
)
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.domain.records.remedies import Deadline
from workbench.domain.text import capitalised, uncapitalised


def timings(
    complaint: CouncilComplaint,
    steps: Iterable[ProcedureStep],
    limits: Iterable[StepLimit],
    rules: RuleBook,
    calendar: WorkingDays,
    today: date,
    only: str = "",
) -> tuple[Timing, ...]:
    """The timing of every limit of a complaint that applies, in order.

    `only` is the id of the one limit that is wanted, "" for all.

    `steps` and `limits` may be those of the whole case; `rules` give the titles of the steps and
    the conventions for stage two.
    """
    own = (limit for limit in limits if limit.complaint_id == complaint.id and limit.applies)
    clock = _Clock(
        complaint=complaint,
        dates={key: each.on for key, each in dated_once(complaint, steps).items() if each.on},
        limits=tuple(sorted(own, key=own_order)),
        rules=rules,
        calendar=calendar,
        today=today,
        titles=_titles(complaint, steps, rules),
    )
    wanted = (limit for limit in clock.limits if only in ("", limit.id))
    return tuple(clock.timing(limit) for limit in wanted)


def _titles(
    complaint: CouncilComplaint, steps: Iterable[ProcedureStep], rules: RuleBook
) -> Mapping[str, str]:
    titles = {step.step: step.title for step in steps if step.complaint_id == complaint.id}
    procedure = rules.procedures.get(complaint.procedure)
    known = {step.key: step.title for step in procedure.steps} if procedure is not None else {}
    return {**titles, **known}


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a time begins: the step, its days, and what had to be assumed."""

    step: str
    days: DaySpan
    on: PartialDate | None = None
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class _Extension:
    """The time allowed, the shortest and the longest it can be, and what to know about it."""

    allowed: Range
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clock:
    """One complaint with all that its limits are counted by."""

    complaint: CouncilComplaint
    dates: Mapping[str, PartialDate]
    limits: tuple[StepLimit, ...]
    rules: RuleBook
    calendar: WorkingDays
    today: date
    titles: Mapping[str, str] = field(default_factory=dict)

    def timing(self, limit: StepLimit) -> Timing:
        """One limit counted."""
        counting = Counting(limit.unit, self.calendar, limit.beginning_with)
        end = self.dates.get(limit.to_step)
        convention = self.complaint.stage_two_start if STAGE_TWO_START in limit.from_steps else None
        if limit.count < 1:
            needs: tuple[str, ...] = ("the time allowed",)
            return Timing(limit=limit, state=TimingState.NOT_BEGUN, end=end, needs=needs)
        start = self._start(limit, frozenset())
        if start is None:
            return Timing(
                limit=limit,
                state=TimingState.NOT_BEGUN,
                end=end,
                allowed=Range(limit.count, limit.count),
                day_words=counting.day_words,
                convention=convention,
                needs=(self._missing(limit),),
            )
        extension = self._extension(limit, counting, start.days)
        last = counting.last_days(start.days, extension.allowed)
        until = DaySpan.on(self.today) if end is None else DaySpan.of(end)
        over = counting.over_between(start.days, until, extension.allowed)
        if end is None and self._went_on(limit.to_step):
            return replace(
                self._unrecorded(limit, counting, start, last),
                allowed=extension.allowed,
                convention=convention,
                notes=extension.notes,
            )
        count = self._off(counting, start.days, last, until)
        return Timing(
            limit=limit,
            state=_state(start.days, until, last, over, ended=end is not None),
            start=start.on,
            start_step=start.step,
            start_title=self.titles.get(start.step, start.step),
            assumption=start.assumption,
            end=end,
            allowed=extension.allowed,
            day_words=counting.day_words,
            first_counted=DaySpan(
                _mapped(start.days.earliest, counting), _mapped(start.days.latest, counting)
            ),
            last_day=last,
            taken=counting.taken_between(start.days, until),
            over=over,
            as_of=self.today if end is None else None,
            off=count,
            convention=convention,
            notes=(*extension.notes, *self._notes(limit, counting, start, last, until)),
            provisional=self._provisional(counting, start.days, last, until),
            approximate=any(
                on is not None and on.qualifier is Qualifier.ABOUT for on in (start.on, end)
            ),
        )

    def _went_on(self, step: str) -> bool:
        """Whether a later step of the council's own stages has a date."""
        procedure = self.rules.procedures.get(self.complaint.procedure)
        keys = [each.key for each in procedure.steps if each.stage] if procedure else []
        return step in keys and any(key in self.dates for key in keys[keys.index(step) + 1 :])

    def _unrecorded(
        self, limit: StepLimit, counting: Counting, start: _Start, last: DaySpan
    ) -> Timing:
        return Timing(
            limit=limit,
            state=TimingState.NOT_RECORDED,
            start=start.on,
            start_step=start.step,
            start_title=self.titles.get(start.step, start.step),
            assumption=start.assumption,
            day_words=counting.day_words,
            first_counted=DaySpan(
                _mapped(start.days.earliest, counting), _mapped(start.days.latest, counting)
            ),
            last_day=last,
            needs=(f"the date of {self._named(limit.to_step)}",),
            provisional=self._provisional(counting, start.days, last, last),
        )

    def _from(self, limit: StepLimit) -> tuple[str, ...]:
        """The steps that may begin the time, the convention for stage two put in."""
        result: list[str] = []
        for key in limit.from_steps:
            if key != STAGE_TWO_START:
                result.append(key)
                continue
            chosen = self.complaint.stage_two_start
            if chosen is StageTwoStart.NOT_CHOSEN:
                chosen = StageTwoStart.REQUEST
            rule = self.rules.conventions.get(chosen)
            if rule is not None:
                oral = self.complaint.oral and rule.oral_steps
                result.extend(rule.oral_steps if oral else rule.steps)
        return tuple(result)

    def _start(self, limit: StepLimit, seen: frozenset[str]) -> _Start | None:
        keys = self._from(limit)
        for key in keys:
            if key in self.dates:
                return _Start(key, DaySpan.of(self.dates[key]), self.dates[key])
        for key in limit.assumed_from:
            if key in self.dates:
                sentence = (
                    f"The date of {self._named(keys[0])} is not known; this counts from "
                    f"{self._named(key)}."
                    if keys
                    else ""
                )
                return _Start(key, DaySpan.of(self.dates[key]), self.dates[key], sentence)
        return self._last_day_before(limit, (*keys, *limit.assumed_from), seen)

    def _last_day_before(
        self, limit: StepLimit, keys: Iterable[str], seen: frozenset[str]
    ) -> _Start | None:
        """The start when a step without date is taken as done on the last day it had."""
        if not limit.or_last_day:
            return None
        seen = seen | {limit.id}
        for key in keys:
            for other in self.limits:
                if other.to_step != key or other.id in seen or other.count < 1:
                    continue
                start = self._start(other, seen)
                if start is None:
                    continue
                counting = Counting(other.unit, self.calendar, other.beginning_with)
                allowed = self._extension(other, counting, start.days).allowed
                days = counting.last_days(start.days, allowed)
                sentence = (
                    f"The date of {self._named(key)} is not known; this assumes "
                    f"{days.as_day()}, the last day allowed for it."
                )
                return _Start(key, days, assumption=sentence)
        return None

    def _named(self, key: str) -> str:
        title = self.titles.get(key, key)
        return f"the {uncapitalised(title)}"

    def _missing(self, limit: StepLimit) -> str:
        keys = self._from(limit)
        if not keys:
            return "the step the time runs from"
        # The rarer a step, the earlier it is listed: the last one is the step every case has.
        ordinary = keys[0] if STAGE_TWO_START in limit.from_steps else keys[-1]
        return f"the date of {self._named(ordinary)}"

    def _extension(self, limit: StepLimit, counting: Counting, start: DaySpan) -> _Extension:
        short, long = limit.count, limit.extended
        notice = self.dates.get(limit.extended_by) if limit.extended_by else None
        if not long or notice is None:
            return _Extension(Range(short, short))
        given = DaySpan.of(notice)
        expiry = counting.last_days(start, Range(short, short))
        when = notice.phrase()
        when = uncapitalised(when)
        time = Deadline(short, limit.unit).in_words()
        if _surely_after(given.earliest, expiry.latest):
            late = (
                f"{capitalised(self._named(limit.extended_by))} was given {when}, after the {time}"
            )
            if limit.notice_in_time:
                sentence = f"{late} had run out, so it did not extend the time."
                return _Extension(Range(short, short), (sentence,))
            return _Extension(Range(long, long), (f"{late} had run out.",))
        if not limit.notice_in_time or _surely_until(given.latest, expiry.earliest):
            return _Extension(Range(long, long))
        sentence = (
            f"{capitalised(self._named(limit.extended_by))} was given {when}; the dates do not "
            f"show whether that was before the {time} had run out."
        )
        return _Extension(Range(short, long), (sentence,))

    def _off(
        self, counting: Counting, start: DaySpan, last: DaySpan, end: DaySpan
    ) -> tuple[DayOff, ...]:
        """The days left out, from an exact start to the end or the last day, whichever is later."""
        if not counting.in_working_days or start.exact is None or last.exact is None:
            return ()
        furthest = last.exact if end.exact is None else max(last.exact, end.exact)
        return self.calendar.count(counting.origin(start.exact), furthest).off

    def _provisional(self, counting: Counting, start: DaySpan, last: DaySpan, end: DaySpan) -> bool:
        if not counting.in_working_days:
            return False
        days = [day for span in (start, last, end) for day in (span.earliest, span.latest) if day]
        return self.calendar.count(min(days), max(days)).provisional if days else False

    def _notes(
        self, limit: StepLimit, counting: Counting, start: _Start, last: DaySpan, end: DaySpan
    ) -> Iterable[str]:
        if STAGE_TWO_START in limit.from_steps:
            if self.complaint.stage_two_start is StageTwoStart.NOT_CHOSEN:
                yield "No convention for stage two was chosen; the regulations’ own is used."
            if self.complaint.oral and start.step == "s2-record":
                yield "The request was oral, so the time runs from the final written record."
        if not counting.in_working_days and last.exact is not None:
            off = self.calendar.why_off(last.exact)
            if off is not None:
                yield (
                    f"The last day, {day_in_words(last.exact)}, is not a working day "
                    f"({off.why}). No rule moves it: whether it moves is for you to say."
                )
        if limit.status:
            yield "This limit is not yet confirmed by your office."
        if limit.why_changed:
            yield f"The limit differs from the rule: {limit.why_changed}"


def _state(
    start: DaySpan, end: DaySpan, last: DaySpan, over: Range | None, *, ended: bool
) -> TimingState:
    if over is None:
        return TimingState.IMPOSSIBLE if ended else TimingState.RUNNING
    # Compared by date: what is done on a Saturday after a Friday is late by no working day.
    if _surely_after(end.earliest, last.latest) and _surely_after(end.earliest, start.latest):
        return TimingState.LATE if ended else TimingState.OVERDUE
    if _surely_until(end.latest, last.earliest):
        return TimingState.IN_TIME if ended else TimingState.RUNNING
    return TimingState.UNSURE


def _surely_after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def _surely_until(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day <= other


def _mapped(day: date | None, counting: Counting) -> date | None:
    return None if day is None else counting.first_counted(day)
