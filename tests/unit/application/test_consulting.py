"""Whoever a finding newly speaks against is asked again, and has the time to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_person, with_fields, with_records
from tests.unit.application.desk import CountedIds
from tests.unit.application.test_comments import (
    CASE,
    COUNCIL,
    MS_X,
    asked_again,
    codes,
    issued_again,
)
from workbench.application.case.editing import set_fields
from workbench.application.comments.entering import add_response
from workbench.application.versions.listing import issue_of
from workbench.domain.records.people import PersonRole
from workbench.domain.records.versions import Sending, StatementVersion

(ID,) = CASE.findings
WAS = CASE.findings[ID].analysis
K = a_person("p9", alias="Dr K", role=PersonRole.PROFESSIONAL)
L = a_person("p8", alias="Mr L", role=PersonRole.OTHER)
AGAINST = "{person:p9} spoke to the chair before the hearing."


def asked_about(analysis: str) -> list[str]:
    case = with_records(CASE, K, L)
    return asked_again(set_fields(case, "finding", ID, analysis=analysis))


@pytest.mark.parametrize("back", ["That was fault.", "It was not fair; this was a failing."])
def test_a_sentence_that_speaks_of_the_one_before_is_about_whom_that_names(back: str) -> None:
    said = asked_about(f"{WAS}\n\n{{person:p8}} was there. {AGAINST} {back}")
    assert [each[:25] for each in said] == [
        "Something adverse to the ",
        "Something adverse to Dr K",
    ]
    assert f"hearing. {back[:8]}" in said[1]
    assert asked_about(f"{WAS}\n\n{AGAINST} The chair took a note of that.") == []


def test_the_same_words_said_once_more_of_something_else_are_new() -> None:
    once = asked_about(f"{WAS} The office was closed. That was fault.")
    assert len(once) == 1 and "“That was fault.”" in once[0]


def test_another_label_of_the_same_person_is_nothing_new() -> None:
    said = f"{WAS} {{person:p1}} should have been told."
    case = issued_again(set_fields(CASE, "finding", ID, analysis=said), 3, MS_X, COUNCIL)
    assert asked_again(case) == []
    assert asked_again(set_fields(case, "person", "p1", alias="Ms Y")) == []


def test_plain_words_of_blame_are_adverse() -> None:
    (body, person) = asked_about(f"{WAS} {{person:p9}} lied about it.")
    assert "the Council" in body and "Dr K lied about it." in person


def test_whoever_only_an_earlier_draft_went_to_has_their_time_to_answer_it() -> None:
    person, ids = Sending(person_id="p9", on=TODAY), CountedIds()
    (first,) = CASE.versions.values()
    asked = replace(issue_of(first), sent=(person, MS_X), comments_due=date(2026, 12, 11))
    soon = replace(asked, number=2, sent=(MS_X,), comments_due=date(2026, 12, 4))
    case = with_records(
        CASE, K, replace(first, issue=asked), StatementVersion(id="v2", stage="draft", issue=soon)
    )
    case, _ = add_response(case, MS_X, None, ids, no_comments=True)
    case = with_fields(case, decided_on=date(2026, 12, 7))
    assert "comments-not-due" in codes(case), "Dr K has time until the 11th"
    assert "comments-not-due" not in codes(with_fields(case, decided_on=date(2026, 12, 14)))
    case, _ = add_response(case, person, None, ids, no_comments=True)
    assert "comments-not-due" not in codes(case)
