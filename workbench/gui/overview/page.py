"""The case itself, and beside it how far it has come and what it still lacks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import DuplicateReference, InvalidInput, WorkbenchError
from workbench.domain.records.complaint import (
    CaseStage,
    DeadlineStyle,
    Edition,
    Outcome,
    ScopePlacement,
    StatementKind,
    UpheldReason,
)
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import ChoiceField
from workbench.gui.fields.dates import DayField
from workbench.gui.fields.text import LineField, SuggestField, TextField
from workbench.gui.live import Live
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import title
from workbench.gui.overview.outline_field import OutlineField
from workbench.gui.overview.summary import CaseSummary
from workbench.gui.records.form import RecordForm, wide

_SIDE_BY_SIDE = 760
_EDITIONS = {"to-2024": "Headings used to about 2024", "current": "Present headings"}
_PLACES = {
    "before powers": "Before the powers",
    "after powers": "After the powers",
    "at the end": "At the end",
}
_DEADLINES = {"leads": "Leads the list of remedies", "follows": "Follows in its own paragraph"}
_REASONS = {"": "None, or not settled"}


class ReferenceField(LineField):
    """The case reference, which no other case may have."""

    saves_when_idle = False

    def save(self, value: Any) -> bool:
        """Change the reference; a duplicate or unreadable one is told beneath the field."""
        bridge = self.desk.bridge
        try:
            self.desk.workbench.set_reference(bridge.session, value)
        except DuplicateReference as error:
            raise InvalidInput(error.message, error.hint, "reference") from None
        except InvalidInput:
            raise
        except WorkbenchError as error:
            bridge.failed.emit(error)
            return False
        bridge.history_changed.emit()
        return True


class OverviewPage(QWidget):
    """The record of the case and its summary."""

    title = "Overview"

    def __init__(self, desk: Desk, live: Live | None = None) -> None:
        super().__init__()
        self.setObjectName("overview")
        self._desk = desk
        self.form = RecordForm(desk, "case", _rows(desk))
        self.form.setObjectName("overview.form")
        self.form.setAccessibleName("The case: details")
        self.summary = CaseSummary(desk, live)
        panel = QFrame()
        panel.setFrameShape(QFrame.Shape.StyledPanel)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.form)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(panel, 5)
        self._row.addWidget(self.summary, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(title(self.title), 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._row, 1)
        self.form.show_record(desk.bridge.case.case.id)

    def counts(self, case: CaseFile) -> str:
        """Nothing is counted here."""
        return ""

    def page_focus(self) -> None:
        """Work begins at the reference."""
        self.form.focus_field()

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Bring the keyboard to a field of the case."""
        self.form.focus_field(field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the summary beside the form where there is room, below it otherwise."""
        super().resizeEvent(event)
        across = self.width() >= _SIDE_BY_SIDE
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if across else ways.TopToBottom)


def _categories(desk: Desk) -> list[str]:
    return list(desk.workbench.library.categories)


def _subjects(desk: Desk, case: CaseFile) -> list[str]:
    return list(desk.workbench.library.categories.get(case.case.category, ()))


def _rows(desk: Desk) -> list[Any]:
    return [
        (
            ReferenceField(desk, "case", "reference", "Reference", "Eight figures", "21 017 938"),
            DayField(desk, "case", "received_on", "Received on"),
        ),
        (
            wide(LineField(
                desk, "case", "body", "Body complained about", "The full name as printed",
                "Northshire County Council",
            )),
            LineField(
                desk, "case", "body_short", "What the text calls it", "", "the Council"
            ),
        ),
        (
            SuggestField(desk, "case", "category", "Category", lambda case: _categories(desk)),
            SuggestField(
                desk, "case", "subject", "Subject", lambda case: _subjects(desk, case),
                watches=("case",),
            ),
        ),
        "Where it stands",
        (
            ChoiceField(desk, "case", "stage", "Stage", CaseStage),
            LineField(desk, "case", "investigator", "Investigator"),
        ),
        (
            wide(LineField(desk, "case", "next_step", "Next step", "", "Send the draft")),
            DayField(desk, "case", "next_step_due", "Due"),
        ),
        (
            DayField(desk, "case", "draft_sent_on", "Draft sent on"),
            DayField(desk, "case", "decided_on", "Decided on", "Remedy deadlines count from here"),
        ),
        (
            ChoiceField(desk, "case", "outcome", "Outcome", Outcome),
            ChoiceField(desk, "case", "upheld_reason", "Why it is upheld", UpheldReason, _REASONS),
        ),
        "The statement",
        (
            ChoiceField(desk, "case", "statement_kind", "Kind of statement", StatementKind),
            ChoiceField(desk, "case", "edition", "Edition of headings", Edition, _EDITIONS),
        ),
        OutlineField(desk),
        (
            ChoiceField(
                desk, "case", "scope_placement", "Place of the scope section", ScopePlacement,
                _PLACES,
            ),
            ChoiceField(
                desk, "case", "deadline_style", "Deadline of remedies", DeadlineStyle, _DEADLINES
            ),
        ),
        TextField(desk, "case", "note", "Note", least=3),
    ]  # fmt: skip
