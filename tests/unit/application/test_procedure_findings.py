"""Outcomes of the stages, recommendations and questions, as the Procedure page works with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_case, a_finding, a_head, a_person, a_topic, on, set_step
from tests.unit.application.desk import CountedIds
from workbench.application.case import editing
from workbench.application.procedure.calculator import between, last_day
from workbench.application.procedure.complaints import add_complaint
from workbench.application.procedure.outcomes import (
    grid,
    outcome_changes,
    parts_from_heads,
    set_outcome,
)
from workbench.application.procedure.questions import question_rows, set_answer
from workbench.application.procedure.recommendations import (
    heading,
    lateness,
    missing_in,
    new_recommendation,
    put_in_statement,
    take_from_statement,
)
from workbench.application.records.labels import label
from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.steps import (
    Answer,
    ComplaintPart,
    ImplementationView,
    Independence,
    Participant,
    StageOutcome,
)
from workbench.domain.records.drafting import TopicRole
from workbench.domain.records.findings import FindingResult
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.text import lines

LIBRARY = load_reference_library()
RULES = LIBRARY.rules
ID = "complaint-1"


def complained(*records: object) -> CaseFile:
    return add_complaint(a_case(a_person(), *records), RULES, CountedIds(), TODAY)


def composed(case: CaseFile) -> Document:
    return compose(case, LIBRARY, TODAY, StatementStage.DRAFT)


def printed(case: CaseFile) -> list[str]:
    return list(lines(composed(case)))


def codes(case: CaseFile) -> set[str]:
    return {problem.code for problem in check(composed(case), case, LIBRARY)}


# --- outcomes -------------------------------------------------------------------------------------


def with_changed_outcome(why: str = "") -> CaseFile:
    """A video call on which stage two made no finding and the panel did not uphold."""
    case = complained(a_head("h1", title="the video call"), a_finding("f1", head_id="h1"))
    case = parts_from_heads(case, ID, {"h1": "b1"})
    case = set_outcome(case, "b1", "2", "o1", outcome=StageOutcome.NO_FINDING)
    return set_outcome(
        case, "b1", "3", "o2", outcome=StageOutcome.NOT_UPHELD, by_whom="the panel", why=why
    )


def test_who_changed_what_between_stages_is_listed_with_why() -> None:
    (change,) = outcome_changes(with_changed_outcome("It preferred a later note."), ID, RULES)
    assert change.words() == (
        "the video call: no finding at stage two investigation, changed by the panel to not "
        "upheld at panel: It preferred a later note."
    )
    (unreasoned,) = outcome_changes(with_changed_outcome(), ID, RULES)
    assert not unreasoned.reasoned
    assert unreasoned.words().endswith("(no reason recorded)")


def test_a_change_without_reason_is_a_problem() -> None:
    assert "outcome-changed-without-reason" in codes(with_changed_outcome())
    assert "outcome-changed-without-reason" not in codes(with_changed_outcome("Because."))


def test_the_same_outcome_twice_or_a_stage_left_out_is_no_change() -> None:
    case = set_outcome(with_changed_outcome(), "b1", "adjudication", "o3", by_whom="the officer")
    case = set_outcome(case, "b1", "3", "o4", outcome=StageOutcome.NO_FINDING)
    assert outcome_changes(case, ID, RULES) == ()


def test_the_grid_shows_our_finding_beside_the_stages() -> None:
    table = grid(with_changed_outcome(), ID, RULES)
    assert [stage.title for stage in table.stages][-1] == "Final response"
    (row,) = table.rows
    assert row.cells["2"].outcome is StageOutcome.NO_FINDING
    assert "1" not in row.cells
    assert row.finding == FindingResult.FAULT.value
    assert row.label == "the video call"


def test_an_outcome_emptied_again_is_not_kept() -> None:
    case = set_outcome(
        with_changed_outcome(), "b1", "3", "x", outcome=StageOutcome.NONE, by_whom=""
    )
    assert list(case.outcomes) == ["o1"]


def test_parts_go_with_their_outcomes_and_lose_heads_that_go() -> None:
    case = with_changed_outcome()
    assert editing.remove(case, "head", "h1").parts["b1"].head_id == ""
    assert editing.remove(case, "part", "b1").outcomes == {}


# --- recommendations ------------------------------------------------------------------------------


def test_a_first_recommendation_is_that_of_the_last_report() -> None:
    case = set_step(complained(), ID, "s2-officer-report", on("12 January 2025"), "step-1")
    first = new_recommendation(case, "m1", ID)
    assert (first.made_by, first.made_on) == ("the investigating officer", on("12 January 2025"))
    case = set_step(case, ID, "s3-report", on("20 March 2025"), "step-2")
    first = new_recommendation(case, "m1", ID)
    assert (first.made_by, first.made_on) == ("the panel", on("20 March 2025"))


def with_recommendations(*titles: str) -> CaseFile:
    case = complained(a_topic("analysis", TopicRole.ANALYSIS))
    for number, title in enumerate(titles, 1):
        made = replace(new_recommendation(case, f"m{number}", ID), title=title)
        case = editing.add(case, "recommendation", made)
        case = editing.set_fields(
            case, "recommendation", made.id, analysis=f"What became of {number}."
        )
    return case


def test_a_recommendation_becomes_a_titled_part_of_the_findings() -> None:
    case = with_recommendations("apology", "file review")
    case = put_in_statement(put_in_statement(case, "m1", "t1"), "m2", "t2")
    words = [line.strip() for line in printed(case)]
    first = words.index("Panel recommendation 1: apology")
    assert words[first + 1].endswith("What became of 1.")
    assert words[first + 2] == "Panel recommendation 2: file review"
    assert case.topics["t2"].parent_id == "analysis"


def test_putting_a_recommendation_in_twice_adds_no_second_subheading() -> None:
    case = put_in_statement(with_recommendations("apology"), "m1", "t1")
    assert put_in_statement(case, "m1", "t9") == case
    out = take_from_statement(case, "m1")
    assert (out.recommendations["m1"].in_statement, "t1" in out.topics) == (False, False)


def test_a_recommendation_without_analysis_shows_what_is_missing() -> None:
    case = put_in_statement(with_recommendations("apology"), "m1", "t1")
    case = editing.set_fields(case, "recommendation", "m1", analysis="")
    assert any("what became of this recommendation" in line for line in printed(case))


def test_a_recommendation_without_subheading_stands_with_the_findings() -> None:
    case = editing.set_fields(
        with_recommendations("apology"), "recommendation", "m1", in_statement=True
    )
    bare = editing.remove(case, "topic", "analysis")
    for each in (case, bare):
        assert any("What became of 1." in line for line in printed(each))


def test_others_recommendations_are_numbered_by_themselves() -> None:
    case = with_recommendations("apology", "training")
    case = editing.set_fields(case, "recommendation", "m2", made_by="the investigating officer")
    assert heading(case, case.recommendations["m2"]) == "Recommendation 1: training"
    untitled = replace(case.recommendations["m1"], title="")
    assert heading(case, untitled) == "Panel recommendation 1"


def test_what_a_recommendation_lacks_is_said() -> None:
    case = with_recommendations("apology")
    recommendation = case.recommendations["m1"]
    assert missing_in(case, recommendation) == ("There is no view on whether it was carried out.",)
    assert "recommendation-without-view" in codes(case)
    late = replace(recommendation, view=ImplementationView.LATE_WITH_REASON, analysis="")
    # Told from what is recorded of it, it needs no analysis of its own.
    assert len(missing_in(case, late)) == 1
    assert len(missing_in(case, replace(late, recounted=False))) == 2


@pytest.mark.parametrize(
    ("due", "done", "words"),
    [
        ("1 May 2023", "1 May 2023", "done by the day it was due"),
        ("1 May 2023", "13 May 2023", "12 days late"),
        ("April 2023", "May 2023", "between 1 and 60 days late"),
        ("May 2023", "May 2023", "the dates do not show whether it was late"),
    ],
)
def test_lateness_is_as_exact_as_the_dates(due: str, done: str, words: str) -> None:
    made = replace(new_recommendation(complained(), "m1", ID), due=on(due), done_on=on(done))
    assert lateness(made, RULES.calendar()) == words
    assert lateness(replace(made, due=None), RULES.calendar()) == ""


# --- the delay in the statement -------------------------------------------------------------------


def with_delay() -> tuple[CaseFile, str]:
    case = complained()
    for key, words in (("s2-request", "3 May 2023"), ("s2-response", "1 August 2023")):
        case = set_step(case, ID, key, on(words), key)
    limit = next(each.id for each in case.limits.values() if each.key == "s2-response")
    return case, limit


def test_the_delay_is_told_and_follows_its_dates() -> None:
    case, limit = with_delay()
    assert "limit-missed-unsaid" in codes(case)
    case = editing.set_fields(case, "limit", limit, in_statement=True)
    assert "limit-missed-unsaid" not in codes(case)
    told = "The Council should have finished stage two by 9 June 2023."
    assert any(told in line and "37 working days late" in line for line in printed(case))
    moved = set_step(case, ID, "s2-response", on("9 June 2023"), "x")
    assert any(
        "The Council finished stage two on 9 June 2023, within the 25 working days allowed." in line
        for line in printed(moved)
    )


def test_a_delay_without_its_dates_is_a_gap_in_the_statement() -> None:
    case, limit = with_delay()
    case = editing.set_fields(case, "limit", limit, in_statement=True)
    case = editing.remove(case, "step", "s2-request")
    assert any("[the date of the request for stage two]" in line for line in printed(case))


def test_a_delay_stands_under_the_subheading_it_was_given() -> None:
    case, limit = with_delay()
    case = editing.add(case, "topic", a_topic("time", title="How long it took"))
    case = editing.set_fields(case, "limit", limit, in_statement=True, topic_id="time")
    words = [line.strip() for line in printed(case)]
    assert "should have finished" in words[words.index("How long it took") + 1]


def test_words_of_ones_own_are_printed_as_they_are() -> None:
    case, limit = with_delay()
    case = editing.set_fields(case, "limit", limit, in_statement=True, did="finished *it* {all}")
    assert any("finished *it* {all}" in line for line in printed(case))


def test_what_contradicts_or_is_not_chosen_is_pointed_out() -> None:
    case, _ = with_delay()
    assert "convention-not-chosen" not in codes(case)
    assert "convention-not-chosen" in codes(set_step(case, ID, "s2-statement", on("May 2023"), "x"))
    assert "convention-not-chosen" in codes(editing.set_fields(case, "complaint", ID, oral=True))
    assert "step-before-its-start" in codes(
        set_step(case, ID, "s2-response", on("2 May 2023"), "x")
    )


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"s1-received": "3 May 2023", "s2-request": "2 May 2023"}, 1),
        ({"s1-received": "3 May 2023", "s2-request": "May 2023"}, 0),
        ({"s1-received": "3 May 2023", "s1-advocate": "April 2023"}, 1),
        ({"s1-received": "3 May 2023", "s3-request": "2 May 2023"}, 1),
        ({"s3-report": "3 May 2023", "s3-received": "2 May 2023"}, 1),
        ({"s1-received": "3 May 2023", "s1-response": "2 May 2023"}, 1),
        ({"s2-request": "3 May 2023", "s2-officer": "2 May 2023"}, 1),
        ({"s2-officer-report": "3 May 2023", "s2-officer": "4 May 2023"}, 1),
        ({"s2-officer-report": "May 2023", "s2-officer": "4 May 2023"}, 0),
        ({"s2-officer-report": "3 May 2023", "s2-independent-person": "4 May 2023"}, 0),
        ({"s2-response": "3 May 2023", "s2-independent-report": "4 May 2023"}, 1),
        ({"s1-response": "3 May 2023", "s1-complexity-notice": "4 May 2023"}, 1),
        ({"grounds": "3 May 2023", "notice": "2 May 2023"}, 1),
        ({"s1-response": "9 May 2023", "s2-request": "8 May 2023", "s1-received": "1 May 2023"}, 1),
        ({"s1-received": "1 May 2023", "s2-request": "2 May 2023", "ombudsman": "1 May 2022"}, 0),
    ],
)
def test_a_step_dated_before_one_that_comes_first_is_warned_of_once(
    dates: dict[str, str], said: int
) -> None:
    case = complained()
    for key, words in dates.items():
        case = set_step(case, ID, key, on(words), key)
    found = [each.code for each in check(composed(case), case, LIBRARY)]
    assert found.count("step-before-its-start") == said


# --- questions ------------------------------------------------------------------------------------


def test_questions_are_answered_with_reasons() -> None:
    case = complained()
    rows = question_rows(case, ID, RULES)
    assert all(row.answer is Answer.OPEN and row.reasons == "" for row in rows)
    case = set_answer(case, ID, "late-fair", "q1", answer=Answer.NO)
    assert "answer-without-reasons" in codes(case)
    case = set_answer(
        case, ID, "late-fair", "q2", reasons="Nobody is left to ask.", answered_on=date(2026, 1, 5)
    )
    assert "answer-without-reasons" not in codes(case)
    row = next(row for row in question_rows(case, ID, RULES) if row.question.id == "late-fair")
    assert (row.answer, row.reasons) == (Answer.NO, "Nobody is left to ask.")
    emptied = set_answer(
        case, ID, "late-fair", "q3", answer=Answer.OPEN, reasons="", answered_on=None
    )
    assert emptied.answers == {}


# --- the calculator -------------------------------------------------------------------------------


def test_the_calculator_shows_its_working() -> None:
    found = between(date(2022, 12, 19), date(2023, 1, 23), RULES.calendar())
    assert found.lines()[:4] == (
        "22 working days",
        "From Monday 19 December 2022 (not counted) to Monday 23 January 2023 (counted).",
        "That is 35 calendar days, or 5 weeks.",
        "Not counted: 10 Saturdays and Sundays.",
    )
    assert "Not counted: 2 January 2023, New Year’s Day (substitute day)." in found.lines()
    assert found.text().count("\n") == len(found.lines()) - 1


def test_the_calculator_finds_a_last_day() -> None:
    calendar = RULES.calendar()
    found = last_day(date(2023, 4, 28), 65, DeadlineUnit.WORKING_DAYS, calendar)
    assert found.result == "65 working days from 28 April 2023: Wednesday 2 August 2023"
    months = last_day(date(2024, 3, 15), 12, DeadlineUnit.MONTHS, calendar, beginning_with=True)
    assert "beginning with 15 March 2024: Friday 14 March 2025" in months.result
    weekend = last_day(date(2023, 5, 6), 4, DeadlineUnit.WEEKS, calendar)
    assert any("not a working day (Saturday)" in line for line in weekend.lines())
    later = last_day(date(2030, 5, 6), 4, DeadlineUnit.WORKING_DAYS, calendar)
    assert any(line.startswith("Provisional") for line in later.lines())


def test_the_calculator_refuses_what_makes_no_sense() -> None:
    calendar = RULES.calendar()
    with pytest.raises(InvalidInput, match="before the first"):
        between(date(2023, 5, 4), date(2023, 5, 3), calendar)
    with pytest.raises(InvalidInput, match="between 1 and"):
        last_day(date(2023, 5, 4), 0, DeadlineUnit.WEEKS, calendar)


# --- who took part --------------------------------------------------------------------------------


def with_participant(**fields: object) -> CaseFile:
    made = Participant(id="w1", complaint_id=ID, name="Hortensia Quillfeather", **fields)  # type: ignore[arg-type]
    return editing.add(complained(), "participant", made)


def test_an_independent_person_has_to_be_independent() -> None:
    case = with_participant(part="independent person", independence=Independence.NOT_INDEPENDENT)
    assert "not-independent" in codes(case)
    officer = editing.set_fields(case, "participant", "w1", part="investigating officer")
    assert "not-independent" not in codes(officer)
    settled = editing.set_fields(case, "participant", "w1", independence=Independence.INDEPENDENT)
    assert "not-independent" not in codes(settled)


def test_the_name_of_somebody_who_took_part_may_not_be_printed() -> None:
    case = with_participant(part="panel member")
    assert "name-leak" not in codes(case)
    told = editing.set_text(case, "considered", "I read what Ms Quillfeather wrote.")
    assert "name-leak" in codes(told)


def test_records_of_the_procedure_are_known_by_words() -> None:
    case = with_participant(part="panel member")
    case = set_step(case, ID, "s2-request", on("3 May 2023"), "s1")
    case = editing.add(case, "part", ComplaintPart(id="b1", complaint_id=ID))
    case = set_outcome(case, "b1", "2", "o1", outcome=StageOutcome.UPHELD)
    case = editing.add(case, "recommendation", new_recommendation(case, "m1", ID))
    words = {kind: label(case, kind, record) for kind, record in case.everything()}
    assert words["participant"] == "Panel member: Hortensia Quillfeather"
    assert words["step"] == "Stage two: request, 3 May 2023"
    assert words["outcome"] == "Part without title, stage two: upheld"
    assert words["recommendation"] == "Recommendation without title"
    assert words["complaint"] == "Statutory children’s complaints procedure"
    assert words["limit"]
