"""The heads of complaint: what is complained of, and whether it was investigated."""

from __future__ import annotations

from typing import Any

from workbench.application.case import editing
from workbench.application.records.labels import head_letters, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import HeadOfComplaint, HeadScope
from workbench.domain.text import capitalised, normalise_line
from workbench.gui.dates.field import PartialDateField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.segments import SegmentsField
from workbench.gui.fields.text import LineField, MarkupField, TextField
from workbench.gui.records.columns import Column, per_case
from workbench.gui.records.entry import ENTER, Typed, Understood
from workbench.gui.records.folds import TO_DO, Fold, fold_of, later
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords
from workbench.statement.naming.mentions import link_mentions

WORDS = PageWords(
    title="Complaint",
    noun="head of complaint",
    prompt="A few words: what went wrong",
    empty="One head for each thing the complainant says went wrong. “Delay: It took ten months.” "
    "Events, findings and scope all refer to them.",
)


class ComplaintPage(RecordPage[HeadOfComplaint]):
    """The heads of complaint of a case."""

    def __init__(self, desk: Desk) -> None:
        letters = per_case(head_letters)
        columns: tuple[Column[HeadOfComplaint], ...] = (
            Column("Head", lambda case, head: letters(case)[head.id] + ")", 6),
            Column("Complaint", _words),
            Column("Scope", lambda case, head: capitalised(head.scope.value), 17),
        )
        super().__init__(
            desk,
            Records(
                "head",
                "complaint",
                WORDS,
                columns,
                _rows(desk),
                field="title",
                row=lambda case, head: RowWords(
                    title=f"{letters(case)[head.id]})",
                    aside=capitalised(head.scope.value),
                    words=_words(case, head),
                ),
            ),
        )
        scope = self.form.field("scope")
        assert isinstance(scope, SegmentsField)
        scope.chosen.connect(lambda: self._ask_why())
        scope.pointed.connect(lambda: self._ask_why(focus=True))

    def _ask_why(self, focus: bool = False) -> None:
        """Whoever leaves a head out, wholly or in part, has to say why: open what asks for it."""
        head = self.record()
        if head is not None and head.scope is not HeadScope.INVESTIGATED:
            power = self.form.field("power")
            if power is not None:
                self.form.body.unfold(power)
            if focus and not head.power:
                self.form.focus_field("power")

    def understood(self, case: CaseFile, line: str) -> Understood:
        """The title of a head, and how it was put."""
        title, as_put = _parts(line)
        return Understood(" · ".join(filter(None, (title, as_put, ENTER))))

    def entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the head of a line; what stands behind a colon is how it was put."""
        id, (title, as_put) = typed.ids.new("head"), _parts(typed.words)
        case = editing.add(case, "head", HeadOfComplaint(id=id))
        put = link_mentions(as_put, case)
        return editing.set_fields(case, "head", id, title=title, as_put=put)


def _parts(line: str) -> tuple[str, str]:
    title, _, as_put = normalise_line(line).partition(": ")
    put = as_put.strip()
    return title.strip(), capitalised(put)


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
        SegmentsField(at, "scope", tuple(HeadScope)),
        fold_of(
            "Period",
            later(PartialDateField, at, "events_from"),
            later(PartialDateField, at, "events_to"),
        ),
        Fold(
            "Why in or out of scope",
            lambda: [
                LineField(
                    at, "power", "The provision that allows not investigating", "section 26(5)"
                ),
                MarkupField(
                    at,
                    "scope_reason",
                    "Printed in the section on scope unless the head is wholly investigated",
                ),
            ],
            _scope,
        ),
    ]


def _scope(case: CaseFile, head: HeadOfComplaint) -> str:
    said = " · ".join(filter(None, (head.power, words_of(case, head.scope_reason, 80))))
    investigated = head.scope is HeadScope.INVESTIGATED
    return said if said or investigated else f"{TO_DO} no reason yet"
