"""Remedies read as statements write them: grouped by time, should in drafts, agreed in finals."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from tests.builders import (
    TODAY,
    a_case,
    a_child,
    a_library,
    a_payment,
    a_person,
    a_text,
    an_apology,
    an_improvement,
    an_override,
    with_fields,
    with_records,
    within,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import DeadlineStyle
from workbench.domain.records.remedies import Agreement, RemedyKind
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.text import section_lines

LIBRARY = a_library()


def action(case: CaseFile, stage: StatementStage = StatementStage.FINAL) -> list[str]:
    document = compose(case, LIBRARY, TODAY, stage)
    (section,) = (each for each in document.sections if each.id == "action")
    return [re.sub(r"^\d+\. ", "", line) for line in section_lines(section)][1:]


def remedies(*records: Any, **fields: Any) -> CaseFile:
    return a_case(a_person(), a_child(), *records, **fields)


ALL = remedies(a_payment(), an_apology(), an_improvement())
PUT_RIGHT = "To put right the injustice caused by the fault I have identified, "


def test_a_final_says_what_was_agreed_with_the_time_leading() -> None:
    assert action(ALL) == [
        f"{PUT_RIGHT}within one month of the final decision the Council has agreed to:",
        "• pay Ms X £150 to acknowledge her time and trouble; and",
        "• apologise to Ms X for not going on to stage two.",
        "Within two months of the final decision, the Council will also take the following action "
        "to improve its services:",
        "• remind its complaints staff when a complaint must go on to stage two.",
        "The Council should send the Ombudsman evidence that it has done these things.",
    ]


def test_a_draft_says_should() -> None:
    first = action(ALL, StatementStage.DRAFT)[0]
    assert first == f"{PUT_RIGHT}within one month of the final decision the Council should:"
    assert "should also take" in action(ALL, StatementStage.DRAFT)[3]


def test_the_time_may_follow_the_list() -> None:
    case = with_fields(ALL, deadline_style=DeadlineStyle.FOLLOWS)
    case = with_records(
        case, replace(an_improvement(), deadline=None, evidence_deadline=within("8 weeks"))
    )
    assert action(case) == [
        f"{PUT_RIGHT}the Council has agreed to:",
        "• pay Ms X £150 to acknowledge her time and trouble; and",
        "• apologise to Ms X for not going on to stage two.",
        "The Council should do this within one month of my final decision.",
        "The Council will also take the following action to improve its services:",
        "• remind its complaints staff when a complaint must go on to stage two.",
        "The Council should tell the Ombudsman what it has done, and send evidence of it, within "
        "eight weeks of my final decision.",
    ]


def test_a_single_personal_remedy_is_a_sentence() -> None:
    assert action(remedies(a_payment()))[0] == (
        f"{PUT_RIGHT}within one month of the final decision the Council has agreed to pay Ms X "
        "£150 to acknowledge her time and trouble."
    )
    two = remedies(a_payment(), replace(an_apology(), deadline=within("4 weeks")))
    assert action(two)[1] == (
        "Within four weeks of the final decision, the Council has also agreed to apologise to "
        "Ms X for not going on to stage two."
    )


def test_improvements_alone_lead_the_section_and_stay_a_list() -> None:
    assert action(remedies(an_improvement()))[:2] == [
        "Within two months of the final decision, the Council will take the following action to "
        "improve its services:",
        "• remind its complaints staff when a complaint must go on to stage two.",
    ]
    undated = remedies(replace(an_improvement(), deadline=None))
    assert action(undated)[0].startswith("The Council will take the following")


def test_a_refused_remedy_still_reads_should_and_stands_apart() -> None:
    case = with_records(ALL, replace(an_apology(), agreement=Agreement.REFUSED))
    assert action(case)[1] == (
        "Within one month of the final decision, the Council should also apologise to Ms X for "
        "not going on to stage two."
    )


def test_different_times_for_evidence_are_all_told() -> None:
    case = remedies(
        a_payment(evidence_deadline=within("2 months")),
        an_apology(evidence_deadline=within("30 working days")),
    )
    assert action(case)[-1].endswith(
        "within 30 working days and again within two months of my final decision."
    )


def test_items_end_alike() -> None:
    case = remedies(
        a_payment(text="pay {person:p1} £150;"),
        an_apology(text="apologise, and"),
        a_payment("r4", position=2, text="*do this*"),
    )
    assert action(case)[1:4] == ["• pay Ms X £150;", "• apologise; and", "• do this."]
    long = remedies(a_payment(text="pay. Then write."), an_apology(text="say sorry"))
    assert action(long)[1:3] == ["• pay. Then write.", "• say sorry."]
    case = remedies(a_payment(text="pay and"), an_apology(text="say\n\nsorry\n> truly\n- to all"))
    assert action(case)[1:4] == ["• pay.", "• say sorry truly", "◦ to all"]


def test_what_a_remedy_lacks_is_a_placeholder() -> None:
    case = remedies(
        replace(a_payment(), amount=None, person_id="", reason=""),
        replace(an_apology(), person_id="", reason="", deadline=None),
        replace(an_improvement(), text="", kind=RemedyKind.ACTION),
    )
    assert action(case)[0].endswith("has agreed to pay [who is paid] [amount] [reason].")
    assert "apologise to [who is apologised to] [reason]." in action(case)[1]
    assert "[what is to be done]." in action(case)[2]


def test_a_reason_is_used_as_it_was_written() -> None:
    case = remedies(a_payment(reason="for the distress {they:p1} suffered."))
    assert "pay Ms X £150 for the distress she suffered." in action(case)[0]


def test_a_group_can_be_reworded_and_authored_text_stands_around_it() -> None:
    case = with_records(
        ALL,
        an_override("o1", "remedies:of-r1", "It will pay:\n- {person:p1} £150"),
        an_override("o2", "remedies:evidence", "It will prove it."),
        a_text("action-lead", "It has already apologised."),
        a_text("action", "I welcome this."),
    )
    assert action(case) == [
        "It has already apologised.",
        "It will pay:",
        "• Ms X £150",
        "Within two months of the final decision, the Council will also take the following action "
        "to improve its services:",
        "• remind its complaints staff when a complaint must go on to stage two.",
        "It will prove it.",
        "I welcome this.",
    ]


def test_an_apology_says_who_makes_it() -> None:
    case = remedies(an_apology(owner="the Head of Service"))
    assert action(case)[0].endswith(
        "apologise to Ms X, in a letter from the Head of Service, for not going on to stage two."
    )
