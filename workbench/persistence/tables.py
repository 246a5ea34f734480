"""The tables of a casebook: one for each kind of record, a column for each field of it.

The columns are drawn from the record classes, so that a field is defined in one place. How the
tables of older files become these is told by ``db/migrations``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.application.case.ports import REGISTER_COLUMNS, RegisterRow
from workbench.domain.casefile import KINDS
from workbench.domain.fields import NUMBERS, Form
from workbench.domain.shape import RecordField, shape, shape_of
from workbench.persistence.alchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeEngine,
)

metadata = MetaData()


def _column(field: RecordField) -> Column[Any]:
    kept = {Form.YES_NO: Boolean, **dict.fromkeys(NUMBERS, Integer)}
    sort: type[TypeEngine[Any]] = Text if field.many else kept.get(field.form, Text)
    return Column(field.name, sort, primary_key=field.form is Form.ID, nullable=field.optional)


cases = Table(
    "cases",
    metadata,
    Column("revision", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    *(_column(shape_of(RegisterRow)[name]) for name in REGISTER_COLUMNS),
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
    Column("who", Text, nullable=False),
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


def is_nested(field: RecordField) -> bool:
    """Whether a field is kept as JSON: a list, or a record inside a record."""
    return field.many or field.form is Form.PART


def _table(kind: str) -> Table:
    name = "case_records" if kind == "case" else KINDS[kind].collection
    case_id = Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    return Table(name, metadata, case_id, *map(_column, shape(kind).values()))


RECORDS: Mapping[str, Table] = {kind: _table(kind) for kind in KINDS}
"""The table of each kind of record; the case itself is the one row of its own."""
