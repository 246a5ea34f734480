"""What the checks find, and that a sound case gives them nothing to say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    TODAY,
    a_case,
    a_choice,
    a_finding,
    a_head,
    a_library,
    a_passage,
    a_payment,
    a_person,
    a_sound_case,
    a_standard_paragraph,
    a_text,
    a_topic,
    an_apology,
    an_event,
    an_improvement,
    an_injustice,
    an_override,
    with_fields,
    with_records,
    within,
    without,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.complaint import HeadScope, Outcome, StatementKind, UpheldReason
from workbench.domain.drafting import Acceptance, ExportReceipt, Placement, TopicRole
from workbench.domain.evidence import SourceRef
from workbench.domain.findings import FindingResult
from workbench.domain.people import Relation
from workbench.domain.problems import Problem, Severity
from workbench.domain.reference import ReferenceLibrary
from workbench.domain.remedies import Agreement
from workbench.statement.checks import check, open_problems
from workbench.statement.compose import compose
from workbench.statement.nodes import StatementStage

LIBRARY = a_library()
DRAFT, FINAL = StatementStage.DRAFT, StatementStage.FINAL
SOUND = a_sound_case()


def problems(
    case: CaseFile, stage: StatementStage = FINAL, library: ReferenceLibrary = LIBRARY
) -> tuple[Problem, ...]:
    return check(compose(case, library, TODAY, stage), case, library)


def codes(case: CaseFile, stage: StatementStage = FINAL, **more: Any) -> list[str]:
    return [problem.code for problem in problems(case, stage, **more)]


def with_(*records: Any, **fields: Any) -> CaseFile:
    return with_fields(with_records(SOUND, *records), **fields)


def saying(words: str, place: str = "considered") -> CaseFile:
    return with_(a_text(place, words))


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


# --- people ------------------------------------------------------------------------------------

LEAKY = a_person(
    name="Mary-Ann O’Hara-Núñez",
    other_names=("Minnie", "Will", "May Young", "Jo"),
    identifiers=(
        "12 Orchard Way, Leeds",
        "0161 496 0000",
        "m.ohara@example.com",
        "7",
        "21 017 938",
    ),
    alias="Ms X",
)


@pytest.mark.parametrize(
    "words",
    [
        "It wrote to Mary.", "to mary-ann’s house", "MARY ANN", "Maryann", "Miss Hara spoke",
        "O'Hara", "OHARA", "Mrs Nunez", "o’hara núñez", "Min\u00adnie came", "It asked Will.",
        "then May Young came", "It told Jo so.", "of 12, Orchard Way Leeds", "m.ohara@example.com",
        "call 01614960000", "call 0161-496-0000 now", "In reply May said so.", "## Minnie\n\nx",
        "> said Minnie", "- one\n  - Minnie",
    ],
)  # fmt: skip
def test_a_real_name_or_detail_is_found_however_it_is_written(words: str) -> None:
    case = with_records(saying(words), LEAKY)
    found = [p for p in problems(case) if p.code in ("name-leak", "detail-leak")]
    assert found, words
    assert found[0].severity is Severity.ERROR
    assert found[0].excerpt


@pytest.mark.parametrize(
    "words",
    [
        "Will it? Will the Council?", "It will in May 2021, and by May, and on 3 May.", "May 2020",
        "It may. In early May it did.", "A summary", "7 people", "Marys", "hara", "The job was.",
        "A young person may come", "It rang 10 times in 2021.", "{cite:Local Government Act 1974}",
    ],
)  # fmt: skip
def test_everyday_words_are_no_names(words: str) -> None:
    case = with_records(saying(words), replace(LEAKY, name="Quill Zed"))
    assert "name-leak" not in codes(case)
    assert "detail-leak" not in codes(case)


def test_names_are_looked_for_around_the_text_too() -> None:
    case = with_(a_person(name="Leah Category"), subject="Leah’s school")
    leaks = {(p.code, p.where.field) for p in problems(case)}
    assert ("name-leak", "subject") in leaks


def test_the_bodys_own_name_and_standard_words_are_no_leak() -> None:
    case = with_(a_person(name="Una Northshire", other_names=("Ofsted",)))
    assert "name-leak" not in codes(case)


@pytest.mark.parametrize(
    ("person", "code", "severity"),
    [
        (a_person("p5", alias="Ms X", name="Q Z"), "alias-shared", Severity.ERROR),
        (a_person("p5", alias="Mr P", name="Peter Zed"), "alias-initial", Severity.WARNING),
        (a_person("p5", alias="A", name="Olga Zed"), "alias-a", Severity.NOTE),
        (a_person("p5", alias="Ms Zed", name="Olga Zed"), "alias-real-name", Severity.ERROR),
    ],
)
def test_labels_are_checked(person: Any, code: str, severity: Severity) -> None:
    (problem, *_) = [p for p in problems(with_(person)) if p.code == code]
    assert problem.severity is severity
    assert problem.where.field == "alias"


def test_a_label_that_is_nobody_is_an_error() -> None:
    assert "unknown-label" in codes(saying("Mr D’s past treatment"))
    assert "unknown-label" not in codes(saying("Ms X said; Dr Zed; Mr Dee"))


# --- the chain ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (without(SOUND, "injustice i1"), "fault-without-injustice"),
        (with_(a_finding(fault_without_injustice=True)), "injustice-disclaimed"),
        (with_(a_finding(result=FindingResult.UNDECIDED)), "finding-undecided"),
        (with_(a_finding(analysis="")), "finding-without-analysis"),
        (with_(a_finding(result=FindingResult.NO_FAULT)), "injustice-without-fault"),
        (with_(an_injustice("i2")), "injustice-without-remedy"),
        (with_(an_apology(injustice_ids=())), "remedy-without-injustice"),
        (with_(a_payment(person_id="")), "payment-payee"),
        (with_(a_payment(amount=None)), "payment-amount"),
        (with_(a_payment(reason="")), "payment-reason"),
        (with_(a_payment(text="pay {person:p1} £100 for it")), "payment-differs"),
        (with_(a_payment(deadline=None)), "deadline-missing"),
        (
            with_(an_improvement(deadline=None, evidence_deadline=within("8 weeks"))),
            "deadline-reporting-only",
        ),
        (with_(a_payment(amount=200_00)), "summary-total"),
        (with_(an_event("e9", on=None)), "event-undated"),
    ],
)
def test_missing_links_and_figures_are_found(case: CaseFile, code: str) -> None:
    assert code in codes(case)


def test_what_is_decided_or_put_right_needs_nothing_more() -> None:
    fault = a_finding("f2", fault_without_injustice=True, event_ids=("e2",))
    put_right = an_injustice("i2", put_right="It apologised at once.")
    words = a_payment(reason="", text="pay {person:p1} £150 to acknowledge her distress")
    assert codes(with_(fault, put_right, words)) == []
    assert codes(with_(a_finding(result=FindingResult.UNDECIDED)), DRAFT) == ["finding-undecided"]


def test_a_refused_payment_is_no_part_of_the_total() -> None:
    more = a_payment("r9", amount=500_00, agreement=Agreement.REFUSED)
    assert "summary-total" not in codes(with_(more))


def test_sums_said_to_be_paid_must_have_been() -> None:
    agreed = saying("We found fault. {Body} has paid her £150.", "summary")
    assert "paid-or-offered" in codes(agreed)
    base = without(SOUND, "remedy r1", "remedy r2", "remedy r3")
    said = with_records(base, a_text("summary", "We note {body} is making her a payment of £650."))
    offered = a_passage(topic_id="", text="It offered £300. It then offered £350 more.")
    missing = a_passage("s2", topic_id="", text="She has not yet received the payments.")
    assert "paid-or-offered" in codes(with_records(said, offered))
    assert "paid-or-offered" in codes(with_records(said, missing))
    assert "paid-or-offered" not in codes(said)
    paid = a_passage("s2", topic_id="", text="It paid £300 and £350 in June.")
    assert "paid-or-offered" not in codes(with_records(said, offered, paid))


# --- dates -------------------------------------------------------------------------------------

FACTS = a_topic("facts", TopicRole.FACTS, title="What happened")


def after_events(words: str) -> CaseFile:
    return with_(FACTS, a_passage(topic_id="facts", text=words, placement=Placement.AFTER))


@pytest.mark.parametrize(
    "words",
    [
        "In May 2022, it wrote.",
        "On 3 April, it wrote.",
        "In 2020, it began.",
        "In early March it met.",
    ],
)
def test_facts_that_go_back_in_time_are_pointed_out(words: str) -> None:
    assert "out-of-order" in codes(after_events(words))


@pytest.mark.parametrize(
    "words",
    ["In July, it wrote.", "On 31 June, it wrote.", "She was upset.", "In June 2023, it wrote.",
     "On 3 2020 times"],
)  # fmt: skip
def test_facts_in_order_are_left_alone(words: str) -> None:
    assert "out-of-order" not in codes(after_events(words))


def test_each_subheading_tells_its_own_story() -> None:
    case = with_(
        FACTS, a_topic("earlier", TopicRole.FACTS, title="Earlier", position=5),
        an_event("e9", on="2019", topic_id="earlier", statement_text="One.\n\nIn 2010, more."),
        a_passage(topic_id="earlier", text="On 4 May, it met."),
        a_passage("s2", topic_id="gone", text="In 2001, it began."),
    )  # fmt: skip
    assert "out-of-order" not in codes(case)
    first = with_(FACTS, a_passage(topic_id="facts", text="On 4 May, it met."))
    assert "out-of-order" not in codes(first)


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
    assert codes(saying("We made a draft decision.", "summary")) == ["draft-left-over"]
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
    assert codes(saying("I found fault.", "summary")) == ["summary-voice"]


# --- links -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        an_event("e9", on="2024", topic_id="gone"),
        an_event("e9", on="2024", sources=(SourceRef("gone"),)),
        an_event("e9", on="2024", head_ids=("gone",)),
        a_finding(head_id="h1", topic_id="gone"),
        a_finding(event_ids=("gone",)),
        a_finding(sources=(SourceRef("gone"),)),
        an_injustice("i9", finding_id="gone"),
        an_injustice("i9", person_id="gone"),
        a_payment(person_id="gone"),
        a_payment(injustice_ids=("i1", "gone")),
        a_passage(topic_id="gone"),
        a_topic("t", parent_id="gone"),
        a_person(relations=(Relation("gone", "mother of"),)),
        an_override("o1", "event:gone", "Words."),
        ExportReceipt(id="x1", version_id="gone"),
    ],
)
def test_a_link_to_what_is_not_there_is_an_error(record: Any) -> None:
    (problem,) = [p for p in problems(with_(record)) if p.code == "broken-link"]
    assert problem.severity is Severity.ERROR
    assert problem.where.id == record.id


def test_a_choice_of_an_unknown_standard_paragraph_is_told() -> None:
    assert codes(with_(a_choice("gone", "include"))) == ["unknown-standard"]
    assert codes(with_(an_override("o1", "standard:fault", "We look for fault."))) == []


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
