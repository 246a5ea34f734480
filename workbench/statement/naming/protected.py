"""The protected list of a case: everybody with a real name, the forms of it, and their details.

Worked out once for the people, the labels and the body of a case, and kept. `candidates` says of
one word whose name it may be; what stands round it decides (`context`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from functools import cache, lru_cache
from typing import Any

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import WORDS, own_order
from workbench.domain.library.name_words import NameWords
from workbench.domain.records.people import Person
from workbench.domain.shape import Path, keeps_names, links_of, secrets, telling, values_at
from workbench.statement.naming.details import Details, details_of
from workbench.statement.naming.entry import name_entry
from workbench.statement.naming.forms import (
    MOST_LETTERS,
    Form,
    NamePart,
    forms_of,
    joined_parts,
    name_parts,
    slip_index,
    slipped,
    sound,
)
from workbench.statement.naming.hits import Hit, Telling
from workbench.statement.naming.normal import fold, humps, words_of
from workbench.statement.naming.organisations import Organisations, organisations_of
from workbench.statement.naming.resembling import Resembling, names_like, resembling_of

NO_LONGER = "no longer in the case"
"""The role of names and details of people who were renamed or taken out."""

_GLUED = 5
_FEWEST_HEARD = 5
_FEWEST_IN_SOUND = 4
_RANK = (Telling.PART, Telling.FAMILY, Telling.OWNER, Telling.SPELLING, Telling.NICKNAME,
         Telling.GLUED, Telling.SLIP)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProtectedPerson:
    """Somebody whose name is looked for: as entered, the parts of it, its forms, their details.

    `names` are the names told apart from what else was entered; `role` is what they are called.
    """

    id: str
    label: str
    role: str
    entered: str
    names: tuple[str, ...]
    parts: tuple[NamePart, ...]
    forms: tuple[Form, ...]
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word, or a piece of one, that may be part of somebody's name.

    `start` and `end` lie in the word; `text` is what stands there in small letters.
    """

    forms: tuple[Form, ...]
    start: int
    end: int
    text: str

    @property
    def what(self) -> Telling:
        """What it is if it is a name."""
        return self.forms[0].what

    @property
    def whom(self) -> tuple[str, ...]:
        """Whose name it may be."""
        return tuple(dict.fromkeys(form.whom for form in self.forms))


