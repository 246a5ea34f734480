"""The published schema of the case file is the one the record classes give."""

from __future__ import annotations

from pathlib import Path

from jsonschema import Draft202012Validator

from workbench.interchange.casefile import VERSION
from workbench.interchange.schema import case_schema, schema_text

SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / f"casefile-{VERSION}.json"


def test_the_published_schema_is_current() -> None:
    """If not: python -m workbench.interchange.schema >resources/schemas/casefile-VERSION.json"""
    assert SCHEMA.read_text("utf-8") == schema_text()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(case_schema())


def test_every_record_is_described_and_closed() -> None:
    for name, definition in case_schema()["$defs"].items():
        assert definition["description"].endswith("."), name
        assert definition["additionalProperties"] is False
