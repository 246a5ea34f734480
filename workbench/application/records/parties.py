"""The parties of a case: to whom a statement goes, and from whom comments come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.fields import own_order
from workbench.domain.records.people import Person, PersonRole
from workbench.domain.records.versions import Sending
from workbench.domain.text import enumeration, normalise_line

_SIDES = (PersonRole.COMPLAINANT, PersonRole.REPRESENTATIVE)


def parties(case: CaseFile) -> Iterator[Sending]:
    """Those a statement goes to: complainants, who acts for them, and the body complained about."""
    people = sorted(case.people.values(), key=own_order)
    for role in _SIDES:
        yield from (Sending(person_id=each.id) for each in people if each.role is role)
    yield Sending(to=case.case.body_short)


def party_named(case: CaseFile, words: str, on: date, how: str = "") -> Sending:
    """The party meant by some words, sent a version that day: a person, the body, or the words.

    A person named in full is noted as that person, so that the label stands wherever it is read;
    the body is one party whether it is named in full or in short.
    """
    wanted = normalise_line(words)
    said = wanted.casefold()
    people = case.people.values()
    found = next((each for each in people if each.alias.casefold() == said != ""), None)
    found = found or next((each for each in people if said in _names(each)), None)
    if found is not None:
        return Sending(person_id=found.id, on=on, how=how)
    short = case.case.body_short
    of_body = {name.casefold().removeprefix("the ") for name in (case.case.body, short) if name}
    if short and said.removeprefix("the ") in of_body:
        wanted = short
    return Sending(to=wanted, on=on, how=how)


def _names(person: Person) -> set[str]:
    """What a person is called in full, with and without the title."""
    name = normalise_line(person.name).casefold()
    return {name, f"{person.title} {name}".casefold().strip()} if name else set()


def party_name(case: CaseFile, party: Sending) -> str:
    """What a party is called in the case: its label, the words for it, or what it is there."""
    person = case.people.get(party.person_id)
    if person is None:
        return party.to or "somebody"
    role = person.role.value if person.role is not PersonRole.OTHER else ""
    return person.alias or party.to or role or "somebody"


def each_once(sent: Iterable[Sending]) -> tuple[Sending, ...]:
    """Those a version was sent to, each noted once, as it was noted first."""
    known: dict[tuple[str, str], Sending] = {}
    for each in sent:
        known.setdefault((each.person_id, each.to.casefold()), each)
    return tuple(known.values())


def sent_words(case: CaseFile, sent: tuple[Sending, ...]) -> str:
    """To whom a version went, in words: "Ms X and the Council"; "" when to nobody yet."""
    return enumeration(list(dict.fromkeys(party_name(case, each) for each in sent)))


def last_sent(sent: tuple[Sending, ...]) -> date | None:
    """The day on which the last party was sent a version."""
    return max((each.on for each in sent if each.on is not None), default=None)
