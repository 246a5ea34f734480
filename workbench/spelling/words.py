"""What in a text is a word to look up: no mention, number, address, reference or abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NO_WORDS = re.compile(
    r"\{[^{}\n]*\}"  # mentions and references
    r"|(?:https?://|www\.)\S+"
    r"|\S+@\S+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|pdf|docx|xlsx|msg)\b\S*",
    re.IGNORECASE,
)
_CHUNK = re.compile(r"\w(?:[\w'’-]*\w)?")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’]?)$")

LONGEST = 60
"""Letters; a longer run of letters is no word, and would keep a dictionary busy."""


def words_in(text: str) -> Iterator[tuple[int, str]]:
    """Where each word to look up begins, counted in characters, and the word."""
    blanked = _NO_WORDS.sub(lambda match: " " * len(match[0]), text)
    for match in _CHUNK.finditer(blanked):
        if _is_word(match[0]):
            yield match.start(), match[0]


def parts_of(start: int, word: str) -> Iterator[tuple[int, str]]:
    """The words that hyphens join, each with where it begins."""
    for part in word.split("-"):
        if len(part) > 1 and _is_word(part):
            yield start, part
        start += len(part) + 1


def bare(word: str) -> str:
    """A word as own words are compared: small letters, without a possessive ending."""
    return re.sub(r"['’]s?$", "", word.casefold())


def _is_word(chunk: str) -> bool:
    if not 1 < len(chunk) <= LONGEST or any(char.isdigit() or char == "_" for char in chunk):
        return False
    return not (chunk.isupper() or _POSSESSIVE.sub("", chunk).isupper())
