"""The form of one event: its fields in reading order."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.application.case import editing
from workbench.application.chronology import events as chronology
from workbench.application.chronology.accounts import weighing_gaps
from workbench.application.records.labels import finding_title, topic_label
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.findings import Finding
from workbench.domain.text import capitalised
from workbench.gui.chronology.accounts import AccountsField
from workbench.gui.chronology.bars import AgesNote
from workbench.gui.dates.field import PartialDateField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CheckField, ChecklistField, LinkField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import MarkupField, SuggestField, TextField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import note, of_kind
from workbench.gui.look.layout import clear_out, column_of
from workbench.gui.records.folds import TO_DO, Fold, fold_of, later


def event_rows(desk: Desk, ages: AgesNote, findings: Fold, steps: Fold) -> list[Any]:
    """The rows of the form."""
    at = records_of(desk, "event")
    return [
        PartialDateField(at, "on", year=lambda: chronology.latest_year(desk.bridge.case)),
        ages,
        SuggestField(at, "actor", _actors, watches=("person", "case")),
        MarkupField(
            at, "narrative",
            "The working note; printed behind its date unless other words are given below",
        ),
        SourcesField(at, "sources", label="Source"),
        ChecklistField(at, "head_ids", "No heads of complaint yet.", label="Bears on"),
        CheckField(at, "disputed"),
        Fold(
            "In the statement",
            lambda: [
                CheckField(at, "in_statement", label="Printed"),
                LinkField(at, "topic_id", "The first with facts"),
                LinkField(at, "told_after", "In order of date"),
                CheckField(at, "same_paragraph"),
                MarkupField(
                    at, "statement_text",
                    "Blank: what happened, behind its date. {date} becomes the date as a sentence "
                    "begins.",
                    "{date} the Council wrote to Miss X to say it would not investigate.",
                    label="Its words there",
                ).printed(),
            ],
            _statement,
        ),
        Fold(
            "Accounts",
            lambda: [
                TextField(at, "dispute", least=2),
                AccountsField(desk),
                MarkupField(
                    at, "preference", "Used with the accounts in a finding",
                    "The note was written the same day, by somebody with no part in the complaint.",
                    least=2, label="Why one is preferred, or none",
                ),
            ],
            _accounts,
        ),
        findings,
        steps,
        fold_of("Notes", later(TextField, at, "note", least=2)),
    ]  # fmt: skip


def _statement(case: CaseFile, event: ChronologyEvent) -> str:
    if not event.in_statement:
        return "not printed"
    topic = case.topics.get(event.topic_id)
    whose = "in words of its own" if event.statement_text else "as it stands above"
    return f"under “{topic_label(case, topic)}”, {whose}" if topic is not None else whose


def _accounts(case: CaseFile, event: ChronologyEvent) -> str:
    if not event.accounts:
        return f"{TO_DO} none yet" if event.disputed else ""
    preferred = any(each.preferred for each in event.accounts)
    said = f"{len(event.accounts)} · {'one' if preferred else 'none'} preferred"
    return f"{TO_DO} {said}" if weighing_gaps(event) else said


def findings_words(case: CaseFile, event: ChronologyEvent) -> str:
    """The findings that rest on an event, on the line they are folded under."""
    return ", ".join(finding_title(case, each) for each in resting_on(case, event.id))


def resting_on(case: CaseFile, event_id: str) -> list[Finding]:
    """The findings that rest on an event, in order."""
    return [each for each in editing.ordered(case, "finding") if event_id in each.event_ids]


class FindingsOf(QWidget):
    """The findings that rest on the event shown, each leading there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._id = desk, ""
        self._listed = column_of(within=self, gap=2)

    def show_event(self, id: str) -> None:
        """Show those of another event."""
        clear_out(self._listed)
        case = self._desk.bridge.case
        for each in resting_on(case, id):
            words = finding_title(case, each)
            link = push_button(
                words, f"event.finding.{each.id}",
                partial(self._desk.goto, "finding", each.id, ""),
            )  # fmt: skip
            self._listed.addWidget(of_kind(link, "row"))
        if not self._listed.count():
            self._listed.addWidget(note("No finding rests on this event."))


def _actors(case: CaseFile) -> list[str]:
    body = case.case.body_short
    people = [person.alias for person in editing.ordered(case, "person") if person.alias]
    return list(dict.fromkeys([capitalised(body), *people]))
