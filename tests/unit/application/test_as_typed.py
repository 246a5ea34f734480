"""Words become those of print as they are typed: quotes, apostrophes, ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.application.drafting.as_typed import replacement, typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('She said "no" and left.', "She said “no” and left."),
        ("the Council's view", "the Council’s view"),
        ("'It wasn't,' she said", "‘It wasn’t,’ she said"),
        ('("quoted")', "(“quoted”)"),
        ("\"She said 'no'\"", "“She said ‘no’”"),
        ("in the '90s", "in the ’90s"),
        ("pages 10-12 and 30-39.", "pages 10–12 and 30–39."),
        ("£100-£300, about", "£100–£300, about"),
        ("2022-23 (a year)", "2022–23 (a year)"),
        ("the call - a long one - ended", "the call – a long one – ended"),
        ("Carers' Group said \"x\"\n'y'", "Carers’ Group said “x”\n‘y’"),
    ],
)
def test_words_are_typeset(typed: str, printed: str) -> None:
    assert typeset(typed) == printed


@pytest.mark.parametrize(
    "words",
    [
        "2024-05-16 ", "0161-496 0000 ", "20-017-938 ", "E4-12 ", "16-9-24 ", "- an item ",
        "well-known ", "10- 12 ", "https://x.org/1-2 ", "{para:event:e3} ", "SS1-2AB ", "v1.2-3 ",
    ],
)  # fmt: skip
def test_codes_days_and_items_stay_as_they_are(words: str) -> None:
    assert typeset(words) == words


def test_a_replacement_ends_with_what_was_typed() -> None:
    assert replacement("pages 10-12", ",") == (6, "10–12,")
    assert replacement("pages 10-12", "x") is None
    assert replacement("", '"') == (1, "“")
    assert replacement("word", '"') == (1, "”")


@given(st.text(alphabet="ab1 0-'\"£.,\n(“”‘’–", max_size=40))
def test_typesetting_twice_changes_nothing_more_of_quotes(words: str) -> None:
    once = typeset(words)
    assert not {'"', "'"} & set(once)
    assert len(once) == len(words)
    assert typeset(once) == typeset(typeset(once))
