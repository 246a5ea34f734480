"""The rules that come with the program, and refusals of rules with anything wrong in them."""

from __future__ import annotations

import json
import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.reference import make_bank_holidays
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.procedure.limits import LimitRule
from workbench.domain.procedure.steps import StageTwoStart
from workbench.reference.rules import load_rules

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = sorted((RESOURCES / "rules").glob("*.toml"))
RULES = load_rules(RESOURCES / "rules")


def the_limit(procedure: str, id: str) -> LimitRule:
    return next(each for each in RULES.procedures[procedure].limits if each.id == id)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_fits_its_schema(path: Path) -> None:
    schema = json.loads((RESOURCES / "schemas" / f"{path.stem}.json").read_text("utf-8"))
    table = tomllib.loads(path.read_text("utf-8"))
    found: Any = json.loads(json.dumps(table, default=date.isoformat))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_the_library_carries_the_rules_and_their_version() -> None:
    library = load_reference_library()
    assert library.rules.version == RULES.version
    assert RULES.version.startswith("2026.11-")


# --- bank holidays --------------------------------------------------------------------------------


def test_the_bank_holidays_are_those_of_the_library_for_england() -> None:
    assert {day.day for day in RULES.days_off} == set(make_bank_holidays.days())
    assert (RESOURCES / "rules" / "bank-holidays.toml").read_text(
        "utf-8"
    ) == make_bank_holidays.text()


@pytest.mark.parametrize(
    "day",
    ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2020-12-28",
     "2022-12-27", "2026-12-28", "2027-12-27", "2027-12-28", "2025-04-21", "2025-08-25"],
)  # fmt: skip
def test_moved_and_one_off_days_are_days_off(day: str) -> None:
    assert not RULES.calendar().is_working(date.fromisoformat(day))


def test_years_not_announced_yet_are_provisional() -> None:
    assert {day.day.year for day in RULES.days_off if day.provisional} == set(
        range(RULES.announced_to + 1, 2037)
    )
    assert RULES.days_off[0].day.year == RULES.known_from


def test_a_count_from_before_the_list_is_provisional() -> None:
    calendar = RULES.calendar()
    assert calendar.count(date(2005, 12, 1), date(2006, 1, 31)).provisional
    assert not calendar.count(date(2006, 1, 2), date(2006, 1, 31)).provisional


# --- procedures and questions ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "limit", "count", "extended", "starts"),
    [
        ("statutory-children", "s1-response", 10, 20, "s1-later-start"),
        ("statutory-children", "s2-response", 25, 65, "stage-two-start"),
        ("statutory-children", "s3-request", 20, 0, "s2-response-received"),
        ("statutory-children", "s3-panel", 30, 0, "s3-request"),
        ("statutory-children", "s3-report", 5, 0, "s3-panel"),
        ("statutory-children", "s3-response", 15, 0, "s3-received"),
        ("handling-code", "s1-acknowledgement", 5, 0, "s1-received"),
        ("handling-code", "s1-response", 10, 20, "s1-acknowledged"),
        ("handling-code", "s2-acknowledgement", 5, 0, "s2-request"),
        ("handling-code", "s2-response", 20, 40, "s2-acknowledged"),
    ],
)
def test_the_limits_are_those_of_the_regulations_and_the_code(
    procedure: str, limit: str, count: int, extended: int, starts: str
) -> None:
    rule = the_limit(procedure, limit)
    assert (rule.count, rule.extended, rule.from_steps[0]) == (count, extended, starts)
    assert rule.unit == "working days"
    assert not rule.status


def test_what_could_not_be_confirmed_is_marked() -> None:
    statutory = RULES.procedures["statutory-children"]
    unconfirmed = {limit.id for limit in statutory.limits if limit.status}
    assert unconfirmed == {"s1-acknowledgement", "s2-request"}
    for question in RULES.questions.values():
        assert not question.status or question.note, question.id


def test_the_code_holds_from_february_2024() -> None:
    rule = the_limit("handling-code", "s1-response")
    assert not rule.valid_on(date(2024, 1, 31))
    assert rule.valid_on(date(2024, 2, 1))


def test_there_are_three_conventions_for_stage_two() -> None:
    assert set(RULES.conventions) == set(StageTwoStart) - {StageTwoStart.NOT_CHOSEN}
    assert RULES.conventions[StageTwoStart.REQUEST].oral_steps == ("s2-record",)


