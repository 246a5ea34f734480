"""Names somebody no longer has, and those of people taken out, go on being looked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_case, a_person, name_words, on
from workbench.application.case.changes import diff
from workbench.application.case.former_names import with_former_names
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import Participant
from workbench.statement.naming.protected import protected
from workbench.statement.naming.searching.finding import find

CASE = a_case(
    a_person(
        "p1",
        name="Rhoswen Tarrant",
        other_names=("Rosie",),
        identifiers=("4 Quillet Row",),
        born=on("3 May 1981"),
    ),
    Participant(id="q1", complaint_id="k1", name="Odile Farnworth"),
)


def after(changed: CaseFile, before: CaseFile = CASE) -> CaseFile:
    return with_former_names(changed, diff(before, changed), name_words)


def renamed(name: str, before: CaseFile = CASE) -> CaseFile:
    person = replace(before.people["p1"], name=name)
    return after(before.with_record("person", person), before)


def sure(text: str, case: CaseFile) -> bool:
    return any(hit.sure for hit in find(text, protected(case, name_words())))


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Rhoswen Mabey", ("Rosie", "Rhoswen Tarrant")),  # married
        ("Someone Else", ("Rosie", "Rhoswen Tarrant")),
        ("", ("Rosie", "Rhoswen Tarrant")),
        ("Rhoswen Ann Tarrant", ("Rosie",)),  # still found by the new name
        ("Tarrant, Rhoswen", ("Rosie",)),
        ("Rhoswen Tarrant-Hale", ("Rosie",)),  # typed on
    ],
)
def test_a_name_given_up_becomes_another_name(name: str, others: tuple[str, ...]) -> None:
    case = renamed(name)
    assert case.people["p1"].other_names == others
    assert sure("I spoke to Rhoswen Tarrant.", case)


def test_a_name_taken_back_letter_by_letter_is_kept_once() -> None:
    case = CASE
    for name in ("Rhoswen Tarr", "Rhoswen", "Rh", "", "B", "Bel", "Bel Orme"):
        case = renamed(name, case)
    assert case.people["p1"].other_names == ("Rosie", "Rhoswen Tarrant")


def test_another_name_taken_off_its_list_is_looked_for_no_more() -> None:
    person = replace(renamed("Bel Orme").people["p1"], other_names=())
    case = after(CASE.with_record("person", person), renamed("Bel Orme"))
    assert case.people["p1"].other_names == ()
    assert case.case.former_names == ()


@pytest.mark.parametrize(
    "told",
    ["Ms Tarrant rang.", "Rosie rang.", "She lives at 4 Quillet Row.", "He was born on 3/5/1981."],
)
def test_who_is_taken_out_is_still_looked_for(told: str) -> None:
    case = after(CASE.without("person", "p1"))
    assert sure(told, case)
    let_go: dict[str, Any] = {"former_names": (), "former_details": ()}
    free = case.with_record("case", replace(case.case, **let_go))
    assert not sure(told.replace("was born on", "came on"), free)


def test_who_took_part_and_is_taken_out_or_renamed_is_still_looked_for() -> None:
    gone = after(CASE.without("participant", "q1"))
    other = after(CASE.with_record("participant", replace(CASE.participants["q1"], name="Ida Low")))
    for case in (gone, other):
        assert case.case.former_names == ("Odile Farnworth",)
        assert sure("Then Farnworth’s report came.", case)


def test_somebody_entered_twice_can_be_taken_out_once() -> None:
    twice = CASE.with_record("person", a_person("p2", name="Rhoswen Tarrant"))
    assert after(twice.without("person", "p2"), twice).case.former_names == ()


def test_who_comes_back_is_looked_for_as_a_person_of_the_case_again() -> None:
    gone = after(CASE.without("person", "p1"))
    assert len(gone.case.former_details) == 2
    back = after(gone.with_record("person", CASE.people["p1"]), gone)
    assert back == CASE
    other = after(gone.with_record("person", a_person("p9", name="Idris Hale")), gone)
    assert other.case == gone.case


@pytest.mark.parametrize("entry", ["Not known", "Team Manager", "Health visitor", "  "])
def test_what_was_no_name_is_not_kept(entry: str) -> None:
    before = a_case(a_person("p1", name=entry))
    assert after(before.without("person", "p1"), before).case.former_names == ()
