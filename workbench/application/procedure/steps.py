"""The steps of a council's complaint procedure, each with its date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.procedure.steps import (
    ProcedureStep,
)
from workbench.domain.records.evidence import SourceRef
from workbench.domain.step_dates import dated
from workbench.domain.text import capitalised


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as the page lists it, dated or not; `own` for one the person added.

    `event` is how the chronology usually puts it.
    """

    key: str
    title: str
    stage: int
    help: str
    record: ProcedureStep | None
    own: bool = False
    event: str = ""

    @property
    def on(self) -> PartialDate | None:
        """The date of the step, None while it has none."""
        return self.record.on if self.record is not None else None

    @property
    def sources(self) -> tuple[SourceRef, ...]:
        """Where the date is written down."""
        return self.record.sources if self.record is not None else ()


def step_of(case: CaseFile, complaint_id: str, key: str) -> ProcedureStep | None:
    """A step of a complaint with its date, be it that of an event; None while there is none."""
    found = (
        step
        for step in sorted(case.steps.values(), key=lambda step: step.id)
        if step.complaint_id == complaint_id and step.step == key
    )
    step = next(found, None)
    return dated(case, step) if step is not None else None


def step_rows(case: CaseFile, complaint_id: str, rules: RuleBook) -> tuple[StepRow, ...]:
    """The steps of a complaint's procedure, then those the person added.

    Within a stage those with a date stand by date, the others where the procedure has them.
    """
    rule = rules.procedures.get(case.complaints[complaint_id].procedure)
    known = rule.steps if rule is not None else ()
    rows = [
        StepRow(s.key, s.title, s.stage, s.help, step_of(case, complaint_id, s.key), event=s.event)
        for s in known
    ]
    rows = [row for _, stage in groupby(rows, lambda row: row.stage) for row in _by_date([*stage])]
    keys = {step.key for step in known}
    own = [
        dated(case, step)
        for step in case.steps.values()
        if step.complaint_id == complaint_id and step.step not in keys
    ]
    own.sort(key=lambda step: (step.on.sort_key() if step.on else (0, 0), step.id))
    rows.extend(StepRow(s.step, capitalised(s.title or s.step), 0, "", s, own=True) for s in own)
    return tuple(rows)


def _by_date(rows: list[StepRow]) -> Iterator[StepRow]:
    """Rows in the places they have, those with a date changed round so that the earlier leads."""
    dated = sorted((on.sort_key(), n) for n, row in enumerate(rows) if (on := row.on) is not None)
    earliest = iter(dated)
    for row in rows:
        yield row if row.on is None else rows[next(earliest)[1]]
