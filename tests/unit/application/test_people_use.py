"""Names, titles and aliases: proposed by the house rules, warned about where they break them."""

from __future__ import annotations

import pytest

from tests.builders import a_case, a_child, a_person, an_event
from tests.unit.application.desk import CountedIds
from workbench.application.case import editing
from workbench.application.records import people
from workbench.application.records.people_typed import read_people, split_title
from workbench.domain.records.people import AgeGroup, Person, PersonRole, Pronouns


def test_a_name_brings_title_and_alias() -> None:
    case = people.set_name(a_case(Person(id="p9")), "p9", "Mrs  Edith Quill")
    person = case.people["p9"]
    assert (person.title, person.name, person.alias) == ("Mrs", "Edith Quill", "Mrs X")


def test_an_alias_already_chosen_stays() -> None:
    case = people.set_name(a_case(a_person(alias="Ms Z")), "p1", "Joan Tarn")
    assert case.people["p1"].alias == "Ms Z"


def test_a_short_title_is_written_out() -> None:
    assert split_title("Cllr. Jo Tarn") == ("Councillor", "Jo Tarn")
    assert split_title("Missy Tarn") == ("", "Missy Tarn")
    assert split_title("Ms") == ("", "Ms")


def test_the_alias_follows_the_title() -> None:
    case = people.set_title(a_case(a_person()), "p1", "Dr")
    assert case.people["p1"].alias == "Dr X"
    case = people.set_title(case, "p1", "")
    assert case.people["p1"].alias == "X"


def test_an_alias_of_ones_own_making_does_not_follow() -> None:
    case = people.set_title(a_case(a_person(alias="Officer 1")), "p1", "Dr")
    assert case.people["p1"].alias == "Officer 1"


def test_a_child_by_role_is_a_child_with_a_bare_letter() -> None:
    case = people.set_role(a_case(a_person()), "p1", PersonRole.CHILD)
    person = case.people["p1"]
    assert (person.role, person.age_group, person.alias) == (
        PersonRole.CHILD,
        AgeGroup.CHILD,
        "X",
    )
    case = people.set_age_group(case, "p1", AgeGroup.ADULT)
    assert case.people["p1"].alias == "Ms X"


def test_passing_the_role_of_a_child_leaves_an_adult_an_adult() -> None:
    for role in (PersonRole.COUNCIL_OFFICER, PersonRole.PARENT):
        case = people.set_role(a_case(a_person()), "p1", PersonRole.CHILD)
        person = people.set_role(case, "p1", role).people["p1"]
        assert (person.age_group, person.alias) == (AgeGroup.ADULT, "Ms X")


def test_the_proposal_avoids_what_others_have() -> None:
    case = a_case(a_person(alias="Ms X"), a_person("p9", "", name="Ada Zorn", title="Mr"))
    assert people.give_alias(case, "p9").people["p9"].alias == "Mr Y"


@pytest.mark.parametrize(
    ("person", "warning"),
    [
        (a_person(alias=""), "no label yet"),
        (a_person(alias="Ms W"), "real initial"),
        (a_person(alias="B"), "already the label of Tobias"),
        (a_person(alias="Ms Wainscott"), "part of the real name"),
        (a_person(alias="Ms A", name="Jo Tarn"), "avoid A"),
        (a_person(alias="Ms T", other_names=("Tilly",)), "real initial"),
    ],
)
def test_an_alias_that_breaks_a_rule_is_warned_about(person: Person, warning: str) -> None:
    found = people.alias_warnings(a_case(person, a_child()), person)
    assert any(warning in words for words in found), found


def test_an_officer_nobody_mentions_needs_no_alias() -> None:
    officer = a_person("p9", "", name="Ian Thorn", role=PersonRole.COUNCIL_OFFICER)
    assert people.alias_warnings(a_case(officer), officer) == ()
    case = a_case(officer, an_event(narrative="{person:p9} called."))
    assert people.alias_warnings(case, officer) != ()


def test_a_good_alias_brings_no_warning() -> None:
    assert people.alias_warnings(a_case(a_person(), a_child()), a_person()) == ()


def test_a_title_before_a_name_is_no_initial() -> None:
    person = a_person(alias="Ms M", name="Ms Jo Tarn")
    assert people.alias_warnings(a_case(person), person) == ()


def test_the_title_proposes_pronouns_until_others_are_chosen() -> None:
    case = people.set_name(a_case(Person(id="p1")), "p1", "Ms Joan Tarn")
    assert case.people["p1"].pronouns is Pronouns.SHE
    case = people.set_title(case, "p1", "Mr")
    assert case.people["p1"].pronouns is Pronouns.HE
    case = people.set_title(case, "p1", "Dr")
    assert case.people["p1"].pronouns is Pronouns.HE


