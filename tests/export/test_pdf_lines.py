"""Paragraphs are broken into lines as a careful typesetter would, and no letter gets lost."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.pdf.faces import registered
from workbench.export.pdf.words import Line, Run, lines_of
from workbench.export.theme import Theme

_LETTERS = "abé-/\u00a0mW1"


def _runs(theme: Theme, *texts: str) -> list[Run]:
    faces = [registered(theme.body.regular), registered(theme.body.bold)]
    return [Run(text, faces[at % 2], "000000") for at, text in enumerate(texts)]


def _text(line: Line) -> str:
    return "".join(text for _, text in line.pieces)


def _texts(theme: Theme, text: str, room: float) -> list[str]:
    return [_text(line) for line in lines_of(_runs(theme, text), room)]


def _width(line: Line) -> float:
    """How wide a line is printed, its last space left out."""
    wide = sum(run.face.width(text, 1000) for run, text in line.pieces)
    return wide - (line.pieces[-1][0].face.letters[" "] if _text(line).endswith(" ") else 0.0)


def _room(theme: Theme, text: str) -> float:
    """Exactly the room that `text` needs."""
    return registered(theme.body.regular).width(text, 1000)


@given(
    words=st.lists(st.text(_LETTERS, min_size=1, max_size=40), min_size=1, max_size=8),
    cuts=st.lists(st.integers(0, 99)),
    room=st.floats(1_500, 30_000),
)
def test_lines_hold_every_letter_in_order_and_keep_to_their_room(
    theme: Theme, words: list[str], cuts: list[int], room: float
) -> None:
    text = " ".join(words)
    ends = sorted({0, *(min(cut, len(text)) for cut in cuts), len(text)})
    runs = _runs(theme, *(text[begin:end] for begin, end in pairwise(ends)))
    lines = lines_of(runs, room)
    assert "".join(map(_text, lines)) == text
    for line in lines:
        assert _width(line) <= room + 0.001


@given(text=st.text("abc ", min_size=1, max_size=300), room=st.floats(3_000, 12_000))
def test_a_line_ends_only_where_the_next_word_has_no_room(
    theme: Theme, text: str, room: float
) -> None:
    words = re.findall("[abc]{1,5}", text)
    lines = _texts(theme, " ".join(words), room) if words else []
    for line, following in pairwise(lines):
        assert line.endswith(" ")
        assert _room(theme, line + following.split(" ")[0]) > room


def test_a_line_is_filled_to_its_edge_and_never_squeezed(theme: Theme) -> None:
    text = "one two three four five six"
    room = _room(theme, text)
    assert _texts(theme, text, room) == [text]
    assert _texts(theme, text, room - 1) == ["one two three four five ", "six"]


def test_a_word_is_cut_after_a_hyphen_between_letters(theme: Theme) -> None:
    room = _room(theme, "a follow-")
    assert _texts(theme, "a follow-up call", room) == ["a follow-", "up call"]


@pytest.mark.parametrize("word", ["2024-25", "x-y", "-call", "up--call"])
def test_years_short_words_and_dashes_are_not_cut(theme: Theme, word: str) -> None:
    room = _room(theme, f"in {word}") - 300
    assert _texts(theme, f"in {word}", room) == ["in ", word]


def test_a_word_wider_than_a_line_fills_what_is_left_of_one(theme: Theme) -> None:
    room = _room(theme, "aaaaa")
    assert _texts(theme, "a aaaaaaaaaaaa b", room + 1) == ["a aaa", "aaaaa", "aaaa ", "b"]


def test_a_letter_wider_than_a_line_stands_on_it_all_the_same(theme: Theme) -> None:
    assert _texts(theme, "W WW i", _room(theme, "i")) == ["W ", "W", "W ", "i"]


def test_words_glued_by_a_no_break_space_stay_together(theme: Theme) -> None:
    room = _room(theme, "see paragraph")
    assert _texts(theme, "see paragraph\u00a09", room) == ["see ", "paragraph\u00a09"]


def test_a_long_address_goes_on_after_a_stroke_and_other_words_do_not(theme: Theme) -> None:
    address = "https://www.northshire.example/children/complaints/panel-report.pdf"
    for text in (address, address.removeprefix("https://"), address.removeprefix("https://www.")):
        lines = _texts(theme, f"See {text}", _room(theme, "See " + text) - 1000)
        assert lines[0].startswith("See ")
        assert lines[0].endswith(("/", "-"))
        assert "".join(lines) == f"See {text}"
    assert _texts(theme, "See and/or", _room(theme, "See and/")) == ["See ", "and/or"]
    assert _texts(theme, "On 16/9/24", _room(theme, "On 16/9/")) == ["On ", "16/9/24"]


def test_a_word_in_two_kinds_of_type_is_not_broken_between_them(theme: Theme) -> None:
    runs = _runs(theme, "the head", "ing", " of it")
    lines = lines_of(runs, _room(theme, "the head") + 100)
    assert [_text(line) for line in lines] == ["the ", "heading ", "of it"]
    assert [text for _, text in lines[1].pieces] == ["head", "ing", " "]
