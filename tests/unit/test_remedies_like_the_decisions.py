"""Remedies grouped, timed and closed as published decisions do it, in invented words.

Three published decisions were read for their shape: one with what is due in a month in one list,
staff and complainant alike, and training in a list of its own; one with two payments, their time
behind them, and an improvement to be reported on; one in which nothing was left to recommend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from tests.builders import TODAY, a_case, a_child, a_person, within
from workbench.application.remedies.answers import totals
from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import DeadlineStyle
from workbench.domain.records.offers import Offer
from workbench.domain.records.remedies import Agreement, Remedy, RemedyKind
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Block, BulletList, Paragraph, Section, StatementStage
from workbench.statement.text import inline_text

IN_A_MONTH, IN_TWO_MONTHS = within("1 month"), within("2 months")
IN_FOUR_WEEKS, IN_EIGHT_WEEKS = within("4 weeks"), within("8 weeks")


def recommended(position: int, kind: RemedyKind, text: str, **fields: Any) -> Remedy:
    """An agreed remedy at its place in the order."""
    values = {"agreement": Agreement.AGREED, **fields}
    return Remedy(id=f"r{position}", position=position, kind=kind, text=text, **values)


ONE_LIST_FOR_A_MONTH = (
    recommended(
        1, RemedyKind.APOLOGY, "write to {person:p1} to say sorry for breaking off her complaint",
        person_id="p1", deadline=IN_A_MONTH,
    ),
    recommended(
        2, RemedyKind.SYMBOLIC_PAYMENT, "", person_id="p1", amount=100_00,
        reason="the trouble she had in coming to us", deadline=IN_A_MONTH,
    ),
    recommended(
        3, RemedyKind.ACTION, "begin the investigation. It will hold a panel if she wants one",
        person_id="p1", deadline=IN_A_MONTH,
    ),
    recommended(
        4, RemedyKind.SERVICE_IMPROVEMENT, "remind its complaints staff of the rules",
        deadline=IN_A_MONTH,
    ),
    recommended(
        5, RemedyKind.SERVICE_IMPROVEMENT, "train them in when a stage may be left out",
        deadline=IN_TWO_MONTHS,
    ),
)  # fmt: skip

TWO_PAYEES = (
    recommended(
        1, RemedyKind.SYMBOLIC_PAYMENT, "", person_id="p1", amount=150_00,
        reason="the distress caused to her", deadline=IN_FOUR_WEEKS,
    ),
    recommended(
        2, RemedyKind.SYMBOLIC_PAYMENT, "", person_id="p2", amount=200_00,
        reason="the distress caused to her", deadline=IN_FOUR_WEEKS,
    ),
    recommended(
        3, RemedyKind.SERVICE_IMPROVEMENT, "remind staff of what people themselves are due",
        evidence_deadline=IN_EIGHT_WEEKS,
    ),
)  # fmt: skip


def the_action(case: CaseFile, stage: StatementStage = StatementStage.FINAL) -> Section | None:
    """The section on remedies as the program's own paragraphs make it."""
    document = compose(case, load_reference_library(), TODAY, stage)
    return next((each for each in document.sections if each.id == "action"), None)


def with_remedies(remedies: Sequence[Remedy], style: DeadlineStyle) -> CaseFile:
    """A case about Ms X and the child B with these remedies."""
    return a_case(a_person(), a_child(), *remedies, deadline_style=style)


def shape(section: Section | None) -> list[Any]:
    """Each block: a list as its remedies, a paragraph as the times it names."""
    assert section is not None
    return [_shape(block) for block in section.blocks]


def _shape(block: Block) -> Any:
    if isinstance(block, BulletList):
        return [item.origin.removeprefix("remedy:") for item in block.items]
    assert isinstance(block, Paragraph)
    assert block.number is not None
    times = r"\b(?:one|two|three|four|eight|\d+) (?:working days|weeks?|months?)\b"
    return ", ".join(re.findall(times, inline_text(block.inlines))) or "no time"


@pytest.mark.parametrize("stage", StatementStage)
def test_all_that_is_due_in_a_month_stands_in_one_list(stage: StatementStage) -> None:
    case = with_remedies(ONE_LIST_FOR_A_MONTH, DeadlineStyle.LEADS)
    assert shape(the_action(case, stage)) == [
        "one month", ["r1", "r2", "r3", "r4"],
        "two months", ["r5"],
        "no time",
    ]  # fmt: skip
    assert totals(case) == [(("p1",), 100_00)]


def test_the_evidence_is_asked_for_at_the_end() -> None:
    section = the_action(with_remedies(ONE_LIST_FOR_A_MONTH, DeadlineStyle.LEADS))
    assert section is not None
    last = section.blocks[-1]
    assert isinstance(last, Paragraph)
    assert "evidence" in inline_text(last.inlines)


@pytest.mark.parametrize("stage", StatementStage)
def test_payments_to_two_people_have_their_time_behind_them(stage: StatementStage) -> None:
    case = with_remedies(TWO_PAYEES, DeadlineStyle.FOLLOWS)
    assert shape(the_action(case, stage)) == [
        "no time", ["r1", "r2"], "four weeks",
        "no time", ["r3"],
        "eight weeks",
    ]  # fmt: skip
    assert totals(case) == [(("p1",), 150_00), (("p2",), 200_00)]


def test_each_payee_and_sum_is_told_in_the_order_given() -> None:
    section = the_action(with_remedies(TWO_PAYEES, DeadlineStyle.FOLLOWS))
    assert section is not None
    listed = section.blocks[1]
    assert isinstance(listed, BulletList)
    words = [inline_text(item.inlines) for item in listed.items]
    assert [word.split(" to ")[0] for word in words] == ["pay Ms X £150", "pay B £200"]
    assert words[0].endswith("; and")
    assert words[1].endswith(".")


def test_where_the_time_follows_improvements_are_listed_by_themselves() -> None:
    case = with_remedies(ONE_LIST_FOR_A_MONTH, DeadlineStyle.FOLLOWS)
    assert shape(the_action(case)) == [
        "no time", ["r1", "r2", "r3"], "one month",
        "no time", ["r4"], "one month",
        "no time", ["r5"], "two months",
        "no time",
    ]  # fmt: skip


def test_what_the_council_paid_of_its_own_accord_is_no_action() -> None:
    sums = {"o1": 150_00, "o2": 150_00, "o3": 350_00}
    offers = [Offer(id=id, person_id="p1", amount=amount) for id, amount in sums.items()]
    case = a_case(a_person(), *offers)
    assert sum(offer.amount or 0 for offer in case.offers.values()) == 650_00
    assert the_action(case) is None


def test_an_agreement_not_given_stands_apart_though_it_is_due_the_same_day() -> None:
    refused = recommended(
        6, RemedyKind.SERVICE_IMPROVEMENT, "write a new leaflet", deadline=IN_A_MONTH,
        agreement=Agreement.REFUSED,
    )  # fmt: skip
    case = with_remedies((*ONE_LIST_FOR_A_MONTH, refused), DeadlineStyle.LEADS)
    assert shape(the_action(case))[:6] == [
        "one month", ["r1", "r2", "r3", "r4"], "two months", ["r5"], "one month", ["r6"],
    ]  # fmt: skip
    assert shape(the_action(case, StatementStage.DRAFT))[1] == ["r1", "r2", "r3", "r4", "r6"]
