"""One remedy followed up: its days and why they changed, what came in, and how it was settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from workbench.application.case import editing
from workbench.application.casebook.reminders import calendar_text, reminders
from workbench.application.handing_out.gate import Paper, look_through
from workbench.application.records.labels import evidence_label
from workbench.application.remedies.compliance import (
    TrackerRow,
    extend,
    receive,
    settle,
    start,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.records.compliance import (
    ComplianceItem,
    ComplianceOutcome,
    EvidenceReceived,
    Satisfied,
)
from workbench.domain.records.remedies import Agreement, Remedy
from workbench.domain.text import capitalised, how_many
from workbench.gui.dates.field import DayField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, records_of
from workbench.gui.fields.text import TextField
from workbench.gui.leaving.files import save_paper
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import FaultLine, WrappedLabel, note
from workbench.gui.look.layout import REST, column_of, held, named, row_of
from workbench.gui.records.folds import TO_SETTLE, Fold
from workbench.gui.records.form import RecordFields, Row
from workbench.gui.remedies.entry import Blank, EntryStrip
from workbench.gui.remedies.listed import Followed
from workbench.statement.cast import body_words

_NOT_ON_FILE = "Not an item of the evidence"
_BEGINS = "Follow-up begins with the final decision: every agreed remedy comes in with its due day."
_STRIPS = {"extensions": "more_time", "due_on": "more_time", "received": "came_in",
    "satisfied": "settling", "satisfied_by": "settling", "outcome": "settling",
}  # fmt: skip


class FollowUp(QWidget):
    """The follow-up of the remedy shown, or the way to begin it."""

    def __init__(self, desk: Desk, followed: Followed) -> None:
        super().__init__()
        self._desk, self._followed = desk, followed
        self._id = ""
        self._waiting: dict[str, list[dict[str, Any]]] = {}
        self.history = named(WrappedLabel(), "compliance.history", "Due days, and why they changed")
        self.received = named(WrappedLabel(), "compliance.received", "Evidence received")
        self.outcome = named(WrappedLabel(), "compliance.outcome", "Outcome")
        self._make_strips()
        self.take_back_time = push_button(
            "Take back the newest",
            "compliance.extend.back",
            lambda: self._shorten("extensions", "Take back an extension"),
            kind="quiet",
        )
        self.take_back_received = push_button(
            "Take back the newest",
            "compliance.receive.back",
            lambda: self._shorten("received", "Take back evidence of a remedy"),
            kind="quiet",
        )
        self.reopen = push_button("Open again", "compliance.reopen", self._reopen, kind="quiet")
        self._nothing = note(_BEGINS)
        self._fault = FaultLine("compliance.begin.fault")
        self._begin = push_button(
            "Follow up agreed remedies",
            "compliance.new",
            lambda: self._fault.attempt(lambda: follow_agreed(self._desk)),
            kind="quiet",
        )
        self._end = push_button(
            "No longer follow it up", "compliance.delete", self._on_end, kind="danger"
        )
        at = records_of(desk, "compliance")
        self.fields = RecordFields(at, self._rows(at), margin=0)
        column_of(
            self._nothing, row_of(self._begin, REST, gap=0), self._fault, self.fields, within=self
        )

    def _rows(self, at: Binding) -> list[Row]:
        return [
            _beside(self.history, self.take_back_time),
            DayField(at, "done_on", "As the evidence shows"),
            TextField(at, "note", least=1),
            Fold("More time", [self.more_time], lambda case, item: _times(len(item.extensions))),
            Fold(
                "Evidence received",
                [_beside(self.received, self.take_back_received), self.came_in],
                lambda case, item: str(len(item.received) or ""),
            ),
            Fold(
                "Settled",
                [_beside(self.outcome, self.reopen), self.settling],
                lambda case, item: "" if item.open else item.outcome.value,
            ),
            held(row_of(REST, self._end, gap=0)),
        ]

    def _make_strips(self) -> None:
        read = self._desk.workbench.read_date
        self.more_time = EntryStrip(
            "compliance.extend",
            (
                Blank("due_on", "New due day", "day", "such as 14 June 2024"),
                Blank("reason", "Reason", prompt="why the day is changed", share=2),
                Blank("by_whom", "Given by"),
                Blank("given_on", "On", "day", "today"),
            ),
            "Give more time",
            self._extend,
            read,
        )
        self.came_in = EntryStrip(
            "compliance.receive",
            (
                Blank("what", "What came in", prompt="such as a copy of the letter", share=2),
                Blank("on", "On", "day", "such as 30 April 2024"),
                Blank("evidence_id", "Evidence item", "choice", share=2),
            ),
            "Add evidence",
            self._receive,
            read,
        )
        self.settling = EntryStrip(
            "compliance.settle",
            (
                Blank("satisfied", "Satisfied?", "choice"),
                Blank("by_whom", "Decided by", share=2),
                Blank("on", "On", "day", "today"),
            ),
            "Settle",
            self._settle,
            read,
        )
        self.settling.offer(
            "satisfied",
            [(each, capitalised(each.value)) for each in (Satisfied.YES, Satisfied.NO)],
        )

    def show_remedy(self, remedy: Remedy | None) -> None:
        """Show the follow-up of another; what was typed for the one before waits for it."""
        rows = self._followed(self._desk.bridge.case)
        row = rows.get(remedy.id) if remedy is not None else None
        before, self._id = self._id, row.item.id if row is not None else ""
        self._fault.hide()
        self._nothing.setVisible(row is None)
        self._begin.setVisible(row is None)
        self.fields.setVisible(row is not None)
        if self.fields.record_id != self._id:
            self.fields.show_record(self._id or None)
        if row is not None:
            self._show(row)
        if self._id != before:
            strips = (self.more_time, self.came_in, self.settling)
            self._waiting[before] = [strip.typed() for strip in strips]
            kept = self._waiting.pop(self._id, [{}] * len(strips))
            for strip, typed in zip(strips, kept, strict=True):
                strip.restore(typed)

    def focus_part(self, field: str) -> None:
        """Bring the keyboard to where a field of the follow-up is set."""
        strip = getattr(self, _STRIPS.get(field, ""), None)
        if isinstance(strip, EntryStrip):
            self.fields.unfold(strip)
            strip.focus_first()
        else:
            self.fields.focus_field(field)

    def _extend(self, values: Mapping[str, Any]) -> bool:
        due = values["due_on"]
        if due is None:
            raise InvalidInput("New due day: nothing is entered.", "Enter it as 17 June 2024.")
        id = self._id
        given = values["given_on"] or self._desk.workbench.clock.today()
        return self._desk.bridge.apply(
            f"Extend remedy to {day_in_words(due)}",
            lambda case: extend(case, id, due, values["reason"], given, values["by_whom"]),
        )

    def _receive(self, values: Mapping[str, Any]) -> bool:
        id, today = self._id, self._desk.workbench.clock.today()
        what, on, item = (values[each] for each in ("what", "on", "evidence_id"))
        return self._desk.bridge.apply(
            "Add evidence of a remedy", lambda case: receive(case, id, what, on, today, item)
        )

    def _settle(self, values: Mapping[str, Any]) -> bool:
        if not values["by_whom"]:
            raise InvalidInput("Decided by: nothing is entered.", "Say who decided it.")
        id, on = self._id, values["on"] or self._desk.workbench.clock.today()
        satisfied = Satisfied(values["satisfied"])
        return self._desk.bridge.apply(
            "Settle remedy",
            lambda case: settle(
                case, id, case.compliance[id].done_on, satisfied, values["by_whom"], on
            ),
        )

    def _shorten(self, field: str, label: str) -> None:
        id = self._id

        def without(case: CaseFile) -> CaseFile:
            kept = getattr(case.compliance[id], field)[:-1]
            return editing.set_fields(case, "compliance", id, **{field: kept})

        self._desk.bridge.apply(label, without)

    def _reopen(self) -> None:
        id = self._id
        self._desk.bridge.apply(
            "Open remedy again",
            lambda case: case.with_record(
                "compliance",
                replace(
                    case.compliance[id],
                    outcome=ComplianceOutcome.OPEN,
                    satisfied=Satisfied.NOT_DECIDED,
                    satisfied_by="",
                    satisfied_on=None,
                ),
            ),
        )

    def _on_end(self) -> None:
        id = self._id
        self._desk.bridge.apply(
            "No longer follow up remedy", lambda case: editing.remove(case, "compliance", id)
        )

    def _show(self, row: TrackerRow) -> None:
        """Say how the remedy stands now."""
        case, item = self._desk.bridge.case, row.item
        lines = list(row.history)
        if item.report_due is not None:
            lines.append(f"Evidence of it due {day_in_words(item.report_due)}")
        self.history.setText("\n".join(lines) or "No day was set by the decision.")
        self.received.setText("\n".join(_received(case, each) for each in item.received))
        self.received.setVisible(bool(item.received))
        waiting = item.outcome is ComplianceOutcome.OPEN
        self.more_time.setVisible(waiting)
        self.take_back_time.setVisible(waiting and bool(item.extensions))
        self.take_back_received.setVisible(bool(item.received))
        self.came_in.offer(
            "evidence_id",
            [("", _NOT_ON_FILE)]
            + [(each.id, evidence_label(case, each)) for each in editing.ordered(case, "evidence")],
        )
        self.outcome.setText(_outcome(item))
        self.reopen.setVisible(not waiting)
        self.settling.setVisible(item.open)


def how_it_stands(followed: Followed, case: CaseFile, remedy: Remedy) -> str:
    """How the follow-up of a remedy stands, in a few words."""
    row = followed(case).get(remedy.id)
    if row is not None:
        return f"{TO_SETTLE} {row.state}" if row.overdue else row.state
    if case.case.decided_on is None:
        return "begins with the final decision"
    return "not followed up" if remedy.agreement is Agreement.AGREED else "not agreed"


def follow_agreed(desk: Desk) -> bool:
    """Follow up every agreed remedy that is not yet; raises `InvalidInput` when there is none."""
    before = len(desk.bridge.case.compliance)
    calendar = desk.workbench.library.rules.calendar()
    if not desk.bridge.apply(
        "Follow up agreed remedies", lambda case: start(case, calendar, desk.ids.new)
    ):
        return False
    if len(desk.bridge.case.compliance) == before:
        raise InvalidInput(
            "Every agreed remedy is followed up already, or none is agreed yet.",
            f"Say in each remedy whether {body_words(desk.bridge.case)} agreed to it.",
        )
    return True


def export_reminders(desk: Desk) -> None:
    """Write what is awaited to a calendar file, with labels only."""
    case = desk.labelling.case()
    found = list(reminders(case, desk.workbench.clock.today()))
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
    paper = Paper("the reminders", path.name, words)
    if not save_paper(desk, paper, path, text.encode()):
        return
    look = look_through(desk.labelling.open_places(paper))
    count = how_many(len(found), "reminder was", "reminders were")
    said = f"{count} written to {path.name}. {look}".strip()
    desk.dialogs.inform("Export reminders", said, str(path.parent))


def _times(count: int) -> str:
    return "" if not count else "once" if count == 1 else f"{count} times"


def _beside(label: WrappedLabel, button: QPushButton) -> QWidget:
    return held(row_of((label, 1), button))


def _received(case: CaseFile, got: EvidenceReceived) -> str:
    on = f" ({day_in_words(got.on)})" if got.on is not None else ""
    item = case.evidence.get(got.evidence_id)
    where = evidence_label(case, item) if item is not None else ""
    return f"{'; '.join(part for part in (got.what, where) if part)}{on}"


def _outcome(item: ComplianceItem) -> str:
    if item.outcome is ComplianceOutcome.OPEN:
        if item.done_on is None:
            return "Still open. Settled without the day it was done, it counts as incomplete."
        return "Still open. Settle it when the evidence has been looked at."
    words = capitalised(item.outcome.value)
    if item.satisfied is not Satisfied.NOT_DECIDED:
        by = f" by {item.satisfied_by}" if item.satisfied_by else ""
        on = f" on {day_in_words(item.satisfied_on)}" if item.satisfied_on is not None else ""
        words += f". {capitalised(item.satisfied.value)}, decided{by}{on}"
    return words + "."
