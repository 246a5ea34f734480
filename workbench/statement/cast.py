"""The cast: what the tokens of an authored text stand for in one case.

A `Cast` is drawn from the case once for a whole statement. It is hashable, so that a text is
read again only when the text, a label, a pronoun or the body's name has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import lru_cache

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import day_in_words
from workbench.domain.fields import own_order
from workbench.domain.records.complaint import Case
from workbench.domain.records.people import Person, PersonRole, Pronouns
from workbench.domain.text import capitalised
from workbench.statement.nodes import Inline, PersonRef, Placeholder, Text

Words = str | tuple[Inline, ...]
"""What a named placeholder is filled with: plain words or ready inlines."""

PRONOUNS: Mapping[str, tuple[str, str, str]] = {
    "they": ("she", "he", "they"),
    "them": ("her", "him", "them"),
    "their": ("her", "his", "their"),
    "theirs": ("hers", "his", "theirs"),
    "themself": ("herself", "himself", "themselves"),
}
_COLUMN = {Pronouns.SHE: 0, Pronouns.HE: 1, Pronouns.THEY: 2}


@dataclass(frozen=True, slots=True)
class Label:
    """How a person of the case is referred to; `alias` is "" while none is chosen."""

    person_id: str
    alias: str
    pronouns: Pronouns


@dataclass(frozen=True, slots=True)
class Cast:
    """The labels, pronouns and names that tokens resolve to.

    `ready` fills named placeholders such as ``{complainant}`` or a remedy's ``{deadline}``.
    """

    labels: tuple[Label, ...] = ()
    ready: tuple[tuple[str, Words], ...] = ()
    _by_id: dict[str, Label] = field(init=False, repr=False, compare=False)
    _by_name: dict[str, Words] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {label.person_id: label for label in self.labels})
        object.__setattr__(self, "_by_name", dict(self.ready))
        object.__setattr__(self, "_hash", hash((self.labels, self.ready)))

    def __hash__(self) -> int:
        # Asked once for every text of a statement, so it is worked out beforehand.
        return self._hash

    def with_words(self, **words: Words) -> Cast:
        """The cast with further named placeholders; ``_`` in a name is printed ``-``."""
        named = {name.replace("_", "-"): value for name, value in words.items()}
        return replace(self, ready=(*self.ready, *named.items()))

    def person(self, person_id: str) -> Inline:
        """A mention of a person; a placeholder when the person or the label is missing."""
        label = self._by_id.get(person_id)
        if label is None:
            return Placeholder("someone who is not in this case")
        if not label.alias:
            return Placeholder("a person without a label")
        return PersonRef(person_id, label.alias)

    def people(self, person_ids: Sequence[str]) -> tuple[Inline, ...]:
        """Mentions of several people as one says them: "Mr B and Mrs B"."""
        said: list[Inline] = []
        for number, id in enumerate(person_ids):
            last = number == len(person_ids) - 1
            said += [Text(" and " if last else ", ")] if number else []
            said.append(self.person(id))
        return tuple(said)

    def pronoun(self, word: str, person_id: str) -> Inline:
        """A pronoun for a person, such as "her" for "their", capitalised as `word` is."""
        label = self._by_id.get(person_id)
        if label is None:
            return Placeholder("someone who is not in this case")
        found = PRONOUNS[word.lower()][_COLUMN[label.pronouns]]
        return Text(found if word[0].islower() else capitalised(found))

    def named(self, name: str) -> Words | None:
        """What a named placeholder is filled with, or None when nothing has that name."""
        return self._by_name.get(name)


def small(words: str) -> str:
    """The body's short name inside a sentence: "the Council" for "The Council"."""
    return "the " + words[4:] if words.startswith("The ") else words


def body_words(case: CaseFile) -> str:
    """The body complained about inside a sentence, as the text calls it: "the Council"."""
    return small(case.case.body_short.strip()) or "the body"


def _complainants(people: Iterable[Person]) -> list[Person]:
    ordered = sorted(people, key=own_order)
    return [person for person in ordered if person.role is PersonRole.COMPLAINANT]


def _joined(parts: list[Inline]) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for index, part in enumerate(parts):
        if index:
            result.append(Text(" and " if index == len(parts) - 1 else ", "))
        result.append(part)
    return tuple(result)


def _or_placeholder(words: str, label: str) -> Words:
    return words or (Placeholder(label),)


def _day(day: date | None, label: str) -> Words:
    return _or_placeholder(day_in_words(day) if day else "", label)


def cast_of(case: CaseFile) -> Cast:
    """The cast of a case, with every placeholder that standard paragraphs may use."""
    return _cast(case.case, tuple(case.people.values()), commenters(case))


def commenters(case: CaseFile) -> tuple[tuple[str, str], ...]:
    """Those who commented on a draft, each once: the person's id, or what the party is called.

    Whoever was noted as having no comments and then made a point has made one.
    """
    with_points = {point.response_id for point in case.points.values()}
    ordered = sorted(case.responses.values(), key=own_order)
    found = (
        (each.person_id, each.party if each.person_id not in case.people else "")
        for each in ordered
        if not each.second_reader and (each.id in with_points or not each.no_comments)
    )
    return tuple(dict.fromkeys(each for each in found if any(each)))


# Every cell of a table and every text of a statement asks for it.
@lru_cache(maxsize=8)
def _cast(record: Case, people: tuple[Person, ...], commented: tuple[tuple[str, str], ...]) -> Cast:
    labels = tuple(Label(person.id, person.alias, person.pronouns) for person in people)
    cast = Cast(labels)
    short = record.body_short.strip()
    ready: dict[str, Words] = {
        "body": _or_placeholder(small(short), "what the text calls the body"),
        "Body": _or_placeholder(capitalised(short), "what the text calls the body"),
        "body-name": _or_placeholder(record.body, "name of the body complained about"),
        "reference": _or_placeholder(record.reference, "reference"),
        "category": _or_placeholder(record.category, "category"),
        "decision-date": _day(record.decided_on, "decision date"),
        "comments-due": _day(record.comments_due, "day by which comments are due"),
    }
    who = _complainants(people)
    named = _joined([cast.person(person.id) for person in who])
    said: list[Inline] = [cast.person(id) if not party else Text(party) for id, party in commented]
    ready["commenters"] = _joined(said) or (Placeholder("those who commented"),)
    ready["complainant"] = named or (Placeholder("the complainant"),)
    for word in PRONOUNS:
        for form in (word, capitalised(word)):
            ready[form] = _pronoun_of(cast, who, form)
    return Cast(labels, tuple(ready.items()))


def _pronoun_of(cast: Cast, who: list[Person], form: str) -> Words:
    if not who:
        return (Placeholder("the complainant"),)
    if len(who) == 1:
        return (cast.pronoun(form, who[0].id),)
    plural = PRONOUNS[form.lower()][_COLUMN[Pronouns.THEY]]
    return plural if form[0].islower() else capitalised(plural)


def known_placeholders() -> frozenset[str]:
    """The named placeholders standard paragraphs may use, without their braces."""
    words = {form for word in PRONOUNS for form in (word, capitalised(word))}
    names = {"body", "Body", "body-name", "reference", "category", "decision-date", "comments-due"}
    return frozenset(words | names | {"complainant", "commenters"})
