"""Gauges of style: how many words, how long the sentences, how many of them passive.

They inform and never stand in the way: a sentence of about 20 words and a passive in five are
what the Ombudsman's own writing aims at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.text import how_many
from workbench.statement.cast import cast_of
from workbench.statement.markup.authored import read_blocks
from workbench.statement.walk import block_words

LONG_SENTENCE = 35
"""A sentence with more words than this is pointed out, unless a house setting says otherwise."""

_WORD = re.compile(r"[^\W_]+(?:[’'\-.,:/&][^\W_]+)*")
_ABBREVIATION = r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bNo)(?<!\be\.g)(?<!\bi\.e)"
_END = re.compile(rf"{_ABBREVIATION}[.!?]+[”’\"')\]]*(?=\s+[^\sa-z]|\s*\Z)|[:;]\s*\Z")
_BE = r"(?:am|is|are|was|were|be|been|being)"
_IRREGULAR = (
    "given|taken|made|told|done|seen|known|shown|written|sent|held|kept|left|paid|put|set|met|"
    "found|said|brought|caused|begun|chosen|drawn|heard|led|lost|read|spoken|understood"
)
_PASSIVE = re.compile(
    rf"\b{_BE}\b(?:\s+(?:not|also|only|never|later|then|\w+ly))?\s+(?:\w{{2,}}ed|{_IRREGULAR})\b",
    re.IGNORECASE,
)


# A share of fewer sentences than these says nothing.
_A_SHARE = 5


@dataclass(frozen=True, slots=True)
class Gauge:
    """What a text measures. `mean` is the average of words in a sentence, `passives` a share in %.

    `long_sentences` are those over `LONG_SENTENCE` words, longest first, each with its length.
    """

    words: int
    sentences: int
    longest: int
    passive_sentences: int
    long_sentences: tuple[tuple[int, str], ...] = ()

    @property
    def mean(self) -> float:
        """Words in a sentence, on average; 0 for a text without words."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def passives(self) -> float:
        """The share of sentences with a passive in them, in per cent."""
        return 100 * self.passive_sentences / self.sentences if self.sentences else 0.0

    def line(self) -> str:
        """The gauge on one line: "412 words · 21 sentences, 20 words each · 18% passive".

        Of a few sentences it tells how many are passive, not their share.
        """
        if not self.words:
            return "no words"
        sentences = how_many(self.sentences, "sentence")
        words, each = how_many(self.words, "word"), f"{how_many(round(self.mean), 'word')} each"
        passive = f"{self.passives:.0f}%" if self.sentences >= _A_SHARE else self.passive_sentences
        return f"{words} · {sentences}, {each} · {passive} passive"


def count_words(text: str) -> int:
    """The words of a text: numbers count, and what hyphens and apostrophes join counts once."""
    return len(_WORD.findall(text))


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph; a lead ending in a colon is one."""
    found, start = [], 0
    for end in _END.finditer(text):
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return tuple(each for each in found if _WORD.search(each))


def passive(sentence: str) -> bool:
    """Whether a sentence has a passive in it."""
    return _PASSIVE.search(sentence) is not None


def gauge(paragraphs: Iterable[str], longest: int = LONG_SENTENCE) -> Gauge:
    """The gauge of plain words, one string a paragraph or list item.

    A sentence of more than `longest` words is long.
    """
    found = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    sizes = [count_words(sentence) for sentence in found]
    long = sorted(
        ((size, sentence) for size, sentence in zip(sizes, found, strict=True) if size > longest),
        key=lambda each: -each[0],
    )
    return Gauge(
        sum(sizes),
        len(found),
        max(sizes, default=0),
        sum(1 for sentence in found if passive(sentence)),
        tuple(long),
    )


def gauge_text(text: str, case: CaseFile, longest: int = LONG_SENTENCE) -> Gauge:
    """The gauge of authored text, with labels in place of mentions."""
    blocks = read_blocks(text, cast_of(case), "") if text.strip() else ()
    return gauge((words for block in blocks for words in block_words(block)), longest)
