"""Standards, awards, limits and skeletons: honest about their sources, refused when wrong."""

from __future__ import annotations

import json
import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from workbench.bootstrap import load_reference_library
from workbench.domain.dates.partial import DaySpan, PartialDate
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.records.findings import FindingResult
from workbench.reference.loader import load_library

RESOURCES = Path(__file__).parents[2] / "resources"
LIBRARY = load_reference_library()
FILES = {
    "standards/law.toml": "standards",
    "standards/guidance.toml": "standards",
    "standards/policy.toml": "standards",
    "remedies/awards.toml": "awards",
    "jurisdiction.toml": "jurisdiction",
    "skeletons.toml": "skeletons",
}


@pytest.mark.parametrize("name", FILES)
def test_every_file_fits_its_schema(name: str) -> None:
    schema = json.loads((RESOURCES / "schemas" / f"{FILES[name]}.json").read_text("utf-8"))
    table = tomllib.loads((RESOURCES / name).read_text("utf-8"))
    found: Any = json.loads(json.dumps(table, default=date.isoformat))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_the_library_covers_law_guidance_and_policy() -> None:
    assert {standard.kind.value for standard in LIBRARY.standards.values()} == {
        "law", "guidance", "policy",
    }  # fmt: skip
    for id in ("ca-1989-s17", "ca-1989-s22", "ca-1989-s26-3", "ca-1989-s47", "getting-the-best",
               "complaint-handling-code", "working-together", "remedies-2021",
               "records-never-deleted"):  # fmt: skip
        assert id in LIBRARY.standards


def test_a_standard_that_was_not_read_says_so() -> None:
    for id in ("ca-1989-s17", "ca-1989-s22", "ca-1989-s47", "getting-the-best", "working-together"):
        assert LIBRARY.standards[id].status == "unconfirmed"
        assert LIBRARY.standards[id].note


def test_a_standard_is_in_force_on_the_days_it_is_said_to_be() -> None:
    code = LIBRARY.standards["complaint-handling-code"]

    def on(words: str) -> DaySpan:
        return DaySpan.of(PartialDate.from_plain(words))

    assert code.in_force(on("2023-05-02")) is False
    assert code.in_force(on("2024-03")) is True
    assert code.in_force(on("2024")) is None
    assert code.in_force(on("after 2023")) is None
    assert code.in_force(on("after 2024")) is True
    assert LIBRARY.standards["ca-1989-s47"].in_force(on("1999")) is True


def test_every_band_is_marked_as_unconfirmed() -> None:
    assert {band.status for band in LIBRARY.bands.values()} == {"unconfirmed"}


def test_awards_are_those_read_in_decisions() -> None:
    for award in LIBRARY.awards.values():
        assert award.reference in award.source
    assert LIBRARY.awards["a-21-017-938-child"].amount == 200_00


def test_the_limits_of_jurisdiction_lead_to_paragraphs_of_the_powers() -> None:
    for guide in LIBRARY.jurisdiction.values():
        for id in guide.paragraphs:
            assert LIBRARY.paragraphs[id].section == "powers"
            assert LIBRARY.paragraphs[id].when == "chosen"


def test_there_are_questions_for_every_result() -> None:
    assert {skeleton.result for skeleton in LIBRARY.skeletons.values()} == set(FindingResult)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    shutil.copytree(
        RESOURCES, tmp_path / "resources", ignore=shutil.ignore_patterns("fonts", "manual")
    )
    return tmp_path / "resources"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("standards/law.toml", 'id = "ca-1989-s17"', 'id = "ca-1989-s7"', "another entry"),
        ("standards/law.toml", 'id = "ca-1989-s17"', 'id = "S17"', "lower-case"),
        ("standards/guidance.toml", "valid_from = 2024-02-01", "valid_from = 1", "valid_from"),
        ("standards/policy.toml", 'kind = "policy"', 'kind = "custom"', "kind"),
        ("remedies/awards.toml", "amount = 15000", "amount = 0", "not a sum"),
        ("remedies/awards.toml", 'status = "unconfirmed"', 'status = ""', "unconfirmed"),
        ("remedies/awards.toml", 'reference = "21 017 938"', 'reference = "2"', "reference"),
        ("remedies/awards.toml", "[defaults]\n", '[defaults]\nid = "x"\n', "defaults"),
        ("remedies/awards.toml", 'kinds = ["distress"]', "kinds = []", "kind of injustice"),
        ("remedies/awards.toml", "most = 30000", "most = 1", "more than its most"),
        ("standards/law.toml", 'status = "unconfirmed"', 'status = "maybe"', "status"),
        ("standards/law.toml", 'title = "Children in need"', 'title = " "', "title is empty"),
        ("standards/law.toml", 'source = "SI 2009/309"', 'source = ""', "source is empty"),
        (
            "standards/guidance.toml",
            "valid_from = 2024-02-01",
            "valid_from = 2024-02-01\nvalid_to = 2024-01-31",
            "before it begins",
        ),
        (
            "standards/guidance.toml",
            'note = "Compare with paragraph 3.18 of the guidance."',
            'note = ""',
            "without saying why",
        ),
        ("jurisdiction.toml", "asks = [", "asks = []\nwords = [", "words"),
        ("skeletons.toml", "[[skeleton.part]]", "[[skeleton.other]]", "other"),
        ("jurisdiction.toml", '"late-complaint"', '"nowhere"', "nowhere"),
        ("skeletons.toml", "what did it ask?", "what did it ask.", "not a question"),
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
        load_library(resources)
    assert told in caught.value.message
    assert path.name in caught.value.message


@pytest.mark.parametrize("name", ["remedies/awards.toml", "jurisdiction.toml", "skeletons.toml"])
def test_a_file_that_is_not_there_is_named(resources: Path, name: str) -> None:
    (resources / name).unlink()
    with pytest.raises(ReferenceDataInvalid, match=Path(name).name):
        load_library(resources)
