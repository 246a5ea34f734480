"""The fields of a remedy, of which those that fit its kind are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.application.case import editing
from workbench.application.remedies.deadlines import due_day
from workbench.application.remedies.smart import smart
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.remedies import Agreement, Remedy, RemedyKind
from workbench.domain.text import capitalised
from workbench.gui.dates.field import DayField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, records_of
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.choice import ChecklistField, ChoiceField, LinkField
from workbench.gui.fields.finder import FinderField
from workbench.gui.fields.numbers import DeadlineField, MoneyField
from workbench.gui.fields.segments import SegmentsField
from workbench.gui.fields.text import LineField, MarkupField, SuggestField, TextField
from workbench.gui.look.labels import note
from workbench.gui.look.layout import named
from workbench.gui.records.folds import TO_DO, Fold, Later, fold_of, later
from workbench.gui.records.form import RecordForm, Row
from workbench.gui.remedies.losses import LossField
from workbench.statement.cast import body_words

_PAYMENTS = frozenset((RemedyKind.FINANCIAL_LOSS, RemedyKind.SYMBOLIC_PAYMENT))
_PERSONAL = frozenset(RemedyKind) - {RemedyKind.SERVICE_IMPROVEMENT}
_FITS = {
    "amount": _PAYMENTS,
    "reason": _PAYMENTS | {RemedyKind.APOLOGY},
    "person_id": _PERSONAL,
    "joint_ids": _PERSONAL,
    "loss_items": frozenset((RemedyKind.FINANCIAL_LOSS,)),
    "calculation": frozenset((RemedyKind.FINANCIAL_LOSS,)),
    "owner": frozenset(RemedyKind) - _PAYMENTS,
    "measure": frozenset((RemedyKind.SERVICE_IMPROVEMENT, RemedyKind.ACTION)),
    "aggravating": _PERSONAL,
    "mitigating": _PERSONAL,
}
_HEADINGS = {
    RemedyKind.APOLOGY: {
        "person_id": "To whom",
        "joint_ids": "And to",
        "reason": "What the apology is for",
        "owner": "Who apologises",
        "text": "Words in the statement",
    },
    RemedyKind.ACTION: {"joint_ids": "And for"},
    RemedyKind.RECORD: {
        "joint_ids": "And for",
        "text": "What is added or corrected; nothing is deleted",
    },
    RemedyKind.FINANCIAL_LOSS: {"person_id": "Payee"},
    RemedyKind.SYMBOLIC_PAYMENT: {"person_id": "Payee"},
    RemedyKind.SERVICE_IMPROVEMENT: {"text": "What is to be improved, as in the statement"},
}
_EXAMPLES = {
    RemedyKind.APOLOGY: "apologise to Miss X for the delay",
    RemedyKind.ACTION: "begin a stage two investigation of her complaint",
    RemedyKind.RECORD: "place a copy of this decision on the child's file",
    RemedyKind.SERVICE_IMPROVEMENT: "remind staff of the time limits of the procedure",
}


class DueField(DeadlineField):
    """A time from the final decision, with the day it gives and what to know of that day."""

    watches = ("case",)

    def __init__(self, at: Binding, field: str, hint: str, label: str = "") -> None:
        super().__init__(at, field, hint, label)
        self.due = named(note(), f"remedy.{field}.due")
        self.column.addWidget(self.due)
        self.settled.connect(self._refresh)

    def options_changed(self, case: CaseFile) -> None:
        """The day of the decision may have changed."""
        self._refresh()

    def show_value(self, case: CaseFile) -> None:
        """Show the time and the day it gives."""
        super().show_value(case)
        self._refresh()

    def _refresh(self) -> None:
        case = self.desk.bridge.case
        deadline = self.value_in(case)
        decided = case.case.decided_on
        self.due.setVisible(deadline is not None)
        if deadline is None:
            return
        if decided is None:
            self.due.setText("The final decision has no date yet; the day follows from it.")
            return
        day = due_day(deadline, decided, self.desk.workbench.library.rules.calendar())
        self.due.setText(f"= {day.words()}, from the decision of {day_in_words(decided)}")


def remedy_rows(desk: Desk, offered: QWidget, smart: QWidget, follow_up: Fold) -> list[Row]:
    """The rows of the form; the others are what the page shows beside the fields."""
    at = records_of(desk, "remedy")
    return [
        (
            ChoiceField(at, "kind"),
            MoneyField(at, "amount", "For payments", "£150"),
        ),
        LinkField(at, "person_id"),
        FinderField(at, "joint_ids", "Mrs B", "user"),
        ChecklistField(
            at, "injustice_ids",
            "No injustice is recorded yet. Findings record them.", watches=("person", "finding"),
            label="Answers",
        ),
        offered,
        MarkupField(
            at, "reason", "What it is for; follows “to acknowledge” or “for”",
            "to acknowledge the distress caused by the delay", least=1, label="Because",
        ),
        MarkupField(
            at, "text", "In the infinitive: “apologise to Miss X for the delay”", least=2
        ).printed(),
        DueField(at, "deadline", "In the unit it was drafted in: four weeks is not one month",
                 label="Deadline"),
        TextField(at, "evidence", example="a copy of the letter", least=1, label="Proof"),
        SegmentsField(at, "agreement", tuple(Agreement)),
        fold_of(
            "How the sum was worked out",
            Later("loss_items", lambda: LossField(desk)),
            later(TextField, at, "calculation", least=1,
                  example="the rate paid to other carers, less what was paid"),
            later(TextField, at, "aggravating", least=1,
                  example="a child who could not speak for herself",
                  hint="Aggravating matters; for the file"),
            later(TextField, at, "mitigating", least=1,
                  example="an apology was made without delay",
                  hint="Mitigating matters; for the file"),
        ),
        fold_of(
            "Who does it, and what will show that it worked",
            later(SuggestField, at, "by_whom", _doers, watches=("case",)),
            later(LineField, at, "owner", example="the Head of Complaints"),
            later(DueField, at, "evidence_deadline", "By when the Ombudsman is to be told"),
            later(TextField, at, "measure", least=1,
                  example="no stage two late in the next quarter"),
        ),
        fold_of(
            "Agreement",
            later(DayField, at, "agreed_on", label="On"),
            later(LineField, at, "agreed_by", example="the Director", label="By whom"),
        ),
        Fold("SMART", [smart], _smart),
        follow_up,
    ]  # fmt: skip


def _smart(case: CaseFile, remedy: Remedy) -> str:
    lacking = [point.name.lower() for point in smart(case, remedy) if not point.met]
    return f"{TO_DO} not yet {', '.join(lacking)}" if lacking else "all five points met"


def smart_lines(case: CaseFile, remedy: Remedy) -> str:
    """The five points, one to a line: what is said for each, or what it still lacks."""
    return "\n".join(
        f"{'✓' if point.met else TO_DO} {point.name}: {capitalised(point.words)}"
        for point in smart(case, remedy)
    )


def fit(form: RecordForm, case: CaseFile, remedy: Remedy | None) -> None:
    """Show the fields that fit the kind of a remedy, and those that hold something all the same."""
    if remedy is None:
        return
    said = {"agreement": capitalised(body_words(case)), **_HEADINGS.get(remedy.kind, {})}
    for field in form.fields:
        kinds = _FITS.get(field.field)
        field.setVisible(
            kinds is None or remedy.kind in kinds or bool(getattr(remedy, field.field))
        )
        words = said.get(field.field, field.label)
        if field.heading.text() != words:
            _call(field, words)


def _call(field: BoundField, words: str) -> None:
    """Give a field another label, and have its controls heard under it."""
    before = field.heading.text()
    for control in field.findChildren(QWidget):
        if (name := control.accessibleName()).startswith(before):
            control.setAccessibleName(words + name.removeprefix(before))
    field.heading.setText(words)


def example_words(kind: RemedyKind) -> str:
    """Words that a remedy of a kind might have in the statement; "" where none help."""
    return _EXAMPLES.get(kind, "")


def _doers(case: CaseFile) -> list[str]:
    known = [remedy.by_whom for remedy in editing.ordered(case, "remedy")]
    return list(dict.fromkeys(filter(None, [case.case.body_short, *known])))
