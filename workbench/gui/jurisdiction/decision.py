"""The decision on one limit: what the law asks, what was decided, which paragraph follows."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from workbench.application.records.jurisdiction import LimitRow, decide, limit_rows, twelve_months
from workbench.application.records.labels import head_label, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.jurisdiction import LATE, Applies, Discretion, LimitDecision
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import BoxField, ChecklistField
from workbench.gui.fields.dates import DayField
from workbench.gui.fields.text import LineField
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import WrappedLabel, note, section
from workbench.gui.procedure.keyed import KeyedChoice, KeyedDate, KeyedField, KeyedText, keyed_form
from workbench.gui.procedure.keyed import Place as KeyedPlace
from workbench.gui.records.form import Row, wide
from workbench.statement.composing.standards import wording_of

_KIND = "jurisdiction"


class KeyedDay(KeyedField, DayField):
    """An exact day."""


class KeyedLine(KeyedField, LineField):
    """Words on one line."""


class KeyedHeads(KeyedField, ChecklistField):
    """Heads of complaint, ticked."""


class ParagraphField(KeyedField, BoxField):
    """Which of its standard paragraphs states the limit; the usual one unless another is chosen."""

    watches = (_KIND,)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _KIND, "paragraph_id", "Paragraph in the statement",
            "Printed among the powers when the limit applies",
        )  # fmt: skip

    def options_changed(self, case: CaseFile) -> None:
        """Offer the paragraphs the reference data have for this limit."""
        row = row_of(case, self.desk.workbench.library, self.record_id)
        paragraphs = row.paragraphs if row is not None else ()
        usual = f"The usual one: {paragraphs[0].title}" if paragraphs else "None is laid down"
        self.offer([("", usual), *((each.id, each.title) for each in paragraphs)])


def row_of(case: CaseFile, library: ReferenceLibrary, id: str) -> LimitRow | None:
    """The row of a limit, None when there is none of that key."""
    return next((row for row in limit_rows(case, library) if row.id == id), None)


class LimitGuidePanel(QFrame):
    """What the reference data say of a limit: what it means, and what is to be asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setObjectName("jurisdiction.guide")
        self._meaning = WrappedLabel()
        self._asks = WrappedLabel()
        self._asks.setObjectName("jurisdiction.asks")
        self._source = note()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        column.setSpacing(GRID)
        for widget in (self._meaning, self._asks, self._source):
            column.addWidget(widget)

    def show_limit(self, row: LimitRow | None) -> None:
        """Tell another limit; nothing is known of one of the person's own."""
        guide = row.guide if row is not None else None
        self.setVisible(guide is not None)
        if guide is None:
            return
        self._meaning.setText(guide.meaning)
        self._asks.setText("\n".join(f"•  {question}" for question in guide.asks))
        told = (guide.provision, f"Told from: {guide.source}", guide.note)
        self._source.setText(". ".join(part.rstrip(".") for part in told if part) + ".")


class DecisionForm:
    """The form of one limit, with what goes with it; `form` is the widget."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.guide = LimitGuidePanel()
        self.heading = section("")
        self.heading.setObjectName("jurisdiction.heading")
        self.heading.setWordWrap(True)
        self.counted = WrappedLabel()
        self.counted.setObjectName("jurisdiction.twelve-months")
        self.no_discretion = note("The law gives no discretion to set this limit aside.")
        self.no_discretion.setObjectName("jurisdiction.no-discretion")
        self.follows = note()
        self.follows.setObjectName("jurisdiction.follows")
        place = KeyedPlace("decision on jurisdiction", self._find, _put, self._there, _BLANK)
        self.form = keyed_form(desk, _KIND, self._rows(), place, 2 * GRID)
        self.form.setObjectName("jurisdiction.form")
        self.form.setAccessibleName("The decision on this limit")

    def show_limit(self, id: str) -> None:
        """Show another limit."""
        self.form.show_record(id)
        self.follow()

    def follow(self) -> None:
        """Show what follows from the decision as it now is."""
        case, library = self._desk.bridge.case, self._desk.workbench.library
        id = self.form.record_id
        row = row_of(case, library, id)
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
        self._tell_discretion(row)
        self._tell_paragraph(row, case, library)

    def _tell_discretion(self, row: LimitRow | None) -> None:
        allowed = row is None or row.guide is None or row.guide.discretion
        used = row is not None and row.decision.discretion is not Discretion.NOT_DECIDED
        self.no_discretion.setVisible(not allowed)
        field = self.form.field("discretion")
        if field is not None:
            field.setVisible(allowed or used)

    def _tell_paragraph(
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

    def _find(self, case: CaseFile, id: str) -> LimitDecision | None:
        return case.jurisdiction.get(id)

    def _there(self, case: CaseFile, id: str) -> bool:
        return id in case.jurisdiction or id in self._desk.workbench.library.jurisdiction

    def _rows(self) -> list[Row]:
        desk = self._desk
        return [
            self.heading,
            KeyedLine(desk, _KIND, "title", "Name of the limit", "One of your own"),
            self.guide,
            (
                KeyedDate(
                    desk, _KIND, "notice_on", "First notice of the matter",
                    "The day the person first knew of it",
                ),
                KeyedDate(
                    desk, _KIND, "back_to", "Investigated back to",
                    "How far back the investigation goes",
                ),
            ),
            self.counted,
            (
                KeyedChoice(
                    desk, _KIND, "applies", "Does it apply?", Applies,
                    {"undecided": "Not decided", "yes": "Yes", "no": "No"},
                ),
                wide(
                    KeyedChoice(
                        desk, _KIND, "discretion", "Discretion", Discretion,
                        {
                            "not decided": "Not decided",
                            "used": "Used: the limit is set aside",
                            "not used": "Not used: the limit stands",
                        },
                    )
                ),
            ),
            self.no_discretion,
            KeyedText(
                desk, _KIND, "reason", "Reason", "Why it applies or not, and why discretion is used"
            ),
            (
                KeyedDay(desk, _KIND, "decided_on", "Decided on"),
                KeyedLine(desk, _KIND, "by_whom", "By whom", "", "the investigator"),
            ),
            ParagraphField(desk),
            self.follows,
            KeyedHeads(
                desk, _KIND, "head_ids", "Heads it bears on", "head", head_label,
                "No head of complaint yet",
            ),
        ]  # fmt: skip


_BLANK: Any = LimitDecision(id="")


def _put(case: CaseFile, id: str, values: Any) -> CaseFile:
    return decide(case, id, **dict(values))
