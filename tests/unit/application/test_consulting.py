"""Whoever a finding newly speaks against is asked again, in whatever sentences it is said."""

from __future__ import annotations

import pytest

from tests.builders import a_person, with_records
from tests.unit.application.test_comments import CASE, asked_again
from workbench.application.case.editing import set_fields
from workbench.domain.records.people import PersonRole

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


def test_plain_words_of_blame_are_adverse() -> None:
    (body, person) = asked_about(f"{WAS} {{person:p9}} lied about it.")
    assert "the Council" in body and "Dr K lied about it." in person
