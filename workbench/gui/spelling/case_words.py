"""The words that are right in one case: its people's names and labels, its council, its papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.casefile import CaseFile

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def case_words(case: CaseFile) -> frozenset[str]:
    """The words, in small letters; of a double name also its halves."""
    found = set()
    for text in _texts(case):
        for match in _WORD.finditer(text):
            word = match[0].casefold()
            found |= {word, *word.split("-")}
    return frozenset(found)


def _texts(case: CaseFile) -> Iterator[str]:
    yield case.case.body
    yield case.case.reference
    for person in case.people.values():
        yield from (person.name, person.alias, *person.other_names, *person.identifiers)