@dataclass(frozen=True, eq=False)
class ProtectedList:
    """Everything that must not leave a case, and what is needed to look for it.

    `people` is the list as a person reads it; `telling_labels` are labels that are names;
    `beginnings` what a form in parts begins with. `found` keeps what was found in which text.
    """

    people: tuple[ProtectedPerson, ...]
    words: NameWords
    index: Mapping[str, tuple[Form, ...]]
    slips: Mapping[str, frozenset[str]]
    sounds: Mapping[str, tuple[Form, ...]]
    labels: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...]
    initials: Mapping[str, tuple[str, ...]]
    details: Details
    organisations: Organisations
    telling_labels: tuple[str, ...]
    resembling: Resembling
    beginnings: frozenset[str]
    found: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    _seen: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """Whose name each part of a name is."""
        if not self._parts:
            self._parts.update(
                (text, tuple(dict.fromkeys(form.whom for form in forms)))
                for text, forms in self.index.items()
                if forms[0].what is Telling.PART
            )
        return self._parts

    def candidates(self, word: str) -> tuple[Candidate, ...]:
        """Whose name a word of a folded text may be, wholly or in part."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = tuple(self._candidates(word))
        return found

    def _candidates(self, word: str) -> Iterator[Candidate]:
        low = word.lower()
        whole = self._whole(low)
        if whole and whole[0].what in (Telling.PART, Telling.FAMILY):
            yield Candidate(whole, 0, len(word), low)
            return
        pieces = [
            Candidate(self.index[piece], start, end, piece)
            for start, end in humps(word)
            if (piece := low[start:end]) in self.index
            and self.index[piece][0].what in (Telling.PART, Telling.FAMILY)
        ]
        if pieces:
            yield from pieces
        elif whole:
            yield Candidate(whole, 0, len(word), low)
        elif not low.isdigit():
            inside = tuple(self._inside(low))
            yield from inside or self._like(word)

    def _like(self, word: str) -> Iterator[Candidate]:
        """What an unknown word with a capital is like, in whatever way nothing lists."""
        if word[0].isupper() and not word.isupper():
            low = word.lower()
            forms = tuple(
                Form(low, form.name, form.whom, what, form.first, form.last)
                for name, what in names_like(low, self.resembling, self.words)
                for form in self.index[name]
                if form.what is Telling.PART
            )
            if forms:
                yield Candidate(forms, 0, len(word), low)

    def _whole(self, low: str) -> tuple[Form, ...]:
        if low in self.index:
            return self.index[low]
        near = [
            form
            for name in slipped(low, self.slips)
            for form in self.index[name]
            if form.what is Telling.PART
        ]
        if near:
            return tuple(Form(low, f.name, f.whom, Telling.SLIP, f.first, f.last) for f in near)
        if self.sounds and len(low) >= _FEWEST_HEARD:
            heard = self.sounds.get(sound(low, self.words), ())
            return tuple(
                Form(low, f.name, f.whom, Telling.SPELLING, f.first, f.last) for f in heard
            )
        return ()

    def _inside(self, low: str) -> Iterator[Candidate]:
        """A long name at the beginning or end of a longer word that is none itself."""
        if low.upper() == low:
            # Some alphabets have no capitals and leave no space between words.
            yield from (
                Candidate(forms, at, at + len(text), text)
                for text, forms in self.index.items()
                if forms[0].what is Telling.PART and len(text) > 1 and (at := low.find(text)) >= 0
            )
            return
        ordinary = self.words.ordinary
        if len(low) <= _GLUED or low in ordinary or low.capitalize() in ordinary:
            return
        if low in self.words.inflected or low in self.words.built:
            return
        # Of a word far longer than any name only its ends can be one.
        for cut in range(max(2, len(low) - MOST_LETTERS), min(len(low) - 1, MOST_LETTERS)):
            halves = self.index.get(low[:cut], ()), self.index.get(low[cut:], ())
            if all(forms and forms[0].what is Telling.PART for forms in halves):
                whose = {form.whom for form in halves[0]}
                both = tuple(form for form in halves[1] if form.whom in whose)
                if both and halves[0][0].text != halves[1][0].text:
                    yield Candidate(both, 0, len(low), low)
                    return
        for size in range(min(len(low) - 2, MOST_LETTERS), _GLUED - 1, -1):
            for start in (0, len(low) - size):
                piece = low[start : start + size]
                forms = self.index.get(piece, ())
                if forms and forms[0].what is Telling.PART and piece not in self.words.ordinary:
                    yield Candidate(forms, start, start + size, piece)
                    return


def protected(case: CaseFile, words: NameWords) -> ProtectedList:
    """The protected list of a case; the same one while its people and labels stay as they are."""
    people = tuple(sorted(case.people.values(), key=own_order))
    known = tuple(
        (record.id, name, _part(kind, record))
        for kind in KINDS
        if kind != "person" and keeps_names(kind)
        for record in case.records(kind).values()
        if not any(value for path in _people_of(kind) for _, value in values_at(record, path))
        for name in secrets(kind, record, *WORDS, naming=True)
        if name.strip()
    )
    former = Person(id=case.case.id, identifiers=case.case.former_details)
    body = (case.case.body, case.case.body_short)
    return _protected(people, known, former, body, case.case.reference, words)


@cache
def _people_of(kind: str) -> tuple[Path, ...]:
    """The fields of a kind by which it names people of the case, who are listed themselves."""
    return tuple(link.path for link in links_of(kind) if link.to == "person")


def _part(kind: str, record: Any) -> str:
    """As what somebody who is no person of the case is known, "" for nothing in particular."""
    if kind == "case":
        return NO_LONGER
    known = (getattr(record, each.name) for each in telling(kind) if not each.facts.secret)
    return next(filter(None, known), "")


@lru_cache(maxsize=8)
def _protected(
    people: tuple[Person, ...],
    known: tuple[tuple[str, str, str], ...],
    former: Person,
    body: tuple[str, ...],
    reference: str,
    words: NameWords,
) -> ProtectedList:
    listed = (
        *(_person(each, words, reference) for each in people),
        *(
            _listed(id, "", part, name, name_entry(name, words).names, (), words)
            for id, name, part in known
        ),
        *(
            _listed(former.id, "", NO_LONGER, detail, (), (detail,), words)
            for detail in former.identifiers
        ),
    )
    index: dict[str, list[Form]] = {}
    for person in listed:
        for form in person.forms:
            index.setdefault(form.text, []).append(form)
    ranked = {
        text: tuple(sorted(forms, key=lambda each: _RANK.index(each.what)))
        for text, forms in index.items()
    }
    plain = {text for text, forms in ranked.items() if forms[0].what is Telling.PART}
    sounds: dict[str, tuple[Form, ...]] = {}
    for text in plain:
        if len(text) >= _FEWEST_HEARD:
            key = sound(text, words)
            if len(key) >= _FEWEST_IN_SOUND:
                sounds[key] = (*sounds.get(key, ()), *ranked[text])
    return ProtectedList(
        people=listed,
        words=words,
        index=ranked,
        slips=slip_index(plain),
        sounds=sounds,
        labels=_sequences(each.alias for each in people),
        body=_sequences(body),
        initials=_initials(listed),
        details=details_of((*people, former), reference, words),
        organisations=organisations_of(
            (each.id, detail) for each in listed for detail in each.details
        ),
        beginnings=frozenset(
            text[:size] for text in ranked for size in range(1, min(len(text), MOST_LETTERS))
        ),
        resembling=resembling_of(
            [text for text in plain if any(form.first for form in ranked[text])], plain, words
        ),
        telling_labels=tuple(each.alias for each in people if _tells(each.alias, plain)),
    )


def _tells(label: str, names: Collection[str]) -> bool:
    """Whether a label has somebody's name in it."""
    return any(len(word.low) > 1 and word.low in names for word in words_of(fold(label)))


