"""What is looked up in a dictionary, and what never is."""

from __future__ import annotations

import pytest

from workbench.spelling.words import LONGEST, words_in


def looked_up(text: str) -> list[str]:
    return [word for _, word in words_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "{person:p1} {para:event:e3}",
        "https://example.org/reprot www.exmaple.org",
        "jo.smiht@exmaple.gov.uk",
        "EHCP SENDIST EHCPs LGSCO's",
        "21st 3rd 2023 B12x £1,250.00",
        "snake_case x a b",
        "lettre.docx council.gov.uk/plcae",
        "q" * (LONGEST + 1),
        "",
    ],
)
def test_mentions_addresses_numbers_and_abbreviations_are_not_looked_up(text: str) -> None:
    assert looked_up(text) == []


def test_words_are_found_where_they_stand_without_the_signs_around_them() -> None:
    text = "> **Teh** councl’s “re-assesment”, (see) – don't"
    found = [(text[at : at + len(word)], word) for at, word in words_in(text)]
    assert [word for _, word in found] == ["Teh", "councl’s", "re-assesment", "see", "don't"]
    assert all(shown == word for shown, word in found)
