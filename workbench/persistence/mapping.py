"""Records as rows and back, worked out once for each kind from its shape."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from workbench.domain.casefile import KINDS
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import Form
from workbench.domain.plain import value_from_plain, value_to_plain
from workbench.domain.shape import RecordField, shape
from workbench.persistence.tables import is_nested

Row = Mapping[str, Any]
_Convert = Callable[[Any], Any]


def compact(value: Any) -> str:
    """A plain value as JSON text without spaces, every letter kept as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _Remembered(dict[Any, Any]):
    """What stored values mean, each worked out once a load; the results are immutable."""

    def __init__(self, convert: _Convert) -> None:
        super().__init__({None: None})
        self._convert = convert

    def __missing__(self, stored: Any) -> Any:
        result = self[stored] = self._convert(stored)
        return result


@dataclass(frozen=True, slots=True)
class Mapper:
    """A kind of record, its columns, and the conversions of the fields that are not kept as is.

    The columns stand in the order of their names, as check values are made of them.
    """

    record: type[Any]
    columns: tuple[str, ...]
    writers: tuple[tuple[str, _Convert], ...]
    readers: tuple[tuple[int, _Convert], ...]

    def to_row(self, case_id: str, record: Any) -> Row:
        """The values of a record by column."""
        row = {name: getattr(record, name) for name in self.columns}
        for name, convert in self.writers:
            if row[name] is not None:
                row[name] = convert(row[name])
        row["case_id"] = case_id
        return row

    def to_records(self, rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
        """The records by id; raises ValueError for a value that fits no field.

        Made column by column, each value put straight into its slot: a constructor called with
        the names of all fields takes most of the time a long case takes to be read. What a class
        checks of its records (`__post_init__`) is checked.
        """
        if not rows:
            return {}
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for index, convert in self.readers:
            columns[index] = map(_Remembered(convert).__getitem__, columns[index])
        made = [object.__new__(self.record) for _ in rows]
        for name, column in zip(self.columns, columns, strict=True):
            put = getattr(self.record, name).__set__
            deque(map(put, made, column), maxlen=0)
        if hasattr(self.record, "__post_init__"):
            for each in made:
                each.__post_init__()
        return {each.id: each for each in made}


@cache
def mapper(kind: str) -> Mapper:
    """The mapper of a kind of record."""
    fields = sorted(shape(kind).values(), key=attrgetter("name"))
    record = KINDS[kind].record
    writers, readers = [], []
    for index, field in enumerate(fields):
        pair = _conversions(record, field)
        if pair is not None:
            writers.append((field.name, pair[0]))
            readers.append((index, pair[1]))
    columns = tuple(field.name for field in fields)
    return Mapper(record, columns, tuple(writers), tuple(readers))


def _conversions(record: type[Any], field: RecordField) -> tuple[_Convert, _Convert] | None:
    """How a field is written and read; None when the driver's own value will do."""
    if is_nested(field):
        return (
            lambda value: compact(value_to_plain(record, field.name, value)),
            lambda stored: value_from_plain(record, field.name, json.loads(stored)),
        )
    if field.form is Form.CHOICE:
        return (lambda value: value.value), field.type
    if field.form is Form.YES_NO:
        return bool, bool
    if field.form is Form.DATE:
        return (lambda value: value.to_plain()), field.type.from_plain
    if field.form is Form.DAY:
        return date.isoformat, date.fromisoformat
    return None
