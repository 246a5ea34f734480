"""The tables of a casebook: one for each kind of record, a column for each field of it.

The columns are drawn from the record classes, so that a field is defined in one place. How the
tables of older files become these is told by ``db/migrations``.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from workbench.domain.casefile import KINDS
from workbench.domain.plain import optional_of

metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("complainant", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("next_step", Text, nullable=False),
    Column("next_due", Text, nullable=False),
    Column("touched_at", Text, nullable=False),
    Column("deleted", Boolean, nullable=False),
)
"""One row a case: its revision and what the register shows of it."""

activity = Table(
    "activity",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Index("activity_of_case", "case_id", "number"),
    sqlite_autoincrement=True,
)
"""The log: one row an action, its changes as JSON. Numbers are never used twice."""


office = Table(
    "office",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("data", Text, nullable=False),
)
"""What the office added to the rules: one row an addition, in order, as JSON."""

office_log = Table(
    "office_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Every change to that, with all of it before and after, as JSON."""


def is_nested(hint: Any) -> bool:
    """Whether a field of this type is kept as JSON: a tuple, or a record inside a record.

    A record with a short written form of its own, such as a partial date, is not.
    """
    hint = optional_of(hint) or hint
    if typing.get_origin(hint) is tuple:
        return True
    return is_dataclass(hint) and not hasattr(hint, "to_plain")


def hints_of(record: type[Any]) -> Mapping[str, Any]:
    """The type of each field of a record class, in the order of its fields."""
    hints = typing.get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}


def _column_type(hint: Any) -> type[TypeEngine[Any]]:
    hint = optional_of(hint) or hint
    if hint is bool:
        return Boolean
    return Integer if hint is int else Text


def _columns(record: type[Any]) -> Iterator[Column[Any]]:
    for name, hint in hints_of(record).items():
        optional = optional_of(hint) is not None
        yield Column(name, _column_type(hint), primary_key=name == "id", nullable=optional)


def _table(kind: str) -> Table:
    name = "case_records" if kind == "case" else KINDS[kind].collection
    case_id = Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    return Table(name, metadata, case_id, *_columns(KINDS[kind].record))


RECORDS: Mapping[str, Table] = {kind: _table(kind) for kind in KINDS}
"""The table of each kind of record; the case itself is the one row of its own."""
