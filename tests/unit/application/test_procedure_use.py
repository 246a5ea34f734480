"""A complaint to the council: its steps, and the limits it took from the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.builders import RESOURCES, a_case, an_item_of_evidence, on, set_step, with_fields
from tests.unit.application.desk import CountedIds
from workbench.application.case import editing
from workbench.application.procedure.complaints import (
    add_complaint,
    duplicate_complaint,
)
from workbench.application.procedure.dating import add_own_step, change_step
from workbench.application.procedure.limits import (
    add_limit,
    changed_timings,
    complaint_timings,
    correct_limit,
    limits_of,
    outdated,
    rule_of,
    use_todays_rules,
)
from workbench.application.procedure.lines import read_step
from workbench.application.procedure.outcomes import set_outcome
from workbench.application.procedure.steps import step_of, step_rows
from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import NonWorkingDay
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import InvalidInput
from workbench.domain.procedure.clock_words import brief
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import (
    ComplaintPart,
    CouncilComplaint,
    StageOutcome,
)
from workbench.domain.procedure.timing import Timing
from workbench.domain.records.drafting import Choice, StandardChoice
from workbench.domain.records.evidence import SourceRef
from workbench.reference.rules import load_rules

RULES = load_rules(Path(RESOURCES) / "rules")
TODAY = date(2026, 11, 23)
ID = "complaint-1"


def complained(procedure: str = "statutory-children", received: str = "") -> CaseFile:
    when = on(received) if received else None
    return add_complaint(a_case(), RULES, CountedIds(), TODAY, procedure, received=when)


def dated(case: CaseFile, **dates: str) -> CaseFile:
    for key, words in dates.items():
        case = set_step(case, ID, key.replace("_", "-"), on(words), f"new-{key.replace('_', '-')}")
    return case


def with_panel_limit(count: int) -> RuleBook:
    """The rules with another time for the panel, as a later version might have it."""
    procedure = RULES.procedures["statutory-children"]
    limits = tuple(
        replace(limit, count=count) if limit.id == "s3-panel" else limit
        for limit in procedure.limits
    )
    changed = {**RULES.procedures, procedure.id: replace(procedure, limits=limits)}
    return replace(RULES, procedures=changed, version="2027.01-00000000")


def limit_id(case: CaseFile, key: str) -> str:
    return next(limit.id for limit in limits_of(case, ID) if limit.key == key)


def test_a_complaint_takes_its_procedures_limits_with_it() -> None:
    case = complained()
    complaint = case.complaints[ID]
    assert complaint.title == "Statutory children’s complaints procedure"
    assert complaint.rules_version == RULES.version
    limits = limits_of(case, ID)
    assert [limit.key for limit in limits] == [
        limit.id for limit in RULES.procedures["statutory-children"].limits
    ]
    assert {limit.key for limit in limits if not limit.applies} == {
        "s1-acknowledgement",
        "s2-request",
    }


def test_a_complaint_takes_the_limits_valid_when_it_was_made() -> None:
    before = complained("handling-code", "31 January 2024")
    assert [limit.key for limit in limits_of(before, ID)] == ["twelve-months"]
    after = complained("handling-code", "1 February 2024")
    assert len(limits_of(after, ID)) == 5
    step = step_of(after, ID, "s1-received")
    assert step is not None
    assert step.on == on("1 February 2024")


def test_an_unknown_procedure_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no procedure"):
        complained("nobody’s")


def test_more_than_one_complaint_can_run() -> None:
    ids = CountedIds()
    case = add_complaint(a_case(), RULES, ids, TODAY)
    case = add_complaint(case, RULES, ids, TODAY, "corporate")
    assert [each.title for each in editing.ordered(case, "complaint")] == [
        "Statutory children’s complaints procedure",
        RULES.procedures["corporate"].title,
    ]


# --- steps ----------------------------------------------------------------------------------------


def test_a_date_is_set_changed_and_taken_out() -> None:
    case = dated(complained(), s2_request="3 May 2023")
    case = dated(case, s2_request="4 May 2023")
    assert [step.on for step in case.steps.values()] == [on("4 May 2023")]
    assert set_step(case, ID, "s2-request", None, "x").steps == {}
    assert set_step(case, ID, "s3-request", None, "x") == case


def test_a_step_with_a_source_is_kept_when_its_date_goes() -> None:
    case = dated(complained(), s2_request="3 May 2023")
    case = editing.set_fields(
        case, "step", "new-s2-request", sources=(SourceRef("v1", "4"),), note="by telephone"
    )
    kept = set_step(case, ID, "s2-request", None, "x").steps["new-s2-request"]
    assert (kept.on, kept.note) == (None, "by telephone")


def test_the_steps_are_listed_in_order_with_the_persons_own_behind() -> None:
    case = dated(complained(), s2_request="3 May 2023")
    case = add_own_step(case, ID, "Meeting with the team manager", on("June 2023"), "m1")
    case = add_own_step(case, ID, "Telephone call", on("May 2023"), "m2")
    rows = step_rows(case, ID, RULES)
    assert [row.title for row in rows[-2:]] == ["Telephone call", "Meeting with the team manager"]
    assert all(row.own for row in rows[-2:])
    request = next(row for row in rows if row.key == "s2-request")
    assert (request.on, request.stage, request.sources) == (on("3 May 2023"), 2, ())
    assert next(row for row in rows if row.key == "s3-panel").on is None


def test_within_a_stage_dates_stand_by_date_and_what_has_none_where_the_law_has_it() -> None:
    usual = [row.key for row in step_rows(complained(), ID, RULES)]
    dates = {"s2_officer": "4 May 2023", "s2_accepted": "5 May 2023", "s1_response": "9 May 2023"}
    keys = [row.key for row in step_rows(dated(complained(), **dates), ID, RULES)]
    officer, accepted = usual.index("s2-officer"), usual.index("s2-accepted")
    usual[officer], usual[accepted] = usual[accepted], usual[officer]
    assert keys == usual


def test_a_step_of_ones_own_needs_a_title() -> None:
    with pytest.raises(InvalidInput, match="no title"):
        add_own_step(complained(), ID, " ", None, "m1")


def test_a_complaint_goes_with_all_that_belongs_to_it() -> None:
    case = dated(complained(), s2_request="3 May 2023")
    gone = editing.remove(case, "complaint", ID)
    assert (gone.complaints, gone.steps, gone.limits) == ({}, {}, {})


def test_evidence_taken_out_leaves_no_source_behind() -> None:
    case = dated(complained(), s2_request="3 May 2023")
    case = editing.add(case, "evidence", an_item_of_evidence("v1"))
    case = editing.set_fields(case, "step", "new-s2-request", sources=(SourceRef("v1"),))
    assert editing.remove(case, "evidence", "v1").steps["new-s2-request"].sources == ()


# --- limits ---------------------------------------------------------------------------------------


def test_a_case_keeps_the_rule_it_was_judged_by() -> None:
    case = dated(complained(), s3_request="8 November 2021", s3_panel="21 December 2021")
    changed = with_panel_limit(40)
    stands = [brief(t) for t in complaint_timings(case, ID, changed, changed.calendar(), TODAY)]
    assert "1 working day over" in stands
    assert outdated(case, ID, changed, TODAY) == (
        "Review panel: 30 working days here; the rules have 40 working days.",
    )


def test_todays_rules_are_taken_over_when_asked_for() -> None:
    case = complained()
    case = editing.set_fields(case, "limit", limit_id(case, "s3-panel"), in_statement=True)
    case = correct_limit(case, limit_id(case, "s3-report"), "agreed with the panel", count=7)
    case = add_limit(
        case, ID, "own", title="Call back", from_steps=("s1-received",),
        to_step="s1-response", count=2,
    )  # fmt: skip
    ids = CountedIds()
    after = use_todays_rules(case, ID, with_panel_limit(40), ids, TODAY)
    found = {limit.key: limit for limit in limits_of(after, ID)}
    assert (found["s3-panel"].count, found["s3-panel"].in_statement) == (40, True)
    assert found["s3-report"].count == 7
    assert found["own-own"].count == 2
    assert after.complaints[ID].rules_version == "2027.01-00000000"
    (left,) = outdated(after, ID, with_panel_limit(40), TODAY)
    assert "agreed with the panel" in left


def test_limits_of_another_time_come_and_go_with_todays_rules() -> None:
    case = complained("handling-code", "1 February 2024")
    earlier = dated(case, s1_received="5 January 2024")
    assert sum("no longer" in line for line in outdated(earlier, ID, RULES, TODAY)) == 4
    after = use_todays_rules(earlier, ID, RULES, CountedIds(), TODAY)
    assert [limit.key for limit in limits_of(after, ID)] == ["twelve-months"]
    later = dated(after, s1_received="5 March 2024")
    assert sum("not in this case" in line for line in outdated(later, ID, RULES, TODAY)) == 4
    back = use_todays_rules(later, ID, RULES, CountedIds(), TODAY)
    assert len(limits_of(back, ID)) == 5


def test_a_correction_needs_a_reason_and_a_possible_time() -> None:
    case = complained()
    panel = limit_id(case, "s3-panel")
    with pytest.raises(InvalidInput, match="needs a reason"):
        correct_limit(case, panel, " ", count=20)
    with pytest.raises(InvalidInput, match="at most 1,000"):
        correct_limit(case, panel, "why", count=1001)
    with pytest.raises(InvalidInput, match="cannot be less"):
        correct_limit(case, limit_id(case, "s2-response"), "why", extended=3)
    corrected = correct_limit(case, panel, "the council promised it", count=20)
    assert rule_of(corrected, corrected.limits[panel], RULES, TODAY) is not None
    assert any(
        "the council promised it" in note
        for timing in complaint_timings(
            dated(corrected, s3_request="3 May 2023"), ID, RULES, RULES.calendar(), TODAY
        )
        for note in timing.notes
    )


def test_a_limit_of_ones_own_says_from_where_to_where() -> None:
    for fields in ({"to_step": "s1-response"}, {"from_steps": ("s1-received",)}):
        with pytest.raises(InvalidInput, match="does not say which step"):
            add_limit(complained(), ID, "own", **fields)


def test_a_day_off_added_later_tells_what_it_changed() -> None:
    case = dated(complained(), s3_request="3 May 2023")
    closed = NonWorkingDay(date(2023, 5, 4), "Council closed", local=True)
    calendar = replace(RULES, local=(closed,)).calendar()
    before = complaint_timings(case, ID, RULES, RULES.calendar(), date(2023, 5, 10))
    after = complaint_timings(case, ID, RULES, calendar, date(2023, 5, 10))
    assert changed_timings(before, after) == (
        "Review panel: was last day 16 June 2023, runs until 16 June 2023; now last day "
        "19 June 2023, runs until 19 June 2023.",
    )
    assert changed_timings(before, before) == ()


def test_a_procedure_no_longer_in_the_rules_leaves_the_case_as_it_was() -> None:
    case = complained()
    bare = RuleBook(version="2030.01")
    assert outdated(case, ID, bare, TODAY) == ()
    assert use_todays_rules(case, ID, bare, CountedIds(), TODAY) == case
    assert step_rows(case, ID, bare) == ()
    assert isinstance(on("3 May 2023"), PartialDate)


def test_a_step_takes_a_source_before_it_has_a_date_and_goes_when_it_is_empty() -> None:
    case = complained()
    case = change_step(case, ID, "s1-received", "new-1", note="Stamped, but illegible.")
    step = step_of(case, ID, "s1-received")
    assert step is not None
    assert (step.on, step.note) == (None, "Stamped, but illegible.")
    assert (
        step_of(change_step(case, ID, "s1-received", "new-2", note=""), ID, "s1-received") is None
    )


def test_a_copied_complaint_has_everything_but_its_place_in_the_statement() -> None:
    case = dated(complained(), s1_received="3 May 2023", s1_response="7 June 2023")
    case = editing.set_fields(case, "limit", limit_id(case, "s1-response"), in_statement=True)
    case = editing.add(case, "part", ComplaintPart(id="p1", complaint_id=ID))
    case = set_outcome(case, "p1", "1", "o1", outcome=StageOutcome.UPHELD)
    case = editing.add(case, "complaint", CouncilComplaint(id="another"))
    case = editing.add(case, "part", ComplaintPart(id="p2", complaint_id="another"))
    copied = duplicate_complaint(case, ID, "copy", MoreIds())
    assert len(limits_of(copied, "copy")) == len(limits_of(case, ID))
    assert not any(limit.in_statement for limit in limits_of(copied, "copy"))
    assert step_of(copied, "copy", "s1-response").on == on("7 June 2023")  # type: ignore[union-attr]
    (part,) = (each for each in copied.parts.values() if each.complaint_id == "copy")
    (outcome,) = (each for each in copied.outcomes.values() if each.part_id == part.id)
    assert outcome.outcome is StageOutcome.UPHELD
    assert limits_of(copied, ID) == limits_of(case, ID)


class MoreIds(CountedIds):
    """Ids that no record of the tests has."""

    def new(self, kind: str) -> str:
        """The next id."""
        return f"more-{super().new(kind)}"


def test_what_is_not_done_is_counted_to_the_final_decision_and_no_further() -> None:
    case = dated(complained(), s2_request="2 May 2023")
    (later,) = (t for t in _timings(case) if t.limit.key == "s2-response")
    decided = with_fields(case, decided_on=date(2024, 4, 9))
    (then,) = (t for t in _timings(decided) if t.limit.key == "s2-response")
    assert later.over is not None
    assert then.over is not None
    calendar = RULES.calendar()
    assert then.over.exact == calendar.count(date(2023, 6, 8), date(2024, 4, 9)).days
    assert later.over.exact == calendar.count(date(2023, 6, 8), TODAY).days


def _timings(case: CaseFile) -> tuple[Timing, ...]:
    return complaint_timings(case, ID, RULES, RULES.calendar(), TODAY)


# --- the law of a step ----------------------------------------------------------------------------


def test_the_first_date_of_a_step_brings_the_law_of_it_into_the_statement() -> None:
    case = complained(received="2023-02-06")
    assert set(case.choices) == {"procedure-overview", "procedure-stage-one"}
    case = set_step(case, ID, "s2-request", on("2023-03-06"), "n1", RULES)
    assert case.choices["procedure-stage-two"].choice is Choice.INCLUDE
    assert set_step(case, ID, "s1-response", on("2023-03-01"), "n2", RULES).choices == case.choices


def test_what_was_left_out_stays_out_and_a_corrected_date_brings_nothing_back() -> None:
    case = complained(received="2023-02-06")
    left = StandardChoice(id="procedure-stage-two", choice=Choice.LEAVE_OUT)
    case = case.with_record("choice", left).without("choice", "procedure-stage-one")
    case = set_step(case, ID, "s2-request", on("2023-03-06"), "n1", RULES)
    assert case.choices["procedure-stage-two"].choice is Choice.LEAVE_OUT
    case = set_step(case, ID, "s1-received", on("2023-02-07"), "n2", RULES)
    assert "procedure-stage-one" not in case.choices


def test_a_step_without_its_date_or_of_another_procedure_brings_no_law() -> None:
    case = change_step(complained(), ID, "s2-request", "n1", RULES, note="Asked?")
    assert not case.choices
    assert not set_step(complained("other"), ID, "s2-request", on("2023"), "n1", RULES).choices


def test_the_law_of_a_step_is_in_the_library() -> None:
    library = load_reference_library()
    named = {id for rule in RULES.procedures.values() for step in rule.steps for id in step.law}
    assert named
    assert named <= set(library.paragraphs)


@pytest.mark.parametrize(
    ("dates", "line", "step"),
    [
        ({"s1_received": "8 March 2021"}, "12 April 2021 response", "s1-response"),
        (
            {"s1_received": "8 March 2021", "s2_request": "20 April 2021"},
            "1 June 2021 response", "s2-response",
        ),
        (
            {"s1_received": "8 March 2021", "s2_request": "20 April 2021"},
            "12 April 2021 response", "s1-response",
        ),
        ({}, "8 March 2021 complaint received", "s1-received"),
        ({"s1_response": "12 April 2021"}, "8 March 2021 complained to the Council", "s1-received"),
        ({"s1_received": "8 March 2021"}, "20 April 2021 stage two requested", "s2-request"),
        ({"s1_received": "8 March 2021"}, "20 April asked for stage 2", "s2-request"),
        ({"s2_request": "20 April 2021"}, "1 June 2021 the panel met", "s3-panel"),
        ({"s2_request": "20 April 2021"}, "9 May 2021 IO appointed", "s2-officer"),
        (
            {"s1_received": "8 March 2021", "s2_request": "20 April 2021"},
            "21 May 2021 notice that more time was needed", "s2-extension-notice",
        ),
        (
            {"s1_received": "8 March 2021"},
            "15 March 2021 notice that more time was needed", "s1-complexity-notice",
        ),
    ],
)  # fmt: skip
def test_of_several_steps_a_line_means_the_one_its_date_fits(
    dates: dict[str, str], line: str, step: str
) -> None:
    case = add_complaint(a_case(), RULES, CountedIds(), date(2021, 9, 1))
    (complaint,) = case.complaints
    for key, words in dates.items():
        case = set_step(case, complaint, key.replace("_", "-"), on(words), f"step-{key}")
    found = read_step(step_rows(case, complaint, RULES), line)
    assert found.row is not None and found.row.key == step


@pytest.mark.parametrize("line", ["1 May 2021 stage two refused", "1 May 2021 complaint to MP"])
def test_what_no_step_is_called_is_a_step_of_ones_own(line: str) -> None:
    case = add_complaint(a_case(), RULES, CountedIds(), date(2021, 9, 1))
    (complaint,) = case.complaints
    assert read_step(step_rows(case, complaint, RULES), line).row is None
