"""Words that are looked for are found however they are written."""

from __future__ import annotations

import re

import pytest

from workbench.domain.sought import as_sought, holds, pattern_of_words, words_sought

WRITTEN = (
    ("council's own", "The Council’s own review"),
    ("Council’s", "the council's view"),
    ("zoe cafe", "Zoë met her in the café"),
    ("Zoë", "ZOE was told"),
    ("Zoe\u0308", "Zoë was told"),
    ('"no finding"', "changed from “no finding” to “not upheld”"),
    ("2020-21", "in 2020–21"),  # noqa: RUF001
    ("18 may", "on 18\u00a0May"),
    ("prepaid", "pre\u00adpaid"),
    ("£500 paid", "it paid £500"),
    ("strasse", "Straße"),
    ("", "anything"),
)


@pytest.mark.parametrize(("typed", "text"), WRITTEN)
def test_words_are_found_however_they_are_written(typed: str, text: str) -> None:
    assert holds(text, words_sought(typed))


@pytest.mark.parametrize(
    ("typed", "text"), [("councils", "the Council’s"), ("zoe may", "Zoë met her")]
)
def test_other_words_are_not(typed: str, text: str) -> None:
    assert not holds(text, words_sought(typed))


def test_plain_words_stay_as_they_are() -> None:
    assert as_sought("Stage two, £500 (E4 p. 3)") == "stage two, £500 (e4 p. 3)"


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("council's view", "The council’s\nview of it", "council’s\nview"),
        ("“no finding”", 'from "no finding" to', '"no finding"'),
        ("2020–21", "in 2020-21", "2020-21"),  # noqa: RUF001
        ("18 May", "on 18\u00a0May 2021", "18\u00a0May"),
        ("a+b (c)", "that a+b (c) is", "a+b (c)"),
        ("[x]", "see [x]", "[x]"),
        ("x-y", "for x‑y", "x‑y"),
    ],
)
def test_a_pattern_finds_them_where_they_stand(words: str, text: str, found: str) -> None:
    place = re.search(pattern_of_words(words), text)
    assert place is not None
    assert place[0] == found


def test_nothing_is_no_pattern() -> None:
    assert pattern_of_words(" \n") == ""
