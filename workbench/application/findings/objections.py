"""Objections to a finding, and the person's answers: "considered: ..."."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.domain.problems import Problem
from workbench.domain.records.findings import Considered, Finding
from workbench.domain.text import normalise
from workbench.statement.checks.answered import answer_to

ANSWERABLE = frozenset(
    {
        "evidence-one-sided",
        "fault-disclaimed",
        "finding-out-of-scope",
        "finding-without-evidence",
        "standard-not-in-force",
        "standard-unknown",
    }
)
"""The codes of the problems that are objections to a finding's reasoning."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One objection to a finding, and the answer that holds; None while there is none."""

    problem: Problem
    answer: Considered | None


def is_objection(problem: Problem) -> bool:
    """Whether a problem is answered on its finding rather than accepted."""
    return problem.code in ANSWERABLE and problem.where.kind == "finding"


def objections_to(case: CaseFile, finding_id: str, problems: Iterable[Problem]) -> list[Objection]:
    """The objections to one finding among the problems of a case."""
    return [
        Objection(problem, answer_to(problem, case))
        for problem in problems
        if is_objection(problem) and problem.where.id == finding_id
    ]


def answer(case: CaseFile, problem: Problem, words: str, on: date) -> CaseFile:
    """The case with an objection answered; an earlier answer to it is replaced.

    Raises `InvalidInput` for a blank answer, or a problem that is no objection to a finding.
    """
    if not is_objection(problem) or problem.where.id not in case.findings:
        raise InvalidInput(
            "This problem is not an objection to a finding.", "Accept it in the list of problems."
        )
    if not words.strip():
        raise InvalidInput(
            "The answer is blank.", "Say what you considered, or leave the objection open."
        )
    finding = case.findings[problem.where.id]
    given = Considered(
        code=problem.code, about=problem.excerpt, answer=normalise(words).strip(), on=on
    )
    return _with(case, finding, (*_others(finding, problem), given))


def withdraw(case: CaseFile, problem: Problem) -> CaseFile:
    """The case with the answer to an objection taken back; nothing changes when there is none."""
    finding = case.findings.get(problem.where.id)
    if finding is None:
        return case
    return _with(case, finding, _others(finding, problem))


def lapsed_answers(
    case: CaseFile, finding_id: str, problems: Iterable[Problem]
) -> list[Considered]:
    """Answers whose objection is no longer raised, or not about the same words."""
    raised = {
        (problem.code, problem.excerpt)
        for problem in problems
        if problem.where.kind == "finding" and problem.where.id == finding_id
    }
    considered = case.findings[finding_id].considered
    return [each for each in considered if (each.code, each.about) not in raised]


def _others(finding: Finding, problem: Problem) -> tuple[Considered, ...]:
    key = (problem.code, problem.excerpt)
    return tuple(each for each in finding.considered if (each.code, each.about) != key)


def _with(case: CaseFile, finding: Finding, considered: tuple[Considered, ...]) -> CaseFile:
    if considered == finding.considered:
        return case
    return case.with_record("finding", replace(finding, considered=considered))
