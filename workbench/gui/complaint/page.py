"""The heads of complaint: what is complained of, and whether it was investigated."""

from __future__ import annotations

from typing import Any

from workbench.application.records.labels import head_letters, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import HeadOfComplaint
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import ChoiceField, sentence_case
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.text import LineField, MarkupField, TextField
from workbench.gui.records.columns import Column, per_case
from workbench.gui.records.page import PageWords, RecordPage, Records

WORDS = PageWords(
    title="Complaint",
    noun="head of complaint",
    about="Each head is one thing complained of, in the complainant's own terms.",
    empty_title="No head of complaint yet",
    empty="Break the complaint down into heads: one for each thing the complainant says went "
    "wrong. Events, findings and scope all refer to them.",
    first="Add the first head",
)


class ComplaintPage(RecordPage[HeadOfComplaint]):
    """The heads of complaint of a case."""

    def __init__(self, desk: Desk) -> None:
        letters = per_case(head_letters)
        columns: tuple[Column[HeadOfComplaint], ...] = (
            Column("Head", lambda case, head: letters(case)[head.id] + ")", 6),
            Column("Complaint", _words),
            Column("Scope", lambda case, head: sentence_case(head.scope.value), 17),
        )
        super().__init__(desk, Records("head", "complaint", WORDS, columns, _rows(desk)))


def _words(case: CaseFile, head: HeadOfComplaint) -> str:
    return head.title or words_of(case, head.as_put, 120)


def _rows(desk: Desk) -> list[Any]:
    at = records_of(desk, "head")
    return [
        LineField(at, "title", "For lists in this program; not printed", "Delay at stage two"),
        MarkupField(
            at,
            "as_put",
            "Printed under “The complaint”",
            "The Council took ten months to complete stage two.",
        ),
        TextField(at, "injustice_claimed", least=2),
        TextField(at, "outcome_wanted", least=2),
        (
            PartialDateField(at, "events_from"),
            PartialDateField(at, "events_to"),
        ),
        "Scope",
        (
            ChoiceField(at, "scope"),
            LineField(at, "power", "The provision that allows not investigating", "section 26(5)"),
        ),
        MarkupField(
            at,
            "scope_reason",
            "Printed in the section on scope unless the head is wholly investigated",
        ),
    ]