@pytest.mark.parametrize("title", ["Mx", "Dr", ""])
def test_a_title_that_tells_nothing_proposes_nothing(title: str) -> None:
    case = people.set_title(a_case(Person(id="p1")), "p1", title)
    assert case.people["p1"].pronouns is Pronouns.THEY


def test_pronouns_that_were_chosen_stay() -> None:
    case = people.set_title(a_case(Person(id="p1")), "p1", "Mr")
    case = editing.set_fields(case, "person", "p1", pronouns=Pronouns.THEY)
    assert people.set_title(case, "p1", "Miss").people["p1"].pronouns is Pronouns.THEY


@pytest.mark.parametrize(
    ("line", "names", "role", "note"),
    [
        ("Mr and Mrs Carver, complainants", ("Mr Carver", "Mrs Carver"), "complainant", ""),
        (
            "Mr & Mrs Carver, complainants for their daughter Lucy",
            ("Mr Carver", "Mrs Carver"), "complainant", "complainants for their daughter Lucy",
        ),
        ("Lucy and Tom, children", ("Lucy", "Tom"), "child", ""),
        ("Lucy, Tom and Ben Hale, children", ("Lucy Hale", "Tom Hale", "Ben Hale"), "child", ""),
        ("Tom and Lucy Carver", ("Tom Carver", "Lucy Carver"), None, ""),
        ("Lucy and Mrs Carver", ("Lucy", "Mrs Carver"), None, ""),
        ("Mr Hale, Mrs Hale and Lucy", ("Mr Hale", "Mrs Hale", "Lucy"), None, ""),
        ("Ms Jane Smith, Social worker", ("Ms Jane Smith",), "council officer", ""),
        ("Ms Jo Lee, team manager, North", ("Ms Jo Lee",), "council officer",
         "team manager, North"),
        ("Ms Jo Lee, the mother of B", ("Ms Jo Lee",), "parent", "the mother of B"),
        ("Mr Jo Lee, second complainant", ("Mr Jo Lee",), "complainant", "second complainant"),
        ("Kit Lee, her grandson", ("Kit Lee",), "child", "her grandson"),
        ("Ms Jo Lee, IRO", ("Ms Jo Lee",), None, "IRO"),
        ("Ms Jo Lee, IO", ("Ms Jo Lee",), "investigating officer", ""),
        ("Ms Jo Lee, cook, at the school", ("Ms Jo Lee",), None, "cook, at the school"),
        ("Mr and Mrs van der Meer", ("Mr van der Meer", "Mrs van der Meer"), None, ""),
        ("Zoë and Ivo De La Tour", ("Zoë De La Tour", "Ivo De La Tour"), None, ""),
        ("Jo Lee - advocate", ("Jo Lee",), "representative", ""),
        ("Mrs Lee (foster carer)", ("Mrs Lee",), "parent", ""),
        ("Ms Jo Lee, Lucy’s mother", ("Ms Jo Lee",), "parent", "Lucy’s mother"),
        ("Jo Lee (Lucy's aunt, of Hove)", ("Jo Lee",), "relative", "Lucy's aunt, of Hove"),
        ("Jo (Josephine) Lee", ("Jo (Josephine) Lee",), None, ""),
        ("Smith, Jane", ("Smith, Jane",), None, ""),
        (" , and ,", ("and",), None, ""),
        ("", (), None, ""),
    ],
)  # fmt: skip
def test_what_people_are_is_no_part_of_their_names(
    line: str, names: tuple[str, ...], role: str | None, note: str
) -> None:
    read = read_people(line)
    assert (read.names, read.role, read.note) == (names, role, note)


def test_whoever_is_entered_with_an_office_is_called_by_it() -> None:
    case, ids = a_case(), CountedIds()
    for line in (
        "Raymond Pell, social worker", "Ms Jo Lee, her social worker, North", "Ann Dee, officer",
        "Kit Moss and Ivo Hale, team manager", "Zoë Orr, IO", "Mrs Fay Ames, mother",
    ):  # fmt: skip
        case = people.add_people(case, line, ids)
    assert [each.alias for each in case.people.values()] == [
        "the social worker", "the second social worker", "X", "Y", "Z", "the investigating officer",
        "Mrs B",
    ]  # fmt: skip


def test_the_complainants_of_a_case_are_named_together() -> None:
    said = []
    for number in (0, 1, 2, 4):
        them = (
            Person(id=f"p{n}", alias=f"Ms {n}", role=PersonRole.COMPLAINANT, position=n)
            for n in range(number)
        )
        said.append(people.complainants_short(a_case(*them)))
    assert said == ["", "Ms 0", "Ms 0 and Ms 1", "Ms 0 and 3 others"]
