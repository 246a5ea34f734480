"""Authored text taken apart paragraph by paragraph and put together without losing a sign."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties import examples
from workbench.statement.cast import Cast
from workbench.statement.markup.authored import read_blocks
from workbench.statement.markup.listing import (
    can_deepen,
    item_at,
    parent_indent,
    reletter,
    shift,
)
from workbench.statement.markup.pieces import join_paragraphs, names_in_front, pieces, with_names
from workbench.statement.markup.splitting import item_line, outside_tokens, split_at
from workbench.statement.nodes import Paragraph, Subheading

LINES = st.sampled_from(
    ("words", "more words", "", "", "- item", "  - under", "a) lettered", "> quoted", ">",
     "## Title", "{#name} named", "{#alone}", "  indented words", "{para:event:e1} it")
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=14).map("\n".join)


def texts(text: str) -> list[str]:
    return [piece.text for piece in pieces(text)]


def test_a_paragraph_keeps_the_lists_and_quotations_that_hang_under_it() -> None:
    assert texts("One:\n- a\n\n- b\n> said\n\n\nTwo.") == ["One:\n- a\n\n- b\n> said", "Two."]


def test_a_subheading_is_a_piece_of_its_own() -> None:
    found = pieces("One.\n\n## Title\nTwo.")
    assert [(each.text, each.heading) for each in found] == [
        ("One.", False), ("## Title", True), ("Two.", False),
    ]  # fmt: skip


def test_a_list_with_no_paragraph_above_belongs_to_the_first() -> None:
    assert texts("- a\n- b\n\nOne.\n\nTwo.") == ["- a\n- b\n\nOne.", "Two."]
    assert texts("- a\n- b") == ["- a\n- b"]


def test_a_name_on_a_line_of_its_own_goes_with_the_paragraph_it_names() -> None:
    assert texts("One.\n\n{#here}\n\nTwo.") == ["One.", "{#here}\n\nTwo."]


@settings(max_examples=examples(400), deadline=None)
@given(TEXTS)
def test_pieces_are_the_text_itself_and_count_its_paragraphs_and_titles(text: str) -> None:
    found = pieces(text)
    assert "\n".join(each.text for each in found).split() == text.split()
    assert all(text[each.start : each.end] == each.text for each in found)
    blocks = read_blocks(text, Cast(), "passage:p1")
    assert sum(each.paragraphs for each in found) == sum(isinstance(b, Paragraph) for b in blocks)
    origins = [b.origin for b in blocks if isinstance(b, Paragraph)]
    assert len(set(origins)) == len(origins)
    titles = sum(isinstance(b, Subheading) for b in blocks)
    assert sum(each.heading for each in found) <= titles


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS)
def test_pieces_put_together_read_as_the_text_did(text: str) -> None:
    again = join_paragraphs(each.text for each in pieces(text))
    assert read_blocks(again, Cast(), "o") == read_blocks(text, Cast(), "o")


def test_names_stand_in_front_of_words_and_apart_from_lists() -> None:
    assert names_in_front("{#a}{#b} Words.") == (("a", "b"), "Words.")
    assert with_names(("a", "b", "a"), "Words.") == "{#a}{#b} Words."
    assert with_names(("a",), "- item\n\nWords.") == "{#a}\n\n- item\n\nWords."
    assert with_names((), "Words.") == "Words."


# --- splitting ---------------------------------------------------------------------------------


def test_a_paragraph_is_never_split_inside_a_token() -> None:
    text = "By {person:p1} then"
    assert outside_tokens(text, 6) == 14
    assert outside_tokens(text, 2) == 2
    assert outside_tokens(text, 99) == len(text)


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("one two", 4, ("one", "two")),
        ("one *two three* four", 9, ("one *two*", "*three* four")),
        ("**one *two three***", 11, ("**one *two***", "***three***")),
        ("one two *three*", 4, ("one", "two *three*")),
        ("2*3 is 6", 4, ("2*3", "is 6")),
    ],
)
def test_emphasis_that_runs_over_the_place_is_closed_and_opened(
    text: str, offset: int, expected: tuple[str, str]
) -> None:
    assert split_at(text, offset) == expected


@pytest.mark.parametrize("mark", ["*", "**", "***"])
def test_just_inside_the_marks_of_set_off_words_is_outside_them(mark: str) -> None:
    text = f"At stage {mark}two{mark} it went on."
    begins = text.index("two")
    assert split_at(text, begins) == ("At stage", f"{mark}two{mark} it went on.")
    assert split_at(text, begins + 3) == (f"At stage {mark}two{mark}", "it went on.")


def test_the_item_a_place_lies_in_is_found_over_its_further_lines() -> None:
    text = "Lead:\n- one\n  goes on\n\nNext."
    assert item_line(text, 8) == 6
    assert item_line(text, 15) == 6
    assert item_line(text, 2) is None
    assert item_line(text, len(text)) is None


# --- lists -------------------------------------------------------------------------------------

LIST = ["Lead:", "- one", "  - under one", "- two", "more of two", "- three", "", "Next."]


def test_an_item_takes_what_stands_under_it_along() -> None:
    item = item_at(LIST, 1)
    assert item is not None
    assert (item.first, item.stop) == (1, 3)
    two = item_at(LIST, 3)
    assert two is not None
    assert (two.first, two.stop) == (3, 5)
    assert item_at(LIST, 0) is None


def test_an_item_goes_under_the_one_before_it_and_back() -> None:
    two = item_at(LIST, 3)
    assert two is not None
    assert can_deepen(LIST, two)
    deeper = shift(LIST, two, 2)
    assert deeper[3:5] == ["  - two", "  more of two"]
    again = item_at(deeper, 3)
    assert again is not None
    assert parent_indent(deeper, again) == 0
    assert shift(deeper, again, -2) == LIST


def test_the_first_item_has_nothing_to_go_under() -> None:
    first = item_at(LIST, 1)
    assert first is not None
    assert not can_deepen(LIST, first)
    assert parent_indent(LIST, first) is None


def test_bullets_become_letters_and_back_at_one_level_only() -> None:
    first = item_at(LIST, 1)
    assert first is not None
    lettered = reletter(LIST, first)
    assert lettered == [
        "Lead:", "a) one", "  - under one", "b) two", "more of two", "c) three", "", "Next.",
    ]  # fmt: skip
    again = item_at(lettered, 3)
    assert again is not None
    assert reletter(lettered, again) == LIST
