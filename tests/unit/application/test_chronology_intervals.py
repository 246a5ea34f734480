"""Gaps, intervals, ages and deadlines among the rows of the chronology."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_person, an_event, on
from workbench.application.chronology.deadlines import deadlines
from workbench.application.chronology.intervals import age_at, ages, gaps, interval
from workbench.domain.dates.counting import NonWorkingDay, WorkingDays
from workbench.domain.dates.partial import DaySpan, PartialDate, Range
from workbench.domain.procedure.steps import StepLimit
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.domain.records.chronology import in_order

GOOD_FRIDAY = NonWorkingDay(date(2021, 4, 2), "Good Friday")
EASTER_MONDAY = NonWorkingDay(date(2021, 4, 5), "Easter Monday")
CALENDAR = WorkingDays.of([GOOD_FRIDAY, EASTER_MONDAY])


def words(start: str, end: str) -> tuple[str, ...]:
    return interval(on(start), on(end), CALENDAR).lines()


def test_an_interval_counts_each_unit_for_itself_and_shows_what_was_left_out() -> None:
    assert words("22 March 2021", "26 April 2021") == (
        "From 22 March 2021 to 26 April 2021",
        "35 calendar days",
        "23 working days",
        "5 weeks",
        "1 month and 4 days",
        "Left out: 10 days of weekends; Good Friday, 2 April 2021; Easter Monday, 5 April 2021",
    )


def test_the_two_rows_can_be_chosen_in_any_order() -> None:
    assert words("26 April 2021", "22 March 2021") == words("22 March 2021", "26 April 2021")


def test_the_same_day_is_no_time_at_all() -> None:
    assert words("3 May 2023", "3 May 2023")[1:5] == (
        "0 calendar days", "0 working days", "0 weeks", "0 months",
    )  # fmt: skip


def test_partial_dates_give_ranges() -> None:
    found = interval(on("March 2021"), on("20 May 2021"), CALENDAR)
    assert found.days == Range(50, 80)
    assert found.working.words("working day", "working days").startswith("between ")
    assert found.weeks_words() == "between 7 and 11 weeks"
    assert found.months_words() == "1 or 2 months"
    assert found.order_known
    assert found.off == ()


def test_dates_that_overlap_do_not_tell_their_order() -> None:
    found = interval(on("March 2021"), on("9 March 2021"), CALENDAR)
    assert not found.order_known
    assert found.days.least == 0
    assert "The dates do not show which of the two came first." in found.lines()


def test_a_date_without_an_end_gives_no_upper_number() -> None:
    found = interval(on("3 May 2021"), on("after 2021"), CALENDAR)
    assert found.working.words("working day", "working days").startswith("at least ")
    assert found.days.most is None


@given(st.dates(date(2005, 1, 1), date(2025, 1, 1)), st.integers(0, 4_000))
def test_working_days_agree_with_an_independent_count(start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    found = interval(PartialDate.of(start), PartialDate.of(end), CALENDAR)
    off = [numpy.datetime64(each.day) for each in (GOOD_FRIDAY, EASTER_MONDAY)]
    after = [date.fromordinal(day.toordinal() + 1) for day in (start, end)]
    expected = numpy.busday_count(*after, holidays=off)
    assert found.working.exact == expected
    assert found.days.exact == days


# --- ages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("3 May 2009", "2 May 2021", "11 years"),
        ("3 May 2009", "3 May 2021", "12 years"),
        ("29 February 2008", "28 February 2021", "12 years"),
        ("29 February 2008", "1 March 2021", "13 years"),
        ("May 2009", "10 May 2021", "11 or 12 years"),
        ("2009", "2021", "11 or 12 years"),
        ("3 May 2009", "after 2021", "at least 12 years"),
    ],
)
def test_an_age_is_as_exact_as_its_dates(born: str, day: str, age: str) -> None:
    found = age_at(on(born), on(day))
    assert found is not None
    assert found.words("year", "years") == age


def test_nobody_has_an_age_before_birth() -> None:
    assert age_at(on("3 May 2009"), on("2 May 2009")) is None
    people = [
        a_person("p1"),
        a_person("p2", born=on("3 May 2009")),
        a_person("p3", born=on("3 May 2030")),
    ]
    assert [(person.id, age.exact) for person, age in ages(people, on("3 May 2020"))] == [
        ("p2", 11)
    ]


# --- gaps --------------------------------------------------------------------------------------


def chronology(*dates: str | None):
    return in_order(an_event(f"e{n}", day, position=n) for n, day in enumerate(dates))


def test_a_gap_stands_between_two_events_with_a_long_time_between() -> None:
    events = chronology("22 March 2021", "26 April 2021", "28 April 2021", None)
    (gap,) = gaps(events, CALENDAR, 20)
    assert (gap.before_id, gap.after_id) == ("e0", "e1")
    assert gap.words() == "23 working days without an entry"
    assert gaps(events, CALENDAR, 24) == ()


def test_a_gap_between_partial_dates_is_a_range() -> None:
    (gap,) = gaps(chronology("March 2021", "17 June 2021"), CALENDAR, 60)
    assert gap.words() == "between 54 and 76 working days without an entry"


def test_dates_that_may_touch_leave_no_gap() -> None:
    assert gaps(chronology("2021", "3 December 2021"), CALENDAR, 5) == ()
    assert gaps(chronology("after 2020", "3 December 2021"), CALENDAR, 5) == ()
    assert gaps(chronology("3 May 2019", "before 2021"), CALENDAR, 5) == ()


def test_a_gap_names_the_events_that_may_lie_in_it() -> None:
    (gap,) = gaps(chronology("2021", "1 February 2021", "1 December 2021"), CALENDAR, 60)
    assert gap.within == ("e0",)
    assert gap.words().endswith("unless an event of less certain date lies in between")
    (gap,) = gaps(chronology("2021", "2021", "1 February 2021", "1 December 2021"), CALENDAR, 60)
    assert gap.words().endswith("unless 2 events of less certain date lie in between")


def test_gaps_that_reach_past_the_announced_holidays_are_provisional() -> None:
    calendar = WorkingDays.of([], announced_to=2027)
    (gap,) = gaps(chronology("1 December 2027", "1 May 2028"), calendar, 20)
    assert gap.provisional


# --- deadlines ---------------------------------------------------------------------------------


def a_timing(due: str, state: TimingState, id: str = "l1", over: int | None = None) -> Timing:
    day = on(due).exact
    assert day is not None
    return Timing(
        limit=StepLimit(id=id, title="Stage one response"),
        state=state,
        end=on(due) if state in (TimingState.IN_TIME, TimingState.LATE) else None,
        last_day=DaySpan.on(day),
        over=None if over is None else Range(over, over),
    )


def test_deadlines_stand_in_the_order_of_their_days() -> None:
    due = deadlines(
        [
            a_timing("7 May 2021", TimingState.RUNNING, "l3"),
            a_timing("3 March 2021", TimingState.LATE, "l1", over=12),
            Timing(limit=StepLimit(id="l9"), state=TimingState.NOT_BEGUN),
        ]
    )
    assert [each.words() for each in due] == [
        "Due: Stage one response – missed: 12 working days over",
        "Due: Stage one response – still running",
    ]


def test_a_limit_still_running_out_of_time_says_so() -> None:
    (due,) = deadlines([a_timing("7 May 2021", TimingState.OVERDUE, over=3)])
    assert due.words() == (
        "Due: Stage one response – missed: 3 working days over, and not done yet"
    )
    assert due.late
    assert due.when() == "7 May 2021"
    unsure = replace(due.timing, state=TimingState.UNSURE)
    assert not deadlines([unsure])[0].late
