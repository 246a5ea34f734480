"""The chain from fault to remedy, the order of dates, and links to what is not there."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import (
    a_choice,
    a_finding,
    a_passage,
    a_payment,
    a_person,
    a_text,
    a_topic,
    an_apology,
    an_event,
    an_improvement,
    an_injustice,
    an_override,
    with_records,
    within,
    without,
)
from tests.unit.statement.checking import (
    DRAFT,
    SOUND,
    codes,
    problems,
    saying,
    with_,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Severity
from workbench.domain.records.drafting import Placement, TopicRole
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.people import Relation
from workbench.domain.records.remedies import Agreement
from workbench.domain.records.versions import ExportReceipt

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
