"""Finding words within the statement as it is printed, labels and paragraph numbers included."""

from __future__ import annotations

import re

from workbench.application.drafting.rows import rows
from workbench.domain.dataclass import dataclass
from workbench.domain.sought import pattern_of_words
from workbench.statement.nodes import Document

_AROUND = 40
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """One place where the words stand.

    `start` and `end` are the span within the words of the row (`Row.words`); `before`, `match` and
    `after` are what to show of it, cut to a few words.
    """

    address: str
    number: int | None
    start: int
    end: int
    before: str
    match: str
    after: str


def find_in(
    document: Document, words: str, *, whole_words: bool = False, match_case: bool = False
) -> tuple[FoundParagraph, ...]:
    """Every place of the words in reading order; none when nothing is looked for.

    White space matches white space, straight quotation marks and apostrophes their curly kin.
    """
    pattern = _pattern(words, whole_words, match_case)
    if pattern is None:
        return ()
    return tuple(
        FoundParagraph(
            row.address,
            row.number,
            found.start(),
            found.end(),
            _shown(row.words[max(0, found.start() - _AROUND) : found.start()]),
            found[0],
            _shown(row.words[found.end() : found.end() + _AROUND]),
        )
        for row in rows(document)
        for found in pattern.finditer(row.words)
    )


def _pattern(words: str, whole: bool, match_case: bool) -> re.Pattern[str] | None:
    text = pattern_of_words(words)
    if not text:
        return None
    if whole:
        text = rf"(?<!\w){text}(?!\w)"
    return re.compile(text, 0 if match_case else re.IGNORECASE)


def _shown(words: str) -> str:
    return _SPACE.sub(" ", words)
