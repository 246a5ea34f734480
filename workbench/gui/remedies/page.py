"""The remedies: who does what, for whom, by when, and what will show that it was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLabel

from workbench.application import editing, remedies
from workbench.application.changes import ChangeSet
from workbench.application.labels import alias_of, injustice_label, person_label, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.domain.remedies import Agreement, Remedy, RemedyKind
from workbench.gui.appearance import emphasised
from workbench.gui.desk import Desk
from workbench.gui.fields_choice import ChecklistField, ChoiceField, LinkField, sentence_case
from workbench.gui.fields_dates import DayField
from workbench.gui.fields_labels import FAULT_MARK, fault_label
from workbench.gui.fields_numbers import DeadlineField, MoneyField
from workbench.gui.fields_text import MarkupField, SuggestField, TextField
from workbench.gui.records import PageWords, RecordPage
from workbench.gui.records_model import Column
from workbench.gui.records_notices import Notice, NoticeList
from workbench.statement.cast import cast_of
from workbench.statement.text import inline_text
from workbench.statement.wording import remedy_words

WORDS = PageWords(
    title="Remedies",
    noun="remedy",
    about="",
    empty_title="No remedy yet",
    empty="A remedy answers an injustice: an apology, something to be done or corrected, a "
    "payment, or an improvement to the service. Deadlines count from the final decision.",
    first="Add a remedy",
)


class RemediesPage(RecordPage):
    """The remedies of a case, what they add up to, and what they leave unanswered."""

    def __init__(self, desk: Desk) -> None:
        self._missing = fault_label()
        self._missing.setObjectName("remedies.missing")
        columns = (
            Column("Kind", lambda case, r: sentence_case(r.kind.value), 19),
            Column("What", lambda case, r: remedy_text(desk, case, r)),
            Column("For whom", lambda case, r: alias_of(case, r.person_id), 12, spare=2),
            Column("Amount", _amount, 10, right=True, sort=lambda case, r: r.amount or 0),
            Column(
                "Deadline", lambda case, r: r.deadline.in_words() if r.deadline else "", 14, spare=1
            ),
            Column("Agreed", lambda case, r: sentence_case(r.agreement.value), 13, spare=3),
        )
        super().__init__(
            desk,
            "remedies",
            "remedy",
            WORDS,
            columns,
            [self._missing, *_rows(desk)],
            beside=False,
        )
        self._totals = QLabel()
        self._totals.setObjectName("remedies.totals")
        self._totals.setAccessibleName("Payments in total")
        emphasised(self._totals)
        self._open = NoticeList("remedies.unanswered", "Injustices no remedy answers")
        self.above.addWidget(self._totals)
        self.above.addWidget(self._open)
        desk.bridge.changed.connect(self._on_links_changed)
        self._tell()

    def new_record(self, case: CaseFile, id: str) -> Any:
        """A remedy for the first injustice that has none."""
        left = remedies.unanswered(case)
        return remedies.new_remedy(case, id, left[0].id if left else "")

    def add_for(self, injustice_id: str) -> None:
        """Add a remedy that answers an injustice."""
        id = self.desk.ids.new("remedy")
        self.form.commit_all()
        if self.desk.bridge.apply(
            "Add remedy",
            lambda case: editing.add(case, "remedy", remedies.new_remedy(case, id, injustice_id)),
        ):
            self.focus_record("remedy", id, "")

    def _on_chosen(self, id: str) -> None:
        super()._on_chosen(id)
        self._tell_wording()

    def _on_links_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("remedy", "injustice", "person", "finding", "case"):
            self._tell()

    def _tell(self) -> None:
        case = self.desk.bridge.case
        words = remedies.totals_words(case)
        self._totals.setText(f"To be paid: {words}")
        self._totals.setVisible(bool(words))
        self._open.show_notices(
            [
                Notice(
                    injustice_label(case, each), "Add remedy", f"remedies.add.{each.id}",
                    self._adder(each.id),
                )
                for each in remedies.unanswered(case)
            ]
        )  # fmt: skip
        self._tell_wording()

    def _tell_wording(self) -> None:
        """Show in the blank text what the statement will say, and what the remedy lacks."""
        case = self.desk.bridge.case
        remedy = case.remedies.get(self.form.record_id)
        missing = remedies.missing_in(case, remedy) if remedy is not None else ()
        self._missing.setText("\n".join(FAULT_MARK + words for words in missing))
        self._missing.setVisible(bool(missing))
        field = self.form.field("text")
        if remedy is not None and isinstance(field, MarkupField):
            cast = cast_of(case)
            words = inline_text(remedy_words(remedy, self.desk.workbench.library, cast))
            field.editor.setPlaceholderText(f"Blank: {words}")

    def _adder(self, injustice_id: str) -> Callable[[], None]:
        return lambda: self.add_for(injustice_id)


def remedy_text(desk: Desk, case: CaseFile, remedy: Remedy) -> str:
    """A remedy as the statement words it, on one line."""
    if remedy.text.strip():
        return words_of(case, remedy.text)
    return inline_text(remedy_words(remedy, desk.workbench.library, cast_of(case)))


def _amount(case: CaseFile, remedy: Remedy) -> str:
    return money(remedy.amount) if remedy.amount is not None else ""


def _deadline(case: CaseFile, remedy: Remedy) -> str:
    return remedy.deadline.in_words() if remedy.deadline is not None else ""


def _doers(case: CaseFile) -> list[str]:
    known = [remedy.by_whom for remedy in editing.ordered(case, "remedy")]
    return list(dict.fromkeys(filter(None, [case.case.body_short, *known])))


def _rows(desk: Desk) -> list[Any]:
    return [
        (
            ChoiceField(desk, "remedy", "kind", "Kind", RemedyKind),
            SuggestField(desk, "remedy", "by_whom", "By whom", _doers, watches=("case",)),
        ),
        (
            LinkField(
                desk, "remedy", "person_id", "For whom, the payee of a payment", "person",
                person_label,
            ),
            MoneyField(desk, "remedy", "amount", "Amount", "For payments", "£150"),
        ),
        MarkupField(
            desk, "remedy", "reason", "Reason", "What it is for; follows “to acknowledge” or “for”",
            "to acknowledge the distress caused by the delay", least=1,
        ),
        MarkupField(
            desk, "remedy", "text", "Words in the statement",
            "In the infinitive: “apologise to Miss X for the delay”", least=2,
        ),
        ChecklistField(
            desk, "remedy", "injustice_ids", "Injustices it answers", "injustice",
            injustice_label, "No injustice is recorded yet. Findings record them.",
            watches=("person", "finding"),
        ),
        (
            DeadlineField(
                desk, "remedy", "deadline", "Deadline, from the final decision",
                "In the unit it was drafted in: four weeks is not one month",
            ),
            DeadlineField(
                desk, "remedy", "evidence_deadline", "Deadline for the evidence",
                "By when the Ombudsman is to be told",
            ),
        ),
        TextField(
            desk, "remedy", "evidence", "Evidence that it was done", example="a copy of the letter",
            least=2,
        ),
        (
            ChoiceField(desk, "remedy", "agreement", "Agreement", Agreement),
            DayField(desk, "remedy", "agreed_on", "Agreed on"),
        ),
    ]  # fmt: skip
