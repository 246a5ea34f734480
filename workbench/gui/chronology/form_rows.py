"""The form of one event: its fields in reading order."""

from __future__ import annotations

from typing import Any

from workbench.application.case import editing
from workbench.application.chronology import events as chronology
from workbench.domain.casefile import CaseFile
from workbench.gui.chronology.accounts import AccountsField
from workbench.gui.chronology.bars import AgesNote
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CheckField, ChecklistField, LinkField
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import MarkupField, SuggestField, TextField
from workbench.gui.records.form import wide


def event_rows(desk: Desk, ages: AgesNote) -> list[Any]:
    """The rows of the form."""
    at = records_of(desk, "event")
    return [
        (
            PartialDateField(at, "on", year=lambda: chronology.latest_year(desk.bridge.case)),
            SuggestField(at, "actor", _actors, watches=("person", "case")),
        ),
        ages,
        MarkupField(
            at, "narrative",
            "The working note; printed behind its date unless other words are given below",
        ),
        SourcesField(at, "sources"),
        ChecklistField(at, "head_ids", "No heads of complaint yet."),
        "In the statement",
        (
            CheckField(at, "in_statement"),
            wide(LinkField(at, "topic_id", "The first with facts")),
        ),
        MarkupField(
            at, "statement_text",
            "Blank: what happened, behind its date. {date} becomes the date as a sentence begins.",
            "{date} the Council wrote to Miss X to say it would not investigate.",
        ),
        "Dispute",
        CheckField(at, "disputed"),
        TextField(at, "dispute", least=2),
        AccountsField(desk),
        MarkupField(
            at, "preference", "Used with the accounts in a finding",
            "The note was written the same day, by somebody with no part in the complaint.",
            least=2,
        ),
        "Notes",
        TextField(at, "note", least=2),
    ]  # fmt: skip


def _actors(case: CaseFile) -> list[str]:
    body = case.case.body_short
    people = [person.alias for person in editing.ordered(case, "person") if person.alias]
    return list(dict.fromkeys([body[:1].upper() + body[1:], *people]))
