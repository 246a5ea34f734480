"""The reference data that come with the program: whole, sourced and fit for use."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from workbench.bootstrap import load_reference_library
from workbench.domain.records.complaint import Edition, StatementKind

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = sorted((RESOURCES / "paragraphs").glob("*.toml"))
LIBRARY = load_reference_library()


def as_json(value: Any) -> Any:
    """TOML values as JSON has them: dates are ISO text."""
    return json.loads(json.dumps(value, default=date.isoformat))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_fits_its_schema(path: Path) -> None:
    own = RESOURCES / "schemas" / f"{path.stem}.json"
    schema = own if own.exists() else RESOURCES / "schemas" / "paragraphs.json"
    validator = Draft202012Validator(json.loads(schema.read_text("utf-8")))
    found = as_json(tomllib.loads(path.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(found)] == []


@pytest.mark.parametrize(
    "path", sorted((RESOURCES / "schemas").glob("*.json")), ids=lambda p: p.stem
)
def test_every_schema_is_a_schema(path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


def test_every_paragraph_names_its_source_and_when_it_was_read() -> None:
    for paragraph in LIBRARY.paragraphs.values():
        assert paragraph.source, paragraph.id
        assert date(2026, 1, 1) <= paragraph.consulted <= date.today(), paragraph.id
        if paragraph.status:
            compared = paragraph.note or re.search(
                "older consolidation|as published decisions", paragraph.source
            )
            assert compared, f"{paragraph.id} is unconfirmed and says nothing to compare it with"


_DOUBT = re.compile(
    r"general knowledge|second-?hand|\bbelieved|unconfirmed|estimate|not (?:read|seen|noted)",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "path", sorted(RESOURCES.rglob("*.toml")), ids=lambda p: p.relative_to(RESOURCES).as_posix()
)
def test_what_an_office_has_to_check_is_no_doubt_of_the_program(path: Path) -> None:
    said = re.findall(
        r'^(?:note|source|provision|why|meaning) = "(.*)"$', path.read_text("utf-8"), re.MULTILINE
    )
    assert [words for words in said if _DOUBT.search(words)] == []


@pytest.mark.parametrize("kind", StatementKind)
@pytest.mark.parametrize("edition", Edition)
def test_a_statement_opens_with_its_summary_and_ends_with_the_signature(
    kind: StatementKind, edition: Edition
) -> None:
    outline = LIBRARY.outline(kind, edition)
    composers = [section.composer for section in outline.sections]
    middle = "found" if kind is StatementKind.INVESTIGATION else "assessment"
    assert composers == [
        "summary", "complaint", "scope", "powers", "scope", "considered", middle, "action",
        "decision", "scope", "signature",
    ]  # fmt: skip
    assert [section.placement for section in outline.sections if section.composer == "scope"] == [
        "before powers", "after powers", "at the end",
    ]  # fmt: skip
    assert all(
        section.final_heading
        for section in outline.sections
        if section.composer not in ("summary", "signature")
    )


@pytest.mark.parametrize(
    ("edition", "draft", "final"),
    [
        ("current", ["Action", "Decision"], ["Action", "Decision"]),
        ("to-2024", ["Recommended action", "Draft decision"], ["Agreed action", "Final decision"]),
    ],
)
def test_the_headings_of_remedy_and_decision_depend_on_the_edition(
    edition: str, draft: list[str], final: list[str]
) -> None:
    for kind in StatementKind:
        sections = {section.id: section for section in LIBRARY.outline(kind, edition).sections}
        last = [sections["action"], sections["decision"]]
        assert [section.draft_heading for section in last] == draft
        assert [section.final_heading for section in last] == final


def test_fault_and_injustice_is_stated_once_on_every_day() -> None:
    tests = [p for p in LIBRARY.paragraphs.values() if p.id.startswith("fault-and-injustice")]
    ends = [LIBRARY.paragraphs["satisfied-with-action-to-2021"], *tests]
    days = {p.valid_to + timedelta(days=n) for p in ends if p.valid_to for n in (0, 1)}
    for prefix in ("fault-and-injustice", "satisfied-with-action", "merits"):
        for day in days:
            holding = [
                p.id
                for p in LIBRARY.paragraphs.values()
                if p.id.startswith(prefix)
                and (p.valid_from or date.min) <= day <= (p.valid_to or date.max)
            ]
            assert len(holding) == 1, (prefix, day, holding)


@pytest.mark.parametrize(
    "provision",
    [
        "24A(6)", "24A(7)", "25 and 34A", "26(1) and 26A(1)", "26(5)", "26(6)(a)", "26(6)(b)",
        "26(6)(c)", "26A(2)", "26B and 34D", "26C", "26D", "section 27", "section 29", "30(1B)",
        "30(1) and 31(2)", "32(2)", "33ZA", "34(3)", "Schedule 5, paragraph 1",
        "Schedule 5, paragraph 2", "Schedule 5, paragraph 4", "Schedule 5, paragraph 5",
    ],
)  # fmt: skip
def test_every_provision_a_statement_may_rely_on_is_cited(provision: str) -> None:
    assert any(
        provision in p.text for p in LIBRARY.paragraphs.values() if "{cite:Local Gov" in p.text
    )


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("procedure-stage-one", "10 working days"),
        ("procedure-stage-two", "25 working days"),
        ("procedure-stage-two", "65 working days"),
        ("procedure-stage-three", "20 working days"),
        ("procedure-stage-three", "30 working days"),
        ("procedure-panel-report", "five working days"),
        ("procedure-panel-report", "15 working days"),
        ("procedure-time-limit", "within a year"),
    ],
)
def test_the_limits_of_the_statutory_procedure_are_those_of_the_regulations(
    id: str, words: str
) -> None:
    assert words in LIBRARY.paragraphs[id].text


def test_no_limit_is_given_in_days_that_are_not_working_days() -> None:
    for paragraph in LIBRARY.paragraphs.values():
        assert paragraph.text.count(" days") == paragraph.text.count(" working days"), paragraph.id


def test_what_most_statements_lack_must_be_switched_on() -> None:
    by_themselves = {
        p.id for p in LIBRARY.paragraphs.values() if p.when != "chosen" and p.section != "decision"
    }
    assert by_themselves == {
        "fault-and-injustice-to-2022", "fault-and-injustice", "limits-of-our-powers",
        "satisfied-with-action-to-2021", "satisfied-with-action", "ofsted", "considered-evidence",
        "considered-evidence-assessment", "considered-guidance-on-remedies", "considered-draft",
        "considered-draft-until", "considered-final", "considered-comments",
        "considered-nothing-said", "draft-summary",
    }  # fmt: skip


def test_the_subjects_of_childrens_services_are_offered() -> None:
    assert "Child protection" in LIBRARY.categories["Children's care services"]
