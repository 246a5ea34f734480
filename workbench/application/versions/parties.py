"""The parties of a case: to whom a statement goes, and from whom comments come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.records.people import PersonRole
from workbench.domain.records.versions import Sending
from workbench.domain.text import normalise_line

_SIDES = (PersonRole.COMPLAINANT, PersonRole.REPRESENTATIVE)


def parties(case: CaseFile) -> Iterator[Sending]:
    """Those a statement goes to: complainants, who acts for them, and the body complained about."""
    people = sorted(case.people.values(), key=lambda each: (each.position, each.id))
    for role in _SIDES:
        yield from (Sending(person_id=each.id) for each in people if each.role is role)
    yield Sending(to=case.case.body_short)


def party_named(case: CaseFile, words: str, on: date, how: str = "") -> Sending:
    """The party meant by some words, sent a version that day: a person's label, or the words.

    Real names are none of them: what is noted of a version may be read by others.
    """
    wanted = normalise_line(words)
    for person in case.people.values():
        if person.alias and person.alias.casefold() == wanted.casefold():
            return Sending(person_id=person.id, on=on, how=how)
    return Sending(to=wanted, on=on, how=how)


def party_name(case: CaseFile, party: Sending) -> str:
    """What a party is called in the case: its label, or the words for it."""
    person = case.people.get(party.person_id)
    return (person.alias if person is not None else "") or party.to or "somebody"


def sent_words(case: CaseFile, sent: tuple[Sending, ...]) -> str:
    """To whom a version went, in words: "Ms X and the Council"; "" when to nobody yet."""
    names = list(dict.fromkeys(party_name(case, each) for each in sent))
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def last_sent(sent: tuple[Sending, ...]) -> date | None:
    """The day on which the last party was sent a version."""
    return max((each.on for each in sent if each.on is not None), default=None)