def _person(person: Person, words: NameWords, reference: str) -> ProtectedPerson:
    names: dict[str, None] = {}
    for entered in secrets("person", person, *WORDS, naming=True):
        names.update(dict.fromkeys(name_entry(entered, words).names))
    said = secrets("person", person, *WORDS, naming=False)
    details = tuple(each for each in said if each.strip() and each != reference)
    return _listed(
        person.id, person.alias, str(person.role), person.name, tuple(names), details, words
    )


def _listed(
    id: str,
    label: str,
    role: str,
    entered: str,
    names: tuple[str, ...],
    details: tuple[str, ...],
    words: NameWords,
) -> ProtectedPerson:
    written = tuple(each for name in names for each in _as_written(name))
    parts = tuple(dict.fromkeys(part for name in written for part in name_parts(name, words)))
    joined = (part for name in written for part in joined_parts(name, words))
    forms = tuple(
        dict.fromkeys(
            form for part in (*parts, *joined) for form in forms_of(part, id, words) if form.text
        )
    )
    return ProtectedPerson(id, label, role, entered, names, parts, forms, details)


def _as_written(name: str) -> Iterator[str]:
    """A name, and in capitals where those of its alphabet are folded to other letters."""
    yield name
    if not name.isascii() and fold(name.upper()).lower() != fold(name).lower():
        yield name.upper()


def _sequences(texts: Iterator[str] | tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Texts as their words, the longest first."""
    found = {tuple(word.text for word in words_of(fold(text))) for text in texts if text.strip()}
    return tuple(sorted((each for each in found if each), key=lambda each: (-len(each), each)))


def _initials(people: tuple[ProtectedPerson, ...]) -> Mapping[str, tuple[str, ...]]:
    """Two initials and more, in capitals: those of all names, and of the first with each other."""
    found: dict[str, tuple[str, ...]] = {}
    for person in people:
        for name in person.names:
            halves = [fold(part)[:1].upper() for part in re.split(r"[\s.-]+", name) if part]
            whole = [fold(part)[:1].upper() for part in name.split()]
            listed = {"".join(halves), "".join(whole), *(whole[0] + each for each in whole[1:])}
            # "RdL", "Rd": a particle keeps its small letter.
            small = [fold(part)[:1] for part in name.split()]
            listed |= {"".join(small), "".join(small[:2])}
            # "Ms F-O": a name of two halves keeps its hyphen; "JL" is Jean-Luc.
            *given, last = fold(name).split() if len(whole) > 1 else (*fold(name).split(), "")
            for part in (*given, last):
                shorts = [half[:1].upper() for half in part.split("-")]
                if len(shorts) == 2:
                    listed |= {"-".join(shorts)} | ({"".join(shorts)} if part != last else set())
            for each in listed:
                if len(each) > 1 and each.replace("-", "").isalpha():
                    found[each] = (*found.get(each, ()), person.id)
    return found
