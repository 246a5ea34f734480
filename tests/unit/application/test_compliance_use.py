"""After the decision: due days, extensions, evidence, outcomes, and what the calendar is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.builders import (
    RESOURCES,
    TODAY,
    a_payment,
    a_person,
    a_sound_case,
    an_apology,
    an_improvement,
    with_fields,
    with_records,
    within,
)
from workbench.application.case import editing
from workbench.application.case.editing import set_fields
from workbench.application.casebook.register import register_row
from workbench.application.casebook.reminders import calendar_text, reminders
from workbench.application.remedies.compliance import (
    awaited_on,
    extend,
    next_deadline,
    outcome_of,
    receive,
    settle,
    start,
    tracker,
)
from workbench.application.remedies.counting_anew import count_anew, days_out_of_step
from workbench.application.remedies.deadlines import due_day, remedy_days
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.errors import InvalidInput
from workbench.domain.records.compliance import (
    ComplianceItem,
    ComplianceOutcome,
    EvidenceReceived,
    Satisfied,
)
from workbench.domain.records.remedies import Agreement
from workbench.domain.records.work import Task
from workbench.reference.rules import load_rules

CALENDAR: WorkingDays = load_rules(RESOURCES / "rules").calendar()
SOUND = a_sound_case()


def ids() -> object:
    numbers = iter(range(1, 100))
    return lambda kind: f"{kind}-{next(numbers)}"


def started(case: CaseFile = SOUND) -> CaseFile:
    return start(case, CALENDAR, ids())


# --- due days ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "decided", "due", "note"),
    [
        ("20 working days", date(2024, 12, 20), date(2025, 1, 22), ""),
        ("4 weeks", date(2022, 10, 3), date(2022, 10, 31), ""),
        ("1 month", date(2024, 1, 31), date(2024, 2, 29), ""),
        ("2 months", date(2024, 4, 9), date(2024, 6, 9), "a Sunday"),
        ("10 days", date(2024, 12, 15), date(2024, 12, 25), "Christmas Day"),
        ("5 working days", date(2098, 1, 1), None, "bank holidays not yet announced"),
    ],
)
def test_a_time_is_counted_in_the_unit_it_was_drafted_in(time, decided, due, note: str) -> None:
    found = due_day(within(time), decided, CALENDAR)
    assert due is None or found.day == due
    assert found.note == note
    assert found.words().endswith(f"({note})" if note else str(found.day.year))


def test_without_a_decision_date_nothing_is_due() -> None:
    case = with_fields(SOUND, decided_on=None)
    assert {days.due for days in remedy_days(case, CALENDAR)} == {None}
    with pytest.raises(InvalidInput, match="no date"):
        started(case)


# --- following up --------------------------------------------------------------------------------


def test_agreed_remedies_are_followed_up_once() -> None:
    case = with_records(SOUND, an_apology(agreement=Agreement.REFUSED))
    case = started(case)
    assert {item.remedy_id: item.due_on for item in case.compliance.values()} == {
        "r1": date(2024, 6, 7),
        "r3": date(2024, 7, 7),
    }
    again = start(case, CALENDAR, lambda kind: "never")
    assert again == case


def test_the_day_for_evidence_is_fixed_too() -> None:
    case = with_records(SOUND, an_improvement(deadline=None, evidence_deadline=within("8 weeks")))
    item = next(i for i in started(case).compliance.values() if i.remedy_id == "r3")
    assert (item.due_on, item.evidence_due_on) == (None, date(2024, 7, 2))
    assert awaited_on(item) == date(2024, 7, 2)


def test_more_time_needs_a_reason_and_a_later_day() -> None:
    case = started()
    with pytest.raises(InvalidInput, match="reason"):
        extend(case, "compliance-1", date(2024, 6, 21), " ")
    with pytest.raises(InvalidInput, match="due on 7 June 2024 already"):
        extend(case, "compliance-1", date(2024, 6, 7), "Bank details came late.")
    case = extend(
        case, "compliance-1", date(2024, 6, 21), "Bank details came late.", date(2024, 6, 6), "PR"
    )
    item = case.compliance["compliance-1"]
    assert (item.due_on, item.due) == (date(2024, 6, 7), date(2024, 6, 21))
    row = tracker(case, date(2024, 6, 10))[0]
    assert row.history == (
        "Due 7 June 2024 by the decision",
        "Extended to 21 June 2024, given 6 June 2024 by PR: Bank details came late.",
    )


def test_an_extension_also_moves_the_day_for_evidence() -> None:
    item = ComplianceItem(id="k", due_on=date(2024, 6, 7), evidence_due_on=date(2024, 6, 10))
    case = extend(with_records(SOUND, item), "k", date(2024, 6, 30), "More time.")
    assert case.compliance["k"].report_due == date(2024, 6, 30)


def test_the_tracker_counts_the_days() -> None:
    case = started()
    said = {
        date(2024, 6, 5): "remedy due in 2 days",
        date(2024, 6, 6): "remedy due in 1 day",
        date(2024, 6, 7): "remedy due today",
        date(2024, 6, 8): "remedy overdue by 1 day",
    }
    for today, state in said.items():
        row = tracker(case, today)[0]
        assert row.state == state
        assert row.overdue == (today > date(2024, 6, 7))
    assert tracker(case, date(2024, 6, 5))[0].label == "Symbolic payment of £150 to Ms X"


def test_evidence_is_recorded_and_the_remedy_settled() -> None:
    came = date(2024, 6, 3)
    case = receive(started(), "compliance-1", "Record of the payment", came, TODAY, "v1")
    assert case.compliance["compliance-1"].received == (
        EvidenceReceived(what="Record of the payment", on=date(2024, 6, 3), evidence_id="v1"),
    )
    with pytest.raises(InvalidInput, match="what was received"):
        receive(case, "compliance-1", " ", None, TODAY)
    with pytest.raises(InvalidInput, match="still to come"):
        receive(case, "compliance-1", "Letter", TODAY + timedelta(1), TODAY)
    done = date(2024, 5, 31)
    case = settle(case, "compliance-1", done, Satisfied.YES, "PR", date(2024, 6, 4))
    row = tracker(case, date(2024, 6, 5))[0]
    assert row.state == "complete on time, satisfied"
    assert (row.awaited, row.days_left, row.overdue) == (None, None, False)
    assert not row.item.open
    gone = editing.remove(case, "evidence", "v1")
    assert gone.compliance["compliance-1"].received[0].evidence_id == ""


def test_the_outcome_follows_from_the_day_it_was_done() -> None:
    item = ComplianceItem(id="k", due_on=date(2024, 6, 7))
    assert outcome_of(item) is ComplianceOutcome.INCOMPLETE
    assert outcome_of(replace(item, done_on=date(2024, 6, 7))) is ComplianceOutcome.ON_TIME
    assert outcome_of(replace(item, done_on=date(2024, 6, 8))) is ComplianceOutcome.LATE
    assert outcome_of(ComplianceItem(id="k", done_on=date(2024, 6, 8))) is ComplianceOutcome.ON_TIME


def test_what_is_done_but_not_shown_is_still_awaited() -> None:
    item = ComplianceItem(
        id="k", due_on=date(2024, 6, 7), evidence_due_on=date(2024, 7, 2), done_on=date(2024, 6, 5)
    )
    case = with_records(SOUND, item)
    assert tracker(case, date(2024, 7, 3))[0].state == "evidence overdue by 1 day"
    shown = with_records(SOUND, replace(item, received=(EvidenceReceived(what="letter"),)))
    assert tracker(shown, date(2024, 7, 3))[0].state == "done; to be settled"
    assert tracker(with_records(SOUND, ComplianceItem(id="k")), date(2024, 7, 3))[0].state == (
        "no day set"
    )


def test_days_fixed_are_compared_with_the_decision_as_it_is_now() -> None:
    case = started()
    assert days_out_of_step(case, CALENDAR) == ()
    moved = with_fields(case, decided_on=date(2024, 5, 14))
    assert days_out_of_step(moved, CALENDAR)[0].words == (
        "Symbolic payment of £150 to Ms X: fixed as due on 7 June 2024, but the decision now "
        "gives 14 June 2024."
    )
    assert days_out_of_step(with_fields(case, decided_on=None), CALENDAR) == ()


def test_days_are_counted_anew_and_more_time_given_stays_given() -> None:
    case = started()
    first, second, *_ = editing.ordered(case, "compliance")
    case = extend(case, first.id, date(2024, 6, 10), "She asked.")
    case = extend(case, second.id, date(2024, 9, 1), "So did they.")
    settled = set_fields(case, "compliance", second.id, outcome=ComplianceOutcome.ON_TIME)
    moved = with_fields(case, decided_on=date(2024, 5, 14))
    anew = count_anew(moved, CALENDAR)
    assert days_out_of_step(anew, CALENDAR) == ()
    assert anew.compliance[first.id].due == date(2024, 6, 14)
    assert [each.due_on.month for each in anew.compliance[first.id].extensions] == [6, 6]
    assert anew.compliance[second.id].due == date(2024, 9, 1)
    assert anew.compliance[second.id].due_on == date(2024, 6, 14)
    kept = with_fields(settled, decided_on=date(2024, 5, 14))
    assert count_anew(kept, CALENDAR).compliance[second.id] == kept.compliance[second.id]


def test_a_remedy_that_goes_takes_its_follow_up_with_it() -> None:
    case = editing.remove(started(), "remedy", "r1")
    assert "r1" not in {item.remedy_id for item in case.compliance.values()}


# --- the next deadline ---------------------------------------------------------------------------


def test_the_register_shows_what_is_awaited_first() -> None:
    case = started()
    assert next_deadline(case) == ("Symbolic payment of £150 to Ms X", date(2024, 6, 7))
    row = register_row(case, "now")
    assert (row.next_step, row.next_due) == ("Symbolic payment of £150 to Ms X", "2024-06-07")
    own = with_records(case, Task(id="t", what="Ring her", due=date(2024, 6, 1)))
    assert register_row(own, "now").next_step == "Ring her"
    later = with_records(case, Task(id="t", what="Ring her", due=date(2024, 8, 1)))
    assert register_row(later, "now").next_due == "2024-06-07"
    assert register_row(SOUND, "now").next_due == ""
    settled = with_records(SOUND, ComplianceItem(id="k"))
    assert register_row(settled, "now").next_due == ""


# --- the calendar file ---------------------------------------------------------------------------

NOW = datetime(2024, 5, 8, 9, 30, tzinfo=UTC)


def test_the_calendar_file_is_one_a_calendar_can_read() -> None:
    case = with_records(started(), Task(id="t", what="Ring them", due=date(2024, 6, 1)))
    text = calendar_text(reminders(case), NOW)
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75
    for begun, ended in (("BEGIN:VEVENT", "END:VEVENT"), ("BEGIN:VALARM", "END:VALARM")):
        assert lines.count(begun) == lines.count(ended) == 4
    assert "DTSTAMP:20240508T093000Z" in lines
    assert "DTSTART;VALUE=DATE:20240607" in lines
    assert "DTEND;VALUE=DATE:20240608" in lines
    assert "SUMMARY:21 017 938: symbolic payment to Ms X due" in lines
    assert "SUMMARY:21 017 938: Ring them" in lines
    assert len({line for line in lines if line.startswith("UID:")}) == 4


def test_ids_that_somebody_wrote_stay_out_of_the_calendar_file() -> None:
    case = with_records(started(), Task(id="wainscott-call", what="Ring", due=NOW.date()),
                        Task(id="task-7k3qd2m9xw", what="Write", due=NOW.date()))  # fmt: skip
    case = with_fields(case, id="philippa-wainscott")
    first, again = (calendar_text(reminders(case), NOW) for _ in range(2))
    assert first == again and "-task-7k3qd2m9xw@" in first
    assert "wainscott" not in first and "philippa" not in first


def test_the_calendar_file_holds_no_name_and_no_words_of_a_remedy() -> None:
    case = with_records(started(), a_person(alias=""), a_payment(text="pay Philippa at home"))
    text = calendar_text(reminders(case), NOW)
    for word in ("Philippa", "Wainscott", "Northshire", "at home"):
        assert word not in text


def test_what_was_done_asks_for_its_evidence() -> None:
    item = ComplianceItem(
        id="k", remedy_id="r2", evidence_due_on=date(2024, 7, 2), done_on=date(2024, 6, 5)
    )
    (told,) = reminders(with_records(SOUND, item))
    assert told.summary == "21 017 938: evidence of apology to Ms X due"
    lost = with_fields(with_records(SOUND, replace(item, remedy_id="")), reference="")
    assert next(reminders(lost)).summary == "Case without reference: remedy due"


def test_long_lines_are_folded_between_letters_and_signs_are_escaped() -> None:
    case = with_records(SOUND, a_person(alias="Ŵ" * 60 + ";,\\"))
    item = ComplianceItem(id="k", remedy_id="r1", due_on=date(2024, 6, 7))
    text = calendar_text(reminders(with_records(case, item)), NOW)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "Ŵ" * 60 + "\\;\\,\\\\" in text.replace("\r\n ", "")
