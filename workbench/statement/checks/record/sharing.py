"""Checks of sharing the decision: Ofsted gets upheld children's decisions, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Problem, Where, warning
from workbench.domain.records.complaint import Outcome
from workbench.statement.checks.printed import Piece, PrintedStatement
from workbench.statement.composing.conditions import holds
from workbench.statement.nodes import StatementStage

_SHARED = re.compile(r"\b(?:shar|send|sent|copy|receiv|tell|told)\w*", re.I)


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """The Ofsted paragraph missing, or printed where it is not due; final decisions only."""
    if not statement.final or statement.case.case.outcome is Outcome.UNDECIDED:
        return
    due = holds("ofsted", statement.case, StatementStage.FINAL)
    notice = next((piece for piece in statement.pieces if _tells(piece)), None)
    if due and notice is None:
        yield warning(
            "ofsted-missing",
            "An upheld decision about children’s services is shared with Ofsted; this one does not"
            " say so.",
            Where("standard", "ofsted"),
            "Switch the paragraph on again on the Statement page.",
        )
    elif notice is not None and statement.case.case.outcome is not Outcome.UPHELD:
        yield warning(
            "ofsted-not-due",
            "The statement says that Ofsted gets the decision, but the complaint is not upheld.",
            notice.where,
            "Take the paragraph out.",
        )


def _tells(piece: Piece) -> bool:
    if piece.origin == "standard:ofsted":
        return True
    if "Ofsted" not in piece.text or piece.section in ("what-i-found", "complaint", "summary"):
        return False
    return _SHARED.search(piece.text) is not None and "decision" in piece.text
