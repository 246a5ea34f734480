"""The council's own procedure: its dates and limits, people, outcomes and recommendations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.steps import add_complaint, duplicate_complaint
from workbench.application.records.labels import complaint_label
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.text import LineField, TextField
from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.labels import note, title
from workbench.gui.procedure.counted import Counted
from workbench.gui.procedure.dates import DatesTab
from workbench.gui.procedure.outcomes import OutcomesTab
from workbench.gui.procedure.people import PeopleTab
from workbench.gui.procedure.questions import QuestionsTab
from workbench.gui.procedure.recommendations import RecommendationsTab
from workbench.gui.records.form import RecordFields

_TABS = (
    "&Dates and clock",
    "&People",
    "&Outcomes",
    "&Recommendations",
    "&Questions of law",
    "&About this complaint",
)


class _Tab(Protocol):
    """A tab that shows one complaint."""

    def show_complaint(self, id: str) -> None: ...


_MAKERS: dict[int, Callable[[Desk, Counted], _Tab]] = {
    1: PeopleTab,
    2: OutcomesTab,
    3: RecommendationsTab,
    4: QuestionsTab,
}


class ProcedurePage(QWidget):
    """The complaints to the council, one at a time, each with its tabs."""

    title = "Procedure"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("procedure")
        self.desk = desk
        self.counted = Counted(desk)
        self.complaint_id = ""
        self.box = choice_box()
        self.box.setObjectName("procedure.complaints")
        self.box.setAccessibleName("Complaint to the council")
        self.dates = DatesTab(desk, self.counted)
        self.about = RecordFields(
            desk, "complaint",
            [
                LineField(desk, "complaint", "title", "What this complaint is called"),
                TextField(desk, "complaint", "note", "Note", least=2),
            ],
        )  # fmt: skip
        self._procedure_note = note()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("procedure.tabs")
        self.tabs.setDocumentMode(True)
        self._made: dict[int, _Tab] = {0: self.dates}
        self._fill_tabs()
        self.new_menu = QMenu(self)
        self._lay_out()
        self.box.currentIndexChanged.connect(self._on_box)
        desk.bridge.changed.connect(self._on_changed)
        self._list()
        self._show(next(iter(self._ids()), ""))

    @property
    def people(self) -> PeopleTab:
        """Who took part."""
        return cast(PeopleTab, self._tab(1))

    @property
    def outcomes(self) -> OutcomesTab:
        """The outcome grid."""
        return cast(OutcomesTab, self._tab(2))

    @property
    def recommendations(self) -> RecommendationsTab:
        """The recommendations tracker."""
        return cast(RecommendationsTab, self._tab(3))

    @property
    def questions(self) -> QuestionsTab:
        """The questions the law asks."""
        return cast(QuestionsTab, self._tab(4))

    def counts(self, case: CaseFile) -> str:
        """What stands beside the page's name in the list of pages."""
        return str(len(case.complaints) or "")

    # --- acts ------------------------------------------------------------------------------------

    def add(self, procedure: str) -> str:
        """Add a complaint under a procedure and show its dates; "" when it was not saved."""
        desk = self.desk
        before = set(desk.bridge.case.complaints)
        rules, today = self.counted.rules, desk.workbench.clock.today()
        if not desk.bridge.apply(
            "Add complaint to the council",
            lambda case: add_complaint(case, rules, desk.ids, today, procedure),
        ):
            return ""
        added = next(iter(set(desk.bridge.case.complaints) - before), "")
        self._show(added)
        self.tabs.setCurrentIndex(0)
        self.dates.steps.focus_step()
        return added

    def duplicate(self) -> None:
        """Copy the complaint shown with all that belongs to it."""
        desk, shown = self.desk, self.complaint_id
        if shown:
            id = desk.ids.new("complaint")
            if desk.bridge.apply(
                "Duplicate complaint to the council",
                lambda case: duplicate_complaint(case, shown, id, desk.ids),
            ):
                self._show(id)

    def delete(self) -> None:
        """Take out the complaint shown with all that belongs to it; Undo brings it back."""
        shown = self.complaint_id
        if shown:
            self.desk.bridge.apply(
                "Delete complaint to the council",
                lambda case: editing.remove(case, "complaint", shown),
            )
            self.page_focus()

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a record of the procedure on its tab, with the complaint it belongs to."""
        case = self.desk.bridge.case
        record = case.find(kind, id) if id else None
        if record is None:
            self.page_focus()
            return
        owner = self._owner(case, kind, record)
        if owner and owner != self.complaint_id:
            self._show(owner)
        self._focus(kind, record, field)

    def page_focus(self) -> None:
        """Bring the keyboard to where work on this page begins."""
        if not self.complaint_id:
            self.first.setFocus()
        elif self.tabs.currentIndex() == 0:
            self.dates.steps.focus_step()
        else:
            self.tabs.tabBar().setFocus()

    def refresh(self) -> None:
        """Count everything again, as when the rules or days off were changed."""
        self.dates.clock.refresh()

    def _focus(self, kind: str, record: object, field: str) -> None:
        case, id = self.desk.bridge.case, str(getattr(record, "id", ""))
        if kind == "complaint":
            self.tabs.setCurrentIndex(0)
            if field == "stage_two_start" and self.dates.clock.show_convention():
                return
            self.dates.steps.focus_step()
        elif kind == "step":
            self.tabs.setCurrentIndex(0)
            self.dates.focus_step(case.steps[id].step, field)
        elif kind == "limit":
            self.tabs.setCurrentIndex(0)
            self.dates.clock.show_limit(id, field)
        elif kind == "participant":
            self.tabs.setCurrentIndex(1)
            self.people.focus_record(kind, id, field)
        elif kind == "part":
            self.tabs.setCurrentIndex(2)
            self.outcomes.focus_part(id, "", field)
        elif kind == "outcome":
            self.tabs.setCurrentIndex(2)
            outcome = case.outcomes[id]
            self.outcomes.focus_part(outcome.part_id, outcome.stage, field)
        elif kind == "recommendation":
            self.tabs.setCurrentIndex(3)
            self.recommendations.focus_record(kind, id, field)
        elif kind == "answer":
            self.tabs.setCurrentIndex(4)
            self.questions.focus_answer(id, field)

    @staticmethod
    def _owner(case: CaseFile, kind: str, record: object) -> str:
        if kind == "complaint":
            return str(getattr(record, "id", ""))
        if kind == "outcome":
            part = case.parts.get(str(getattr(record, "part_id", "")))
            return part.complaint_id if part is not None else ""
        return str(getattr(record, "complaint_id", ""))

    # --- building --------------------------------------------------------------------------------

    def _fill_tabs(self) -> None:
        about = QWidget()
        column = QVBoxLayout(about)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self._procedure_note)
        column.addWidget(self.about, 1)
        self.about.setMaximumWidth(720)
        for number, words in enumerate(_TABS):
            holder = {0: self.dates, len(_TABS) - 1: about}.get(number, QWidget())
            self.tabs.addTab(holder, words)
        self.tabs.currentChanged.connect(self._tab)

    def _tab(self, number: int) -> _Tab | None:
        """A tab, made when it is first shown."""
        if number not in self._made and number in _MAKERS:
            tab = self._made[number] = _MAKERS[number](self.desk, self.counted)
            column = QVBoxLayout(cast(QWidget, self.tabs.widget(number)))
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(cast(QWidget, tab))
            tab.show_complaint(self.complaint_id)
        return self._made.get(number)

    def _lay_out(self) -> None:
        self.new = QToolButton()
        # Fusion draws the arrow of a menu over the end of the words.
        self.new.setText("New complaint   ")
        self.new.setObjectName("procedure.new")
        self.new.setAccessibleName("New complaint to the council, under a procedure")
        self.new.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.new.setMenu(self.new_menu)
        self.new.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        emphasised(self.new)
        self._fill_menu()
        label = QLabel("Complaint")
        label.setBuddy(self.box)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(title(self.title))
        head.addSpacing(2 * GRID)
        head.addWidget(label)
        head.addWidget(self.box, 1)
        head.addWidget(self.new)
        self._duplicate = self._button("Duplicate", "duplicate", self.duplicate)
        self._delete = self._button("Delete", "delete", self.delete)
        head.addWidget(self._duplicate)
        head.addWidget(self._delete)
        self._label = label
        self.first = QPushButton("Add a statutory complaint")
        self.first.setObjectName("procedure.first")
        self.first.setToolTip("Add a statutory complaint (Ctrl+N)")
        self.first.setAutoDefault(True)
        self.first.clicked.connect(lambda _=False: self.add("statutory-children"))
        other = QPushButton("Another procedure…")
        other.setObjectName("procedure.first.other")
        other.setAutoDefault(True)
        other.setMenu(self.new_menu)
        empty = EmptyState(
            "No complaint to the council yet",
            "Enter the complaint as the council dealt with it: when it came in, when each stage "
            "ended and what each decided. The time every step had is counted beside its date.",
            (self.first, other),
            "procedure.empty",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        # Only while nothing is entered: afterwards Ctrl+N belongs to the tab that is shown.
        QShortcut(QKeySequence("Ctrl+N"), self.first).activated.connect(self.first.click)

    def _button(self, words: str, name: str, act: object) -> QToolButton:
        button = QToolButton()
        action = QAction(words, self)
        assert callable(act)
        action.triggered.connect(lambda _=False: act())
        button.setDefaultAction(action)
        button.setObjectName(f"procedure.{name}")
        button.setAccessibleName(f"{words} this complaint")
        button.setToolTip(f"{words} this complaint")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fill_menu(self) -> None:
        for rule in self.counted.rules.procedures.values():
            action = self.new_menu.addAction(rule.title)
            action.setObjectName(f"procedure.new.{rule.id}")
            action.triggered.connect(lambda _=False, id=rule.id: self.add(id))

    # --- following -------------------------------------------------------------------------------

    def _ids(self) -> list[str]:
        return [each.id for each in editing.ordered(self.desk.bridge.case, "complaint")]

    def _list(self) -> None:
        case = self.desk.bridge.case
        listed = editing.ordered(case, "complaint")
        with QSignalBlocker(self.box):
            self.box.clear()
            for each in listed:
                self.box.addItem(complaint_label(case, each), each.id)
            self.box.setCurrentIndex(self.box.findData(self.complaint_id))
        self._stack.setCurrentIndex(1 if listed else 0)
        for widget in (self._label, self.box, self._duplicate, self._delete, self.new):
            widget.setVisible(bool(listed))

    def _show(self, id: str) -> None:
        self.complaint_id = id
        self._list()
        for tab in self._made.values():
            tab.show_complaint(id)
        self.about.show_record(id or None)
        rule = self.counted.procedure(self.desk.bridge.case, id)
        self._procedure_note.setText(f"{rule.title}. {rule.note} {rule.source}." if rule else "")

    def _on_box(self, index: int) -> None:
        id = str(self.box.itemData(index) or "")
        if id and id != self.complaint_id:
            self._show(id)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if not change_set.touches("complaint"):
            return
        ids = self._ids()
        if self.complaint_id not in ids:
            self._show(next(iter(ids), ""))
        else:
            self._list()
