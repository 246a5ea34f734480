"""The words that are right in one case: its people's names and labels, its council, its papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.fields import WORDS
from workbench.domain.shape import RecordField, shape

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
    for kind in KINDS:
        fields = _naming(kind)
        # After every edit: the thousands of events, which name nobody, are not gone through.
        for record in case.records(kind).values() if fields else ():
            for field in fields:
                yield from field.items(record)


@cache
def _naming(kind: str) -> tuple[RecordField, ...]:
    """The fields of a kind whose words are names."""
    return tuple(
        field
        for field in shape(kind).values()
        if (field.facts.naming or field.facts.secret) and field.form in WORDS
    )
