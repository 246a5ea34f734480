"""What the checks find in jurisdiction, offers, losses and compliance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    TODAY,
    a_finding,
    a_head,
    a_library,
    a_payment,
    a_sound_case,
    an_event,
    an_improvement,
    on,
    with_fields,
    with_records,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.records.compliance import ComplianceItem, ComplianceOutcome, Extension
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.jurisdiction import Applies, Discretion, LimitDecision
from workbench.domain.records.offers import Offer
from workbench.domain.records.remedies import LossItem, RemedyKind
from workbench.statement.checks.record.remedies import deletion_words, vague_words
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

LIBRARY = a_library()
SOUND = a_sound_case()


def codes(case: CaseFile, stage: StatementStage = StatementStage.FINAL) -> list[str]:
    return [each.code for each in check(compose(case, LIBRARY, TODAY, stage), case, LIBRARY)]


def with_(*records, **fields) -> CaseFile:
    return with_fields(with_records(SOUND, *records), **fields)


# --- jurisdiction --------------------------------------------------------------------------------


def late(**fields) -> LimitDecision:
    return LimitDecision(id="late", **{"reason": "Because.", "applies": Applies.NO, **fields})


def test_a_limit_left_open_is_pointed_out_in_a_final_decision_only() -> None:
    case = with_(late(applies=Applies.UNDECIDED))
    assert codes(case) == ["jurisdiction-undecided"]
    assert codes(case, StatementStage.DRAFT) == []


def test_old_matters_need_a_decision_on_lateness() -> None:
    received = {"received_on": date(2023, 9, 4)}
    assert codes(with_(a_head(events_from=on("2021")), **received)) == ["late-not-considered"]
    assert codes(with_(a_head(events_from=on("September 2022")), **received)) == []
    assert codes(with_(a_head(events_from=on("2021")), late(), **received)) == []
    assert codes(with_(a_head(events_from=on("2021")))) == []


@pytest.mark.parametrize(
    ("notice", "applies", "found"),
    [
        ("1 January 2022", Applies.NO, ["late-contradicts"]),
        ("1 January 2022", Applies.YES, []),
        ("1 January 2023", Applies.YES, ["late-contradicts"]),
        ("1 January 2023", Applies.NO, []),
    ],
)
def test_the_decision_on_lateness_agrees_with_the_dates(notice, applies, found) -> None:
    case = with_(late(applies=applies, notice_on=on(notice)), received_on=date(2023, 9, 4))
    assert codes(case) == found


# --- scope ---------------------------------------------------------------------------------------


def test_a_head_barred_by_a_limit_has_no_finding() -> None:
    court = LimitDecision(id="court", applies=Applies.YES, reason="Because.", head_ids=("h1",))
    assert codes(with_(court)) == ["finding-out-of-scope"]
    used = replace(court, discretion=Discretion.USED)
    assert codes(with_(used)) == []
    assert codes(with_(replace(court, head_ids=()))) == []


def test_a_finding_lies_within_the_time_that_was_investigated() -> None:
    head = a_head(events_from=on("July 2023"))
    assert codes(with_(head)) == ["finding-out-of-scope"]
    assert codes(with_(a_head(events_to=on("May 2023")))) == ["finding-out-of-scope"]
    assert codes(with_(a_head(events_from=on("June 2023"), events_to=on("June 2023")))) == []
    both = a_finding(event_ids=("e1", "e2"))
    assert codes(with_(head, an_event("e1", on="2024"), both)) == []
    undated = with_(head, an_event("e2", on=None, narrative="{Body} refused."))
    assert "finding-out-of-scope" not in codes(undated)


# --- offers --------------------------------------------------------------------------------------

OFFER = Offer(id="o1", person_id="p1", amount=100_00, injustice_ids=("i1",))


def test_an_offer_answers_something_and_its_payment_is_shown() -> None:
    assert codes(with_(OFFER)) == []
    assert codes(with_(replace(OFFER, injustice_ids=()))) == ["offer-answers-nothing"]
    paid = replace(OFFER, paid_on=on("May 2023"))
    assert codes(with_(paid)) == ["offer-paid-without-evidence"]
    assert codes(with_(replace(paid, paid_sources=(SourceRef("v1"),)))) == []


def test_a_body_is_not_talked_down_from_its_offer() -> None:
    more = replace(OFFER, amount=151_00)
    assert codes(with_(more)) == ["payment-below-offer"]
    assert codes(with_(replace(more, person_id="p2"))) == []
    paid = replace(more, paid_on=on("May 2023"), paid_sources=(SourceRef("v1"),))
    assert codes(with_(paid)) == []


# --- losses and wording --------------------------------------------------------------------------


def test_a_loss_shows_how_it_was_worked_out() -> None:
    loss = a_payment(kind=RemedyKind.FINANCIAL_LOSS)
    assert codes(with_(loss)) == ["loss-without-calculation"]
    assert codes(with_(replace(loss, calculation="Six fares."))) == []
    items = (LossItem(what="Fares", quantity=6, each=25_00),)
    assert codes(with_(replace(loss, loss_items=items))) == []
    assert codes(with_(replace(loss, loss_items=items * 2))) == ["loss-differs"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("delete the note from its records", "delete the note from its records"),
        ("have all reports destroyed", "reports destroyed"),
        ("add her account to the records instead of deleting the note", ""),
        ("correct the record", ""),
    ],
)
def test_records_are_never_to_be_deleted(words: str, found: str) -> None:
    assert deletion_words(words) == found
    case = with_(an_improvement(text=words))
    assert codes(case) == (["record-deletion"] if found else [])


def test_words_that_cannot_be_tested_are_pointed_out() -> None:
    assert vague_words("review the file with fresh eyes") == "fresh eyes"
    assert vague_words("review the file and send a note of the review") == ""
    assert codes(with_(an_improvement(text="learn lessons from this"))) == ["remedy-vague"]


# --- compliance ----------------------------------------------------------------------------------

ITEM = ComplianceItem(id="k", remedy_id="r1", due_on=date(2024, 6, 7))


def extended(*days: date, reason: str = "More time.") -> ComplianceItem:
    return replace(ITEM, extensions=tuple(Extension(due_on=day, reason=reason) for day in days))


def test_more_time_has_a_reason_and_is_more() -> None:
    assert codes(with_(extended(date(2024, 6, 21)))) == []
    assert codes(with_(extended(date(2024, 6, 21), reason=" "))) == ["extension-without-reason"]
    assert codes(with_(extended(date(2024, 6, 21), date(2024, 6, 21)))) == ["extension-not-later"]


@pytest.mark.parametrize(
    ("done", "outcome", "agrees"),
    [
        (date(2024, 6, 7), ComplianceOutcome.ON_TIME, True),
        (date(2024, 6, 8), ComplianceOutcome.ON_TIME, False),
        (date(2024, 6, 8), ComplianceOutcome.LATE, True),
        (date(2024, 6, 7), ComplianceOutcome.LATE, False),
    ],
)
def test_the_outcome_agrees_with_the_days(done, outcome, agrees: bool) -> None:
    case = with_(replace(ITEM, done_on=done, outcome=outcome))
    assert codes(case) == ([] if agrees else ["compliance-contradicts"])
