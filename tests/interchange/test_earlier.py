"""Case files of earlier versions: whatever was exported once can always be imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from workbench.interchange.casefile import FORMAT, VERSION, dumps, loads
from workbench.interchange.earlier import upgrade

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[1] / "resources" / "schemas"
FILES = sorted((HERE / "version_1").glob("*.json"))


def schema(version: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"casefile-{version}.json").read_text("utf-8"))
    return found


def test_there_are_files_of_the_first_version() -> None:
    assert len(FILES) >= 4
    assert {json.loads(path.read_text("utf-8"))["version"] for path in FILES} == {1}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_the_first_version_is_one_by_its_own_schema(path: Path) -> None:
    whole = json.loads(path.read_text("utf-8"))
    assert not list(Draft202012Validator(schema(1)).iter_errors(whole))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_the_first_version_is_imported_with_defaults(path: Path) -> None:
    whole = json.loads(path.read_text("utf-8"))
    case = loads(path.read_bytes())
    assert case == loads(json.dumps({**whole, "version": 2}))
    assert case.case.outline == ""
    assert {choice.order for choice in case.choices.values()} <= {None}
    for kind in ("people", "events", "findings", "choices", "remedies"):
        assert len(getattr(case, kind)) == len(whole.get(kind, []))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_exported_again_has_the_present_version(path: Path) -> None:
    case = loads(path.read_bytes())
    text = dumps(case)
    assert json.loads(text)["version"] == VERSION
    assert not list(Draft202012Validator(schema(VERSION)).iter_errors(json.loads(text)))
    assert loads(text) == case


def test_every_earlier_version_has_its_step_and_its_schema() -> None:
    for version in range(1, VERSION):
        whole = upgrade({"format": "f", "version": version}, version, VERSION)
        assert whole == {"format": "f", "version": VERSION}
        assert schema(version)["properties"]["version"] == {"const": version}


_MOVED = {"Case": ("next_step", "next_step_due")}
"""Fields whose words stand elsewhere now, and where each goes has a test of its own."""


@pytest.mark.parametrize(
    ("case", "tasks"),
    [
        ({"next_step": "Ring", "next_step_due": "2024-05-09"}, [("Ring", "2024-05-09")]),
        ({"next_step": "Ring"}, [("Ring", None)]),
        ({"next_step_due": "2024-05-09"}, [("", "2024-05-09")]),
        ({"next_step": "", "next_step_due": None}, []),
        ({}, []),
    ],
)
@pytest.mark.parametrize("version", [1, 2])
def test_the_next_step_of_a_case_is_the_first_thing_to_do(
    case: dict[str, Any], tasks: list[tuple[str, str | None]], version: int
) -> None:
    whole = {"format": FORMAT, "version": version, "case": {"id": "c1", **case}}
    read = loads(json.dumps(whole)).tasks.values()
    assert [(each.what, each.due.isoformat() if each.due else None) for each in read] == tasks


def test_no_field_or_value_of_the_first_version_was_given_up() -> None:
    now = schema(VERSION)["$defs"]
    for name, definition in schema(1)["$defs"].items():
        for field, shape in definition["properties"].items():
            if field in _MOVED.get(name, ()):
                continue
            kept = now[name]["properties"][field]
            assert set(shape.get("enum", ())) <= set(kept.get("enum", ())), (name, field)
        assert set(now[name]["required"]) <= set(definition["required"]), name


@pytest.mark.parametrize("path", sorted((HERE / "version_4").glob("*.json")), ids=lambda p: p.stem)
def test_a_file_of_the_fourth_version_is_read_with_nothing_issued(path: Path) -> None:
    whole = json.loads(path.read_text("utf-8"))
    assert not list(Draft202012Validator(schema(4)).iter_errors(whole))
    case = loads(path.read_bytes())
    assert case == loads(json.dumps({**whole, "version": 5}))
    assert {version.issue for version in case.versions.values()} <= {None}
