"""The register of cases: what each row shows, drawn from the case when it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from workbench.application.case.ports import RegisterRow, TaskInCase
from workbench.application.casebook.to_do import next_step, to_do
from workbench.application.records.people import complainants_short
from workbench.domain.casefile import CaseFile
from workbench.domain.plain import to_plain
from workbench.domain.records.complaint import Handed
from workbench.domain.shape import shape_of


def register_row(case: CaseFile, touched_at: str) -> RegisterRow:
    """The case as the register shows it; `touched_at` is an ISO time in UTC.

    A column with the name of a field of the case shows that field. The next step is the first of
    what is to be done or awaited.
    """
    today = _day(touched_at)
    step, due = next_step(case, today)
    own = to_plain(case.case, whole=True)
    shown = {name: own[name] or "" for name in shape_of(RegisterRow) if name in own}
    drawn: dict[str, Any] = {
        "complainant": complainants_short(case),
        "next_step": step,
        "next_due": due.isoformat() if due else "",
        "touched_at": touched_at,
        "ahead": tuple(_ahead(case, today)),
    }
    if case.case.handed is not Handed.OWN:
        drawn["stage"] = f"{_HANDED}{case.case.handed_by or 'a colleague'}"
    return RegisterRow(**{**shown, **drawn})


_HANDED = "handed over by "


def is_handed(row: RegisterRow) -> bool:
    """Whether a row is a case that a colleague handed over."""
    return row.stage.startswith(_HANDED)


def _ahead(case: CaseFile, today: date | None) -> Iterator[TaskInCase]:
    for each in to_do(case, today):
        due = each.due.isoformat() if each.due else ""
        yield TaskInCase(case.case.id, each.id if each.own else "", each.what, due, each.passes)


def _day(touched_at: str) -> date | None:
    try:
        return date.fromisoformat(touched_at[:10])
    except ValueError:
        return None
