"""``accept``: a problem that is none is accepted with a reason, as in the window."""

from __future__ import annotations

import argparse

from workbench.application.handing_out.accepting import accept
from workbench.cli.desk import DONE, opened, say
from workbench.domain.errors import InvalidInput
from workbench.domain.problems import Problem
from workbench.domain.text import shortened
from workbench.statement.nodes import StatementStage


def accept_problem(options: argparse.Namespace) -> int:
    """Accept one problem of a case by its key; raises `InvalidInput` when there is none such."""
    workbench = opened(options)[0]
    session = workbench.open(workbench.find(options.reference))
    found: dict[str, Problem] = {}
    for stage in StatementStage:
        for each in workbench.check(session.case, stage):
            found.setdefault(each.key, each)
    problem = found.get(options.key)
    if problem is None:
        raise InvalidInput(
            f"The case has no problem with the key “{shortened(options.key, 80)}”.",
            "Nothing was accepted. check --json gives the key of every problem.",
        )
    now = workbench.now()
    session.apply(
        f"Accept: {shortened(problem.message, 70)}",
        lambda case: accept(case, problem, options.because, workbench.ids.new("acceptance"), now),
    )
    say(f"Accepted: {problem.message}")
    return DONE
