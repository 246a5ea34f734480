"""Records as plain values (dict, list, str, int, bool, None) and back, by their shape.

One piece serves the interchange file, the database's nested columns, the activity log and the
stored statement. Fields equal to their default are left out when writing and filled in when
reading, so that files stay short enough to be written by hand. Enumerations are their value,
dates are ISO, a `PartialDate` is its code, tuples are lists.

Reading never raises on bad values: it collects `Fault(path, message)` and returns None.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import EARLIEST_YEAR, LATEST_YEAR
from workbench.domain.shape import RecordField, shape_of
from workbench.domain.text import LONGEST_FIELD, normalise

Plain = Any
"""A JSON value."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place in a file: `path` such as ``events.e3.on``."""

    path: str
    message: str


_T = typing.TypeVar("_T")
LONGEST_LIST = 20_000
"""The most entries one field of a record holds."""

_Reader = Callable[[Plain, str, list[Fault]], Any]
_BAD = object()


class _Field(typing.NamedTuple):
    name: str
    default: Any
    write: Callable[[Any], Plain]
    read: _Reader


def to_plain(record: Any, *, whole: bool = False) -> dict[str, Plain]:
    """A record as a dict of plain values, defaults left out unless it is wanted `whole`."""
    result: dict[str, Plain] = {}
    owner: type = type(record)
    for field in _layout(owner):
        value = getattr(record, field.name)
        if whole or field.default is MISSING or value != field.default:
            result[field.name] = field.write(value)
    return result


def value_to_plain(owner: type, name: str, value: Any) -> Plain:
    """One field's value as a plain value."""
    return _by_name(owner)[name].write(value)


def from_plain(cls: type[_T], value: Plain, path: str, faults: list[Fault]) -> _T | None:
    """The record a dict of plain values stands for; None when faults were added."""
    result = _read_record(cls, value, path, faults)
    return None if result is _BAD else result


def value_from_plain(owner: type, name: str, value: Plain) -> Any:
    """One field's value read back from its plain form; raises ValueError when it does not fit."""
    faults: list[Fault] = []
    result = _by_name(owner)[name].read(value, name, faults)
    if faults:
        raise ValueError(faults[0].message)
    return result


def _read_record(cls: type, value: Plain, path: str, faults: list[Fault]) -> Any:
    if not isinstance(value, dict):
        faults.append(Fault(path, f"should be an object, but is {_kind_of(value)}"))
        return _BAD
    before = len(faults)
    known = _by_name(cls)
    if not value.keys() <= known.keys():
        faults.extend(
            Fault(_join(path, str(k)), "is not a known field") for k in value if k not in known
        )
    values = {}
    for field in _layout(cls):
        if field.name in value:
            where = _join(path, field.name)
            values[field.name] = field.read(value[field.name], where, faults)
        elif field.default is MISSING:
            faults.append(Fault(_join(path, field.name), "is missing"))
    if len(faults) > before:
        return _BAD
    try:
        return cls(**values)
    except ValueError as error:
        faults.append(Fault(path, str(error)))
        return _BAD


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _kind_of(value: Plain) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number"}
    return names.get(type(value), "nothing" if value is None else "a number")


@cache
def _layout(cls: type) -> tuple[_Field, ...]:
    return tuple(
        _Field(each.name, each.default, _writer(each), _reader(each))
        for each in shape_of(cls).values()
    )


@cache
def _by_name(cls: type) -> Mapping[str, _Field]:
    return {field.name: field for field in _layout(cls)}


def _same(value: Any) -> Plain:
    return value


def _writer(field: RecordField) -> Callable[[Any], Plain]:
    write = _write_one(field.type)
    if field.many:
        return lambda value: [write(each) for each in value]
    if field.optional:
        return lambda value: None if value is None else write(value)
    return write


def _write_one(kind: Any) -> Callable[[Any], Plain]:
    if issubclass(kind, Enum):
        return lambda value: value.value
    if hasattr(kind, "to_plain"):
        return lambda value: value.to_plain()
    if kind is date:
        return lambda value: value.isoformat()
    return to_plain if is_dataclass(kind) else _same


def _reader(field: RecordField) -> _Reader:
    read = _read_one(field.type)
    if field.many:
        return _list_reader(read)
    if field.optional:
        return lambda value, path, faults: None if value is None else read(value, path, faults)
    return read


def _read_one(kind: Any) -> _Reader:
    if issubclass(kind, Enum):
        return _enum_reader(kind)
    if hasattr(kind, "from_plain"):
        return _text_reader(kind.from_plain)
    if kind is date:
        return _text_reader(_day)
    return _record_reader(kind) if is_dataclass(kind) else _SCALARS[kind]


def _record_reader(cls: Any) -> _Reader:
    return lambda value, path, faults: _read_record(cls, value, path, faults)


def _list_reader(read: _Reader) -> _Reader:
    def read_list(value: Plain, path: str, faults: list[Fault]) -> Any:
        if not isinstance(value, list):
            faults.append(Fault(path, f"should be a list, but is {_kind_of(value)}"))
            return _BAD
        if len(value) > LONGEST_LIST:
            faults.append(Fault(path, f"has more than {LONGEST_LIST:,} entries"))
            return _BAD
        return tuple(read(item, f"{path}[{i}]", faults) for i, item in enumerate(value))

    return read_list


def _enum_reader(hint: type[Enum]) -> _Reader:
    def read_enum(value: Plain, path: str, faults: list[Fault]) -> Any:
        try:
            return hint(value)
        except ValueError:
            allowed = ", ".join(repr(member.value) for member in hint)
            faults.append(Fault(path, f"should be one of {allowed}"))
            return _BAD

    return read_enum


def _text_reader(parse: Callable[[str], Any]) -> _Reader:
    def read_text(value: Plain, path: str, faults: list[Fault]) -> Any:
        if not isinstance(value, str):
            faults.append(Fault(path, f"should be text, but is {_kind_of(value)}"))
            return _BAD
        try:
            return parse(value)
        except ValueError as error:
            faults.append(Fault(path, str(error)))
            return _BAD

    return read_text


def _day(code: str) -> date:
    wrong = f"“{code[:40]}” is not a day of the calendar such as 2021-03-22"
    try:
        day = date.fromisoformat(code)
    except ValueError:
        raise ValueError(wrong) from None
    if day.isoformat() != code:  # Python also reads 20210322 and 2021-W12-1
        raise ValueError(wrong)
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValueError(f"the year {day.year} is outside {EARLIEST_YEAR} to {LATEST_YEAR}")
    return day


def _read_str(value: Plain, path: str, faults: list[Fault]) -> Any:
    if not isinstance(value, str):
        faults.append(Fault(path, f"should be text, but is {_kind_of(value)}"))
        return _BAD
    if len(value) > LONGEST_FIELD:
        faults.append(Fault(path, f"is longer than {LONGEST_FIELD:,} characters"))
        return _BAD
    return normalise(value)


def _read_int(value: Plain, path: str, faults: list[Fault]) -> Any:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**53:
        faults.append(Fault(path, f"should be a whole number, but is {_kind_of(value)}"))
        return _BAD
    return value


def _read_bool(value: Plain, path: str, faults: list[Fault]) -> Any:
    if not isinstance(value, bool):
        faults.append(Fault(path, f"should be true or false, but is {_kind_of(value)}"))
        return _BAD
    return value


_SCALARS: Mapping[Any, _Reader] = {str: _read_str, int: _read_int, bool: _read_bool}
