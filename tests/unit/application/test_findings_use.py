"""Fault, injustice, remedy: what is linked, what is missing, what it adds up to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    a_case,
    a_child,
    a_finding,
    a_head,
    a_payment,
    a_person,
    a_sound_case,
    an_apology,
    an_event,
    an_improvement,
    an_injustice,
    with_records,
    without,
)
from workbench.application.casebook.first_case import first_steps
from workbench.application.findings import results as findings
from workbench.application.remedies import answers as remedies
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import Case, HeadOfComplaint, HeadScope
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.remedies import RemedyKind


def test_a_head_without_finding_is_listed() -> None:
    case = with_records(a_sound_case(), a_head("h2", position=1))
    assert [head.id for head in findings.heads_without_finding(case)] == ["h2"]


def test_a_finding_begins_with_the_events_of_its_head() -> None:
    case = a_case(an_event("e1", head_ids=("h1",)), an_event("e2"))
    assert findings.new_finding(case, "f9", "h1").event_ids == ("e1",)
    assert findings.new_finding(case, "f9").event_ids == ()


def test_an_injustice_begins_with_the_complainant() -> None:
    assert findings.new_injustice(a_sound_case(), "i9", "f1").person_id == "p1"
    assert findings.new_injustice(a_case(), "i9", "f1").person_id == ""


def test_a_whole_chain_lacks_nothing() -> None:
    case = a_sound_case()
    assert findings.missing_links(case, case.findings["f1"]) == ()


@pytest.mark.parametrize(
    ("finding", "records", "missing"),
    [
        ({"result": FindingResult.UNDECIDED}, [], "undecided"),
        ({}, [], "nothing says what it did"),
        ({}, [an_injustice(person_id="")], "who suffered"),
        ({}, [an_injustice()], "No remedy answers the time and trouble to Ms X"),
        ({"fault_without_injustice": True}, [an_injustice()], "without injustice, but"),
        ({"result": FindingResult.NO_FAULT}, [an_injustice()], "no fault was found"),
    ],
)
def test_a_missing_link_is_named(finding: dict[str, Any], records: list[Any], missing: str) -> None:
    case = a_case(a_person(), a_head(), a_finding(**finding), *records)
    found = findings.missing_links(case, case.findings["f1"])
    assert len(found) == 1
    assert missing in found[0]


@pytest.mark.parametrize(
    ("finding", "records"),
    [
        ({"fault_without_injustice": True}, []),
        ({"result": FindingResult.NO_FAULT}, []),
        ({"result": FindingResult.ALREADY_REMEDIED}, [an_injustice(put_right="paid in May")]),
        ({}, [an_injustice(put_right="the Council apologised in May")]),
    ],
)
def test_nothing_is_missing_where_nothing_more_is_due(
    finding: dict[str, Any], records: list[Any]
) -> None:
    case = a_case(a_person(), a_head(), a_finding(**finding), *records)
    assert findings.missing_links(case, case.findings["f1"]) == ()


# --- remedies ----------------------------------------------------------------------------------


def test_an_injustice_without_remedy_is_unanswered_unless_put_right() -> None:
    case = without(a_sound_case(), "remedy r1", "remedy r2")
    assert [each.id for each in remedies.unanswered(case)] == ["i1"]
    assert remedies.unanswered(with_records(case, an_injustice(put_right="yes"))) == []


def test_a_remedy_for_an_injustice_is_for_the_person_who_suffered_it() -> None:
    remedy = remedies.new_remedy(a_sound_case(), "r9", "i1")
    assert (remedy.person_id, remedy.injustice_ids) == ("p1", ("i1",))
    assert remedy.by_whom == "the Council"
    more = remedies.new_remedy(a_sound_case(), "r9")
    assert (more.person_id, more.injustice_ids) == (remedy.person_id, ())


def test_payments_add_up_by_payee_and_in_total() -> None:
    case = a_case(
        a_person(),
        a_child(),
        a_payment("r1", 100_00),
        a_payment("r2", 50_50, position=1),
        a_payment("r3", 1_000_00, person_id="p2", position=2),
        a_payment("r4", None, position=3),
        an_apology("r5", amount=999_00),
    )
    assert remedies.totals(case) == [(("p1",), 150_50), (("p2",), 1_000_00)]
    assert remedies.totals_words(case) == "Ms X £150.50 · B £1,000 · in total £1,150.50"
    assert remedies.totals_words(a_case()) == ""


def test_what_a_remedy_lacks_is_named() -> None:
    case = a_sound_case()
    bare = a_payment(amount=None, person_id="", reason="", injustice_ids=(), deadline=None)
    assert len(remedies.missing_in(case, bare)) == 5
    assert remedies.missing_in(case, a_payment()) == ()
    assert remedies.missing_in(case, an_improvement()) == ()
    wrong = a_payment(kind=RemedyKind.APOLOGY)
    assert remedies.missing_in(case, wrong) == (
        "£150 is entered, but this kind of remedy is no payment.",
    )


# --- what the case still lacks -----------------------------------------------------------------


def test_an_empty_case_begins_with_its_first_steps() -> None:
    steps = first_steps(a_case(reference="", body=""))
    assert [step.done for step in steps] == [False] * 7
    assert [step.kind for step in steps] == [
        "case", "person", "head", "evidence", "event", "finding", "section",
    ]  # fmt: skip


def test_a_sound_case_has_all_its_first_steps_done() -> None:
    case = a_sound_case()
    undone = {step.kind for step in first_steps(case) if not step.done}
    assert undone == set()
    without = replace(case, findings={})
    assert [step.kind for step in first_steps(without) if not step.done] == ["finding"]


def test_a_case_is_said_to_be_which_it_is_by_reference_and_body_together() -> None:
    assert not first_steps(a_case(body=""))[0].done
    assert first_steps(a_case())[0].done


def test_a_head_that_was_not_investigated_needs_no_finding() -> None:
    head = HeadOfComplaint(id="h9", title="Records", scope=HeadScope.NOT_INVESTIGATED)
    case = CaseFile(case=Case(id="c9")).with_record("head", head)
    assert findings.heads_without_finding(case) == []
    investigated = replace(head, scope=HeadScope.INVESTIGATED)
    assert findings.heads_without_finding(case.with_record("head", investigated)) == [investigated]
