"""Asking why something stands as it is: the reason for a problem, or the answer to an objection."""

from __future__ import annotations

from workbench.application.findings.objections import answer, is_objection
from workbench.application.handing_out.accepting import accept
from workbench.domain.errors import InvalidInput
from workbench.domain.problems import Problem
from workbench.domain.text import shortened
from workbench.gui.desk import Desk


def ask_why(desk: Desk, problem: Problem) -> None:
    """Ask for the reason why a problem is right as it is, and keep it.

    An objection to a finding is answered on the finding instead.
    """
    if is_objection(problem):
        _answer(desk, problem)
        return
    reason = desk.dialogs.ask_text(
        "Accept a problem",
        f"{problem.message}\n\nWhy is this right as it is? The reason is kept in the log.",
        lines=True,
    )
    if reason is None or not reason.strip():
        return
    now = desk.workbench.now()
    try:
        desk.bridge.apply(
            f"Accept: {shortened(problem.message, 70)}",
            lambda case: accept(case, problem, reason, desk.ids.new("acceptance"), now),
        )
    except InvalidInput as error:
        desk.bridge.failed.emit(error)


def _answer(desk: Desk, problem: Problem) -> None:
    words = desk.dialogs.ask_text(
        "Answer an objection",
        f"{problem.message}\n\nWhat did you consider? The answer is kept with the finding.",
        lines=True,
    )
    if words is not None and words.strip():
        today = desk.workbench.clock.today()
        desk.bridge.apply("Answer an objection", lambda case: answer(case, problem, words, today))
