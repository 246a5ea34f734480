"""The case itself, and beside it what is to be done and the notes for the file."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import DuplicateReference, InvalidInput, WorkbenchError
from workbench.gui.dates.field import DayField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import ChoiceField
from workbench.gui.fields.passing_line import FindLine
from workbench.gui.fields.text import LineField, SuggestField, TextField
from workbench.gui.look.buttons import key_act, push_button
from workbench.gui.look.key_order import put_where, stops_within
from workbench.gui.look.labels import title
from workbench.gui.look.layout import GRID, REST, column_of, held, named, row_of, scrolled
from workbench.gui.overview.facts import Facts
from workbench.gui.overview.first_case import FirstCase
from workbench.gui.overview.notes import NoteList
from workbench.gui.overview.tasks import TaskList
from workbench.gui.records.folds import fold_of, later
from workbench.gui.records.form import RecordFields, Row
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
    """The facts of the case and where it stands, what is next, and the notes for the file.

    The facts are there to be read. *Edit*, a click on one of them, or a command that leads to one
    shows their fields; a case that is still without reference or body begins with the fields.
    """

    title = "Overview"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("overview")
        self._desk = desk
        self.facts = Facts(desk)
        self.facts.wanted.connect(self._on_wanted)
        self.edit_button = push_button("Edit", "overview.edit", self._turn, kind="quiet")
        self.first = FirstCase(desk, self)
        self.tasks, self.notes = TaskList(desk), NoteList(desk)
        key_act(self, "Ctrl+T", self.tasks.page_focus)
        spoken = "Show only things to do and notes with these words"
        self.words = FindLine("overview.words", spoken, self.page_focus)
        for rows in (self.tasks.rows, self.notes.rows):
            self.words.textChanged.connect(rows.show_matching)
        self._case = column_of(
            self.facts, self.tasks, REST, margins=(GRID, 0, GRID, 0), gap=3 * GRID
        )
        beside = held(column_of(self.first, self.notes, REST, gap=2 * GRID))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(3 * GRID)
        self._row.addWidget(
            scrolled(held(self._case), "The case, and what is next", across=False), 1
        )
        self._row.addWidget(scrolled(beside, "Notes for the file", across=False), 1)
        column_of(
            row_of(title(self.title), REST, self.words, self.edit_button, margins=(GRID, 0, 0, 0)),
            (self._row, 1),
            within=self,
            margins=(2 * GRID, GRID, 2 * GRID, GRID),
            gap=GRID,
        )
        record = desk.bridge.case.case
        self._show_fields(not (record.reference and record.body))

    @cached_property
    def form(self) -> RecordFields:
        """The fields of the case, made when they are first asked for."""
        at = records_of(self._desk, "case")
        made = named(RecordFields(at, _rows(self._desk), margin=0), "overview.form")
        made.show_record(self._desk.bridge.case.case.id)
        self._case.insertWidget(1, made)
        put_where(self.tasks.entry.line, [*stops_within(made)])
        return made

    def begin_find(self) -> None:
        """Find among the things to do and the notes."""
        self.words.begin()

    def page_focus(self) -> None:
        """Work begins at what is next; at the reference while that is to be entered."""
        if self.facts.isHidden():
            self.form.focus_field()
        else:
            self.tasks.page_focus()

    def edit(self, field: str = "") -> None:
        """Show the fields of the case, and bring the keyboard to one of them."""
        self._show_fields(True)
        self.form.focus_field(field)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Bring the keyboard to a field of the case, a thing to do or a note."""
        if kind in ("task", "note"):
            (self.tasks if kind == "task" else self.notes).focus_record(id)
            return
        if field in OF_THE_STATEMENT:
            show_settings(self._desk, self)
        else:
            self.edit(field)

    def _on_wanted(self, field: str) -> None:
        if field:
            self.edit(field)
        else:
            self._desk.goto("person", "", "")

    def _turn(self) -> None:
        """Show the fields, or the facts again once everything typed is saved."""
        if not self.facts.isHidden():
            self.edit()
        elif self.form.commit_all():
            self._show_fields(False)
            self.edit_button.setFocus()

    def _show_fields(self, shown: bool) -> None:
        self.facts.setHidden(shown)
        if shown or "form" in vars(self):
            self.form.setVisible(shown)
        words = ("Done", "Read the facts of the case") if shown else (
            "Edit", "Edit the facts of the case")  # fmt: skip
        self.edit_button.setText(words[0])
        self.edit_button.setAccessibleName(words[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the notes beside the case where there is room, below it otherwise."""
        super().resizeEvent(event)
        across = self.width() >= _SIDE_BY_SIDE
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if across else ways.TopToBottom)


def _subjects(desk: Desk, case: CaseFile) -> list[str]:
    return list(desk.workbench.library.categories.get(case.case.category, ()))


def _rows(desk: Desk) -> list[Row]:
    at = records_of(desk, "case")
    return [
        ReferenceField(at, "reference", "Eight figures", "21 017 938"),
        LineField(at, "body", "The full name as printed", "Northshire County Council"),
        DayField(at, "received_on"),
        SuggestField(at, "category", lambda case: list(desk.workbench.library.categories)),
        SuggestField(at, "subject", lambda case: _subjects(desk, case), watches=("case",)),
        fold_of(
            "Where it stands",
            later(ChoiceField, at, "stage"),
            later(LineField, at, "investigator"),
            later(LineField, at, "body_short", "", "the Council", label="What the text calls it"),
        ),
        fold_of(
            "Draft and decision",
            later(DayField, at, "draft_sent_on"),
            later(DayField, at, "comments_due", "The draft asks for comments by this day"),
            later(DayField, at, "decided_on", "Remedy deadlines count from here"),
            later(ChoiceField, at, "outcome"),
            later(ChoiceField, at, "upheld_reason", words=_REASONS),
        ),
        fold_of("Notes", later(TextField, at, "note", least=3)),
    ]
