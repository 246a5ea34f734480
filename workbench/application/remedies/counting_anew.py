"""Days of remedies that no longer follow from the decision: pointed out, kept, or counted anew.

They are never moved by themselves. A decision issued again with another date, or with other times
in it, asks whether the days stay as they were fixed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.application.case import editing
from workbench.application.records.labels import compliance_label
from workbench.application.remedies.deadlines import remedy_days
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.compliance import ComplianceItem, ComplianceOutcome, Extension

COUNT_ANEW = "Count the days of remedies anew"
"""What the act is called in History."""


@dataclass(frozen=True, slots=True)
class OutOfStep:
    """A remedy still followed up whose days are others than those the decision gives now.

    `due` and `report` are the days by the decision as it is, None where it gives none.
    """

    item: ComplianceItem
    label: str
    due: date | None
    report: date | None

    @property
    def words(self) -> str:
        """What was fixed and what the decision gives now, as a sentence."""
        fixed, now, what = self.item.due_on, self.due, "due"
        if fixed is None or now is None or fixed == now:
            fixed, now, what = self.item.evidence_due_on, self.report, "due to be shown"
        assert fixed is not None and now is not None
        return (
            f"{self.label}: fixed as {what} on {day_in_words(fixed)}, "
            f"but the decision now gives {day_in_words(now)}."
        )


def days_out_of_step(case: CaseFile, calendar: WorkingDays) -> tuple[OutOfStep, ...]:
    """The remedies not yet settled whose fixed days no longer agree with the decision.

    Extensions are left out of account.
    """
    return tuple(_out_of_step(case, calendar))


def _out_of_step(case: CaseFile, calendar: WorkingDays) -> Iterator[OutOfStep]:
    days = {each.remedy_id: each for each in remedy_days(case, calendar)}
    for item in editing.ordered(case, "compliance"):
        now = days.get(item.remedy_id)
        if now is None or item.outcome is not ComplianceOutcome.OPEN:
            continue
        due = now.due.day if now.due is not None else None
        report = now.report.day if now.report is not None else None
        pairs = ((item.due_on, due), (item.evidence_due_on, report))
        if any(None not in pair and pair[0] != pair[1] for pair in pairs):
            yield OutOfStep(item, compliance_label(case, item), due, report)


def count_anew(case: CaseFile, calendar: WorkingDays) -> CaseFile:
    """The case with those days as the decision gives them now; more time given stays given."""
    decided = case.case.decided_on
    for each in days_out_of_step(case, calendar):
        item, due = each.item, each.due or each.item.due_on
        extensions = item.extensions
        if extensions and due is not None and due > extensions[-1].due_on:
            # The time given ends before the remedy is due at all: it is no longer in force.
            reason = f"Counted anew from the decision of {day_in_words(decided)}" if decided else ""
            extensions = (*extensions, Extension(due_on=due, reason=reason, given_on=decided))
        case = editing.set_fields(
            case,
            "compliance",
            item.id,
            due_on=due,
            evidence_due_on=each.report or item.evidence_due_on,
            extensions=extensions,
        )
    return case
