"""The form of one event: its fields in reading order."""

from __future__ import annotations

from typing import Any

from workbench.application.case import editing
from workbench.application.chronology import events as chronology
from workbench.application.records.labels import evidence_label, head_label, topic_label
from workbench.domain.casefile import CaseFile
from workbench.gui.chronology.accounts import AccountsField
from workbench.gui.chronology.bars import AgesNote
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import CheckField, ChecklistField, LinkField
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import MarkupField, SuggestField, TextField
from workbench.gui.records.form import wide


def event_rows(desk: Desk, ages: AgesNote) -> list[Any]:
    """The rows of the form."""
    return [
        (
            PartialDateField(
                desk, "event", "on", "Date",
                year=lambda: chronology.latest_year(desk.bridge.case),
            ),
            SuggestField(desk, "event", "actor", "Who acted", _actors, watches=("person", "case")),
        ),
        ages,
        MarkupField(
            desk, "event", "narrative", "What happened",
            "The working note; printed behind its date unless other words are given below",
        ),
        SourcesField(desk, "event", "sources", "Sources", evidence_label),
        ChecklistField(
            desk, "event", "head_ids", "Heads of complaint it bears on", "head", head_label,
            "No heads of complaint yet.",
        ),
        "In the statement",
        (
            CheckField(desk, "event", "in_statement", "In the statement"),
            wide(LinkField(
                desk, "event", "topic_id", "Under the subheading", "topic", topic_label,
                "The first with facts",
            )),
        ),
        MarkupField(
            desk, "event", "statement_text", "Words in the statement",
            "Blank: what happened, behind its date. {date} becomes the date as a sentence begins.",
            "{date} the Council wrote to Miss X to say it would not investigate.",
        ),
        "Dispute",
        CheckField(desk, "event", "disputed", "Disputed"),
        TextField(desk, "event", "dispute", "What is disputed, and by whom", least=2),
        AccountsField(desk),
        MarkupField(
            desk, "event", "preference", "Why one account is preferred, or none",
            "Used with the accounts in a finding",
            "The note was written the same day, by somebody with no part in the complaint.",
            least=2,
        ),
        "Notes",
        TextField(desk, "event", "note", "Note", least=2),
    ]  # fmt: skip


def _actors(case: CaseFile) -> list[str]:
    body = case.case.body_short
    people = [person.alias for person in editing.ordered(case, "person") if person.alias]
    return list(dict.fromkeys([body[:1].upper() + body[1:], *people]))
