"""The published schema of the case file is the one the record classes give."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.interchange.cases import case_files
from workbench.domain.casefile import CaseFile
from workbench.interchange.casefile import VERSION, dumps
from workbench.interchange.schema import case_schema, schema_text

SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / f"casefile-{VERSION}.json"


def test_the_published_schema_is_current() -> None:
    """If not: python -m workbench.interchange.schema >resources/schemas/casefile-VERSION.json"""
    assert SCHEMA.read_text("utf-8") == schema_text()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(case_schema())


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files())
def test_every_case_file_fits_the_schema(case: CaseFile) -> None:
    validator = Draft202012Validator(case_schema())
    assert not list(validator.iter_errors(json.loads(dumps(case))))


def test_every_record_is_described_and_closed() -> None:
    for name, definition in case_schema()["$defs"].items():
        assert definition["description"].endswith("."), name
        assert definition["additionalProperties"] is False
