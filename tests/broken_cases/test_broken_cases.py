"""Cases broken on purpose: each raises the problem planted in it, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbench.application.fixing.fixes import fix_for
from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Problem
from workbench.interchange.casefile import loads
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

HERE = Path(__file__).parent
LIBRARY = load_reference_library()
TODAY = date(2026, 11, 22)
FIXED = {
    "abbreviation-undefined",
    "alias-initial",
    "alias-order",
    "alias-title",
    "draft-left-over",
    "final-left-over",
    "loose-days",
    "name-leak",
    "summary-voice",
    "typed-paragraph",
}
"""The rules with a fix of their own; those that carry a correction need no other."""
BESIDE = {"jigsaw": "detail-open"}
"""What is told besides: a piece of a jigsaw, such as a school's name, may tell by itself."""

BROKEN = sorted(path.name for path in HERE.glob("[0-9][0-9]-*.json"))


def read(name: str) -> CaseFile:
    return loads((HERE / name).read_bytes())


def found(case: CaseFile, stage: StatementStage = StatementStage.FINAL) -> list[Problem]:
    document = compose(case, LIBRARY, TODAY, stage)
    told = open_problems(check(document, case, LIBRARY), case)
    beside = {BESIDE.get(problem.code) for problem in told}
    return [problem for problem in told if problem.code not in beside]


def test_there_are_twenty_of_them_and_more() -> None:
    assert len(BROKEN) >= 20
    assert len({name[3:] for name in BROKEN}) == len(BROKEN)


@pytest.mark.parametrize("stage", StatementStage)
def test_the_sound_case_raises_nothing(stage: StatementStage) -> None:
    assert found(read("sound.json"), stage) == []


def planted(name: str) -> tuple[str, StatementStage]:
    """The code planted in a file, and the stage at which it is to be found."""
    code, _, ending = name[3:].partition(".")
    draft = ending == "draft.json"
    return code, StatementStage.DRAFT if draft else StatementStage.FINAL


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_case_raises_the_problem_planted_and_no_other(name: str) -> None:
    code, stage = planted(name)
    assert [problem.code for problem in found(read(name), stage)] == [code]


@pytest.mark.parametrize("name", BROKEN)
def test_a_fix_puts_a_broken_case_right_and_there_is_none_where_a_person_has_to_choose(
    name: str,
) -> None:
    code, stage = planted(name)
    case = read(name)
    (problem,) = found(case, stage)
    fix = fix_for(problem, case, compose(case, LIBRARY, TODAY, stage), LIBRARY)
    assert (fix is not None) == (code in FIXED or problem.correction is not None)
    assert fix is None or found(fix.edit(case), stage) == []


@pytest.mark.parametrize("name", BROKEN)
def test_every_rule_says_why_it_exists_and_where_it_comes_from(name: str) -> None:
    reason = LIBRARY.wording.reasons[planted(name)[0]]
    assert reason.why
    assert reason.source
