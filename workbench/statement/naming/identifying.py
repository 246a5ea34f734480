"""What tells who somebody is: real names and details, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import MONTHS
from workbench.domain.records.people import Person
from workbench.statement.naming.names import (
    MONTH_NAMES,
    fold,
    identifier_pattern,
    is_everyday,
    parts,
    pattern,
)

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_DIGITS_APART = re.compile(r"(?<=\d)[\s()./\-]+(?=\d)")
_TIME_BEFORE = re.compile(
    r"(?:\d|\b(?:in|by|early|mid|late|since|until|till|from|to|and|of|between|during|before|after"
    r"|around|about|last|next|this|each|every|or))[\s-]*\Z",
    re.I,
)
_TIME_AFTER = re.compile(r"\s+(?:\d{4}|\d{1,2}\b)")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;•\x01(\[])[\s\"'“‘”’(\[]*\Z")
_FEWEST_DIGITS = 6
_PLURALS = ("s", "es")


def people_named(case: CaseFile) -> tuple[Person, ...]:
    """Everybody with a real name in a case, those known from the council's procedure as well."""
    known = (
        Person(id=each.id, name=each.name)
        for each in case.participants.values()
        if each.name.strip()
    )
    return (*case.people.values(), *known)


@dataclass(frozen=True, slots=True)
class Telling:
    """What gives people away: patterns, and the words one of which every match begins with.

    `strict` are names, `everyday` those that are also words, `details` addresses and the like,
    `digits` numbers without what stands between their figures.
    """

    strict: re.Pattern[str] | None
    everyday: re.Pattern[str] | None
    details: re.Pattern[str] | None
    triggers: frozenset[str]
    digits: tuple[str, ...]


def found_in(text: str, terms: Telling) -> Iterator[tuple[str, str]]:
    """What a text gives away, each with "name" or "detail"; the text is folded first."""
    if terms.digits and len(_DIGIT.findall(text)) >= _FEWEST_DIGITS:
        squeezed = _DIGITS_APART.sub("", text)
        for number in terms.digits:
            if re.search(rf"(?<!\d){number}(?!\d)", squeezed):
                yield number, "detail"
    if terms.triggers.isdisjoint(_WORD.findall(text.casefold())):
        return
    for pattern_, what in ((terms.strict, "name"), (terms.details, "detail")):
        if pattern_ is not None:
            yield from ((match[0], what) for match in pattern_.finditer(text))
    if terms.everyday is not None:
        for match in terms.everyday.finditer(text):
            if is_name_here(text, match):
                yield match[0], "name"


def is_name_here(text: str, match: re.Match[str]) -> bool:
    """Whether an everyday word with a capital is a name: inside a sentence, and no date."""
    before = text[: match.start()][-24:]
    if " " not in match[0] and _SENTENCE_START.search(before):
        return False
    if match[0].casefold() not in MONTH_NAMES:
        return True
    return not (_TIME_BEFORE.search(before) or _TIME_AFTER.match(text, match.end()))


@lru_cache(maxsize=16)
def telling_of(people: tuple[Person, ...], reference: str) -> Telling:
    """What gives these people away; a detail that is the case's own reference does not."""
    strict: set[str] = set()
    everyday: set[str] = set()
    for person in people:
        for name in _names_of(person):
            telling = list(parts(name))
            for part in telling:
                (everyday if is_everyday(part) else strict).add(part)
            if len(telling) > 1:
                plain = all(is_everyday(part) for part in telling)
                (everyday if plain else strict).add(" ".join(telling))
    details = {
        words
        for person in people
        for words in (*person.identifiers, *_birthdays(person))
        if words.strip() and words != reference
    }
    digits = {re.sub(r"\D", "", words) for words in details if not re.search(r"[^\W\d_]", words)}
    worded = {words for words in details if re.search(r"[^\W\d_]", words)}
    families = {name.split()[-1] for person in people for name in _names_of(person)} & strict
    triggers = {each for term in (*strict, *everyday, *worded) for each in _beginnings(term)}
    triggers |= {f"{each}{s}" for term in families for each in _beginnings(term) for s in _PLURALS}
    return Telling(
        _pattern((*map(pattern, strict), *map(_family, families)), re.IGNORECASE),
        _pattern((_capitalised(each) for each in everyday), 0),
        _pattern((identifier_pattern(each) for each in worded), re.IGNORECASE),
        frozenset(triggers),
        tuple(sorted(number for number in digits if len(number) >= _FEWEST_DIGITS)),
    )


def _names_of(person: Person) -> Iterator[str]:
    yield from (name for name in (person.name, *person.other_names) if name.strip())


def _family(surname: str) -> str:
    """The pattern of a whole family: "the Smiths", though not "the bakers"."""
    return rf"the\s+(?=(?-i:[A-Z])){pattern(surname)}'?(?:{'|'.join(_PLURALS)})"


def _birthdays(person: Person) -> Iterator[str]:
    """A date of birth in the ways it is written; part of a date gives nobody away by itself."""
    day = person.born.exact if person.born is not None else None
    if day is None:
        return
    month = MONTHS[day.month - 1]
    for name in (month, month[:3]):
        yield f"{day.day} {name} {day.year}"
        yield f"{name} {day.day} {day.year}"
        yield from (f"{day.day}{suffix} {name} {day.year}" for suffix in ("st", "nd", "rd", "th"))
    yield f"{day.day:02d}{day.month:02d}{day.year}"
    yield f"{day.year}{day.month:02d}{day.day:02d}"
    yield f"{day.day}{day.month}{day.year}"


def _beginnings(term: str) -> Iterator[str]:
    """The words a match of a term can begin with: its parts may be written together."""
    joined = ""
    for part in _WORD.findall(fold(term).casefold()):
        joined += part
        yield joined


def _capitalised(term: str) -> str:
    """The pattern of an everyday name, which counts only with capitals or all in capitals."""
    words = fold(term).split()
    usual = " ".join(word[:1].upper() + word[1:].lower() for word in words)
    return f"{pattern(usual)}|{pattern(usual.upper())}"


def _pattern(patterns: Iterable[str], flags: int) -> re.Pattern[str] | None:
    listed = sorted((each for each in patterns if each), key=lambda each: (-len(each), each))
    if not listed:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(listed)})(?![^\W_])", flags)
