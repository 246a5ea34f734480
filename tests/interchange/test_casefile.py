"""A case survives its case file unchanged, whatever it holds."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.fields.sample import CASE
from tests.interchange.cases import case_files
from tests.properties import examples
from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.records.complaint import Case, HeadOfComplaint
from workbench.domain.records.versions import StatementVersion
from workbench.interchange.casefile import dumps, loads
from workbench.interchange.schema import case_schema

FITS = Draft202012Validator(case_schema())


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files())
def test_a_case_comes_back_equal_from_its_file_which_fits_the_schema(case: CaseFile) -> None:
    text = dumps(case)
    again = loads(text.encode())
    assert again == case
    assert dumps(again) == text
    assert not list(FITS.iter_errors(json.loads(text)))


def test_every_kind_of_record_is_in_the_case_file() -> None:
    whole = json.loads(dumps(CASE))
    assert {KINDS[kind].collection for kind in COLLECTIONS} <= set(whole)


def test_a_case_file_is_short_enough_to_be_read() -> None:
    case = CaseFile(
        case=Case(id="c1", reference="21 017 938", body="Northshire Council"),
        heads={
            "h2": HeadOfComplaint(id="h2", position=1, title="Complaint handling"),
            "h1": HeadOfComplaint(id="h1", position=0, title="The assessment"),
        },
    )
    assert dumps(case) == (
        '{\n  "format": "case-workbench-case",\n  "version": 5,\n'
        '  "case": {\n    "id": "c1",\n    "reference": "21 017 938",\n'
        '    "body": "Northshire Council"\n  },\n'
        '  "heads": [\n    {\n      "id": "h1",\n      "title": "The assessment"\n    },\n'
        '    {\n      "id": "h2",\n      "title": "Complaint handling"\n    }\n  ]\n}\n'
    )


def test_records_without_a_position_take_their_place_in_the_list() -> None:
    text = """{"format": "case-workbench-case", "version": 5, "case": {"id": "c1"},
        "heads": [{"id": "b"}, {"id": "a"}, {"id": "c", "position": 9}]}"""
    heads = loads(text).heads
    assert [heads[id].position for id in "bac"] == [0, 1, 9]


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_a_byte_order_mark_does_no_harm(mark: str) -> None:
    text = mark + '{"format": "case-workbench-case", "version": 5, "case": {"id": "c1"}}'
    assert loads(text) == loads(text.encode()) == CaseFile(case=Case(id="c1"))


def test_a_mention_of_nobody_is_left_to_the_checks() -> None:
    text = """{"format": "case-workbench-case", "version": 5, "case": {"id": "c1"},
        "heads": [{"id": "h1", "as_put": "{person:nobody} complains. See {para:nowhere}."}]}"""
    assert loads(text).heads["h1"].as_put == "{person:nobody} complains. See {para:nowhere}."


def test_a_stored_statement_comes_back_letter_by_letter() -> None:
    document = '{"words": "caf\u0065\u0301\t"}' + " " * 2_000_000
    version = StatementVersion(id="v1", document=document, sha256="0" * 64)
    case = CaseFile(case=Case(id="c1"), versions={"v1": version})
    assert loads(dumps(case)) == case
