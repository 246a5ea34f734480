"""The decision on one limit: what the law asks, what was decided, which paragraph follows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from workbench.application.records.jurisdiction import LimitRow, decide, limit_rows, twelve_months
from workbench.application.records.labels import words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.jurisdiction import LATE, Applies, Discretion, LimitDecision
from workbench.gui.dates.field import DayField, PartialDateField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.choice import BoxField, ChecklistField, ChoiceField
from workbench.gui.fields.text import LineField, TextField
from workbench.gui.look.labels import WrappedLabel, note, title
from workbench.gui.look.layout import column_of, named
from workbench.gui.records.folds import Fold
from workbench.gui.records.form import RecordForm, Row, wide
from workbench.statement.composing.standards import wording_of

_KIND = "jurisdiction"
_DISCRETION = {
    "used": "Used: the limit is set aside",
    "not used": "Not used: the limit stands",
}


class ParagraphField(BoxField):
    """Which of its standard paragraphs states the limit; the usual one unless another is chosen."""

    watches = (_KIND,)

    def __init__(self, at: Binding) -> None:
        hint = "Printed among the powers when the limit applies"
        super().__init__(at, "paragraph_id", hint, label="Paragraph in the statement")

    def options_changed(self, case: CaseFile) -> None:
        """Offer the paragraphs the reference data have for this limit."""
        row = limit_row(case, self.desk.workbench.library, self.record_id)
        paragraphs = row.paragraphs if row is not None else ()
        usual = f"The usual one: {paragraphs[0].title}" if paragraphs else "None is laid down"
        self.offer([("", usual), *((each.id, each.title) for each in paragraphs)])


def limit_row(case: CaseFile, library: ReferenceLibrary, id: str) -> LimitRow | None:
    """The row of a limit, None when there is none of that key."""
    return next((row for row in limit_rows(case, library) if row.id == id), None)


def decisions_at(desk: Desk) -> Binding:
    """Where decisions are kept: the limits the law lays down, and those of the person's own."""
    blank = LimitDecision(id="")

    def find(case: CaseFile, id: str) -> LimitDecision | None:
        laid_down = blank if id in desk.workbench.library.jurisdiction else None
        return case.jurisdiction.get(id, laid_down)

    return Binding(
        desk,
        _KIND,
        "decision on jurisdiction",
        find,
        lambda case, id, values: decide(case, id, **values),
    )


class LimitGuidePanel(QFrame):
    """What the reference data say of a limit: what it means, and what is to be asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("jurisdiction.guide")
        self._meaning = WrappedLabel()
        self._asks = named(WrappedLabel(), "jurisdiction.asks")
        self._source = note()
        column = column_of(within=self)
        for widget in (self._meaning, self._asks, self._source):
            column.addWidget(widget)

    def show_limit(self, row: LimitRow | None) -> None:
        """Show another limit; nothing is known of one of the person's own."""
        guide = row.guide if row is not None else None
        self.setVisible(guide is not None)
        if guide is None:
            return
        self._meaning.setText(guide.meaning)
        self._asks.setText("\n".join(f"•  {question}" for question in guide.asks))
        parts = (guide.provision, f"Source: {guide.source}", guide.note)
        self._source.setText(". ".join(part.rstrip(".") for part in parts if part) + ".")


class DecisionForm:
    """The form of one limit, with what goes with it; `form` is the widget."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.guide = LimitGuidePanel()
        self.heading = named(title(""), "jurisdiction.heading")
        self.heading.setWordWrap(True)
        self.counted = named(WrappedLabel(), "jurisdiction.twelve-months")
        self.no_discretion = named(
            note("The law gives no discretion to set this limit aside."),
            "jurisdiction.no-discretion",
        )
        self.follows = named(note(), "jurisdiction.follows")
        at = decisions_at(desk)
        self.form = named(
            RecordForm(at, self._rows(at)), "jurisdiction.form", "The decision on this limit"
        )

    def show_limit(self, id: str) -> None:
        """Show another limit."""
        self.form.show_record(id)
        self.follow()

    def follow(self) -> None:
        """Show what follows from the decision as it now is."""
        case, library = self._desk.bridge.case, self._desk.workbench.library
        id = self.form.record_id
        row = limit_row(case, library, id)
        self.guide.show_limit(row)
        self.heading.setText(row.title if row is not None else "")
        own = row is not None and row.guide is None
        late = id == LATE
        for name, shown in (
            ("title", own),
            ("notice_on", late),
            ("back_to", late),
            ("paragraph_id", row is not None and bool(row.paragraphs)),
        ):
            field = self.form.field(name)
            if field is not None:
                field.setVisible(shown)
        self.counted.setVisible(late)
        self.counted.setText(twelve_months(case).words() if late else "")
        self._show_discretion(row)
        self._show_paragraph(row, case, library)

    def _show_discretion(self, row: LimitRow | None) -> None:
        allowed = row is None or row.guide is None or row.guide.discretion
        used = row is not None and row.decision.discretion is not Discretion.NOT_DECIDED
        self.no_discretion.setVisible(not allowed)
        field = self.form.field("discretion")
        if field is not None:
            field.setVisible(allowed or used)

    def _show_paragraph(
        self, row: LimitRow | None, case: CaseFile, library: ReferenceLibrary
    ) -> None:
        words = ""
        today = self._desk.workbench.clock.today()
        paragraph = wording_of(row.paragraph_id, case, library, today) if row is not None else None
        if paragraph is not None:
            text = words_of(case, paragraph.text, 360)
            words = f"Printed among the powers: “{text}”"
        elif row is not None and row.decision.applies is Applies.YES:
            words = "No standard paragraph is laid down for this limit: write one in the statement."
        self.follows.setText(words)
        self.follows.setVisible(bool(words))

    def _provision(self, case: CaseFile, record: LimitDecision) -> str:
        """Where the limit is laid down."""
        guide = self._desk.workbench.library.jurisdiction.get(self.form.record_id)
        return guide.provision if guide is not None else ""

    def _rows(self, at: Binding) -> list[Row]:
        return [
            self.heading,
            LineField(at, "title", "One of your own", label="Name of the limit"),
            Fold("What the law asks", [self.guide], self._provision),
            (
                PartialDateField(
                    at, "notice_on", "The day the person first knew of it",
                    label="First notice of the matter",
                ),
                PartialDateField(at, "back_to", "How far back the investigation goes"),
            ),
            self.counted,
            (
                ChoiceField(at, "applies", label="Does it apply?"),
                wide(ChoiceField(at, "discretion", words=_DISCRETION)),
            ),
            self.no_discretion,
            TextField(at, "reason", "Why it applies or not, and why discretion is used"),
            (
                DayField(at, "decided_on"),
                LineField(at, "by_whom", "", "the investigator"),
            ),
            ParagraphField(at),
            self.follows,
            ChecklistField(
                at, "head_ids", "No head of complaint yet",
                label="Heads it bears on",
            ),
        ]  # fmt: skip
