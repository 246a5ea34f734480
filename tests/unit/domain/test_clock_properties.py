"""What holds of every timing: ranges contain every exact pair, and later never counts less."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.test_clock import CALENDAR, RULES
from workbench.domain.dates.counting import Counting, DeadlineUnit
from workbench.domain.dates.partial import DaySpan, PartialDate
from workbench.domain.procedure.clock import timings
from workbench.domain.procedure.clock_words import brief, sentence, working
from workbench.domain.procedure.steps import CouncilComplaint, ProcedureStep, StepLimit
from workbench.domain.procedure.timing import Timing, TimingState

DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
UNITS = st.sampled_from(list(DeadlineUnit))
TODAY = date(2026, 11, 22)


@st.composite
def partial_dates(draw: Any) -> PartialDate:
    """A date as papers give it: a day, a month, part of one, a year, or a span of days."""
    day = draw(DAYS)
    how = draw(st.sampled_from(("day", "month", "early", "mid", "late", "year", "span", "open")))
    if how == "day":
        return PartialDate.of(day)
    if how == "month":
        return PartialDate(day.year, day.month)
    if how == "year":
        return PartialDate(day.year)
    if how == "span":
        last = PartialDate.of(day + timedelta(days=draw(st.integers(1, 60))))
        return PartialDate(day.year, day.month, day.day, until=last)
    if how == "open":
        side = draw(st.sampled_from(("before", "after")))
        return PartialDate.from_plain(f"{side} {day.isoformat()}")
    return PartialDate.from_plain(f"{how} {day:%Y-%m}")


@st.composite
def limits(draw: Any) -> StepLimit:
    """A limit in any unit."""
    count = draw(st.integers(1, 70))
    return StepLimit(
        id="l1", complaint_id="c1", key="l1", title="Step", did="took the step",
        from_steps=("from",), to_step="to", count=count, unit=draw(UNITS),
        beginning_with=draw(st.booleans()),
    )  # fmt: skip


def timed(limit: StepLimit, start: PartialDate, end: PartialDate | None) -> Timing:
    steps = [
        ProcedureStep(id="t1", complaint_id="c1", step="from", on=start),
        ProcedureStep(id="t2", complaint_id="c1", step="to", on=end),
    ]
    found = timings(CouncilComplaint(id="c1"), steps, [limit], RULES, CALENDAR, TODAY)
    return found[0]


def a_day_of(draw: Any, on: PartialDate) -> date:
    earliest, latest = on.bounds()
    first = earliest or (latest or TODAY) - timedelta(days=200)
    last = latest or first + timedelta(days=200)
    return draw(st.dates(first, last))


def within(value: int | None, least: int | None, most: int | None) -> bool:
    assert value is not None
    return (least is None or least <= value) and (most is None or value <= most)


@given(st.data(), limits(), partial_dates(), partial_dates())
def test_a_range_contains_the_count_of_every_pair_of_days(
    data: st.DataObject, limit: StepLimit, start: PartialDate, end: PartialDate
) -> None:
    first, last = a_day_of(data.draw, start), a_day_of(data.draw, end)
    whole = timed(limit, start, end)
    if last < first:
        return
    exact = timed(limit, PartialDate.of(first), PartialDate.of(last))
    assert whole.state is not TimingState.IMPOSSIBLE
    assert exact.over is not None
    assert exact.taken is not None
    assert whole.over is not None
    assert whole.taken is not None
    assert within(exact.over.exact, whole.over.least, whole.over.most)
    assert within(exact.taken.exact, whole.taken.least, whole.taken.most)
    if whole.state is not TimingState.UNSURE:
        assert exact.state is whole.state
    assert exact.last_day is not None
    assert whole.last_day is not None
    day = exact.last_day.exact
    assert day is not None
    assert (whole.last_day.earliest or day) <= day <= (whole.last_day.latest or day)


@given(limits(), DAYS, DAYS, st.integers(0, 60))
def test_a_later_end_is_never_less_over_and_a_later_start_never_more(
    limit: StepLimit, start: date, end: date, more: int
) -> None:
    if end < start + timedelta(days=more):
        return
    counting = Counting(limit.unit, CALENDAR, limit.beginning_with)

    def over(first: date, last: date) -> int:
        return counting.over(counting.last_day(first, limit.count), last)

    later = timedelta(days=more)
    assert over(start, end + later) >= over(start, end)
    assert over(start + later, end) <= over(start, end)


@given(limits(), partial_dates(), st.none() | partial_dates())
def test_everything_can_be_told_in_words(
    limit: StepLimit, start: PartialDate, end: PartialDate | None
) -> None:
    timing = timed(limit, start, end)
    for words in (brief(timing), *working(timing)):
        assert words.strip()
        assert "None" not in words
    told = sentence(timing)
    assert told.endswith(".") or not told
    assert "None" not in told


@given(limits(), DAYS)
def test_exactly_the_last_day_is_in_time_and_the_next_day_is_not(
    limit: StepLimit, start: date
) -> None:
    counting = Counting(limit.unit, CALENDAR, limit.beginning_with)
    last = counting.last_day(start, limit.count)
    if last < start:
        return
    first = PartialDate.of(start)
    assert timed(limit, first, PartialDate.of(last)).state is TimingState.IN_TIME
    after = PartialDate.of(last + timedelta(days=1))
    assert timed(limit, first, after).state is TimingState.LATE


def test_spans_and_ranges_say_what_is_open() -> None:
    assert DaySpan(None, date(2023, 5, 3)).words() == "3 May 2023 or earlier"
    assert DaySpan(date(2023, 5, 3), None).words() == "3 May 2023 or later"
    assert DaySpan(None, None).words() == "a day not known"
    assert DaySpan(date(2023, 5, 3), date(2023, 5, 31)).words() == "between 3 and 31 May 2023"
