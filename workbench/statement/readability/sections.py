"""How each section of a statement reads: its gauge, and the places that weigh on the reader.

A place is one sentence or word with the paragraph it stands in. Nothing here is an error: the
Ombudsman's own writing aims at short active sentences and plain words, and the person judges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from workbench.domain.dataclass import dataclass
from workbench.domain.library.settings import HouseSettings
from workbench.statement.nodes import Block, BlockSource, Document, Paragraph, Section
from workbench.statement.readability.abbreviations import abbreviations_in, is_spelt_out
from workbench.statement.readability.gauges import Gauge, count_words, gauge, passive, sentences
from workbench.statement.walk import block_words

LONG_WORD = 13
"""A word with at least this many letters is long."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_OF_THE_FIELD = ("investigat", "recommend", "maladministr", "organisation")
"""Beginnings of long words that a statement about complaints cannot do without."""

_WITHOUT_HEADING = {"summary": "Summary", "signature": "Signature"}


class Weight(StrEnum):
    """What weighs on the reader."""

    LONG_SENTENCE = "long sentence"
    PASSIVE = "passive"
    LONG_WORD = "long word"
    ABBREVIATION = "abbreviation never explained"


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """One thing that weighs on the reader: `words` are the sentence or the word itself.

    `origin` is that of the paragraph it stands in, `paragraph` its number where it has one, and
    `standard` says that the words are the reference library's, not the investigator's.
    """

    weight: Weight
    words: str
    section: str
    origin: str
    paragraph: int | None = None
    standard: bool = False


@dataclass(frozen=True, slots=True)
class SectionGauge:
    """One section of a statement as it reads; `title` is its heading."""

    id: str
    title: str
    gauge: Gauge
    long_words: int
    places: tuple[SentencePlace, ...]


@dataclass(frozen=True, slots=True)
class Readability:
    """A whole statement as it reads; each abbreviation is reported once, where it is first used."""

    whole: Gauge
    sections: tuple[SectionGauge, ...]

    def places(self, weight: Weight | None = None) -> tuple[SentencePlace, ...]:
        """Everything that weighs on the reader in reading order, or only what is of one kind."""
        found = (place for section in self.sections for place in section.places)
        return tuple(place for place in found if weight is None or place.weight is weight)


def readability(
    document: Document, settings: HouseSettings | None = None, known: Iterable[str] = ()
) -> Readability:
    """How a statement reads, section by section; the signature is left out.

    The house settings say from how many words on a sentence is long; `known` are abbreviations
    that every reader knows as they are.
    """
    longest = (settings or HouseSettings()).number("sentence-longest")
    explained = set(known)
    measured = []
    spoken: list[str] = []
    for section in document.sections:
        if section.id == "signature":
            continue
        words = [words for block in section.blocks for words in _written(block)]
        spoken += words
        places = tuple(_places(section, explained, longest))
        title = section.title or _WITHOUT_HEADING.get(section.id, section.id)
        long = sum(len(_long_words(text)) for text in words)
        measured.append(SectionGauge(section.id, title, gauge(words), long, places))
    return Readability(gauge(spoken), tuple(measured))


def _written(block: Block) -> Iterator[str]:
    """The words of a block; what only says that something is still to be filled in has none."""
    return (words for words in block_words(block) if not re.fullmatch(r"\[[^\[\]]*\]", words))


def _places(section: Section, explained: set[str], longest: int) -> Iterator[SentencePlace]:
    number: int | None = None
    standard = False
    origin = ""
    seen: set[str] = set()
    for block in section.blocks:
        if isinstance(block, Paragraph):
            number, origin = block.number, block.origin
            standard = block.source is BlockSource.STANDARD
        for text in _written(block):
            for weight, words in _weights(text, explained, longest):
                if weight is Weight.LONG_WORD:
                    if words.casefold() in seen:
                        continue
                    seen.add(words.casefold())
                yield SentencePlace(
                    weight, words, section.id, origin or block.origin, number, standard
                )


def _weights(text: str, explained: set[str], longest: int) -> Iterator[tuple[Weight, str]]:
    for sentence in sentences(text):
        if count_words(sentence) > longest:
            yield Weight.LONG_SENTENCE, sentence
        if passive(sentence):
            yield Weight.PASSIVE, sentence
    for word in _long_words(text):
        yield Weight.LONG_WORD, word
    for found in abbreviations_in(text):
        short = found[1]
        if short in explained:
            continue
        explained.add(short)
        if not is_spelt_out(short, text):
            yield Weight.ABBREVIATION, short


def _long_words(text: str) -> list[str]:
    long = [word for word in _WORD.findall(text) if len(word) >= LONG_WORD and "-" not in word]
    return [word for word in long if not word[0].isupper() and not word.startswith(_OF_THE_FIELD)]
