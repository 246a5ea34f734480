"""Accounts of a dispute in a case file: whom and what they point to must be there."""

from __future__ import annotations

import json

import pytest

from workbench.domain.errors import CaseFileRefused
from workbench.interchange.casefile import FORMAT, VERSION, loads


def a_file(**account: object) -> bytes:
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "case": {"id": "c1"},
            "people": [{"id": "p1"}],
            "evidence": [{"id": "v1"}],
            "events": [{"id": "e1", "accounts": [account]}],
        }
    ).encode()


def test_an_account_points_to_a_person_and_a_paper_of_the_case() -> None:
    case = loads(a_file(person_id="p1", sources=[{"evidence_id": "v1"}], text="Nobody rang."))
    (account,) = case.events["e1"].accounts
    assert (account.person_id, account.sources[0].evidence_id) == ("p1", "v1")


@pytest.mark.parametrize(
    ("account", "place"),
    [
        ({"person_id": "p9"}, "events[0].accounts[0].person_id"),
        ({"sources": [{"evidence_id": "v9"}]}, "events[0].accounts[0].sources[0].evidence_id"),
    ],
)
def test_an_account_that_points_nowhere_is_refused(account: dict[str, object], place: str) -> None:
    with pytest.raises(CaseFileRefused) as refused:
        loads(a_file(**account))
    assert refused.value.problems[0].startswith(place)
