"""The sample: a case with a value in every field, written by hand, whose words say what is theirs.

It is the other side of what the records say of themselves, and knows nothing of it:

- a text in which lines may be kept has two of them, every other text has one;
- authored text mentions a person, and refers to a paragraph;
- "Known by", "Printed" and "Unsearched" stand in words that are so;
- an id has "7k3q" in it, so that it is seen wherever it turns up.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import KINDS
from workbench.interchange.casefile import loads

FILE = Path(__file__).with_name("whole_case.json")
CASE = loads(FILE.read_bytes())
LIBRARY = load_reference_library()

REAL, LABEL = "Orla Fennimore-Quaye", "Ms X"
"""How the first person is named, and how the statement calls her."""


@dataclass(frozen=True)
class Leaf:
    """A text somewhere in a record of the sample; `steps` lead there through lists and parts."""

    kind: str
    id: str
    steps: tuple[str | int, ...]
    text: str

    @property
    def field(self) -> str:
        """The field of the record."""
        return str(self.steps[0])

    @property
    def name(self) -> str:
        """Where it stands, for a message."""
        return f"{self.kind}.{'.'.join(map(str, self.steps))}"

    def put(self, text: str) -> Any:
        """The value of the field with another text in this place."""
        return _put(getattr(CASE.records(self.kind)[self.id], self.field), self.steps[1:], text)

    def read(self, record: Any) -> str:
        """The text that stands in this place of a record."""
        for step in self.steps:
            record = record[step] if isinstance(step, int) else getattr(record, step)
        return str(record)


def _put(value: Any, steps: tuple[str | int, ...], text: str) -> Any:
    if not steps:
        return text
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return (*value[:step], _put(value[step], rest, text), *value[step + 1 :])
    return dataclasses.replace(value, **{step: _put(getattr(value, step), rest, text)})


def leaves(kind: str) -> Iterator[Leaf]:
    """Every text in the records of a kind but their ids; dates and choices are no texts."""
    for record in CASE.records(kind).values():
        for steps, text in _texts(record, ()):
            if text and steps != ("id",):
                yield Leaf(kind, record.id, steps, text)


def _texts(value: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if type(value) is str:
        yield steps, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*steps, index))
    elif dataclasses.is_dataclass(value) and not hasattr(value, "to_plain"):
        for each in dataclasses.fields(value):
            yield from _texts(getattr(value, each.name), (*steps, each.name))


def first(kind: str) -> Any:
    """The first record of a kind: the one with a value in every field."""
    return next(iter(CASE.records(kind).values()))


def bare(kind: str, **values: Any) -> Any:
    """A record of a kind with nothing in it but an id and these values."""
    return KINDS[kind].record(**{"id": first(kind).id, **values})


def is_document(text: str) -> bool:
    """Whether a text is a stored statement, kept letter by letter."""
    return text.startswith("{") and not text.startswith("{person:")
