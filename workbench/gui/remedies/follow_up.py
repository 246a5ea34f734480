"""One remedy followed up: its days and why they changed, what came in, and how it was settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from workbench.application.case import editing
from workbench.application.records.labels import evidence_label
from workbench.application.remedies.compliance import extend, receive, settle, tracker
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.records.compliance import (
    ComplianceItem,
    ComplianceOutcome,
    EvidenceReceived,
    Satisfied,
)
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import sentence_case
from workbench.gui.fields.dates import DayField
from workbench.gui.fields.text import TextField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, section
from workbench.gui.look.layout import held, row_of
from workbench.gui.look.named import named
from workbench.gui.records.form import Row
from workbench.gui.remedies.entry import Blank, EntryStrip

_NOT_ON_FILE = "Not an item of the evidence"


class FollowUp:
    """The parts of the form beneath the tracker, in reading order in `rows`."""

    def __init__(self, desk: Desk) -> None:
        at = records_of(desk, "compliance")
        self._desk = desk
        self._id = ""
        self._waiting: dict[str, list[dict[str, Any]]] = {}
        self.title = named(section(""), "compliance.title")
        self.history = named(WrappedLabel(), "compliance.history", "Due days, and why they changed")
        self.received = named(WrappedLabel(), "compliance.received", "Evidence received")
        self.outcome = named(WrappedLabel(), "compliance.outcome", "Outcome")
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
        )
        self.settling.offer(
            "satisfied",
            [(each, sentence_case(each.value)) for each in (Satisfied.YES, Satisfied.NO)],
        )
        self.take_back_time = push_button(
            "Take back the newest", "compliance.extend.back", self._less_time
        )
        self.take_back_received = push_button(
            "Take back the newest", "compliance.receive.back", self._unget
        )
        self.reopen = push_button("Open again", "compliance.reopen", self._reopen)
        self.rows: list[Row] = [
            self.title, _beside(self.history, self.take_back_time), self.more_time,
            "Evidence received", _beside(self.received, self.take_back_received), self.came_in,
            "Outcome",
            (
                DayField(at, "done_on", "As the evidence shows"),
                TextField(at, "note", least=1),
            ),
            _beside(self.outcome, self.reopen), self.settling,
        ]  # fmt: skip

    def show(self, id: str) -> None:
        """Show another remedy; what was typed for the one before waits for it."""
        before, self._id = self._id, id
        self.refresh()
        if id != before:
            strips = (self.more_time, self.came_in, self.settling)
            self._waiting[before] = [strip.typed() for strip in strips]
            kept = self._waiting.pop(id, [{}] * len(strips))
            for strip, typed in zip(strips, kept, strict=True):
                strip.restore(typed)

    # --- acts ------------------------------------------------------------------------------------

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
        id = self._id
        return self._desk.bridge.apply(
            "Add evidence of a remedy",
            lambda case: receive(case, id, values["what"], values["on"], values["evidence_id"]),
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

    def _less_time(self) -> None:
        self._shorten("extensions", "Take back an extension")

    def _unget(self) -> None:
        self._shorten("received", "Take back evidence of a remedy")

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

    # --- showing ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Say how the remedy stands now."""
        case = self._desk.bridge.case
        item = case.compliance.get(self._id)
        if item is None:
            return
        rows = tracker(case, self._desk.workbench.clock.today())
        row = next(each for each in rows if each.item.id == self._id)
        self.title.setText(f"{row.label}: {row.state}")
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
    words = sentence_case(item.outcome.value)
    if item.satisfied is not Satisfied.NOT_DECIDED:
        by = f" by {item.satisfied_by}" if item.satisfied_by else ""
        on = f" on {day_in_words(item.satisfied_on)}" if item.satisfied_on is not None else ""
        words += f". {sentence_case(item.satisfied.value)}, decided{by}{on}"
    return words + "."
