"""What the checks find, and that a sound case gives them nothing to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    a_case,
    a_choice,
    a_finding,
    a_head,
    a_library,
    a_passage,
    a_person,
    a_standard_paragraph,
    a_text,
    a_topic,
    with_records,
    without,
)
from tests.unit.statement.checking import (
    DRAFT,
    LIBRARY,
    SOUND,
    codes,
    problems,
    saying,
    with_,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Severity
from workbench.domain.records.complaint import HeadScope, Outcome, StatementKind, UpheldReason
from workbench.domain.records.drafting import Acceptance
from workbench.domain.records.findings import FindingResult
from workbench.statement.checks.answered import open_problems
from workbench.statement.nodes import StatementStage


@pytest.mark.parametrize("stage", StatementStage)
def test_a_sound_case_has_no_problems(stage: StatementStage) -> None:
    assert problems(SOUND, stage) == ()


# --- the case ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (with_(reference="21-017-938"), "reference-form"),
        (with_(reference=""), "reference-form"),
        (with_(body=" "), "body-missing"),
        (with_(body_short=""), "body-missing"),
        (with_(decided_on=None), "decision-date-missing"),
        (with_(outcome=Outcome.UNDECIDED), "outcome-undecided"),
        (with_(a_finding(result=FindingResult.NO_FAULT)), "outcome-contradicts"),
        (with_(outcome=Outcome.NOT_UPHELD), "outcome-contradicts"),
        (with_(outcome=Outcome.CLOSED_AFTER_INITIAL_ENQUIRIES), "outcome-contradicts"),
        (with_(upheld_reason=UpheldReason.FAULT_NO_INJUSTICE), "outcome-contradicts"),
        (without(SOUND, "injustice i1"), "outcome-contradicts"),
        (with_(a_head("h2", scope=HeadScope.NOT_INVESTIGATED)), "scope-without-power"),
        (with_(a_head("h2", scope=HeadScope.PARTLY)), "head-without-finding"),
    ],
)
def test_the_case_itself_is_checked(case: CaseFile, code: str) -> None:
    assert code in codes(case)


def test_a_remedy_agreed_early_needs_no_finding_of_fault() -> None:
    case = with_(
        a_finding(result=FindingResult.NO_FINDING),
        outcome=Outcome.UPHELD,
        upheld_reason=UpheldReason.REMEDY_AGREED,
    )
    assert "outcome-contradicts" not in codes(case)


def test_a_power_may_be_named_in_the_reason_or_the_scope_text() -> None:
    limited = {"scope": HeadScope.NOT_INVESTIGATED}
    for case in (
        with_(a_head("h2", power="section 26B", **limited)),
        with_(a_head("h2", scope_reason="It is late. {cite:Act, section 26B}", **limited)),
        with_(a_head("h2", **limited), a_text("scope", "Section 26B says it is late.")),
    ):
        assert "scope-without-power" not in codes(case)


def test_an_assessment_needs_no_findings() -> None:
    case = without(with_(statement_kind=StatementKind.ASSESSMENT), "finding f1")
    assert "head-without-finding" not in codes(case)


# --- gaps --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("See {?the letter}.", "placeholder"),
        ("See {para:nowhere}.", "dead-reference"),
        ("{person:p9} spoke.", "unknown-person"),
        ("{nonsense}", "unknown-token"),
        ("{#a} One.\n\n{#a} Two.", "anchor-twice"),
        ("- **{?gap}**\n  - *{para:gone}*", "placeholder"),
    ],
)
def test_gaps_in_the_text_are_errors(words: str, code: str) -> None:
    (problem, *_) = [each for each in problems(saying(words)) if each.code == code]
    assert problem.severity is Severity.ERROR
    assert problem.where.kind == "text"
    assert problem.where.id == "considered"
    assert problem.where.paragraph is not None


def test_a_mentioned_person_needs_a_label() -> None:
    assert "alias-missing" in codes(with_(a_person(alias="")))


def test_a_gap_in_a_heading_is_seen() -> None:
    case = with_(a_topic("t", title="About {person:p9}"), a_passage(topic_id="t"))
    assert "unknown-person" in codes(case)


def test_the_same_gap_of_one_record_is_told_once() -> None:
    assert codes(saying("{?gap} and {?gap}")).count("placeholder") == 1


# --- wording -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("See paragraph 12.", "typed-paragraph"),
        ("as paragraphs 3 and 4 say", "typed-paragraph"),
        ("The panel met within 30 days. So.", "loose-days"),
        ("At stage two it had ten days.", "loose-days"),
        ("The Children’s Act 1989 says", "misnamed"),
        ("The Children Act, 1989 says", "misnamed"),
        ("{cite:Department of Education, 2006}", "misnamed"),
        ("See https://example.com/page for it.", "outside-link"),
    ],
)
def test_wording_to_look_at_again(words: str, code: str) -> None:
    (problem, *_) = [p for p in problems(saying(words)) if p.code == code]
    assert problem.severity is Severity.WARNING
    assert problem.hint


@pytest.mark.parametrize(
    "words",
    [
        "See paragraph {para:event:e1}.", "paragraph 3 of the guidance", "paragraph 3.2 says",
        "{cite:paragraph 5}", "> see paragraph 12", "The panel met within 30 working days.",
        "It rained for 30 days.", "> the panel has 30 days", "It took 9 days. The panel met.",
        "The Children Act 1989 says", "> the Children’s Act", "on www.lgo.org.uk/page",
        "I sent {person:p1} and {body} my draft decision.",
    ],
)  # fmt: skip
def test_sound_wording_is_left_alone(words: str) -> None:
    assert codes(saying(words)) == []


def test_draft_words_have_no_place_in_a_final() -> None:
    assert codes(saying("This is my provisional view.", "decision")) == ["draft-left-over"]
    assert "draft-left-over" in codes(saying("We made a draft decision.", "summary"))
    assert codes(saying("This is my provisional view.", "decision"), DRAFT) == []


def test_a_draft_says_that_it_is_provisional() -> None:
    case = with_(a_choice("draft-summary", "leave out"), a_choice("draft-decision", "leave out"))
    assert codes(case, DRAFT) == ["draft-not-tentative", "draft-not-tentative"]
    bare = a_library(outlines={}, paragraphs={})
    with_outline = replace(
        bare, outlines={"o": replace(LIBRARY.outlines["investigation-current"], sections=())}
    )
    assert "draft-not-tentative" not in codes(SOUND, DRAFT, library=with_outline)


def test_a_summary_says_we() -> None:
    assert "summary-voice" in codes(saying("I found fault.", "summary"))


# --- accepting ---------------------------------------------------------------------------------


def test_an_accepted_problem_is_no_longer_open_until_its_words_change() -> None:
    case = saying("See paragraph 12.")
    (problem,) = problems(case)
    accepted = with_records(case, Acceptance(id="a1", problem_key=problem.key, reason="quoted"))
    assert open_problems(problems(accepted), accepted) == ()
    unexplained = with_records(case, Acceptance(id="a1", problem_key=problem.key, reason=" "))
    assert len(open_problems(problems(unexplained), unexplained)) == 1
    changed = with_records(accepted, a_text("considered", "See paragraph 13."))
    assert len(open_problems(problems(changed), changed)) == 1


def test_errors_come_first() -> None:
    found = problems(with_(a_text("considered", "See paragraph 12. {?gap}")))
    assert [p.severity for p in found] == [Severity.ERROR, Severity.WARNING]


def test_an_empty_case_is_checked_without_fail() -> None:
    assert "reference-form" in codes(a_case(reference=""))
    assert "reference-form" in codes(a_case(reference=""), DRAFT)


def test_standard_wording_is_not_blamed_on_the_case() -> None:
    library = a_library(a_standard_paragraph("s", "powers", "See paragraph 3.\n- a\n\n> b"))
    assert codes(SOUND, library=library) == []
