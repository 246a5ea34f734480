"""Which problems are still open: nobody has accepted them with a reason or answered them.

Apart from the checks themselves, which a case is opened without.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Problem
from workbench.domain.records.findings import Considered


def open_problems(problems: Iterable[Problem], case: CaseFile) -> tuple[Problem, ...]:
    """The problems that nobody has accepted with a reason or answered with what was considered."""
    accepted = {each.problem_key for each in case.acceptances.values() if each.reason.strip()}
    return tuple(
        problem
        for problem in problems
        if problem.key not in accepted and answer_to(problem, case) is None
    )


def answer_to(problem: Problem, case: CaseFile) -> Considered | None:
    """The answer given to an objection against a finding; None while there is none.

    It holds while the objection is about the same words.
    """
    finding = case.findings.get(problem.where.id) if problem.where.kind == "finding" else None
    answers = finding.considered if finding is not None else ()
    return next(
        (
            each
            for each in answers
            if (each.code, each.about) == (problem.code, problem.excerpt) and each.answer.strip()
        ),
        None,
    )
