"""Accepting a problem with a reason: what is right as it is, and why, kept with the case."""

from __future__ import annotations

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.problems import Problem
from workbench.domain.records.drafting import Acceptance
from workbench.domain.text import normalise_line
from workbench.statement.checks.words.names import LABEL_LEAK, OPEN

FEWEST_WORDS = 3
"""The fewest words of a reason for which a name, or what looks like one, may stay."""


def accept(case: CaseFile, problem: Problem, reason: str, id: str, now: str) -> CaseFile:
    """The case with a problem accepted; `now` is an ISO time in UTC.

    A name or detail is accepted for its own sentence only. Raises `InvalidInput` for a reason that
    says too little, and for a label that is somebody's name: that is changed, not accepted.
    """
    words = normalise_line(reason)
    if problem.code == LABEL_LEAK:
        raise InvalidInput(
            f"“{problem.excerpt}” is the label of one person and the name of another.",
            "Choose another label on the People page; this cannot be accepted.",
        )
    fewest = FEWEST_WORDS if problem.code in OPEN else 1
    if len(words.split()) < fewest:
        raise InvalidInput(
            "Say in a few words why this is right as it is."
            if fewest > 1
            else "Say why this is right as it is.",
            "Nothing was accepted.",
            "reason",
        )
    acceptance = Acceptance(id=id, problem_key=problem.key, reason=words, accepted_at=now)
    return case.with_record("acceptance", acceptance)
