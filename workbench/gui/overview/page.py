"""The case itself, and beside it what is to be done and the notes for the file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import DuplicateReference, InvalidInput, WorkbenchError
from workbench.gui.dates.field import DayField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import ChoiceField
from workbench.gui.fields.text import LineField, SuggestField, TextField
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import title
from workbench.gui.look.layout import column_of, framed, held, scrolled
from workbench.gui.look.named import named
from workbench.gui.overview.first_case import FirstCase
from workbench.gui.overview.notes import NoteList
from workbench.gui.overview.tasks import TaskList
from workbench.gui.records.folds import Fold
from workbench.gui.records.form import RecordForm, Row
from workbench.gui.statement.settings import OF_THE_STATEMENT, show_settings

_SIDE_BY_SIDE = 760
_REASONS = {"": "None, or not settled"}


class ReferenceField(LineField):
    """The case reference, which no other case may have."""

    saves_when_idle = False

    def save(self, value: Any) -> bool:
        """Change the reference; a duplicate or unreadable one is named beneath the field."""
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
    """The facts of the case, what is next, and the notes for the file."""

    title = "Overview"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("overview")
        self._desk = desk
        self.form = named(
            RecordForm(records_of(desk, "case"), _rows(desk)), "overview.form", "The case: details"
        )
        self.first = FirstCase(desk, self)
        self.tasks, self.notes = TaskList(desk), NoteList(desk)
        panel = framed(self.form)
        beside = column_of(self.first, self.tasks, self.notes, gap=2 * GRID)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(panel, 5)
        self._row.addWidget(scrolled(held(beside), "What is next, and notes", across=False), 3)
        column_of(
            (title(self.title), 0, Qt.AlignmentFlag.AlignLeft),
            (self._row, 1),
            within=self,
            margins=2 * GRID,
            gap=GRID + GRID // 2,
        )
        self.form.show_record(desk.bridge.case.case.id)

    def counts(self, case: CaseFile) -> str:
        """Nothing is counted here."""
        return ""

    def page_focus(self) -> None:
        """Work begins at the reference."""
        self.form.focus_field()

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Bring the keyboard to a field of the case, a thing to do or a note."""
        if kind in ("task", "note"):
            (self.tasks if kind == "task" else self.notes).focus_record(id)
            return
        if field in OF_THE_STATEMENT:
            show_settings(self._desk, self)
        else:
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


def _rows(desk: Desk) -> list[Row]:
    at = records_of(desk, "case")
    return [
        ReferenceField(at, "reference", "Eight figures", "21 017 938"),
        LineField(at, "body", "The full name as printed", "Northshire County Council"),
        DayField(at, "received_on"),
        SuggestField(at, "category", lambda case: _categories(desk)),
        SuggestField(at, "subject", lambda case: _subjects(desk, case), watches=("case",)),
        Fold(
            "Where it stands",
            (
                ChoiceField(at, "stage"),
                LineField(at, "investigator"),
                LineField(at, "body_short", "", "the Council", label="What the text calls it"),
            ),
        ),
        Fold(
            "Draft and decision",
            (
                DayField(at, "draft_sent_on"),
                DayField(at, "comments_due", "The draft asks for comments by this day"),
                DayField(at, "decided_on", "Remedy deadlines count from here"),
                ChoiceField(at, "outcome"),
                ChoiceField(at, "upheld_reason", words=_REASONS),
            ),
        ),
        Fold("Notes", (TextField(at, "note", least=3),)),
    ]
