"""What is done after the final decision: remedies followed up, extended, shown and settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from workbench.application.case import editing
from workbench.application.records.labels import compliance_label
from workbench.application.remedies.deadlines import remedy_days
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.ahead import refuse_ahead
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.records.compliance import (
    ComplianceItem,
    ComplianceOutcome,
    EvidenceReceived,
    Extension,
    Satisfied,
)
from workbench.domain.records.remedies import Agreement
from workbench.domain.text import how_many, normalise, normalise_line

NewId = Callable[[str], str]
"""Makes an id for a record of a kind."""


def start(case: CaseFile, calendar: WorkingDays, new_id: NewId) -> CaseFile:
    """The case with every agreed remedy followed up, its due days fixed as they stand now.

    Remedies followed up already are left as they are. Raises `InvalidInput` while there is no
    decision date, from which the times run.
    """
    if case.case.decided_on is None:
        raise InvalidInput(
            "The final decision has no date.",
            "Enter it on the Overview page: the times for the remedies run from it.",
        )
    followed = {item.remedy_id for item in case.compliance.values()}
    for days in remedy_days(case, calendar):
        agreed = case.remedies[days.remedy_id].agreement is Agreement.AGREED
        if agreed and days.remedy_id not in followed:
            item = ComplianceItem(
                id=new_id("compliance"),
                remedy_id=days.remedy_id,
                due_on=days.due.day if days.due else None,
                evidence_due_on=days.report.day if days.report else None,
            )
            case = editing.add(case, "compliance", item)
    return case


def extend(
    case: CaseFile,
    item_id: str,
    due_on: date,
    reason: str,
    given_on: date | None = None,
    by_whom: str = "",
) -> CaseFile:
    """The case with more time for a remedy. Raises `InvalidInput` without a reason or more time."""
    item = case.compliance[item_id]
    if not reason.strip():
        raise InvalidInput(
            "More time needs a reason.", "Say why the due day is changed.", "extensions"
        )
    if item.due is not None and due_on <= item.due:
        raise InvalidInput(
            f"The remedy is due on {day_in_words(item.due)} already.",
            "An extension ends after that day.",
            "extensions",
        )
    more = Extension(
        due_on=due_on,
        reason=normalise(reason).strip(),
        given_on=given_on,
        by_whom=normalise_line(by_whom),
    )
    return editing.set_fields(case, "compliance", item_id, extensions=(*item.extensions, more))


def receive(
    case: CaseFile, item_id: str, what: str, on: date | None, today: date, evidence_id: str = ""
) -> CaseFile:
    """The case with evidence of a remedy received; raises `InvalidInput` for a day to come."""
    refuse_ahead(on, today, "The evidence would have come")
    item = case.compliance[item_id]
    if not what.strip() and not evidence_id:
        raise InvalidInput("Nothing says what was received.", "Name it, or choose the item.")
    got = EvidenceReceived(what=normalise_line(what), on=on, evidence_id=evidence_id)
    return editing.set_fields(case, "compliance", item_id, received=(*item.received, got))


def settle(
    case: CaseFile,
    item_id: str,
    done_on: date | None,
    satisfied: Satisfied,
    by_whom: str,
    on: date,
) -> CaseFile:
    """The case with a remedy settled: its outcome follows from the day it was done.

    Raises `InvalidInput` when that is a day to come.
    """
    refuse_ahead(done_on, on, "The remedy would have been done")
    item = replace(case.compliance[item_id], done_on=done_on)
    return editing.set_fields(
        case,
        "compliance",
        item_id,
        done_on=done_on,
        outcome=outcome_of(item),
        satisfied=satisfied,
        satisfied_by=by_whom,
        satisfied_on=on,
    )


def outcome_of(item: ComplianceItem) -> ComplianceOutcome:
    """What the day a remedy was done makes of it; incomplete without one."""
    if item.done_on is None:
        return ComplianceOutcome.INCOMPLETE
    late = item.due is not None and item.done_on > item.due
    return ComplianceOutcome.LATE if late else ComplianceOutcome.ON_TIME


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """One remedy as the tracker shows it on a day.

    `days_left` are calendar days to the next thing due, negative when it is overdue, None when
    nothing is awaited. `state` is a few words; `history` the due days with why they changed.
    """

    item: ComplianceItem
    label: str
    awaited: date | None
    days_left: int | None
    state: str
    history: tuple[str, ...]

    @property
    def overdue(self) -> bool:
        """Whether the day has gone by."""
        return self.days_left is not None and self.days_left < 0


def tracker(case: CaseFile, today: date) -> list[TrackerRow]:
    """Every remedy followed up, in order."""
    return [_row(case, item, today) for item in editing.ordered(case, "compliance")]


def _row(case: CaseFile, item: ComplianceItem, today: date) -> TrackerRow:
    day = awaited_on(item)
    left = (day - today).days if day is not None else None
    return TrackerRow(
        item, compliance_label(case, item), day, left, _state(item, left), _history(item)
    )


def awaited_on(item: ComplianceItem) -> date | None:
    """The next day on which something is awaited of a remedy; None when nothing is.

    That is the day it is due until it is done, then the day its evidence is due until there is
    some.
    """
    if item.outcome is not ComplianceOutcome.OPEN:
        return None
    if item.done_on is None:
        days = [day for day in (item.due, item.report_due) if day is not None]
        return min(days, default=None)
    return item.report_due if not item.received else None


def awaits(item: ComplianceItem) -> bool:
    """Whether something is still awaited of a remedy, be it on a day or on none."""
    undone = item.outcome is ComplianceOutcome.OPEN and item.done_on is None
    return undone or awaited_on(item) is not None


def _state(item: ComplianceItem, left: int | None) -> str:
    if item.outcome is not ComplianceOutcome.OPEN:
        settled = item.satisfied is not Satisfied.NOT_DECIDED
        return item.outcome.value + (f", {item.satisfied.value}" if settled else "")
    if left is None:
        return "done; to be settled" if item.done_on is not None else "no day set"
    what = "evidence" if item.done_on is not None else "remedy"
    if left < 0:
        return f"{what} overdue by {_days(-left)}"
    return f"{what} due today" if left == 0 else f"{what} due in {_days(left)}"


def _days(count: int) -> str:
    return how_many(count, "day")


def _history(item: ComplianceItem) -> tuple[str, ...]:
    lines = []
    if item.due_on is not None:
        lines.append(f"Due {day_in_words(item.due_on)} by the decision")
    for each in item.extensions:
        given = f", given {day_in_words(each.given_on)}" if each.given_on else ""
        by = f" by {each.by_whom}" if each.by_whom else ""
        lines.append(f"Extended to {day_in_words(each.due_on)}{given}{by}: {each.reason}")
    return tuple(lines)


def next_deadline(case: CaseFile) -> tuple[str, date] | None:
    """The earliest day on which something is awaited after the decision, with what it is."""
    waiting = [
        (day, item.position, item.id)
        for item in case.compliance.values()
        if (day := awaited_on(item)) is not None
    ]
    if not waiting:
        return None
    day, _, id = min(waiting)
    return compliance_label(case, case.compliance[id]), day
