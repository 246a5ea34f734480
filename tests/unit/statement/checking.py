"""The sound case of the tests of the checks, and ways to plant a fault in it."""

from __future__ import annotations

from typing import Any

from tests.builders import (
    TODAY,
    a_library,
    a_sound_case,
    a_text,
    with_fields,
    with_records,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

LIBRARY = a_library()
DRAFT, FINAL = StatementStage.DRAFT, StatementStage.FINAL
SOUND = a_sound_case()


def problems(
    case: CaseFile, stage: StatementStage = FINAL, library: ReferenceLibrary = LIBRARY
) -> tuple[Problem, ...]:
    return check(compose(case, library, TODAY, stage), case, library)


def codes(case: CaseFile, stage: StatementStage = FINAL, **more: Any) -> list[str]:
    return [problem.code for problem in problems(case, stage, **more)]


def with_(*records: Any, **fields: Any) -> CaseFile:
    return with_fields(with_records(SOUND, *records), **fields)


def saying(words: str, place: str = "considered") -> CaseFile:
    return with_(a_text(place, words))
