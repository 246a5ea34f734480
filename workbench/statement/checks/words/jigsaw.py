"""The check for a jigsaw: harmless pieces that together may tell somebody who is meant.

Nothing here is sure. A word counts only where its form leaves little doubt, and a warning needs
three kinds of pieces, exact dates apart: an age, a named school, a place, a rare condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import MONTHS
from workbench.domain.library.house_words import HouseWords
from workbench.domain.problems import Problem, Where, warning
from workbench.statement.checks.printed import Piece, PrintedStatement

_FEWEST_KINDS = 3
_MOST_SHOWN = 2
_RAREST = ("condition", "work", "family", "school", "move", "place", "year", "age")
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen"
)
_AGE = re.compile(
    rf"\baged (?:\d{{1,2}}|{_NUMBERS})\b(?! ?(?:to|and|or|-|–) (?:\d|under|over|{_NUMBERS}))"
    rf"|\b(?:\d{{1,2}}|{_NUMBERS})[- ]years?[- ]old\b"
    rf"|\bage:? \d{{1,2}}\b(?! ?(?:to|and|or|-|–) ?(?:\d|under|over))"
    rf"|\b(?:at the age of|turned) (?:\d{{1,2}}|{_NUMBERS})\b"
    rf"|\b(?:was|is) (?:only |just |then )?(?:\d{{1,2}}|{_NUMBERS}) years? (?:old|of age)\b",
    re.I,
)
_CHILDS_AGE = rf"(?:1[0-7]|[2-9]|{_NUMBERS})"
_AGE_BY_ITSELF = re.compile(
    rf"\b(?:was|is|then|now|only|just) {_CHILDS_AGE}"
    r"(?=[,;)](?! \d)|\.(?:\s|\Z)| when\b"
    r"| and (?:has|had|is|was|lives?|lived|goes|went|attend\w+)\b)"
    r"|\b(?:son|daughter|boy|girl|child|brother|sister)"
    rf"(?: \(|, ){_CHILDS_AGE}(?=[,)])",
    re.I,
)
"""An age told by where a number stands: "was eight", "her son (seven)"."""

_DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b(?: \d{{4}})?")
_PLACE = re.compile(
    r"\b(?:in|at|near|outside) ((?:[A-Z][a-z]+(?:-(?:on|upon|in|le|the|under|by|[A-Z]?[a-z]+))*)"
    r"(?: (?:upon |on |under )?[A-Z][a-z]+){0,2})(?![\w’'])"
)
_YEAR = re.compile(r"\bYear (?:[1-9]|1[0-3])\b(?! of)|\bin Reception\b|\bsixth form\b", re.I)
_CONDITION = re.compile(
    r"\b[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){0,2}"
    r" (?:syndrome|disease|dystrophy|palsy|ataxia|anaemia)\b"
)
_FAMILY = re.compile(
    r"\b(?:eldest|oldest|youngest|one) of (?:five|six|seven|eight|nine|ten|eleven|twelve)\b(?! \w)"
    r"|\bfamily of (?:six|seven|eight|nine|ten|eleven|twelve)\b|\b(?:triplet|quadruplet)\b"
    r"|\b(?:five|six|seven|eight|nine|ten|eleven|twelve) (?:children|siblings|brothers|sisters)\b",
    re.I,
)
_MOVE = re.compile(
    r"\b(?:moved?|moving|relocated?|returned) (?:house |home |away |back |with \w+ )*"
    r"(?:from [A-Z]\w+ )?to "
    r"([A-Z][a-z]+(?:[- ](?:on|upon|in|le|the|under|by)?-?[A-Z][a-z]+)*)(?![\w’'])"
)
_LAW = re.compile(r"\b(?:Act|Regulations|Order|Rules|Code|Guidance)\b")
_WHAT = {
    "age": "an age",
    "school": "a school",
    "place": "a place",
    "condition": "a condition few people have",
    "work": "work few people do",
    "family": "what the family is made up of",
    "year": "a school year",
    "move": "a move to a named place",
    "day": "an exact date",
}


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    words: str
    where: Where


def problems(statement: PrintedStatement) -> Iterator[Problem | None]:
    """One warning that names the pieces, when there are enough; None for a moment gone by."""
    parts: list[_Part] = []
    for found in _parts(statement):
        parts += found
        yield None
    kinds = {part.kind for part in parts} - {"day"}
    # A school in a named place is one of its kind: the two weigh like three.
    if len(kinds) + _has_school_in_place(parts) < _FEWEST_KINDS:
        return
    shown = [
        f"{_WHAT[kind]} ({', '.join(f'“{words}”' for words in _words(parts, kind))})"
        for kind in _WHAT
        if any(part.kind == kind for part in parts)
    ]
    rarest = next(part for kind in _RAREST
                  for part in parts if part.kind == kind)  # fmt: skip
    yield warning(
        "jigsaw",
        f"Together these may tell who is meant: {'; '.join(shown)}.",
        rarest.where,
        "Leave out what is not needed: a month for a day, “a school” for its name.",
        "; ".join(words for kind in sorted(kinds) for words in _words(parts, kind)),
    )


def _has_school_in_place(parts: list[_Part]) -> bool:
    places = {part.where for part in parts if part.kind == "place"}
    return any(part.kind == "school" and part.where in places for part in parts)


def _words(parts: list[_Part], kind: str) -> list[str]:
    return list(dict.fromkeys(part.words for part in parts if part.kind == kind))[:_MOST_SHOWN]


def _parts(statement: PrintedStatement) -> Iterator[list[_Part]]:
    """What there is in each paragraph."""
    house = statement.library.wording
    if not house.identifying:
        return
    named = _named(statement)
    for piece in statement.pieces:
        if piece.standard or (piece.section == "meta" and piece.where.field != "subject"):
            continue
        yield [_Part(kind, words, piece.where) for kind, words in _in(piece, house, named)]


def _in(piece: Piece, house: HouseWords, named: frozenset[str]) -> Iterator[tuple[str, str]]:
    text = piece.text
    small = text.lower()
    if _may_tell_an_age(small):
        for found in _AGE.finditer(text):
            yield "age", found[0]
    for found in _AGE_BY_ITSELF.finditer(text):
        yield "age", found[0]
    ends = house.words("school")
    school = _school(ends) if any(end in text for end in ends) else None
    for found in school.finditer(text) if school is not None else ():
        yield "school", found[0]
    for kind in ("condition", "work", "family"):
        yield from ((kind, words) for words in house.words(kind) if words.lower() in small)
    shapes = ("year", _YEAR), ("day", _DAY), ("condition", _CONDITION), ("family", _FAMILY)
    for kind, pattern in shapes:
        yield from ((kind, found[0]) for found in pattern.finditer(text))
    yield from _places(text, house, named)


def _places(text: str, house: HouseWords, named: frozenset[str]) -> Iterator[tuple[str, str]]:
    not_places = frozenset(house.words("not-a-place"))
    for kind, pattern in (("move", _MOVE), ("place", _MOVE), ("place", _PLACE)):
        for found in pattern.finditer(text):
            if _is_place(found[1], text[found.end() :], not_places, named, house):
                yield kind, found[1]


def _may_tell_an_age(small: str) -> bool:
    """Whether words of an age stand in a text in small letters; the pattern itself is slow."""
    if "year" in small and "old" in small:
        return True
    return any(words in small for words in ("aged ", "age ", "age: ", "of age", "turned "))


def _is_place(
    words: str, after: str, not_places: frozenset[str], named: frozenset[str], house: HouseWords
) -> bool:
    first = words.split()[0]
    if words in not_places or first in not_places or first in MONTHS or first in _DAYS:
        return False
    if (
        words in named
        or first in named
        or any(each in house.words("school") for each in words.split())
    ):
        return False
    return _LAW.search(words + after[:20]) is None


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _named(statement: PrintedStatement) -> frozenset[str]:
    """The words of labels, of the body's name and of evidence: known, and no places."""
    case = statement.case
    known = [case.case.body, case.case.body_short, *(each.alias for each in case.people.values())]
    known += [each.actor for each in case.events.values()]
    return frozenset(word for words in known for word in re.findall(r"[A-Z][\w-]*", words) if word)


@lru_cache(maxsize=4)
def _school(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """The name of a school: capitalised words that end in one of these."""
    if not words:
        return None
    ends = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    kinds = "Primary|Secondary|High|Junior|Infants?|Community|Grammar|Special|Middle"
    return re.compile(
        rf"(?<![\w’'])(?!(?:The|A|An|His|Her|Their|This|That|{kinds}) )[A-Z][\w’'.-]+"
        rf"(?: (?:and |of |the )?[A-Z][\w’'.-]+){{0,4}} (?:{ends})\b"
        r"(?! (?:Nurse|Act|Regulations|Code|Admissions?|Appeals?)\b)"
    )
