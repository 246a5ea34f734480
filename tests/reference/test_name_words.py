"""What is known of names is read whole or not at all."""

from __future__ import annotations

import json
import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import RESOURCES, name_words
from workbench.domain.errors import ReferenceDataInvalid
from workbench.reference.name_words import FILES, load_name_words


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    shutil.copytree(RESOURCES / "names", tmp_path / "names")
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_every_file_fits_its_schema(name: str) -> None:
    schema = json.loads((RESOURCES / "schemas" / "names.json").read_text("utf-8"))
    table = tomllib.loads((RESOURCES / "names" / name).read_text("utf-8"))
    found: Any = json.loads(json.dumps(table, default=date.isoformat))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_lists_groups_and_the_dictionary_are_there() -> None:
    words = name_words()
    assert {"grace", "park", "judge", "will", "summer"} <= words.words("everyday")
    assert any({"muhammad", "mohammed"} <= set(group) for group in words.forms("spelling"))
    assert "garden" in words.ordinary
    assert words.words("no such list") == frozenset()
    assert words.forms("no such kind") == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("version", "verzion"), "it needs a version"),
        (('id = "place"', 'id = "places"'), "its id is one of"),
        (('id = "place"', 'id = "mass"'), "another entry with this id"),
        (('source = "Own list of first names and', 'source = ""\nx = "'), "words.toml"),
        (("\nabbot, ace", "\nAbbot, ace"), "small letters"),
        (('[[list]]\nid = "place"', '[[lost]]\nid = "place"'), "is not known here"),
    ],
)
def test_a_file_with_anything_wrong_is_refused(
    resources: Path, change: tuple[str, str], told: str
) -> None:
    path = resources / "names" / "words.toml"
    text = path.read_text("utf-8")
    assert change[0] in text
    path.write_text(text.replace(change[0], change[1], 1), "utf-8")
    with pytest.raises(ReferenceDataInvalid, match=told):
        load_name_words(resources)


def test_a_list_that_is_missing_is_named(resources: Path) -> None:
    path = resources / "names" / "usual.toml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index('[[list]]\nid = "surname"')], "utf-8")
    with pytest.raises(ReferenceDataInvalid, match="“surname”"):
        load_name_words(resources)


def test_every_word_of_the_dictionary_is_found() -> None:
    ordinary = name_words().ordinary
    text = (RESOURCES / "dictionaries" / "en_GB.dic").read_text(encoding="utf-8-sig")
    listed = {line.partition("/")[0] for line in text.splitlines()[1:] if line}
    assert len(listed) > 90_000
    assert [word for word in listed if word not in ordinary] == []
    assert "zzyzx" not in ordinary
    assert "" not in ordinary


def test_without_the_dictionary_no_word_is_ordinary(resources: Path) -> None:
    words = load_name_words(resources)[0]
    assert "large" not in words.ordinary
    assert "larger" not in words.inflected
    assert "normally" not in words.built


def test_a_word_built_by_the_rules_of_the_dictionary_is_known() -> None:
    words = load_name_words(RESOURCES)[0]
    for each in (
        "normally", "wilderness", "decommissioned", "sharpened", "changeable", "unhelpfully",
        "christened", "rankings",
    ):  # fmt: skip
        assert each in words.built, each
    for each in ("garrowbyly", "garrowbyfamily", "normafamily", "xnormal", "ly", "", "s"):
        assert each not in words.built, each


def test_a_word_with_an_ending_is_known_by_the_word_without() -> None:
    words = load_name_words(RESOURCES)[0]
    for each in ("larger", "leading", "filed", "parked", "bodies", "running", "kindly", "happiest"):
        assert each in words.inflected, each
    for each in ("garrowbys", "parkest", "leadingly", "larges", "ed", "s"):
        assert each not in words.inflected, each
