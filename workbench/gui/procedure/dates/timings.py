"""The clock of the open case, worked out once for each state of the case and the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.application.procedure.limits import complaint_timings
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.procedure.limits import ProcedureRule, RuleBook
from workbench.domain.procedure.steps import StageTwoStart, StepLimit
from workbench.domain.procedure.timing import Timing, TimingState

if TYPE_CHECKING:
    from workbench.gui.desk import Desk

SIGNS = {
    TimingState.LATE: "▲",
    TimingState.OVERDUE: "▲",
    TimingState.IMPOSSIBLE: "▲",
    TimingState.UNSURE: "◆",
    TimingState.RUNNING: "●",
    TimingState.IN_TIME: "✓",
    TimingState.NOT_RECORDED: "–",
    TimingState.NOT_BEGUN: "–",
}
"""The sign before the words of each state: told apart by shape, never by colour alone."""


class ComplaintTimings:
    """Timings by the id of their limit; everything on the page that counts asks here."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._book: RuleBook | None = None
        self._calendar = WorkingDays()
        self._case: CaseFile | None = None
        self._found: dict[str, dict[str, Timing]] = {}

    @property
    def rules(self) -> RuleBook:
        """The rules as they are now, with what the office added."""
        return self._desk.workbench.library.rules

    @property
    def calendar(self) -> WorkingDays:
        """The working days of England by those rules."""
        if self._book is not self.rules:
            self._book, self._case = self.rules, None
            self._calendar = self.rules.calendar()
        return self._calendar

    def procedure(self, case: CaseFile, complaint_id: str) -> ProcedureRule | None:
        """The procedure a complaint went through; None where the rules do not have it."""
        complaint = case.complaints.get(complaint_id)
        return self.rules.procedures.get(complaint.procedure) if complaint is not None else None

    def timings(self, case: CaseFile, complaint_id: str) -> Mapping[str, Timing]:
        """The timing of every limit of a complaint that applies."""
        calendar = self.calendar
        if self._case is not case:
            self._case, self._found = case, {}
        if complaint_id not in self._found:
            self._found[complaint_id] = self._count(case, complaint_id, calendar)
        return self._found[complaint_id]

    def timing(self, case: CaseFile, limit: StepLimit) -> Timing | None:
        """How one limit stands; None when it is switched off."""
        return self.timings(case, limit.complaint_id).get(limit.id)

    def under(self, case: CaseFile, limit: StepLimit, start: StageTwoStart) -> Timing | None:
        """How a limit would stand if stage two were counted from another day."""
        complaint = replace(case.complaints[limit.complaint_id], stage_two_start=start)
        other = case.with_record("complaint", complaint)
        return self._count(other, complaint.id, self.calendar).get(limit.id)

    def _count(self, case: CaseFile, complaint_id: str, calendar: WorkingDays) -> dict[str, Timing]:
        if complaint_id not in case.complaints:
            return {}
        today = self._desk.workbench.clock.today()
        found = complaint_timings(case, complaint_id, self.rules, calendar, today)
        return {timing.limit.id: timing for timing in found}
