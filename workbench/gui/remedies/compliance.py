"""What is followed up after the final decision: due days, evidence, extensions and outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbench.application.handing_out.papers import Paper
from workbench.application.remedies.compliance import (
    TrackerRow,
    next_deadline,
    out_of_step,
    start,
    tracker,
)
from workbench.application.remedies.reminders import calendar_text, reminders
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.compliance import ComplianceItem
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import sentence_case
from workbench.gui.leaving.files import save_paper
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import FAULT_MARK, FaultLine, note
from workbench.gui.look.moments import days_away, short_day
from workbench.gui.look.named import named
from workbench.gui.records.columns import Column, per_case
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords
from workbench.gui.remedies.follow_up import FollowUp

WORDS = PageWords(
    title="Follow-up",
    noun="remedy followed up",
    prompt="",
    empty="Nothing is followed up yet. When the final decision is dated, press the button: every "
    "agreed remedy comes in with its due day.",
)

_STRIPS = {"extensions": "more_time", "due_on": "more_time", "received": "came_in",
    "satisfied": "settling", "satisfied_by": "settling", "outcome": "settling",
}  # fmt: skip
_LATEST = "9999"


class ComplianceTab(RecordPage[ComplianceItem]):
    """The tracker: one row for each agreed remedy, and the details of the chosen one."""

    def __init__(self, desk: Desk) -> None:
        self._follow = FollowUp(desk)
        rows_of = per_case(
            lambda case: {
                each.item.id: each for each in tracker(case, desk.workbench.clock.today())
            }
        )

        def cell(case: CaseFile, item: ComplianceItem) -> TrackerRow:
            return rows_of(case)[item.id]

        columns: tuple[Column[ComplianceItem], ...] = (
            Column("Remedy", lambda case, r: cell(case, r).label),
            Column(
                "Awaited", lambda case, r: _day(cell(case, r).awaited), 14,
                sort=lambda case, r: str(cell(case, r).awaited or _LATEST),
            ),
            Column("State", lambda case, r: _state(cell(case, r)), 34),
            Column("Extended", lambda case, r: _times(len(r.extensions)), 10),
            Column("Evidence", lambda case, r: _count(len(r.received)), 12),
            Column("Satisfied", lambda case, r: sentence_case(r.satisfied.value), 14),
        )  # fmt: skip
        rows = self._follow.rows

        def row(case: CaseFile, item: ComplianceItem) -> RowWords:
            found = cell(case, item)
            return RowWords(
                words=found.label, aside=_day(found.awaited).strip("–"), note=_state(found)
            )

        super().__init__(
            desk,
            Records(
                "compliance",
                "compliance",
                WORDS,
                columns,
                rows,
                row=row,
                copies=False,
            ),  # fmt: skip
        )
        self._out_of_step = FaultLine("compliance.out_of_step")
        self._next = named(note(), "compliance.next")
        self._trouble = FaultLine("compliance.trouble")
        begin = push_button("Follow up agreed remedies", "compliance.new", self.add)
        for part in (begin, self._next, self._out_of_step, self._trouble):
            self.above.addWidget(part)
        self.add_act("Reminders for a calendar…", "export", self.export)
        self.when_shown(self._follow.show)
        self.follow(self._refresh, "compliance", "remedy", "case", "person", "evidence")

    # --- acts ------------------------------------------------------------------------------------

    def add(self) -> str:
        """Follow up every agreed remedy that is not yet; the id of the first new one."""
        desk = self.desk
        before = set(desk.bridge.case.compliance)
        calendar = desk.workbench.library.rules.calendar()
        if not self._trouble.attempt(
            lambda: desk.bridge.apply(
                "Follow up agreed remedies", lambda case: start(case, calendar, desk.ids.new)
            )
        ):
            return ""
        added = [id for id in desk.bridge.case.compliance if id not in before]
        if not added:
            self._trouble.say(
                "Every agreed remedy is followed up already, or none is agreed yet. "
                "Say on the tab Recommendations which ones were agreed."
            )
            return ""
        self.table.choose(added[0])
        self.table.setFocus()
        return added[0]

    def export(self) -> None:
        """Write what is awaited to a calendar file, with labels only."""
        desk = self.desk
        case = desk.labelling.case()
        found = list(reminders(case))
        if not found:
            desk.dialogs.inform("Reminders", "Nothing is awaited in this case.")
            return
        name = f"Reminders {case.case.reference}".strip() + ".ics"
        path = desk.dialogs.choose_save_file(
            "Export reminders", Path.home() / name, "Calendar files (*.ics)"
        )
        if path is None:
            return
        path = path.with_suffix(".ics")
        text = calendar_text(found, desk.workbench.clock.now())
        words = tuple(("a reminder", each.summary) for each in found)
        if not save_paper(desk, Paper("the reminders", path.name, words), path, text.encode()):
            return
        count = "1 reminder was" if len(found) == 1 else f"{len(found)} reminders were"
        desk.dialogs.inform(
            "Export reminders", f"{count} written to {path.name}.", str(path.parent)
        )

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose a remedy followed up and bring the keyboard to where a field of it is set."""
        super().focus_record(kind, id, field)
        strip = getattr(self._follow, _STRIPS.get(field, ""), None)
        if strip is not None:
            strip.focus_first()

    # --- following -------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._trouble.hide()
        self._follow.refresh()
        case, workbench = self.desk.bridge.case, self.desk.workbench
        found = out_of_step(case, workbench.library.rules.calendar()) if case.compliance else ()
        self._out_of_step.say(*found)
        awaited = next_deadline(case)
        self._next.setVisible(awaited is not None)
        if awaited is not None:
            what, day = awaited
            today = workbench.clock.today()
            said = f"Next: {what}, {day_in_words(day)} ({days_away(day, today)})"
            self._next.setText(f"{FAULT_MARK}{said}" if day < today else said)


def _day(day: Any) -> str:
    return short_day(day) if day is not None else "–"


def _state(row: TrackerRow) -> str:
    words = sentence_case(row.state)
    return f"{FAULT_MARK}{words}" if row.overdue else words


def _times(count: int) -> str:
    return "" if not count else "once" if count == 1 else f"{count} times"


def _count(count: int) -> str:
    return "none yet" if not count else "1 item" if count == 1 else f"{count} items"
