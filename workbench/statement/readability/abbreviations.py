"""Abbreviations in a text: which are used, and which of them are spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(r"(?<![\w’'\-/.&])([A-Z]{2,6})(?:s|[’']s)?(?![\w\-/&]|\.\w)")
_ROMAN = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{2,3})\Z")
_NOT_SHORT = frozenset(("DRAFT", "FINAL", "NOT", "AND", "OR", "NO", "YES", "ALL", "ANY", "OK"))


def abbreviations_in(text: str) -> Iterator[re.Match[str]]:
    """Every abbreviation of a text; group 1 is it without an ending.

    Words of a text written in capitals throughout, and Roman numerals, are none.
    """
    for found in _ABBREVIATION.finditer(text):
        word = found[1]
        if word in _NOT_SHORT or _ROMAN.match(word) or _in_capitals(text, found):
            continue
        yield found


def _in_capitals(text: str, found: re.Match[str]) -> bool:
    """Whether the word beside it is a long one in capitals too: then all of it is a heading."""
    around = text[max(0, found.start() - 20) : found.start()] + text[found.end() :][:20]
    return any(len(word) > 4 and word.isupper() for word in re.findall(r"\w+", around))


def is_spelt_out(word: str, text: str) -> bool:
    """Whether a text explains an abbreviation: "Investigating Officer (IO)" or "the IO (who …)"."""
    return (
        re.search(rf"\([^()]{{0,40}}\b{word}s?\b[^()]{{0,10}}\)|\b{word}s? \([a-zA-Z]", text)
        is not None
    )
