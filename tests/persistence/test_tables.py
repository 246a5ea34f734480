"""The tables: a place for every field, and the same by migration as by definition."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from tests.persistence.samples import full_case
from workbench.application.case.ports import RegisterRow
from workbench.domain.casefile import KINDS
from workbench.domain.errors import StoreUnavailable
from workbench.paths import bundle
from workbench.persistence.engine import open_engine
from workbench.persistence.fileformat import SCHEMA, newest_layout, refuse_newer
from workbench.persistence.register import COLUMNS
from workbench.persistence.tables import RECORDS, activity, cases, metadata


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_has_a_column(kind: str) -> None:
    assert RECORDS[kind].columns.keys() == [
        "case_id",
        *(field.name for field in fields(KINDS[kind].record)),
    ]


def test_every_field_of_the_register_has_a_column() -> None:
    assert [field.name for field in fields(RegisterRow)] == [*COLUMNS]
    assert set(COLUMNS) <= set(cases.columns.keys())


def test_the_migrations_make_the_tables_the_program_expects(empty_casebook: Path) -> None:
    with open_engine(empty_casebook).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_give_every_table_its_key_and_its_case(empty_casebook: Path) -> None:
    expected = {table.name: _keys(table) for table in metadata.sorted_tables}
    from sqlalchemy import MetaData

    found = MetaData()
    engine = open_engine(empty_casebook)
    found.reflect(engine)
    made = {table.name: _keys(table) for table in found.sorted_tables}
    made.pop("alembic_version")
    assert made == expected
    assert expected[activity.name] == (["number"], [("case_id", "cases.id", "CASCADE")])


def _keys(table):
    foreign = [(key.parent.name, key.target_fullname, key.ondelete) for key in table.foreign_keys]
    return [column.name for column in table.primary_key], foreign


def test_the_steps_follow_one_another_to_the_layout_the_program_writes(tmp_path: Path) -> None:
    steps = sorted((bundle().migrations / "versions").glob("[0-9]*.py"))
    numbers = [step.name[:4] for step in steps]
    assert numbers == [f"{number:04d}" for number in range(1, int(SCHEMA) + 1)]
    for step, number, before in zip(steps, numbers, ["", *numbers], strict=False):
        said = step.read_text("utf-8")
        assert f'revision = "{number}"\n' in said
        assert f'down_revision = "{before}"\n' in said or before == ""
    with pytest.raises(StoreUnavailable, match="a part of the program is missing"):
        refuse_newer(SCHEMA, tmp_path, newest_layout(tmp_path))


def test_the_migrations_do_not_depend_on_the_program() -> None:
    for step in (bundle().migrations / "versions").glob("*.py"):
        imports = [line for line in step.read_text("utf-8").splitlines() if "import" in line]
        assert not any("workbench" in line and "no import" not in line for line in imports)


def test_the_sample_case_leaves_no_field_at_its_default() -> None:
    """So that a field forgotten in the mapping is missed by the tests that use it."""
    for kind, entry in KINDS.items():
        records = full_case().records(kind).values()
        for field in fields(entry.record):
            if field.name != "id":
                values = {getattr(record, field.name) for record in records}
                assert values - {field.default}, f"{kind}.{field.name}"
