"""Checks that nobody is given away: real names, details that identify, and labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.dates import MONTHS
from workbench.domain.people import Person
from workbench.domain.problems import Problem, Severity, Where
from workbench.statement.checked import Checked
from workbench.statement.names import (
    MONTH_NAMES,
    TITLES,
    fold,
    identifier_pattern,
    initials,
    is_everyday,
    parts,
    pattern,
)

_WORD = re.compile(r"[^\W_]+")
# The letter comes before the test for a word's start, so that the search skips to it quickly.
_LABEL = re.compile(r"([MD](?<!\w[MD])(?:rs?|iss|s|x))\.?\s([A-Z])(?!\w)")
_DIGITS_APART = re.compile(r"(?<=\d)[\s()./\-]+(?=\d)")
_TIME_BEFORE = re.compile(
    r"(?:\d|\b(?:in|by|early|mid|late|since|until|till|from|to|and|of|between|during|before|after"
    r"|around|about|last|next|this|each|every|or))[\s-]*\Z",
    re.I,
)
_TIME_AFTER = re.compile(r"\s+(?:\d{4}|\d{1,2}\b)")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;•\x01(\[])[\s\"'“‘”’(\[]*\Z")
_FEWEST_DIGITS = 6


def problems(statement: Checked) -> Iterator[Problem]:
    """Leaks of real names and details, and labels that are nobody's or shared."""
    people = tuple(statement.case.people.values())
    yield from _labels_of_people(people)
    yield from _stray_labels(statement, people)
    yield from _leaks(statement, (*people, *_named_only(statement)))


def _named_only(statement: Checked) -> Iterator[Person]:
    """Those who took part in the council's procedure and are known by name alone."""
    for each in statement.case.participants.values():
        if each.name.strip():
            yield Person(id=each.id, name=each.name)


# --- labels ------------------------------------------------------------------------------------


def _labels_of_people(people: tuple[Person, ...]) -> Iterator[Problem]:
    counted = Counter(person.alias for person in people if person.alias)
    for person in people:
        where = Where("person", person.id, "alias")
        alias = person.alias
        if counted[alias] > 1:
            yield Problem(
                Severity.ERROR,
                "alias-shared",
                f"Two people are called “{alias}”.",
                where,
                "Give each person a label of their own.",
                alias,
            )
        names = [name for name in (person.name, *person.other_names) if name.strip()]
        letter = alias.rpartition(" ")[2]
        if len(letter) == 1 and any(letter.upper() in initials(name) for name in names):
            yield Problem(
                Severity.WARNING,
                "alias-initial",
                f"The letter of “{alias}” is one of the person’s real initials.",
                where,
                "Choose another letter.",
                alias,
            )
        if letter == "A":
            yield Problem(
                Severity.NOTE,
                "alias-a",
                f"“{alias}” is avoided as a label: A reads as a word.",
                where,
                "Choose another letter.",
                alias,
            )
        words = {word.casefold() for word in _WORD.findall(fold(alias))}
        real = {fold(part).casefold() for name in names for part in parts(name)}
        if words & {part for part in real if len(part) > 2}:
            yield Problem(
                Severity.ERROR,
                "alias-real-name",
                f"The label “{alias}” is part of the person’s real name.",
                where,
                "Choose a label that tells nothing of the person.",
                alias,
            )


def _stray_labels(statement: Checked, people: tuple[Person, ...]) -> Iterator[Problem]:
    known = {person.alias for person in people}
    for piece in statement.pieces:
        for title, letter in _LABEL.findall(piece.typed):
            label = f"{title} {letter}"
            if title in TITLES and not any(alias.endswith(label) for alias in known):
                yield Problem(
                    Severity.ERROR,
                    "unknown-label",
                    f"“{label}” is nobody in this case.",
                    piece.where,
                    "Mention the person by choosing them from the list.",
                    label,
                )


# --- leaks -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Terms:
    """What gives people away: patterns, and the words one of which every match begins with."""

    strict: re.Pattern[str] | None
    everyday: re.Pattern[str] | None
    details: re.Pattern[str] | None
    triggers: frozenset[str]
    digits: tuple[str, ...]


def _leaks(statement: Checked, people: tuple[Person, ...]) -> Iterator[Problem]:
    terms = _terms(people, statement.case.case.reference)
    body = fold(statement.case.case.body)
    for piece in statement.pieces:
        if piece.standard:
            continue
        text = fold(piece.typed)
        if body and body in text:
            text = text.replace(body, " ; ")
        for found, what in _found(text, terms):
            yield Problem(
                Severity.ERROR,
                "name-leak" if what == "name" else "detail-leak",
                f"“{found}” is a real name, or part of one, of somebody in this case."
                if what == "name"
                else f"“{found}” is a detail that identifies somebody in this case.",
                piece.where,
                "Mention the person by their label instead."
                if what == "name"
                else "Take it out, or say it in a way that tells nobody who is meant.",
                found,
            )


def _found(text: str, terms: _Terms) -> Iterator[tuple[str, str]]:
    if terms.digits and sum(char.isdigit() for char in text) >= _FEWEST_DIGITS:
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
            if _is_name_here(text, match):
                yield match[0], "name"


def _is_name_here(text: str, match: re.Match[str]) -> bool:
    """Whether an everyday word with a capital is a name: inside a sentence, and no date."""
    before = text[: match.start()][-24:]
    if " " not in match[0] and _SENTENCE_START.search(before):
        return False
    if match[0].casefold() not in MONTH_NAMES:
        return True
    return not (_TIME_BEFORE.search(before) or _TIME_AFTER.match(text, match.end()))


@lru_cache(maxsize=16)
def _terms(people: tuple[Person, ...], reference: str) -> _Terms:
    strict: set[str] = set()
    everyday: set[str] = set()
    for person in people:
        for name in (person.name, *person.other_names):
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
    triggers = {each for term in (*strict, *everyday, *worded) for each in _beginnings(term)}
    return _Terms(
        _pattern((pattern(each) for each in strict), re.IGNORECASE),
        _pattern((_capitalised(each) for each in everyday), 0),
        _pattern((identifier_pattern(each) for each in worded), re.IGNORECASE),
        frozenset(triggers),
        tuple(sorted(number for number in digits if len(number) >= _FEWEST_DIGITS)),
    )


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


def _pattern(patterns: Iterator[str], flags: int) -> re.Pattern[str] | None:
    listed = sorted((each for each in patterns if each), key=lambda each: (-len(each), each))
    if not listed:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(listed)})(?![^\W_])", flags)
