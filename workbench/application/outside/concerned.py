"""Whom a sentence concerns: the people of the case it names, and whom it says fault hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import InjusticeKind
from workbench.domain.records.people import PersonRole
from workbench.statement.reading.effects import injustices_in

_PRONOUN = re.compile(r"\b(?:her|him|them|both|they|she|he)\b")


def person_in(words: str, payee: str, case: CaseFile) -> str:
    """The person a remedy is for: the payee, else the first one it names."""
    labelled = {person.alias: person.id for person in case.people.values()}
    return labelled.get(payee) or next(iter(people_in(words, case)), "")


def people_in(words: str, case: CaseFile) -> list[str]:
    """The ids of the people some plain words name by label, in order."""
    named = [
        (found.start(), person.id)
        for person in case.people.values()
        if (found := re.search(rf"(?<!\w){re.escape(person.alias)}(?!\w)", words)) is not None
        and person.alias
    ]
    return [id for _, id in sorted(named)]


def hurt_in(sentence: str, case: CaseFile) -> Iterator[tuple[InjusticeKind, str]]:
    """What a sentence says was done to whom: those named with it, else the one who complained."""
    complainants = (p.id for p in case.people.values() if p.role is PersonRole.COMPLAINANT)
    first = person_in(sentence, "", case) or next(complainants, "")
    for effect, words in injustices_in(sentence):
        named = people_in(words, case)
        if not named or (_PRONOUN.search(words) and first not in named):
            named = [first, *named]
        for person in named:
            yield effect, person
