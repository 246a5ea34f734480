"""What the gate is sure of becomes a mention; a word, or another person, does not."""

from __future__ import annotations

import pytest

from tests.builders import a_case, a_child, a_person, name_words
from workbench.statement.naming.evident import with_evident_mentions
from workbench.statement.naming.protected import protected

CASE = a_case(
    a_person(name="Philippa Wainscott", title="Ms"),
    a_child(name="Grace Park"),
    a_person("p3", alias="Mr Y", name="Tom Grove", title="Mr"),
    a_child("p4", alias="C", name="Sam Grove"),
    a_child("p5", alias="D", name="May Lindqvist"),
    a_person("p6", alias="", name="Otto Quill"),
    a_person("p7", alias="Mrs Z", name="Ilse van der Meer", title="Mrs"),
)
LISTED = protected(CASE, name_words())


def linked(text: str, before: str = "") -> str:
    return with_evident_mentions(text, before, LISTED, CASE.people)


@pytest.mark.parametrize(
    ("typed", "mentioned"),
    [
        ("Philippa rang.", "{person:p1} rang."),
        ("Grace’s mother rang.", "{person:p2}’s mother rang."),
        ("Grace, 9, was told.", "{person:p2}, 9, was told."),
        ("Grace ran away.", "{person:p2} ran away."),
        ("It asked Ms Wainscott to come.", "It asked {person:p1} to come."),
        ("grace park", "{person:p2}"),
        ("It wrote to Tom and to Sam.", "It wrote to {person:p3} and to {person:p4}."),
        ("May’s review was late.", "{person:p5}’s review was late."),
        ("It told Mrs van der Meer so.", "It told {person:p7} so."),
    ],
)
def test_a_name_the_gate_is_sure_of_becomes_a_mention(typed: str, mentioned: str) -> None:
    assert linked(typed) == mentioned
    assert linked(mentioned) == mentioned


@pytest.mark.parametrize(
    "typed",
    [
        "A grace period applies.",
        "In May 2023 it rang. May Day came.",
        "It lies off Park Lane.",
        "The Groves moved. Mr Grove and Grove were told.",  # two people have this name
        "Mr Wainscott is somebody else.",
        "Mr van der Meer and the van der Meers are others.",
        "John Wainscott is somebody else.",
        "Wainscot rang.",  # a slip may be another name
        "It wrote to wainscott@example.org.",
        "{?ask Philippa}",
        "Quill has no label.",
        "PhilippaWainscott",
    ],
)
def test_a_word_and_what_may_be_another_stay_as_typed(typed: str) -> None:
    assert linked(typed) == typed


def test_a_sentence_that_stood_there_stays_as_it_was_left() -> None:
    text = "Philippa rang. Grace was told."
    assert linked(text, "Philippa rang.") == "Philippa rang. {person:p2} was told."


@pytest.mark.parametrize("typed", ["Mac Eitheagáin", "MacEitheagáin", "maceitheagain", "Janice"])
@pytest.mark.parametrize("small", ["as", "a", "an", "is", "in", "us", "s", "o"])
def test_a_small_word_behind_a_name_is_no_part_of_it(typed: str, small: str) -> None:
    case = a_case(a_person(name="Janice Mac Eitheagáin", title="Ms"))
    text = f"It treated {typed} {small} nothing had come."
    said = with_evident_mentions(text, "", protected(case, name_words()), case.people)
    assert said in (text, f"It treated {{person:p1}} {small} nothing had come.")
