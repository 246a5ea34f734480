"""The dates of published decisions of the Ombudsman give the delays worked out by hand."""

from __future__ import annotations

from datetime import date

from tests.unit.domain.test_clock import CALENDAR, clock
from workbench.domain.dates.partial import DaySpan, Range
from workbench.domain.procedure.clock_words import brief, sentence
from workbench.domain.procedure.timing import TimingState


def test_a_response_five_weeks_after_a_christmas_panel_is_two_working_days_late() -> None:
    found = clock(
        s3_panel="19 December 2022", s3_received="28 December 2022", s3_response="23 January 2023"
    )["s3-response"]
    assert found.last_day == DaySpan.on(date(2023, 1, 19))
    assert found.over == Range(2, 2)
    assert found.state is TimingState.LATE
    assert CALENDAR.count(date(2022, 12, 19), date(2023, 1, 23)).days == 22
    assert sentence(found) == (
        "The Council should have responded to the panel’s recommendations by 19 January 2023. "
        "It did so on 23 January 2023, 2 working days late."
    )


def test_without_a_report_its_last_day_is_assumed_and_said_to_be() -> None:
    found = clock(s3_panel="19 December 2022", s3_response="23 January 2023")["s3-response"]
    assert found.over == Range(2, 2)
    assert "28 December 2022" in found.assumption
    assert sentence(found).endswith(
        "The date of the panel’s report is not known; this assumes 28 December 2022, the last day "
        "allowed for it."
    )


def test_the_report_stands_in_for_an_unknown_day_of_receipt() -> None:
    found = clock(s3_report="28 December 2022", s3_response="23 January 2023")["s3-response"]
    assert found.over == Range(2, 2)
    assert found.assumption == (
        "The date of the receipt of the panel’s recommendations is not known; this counts from "
        "the panel’s report."
    )


def test_a_report_on_the_fifth_day_and_a_response_on_the_third_are_in_time() -> None:
    found = clock(
        s3_panel="17 June 2024",
        s3_report="24 June 2024",
        s3_received="24 June 2024",
        s3_response="27 June 2024",
    )
    assert found["s3-report"].taken == Range(5, 5)
    assert found["s3-report"].state is TimingState.IN_TIME
    assert brief(found["s3-report"]) == "in time, on the last day"
    assert found["s3-response"].taken == Range(3, 3)
    assert brief(found["s3-response"]) == "in time, 12 working days to spare"
    assert sentence(found["s3-report"], "The panel") == (
        "The panel sent its report and recommendations on 24 June 2024, within the five working "
        "days allowed."
    )


def test_dates_known_by_their_month_give_a_range() -> None:
    found = clock(s1_received="March 2020", s1_response="April 2020")["s1-response"]
    # From 1 March the last day is 13 March; from 31 March it is 16 April, over Easter.
    assert found.last_day == DaySpan(date(2020, 3, 13), date(2020, 4, 16))
    assert found.over == Range(-9, 32)
    assert found.state is TimingState.UNSURE
    assert sentence(found) == (
        "The Council should have responded at stage one by a day between 13 March and "
        "16 April 2020. It did so in April 2020; the dates do not show whether that was in time. "
        "It was at most 32 working days late."
    )


def test_a_range_that_is_late_at_both_ends_is_late() -> None:
    found = clock(s2_request="April 2020", s2_response="August 2020")["s2-response"]
    assert found.state is TimingState.LATE
    assert found.over is not None
    assert found.over.exact is None
    assert found.over.least == CALENDAR.count(date(2020, 6, 8), date(2020, 8, 1)).days
    assert "between" in brief(found)
    assert "31 August" not in sentence(found)


def test_the_panels_thirty_days_are_working_days() -> None:
    found = clock(s3_request="8 November 2021", s3_panel="20 December 2021")["s3-panel"]
    assert found.taken == Range(30, 30)
    assert found.state is TimingState.IN_TIME
    in_days = clock(s3_request="8 November 2021", s3_panel="21 December 2021")["s3-panel"]
    assert brief(in_days) == "1 working day over"
