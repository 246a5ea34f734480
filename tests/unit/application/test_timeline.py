"""The drawn timeline as data: what is on it and where."""

from __future__ import annotations

from datetime import date

from tests.builders import TODAY, a_case, a_person, an_event, on
from workbench.application.procedure.timeline import Ruler, Timeline, TimelineSpan, ticks, timeline
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.procedure.limits import ProcedureRule, RuleBook, StepRule
from workbench.domain.procedure.steps import CouncilComplaint, ProcedureStep, StepLimit

RULES = RuleBook(
    procedures={
        "corporate": ProcedureRule(
            id="corporate", title="Corporate", source="invented", starts_with="received",
            steps=(
                StepRule(key="received", title="Received", stage=1),
                StepRule(key="answered", title="Answered", stage=1),
                StepRule(key="asked", title="Stage two asked for", stage=2),
            ),
        )
    }
)  # fmt: skip


def a_complaint(answered: str | None = "3 May 2023") -> tuple[object, ...]:
    limit = StepLimit(
        id="l1", complaint_id="k1", title="Stage one", from_steps=("received",),
        to_step="answered", count=10,
    )  # fmt: skip
    steps = [
        ProcedureStep(id="s1", complaint_id="k1", step="received", on=on("3 April 2023")),
        ProcedureStep(id="s2", complaint_id="k1", step="asked", on=on("June 2023")),
    ]
    if answered is not None:
        steps.append(ProcedureStep(id="s3", complaint_id="k1", step="answered", on=on(answered)))
    return CouncilComplaint(id="k1", procedure="corporate"), limit, *steps


def drawn(case: CaseFile, today: date = TODAY) -> Timeline:
    return timeline(case, RULES, WorkingDays(), today)


def test_events_without_a_date_are_counted_and_not_drawn() -> None:
    case = a_case(a_person(), an_event("e1", "2023"), an_event("e2", None))
    made = drawn(case)
    assert made.undated == 1
    (event,) = made.events
    assert event.span == TimelineSpan(date(2023, 1, 1), date(2023, 12, 31), False)
    assert event.label == "Ms X complained to the Council."


def test_a_date_open_to_one_side_is_drawn_at_the_end_that_is_known() -> None:
    (event,) = drawn(a_case(an_event(on="before 2020-06-03"))).events
    assert event.span == TimelineSpan(date(2020, 6, 2), date(2020, 6, 2), False)


def test_a_stage_reaches_from_its_first_to_its_last_date() -> None:
    made = drawn(a_case(*a_complaint()))
    assert [(phase.title, phase.span) for phase in made.phases] == [
        ("Stage 1", TimelineSpan(date(2023, 4, 3), date(2023, 5, 3), True)),
        ("Stage 2", TimelineSpan(date(2023, 6, 1), date(2023, 6, 30), False)),
    ]


def test_time_allowed_stands_beside_time_taken() -> None:
    (late,) = drawn(a_case(*a_complaint())).allowances
    assert late.allowed == TimelineSpan(date(2023, 4, 3), date(2023, 4, 17), True)
    assert late.taken == TimelineSpan(date(2023, 4, 3), date(2023, 5, 3), True)
    assert late.late
    assert "allowed until 17 April 2023" in late.detail


def test_a_limit_that_runs_is_drawn_until_today() -> None:
    complaint, limit, first, _later = a_complaint(answered=None)
    made = drawn(a_case(complaint, limit, first), today=date(2023, 4, 6))
    (running,) = made.allowances
    assert running.taken.last == date(2023, 4, 6)
    assert not running.late
    assert made.days() == TimelineSpan(date(2023, 4, 3), date(2023, 4, 17))


def test_a_limit_nobody_met_does_not_press_the_rest_into_a_corner() -> None:
    complaint, limit, first, _later = a_complaint(answered=None)
    after = an_event("e1", "30 June 2023")
    made = drawn(a_case(a_person(), complaint, limit, first, after), today=date(2026, 4, 6))
    (running,) = made.allowances
    assert running.beyond and running.late
    assert made.days() == TimelineSpan(date(2023, 4, 3), running.taken.last)
    assert running.taken.last == date(2023, 7, 21), "the last event, and 21 days"


def test_an_empty_case_reaches_over_no_days() -> None:
    assert drawn(a_case()).days() is None


def test_months_are_marked_close_by_and_years_from_afar() -> None:
    close = list(ticks(Ruler(date(2023, 1, 15), 4.0), date(2023, 4, 20)))
    assert close == [
        (date(2023, 2, 1), False),
        (date(2023, 3, 1), False),
        (date(2023, 4, 1), False),
    ]
    far = [day.year for day, year in ticks(Ruler(date(1998, 5, 1), 0.02), date(2024, 1, 1)) if year]
    assert far == [2000, 2010, 2020]
    quarters = [day.month for day, _ in ticks(Ruler(date(2023, 2, 1), 1.0), date(2024, 2, 1))]
    assert quarters == [4, 7, 10, 1]
