"""The case file shown in FORMAT.md is a case like any other."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date
from pathlib import Path

from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import KINDS
from workbench.interchange.casefile import VERSION, loads
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines

ROOT = Path(__file__).parents[2]
FORMAT = (ROOT / "workbench" / "interchange" / "FORMAT.md").read_text("utf-8")


def example() -> str:
    found = re.search(r"<!-- example -->\n```json\n(.*?)```", FORMAT, re.DOTALL)
    assert found
    return found[1]


def test_the_example_is_a_case_file() -> None:
    case = loads(example())
    assert case.case.reference == "23 001 234"
    assert len(case.choices) == 3


def test_the_example_makes_a_final_statement_without_gaps() -> None:
    document = compose(
        loads(example()), load_reference_library(), date(2024, 2, 5), StatementStage.FINAL
    )
    printed = list(lines(document))
    assert "Northshire Council (23 001 234)" in printed
    assert not [line for line in printed if "[" in line]
    request = next(line for line in printed if "asked the Council to take her complaint" in line)
    number = request.partition(".")[0]
    assert any(f"described in paragraph {number} in February" in line for line in printed)


def test_every_field_is_explained() -> None:
    for kind in KINDS.values():
        for field in fields(kind.record):
            assert f"`{field.name}`" in FORMAT, (kind.name, field.name)


def test_every_value_to_choose_from_is_explained() -> None:
    published = ROOT / "resources" / "schemas" / f"casefile-{VERSION}.json"
    schema = json.loads(published.read_text("utf-8"))
    for name, definition in schema["$defs"].items():
        for field, shape in definition["properties"].items():
            for value in shape.get("enum", []):
                assert f"`{value}`" in FORMAT or value == "", (name, field, value)
