"""The office file: an office's own set comes back equal, or is refused whole with every reason."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.persistence.samples_office import an_office
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import OfficeFileRefused
from workbench.domain.library.office import Office
from workbench.domain.library.settings import SETTINGS
from workbench.interchange.office import dumps, loads, look_in, records
from workbench.interchange.office_schema import office_schema, schema_text

ROOT = Path(__file__).parents[2]
SHIPPED = load_reference_library()
FORMAT = (ROOT / "workbench" / "interchange" / "FORMAT.md").read_text("utf-8")


def plain() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(dumps(an_office()))
    return whole


def refused(source: str | bytes) -> OfficeFileRefused:
    with pytest.raises(OfficeFileRefused) as caught:
        loads(source, SHIPPED)
    assert "Nothing was imported" in caught.value.hint
    return caught.value


def problems(whole: dict[str, Any]) -> tuple[str, ...]:
    return refused(json.dumps(whole)).problems


def test_an_offices_set_comes_back_equal_from_its_file() -> None:
    assert loads(dumps(an_office()).encode(), SHIPPED) == an_office()
    assert loads(dumps(Office()), SHIPPED) == Office()


def test_every_kind_of_addition_is_in_the_file() -> None:
    assert set(plain()) == {"format", "version", *(field.name for field in fields(Office))}


def test_the_published_schema_is_current() -> None:
    """If not: python -m workbench.interchange.office_schema >resources/schemas/office-2.json"""
    kept = (ROOT / "resources" / "schemas" / "office-2.json").read_text("utf-8")
    assert kept == schema_text()


def test_a_file_written_here_fits_the_schema() -> None:
    Draft202012Validator.check_schema(office_schema())
    validator = Draft202012Validator(office_schema())
    assert not list(validator.iter_errors(plain()))
    assert list(validator.iter_errors({**plain(), "days": [{"id": "d1"}]}))


def test_every_list_and_every_setting_is_explained() -> None:
    for collection in records():
        assert f"`{collection}`" in FORMAT
    for key in SETTINGS:
        assert f"`{key}`" in FORMAT


@pytest.mark.parametrize(
    ("collection", "path", "value", "problem"),
    [
        ("days", ("day",), "2027-02-30", "days[0].day: “2027-02-30” is not a day"),
        ("days", ("name",), " ", "days[0].name: the day off has no name"),
        ("days", ("id",), "D 1", "days[0].id: use up to 64 lower-case"),
        ("rules", ("procedure",), "none", "rules[0].procedure: there is no procedure “none”"),
        ("rules", ("rule", "to_step"), "s9", "rules[0].rule.to_step: the procedure has no step"),
        ("rules", ("rule", "count"), 0, "rules[0].rule.count: the time is between"),
        ("rules", ("rule", "from_steps"), [], "rules[0].rule: the limit does not say"),
        ("paragraphs", ("paragraph", "text"), "{x}", "paragraphs[0].paragraph.text: its text"),
        ("paragraphs", ("paragraph", "when"), "x", "paragraphs[0].paragraph.when: when = “x”"),
        ("paragraphs", ("paragraph", "id"), "X", "paragraphs[0].paragraph.id: its id may"),
        ("paragraphs", ("paragraph", "section"), "x", "paragraphs[0].paragraph.section: no inv"),
        ("outlines", ("sections",), [], "outlines[0].sections: it has no section for the summary"),
        ("outlines", ("id",), "investigation-current", "outlines[0].id: “investigation-current”"),
        ("outlines", ("colour",), "red", "outlines[0].colour: is not a known field"),
        ("bands", ("most",), 1, "bands[0].most: its lower sum is above its upper one"),
        ("bands", ("kind",), "x", "bands[0].kind: should be one of"),
        ("settings", ("id",), "x", "settings[0].id: there is no setting “x”"),
        ("settings", ("value",), "x", "settings[0].value: “Label of a child” should be one of"),
    ],
)
def test_a_problem_is_named_by_its_place(
    collection: str, path: tuple[str, ...], value: Any, problem: str
) -> None:
    whole = plain()
    place = whole[collection][0]
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    assert any(each.startswith(problem) for each in problems(whole)), problems(whole)


def test_all_problems_are_told_at_once() -> None:
    whole = plain()
    whole["days"][0]["name"] = ""
    whole["bands"][0]["source"] = " "
    whole["extra"] = 1
    found = problems(whole)
    assert len(found) == 3
    assert {each.partition(":")[0] for each in found} == {
        "extra",
        "days[0].name",
        "bands[0].source",
    }


@pytest.mark.parametrize(
    ("collection", "words"),
    [
        ("days", "that day is in days[0] already"),
        ("rules", "that limit is in rules[0] already"),
        ("paragraphs", "that paragraph from that day is in paragraphs[0] already"),
    ],
)
def test_an_entry_stands_once(collection: str, words: str) -> None:
    whole = plain()
    whole[collection].append({**whole[collection][0], "id": "again"})
    assert f"{words}" in problems(whole)[0]


@pytest.mark.parametrize("collection", list(records()))
def test_an_id_stands_once(collection: str) -> None:
    whole = plain()
    whole[collection].append(whole[collection][0])
    assert any("is already the id of" in each for each in problems(whole))


def test_what_is_no_list_or_no_entry_is_told() -> None:
    whole = {"format": "case-workbench-office", "version": 1, "days": 7, "bands": [7]}
    assert problems(whole) == (
        "days: should be a list",
        "bands[0]: should be an object, but is a number",
    )


def test_other_files_are_refused_in_words_of_their_own() -> None:
    assert refused('{"format": "case-workbench-case"}').message == "This is not an office file."
    assert "later version" in refused('{"format": "case-workbench-office", "version": 3}').message
    assert "which version" in refused('{"format": "case-workbench-office"}').message
    assert refused(b"").message == "This file is empty."
    assert "UTF-8" in refused(b"\xff").message
    assert "not JSON" in refused("[").message
    assert "deeply" in refused("[" * 100_000).message
    assert "says one thing twice" in refused('{"format": 1, "format": 2}').message


LOOK = {"template": ("letter.dotx", b"PK\x03\x04"), "logo": ("ours.png", b"\x89PNG")}


def test_the_look_of_the_office_goes_with_its_set() -> None:
    text = dumps(an_office(), LOOK)
    assert json.loads(text)["version"] == 2
    assert loads(text, SHIPPED) == an_office()
    assert look_in(text) == LOOK
    Draft202012Validator(office_schema()).validate(json.loads(text))
    assert json.loads(dumps(an_office()))["version"] == 1
    assert not look_in(dumps(an_office()))


@pytest.mark.parametrize(
    ("carried", "said"),
    [
        ({"name": "../x.png", "data": "iVBO"}, "without folders"),
        ({"name": "C:\\x.png", "data": "iVBO"}, "without folders"),
        ({"name": ".x.png", "data": "iVBO"}, "without folders"),
        ({"name": "x.png", "data": "§"}, "base64"),
        ({"name": "x.png", "data": ""}, "empty"),
        ({"name": "x.png"}, "an object with a name"),
        ("x.png", "an object with a name"),
        ({"name": "x.png", "data": "iVBO", "more": 1}, "not a known field"),
    ],
)
def test_a_look_that_is_none_is_refused(carried: Any, said: str) -> None:
    whole = plain() | {"version": 2, "logo": carried}
    assert any(said in problem for problem in problems(whole))
