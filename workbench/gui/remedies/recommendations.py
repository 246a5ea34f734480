"""The recommendations: who does what, for whom, by when, and what will show that it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.records.labels import alias_of, injustice_label, offer_label, words_of
from workbench.application.remedies import answers as remedies
from workbench.application.remedies import ladder
from workbench.application.remedies.offers import offers_for
from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.domain.records.remedies import Remedy, RemedyKind
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import sentence_case
from workbench.gui.fields.text import MarkupField
from workbench.gui.look.labels import FAULT_MARK, fault_label, note
from workbench.gui.records.model import Column
from workbench.gui.records.notices import Notice, NoticeList
from workbench.gui.records.page import PageWords, RecordPage
from workbench.gui.remedies.fields import example_words, fit, remedy_rows
from workbench.gui.remedies.smart import SmartPanel, smart_words
from workbench.statement.cast import cast_of
from workbench.statement.composing.wording import remedy_words
from workbench.statement.text import inline_text

WORDS = PageWords(
    title="Remedies",
    noun="remedy",
    about="",
    empty_title="No remedy yet",
    empty="A remedy answers an injustice: an apology, something to be done or corrected, a "
    "payment, or an improvement to the service. Deadlines count from the final decision.",
    first="Add a remedy",
)


class RecommendationsTab(RecordPage):
    """The remedies of a case, and the injustices they leave unanswered.

    `compare_wanted` carries the kind of injustice the chosen remedy answers, None for any.
    """

    compare_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self._missing = fault_label()
        self._missing.setObjectName("remedies.missing")
        self._smart = SmartPanel()
        self._offered = note()
        self._offered.setObjectName("remedies.offered")
        columns = (
            Column("Kind", lambda case, r: sentence_case(r.kind.value), 18),
            Column("What", lambda case, r: remedy_text(desk, case, r)),
            Column("For whom", lambda case, r: alias_of(case, r.person_id), 12, spare=2),
            Column("Amount", _amount, 10, right=True, sort=lambda case, r: r.amount or 0),
            Column(
                "Deadline", lambda case, r: r.deadline.in_words() if r.deadline else "", 13, spare=1
            ),
            Column("Agreed", lambda case, r: sentence_case(r.agreement.value), 12, spare=3),
            Column("SMART", smart_words, 11, spare=4),
        )
        super().__init__(
            desk,
            "remedies",
            "remedy",
            WORDS,
            columns,
            [self._missing, *remedy_rows(desk, self._smart, self._offered)],
            beside=False,
        )
        self.button("Compare awards", "compare", self._compare, lesser=True)
        self._open = NoticeList("remedies.unanswered", "Injustices no remedy answers")
        self.above.addWidget(self._open)
        desk.bridge.changed.connect(self._on_links_changed)
        self._tell()

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A remedy for the first injustice that has none."""
        left = remedies.unanswered(case)
        return remedies.new_remedy(case, id, left[0].id if left else "")

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
            begun = replace(self.new_record(case, id), kind=kind)
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
        remedy = case.remedies.get(self.form.record_id)
        answered = remedy.injustice_ids if remedy is not None else ()
        kinds = [case.injustices[id].kind for id in answered if id in case.injustices]
        self.compare_wanted.emit(kinds[0] if kinds else None)

    def _on_chosen(self, id: str) -> None:
        super()._on_chosen(id)
        self._tell_chosen()

    def _on_links_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("remedy", "injustice", "person", "finding", "case", "offer"):
            self._tell()

    def _tell(self) -> None:
        case = self.desk.bridge.case
        self._open.show_notices(
            [
                Notice(
                    injustice_label(case, each), "Add remedy", f"remedies.add.{each.id}",
                    self._adder(each.id),
                )
                for each in remedies.unanswered(case)
            ]
        )  # fmt: skip
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        """Show what the chosen remedy lacks, the fields of its kind and its words when blank."""
        case = self.desk.bridge.case
        remedy = case.remedies.get(self.form.record_id)
        missing = remedies.missing_in(case, remedy) if remedy is not None else ()
        self._missing.setText("\n".join(FAULT_MARK + words for words in missing))
        self._missing.setVisible(bool(missing))
        self._smart.show_remedy(case, remedy)
        fit(self.form, remedy)
        self._tell_offered(case, remedy)
        self._tell_blank(case, remedy)

    def _tell_offered(self, case: CaseFile, remedy: Remedy | None) -> None:
        found = offers_for(case, "remedy", remedy.id) if remedy is not None else []
        said = "; ".join(f"{offer_label(case, each)} ({each.state})" for each in found)
        self._offered.setText(f"Already by the body: {said}")
        self._offered.setVisible(bool(found))

    def _tell_blank(self, case: CaseFile, remedy: Remedy | None) -> None:
        field = self.form.field("text")
        if remedy is not None and isinstance(field, MarkupField):
            words = inline_text(remedy_words(remedy, self.desk.workbench.library, cast_of(case)))
            example = example_words(remedy.kind)
            also = f"\nSuch as: {example}" if example else ""
            field.editor.setPlaceholderText(f"Blank: {words}{also}")

    def _adder(self, injustice_id: str) -> Callable[[], None]:
        return lambda: self.add_for(injustice_id)


def remedy_text(desk: Desk, case: CaseFile, remedy: Remedy) -> str:
    """A remedy as the statement words it, on one line."""
    if remedy.text.strip():
        return words_of(case, remedy.text)
    return inline_text(remedy_words(remedy, desk.workbench.library, cast_of(case)))


def _amount(case: CaseFile, remedy: Remedy) -> str:
    return money(remedy.amount) if remedy.amount is not None else ""
