"""Records as rows and back, worked out once for each kind from its shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from workbench.domain.casefile import KINDS
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
    """A kind of record, its columns, and the conversions of the fields that are not kept as is."""

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

    def to_records(self, rows: Iterable[Iterable[Any]]) -> dict[str, Any]:
        """The records by id; raises ValueError for a value that fits no field."""
        readers = [(index, _Remembered(convert)) for index, convert in self.readers]
        columns, record = self.columns, self.record
        found = {}
        for row in rows:
            values = list(row)
            for index, remembered in readers:
                values[index] = remembered[values[index]]
            made = record(**dict(zip(columns, values, strict=True)))
            found[made.id] = made
        return found


@cache
def mapper(kind: str) -> Mapper:
    """The mapper of a kind of record."""
    fields = tuple(shape(kind).values())
    record = KINDS[kind].record
    writers, readers = [], []
    for index, field in enumerate(fields):
        pair = _conversions(record, field)
        if pair is not None:
            writers.append((field.name, pair[0]))
            readers.append((index, pair[1]))
    return Mapper(record, tuple(shape(kind)), tuple(writers), tuple(readers))


def _conversions(record: type[Any], field: RecordField) -> tuple[_Convert, _Convert] | None:
    """How a field is written and read; None when the driver's own value will do."""
    if is_nested(field):
        return (
            lambda value: compact(value_to_plain(record, field.name, value)),
            lambda stored: value_from_plain(record, field.name, json.loads(stored)),
        )
    if field.form is Form.CHOICE:
        return (lambda value: value.value), field.type
    if field.form is Form.DATE:
        return (lambda value: value.to_plain()), field.type.from_plain
    if field.form is Form.DAY:
        return date.isoformat, date.fromisoformat
    return None
