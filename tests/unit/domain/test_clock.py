"""The clock: how long each step of a council's procedure had, and how long it took."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import RESOURCES, on
from workbench.domain.dates.counting import DeadlineUnit, NonWorkingDay
from workbench.domain.dates.partial import DaySpan, Range
from workbench.domain.procedure.clock import timings
from workbench.domain.procedure.clock_words import brief, sentence, working
from workbench.domain.procedure.limits import LimitRule
from workbench.domain.procedure.steps import (
    STAGE_TWO_START,
    CouncilComplaint,
    ProcedureStep,
    StageTwoStart,
    StepLimit,
)
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.reference.rules import load_rules

RULES = load_rules(Path(RESOURCES) / "rules")
CALENDAR = RULES.calendar()
TODAY = date(2026, 11, 23)


def as_limit(rule: LimitRule) -> StepLimit:
    """The limit as a case holds it."""
    names = ("title", "did", "duty", "from_steps", "assumed_from", "or_last_day", "to_step",
             "count", "unit", "beginning_with", "extended", "extended_by", "notice_in_time",
             "provision", "status")  # fmt: skip
    values = {name: getattr(rule, name) for name in names}
    return StepLimit(id=rule.id, key=rule.id, complaint_id="c1", applies=not rule.status, **values)


STATUTORY = RULES.procedures["statutory-children"]
LIMITS = tuple(as_limit(rule) for rule in STATUTORY.limits)


def clock(
    limits: tuple[StepLimit, ...] = LIMITS, today: date = TODAY, **dates: str
) -> dict[str, Timing]:
    """The timings of a complaint by limit, from dates such as ``s3_panel="19 December 2022"``."""
    return of_complaint({}, limits, today, **dates)


def of_complaint(
    fields: dict[str, Any],
    limits: tuple[StepLimit, ...] = LIMITS,
    today: date = TODAY,
    **dates: str,
) -> dict[str, Timing]:
    complaint = CouncilComplaint(id="c1", **fields)
    steps = [
        ProcedureStep(id=f"t{n}", complaint_id="c1", step=key.replace("_", "-"), on=on(words))
        for n, (key, words) in enumerate(dates.items())
    ]
    found = timings(complaint, steps, limits, RULES, CALENDAR, today)
    return {timing.limit.key: timing for timing in found}


# --- stage two ------------------------------------------------------------------------------------

STAGE_TWO = {
    "s2_request": "3 May 2023",
    "s2_accepted": "17 May 2023",
    "s2_statement": "14 June 2023",
    "s2_response": "1 August 2023",
}


@pytest.mark.parametrize(
    ("start", "begins", "last"),
    [
        (StageTwoStart.REQUEST, "s2-request", date(2023, 6, 9)),
        (StageTwoStart.ACCEPTANCE, "s2-accepted", date(2023, 6, 22)),
        (StageTwoStart.AGREED_STATEMENT, "s2-statement", date(2023, 7, 19)),
    ],
)
def test_the_convention_says_when_stage_two_begins(
    start: StageTwoStart, begins: str, last: date
) -> None:
    found = of_complaint({"stage_two_start": start}, **STAGE_TWO)["s2-response"]
    assert (found.start_step, found.last_day) == (begins, DaySpan.on(last))
    assert f"Stage two is counted {start}." in working(found)


def test_without_a_convention_the_regulations_own_is_used_and_said_to_be() -> None:
    found = clock(**STAGE_TWO)["s2-response"]
    assert found.start_step == "s2-request"
    assert any("No convention" in note for note in found.notes)


def test_an_oral_request_counts_from_its_final_written_record() -> None:
    asked = {"stage_two_start": StageTwoStart.REQUEST, "oral": True}
    missing = of_complaint(asked, s2_request="3 May 2023")["s2-response"]
    assert missing.needs == ("the date of the final written record of the oral request",)
    found = of_complaint(asked, s2_request="3 May 2023", s2_record="10 May 2023")["s2-response"]
    assert found.start_step == "s2-record"
    assert any("final written record" in note for note in found.notes)


def test_a_notice_in_time_allows_sixty_five_working_days() -> None:
    found = clock(**STAGE_TWO, s2_extension_notice="9 June 2023")["s2-response"]
    assert found.allowed == Range(65, 65)
    assert found.last_day == DaySpan.on(date(2023, 8, 4))
    assert found.state is TimingState.IN_TIME
    assert working(found)[0] == (
        "Time allowed: 65 working days, extended (SI 2006/1738, regulation 17)."
    )


def test_a_notice_given_too_late_extends_nothing() -> None:
    found = clock(**STAGE_TWO, s2_extension_notice="12 June 2023")["s2-response"]
    assert found.allowed == Range(25, 25)
    assert found.state is TimingState.LATE
    assert found.notes[0] == (
        "The notice of extension at stage two was given on 12 June 2023, after the 25 working "
        "days had run out, so it did not extend the time."
    )


def test_a_notice_that_may_have_been_late_leaves_both_limits_open() -> None:
    found = clock(**STAGE_TWO, s2_extension_notice="June 2023")["s2-response"]
    assert found.allowed == Range(25, 65)
    assert found.last_day == DaySpan(date(2023, 6, 9), date(2023, 8, 4))
    assert found.state is TimingState.UNSURE
    assert "25 or 65 working days" in working(found)[0]


def test_a_weekend_after_the_last_day_is_less_than_a_working_day_over() -> None:
    late = clock(s3_panel="2 November 2018", s3_report="10 November 2018")["s3-report"]
    assert late.state is TimingState.LATE
    assert brief(late) == "less than a working day over"


def test_stage_one_is_twice_as_long_for_a_complex_complaint() -> None:
    dates = {"s1_received": "3 May 2023", "s1_response": "1 June 2023"}
    assert brief(clock(**dates)["s1-response"]) == "9 working days over"
    longer = clock(**dates, s1_complexity_notice="10 May 2023")["s1-response"]
    assert brief(longer) == "in time, 1 working day to spare"
    late = clock(**dates, s1_complexity_notice="30 May 2023")["s1-response"]
    assert late.allowed == Range(20, 20)
    assert "had run out" in late.notes[0]


def test_stage_one_begins_when_an_advocate_is_appointed() -> None:
    found = clock(s1_received="3 May 2023", s1_advocate="10 May 2023")["s1-response"]
    assert found.start_step == "s1-advocate"


# --- what is missing, running or contradicts itself -----------------------------------------------


def test_a_missing_date_is_named() -> None:
    found = clock()["s3-panel"]
    assert found.state is TimingState.NOT_BEGUN
    assert brief(found) == "needs the date of the request for a review panel"
    assert sentence(found) == ""


def test_of_several_missing_dates_the_one_every_case_has_is_asked_for() -> None:
    assert brief(clock()["s1-response"]) == "needs the date of the receipt of the complaint"


def test_a_step_not_done_runs_or_is_overdue() -> None:
    running = clock(today=date(2023, 5, 10), s2_request="3 May 2023")["s2-response"]
    assert (running.state, brief(running)) == (TimingState.RUNNING, "runs until 9 June 2023")
    overdue = clock(today=date(2023, 6, 12), s2_request="3 May 2023")["s2-response"]
    assert overdue.state is TimingState.OVERDUE
    assert brief(overdue) == "1 working day over, and not done yet"
    assert sentence(overdue) == (
        "The Council should have finished stage two by 9 June 2023. There is no record that it "
        "was done."
    )
    own = replace(overdue.limit, did="Finished stage two")
    assert sentence(replace(overdue, limit=own)) == sentence(overdue)


def test_a_step_passed_over_is_not_recorded_rather_than_overdue() -> None:
    found = clock(s3_panel="19 December 2022", s3_response="23 January 2023")["s3-report"]
    assert (found.state, found.over) == (TimingState.NOT_RECORDED, None)
    assert brief(found) == "needs the date of the panel’s report; a later step has one"
    assert "Needed: the date of the panel’s report." in working(found)
    assert "Last day: 28 December 2022." in working(found)
    assert sentence(found, "The panel").endswith("There is no record that it was done.")
    still = clock(s3_panel="19 December 2022", ombudsman="3 May 2023")["s3-report"]
    assert still.state is TimingState.OVERDUE


def test_an_end_before_its_start_is_pointed_out() -> None:
    found = clock(s2_request="3 May 2023", s2_response="2 May 2023")["s2-response"]
    assert found.state is TimingState.IMPOSSIBLE
    assert brief(found) == "the end is dated before the start"
    assert sentence(found) == ""


def test_a_response_on_the_weekend_after_the_last_day_is_late_by_no_working_day() -> None:
    found = clock(s3_panel="17 June 2024", s3_report="24 June 2024", s3_response="15 July 2024")
    assert found["s3-response"].state is TimingState.IN_TIME
    late = clock(s1_received="5 May 2023", s1_response="20 May 2023")["s1-response"]
    assert late.last_day == DaySpan.on(date(2023, 5, 22))
    after = clock(s1_received="4 May 2023", s1_response="20 May 2023")["s1-response"]
    assert (after.state, after.over) == (TimingState.LATE, Range(0, 0))
    assert "before another working day had passed" in sentence(after)


def test_open_dates_give_at_least_or_at_most() -> None:
    found = clock(s2_request="before 2023-05-03", s2_response="1 August 2023")["s2-response"]
    assert found.over is not None
    assert (found.over.most, found.state) == (None, TimingState.LATE)
    assert brief(found).startswith("at least ")
    later = clock(s2_request="3 May 2023", s2_response="after 2023-08-01")["s2-response"]
    assert brief(later).startswith("at least ")


def test_a_date_given_as_about_gives_no_exact_number() -> None:
    found = clock(s2_request="about 2023-05-03", s2_response="1 August 2023")["s2-response"]
    assert brief(found).startswith("about ")
    assert "about" in sentence(found)


def test_two_records_of_one_step_count_the_first() -> None:
    steps = [
        ProcedureStep(id="t1", complaint_id="c1", step="s2-request", on=on("9 May 2023")),
        ProcedureStep(id="t2", complaint_id="c1", step="s2-request", on=on("3 May 2023")),
        ProcedureStep(id="t3", complaint_id="c2", step="s2-request", on=on("1 May 2023")),
    ]
    found = timings(CouncilComplaint(id="c1"), steps, LIMITS, RULES, CALENDAR, TODAY)
    start = next(timing.start for timing in found if timing.limit.key == "s2-response")
    assert start == on("3 May 2023")


# --- other units, local days, the working ---------------------------------------------------------


def one_limit(**fields: Any) -> StepLimit:
    values: dict[str, Any] = {
        "from_steps": ("notice",), "to_step": "ombudsman", "count": 12, "key": "own",
        "unit": DeadlineUnit.MONTHS, "did": "complained",
    }  # fmt: skip
    return StepLimit(id="x1", complaint_id="c1", **{**values, **fields})


@pytest.mark.parametrize(
    ("notice", "last"),
    [
        ("15 March 2024", date(2025, 3, 14)),
        ("29 February 2024", date(2025, 2, 28)),
        ("1 March 2023", date(2024, 2, 29)),
        ("1 March 2024", date(2025, 2, 28)),
    ],
)
def test_twelve_months_beginning_with_a_day_end_the_day_before(notice: str, last: date) -> None:
    found = clock((one_limit(beginning_with=True),), notice=notice)["own"]
    assert found.last_day == DaySpan.on(last)
    assert any(line.startswith("The first day counts") for line in working(found))


@pytest.mark.parametrize(
    ("count", "unit", "last"),
    [
        (4, DeadlineUnit.WEEKS, date(2023, 5, 31)),
        (1, DeadlineUnit.MONTHS, date(2023, 6, 3)),
        (20, DeadlineUnit.WORKING_DAYS, date(2023, 6, 2)),
        (28, DeadlineUnit.DAYS, date(2023, 5, 31)),
    ],
)
def test_units_are_kept_apart(count: int, unit: DeadlineUnit, last: date) -> None:
    found = clock((one_limit(count=count, unit=unit),), notice="3 May 2023")["own"]
    assert found.last_day == DaySpan.on(last)


def test_a_calendar_limit_that_ends_on_a_day_off_is_pointed_out_not_moved() -> None:
    found = clock((one_limit(count=1),), notice="3 May 2023")["own"]
    assert any("is not a working day (Saturday)" in note for note in found.notes)


def test_a_local_day_off_moves_the_last_day() -> None:
    closed = NonWorkingDay(date(2023, 5, 4), "Office closed", local=True)
    found = timings(
        CouncilComplaint(id="c1"),
        [ProcedureStep(id="t1", complaint_id="c1", step="s1-received", on=on("3 May 2023"))],
        LIMITS,
        RULES,
        replace(RULES, local=(closed,)).calendar(),
        TODAY,
    )
    stage_one = next(timing for timing in found if timing.limit.key == "s1-response")
    assert stage_one.last_day == DaySpan.on(date(2023, 5, 19))
    assert any("Office closed" in line for line in working(stage_one))


def test_the_working_names_the_days_that_did_not_count() -> None:
    found = clock(s3_received="28 December 2022", s3_response="23 January 2023")["s3-response"]
    assert working(found) == (
        "Time allowed: 15 working days (SI 2006/1738, regulation 20(3)).",
        "Runs from: Receipt of the panel’s recommendations, 28 December 2022.",
        "The day itself is left out; first counted day: 29 December 2022.",
        "Last day: 19 January 2023.",
        "Done: 23 January 2023.",
        "Time taken: 17 working days.",
        "Result: 2 working days over.",
        "Not counted: 8 Saturdays and Sundays.",
        "Not counted: 2 January 2023, New Year’s Day (substitute day).",
    )


def test_a_count_beyond_the_announced_years_is_provisional() -> None:
    found = clock(today=date(2030, 1, 1), s2_request="3 May 2029")["s2-response"]
    assert found.provisional
    assert any(line.startswith("Provisional") for line in working(found))


def test_a_limit_that_does_not_apply_or_has_no_time_is_not_counted() -> None:
    assert "s1-acknowledgement" not in clock(s1_received="3 May 2023")
    found = clock((one_limit(count=0),), notice="3 May 2023")["own"]
    assert found.needs == ("the time allowed",)


def test_limits_that_wait_for_one_another_do_not_go_round_for_ever() -> None:
    one = one_limit(from_steps=("b",), to_step="a", or_last_day=True)
    two = StepLimit(
        id="x2", complaint_id="c1", key="two", from_steps=("a",), to_step="b", count=5,
        or_last_day=True,
    )  # fmt: skip
    found = clock((one, two))
    assert {timing.state for timing in found.values()} == {TimingState.NOT_BEGUN}


def test_every_limit_of_the_rules_can_be_told_in_a_sentence() -> None:
    for limit in LIMITS:
        begin = "s2-request" if STAGE_TWO_START in limit.from_steps else limit.from_steps[0]
        dates = {begin: "3 May 2023", limit.to_step: "1 August 2023"}
        if begin == limit.to_step:
            continue
        found = clock(**dates).get(limit.key)
        if found is not None:
            assert sentence(found).startswith("The Council "), limit.key


def test_a_day_that_is_one_of_several_reads_as_a_day() -> None:
    one = one_limit(count=1, unit=DeadlineUnit.MONTHS)
    for notice, ends in (
        ("3 May 2023", "ends on 3 June 2023."),
        ("May 2023", "ends on a day between 1 and 30 June 2023."),
        ("2023-05-03..2023-05-04", "ends on 3 or 4 June 2023."),
    ):
        running = clock((one,), today=date(2023, 5, 3), notice=notice)["own"]
        assert sentence(running) == f"The one month allowed for this {ends}"
        assert brief(running) == f"runs until {ends.removeprefix('ends on ').rstrip('.')}"
    assert Range(4, 5).words("day", "days") == "4 or 5 days"
