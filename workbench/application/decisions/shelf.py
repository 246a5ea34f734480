"""The decisions kept as precedents, as a port; a folder taken in, words found, like paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log2
from pathlib import Path
from typing import Protocol

from workbench.application.decisions.precedent import Precedent, precedent_of
from workbench.application.evidence.preparing import files_in
from workbench.application.outside.report import ReadStatement
from workbench.application.searching.query import Any, Query, Term, read_query
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import StatementRefused

READ = (".docx", ".html", ".htm", ".mhtml", ".mht", ".txt")
"""The endings of the files that are read."""

_TOLD = (*READ, ".pdf", ".doc", ".rtf", ".odt")
"""Those a decision may well be in: one that cannot be read is said, not passed over."""

THERE = "It is there already."
"""Said of a file whose decision was taken in before, from it or from another one."""

_LARGEST = 20_000_000
_RAREST = 14
_CANDIDATES = 80
_ALIKE = 0.15
"""Paragraphs of whose words fewer are shared, by weight, are not alike."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichDecisions:
    """What a search of precedents is narrowed to; "" narrows nothing. `year` is of the decision."""

    council: str = ""
    outcome: str = ""
    year: str = ""
    power: str = ""


@dataclass(frozen=True, slots=True)
class PrecedentFind:
    """A paragraph found: its decision (without paragraphs), where it stands, the words around."""

    decision: Precedent
    number: int | None
    section: str
    words: str
    snippet: str
    lit: tuple[tuple[int, int], ...] = ()

    @property
    def source(self) -> str:
        """Where the words are from: "Northmere Council, 2023-05-03, upheld, paragraph 12"."""
        place = f", paragraph {self.number}" if self.number is not None else ""
        return f"{self.decision.in_words()}{place}"


class DecisionShelf(Protocol):
    """The precedents of a casebook. Every method may raise `StoreUnavailable`."""

    def has(self, id: str) -> bool:
        """Whether a decision is there already."""

    def add(self, decision: Precedent) -> None:
        """Take a decision in."""

    def remove(self, id: str) -> None:
        """Take a decision out."""

    def decisions(self) -> Sequence[Precedent]:
        """Every decision, with its paragraphs, in the order of their days."""

    def ask(self, query: Query, which: WhichDecisions, most: int) -> Sequence[PrecedentFind]:
        """The paragraphs that have the words, best first."""

    def rarity(self, words: Iterable[str]) -> dict[str, int]:
        """In how many paragraphs each of these words stands; those in none are left out."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was looked at: its name, and why nothing was taken in of it, or ""."""

    file: str
    trouble: str = ""


Read = Callable[[str, bytes], Sequence[ReadStatement]]
"""Reads every statement in a file's bytes; raises `StatementRefused`."""


def take_in(shelf: DecisionShelf, folder: Path, read: Read) -> Iterator[TakenIn]:
    """Take in every decision in a folder and those beneath it; one is kept before the next is read.

    What cannot be read as a decision is said in its place, and what is there already passed over.
    """
    kept = {_contents(each) for each in shelf.decisions()}
    for path in files_in((folder,)):
        if path.suffix.lower() in _TOLD:
            yield _taken_in(shelf, path, read, kept)


def _contents(decision: Precedent) -> tuple[object, ...]:
    """What is the same of one decision as Word file and as web page."""
    return decision.reference, decision.paragraphs


def _taken_in(
    shelf: DecisionShelf, path: Path, read: Read, kept: set[tuple[object, ...]]
) -> TakenIn:
    try:
        if path.stat().st_size > _LARGEST:
            return TakenIn(path.name, "It is far larger than a decision.")
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if shelf.has(digest):
            return TakenIn(path.name, THERE)
        known = len(kept)
        for number, each in enumerate(read(path.name, data)):
            id = digest if not number else f"{digest}-{number}"
            decision = precedent_of(each, id, path.name)
            if _contents(decision) not in kept:
                shelf.add(decision)
                kept.add(_contents(decision))
        if len(kept) == known:
            return TakenIn(path.name, THERE)
    except StatementRefused as error:
        return TakenIn(path.name, error.message)
    except OSError as error:
        return TakenIn(path.name, f"It could not be read: {error.strerror or error}.")
    return TakenIn(path.name)


def search(
    shelf: DecisionShelf, typed: str, which: WhichDecisions, most: int = 50
) -> Sequence[PrecedentFind]:
    """The paragraphs of precedents that have the words typed."""
    query = read_query(typed)
    return shelf.ask(query, which, most) if query is not None else ()


def alike(
    shelf: DecisionShelf, words: str, which: WhichDecisions, most: int = 12
) -> Sequence[PrecedentFind]:
    """Paragraphs of precedents that are worded like some words, the likest first."""
    told = [word.lower() for word in _WORD.findall(words)]
    counts = shelf.rarity(set(told))
    rarest = sorted(counts, key=lambda word: (counts[word], word))[:_RAREST]
    if not rarest:
        return ()
    query = Any(tuple(Term(word) for word in rarest)) if len(rarest) > 1 else Term(rarest[0])
    mine = set(told)
    scored = []
    for find in shelf.ask(query, which, _CANDIDATES):
        theirs = {word.lower() for word in _WORD.findall(find.words)}
        shared = _weight(mine & theirs, counts) / (_weight(mine | theirs, counts) or 1.0)
        if shared >= _ALIKE:
            scored.append((-shared, find.source, find))
    seen: set[str] = set()
    likest = []
    for _, _, find in sorted(scored, key=lambda each: each[:2]):
        if find.words not in seen:
            seen.add(find.words)
            likest.append(find)
    return likest[:most]


def _weight(words: Iterable[str], counts: dict[str, int]) -> float:
    """What words weigh: one that stands in few paragraphs more than one that stands in many."""
    return sum(1 / log2(2 + counts.get(word, 0)) for word in words)
