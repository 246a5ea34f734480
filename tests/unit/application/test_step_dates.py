"""A date of the procedure is an event of the chronology, entered once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_case, a_person, an_event, on, set_step
from tests.gui.desks import the_rules
from tests.unit.application.desk import CountedIds, new_event
from tests.unit.statement.composed import shown
from workbench.application.case import editing
from workbench.application.chronology.merging import merge
from workbench.application.procedure.complaints import add_complaint
from workbench.application.procedure.dating import (
    change_step,
    into_chronology,
    join_step,
    out_of_chronology,
    remove_complaint,
    remove_step,
)
from workbench.application.procedure.limits import complaint_timings
from workbench.application.procedure.lines import StepLine, add_step
from workbench.application.procedure.steps import step_of, step_rows
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import Finding
from workbench.domain.records.people import PersonRole
from workbench.domain.step_dates import dated_steps, entered_twice, likely_events, steps_on

RULES = the_rules()
ID = "complaint-1"


def complained(*records: object) -> CaseFile:
    case = add_complaint(a_case(a_person()), RULES, CountedIds(), date(2023, 12, 1))
    for event in records:
        case = case.with_record("event", event)
    return case


def typed(case: CaseFile, key: str, words: str, printed: bool = False) -> CaseFile:
    """A date typed on the Procedure page."""
    new = new_event(f"event-{key}-{len(case.events) + 1}", printed)
    when = on(words) if words else None
    return change_step(case, ID, key, f"step-{key}", RULES, new, on=when)


def test_a_typed_date_is_an_event_with_the_usual_words() -> None:
    case = typed(complained(), "s1-received", "3 May 2023")
    (event,), (step,) = case.events.values(), case.steps.values()
    assert event.on == on("3 May 2023")
    assert event.narrative == "{person:p1} complained to the Council"
    assert (step.on, step.event_id) == (None, event.id)
    found = step_of(case, ID, "s1-received")
    assert found is not None
    assert found.on == event.on
    second = a_person("p9", role=PersonRole.COMPLAINANT, name="Jo Tarn", alias="Mr Y", position=9)
    both = typed(complained().with_record("person", second), "s1-received", "3 May 2023")
    (event,) = both.events.values()
    assert event.narrative == "{person:p1} and {person:p9} complained to the Council"
    later = typed(case, "s1-response", "1 June 2023")
    assert [e.narrative for e in later.events.values()][1] == "The Council responded at stage one"
    assert [e.actor for e in later.events.values()][1] == "The Council"


def test_the_limits_are_counted_by_the_event() -> None:
    case = typed(typed(complained(), "s1-received", "3 May 2023"), "s1-response", "1 June 2023")
    apart = set_step(complained(), ID, "s1-received", on("3 May 2023"), "a")
    apart = set_step(apart, ID, "s1-response", on("1 June 2023"), "b")
    asked = (ID, RULES, RULES.calendar(), date(2023, 12, 1))
    mine, theirs = complaint_timings(case, *asked), complaint_timings(apart, *asked)
    assert [(t.state, t.over, t.last_day) for t in mine] == [
        (t.state, t.over, t.last_day) for t in theirs
    ]


def test_a_change_at_either_place_is_one_at_both() -> None:
    case = typed(complained(), "s1-received", "3 May 2023")
    (event,) = case.events.values()
    there = typed(case, "s1-received", "4 May 2023")
    assert [each.on for each in there.events.values()] == [on("4 May 2023")]
    here = editing.set_fields(case, "event", event.id, on=on("5 May 2023"))
    assert [each.on for each in dated_steps(here)] == [on("5 May 2023")]
    sourced = change_step(case, ID, "s1-received", "x", sources=(SourceRef("v1", "4"),))
    assert sourced.events[event.id].sources == (SourceRef("v1", "4"),)


def test_taking_one_out_takes_the_other_out_where_it_says_no_more() -> None:
    case = typed(complained(), "s1-received", "3 May 2023")
    (event,) = case.events.values()
    assert not typed(case, "s1-received", "").events
    assert not typed(case, "s1-received", "").steps
    gone = editing.remove(case, "event", event.id)
    assert [each.on for each in dated_steps(gone)] == [None]
    assert not remove_complaint(case, ID, RULES).events
    (step,) = case.steps
    assert not remove_step(case, step, RULES).events


@pytest.mark.parametrize(
    "more",
    [{"note": "By hand."}, {"statement_text": "{date} it came."}, {"narrative": "It came"}],
    ids=str,
)
def test_an_event_that_says_more_stays_when_its_step_goes(more: dict[str, object]) -> None:
    case = typed(complained(), "s1-received", "3 May 2023")
    (event,) = case.events.values()
    case = editing.set_fields(case, "event", event.id, **more)
    after = typed(case, "s1-received", "")
    assert list(after.events) == [event.id]
    assert not after.steps


def test_an_event_a_finding_rests_on_stays() -> None:
    case = typed(complained(), "s1-received", "3 May 2023")
    (event,) = case.events
    case = case.with_record("finding", Finding(id="f1", event_ids=(event,)))
    assert list(typed(case, "s1-received", "").events) == [event]


def test_nothing_is_made_where_an_event_of_that_day_may_be_meant() -> None:
    asked = an_event("e1", "3 May 2023", narrative="Ms X asks for stage two")
    case = typed(complained(asked), "s2-request", "3 May 2023")
    assert list(case.events) == ["e1"]
    (step,) = case.steps.values()
    (likely,) = likely_events(case, RULES, step)
    assert (likely.event.id, likely.agree) == ("e1", True)
    joined = join_step(case, ID, "s2-request", "new", "e1", RULES)
    assert [each.step for each in steps_on(joined, "e1")] == ["s2-request"]
    assert joined.events["e1"].narrative == asked.narrative


def test_another_event_of_the_day_is_no_reason_to_ask() -> None:
    other = an_event("e1", "3 May 2023", narrative="A social worker visited")
    assert len(typed(complained(other), "s2-request", "3 May 2023").events) == 2


def test_two_dates_that_differ_are_never_made_one_silently() -> None:
    asked = an_event("e1", "4 May 2023", narrative="Ms X asks for stage two")
    case = set_step(complained(asked), ID, "s2-request", on("3 May 2023"), "s1")
    (found,) = entered_twice(case, RULES)
    assert not found.agree
    with pytest.raises(InvalidInput, match="3 May 2023.*4 May 2023"):
        join_step(case, ID, "s2-request", "x", "e1", RULES)
    joined = join_step(case, ID, "s2-request", "x", "e1", RULES, on("3 May 2023"))
    assert joined.events["e1"].on == on("3 May 2023")
    assert not entered_twice(joined, RULES)


def test_two_steps_of_one_event_part_when_one_of_them_has_another_date() -> None:
    both = an_event("e1", "May 2023", narrative="Officer and independent person appointed")
    case = join_step(complained(both), ID, "s2-officer", "a", "e1", RULES)
    case = join_step(case, ID, "s2-independent-person", "b", "e1", RULES)
    case = typed(case, "s2-officer", "3 May 2023")
    dates = {row.key: row.on for row in step_rows(case, ID, RULES) if row.on is not None}
    assert dates == {"s2-officer": on("3 May 2023"), "s2-independent-person": on("May 2023")}


def test_a_step_can_stand_by_itself_and_come_back() -> None:
    case = typed(complained(), "s1-received", "3 May 2023")
    (step,) = case.steps
    apart = out_of_chronology(case, step, RULES)
    assert not apart.events
    assert apart.steps[step].on == on("3 May 2023")
    again = into_chronology(apart, step, RULES, new_event("e9"))
    assert [each.on for each in again.events.values()] == [on("3 May 2023")]
    kept = out_of_chronology(case, step, RULES, keep=True)
    assert len(kept.events) == 1


def test_an_older_date_stays_by_itself_when_it_is_changed() -> None:
    case = set_step(complained(), ID, "s1-received", on("3 May 2023"), "s1")
    assert not typed(case, "s1-received", "4 May 2023").events


def test_events_that_are_merged_leave_a_step_its_date() -> None:
    case = typed(complained(), "s1-received", "3 May 2023")
    (event,) = case.events
    other = an_event("e2", "9 May 2023", narrative="Something else")
    merged = merge(case.with_record("event", other), "e2", event)
    assert [each.on for each in dated_steps(merged)] == [on("3 May 2023")]
    same = merge(case.with_record("event", replace(other, on=on("3 May 2023"))), "e2", event)
    assert [each.event_id for each in dated_steps(same)] == ["e2"]


def test_an_event_printed_by_itself_goes_with_its_step_when_it_says_no_more() -> None:
    case = typed(complained(), "s1-received", "3 May 2023", printed=True)
    (step,), (event,) = case.steps, case.events.values()
    assert event.in_statement
    assert not out_of_chronology(case, step, RULES).events


@pytest.mark.parametrize(
    ("typed_as", "listed", "printed"),
    [
        ("second panel meeting", "Second panel meeting", "On 3 May 2023, second panel meeting."),
        ("MP’s letter to the Council", "MP’s letter to the Council",
         "On 3 May 2023, MP’s letter to the Council."),
        ("Visit by the manager", "Visit by the manager", "On 3 May 2023, visit by the manager."),
    ],
)  # fmt: skip
def test_a_step_in_ones_own_words_goes_on_behind_its_date(
    typed_as: str, listed: str, printed: str
) -> None:
    case, new = complained(), new_event("e1", printed=True)
    line = StepLine(None, typed_as, on("3 May 2023"))
    case = add_step(case, ID, line, new, RULES)
    assert step_rows(case, ID, RULES)[-1].title == listed
    if not case.events:
        (step,) = case.steps
        case = into_chronology(case, step, RULES, new)
    assert printed in shown(case, "what-i-found")
