"""The recommendations: who does what, for whom, by when, and what will show that it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal

from workbench.application.case import editing
from workbench.application.case.ports import IdSource
from workbench.application.records.labels import alias_of, injustice_label, offer_label, words_of
from workbench.application.remedies import answers as remedies
from workbench.application.remedies import ladder
from workbench.application.remedies.lines import add_remedy, read_remedy
from workbench.application.remedies.offers import offers_for
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.money import money
from workbench.domain.records.remedies import Agreement, Remedy, RemedyKind
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import sentence_case
from workbench.gui.fields.text import MarkupField
from workbench.gui.look.labels import note
from workbench.gui.look.named import named
from workbench.gui.records.columns import Column
from workbench.gui.records.entry import ENTER, Understood
from workbench.gui.records.folds import TO_DO
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.notices import Notice, NoticeList
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords
from workbench.gui.remedies.form_rows import example_words, fit, remedy_rows
from workbench.gui.remedies.smart import SmartPanel, smart_words
from workbench.statement.cast import cast_of
from workbench.statement.composing.wording import remedy_words
from workbench.statement.text import inline_text

WORDS = PageWords(
    title="Remedies",
    noun="remedy",
    prompt="New remedy: what, for whom",
    empty="What the body should do for each injustice: apologise to Miss X, 4 weeks. Deadlines "
    "count from the final decision.",
)


class RecommendationsTab(RecordPage[Remedy]):
    """The remedies of a case, and the injustices they leave unanswered.

    `compare_wanted` carries the kind of injustice the chosen remedy answers, None for any.
    """

    compare_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self._missing = named(note(), "remedies.missing")
        self._smart = SmartPanel()
        self._offered = named(note(), "remedies.offered")
        columns: tuple[Column[Remedy], ...] = (
            Column("Kind", lambda case, r: sentence_case(r.kind.value), 18),
            Column("What", lambda case, r: remedy_text(desk, case, r)),
            Column("For whom", lambda case, r: alias_of(case, r.person_id), 12),
            Column("Amount", _amount, 10, right=True, sort=lambda case, r: r.amount or 0),
            Column("Deadline", lambda case, r: r.deadline.in_words() if r.deadline else "", 13),
            Column("Agreed", lambda case, r: sentence_case(r.agreement.value), 12),
            Column("SMART", smart_words, 11),
        )
        rows = [*remedy_rows(desk, self._smart, self._offered), self._missing]
        super().__init__(
            desk, Records("remedy", "remedies", WORDS, columns, rows, _begin, row=self._row)
        )
        self.add_act("Compare awards", "compare", self._compare)
        self._open = NoticeList("remedies.unanswered", "Injustices no remedy answers")
        self.above.addWidget(self._open)
        self.shown.connect(self._show_chosen)
        self.follow(self._refresh, "remedy", "injustice", "person", "finding", "case", "offer")

    def understood(self, case: CaseFile, line: str) -> Understood:
        """What kind of remedy a line is, for whom, how much and by when."""
        read = read_remedy(case, line)
        said = [
            sentence_case(read.kind.value),
            f"for {alias_of(case, read.person_id)}" if read.person_id else "",
            money(read.amount) if read.amount is not None else "",
            f"within {read.deadline.in_words()}" if read.deadline is not None else "",
            ENTER,
        ]
        return Understood(" · ".join(filter(None, said)))

    def entered(
        self, case: CaseFile, line: str, ids: IdSource, chosen: PartialDate | None
    ) -> CaseFile:
        """The case with the remedy of a line."""
        return add_remedy(case, line, ids.new("remedy"))

    def _row(self, case: CaseFile, remedy: Remedy) -> RowWords:
        """What is to be done and the sum, then for whom, for what and by when."""
        words = remedy_text(self.desk, case, remedy)
        said = [
            sentence_case(remedy.kind.value),
            f"within {remedy.deadline.in_words()}" if remedy.deadline is not None else "",
            remedy.agreement.value if remedy.agreement is not Agreement.NOT_ASKED else "",
        ]
        return RowWords(
            words=words[:1].upper() + words[1:].removesuffix(" and").rstrip(" ;."),
            aside=_amount(case, remedy),
            note=" · ".join(filter(None, said)),
        )

    def add_for(self, injustice_id: str) -> None:
        """Add a remedy that answers an injustice."""
        self._add(
            lambda case, id: editing.add(
                case, "remedy", remedies.new_remedy(case, id, injustice_id)
            )
        )

    def add_kind(self, kind: RemedyKind) -> None:
        """Add a remedy of a kind, behind those of its own and earlier kinds."""

        def add(case: CaseFile, id: str) -> CaseFile:
            begun = replace(_begin(case, id), kind=kind)
            if kind is RemedyKind.SERVICE_IMPROVEMENT:
                begun = replace(begun, person_id="", injustice_ids=())
            return ladder.add_in_order(case, begun)

        self._add(add)

    def _add(self, edit: Callable[[CaseFile, str], CaseFile]) -> None:
        id = self.desk.ids.new("remedy")
        self.form.commit_all()
        if self.desk.bridge.apply("Add remedy", lambda case: edit(case, id)):
            self.focus_record("remedy", id, "")

    def _compare(self) -> None:
        case = self.desk.bridge.case
        remedy = self.record()
        answered = remedy.injustice_ids if remedy is not None else ()
        kinds = [case.injustices[id].kind for id in answered if id in case.injustices]
        self.compare_wanted.emit(kinds[0] if kinds else None)

    def _refresh(self) -> None:
        case = self.desk.bridge.case
        self._open.show_notices(
            [
                Notice(
                    injustice_label(case, each), "Add remedy", f"remedies.add.{each.id}",
                    partial(self.add_for, each.id),
                )
                for each in remedies.unanswered(case)
            ]
        )  # fmt: skip
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show what the chosen remedy lacks, the fields of its kind and its words when blank."""
        case, remedy = self.desk.bridge.case, self.record()
        missing = remedies.missing_in(case, remedy) if remedy is not None else ()
        self._missing.setText("\n".join(f"{TO_DO} {each}" for each in missing))
        self._missing.setVisible(bool(missing))
        self._smart.show_remedy(case, remedy)
        fit(self.form, remedy)
        self._show_offered(case, remedy)
        self._show_blank(case, remedy)

    def _show_offered(self, case: CaseFile, remedy: Remedy | None) -> None:
        found = offers_for(case, "remedy", remedy.id) if remedy is not None else []
        said = "; ".join(f"{offer_label(case, each)} ({each.state})" for each in found)
        self._offered.setText(f"Already by the body: {said}")
        self._offered.setVisible(bool(found))

    def _show_blank(self, case: CaseFile, remedy: Remedy | None) -> None:
        field = self.form.field("text")
        if remedy is not None and isinstance(field, MarkupField):
            words = inline_text(remedy_words(remedy, self.desk.workbench.library, cast_of(case)))
            example = example_words(remedy.kind)
            also = f"\nSuch as: {example}" if example else ""
            field.editor.setPlaceholderText(f"Blank: {words}{also}")


def _begin(case: CaseFile, id: str) -> Remedy:
    """A remedy for the first injustice that has none."""
    left = remedies.unanswered(case)
    return remedies.new_remedy(case, id, left[0].id if left else "")


def remedy_text(desk: Desk, case: CaseFile, remedy: Remedy) -> str:
    """A remedy as the statement words it, on one line."""
    if remedy.text.strip():
        return words_of(case, remedy.text)
    return inline_text(remedy_words(remedy, desk.workbench.library, cast_of(case)))


def _amount(case: CaseFile, remedy: Remedy) -> str:
    return money(remedy.amount) if remedy.amount is not None else ""
