"""The name field: names are told apart from roles, remarks and former names."""

from __future__ import annotations

import pytest

from tests.builders import a_case, a_library, a_person, name_words, with_records
from tests.unit.statement.checking import SOUND, problems
from tests.unit.statement.naming.searching import people, seen
from workbench.application.handing_out.labelled_case import LabelledCase
from workbench.statement.naming.entry import name_entry
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.naming.protected import protected


@pytest.mark.parametrize(
    ("entered", "names"),
    [
        ("Garrick Vosper (father)", ("Garrick Vosper",)),
        ("Garrick Vosper – father", ("Garrick Vosper",)),
        ("Tamsin Pellowe (mother), formerly Rudge", ("Tamsin Pellowe", "Rudge")),
        ("Ann Lee née Marsh", ("Ann Lee", "Marsh")),
        ("Robert Ames known as Bo", ("Robert Ames", "Bo")),
        ("Elizabeth “Libby” Orl", ("Elizabeth Orl", "Libby")),
        ("Jane Orl (née Smyth)", ("Jane Orl", "Smyth")),
        ("Orl, Jane", ("Jane Orl",)),
        ("Jane Orl, social worker", ("Jane Orl",)),
        ("Jane Orl: Team Manager", ("Jane Orl",)),
        ("Jane Orl / Jane Smyth", ("Jane Orl", "Jane Smyth")),
        ("Not known", ()),
        ("Team Manager", ()),
        ("Health visitor", ()),
        ("To be confirmed", ()),
        ("TBC", ()),
        ("mother", ()),
        ("the social worker", ()),
        ("?", ()),
        ("Unknown (father)", ()),
        ("N/A", ()),
        ("tbc – ask HR", ()),
        ("Unnamed male", ()),
        ("Mr X", ()),
        ("Child A", ()),
        ("School nurse at Tollgate", ()),
        ("the family’s solicitor", ()),
        ("Police officer 1234", ()),
        ("Manager, Children’s Services", ()),
        ("Hodan (surname unknown)", ("Hodan",)),
        ("Hodan Jama [DOB 3/4/2010]", ("Hodan Jama",)),
        ("Paul Nurse", ("Paul Nurse",)),
        ("Will Head", ("Will Head",)),
        ("Grace", ("Grace",)),
        ("Kit (Kitty) Bellweather", ("Kit Bellweather", "Kitty")),
        ("Kit Bellweather IRO", ("Kit Bellweather",)),
        ("Kit Bellweather MBE", ("Kit Bellweather",)),
        ("Wei MA", ("Wei MA",)),
        ("Kit ?", ("Kit",)),
        ("Kit Bellweather – team manager, left 2022", ("Kit Bellweather",)),
        ("Class teacher", ()),
        ("Head of Year 9", ()),
        ("Designated safeguarding lead", ()),
        ("Stage 2 investigator", ()),
        ("vacant post", ()),
        ("don’t know", ()),
        ("Nurse Mercy", ("Nurse Mercy",)),
        ("sky blue", ("sky blue",)),
    ],
)
def test_what_of_an_entry_is_a_name(entered: str, names: tuple[str, ...]) -> None:
    assert name_entry(entered, name_words()).names == names


def test_a_role_beside_a_name_stops_nothing() -> None:
    listed = people("Garrick Vosper (father)", "Team Manager", "Not known")
    assert seen("The father told a team manager; not known to us.", listed) == "nothing"
    assert seen("It told Vosper.", listed) == "error"


@pytest.mark.parametrize(
    "entered", ["Not known", "Team Manager", "Health visitor", "To be confirmed", "Social worker"]
)
def test_an_entry_that_is_no_name_rewrites_no_text(entered: str) -> None:
    case = a_case(a_person(name=entered))
    for words in (entered, entered.lower(), entered.title()):
        assert link_mentions(f"The {words} then. {words} to us.", case).count("{person") == 0


@pytest.mark.parametrize("entered", ["Oscar de la Renta", "Sinéad d’Arcy", "Ann-Marie O’Shea"])
def test_a_name_with_small_words_in_it_is_linked(entered: str) -> None:
    assert link_mentions(f"I met {entered}.", a_case(a_person(name=entered))) == (
        "I met {person:p1}."
    )


def test_an_entry_that_is_no_name_is_asked_about() -> None:
    case = with_records(SOUND, a_person("p5", alias="Ms Z", name="Health visitor"))
    (problem,) = [each for each in problems(case) if each.code == "name-entry"]
    assert (problem.where.id, problem.where.field, problem.excerpt) == (
        "p5",
        "name",
        "Health visitor",
    )
    assert "name-entry" not in {each.code for each in problems(SOUND)}


def test_with_labels_only_nothing_is_found_that_was_not_found_with_names() -> None:
    ann, jo = a_person("p5", "Ms Z", name="Ann Lee"), a_person("p6", "", name="Jo Orl")
    case = with_records(SOUND, ann, jo)
    shown = LabelledCase().of(case, protected(case, name_words()))
    assert [shown.people[id].name for id in ("p5", "p6")] == ["Z", "[name left out]"]
    assert {each.code for each in problems(shown)} == {each.code for each in problems(case)}


def test_words_told_apart_from_a_name_are_named_at_the_field() -> None:
    case = with_records(SOUND, a_person("p5", alias="Ms Z", name="Garrick Vosper (father)"))
    (problem,) = [each for each in problems(case) if each.code == "name-remark"]
    assert (problem.where.id, problem.where.field, problem.excerpt) == ("p5", "name", "father")
    for name in ("Health visitor", "Jane Orl (née Smyth)", "Ms Jane Orl"):
        case = with_records(SOUND, a_person("p5", alias="Ms Z", name=name))
        assert "name-remark" not in {each.code for each in problems(case)}


def test_without_lists_a_name_is_still_a_name() -> None:
    assert a_library().names.words("role")
    assert name_entry("Fenella Garrowby", type(name_words())()).names == ("Fenella Garrowby",)
    assert a_case() is not None
