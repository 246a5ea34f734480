"""A statement from outside becomes a case whose own statement says the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.interchange import published_statements as published
from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Severity
from workbench.domain.records.complaint import (
    CaseStage,
    Edition,
    Outcome,
    ScopePlacement,
    StatementKind,
)
from workbench.domain.records.people import AgeGroup, PersonRole, Pronouns
from workbench.domain.records.remedies import Agreement, RemedyKind
from workbench.interchange.casefile import dumps, loads
from workbench.interchange.published.reader import read_pasted, read_statement
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.composing.overrides import reviews
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.text import lines

LIBRARY = load_reference_library()
TODAY = date(2024, 4, 1)
TEXT = published.as_numbers()


def case_of(text: str = TEXT) -> CaseFile:
    return read_pasted(text, LIBRARY, TODAY).case


def composed(case: CaseFile, stage: StatementStage = StatementStage.FINAL) -> Document:
    return compose(case, LIBRARY, TODAY, stage)


def plain(document: Document) -> list[str]:
    """The printed lines with plain apostrophes; the outline writes its own headings and details."""
    said = (line.replace("’", "'").rstrip(":") for line in lines(document))
    return [line for line in said if not re.match(r"(?:Category|Decision|Decision date) ?:", line)]


def test_the_composed_statement_reads_as_the_source_did() -> None:
    read = read_pasted(TEXT, LIBRARY, TODAY)
    assert plain(composed(read.case)) == plain(read.document)


@pytest.mark.parametrize("stage", StatementStage)
@pytest.mark.parametrize("number", range(3))
def test_a_statement_of_our_own_carried_on_from_reads_the_same(
    number: int, stage: StatementStage
) -> None:
    document = composed(practice_cases()[number][1], stage)
    read = read_statement("a.docx", renderers()["word"](document), LIBRARY, TODAY)
    said = [line for line in plain(composed(read.case, stage)) if " : " not in line]
    assert said == [line for line in plain(document) if " : " not in line]


def test_the_case_says_what_the_title_line_and_the_metadata_say() -> None:
    record = case_of().case
    assert record.reference == "23 990 112"
    assert record.body == "Northmere County Council"
    assert record.body_short == "the Council"
    assert (record.category, record.subject) == (
        "Children's care services",
        "Looked after children",
    )
    assert record.outcome is Outcome.UPHELD
    assert record.decided_on == date(2024, 3, 6)
    assert record.edition is Edition.TO_2024
    assert record.stage is CaseStage.FINAL_DECISION
    assert record.statement_kind is StatementKind.INVESTIGATION


def test_labels_become_people_and_mentions() -> None:
    case = case_of()
    complainant, child = case.people.values()
    assert (complainant.alias, complainant.title, complainant.name) == ("Mrs K", "Mrs", "")
    assert complainant.role is PersonRole.COMPLAINANT
    assert complainant.pronouns is Pronouns.SHE
    assert (child.alias, child.age_group) == ("D", AgeGroup.CHILD)
    renamed = case.with_record("person", replace(complainant, alias="Mrs L"))
    said = "\n".join(lines(composed(renamed)))
    assert "Mrs L" in said
    assert "Mrs K" not in said


def test_a_label_that_is_a_slip_makes_nobody() -> None:
    case = case_of(TEXT.replace("D told his teacher", "Mr K told his teacher"))
    assert [person.alias for person in case.people.values()] == ["Mrs K", "D"]
    codes = {p.code for p in check(composed(case), case, LIBRARY) if p.severity is Severity.ERROR}
    # It also speaks of a draft, of which the case read from it knows nothing.
    assert codes == {"unknown-label", "draft-not-sent"}


def test_listed_points_become_heads_of_complaint() -> None:
    case = case_of()
    assert [head.as_put for head in case.heads.values()] == [
        "nobody visited for five months;",
        "her grandson, whom I shall call {person:p2}, had three different workers; and",
        "{Body} ignored her complaint.".replace("{Body}", "the Council"),
    ]
    assert "upset {person:p2}" in case.text("complaint")


def test_paragraphs_that_complain_become_heads_where_there_is_no_list() -> None:
    case = case_of(
        "The complaint\n1. Ms Y complained that nobody replied.\n"
        "2. She also complained about a letter.\n3. She says this caused her distress.\n"
        "Final decision\n1. No fault.\n"
    )
    assert len(case.heads) == 2
    assert case.text("complaint") == "She says this caused her distress."
    assert case.heads["h1"].injustice_claimed == "She says this caused her distress."


def test_subheadings_become_topics_under_one_another_with_their_words() -> None:
    case = case_of()
    titles = {topic.title: topic for topic in case.topics.values()}
    assert titles["The missed visits"].parent_id == titles["Analysis"].id
    assert [topic.role.value for topic in titles.values() if topic.title] == [
        "law",
        "facts",
        "analysis",
        "other",
        "other",
    ]
    under = [p.text for p in case.passages.values() if p.topic_id == titles["What happened"].id]
    assert under[0].startswith("In March 2022 {person:p2} came to live with {person:p1}.")


def test_remedies_have_payee_sum_time_and_reason() -> None:
    apology, adult, child, review = case_of().remedies.values()
    assert apology.kind is RemedyKind.APOLOGY
    assert (adult.kind, adult.person_id, adult.amount) == (
        RemedyKind.SYMBOLIC_PAYMENT,
        "p1",
        25000,
    )
    assert (child.person_id, child.amount, child.reason) == ("p2", 20000, "his distress")
    assert review.kind is RemedyKind.SERVICE_IMPROVEMENT
    assert [r.deadline.in_words() for r in (apology, adult, child, review) if r.deadline] == [
        "four weeks",
        "four weeks",
        "four weeks",
        "three months",
    ]
    assert {r.agreement for r in (apology, adult, child, review)} == {Agreement.AGREED}


def test_a_payment_to_her_is_to_the_person_named_before() -> None:
    asked = (
        "Agreed action\n- The Council will:\n- apologise to Mrs K; and\n- pay £90 for her worry.\n"
    )
    text = published.as_dashes().replace("Agreed action\n", asked, 1)
    apology, payment, *_ = read_pasted(text, LIBRARY, TODAY).case.remedies.values()
    assert (apology.person_id, payment.person_id, payment.amount) == ("p1", "p1", 9000)


def test_an_item_that_pays_two_people_is_two_payments_and_prints_as_it_was() -> None:
    asked = "Agreed action\n- The Council will:\n- pay Mrs K £90 and B £60; and\n- apologise.\n"
    read = read_pasted(published.as_dashes().replace("Agreed action\n", asked, 1), LIBRARY, TODAY)
    aliases = {person.id: person.alias for person in read.case.people.values()}
    said = [(aliases.get(r.person_id), r.amount) for r in read.case.remedies.values()]
    assert said[:2] == [("Mrs K", 9000), ("B", 6000)]
    assert "• pay Mrs K £90 and B £60; and" in plain(composed(read.case))


@pytest.mark.parametrize(
    ("asked", "kinds", "amount", "time"),
    [
        ("The Council will, within one month, pay Mrs K £90 and apologise to her.",
         ["APOLOGY", "SYMBOLIC_PAYMENT"], 9000, "one month"),
        ("The Council will pay Mrs K £50 a month for seven months, £350 in total.",
         ["SYMBOLIC_PAYMENT"], 35000, ""),
        ("I recommended the Council reimburse Mrs K’s fares of £84.20. It has agreed.",
         ["FINANCIAL_LOSS"], 8420, ""),
        ("The Council agreed within two weeks to arrange an investigation.",
         ["ACTION"], None, "two weeks"),
    ],
)  # fmt: skip
def test_what_a_paragraph_asks_for_is_read_as_its_remedies(
    asked: str, kinds: list[str], amount: int | None, time: str
) -> None:
    text = published.as_dashes().replace("Agreed action\n", f"Agreed action\n- {asked}\n", 1)
    read = list(read_pasted(text, LIBRARY, TODAY).case.remedies.values())[: len(kinds)]
    assert [each.kind.name for each in read] == kinds
    assert read[-1].amount == amount
    assert (read[-1].deadline.in_words() if read[-1].deadline else "") == time


@pytest.mark.parametrize(
    ("top", "outcome", "decided_on"),
    [
        ("Wexmoor Council (24 100 555)\nCategory: Other | Decision: Upheld"
         " | Decision date: 22 Aug 2022\n", Outcome.UPHELD, date(2022, 8, 22)),
        ("Wexmoor Council\nReference: 24 100 555\nStatement: Not upheld\n",
         Outcome.NOT_UPHELD, None),
        ("Complaint reference: 24 100 555\nComplaint against: Wexmoor Council\n",
         Outcome.UNDECIDED, None),
    ],
)  # fmt: skip
def test_body_reference_and_details_are_read_however_they_stand_at_the_top(
    top: str, outcome: Outcome, decided_on: date | None
) -> None:
    body = "The Ombudsman’s final decision\nSummary – It was late.\nThe complaint\n1. Mr T wrote.\n"
    case = case_of(top + body)
    assert (case.case.reference, case.case.body) == ("24 100 555", "Wexmoor Council")
    assert (case.case.outcome, case.case.decided_on) == (outcome, decided_on)
    assert case.texts["summary"].text == "It was late."


def test_changing_a_remedy_asks_for_the_words_to_be_looked_at_again() -> None:
    case = case_of()
    assert reviews(case, LIBRARY, TODAY, StatementStage.FINAL) == ()
    changed = case.with_record("remedy", replace(case.remedies["r2"], text="", amount=30000))
    assert reviews(changed, LIBRARY, TODAY, StatementStage.FINAL) != ()


def test_references_follow_when_paragraphs_are_taken_out() -> None:
    case = case_of()
    assert "described in paragraph 12" in "\n".join(lines(composed(case)))
    shorter = case.with_record("text", replace(case.texts["complaint"], text=""))
    assert "described in paragraph 11" in "\n".join(lines(composed(shorter)))


def test_the_case_goes_into_a_case_file_and_back() -> None:
    case = case_of()
    assert loads(dumps(case)) == case


def test_an_assessment_and_a_scope_at_the_end_are_told() -> None:
    case = case_of(
        "Northmere Council (23 990 112)\nThe Ombudsman's final decision\nSummary: We will not.\n"
        "The complaint\n1. Mr Z complained.\nMy assessment\n1. It is too late.\n"
        "Final decision\n1. We will not investigate.\n"
        "Parts of the complaint that I did not investigate\n1. The school.\n"
    )
    assert case.case.statement_kind is StatementKind.ASSESSMENT
    assert case.case.scope_placement is ScopePlacement.AT_END
    assert case.text("scope") == "The school."
    assert "It is too late." in "\n".join(lines(composed(case)))


def test_words_with_signs_of_the_markup_stay_what_they_are() -> None:
    odd = "1. Ms Y wrote {this} and *that*, - and # so on."
    case = case_of(f"The complaint\n{odd}\nFinal decision\n1. No fault.\n")
    assert "Ms Y wrote {this} and *that*, - and # so on." in "\n".join(lines(composed(case)))
