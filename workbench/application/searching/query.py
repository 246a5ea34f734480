"""What a person types to find something: words, "phrases", beginnings*, AND, OR, NOT, NEAR, ( ).

Words side by side must all be there. Operators are written in capitals, so that "and" and "or"
remain words; a sign that belongs nowhere is passed over and never an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from workbench.domain.dataclass import dataclass

NEAR = 10
"""So many words may stand between two that are to be near each other."""

_TOKEN = re.compile(
    r'"(?P<phrase>[^"]*)"?|(?P<open>\()|(?P<close>\))|(?P<near>NEAR)(?:/(?P<within>\d{1,3}))?(?![^\s("])'
    r'|(?P<word>[^\s()"]+)'
)
_SPOKEN = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, the beginning of one, or a phrase; `instead` are words tried in its place."""

    words: str
    prefix: bool = False
    phrase: bool = False
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Terms that stand within so many words of each other."""

    terms: tuple[Term, ...]
    within: int = NEAR


@dataclass(frozen=True, slots=True)
class All:
    """Everything here is there, and nothing of `but`."""

    parts: tuple[Query, ...]
    but: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these is there."""

    parts: tuple[Query, ...]


Query = Term | Near | All | Any


def read_query(typed: str) -> Query | None:
    """What was typed, None when there is nothing in it to look for."""
    tokens: list[_Token] = []
    open_brackets = 0
    for token in _tokens(typed.replace("“", '"').replace("”", '"')):
        open_brackets += (token.sort == "(") - (token.sort == ")")
        if open_brackets < 0:
            open_brackets = 0  # it closes nothing
        else:
            tokens.append(token)
    return _Reading(tokens).any_of()


@dataclass(frozen=True, slots=True)
class _Token:
    sort: str
    term: Term | None = None
    within: int = NEAR


def _tokens(typed: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(typed):
        word, phrase = match["word"], match["phrase"]
        if match["open"]:
            yield _Token("(")
        elif match["close"]:
            yield _Token(")")
        elif match["near"]:
            yield _Token("NEAR", within=int(match["within"] or NEAR))
        elif word in ("AND", "OR", "NOT"):
            yield _Token(word)
        elif phrase is not None and _SPOKEN.search(phrase):
            yield _Token("term", Term(phrase, phrase=True))
        elif word is not None and _SPOKEN.search(word):
            prefix = word.endswith("*")
            yield _Token("term", Term(word.strip("*,;:.!?"), prefix))


class _Reading:
    """Reads tokens from the left; what makes no sense is left out."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def any_of(self) -> Query | None:
        parts = []
        while True:
            part = self._all_of()
            if part is not None:
                parts.append(part)
            if not self._take("OR"):
                break
        return parts[0] if len(parts) == 1 else Any(tuple(parts)) if parts else None

    def _all_of(self) -> Query | None:
        parts: list[Query] = []
        but: list[Query] = []
        while self._sort() not in ("", "OR", ")"):
            self._take("AND")
            unwanted = self._take("NOT")
            part = self._one()
            if part is not None:
                (but if unwanted else parts).append(part)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 and not but else All(tuple(parts), tuple(but))

    def _one(self) -> Query | None:
        if self._take("("):
            inner = self.any_of()
            self._take(")")
            return inner
        if self._sort() == "NEAR":
            return self._near_list()
        term = self._term()
        if term is None:
            self._at += self._sort() not in ("", "OR", ")", "AND", "NOT")
            return None
        near, within = [term], NEAR
        while self._sort() == "NEAR" and self._sort(1) == "term":
            within = self._tokens[self._at].within
            self._at += 1
            near.append(self._term() or term)
        return term if len(near) == 1 else Near(tuple(near), within)

    def _near_list(self) -> Query | None:
        """NEAR(one other): the words in brackets, near one another."""
        within = self._tokens[self._at].within
        self._at += 1
        terms: list[Term] = []
        if self._take("("):
            while (term := self._term()) is not None:
                terms.append(term)
            self._take(")")
        if terms and len(terms) > 2 and terms[-1].words.isdigit():
            within = min(int(terms.pop().words), 999)  # as SQLite writes it: NEAR(a b, 5)
        return Near(tuple(terms), within) if len(terms) > 1 else terms[0] if terms else None

    def _term(self) -> Term | None:
        if self._sort() != "term":
            return None
        self._at += 1
        return self._tokens[self._at - 1].term

    def _take(self, sort: str) -> bool:
        there = self._sort() == sort
        self._at += there
        return there

    def _sort(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at].sort if at < len(self._tokens) else ""


def terms(query: Query) -> Iterator[Term]:
    """The terms that are to be there; not those that must not."""
    if isinstance(query, Term):
        yield query
    elif isinstance(query, Near):
        yield from query.terms
    else:
        for part in query.parts:
            yield from terms(part)


def with_terms(query: Query, change: Callable[[Term], Term]) -> Query:
    """The query with each term that is to be there changed."""
    if isinstance(query, Term):
        return change(query)
    if isinstance(query, Near):
        return replace(query, terms=tuple(change(term) for term in query.terms))
    return replace(query, parts=tuple(with_terms(part, change) for part in query.parts))
