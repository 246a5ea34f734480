"""Cases broken on purpose: each raises the problem planted in it, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Problem
from workbench.interchange.casefile import loads
from workbench.reference.loader import load_library
from workbench.statement.checks import check, open_problems
from workbench.statement.compose import compose
from workbench.statement.nodes import StatementStage

HERE = Path(__file__).parent
LIBRARY = load_library(HERE.parents[1] / "resources")
TODAY = date(2026, 11, 22)
BROKEN = sorted(path.name for path in HERE.glob("[0-9][0-9]-*.json"))


def read(name: str) -> CaseFile:
    return loads((HERE / name).read_bytes())


def found(case: CaseFile, stage: StatementStage = StatementStage.FINAL) -> list[Problem]:
    document = compose(case, LIBRARY, TODAY, stage)
    return list(open_problems(check(document, case, LIBRARY), case))


def test_there_are_twenty_of_them_and_more() -> None:
    assert len(BROKEN) >= 20
    assert len({name[3:] for name in BROKEN}) == len(BROKEN)


@pytest.mark.parametrize("stage", StatementStage)
def test_the_sound_case_raises_nothing(stage: StatementStage) -> None:
    assert found(read("sound.json"), stage) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_case_raises_the_problem_planted_and_no_other(name: str) -> None:
    code = name[3:].removesuffix(".json")
    assert [problem.code for problem in found(read(name))] == [code]
