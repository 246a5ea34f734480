"""The words that are right in one case: its people's names and labels, its council, its papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.fields import WORDS
from workbench.domain.shape import shape

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
    for kind, record in case.everything():
        for field in shape(kind).values():
            if (field.facts.naming or field.facts.secret) and field.form in WORDS:
                yield from field.items(record)
