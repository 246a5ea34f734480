"""What a statement from outside says is found, and what it gets wrong is told, and no more."""

from __future__ import annotations

from datetime import date

import pytest

from tests.interchange import published_statements as published
from workbench.application.outside.report import ReadStatement, place_of
from workbench.bootstrap import load_reference_library
from workbench.domain.problems import Problem, Severity
from workbench.interchange.published.reader import read_pasted

LIBRARY = load_reference_library()
TODAY = date(2024, 4, 1)
SOUND = published.as_dashes()


def read(text: str = SOUND) -> ReadStatement:
    return read_pasted(text, LIBRARY, TODAY)


def changed(old: str, new: str) -> ReadStatement:
    assert old in SOUND
    return read(SOUND.replace(old, new))


def told(read: ReadStatement, code: str) -> list[Problem]:
    return [problem for problem in read.problems if problem.code == code]


# --- what is found -------------------------------------------------------------------------------


def test_payments_are_found_with_payee_reason_and_standing() -> None:
    found = [
        (p.pence, p.payee, p.reason, p.standing)
        for p in read().found.payments
        if p.section == "action"
    ]
    assert found == [
        (25000, "Mrs K", "her frustration and uncertainty", "agreed"),
        (20000, "D", "his distress", "agreed"),
    ]


def test_times_are_found_with_what_they_run_from() -> None:
    found = [(t.deadline.in_words(), t.starts) for t in read().found.times if t.section == "action"]
    assert found == [
        ("four weeks", "of my final decision"),
        ("three months", "of my final decision"),
    ]


def test_powers_are_found_with_their_statute() -> None:
    found = {(power.statute, power.provision) for power in read().found.powers}
    assert found == {
        ("Local Government Act 1974", "section 26(1)"),
        ("Local Government Act 1974", "section 26A(1)"),
        ("Local Government Act 1974", "section 30(1B)"),
        ("Local Government Act 1974", "section 34H(i)"),
        ("Children Act 1989", "section 26(3)"),
    }


def test_labels_are_found_a_childs_bare_letter_too() -> None:
    found = {label.label: label.child for label in read().found.labels}
    assert found == {"Mrs K": False, "D": True}


def test_references_are_found_with_whether_they_lead_anywhere() -> None:
    [reference] = read().found.references
    assert (reference.number, reference.paragraph, reference.resolves) == (12, 14, True)


# --- what is told --------------------------------------------------------------------------------


def test_a_sound_statement_has_no_problems() -> None:
    assert read().problems == ()


SLIPS = [
    ("D told his teacher", "Mr K told his teacher", "label-drift", 15),
    ("described in paragraph 12", "described in paragraph 48", "stale-reference", 14),
    (
        "described in paragraph 12",
        "described in paragraph 9 (“Mrs K did not ask for a panel”)",
        "stale-reference",
        14,
    ),
    ("described in paragraph 12", "described in paragraph 14", "self-reference", 14),
    ("within 25 working days", "in 25 days at stage two", "loose-days", 8),
    ("(Children Act 1989", "(Children Act, 1989", "misnamed", 9),
    ("(Children Act 1989", "(Children’s Act 1989", "misnamed", 9),
    ("Within four weeks of my final decision the", "The", "deadline-missing", 17),
    ("There was fault by", "My provisional view is that there was fault by", "draft-left-over", 20),
    ("agreed to pay her and her grandson £450", "agreed to pay her £500", "summary-total", None),
    ("accept that this was the effect", "accept this as the behavior and effect",
     "american-spelling", 15),
    ("I accept that this", "I accept that that this is is", "word-twice", 15),
    ("I accept that this", "i accept that this", "stray-letter", 15),
    ("will be shared with Ofsted", "will be kept", "ofsted-missing", None),
    ("Decision : Upheld", "Decision : Not upheld", "outcome-contradicts", None),
    ("I read what Mrs K sent me", "I cannot investigate the school. I read what Mrs K sent me",
     "scope-without-power", 6),
    ("for months.", "for months. I do not find fault with a delay of some months.",
     "fault-disclaimed", 16),
    ("that this was the effect of the fault.", "that the Council offered £300, which was £100 for"
     " distress and £150 for her time.", "sum-of-parts", 15),
    ("How I considered this complaint", "How the work was done", "section-missing", None),
    (published.TITLE_LINE, "Northmere County Council", "reference-form", None),
    (f"Summary: {published.SUMMARY}", "", "summary-missing", None),
    (published.SIGNATURE, "", "signature-missing", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "paragraph"), SLIPS)
def test_each_slip_is_told_with_its_place(
    old: str, new: str, code: str, paragraph: int | None
) -> None:
    found = told(changed(old, new), code)
    assert found, code
    assert found[0].where.paragraph == paragraph
    assert found[0].message


@pytest.mark.parametrize(("old", "new", "code", "paragraph"), SLIPS)
def test_only_what_is_certainly_wrong_is_an_error(
    old: str, new: str, code: str, paragraph: int | None
) -> None:
    errors = {p.code for p in changed(old, new).problems if p.severity is Severity.ERROR}
    assert errors <= {"stale-reference"}


def test_a_remedy_to_be_reported_on_but_never_timed_is_told() -> None:
    text = SOUND.replace("Within three months of my final decision the Council", "The Council")
    text = text.replace("evidence that", "evidence within six months that")
    [problem] = told(read(text), "deadline-reporting-only")
    assert problem.where.paragraph == 18


def test_a_time_given_in_the_paragraph_after_a_list_counts() -> None:
    text = SOUND.replace("Within four weeks of my final decision the", "The").replace(
        "- Within three months",
        "- The Council should take this action within four weeks of my decision.\n"
        "- Within three months",
    )
    assert told(read(text), "deadline-missing") == []


def test_a_sum_said_to_be_paid_that_has_not_arrived_is_told() -> None:
    text = SOUND.replace(
        "has agreed to pay her and her grandson £450", "made her a payment of £450"
    )
    text = text.replace(
        "I accept that this", "She has not received the payment. I accept that this"
    )
    (found,) = told(read(text), "paid-or-offered")
    assert place_of(found) == "summary"


@pytest.mark.parametrize("name", ["Children Act", "Children and Families Act", "Act"])
def test_a_comma_before_the_year_of_an_act_is_told_with_the_whole_name(name: str) -> None:
    text = f"The {name}, 2014 applies. I read what"
    (problem,) = told(changed("I read what", text), "misnamed")
    assert problem.hint == f"Write “{name} 2014”."


def test_leaving_something_out_with_the_power_named_is_no_problem() -> None:
    text = SOUND.replace(
        "I read what",
        "I have not investigated the school. (Local Government Act 1974, section 26(5))"
        " I read what",
    )
    assert told(read(text), "scope-without-power") == []


def test_findings_on_different_matters_do_not_contradict_one_another() -> None:
    text = SOUND.replace(
        "for months.", "for months. I do not find fault in how the manager wrote the letter."
    )
    assert told(read(text), "fault-disclaimed") == []


def test_somebody_named_once_and_introduced_is_nobodys_slip() -> None:
    text = SOUND.replace("I read what", "I spoke to her neighbour (Mr Q). I read what")
    assert told(read(text), "label-once") == []
    text = SOUND.replace("I read what", "I spoke to Mr Q. I read what")
    assert [problem.severity for problem in told(read(text), "label-once")] == [Severity.NOTE]


def test_a_text_that_is_no_statement_says_so() -> None:
    assert told(read("Dear Ms Y\n\nThank you for your letter.\n"), "no-headings")