def test_the_questions_cover_what_the_law_asks() -> None:
    groups = list(dict.fromkeys(question.group for question in RULES.questions.values()))
    assert groups == [
        "Who may complain",
        "What the complaint is about",
        "Proceedings that hold a complaint up",
        "The council’s one-year limit",
        "Leaving out or refusing a stage",
        "Early referral to the Ombudsman",
        "The final response",
        "The Ombudsman’s twelve months",
    ]
    corporate = [question.id for question in RULES.questions_for("corporate")]
    assert corporate == ["ombudsman-late", "ombudsman-discretion"]


def test_titles_of_steps_read_on_behind_the() -> None:
    for procedure in RULES.procedures.values():
        for step in procedure.steps:
            assert not step.title.startswith(("The ", "A ", "Council")), step.title
            assert not step.title.endswith("."), step.title


# --- refusals -------------------------------------------------------------------------------------


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RESOURCES / "rules", tmp_path / "rules"))


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("procedures.toml", 'version = "2026.11"', 'version = "new"', "it needs a version"),
        ("procedures.toml", 'start = "from acceptance"', 'start = "from the request"', "twice"),
        ("procedures.toml", 'to_step = "s3-panel"', 'to_step = "s3-hearing"', "limit “s3-panel”"),
        ("procedures.toml", "count = 30", "count = 0", "its count is between 1"),
        ("procedures.toml", "count = 30", 'count = "thirty"', "should be a whole number"),
        ("procedures.toml", "extended = 65", "extended = 5", "an extended time is longer"),
        ("procedures.toml", 'starts_with = "s1-received"', 'starts_with = "x"', "starts_with"),
        ("procedures.toml", 'id = "s3-panel"', 'id = "s3-report"', "twice for the same days"),
        ("procedures.toml", 'id = "corporate"', 'id = "other"', "its id is not"),
        ("procedures.toml", 'key = "grounds"', 'key = "notice"', "step “notice”"),
        ("procedures.toml", 'after = ["grounds"]', 'after = ["ground"]', "unknown step “ground”"),
        ("procedures.toml", 'status = "unconfirmed"', 'status = "maybe"', "is not known"),
        ("procedures.toml", 'did = "held the review panel"', 'did = ""', "its did is empty"),
        ("procedures.toml", 'to_step = "s3-panel"', "", "to_step is missing"),
        ("procedures.toml", 'oral_steps = ["s2-record"]', 'oral_steps = ["s9"]', "“s9”"),
        ("procedures.toml", "valid_from = 2024-02-01", "valid_from = 2024-02-01\n"
         "valid_to = 2024-01-01", "stops being valid"),
        ("procedures.toml", "[[procedure.limit]]", "[[procedure.rule]]", "is not a known field"),
        ("questions.toml", 'id = "who-told"', 'id = "who-class"', "its id is not"),
        ("questions.toml", 'procedures = ["statutory-children"]', 'procedures = ["x"]', "“x”"),
        ("questions.toml", 'group = "Who may complain"', 'group = ""', "its group is empty"),
        ("questions.toml", "[defaults]", "[defaults]\nid = 'x'", "[defaults] is a table"),
        ("questions.toml", 'status = "unconfirmed"', 'status = "x"', "is not known"),
        ("bank-holidays.toml", "known_from = 2006", 'known_from = "x"', "known_from"),
        ("bank-holidays.toml", "known_from = 2006", "known_from = 2010", "before known_from"),
        ("bank-holidays.toml", "date = 2006-01-01", 'date = "soon"', "it needs a date"),
        ("bank-holidays.toml", "date = 2006-01-01", "date = 2006-01-02", "twice"),
        ("bank-holidays.toml", 'name = "Good Friday"', 'name = ""', "empty or unknown"),
        ("bank-holidays.toml", "consulted = 2026-11-22", "", "needs a source"),
    ],
)  # fmt: skip
def test_a_rule_with_anything_wrong_is_refused(
    rules: Path, name: str, old: str, new: str, told: str
) -> None:
    path = rules / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ReferenceDataInvalid) as caught:
        load_rules(rules)
    assert name in caught.value.message
    assert told in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("name", ["procedures.toml", "questions.toml", "bank-holidays.toml"])
def test_a_missing_file_is_named(rules: Path, name: str) -> None:
    (rules / name).unlink()
    with pytest.raises(ReferenceDataInvalid, match=name):
        load_rules(rules)
