"""The seven steps from a complaint to a statement, for whoever does it for the first time."""

from __future__ import annotations

from workbench.application.records.people import complainant
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.findings import FindingResult


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what to do, where that is done (a kind of record), and whether it is done."""

    words: str
    hint: str
    kind: str
    done: bool


def first_steps(case: CaseFile) -> tuple[Step, ...]:
    """The steps in the order of the work; each is done by what the case holds."""
    record = case.case
    found = any(each.result is not FindingResult.UNDECIDED for each in case.findings.values())
    return (
        Step(
            "Say which case it is", "Reference and body, on this page", "case",
            bool(record.reference and record.body),
        ),
        Step(
            "Add who complained", "People · the label is used in all texts", "person",
            complainant(case) is not None,
        ),
        Step(
            "Put the complaint in a sentence", "Complaint · one head is enough", "head",
            bool(case.heads),
        ),
        Step(
            "List the first paper", "Evidence · it becomes E1", "evidence", bool(case.evidence)
        ),
        Step(
            "Note what happened", "Chronology · date, then words, Enter", "event",
            bool(case.events),
        ),
        Step("Say what you make of it", "Findings · fault or not, and why", "finding", found),
        Step(
            "Sum it up", "Statement · it is written as you go", "section",
            bool(case.text("summary").strip()),
        ),
    )  # fmt: skip
