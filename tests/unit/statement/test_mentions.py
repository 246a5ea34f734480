"""Names are typed once: what is surely a person becomes a mention, and nothing else does."""

from __future__ import annotations

import pytest

from tests.builders import a_case, a_child, a_person
from workbench.domain.records.people import Person
from workbench.statement.naming.mentions import link_mentions

CASE = a_case(
    a_person(other_names=("Pippa Wainscott", "Wainey", "Will", "Jo")),
    a_child(),
    a_person(
        "p3", alias="Mr Y", name="Wainscott Ó Briain", title="Mr", other_names=("Sean O'Dea",)
    ),
    a_person("p4", alias="Child 1", name="Ann Lee", title=""),
    a_person("p5", alias="Dr Z", name="Ann Lee", title="Dr"),
    a_child("p6", alias="A", name="Otto Lark"),
)


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("Ms X complained.", "{person:p1} complained."),
        ("Ms\xa0X told Child\u202f1.", "{person:p1} told {person:p4}."),
        ("ms x’s letter", "{person:p1}’s letter"),
        ("Philippa Wainscott and pippa\nwainscott", "{person:p1} and {person:p1}"),
        ("Ms Wainscott rang Wainey", "{person:p1} rang {person:p1}"),
        ("Sean O’Dea", "{person:p3}"),
        ("Child 1 and Child 12", "{person:p4} and Child 12"),
        ("B was upset, and B's aunt ran.", "{person:p2} was upset, and {person:p2}'s aunt ran."),
        ("Hers (B’s) saw B.", "Hers ({person:p2}’s) saw {person:p2}."),
        ("The Council asked B.", "The Council asked {person:p2}."),
    ],
)  # fmt: skip
def test_a_name_or_label_becomes_a_mention(typed: str, linked: str) -> None:
    assert link_mentions(typed, CASE) == linked


@pytest.mark.parametrize(
    "typed",
    [
        "section B", "Plan B", "stage B", "Part B of it", "B&B", "B12", "hepatitis B", "B. Lee",
        "vitamin-B", "B/C", "B'day", "A council decided", "Mr B",
        "Philippa rang", "I will do so", "Jo", "Ann Lee is two people", "MsX", "Ms Xavier",
        "{cite:Ms X v Council}", r"\{Ms X\}", "{person:p1}", "{?ask Ms X}",
    ],
)  # fmt: skip
def test_what_could_be_something_else_is_left_alone(typed: str) -> None:
    assert link_mentions(typed, CASE) == typed


def test_linking_twice_changes_nothing_more() -> None:
    once = link_mentions("Ms X told Sean O'Dea about B and {person:p3}.", CASE)
    assert link_mentions(once, CASE) == once


def test_a_letter_that_two_children_share_is_left_alone() -> None:
    case = a_case(a_child(), a_child("p9", name="Ned Oak"))
    assert link_mentions("B cried.", case) == "B cried."


def test_without_people_nothing_is_linked() -> None:
    assert link_mentions("Ms X", a_case()) == "Ms X"
    assert link_mentions("", CASE) == ""
    assert link_mentions("Ms X", a_case(a_person(alias="", name=""))) == "Ms X"


def test_a_name_of_everyday_words_is_a_mention_only_with_its_capitals() -> None:
    case = a_case(a_person("p9", alias="Mr T", name="Will Grant", title="Mr"))
    assert link_mentions("It will grant help.", case) == "It will grant help."
    assert link_mentions("Will Grant and WILL GRANT", case) == "{person:p9} and {person:p9}"
    assert link_mentions("mr grant", case) == "{person:p9}"


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("Mrs Lee-Hale rang.", "{person:p1} rang."),
        ("It was Mrs Hale’s view.", "It was {person:p1}’s view."),
        ("Mr Lee rang.", "{person:p2} rang."),
        ("Mr Lee-Hale rang.", "Mr Lee-Hale rang."),
        ("Sam Lee-Hale rang.", "Sam Lee-Hale rang."),
        ("Jo-Sam Lee rang.", "Jo-Sam Lee rang."),
        ("A Sam Lee-led review.", "A {person:p2}-led review."),
    ],
)
def test_half_of_a_double_name_is_another_name(typed: str, linked: str) -> None:
    case = a_case(
        Person(id="p1", name="Ada Lee-Hale", title="Mrs", alias="Mrs X"),
        Person(id="p2", name="Sam Lee", title="Mr", alias="Mr Y"),
    )
    assert link_mentions(typed, case) == linked


@pytest.mark.parametrize("surname", ["Carver", "van der Meer", "De La Tour", "Lee-Hale"])
@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("Mrs {} rang.", "{{person:p2}} rang."),
        ("Mr and Mrs {}’s letter", "{{person:p1}} and {{person:p2}}’s letter"),
        ("Mrs & Mr {}", "{{person:p2}} and {{person:p1}}"),
        ("Dr {0}, the {0}s", "Dr {0}, the {0}s"),
    ],
)
def test_a_couple_with_one_surname_is_told_by_their_titles(
    surname: str, typed: str, linked: str
) -> None:
    case = a_case(
        a_person("p1", alias="Mr X", name=surname, title="Mr"),
        a_person("p2", alias="Mrs Y", name=surname, title="Mrs"),
        a_child("p3", name=f"Ann {surname}"),
    )
    assert link_mentions(typed.format(surname), case) == linked.format(surname)
