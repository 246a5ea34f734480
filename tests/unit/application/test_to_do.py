"""What is to be done in a case: own tasks and what is awaited, in the order of their days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.builders import a_case, a_payment, a_person, with_records
from workbench.application.case.ports import TaskInCase
from workbench.application.casebook.register import register_row
from workbench.application.casebook.reminders import reminders
from workbench.application.casebook.to_do import change_task, next_step, tick, to_do, with_task
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.records.after import ReviewRequest
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.records.work import Task

TODAY = date(2026, 11, 24)
DAYS = WorkingDays.of((), 2030, 2020)
CASE = with_records(
    a_case(a_person(), a_payment()),
    ComplianceItem(id="k1", remedy_id="r1", due_on=date(2026, 12, 1)),
    Task(id="t1", what="Some day"),
    Task(id="t2", position=1, what="Ring her", due=date(2026, 12, 4)),
    Task(id="t3", position=2, what="Done", due=date(2026, 1, 4), done_on=date(2026, 1, 3)),
)


def test_the_earliest_day_comes_first_and_what_is_done_not_at_all() -> None:
    assert [(each.kind, each.id, each.own) for each in to_do(CASE)] == [
        ("compliance", "k1", False),
        ("task", "t2", True),
        ("task", "t1", True),
    ]
    assert next_step(CASE)[1] == date(2026, 12, 1)
    assert register_row(CASE, "now").next_due == "2026-12-01"


def test_what_has_no_day_is_the_next_step_of_a_case_without_days() -> None:
    case = with_records(a_case(), Task(id="t1", what="Read the file"))
    assert next_step(case) == ("Read the file", None)
    assert next_step(a_case()) == ("", None)


def test_what_belongs_before_the_decision_is_due_no_more_once_it_is_made() -> None:
    case = with_records(
        a_case(),
        Task(id="t1", what="Send enquiries", due=date(2026, 11, 20)),
        Task(id="t2", position=1, what="Tell her of the decision", due=date(2026, 12, 9)),
    )
    assert next_step(case) == ("Send enquiries", date(2026, 11, 20))
    decided = replace(case.case, decided_on=TODAY, stage=CaseStage.FINAL_DECISION)
    case = with_records(case, decided)
    assert [(each.id, each.due) for each in to_do(case)] == [
        ("t2", date(2026, 12, 9)),
        ("t1", None),
    ]
    assert next_step(case)[0] == "Tell her of the decision"
    assert register_row(tick(case, "t2", TODAY), "now").next_step == ""


def test_what_a_person_noted_for_a_day_after_the_decision_keeps_its_day() -> None:
    # "Draft" and "enquiry" are words of any letter: only the day tells what was planned for when.
    asked = Task(id="t1", what="Answer the MP's enquiry about the draft", due=date(2026, 12, 8))
    decided = replace(a_case().case, decided_on=TODAY, stage=CaseStage.FINAL_DECISION)
    case = with_records(a_case(), decided, asked)
    assert next_step(case) == (asked.what, asked.due)
    assert [each.day for each in reminders(case)] == [asked.due]


def test_a_task_is_typed_changed_ticked_and_untouched_by_blanks() -> None:
    case = with_task(CASE, "send the draft in 10 working days", "t9", TODAY, DAYS)
    assert case.tasks["t9"] == Task(
        id="t9", position=3, what="send the draft", due=date(2026, 12, 8)
    )
    assert with_task(CASE, "  ", "t9", TODAY, DAYS) == CASE
    changed = change_task(case, "t9", "issue the draft", TODAY, DAYS).tasks["t9"]
    assert (changed.what, changed.due) == ("issue the draft", date(2026, 12, 8))
    assert change_task(case, "t9", " ", TODAY, DAYS) == case
    done = tick(case, "t9", TODAY)
    assert done.tasks["t9"].done_on == TODAY
    assert tick(done, "t9", None) == case


def test_the_register_keeps_all_that_is_ahead_until_its_time_is_over() -> None:
    row = register_row(CASE, "now")
    assert [(each.id, each.due) for each in row.ahead] == [
        ("", "2026-12-01"),
        ("t2", "2026-12-04"),
        ("t1", ""),
    ]
    assert row.as_of(date(2030, 1, 1)) is row
    window = TaskInCase("c1", "", "Time to ask for a review ends", "2026-11-30", passes=True)
    row = replace(row, next_step=window.what, next_due=window.due, ahead=(window, *row.ahead[1:]))
    assert row.as_of(date(2026, 11, 30)) is row
    after = row.as_of(date(2026, 12, 1))
    assert (after.next_step, after.next_due) == ("Ring her", "2026-12-04")
    assert window not in after.ahead


def test_the_calendar_has_every_day_of_the_overview_and_no_other() -> None:
    decided = replace(a_case().case, decided_on=TODAY, stage=CaseStage.FINAL_DECISION)
    comments = Task(id="t4", what="Comments on the draft", due=date(2026, 11, 20))
    case = with_records(CASE, decided, comments)
    assert [each.day for each in reminders(case)] == [date(2026, 12, 1), date(2026, 12, 4)]
    asked = ReviewRequest(id="q1", received_on=date(2026, 12, 2))
    found = reminders(with_records(case, asked))
    assert "decide the request for a review" in [each.summary.split(": ")[1] for each in found]
