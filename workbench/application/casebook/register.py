"""The register of cases: what each row shows, drawn from the case when it is saved."""

from __future__ import annotations

from datetime import date

from workbench.application.case.ports import RegisterRow
from workbench.application.records.people import complainant
from workbench.application.remedies.compliance import next_deadline
from workbench.domain.casefile import CaseFile


def register_row(case: CaseFile, touched_at: str) -> RegisterRow:
    """The case as the register shows it; `touched_at` is an ISO time in UTC.

    A remedy awaited after the decision is shown as the next deadline when the case has no next
    step of its own, or a later one.
    """
    record = case.case
    who = complainant(case)
    step, due = next_step(case)
    return RegisterRow(
        id=record.id,
        reference=record.reference,
        body=record.body,
        complainant=who.alias if who is not None else "",
        stage=record.stage.value,
        outcome=record.outcome.value,
        next_step=step,
        next_due=due.isoformat() if due else "",
        touched_at=touched_at,
    )


def next_step(case: CaseFile) -> tuple[str, date | None]:
    """The next thing to be done or awaited, and its day: the case's own step or a remedy's."""
    own = case.case.next_step, case.case.next_step_due
    awaited = next_deadline(case) if case.compliance else None
    if awaited is None or (own[1] is not None and own[1] <= awaited[1]):
        return own
    return awaited
