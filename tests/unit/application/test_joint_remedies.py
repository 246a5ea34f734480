"""A remedy or an offer for several people together, from its line to the statement."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import (
    RESOURCES,
    TODAY,
    a_case,
    a_payment,
    a_person,
    an_injustice,
    with_fields,
)
from workbench.application.case import editing
from workbench.application.casebook.reminders import reminders
from workbench.application.records.labels import offer_label, remedy_label, remedy_said
from workbench.application.remedies.answers import missing_in, totals_words
from workbench.application.remedies.awards import own_comparisons
from workbench.application.remedies.lines import add_remedy, read_remedy
from workbench.application.remedies.offers import offer_sums, read_offer
from workbench.application.remedies.smart import smart
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.records.findings import InjusticeKind
from workbench.domain.records.offers import Offer
from workbench.interchange.published.reader import read_pasted
from workbench.reference.loader import load_library

LIBRARY = load_library(RESOURCES)
COUPLE = a_case(
    a_person("p1", "Mr B", name="Mr Carver", title="Mr"),
    a_person("p2", "Mrs B", name="Mrs Carver", title="Mrs"),
    a_person("p3", "C", name="Lena Carver", title=""),
    an_injustice("i1", person_id="p1"),
    an_injustice("i2", person_id="p2"),
)
STATEMENT = """\
Northshire Council (24 000 321)
The Ombudsman's final decision
Summary: We found fault by the Council. It agreed to pay Mr B and Mrs B £500.

The complaint
1. Mr B and Mrs B complained that the Council delayed its answer.

Agreed action
2. Within four weeks of the final decision the Council has agreed to pay Mr B and Mrs B £500 for \
their distress.

Final decision
3. I found fault causing injustice.

Investigator's decision on behalf of the Ombudsman
"""
JOINT = a_payment("r1", 500_00, joint_ids=("p2",), injustice_ids=("i1", "i2"), text="")


@pytest.mark.parametrize(
    ("line", "whom"),
    [
        ("pay Mr B and Mrs B £500 to acknowledge C’s distress, 4 weeks", ("p1", "p2")),
        ("pay Mr and Mrs Carver £500 for their distress", ("p1", "p2")),
        ("apologise to Mr and Mrs B for not listening to C", ("p1", "p2")),
        ("pay £300 to Mr B, Mrs B & C", ("p1", "p2", "p3")),
        ("pay Mr B £100 for the distress to Mrs B", ("p1",)),
        ("pay C £200", ("p3",)),
    ],
)
def test_a_line_is_for_all_it_names_in_one_breath(line: str, whom: tuple[str, ...]) -> None:
    assert read_remedy(COUPLE, line).for_ids == whom


def test_a_joint_remedy_answers_what_was_done_to_each() -> None:
    case = add_remedy(COUPLE, "pay Mr and Mrs B £500 for their distress, 4 weeks", "r1")
    assert case.remedies["r1"].injustice_ids == ("i1", "i2")
    assert case.remedies["r1"].amount == 500_00


def test_a_remedy_answers_what_it_is_said_to_be_for_though_that_has_an_answer_already() -> None:
    case = COUPLE
    for number, who in (("3", "p1"), ("4", "p2")):
        hurt = an_injustice(f"i{number}", person_id=who, kind=InjusticeKind.DISTRESS)
        case = case.with_record("injustice", hurt)
    case = add_remedy(case, "apologise to Mr and Mrs B for their distress", "r1")
    case = add_remedy(case, "pay Mr and Mrs B £500 to acknowledge their distress", "r2")
    assert {each.injustice_ids for each in case.remedies.values()} == {("i3", "i4")}


def test_a_joint_remedy_is_called_and_counted_as_one_sum_for_both() -> None:
    case = COUPLE.with_record("remedy", JOINT)
    assert remedy_label(case, JOINT) == "Symbolic payment of £500 to Mr B and Mrs B"
    assert remedy_said(case, JOINT, LIBRARY) == (
        "Pay Mr B and Mrs B a joint sum of £500 to acknowledge her time and trouble"
    )
    alone = a_payment("r2", 100_00, person_id="p1")
    case = case.with_record("remedy", alone)
    assert totals_words(case) == "Mr B and Mrs B £500 · Mr B £100 · in total £600"
    assert not [each for each in missing_in(case, JOINT) if "payee" in each]
    assert smart(case, JOINT)[0].words.endswith("to Mr B and Mrs B")
    closed = with_fields(case, stage=CaseStage.CLOSED)
    assert [each.what.partition(" to ")[2] for each in own_comparisons([closed])] == [
        "2 people together", "an adult",
    ]  # fmt: skip
    followed = closed.with_record(
        "compliance", ComplianceItem(id="k1", remedy_id="r1", due_on=date(2026, 12, 1))
    )
    (said,) = [each.summary for each in reminders(followed) if "payment" in each.summary]
    assert said.endswith("symbolic payment to Mr B and Mrs B due")


def test_a_statement_read_in_pays_both() -> None:
    read = read_pasted(STATEMENT, LIBRARY, TODAY).case
    (payment,) = [each for each in read.remedies.values() if each.is_payment]
    assert [read.people[id].alias for id in payment.for_ids] == ["Mr B", "Mrs B"]


def test_an_offer_to_both_is_set_against_what_is_recommended_for_both() -> None:
    offer = read_offer(COUPLE, "offered Mr and Mrs B £650 for their time and trouble", "o1")
    assert (offer.for_ids, offer.injustice_ids) == (("p1", "p2"), ("i1", "i2"))
    case = COUPLE.with_record("offer", offer).with_record("remedy", JOINT)
    assert offer_label(case, offer) == "£650 to Mr B and Mrs B"
    (row,) = offer_sums(case)
    assert (row.offered, row.recommended) == (650_00, 500_00)


def test_who_is_left_stays_when_one_of_them_is_taken_out() -> None:
    case = COUPLE.with_record("remedy", JOINT).with_record(
        "offer", Offer(id="o1", person_id="p1", joint_ids=("p2",))
    )
    case = editing.remove(case, "person", "p1")
    assert case.remedies["r1"].for_ids == ("p2",)
    assert case.offers["o1"].for_ids == ("p2",)
