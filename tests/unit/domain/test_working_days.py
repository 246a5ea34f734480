"""Working days are counted as the children's complaints regulations define them."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.dates.counting import NonWorkingDay, WorkingDays, add_months

LIBRARY = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2037))
ENGLAND = WorkingDays.of(NonWorkingDay(day, name) for day, name in LIBRARY.items())
AS_NUMPY = np.busdaycalendar(holidays=sorted(LIBRARY))


def day(words: str) -> date:
    return date.fromisoformat(words)


@pytest.mark.parametrize(
    ("start", "ends"),
    [
        ("2022-05-30", "0601 0608 0615 0622 0629 0706 0713 0901"),
        ("2022-09-12", "0914 0920 0927 1004 1011 1018 1025 1213"),
        ("2023-04-28", "0503 0509 0516 0523 0531 0607 0614 0802"),
        ("2024-12-20", "1224 1231 0108 0115 0122 0129 0205 0326"),
        ("2025-04-14", "0416 0423 0430 0508 0515 0522 0530 0718"),
        ("2026-03-30", "0401 0408 0415 0422 0429 0507 0514 0703"),
        ("2027-12-20", "1222 1229 0106 0113 0120 0127 0203 0323"),
    ],
)
def test_limits_end_on_the_days_worked_out_by_hand(start: str, ends: str) -> None:
    limits = (2, 5, 10, 15, 20, 25, 30, 65)
    found = [ENGLAND.last_day(day(start), limit).end.strftime("%m%d") for limit in limits]
    assert found == ends.split()


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024-06-17", "2024-06-24", 5),
        ("2024-06-24", "2024-07-15", 15),
        ("2022-12-19", "2022-12-28", 5),
        ("2022-12-28", "2023-01-19", 15),
        ("2022-12-19", "2023-01-23", 22),
        ("2023-01-19", "2023-01-23", 2),
        ("2024-06-24", "2024-06-27", 3),
    ],
)
def test_the_time_taken_is_counted_from_the_day_after(start: str, end: str, days: int) -> None:
    assert ENGLAND.count(day(start), day(end)).days == days


def test_the_days_left_out_are_named() -> None:
    count = ENGLAND.count(day("2024-12-24"), day("2024-12-30"))
    assert [(off.day.day, off.why) for off in count.off] == [
        (25, "Christmas Day"),
        (26, "Boxing Day"),
        (28, "Saturday"),
        (29, "Sunday"),
    ]
    assert count.first_counted == day("2024-12-27")
    assert count.days == 2


def test_an_event_on_a_day_off_starts_the_count_on_the_next_working_day() -> None:
    assert ENGLAND.last_day(day("2024-12-25"), 1).end == day("2024-12-27")


def test_a_count_that_rests_on_unannounced_days_is_provisional() -> None:
    coming = NonWorkingDay(day("2031-12-25"), "Christmas Day", provisional=True)
    calendar = WorkingDays.of([coming], announced_to=2027)
    assert calendar.count(day("2031-12-01"), day("2031-12-30")).provisional
    assert calendar.count(day("2028-03-01"), day("2028-03-03")).provisional
    assert not calendar.count(day("2027-03-01"), day("2027-03-03")).provisional


def test_a_count_from_before_the_listed_days_is_provisional() -> None:
    calendar = WorkingDays.of([], known_from=2015)
    assert calendar.count(day("2014-12-30"), day("2015-01-06")).provisional
    assert not calendar.count(day("2015-01-05"), day("2015-01-06")).provisional


@pytest.mark.parametrize("allowed", [0, -1, 10_001])
def test_a_limit_that_makes_no_sense_is_refused(allowed: int) -> None:
    with pytest.raises(ValueError, match="between 1 and"):
        ENGLAND.last_day(day("2024-01-01"), allowed)


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(ValueError, match="before the first"):
        ENGLAND.count(day("2024-01-02"), day("2024-01-01"))


def test_a_limit_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="last day of the calendar"):
        ENGLAND.last_day(date.max - timedelta(days=3), 10)


DAYS = st.dates(date(2013, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(0, 5000))
def test_counts_agree_with_numpy_over_twenty_years(start: date, length: int) -> None:
    end = min(start + timedelta(days=length), date(2036, 12, 30))
    first, last = start + timedelta(days=1), end + timedelta(days=1)
    expected = int(np.busday_count(first, last, busdaycal=AS_NUMPY)) if end > start else 0
    assert ENGLAND.count(start, end).days == expected


@given(DAYS, st.integers(1, 200))
def test_the_last_day_of_a_limit_is_counted_back_to_the_limit(start: date, allowed: int) -> None:
    count = ENGLAND.last_day(start, allowed)
    assert ENGLAND.is_working(count.end)
    assert count.days == allowed
    assert ENGLAND.count(start, count.end - timedelta(days=1)).days == allowed - 1


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-03-15", 12, "2025-03-15"),
        ("2024-11-30", 3, "2025-02-28"),
        ("2024-05-31", -2, "2024-03-31"),
    ],
)
def test_months_run_to_the_corresponding_date(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == day(end)
