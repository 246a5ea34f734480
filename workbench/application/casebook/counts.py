"""What the header of a case counts: what is still to do, and what is to be settled.

Something missing is to do: it is asked for when the draft goes out, and before that nothing is
wrong. To settle is what cannot stay as it is: two things that contradict one another, a name in the
text, something said to be finished that is not. Notes on wording are counted nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.application.case.ports import Left
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.problems import Problem, Severity

MISSING = frozenset(
    {
        "alias-missing", "answer-without-reasons", "body-missing", "convention-not-chosen",
        "deadline-missing", "decision-date-missing", "event-undated", "extension-without-reason",
        "fault-without-injustice", "finding-undecided", "finding-without-analysis",
        "finding-without-evidence", "head-without-finding", "injustice-without-remedy",
        "jurisdiction-undecided", "jurisdiction-without-reason", "late-not-considered",
        "limit-missed-unsaid", "loss-without-calculation", "ofsted-missing",
        "outcome-changed-without-reason", "outcome-undecided", "payment-amount", "payment-payee",
        "payment-reason", "placeholder", "recommendation-without-view", "reference-form",
        "remedy-not-agreed", "scope-without-power", "section-missing", "signature-missing",
        "step-without-date", "summary-lacks", "summary-missing", "title-missing",
    }
)  # fmt: skip
"""Codes of problems that say only that something is not there yet."""

_OF_THE_WHOLE = frozenset({"", "case", "person", "text", "section", "standard"})
"""Kinds of record that the statement as a whole waits for, whatever was worked on."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The open problems of a case by what they ask of the investigator."""

    to_do: tuple[Problem, ...] = ()
    to_settle: tuple[Problem, ...] = ()

    @property
    def left(self) -> Left:
        """How many there are; what would stand in the way of a final decision is grave."""
        grave = any(problem.severity is Severity.ERROR for problem in self.to_settle)
        return Left(len(self.to_do), len(self.to_settle), grave)


def counts(open: Iterable[Problem], case: CaseFile) -> Counts:
    """The open problems that are counted.

    What the statement lacks as a whole is counted once a finding was begun: a case that has only
    just come in lacks everything.
    """
    begun = bool(case.findings)
    to_do, to_settle = [], []
    for problem in open:
        if problem.code in MISSING:
            if begun or problem.where.kind not in _OF_THE_WHOLE:
                to_do.append(problem)
        elif problem.severity is not Severity.NOTE:
            to_settle.append(problem)
    return Counts(tuple(to_do), tuple(to_settle))
