"""The register of cases: what each row shows, drawn from the case when it is saved."""

from __future__ import annotations

from workbench.application.ports import RegisterRow
from workbench.domain.casefile import CaseFile
from workbench.domain.people import Person, PersonRole


def complainant(case: CaseFile) -> Person | None:
    """The first person with the complainant's role, in the person's own order."""
    people = sorted(case.people.values(), key=lambda person: (person.position, person.id))
    return next((person for person in people if person.role is PersonRole.COMPLAINANT), None)


def register_row(case: CaseFile, touched_at: str) -> RegisterRow:
    """The case as the register shows it; `touched_at` is an ISO time in UTC."""
    record = case.case
    who = complainant(case)
    return RegisterRow(
        id=record.id,
        reference=record.reference,
        body=record.body,
        complainant=who.alias if who is not None else "",
        stage=record.stage.value,
        outcome=record.outcome.value,
        next_step=record.next_step,
        next_due=record.next_step_due.isoformat() if record.next_step_due else "",
        touched_at=touched_at,
    )
