"""The words of the house rules and the reasons for the rules: sourced and whole."""

from __future__ import annotations

import ast
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import workbench.statement
from workbench.domain.errors import ReferenceDataInvalid
from workbench.reference.wording import load_wording
from workbench.statement.checks.words.characters import NOT_IN_FONTS

RESOURCES = Path(__file__).parents[2] / "resources"
HOUSE = load_wording(RESOURCES)[0]
STATEMENT = Path(workbench.statement.__file__).parent


@pytest.mark.parametrize("name", ["wording", "reasons"])
def test_every_file_fits_its_schema(name: str) -> None:
    schema = json.loads((RESOURCES / "schemas" / f"{name}.json").read_text("utf-8"))
    table = tomllib.loads((RESOURCES / f"{name}.toml").read_text("utf-8"))
    found: Any = json.loads(json.dumps(table, default=date.isoformat))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def codes() -> set[str]:
    """Every code a check gives to a problem, read from the checks themselves."""
    found = {NOT_IN_FONTS}
    for path in (STATEMENT / "checks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found |= set(_code_of(node))
    return found


def _code_of(call: ast.Call) -> Iterator[str]:
    """The code in a call that makes a problem, or a word with a hyphen."""
    made = getattr(call.func, "id", "")
    if made == "Problem" and len(call.args) > 1:
        yield from _words(call.args[1])
    elif made in ("error", "warning", "note") and call.args or made == "SpellingSlip":
        yield from _words(call.args[0])
    elif made in ("_problem", "_lack", "_objection", "_item_problem", "_decision"):
        for value in call.args:
            yield from (word for word in _words(value) if _HYPHENED.match(word))


_HYPHENED = re.compile(r"[a-z]+(?:-[a-z]+)+\Z")


def _words(node: ast.expr) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value != "name":
            yield each.value


def test_every_problem_there_can_be_has_a_reason_and_a_source() -> None:
    found = codes()
    assert len(found) > 60
    assert found - HOUSE.reasons.keys() == set()
    for reason in HOUSE.reasons.values():
        assert reason.why.endswith(".")
        assert reason.source


def test_the_words_that_tell_a_stage_are_told_apart() -> None:
    drafts = {p.draft.casefold() for p in HOUSE.pairs.values() if p.tells in ("draft", "both")}
    finals = {p.final.casefold() for p in HOUSE.pairs.values() if p.tells in ("final", "both")}
    assert drafts & finals == set()


def test_no_right_name_is_listed_as_a_wrong_one() -> None:
    right = {entry.right for entry in HOUSE.misnamed.values()}
    assert right.isdisjoint(word for entry in HOUSE.misnamed.values() for word in entry.wrong)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    for name in ("wording.toml", "reasons.toml"):
        shutil.copy(RESOURCES / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("wording.toml", 'id = "ofsted"', 'id = "ombudsman"', "another entry"),
        ("wording.toml", 'id = "ofsted"', 'id = "Ofsted"', "lower-case"),
        ("wording.toml", 'right = "Ofsted"', 'right = ""', "right name is missing"),
        ("wording.toml", 'right = "Ofsted"', 'right = "OFSTED"', "listed as wrong"),
        ("wording.toml", 'wrong = ["OFSTED"]', 'wrong = [" "]', "needs words"),
        ("wording.toml", 'tells = "final"', 'tells = "perhaps"', "not known"),
        ("wording.toml", 'final = "commented on my draft"', "", "final decision's words"),
        ("wording.toml", 'draft = "provisional"\n', "", "draft's words"),
        ("wording.toml", "drop = true", 'drop = true\nfinal = "x"', "dropped"),
        ("wording.toml", 'id = "condition"', 'id = "thing"', "one of"),
        ("wording.toml", 'id = "IO"', 'id = "io"', "in capitals"),
        ("wording.toml", 'long = "Investigating Officer"', 'long = ""', "stands for"),
        ("wording.toml", '[[pair]]\nid = "propose"', '[[pear]]\nid = "propose"', "pear"),
        ("wording.toml", 'source = "The inspectorate’s own spelling"', 'source = ""', "source"),
        ("reasons.toml", "[origin.rules]", "[origin.rulers]", "rulers"),
        ("reasons.toml", "body-missing = ", "Body = ", "needs a code"),
        ("reasons.toml", "body-missing = ", "broken-link = 1\nx-missing = ", "reason"),
        ("reasons.toml", 'source = "Rule of this program"', 'source = ""', "source"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_name(
    resources: Path, name: str, old: str, new: str, told: str
) -> None:
    path = resources / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ReferenceDataInvalid) as caught:
        load_wording(resources)
    assert path.name in caught.value.message
    assert told in caught.value.message


def test_a_rule_has_one_reason(resources: Path) -> None:
    path = resources / "reasons.toml"
    more = '\n[[origin]]\nsource = "s"\nconsulted = 2026-11-22\n[origin.rules]\nmisnamed = "x."\n'
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    with pytest.raises(ReferenceDataInvalid, match="another reason"):
        load_wording(resources)


@pytest.mark.parametrize("name", ["wording.toml", "reasons.toml"])
def test_a_file_that_is_not_there_is_named(resources: Path, name: str) -> None:
    (resources / name).unlink()
    with pytest.raises(ReferenceDataInvalid, match=name):
        load_wording(resources)
