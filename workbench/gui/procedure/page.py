"""The council's own procedure: its dates and limits, people, outcomes and recommendations."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, cast, runtime_checkable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.complaints import add_complaint, duplicate_complaint
from workbench.application.procedure.dating import remove_complaint
from workbench.application.records.labels import complaint_label
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CHOICE, choice_box
from workbench.gui.fields.text import LineField, TextField
from workbench.gui.look.buttons import more_button, push_button, takes_away
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.labels import grounded, note, of_kind, title
from workbench.gui.look.layout import GRID, REST, Gap, column_of, held, named, row_of
from workbench.gui.look.tabs import LateTabs
from workbench.gui.look.theme.typeface import pixels
from workbench.gui.procedure.dates.tab import DatesTab
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.procedure.outcomes import OutcomesTab
from workbench.gui.procedure.people import PeopleTab
from workbench.gui.procedure.questions import QuestionsTab
from workbench.gui.procedure.recommendations import MadeAtCouncilTab
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


@runtime_checkable
class _FindsWords(Protocol):
    """A tab with a list in which words are found."""

    def begin_find(self) -> None: ...


_TAB_OF = {"participant": 1, "part": 2, "outcome": 2, "recommendation": 3, "answer": 4}
_COUNTED = {1: "participant", 2: "part", 3: "recommendation"}
"""What is counted beside a tab."""

_MAKERS: dict[int, Callable[[Desk, ComplaintTimings], _Tab]] = {
    1: PeopleTab,
    2: OutcomesTab,
    3: MadeAtCouncilTab,
    4: QuestionsTab,
}


class ProcedurePage(QWidget):
    """The complaints to the council, one at a time, each with its tabs."""

    title = "Procedure"

    def __init__(self, desk: Desk) -> None:
        at = records_of(desk, "complaint")
        super().__init__()
        self.setObjectName("procedure")
        self.desk = desk
        self.counted = ComplaintTimings(desk)
        self.complaint_id = ""
        self.box = named(choice_box(), "procedure.complaints", "Complaint to the council")
        self.box.setAccessibleDescription("Complaint to the council")  # it has no label
        self.dates = DatesTab(desk, self.counted)
        self.about = RecordFields(
            at,
            [
                LineField(at, "title", label="Name"),
                TextField(at, "note", least=2),
            ],
        )  # fmt: skip
        self._procedure_note = note()
        self.tabs = named(LateTabs(), "procedure.tabs", "Parts of the procedure")
        self.tabs.offer(*((words, partial(self._make, n)) for n, words in enumerate(_TABS)))
        # Short, and made at once: the keyboard goes into it when its tab is chosen.
        self.tabs.part(len(_TABS) - 1)
        self._lay_out()
        self.box.currentIndexChanged.connect(self._on_box)
        desk.bridge.changed.connect(self._on_changed)
        self._list()
        self._show(next(iter(self._ids()), ""))

    @property
    def people(self) -> PeopleTab:
        """Who took part."""
        return cast(PeopleTab, self.tabs.part(1))

    @property
    def outcomes(self) -> OutcomesTab:
        """The outcome grid."""
        return cast(OutcomesTab, self.tabs.part(2))

    @property
    def recommendations(self) -> MadeAtCouncilTab:
        """The recommendations tracker."""
        return cast(MadeAtCouncilTab, self.tabs.part(3))

    @property
    def questions(self) -> QuestionsTab:
        """The questions the law asks."""
        return cast(QuestionsTab, self.tabs.part(4))

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
                lambda case: remove_complaint(case, shown, self.counted.rules),
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

    def begin_find(self) -> bool:
        """Find in the list of the tab shown; False where it has none."""
        shown: object = self.tabs.made.get(self.tabs.currentIndex())
        if not self.complaint_id or not isinstance(shown, _FindsWords):
            return False
        shown.begin_find()
        return True

    def page_focus(self) -> None:
        """Bring the keyboard to where work on this page begins."""
        if not self.complaint_id:
            self.first.setFocus()
        elif self.tabs.currentIndex() == 0:
            self.dates.begin()
        else:
            self.tabs.tabBar().setFocus()

    def _focus(self, kind: str, record: Any, field: str) -> None:
        self.tabs.setCurrentIndex(_TAB_OF.get(kind, 0))
        if kind == "step":
            self.dates.focus_step(record.step, field)
        elif kind == "limit":
            self.dates.clock.show_limit(record.id, field)
        elif kind == "participant":
            self.people.focus_record(kind, record.id, field)
        elif kind == "part":
            self.outcomes.focus_part(record.id, "", field)
        elif kind == "outcome":
            self.outcomes.focus_part(record.part_id, record.stage, field)
        elif kind == "recommendation":
            self.recommendations.focus_record(kind, record.id, field)
        elif kind == "answer":
            self.questions.focus_answer(record.id, field)
        elif field != "stage_two_start" or not self.dates.clock.show_convention():
            self.dates.steps.focus_step()

    @staticmethod
    def _owner(case: CaseFile, kind: str, record: Any) -> str:
        if kind == "outcome":
            part = case.parts.get(record.part_id)
            return part.complaint_id if part is not None else ""
        return str(record.id if kind == "complaint" else record.complaint_id)

    def _make(self, number: int) -> QWidget:
        if number == 0:
            return self.dates
        if number not in _MAKERS:
            self.about.setMaximumWidth(720)
            self.about.show_record(self.complaint_id or None)
            return held(
                column_of(
                    row_of(Gap(3 * GRID), (self._procedure_note, 1), Gap(2 * GRID)),
                    (self.about, 1),
                    margins=(0, GRID, 0, 0),
                    gap=-1,
                )
            )
        tab = _MAKERS[number](self.desk, self.counted)
        tab.show_complaint(self.complaint_id)
        return cast(QWidget, tab)

    def _lay_out(self) -> None:
        tip = "A new complaint; copy or delete this one"
        self.more, menu = more_button("procedure.more", "More for this complaint", tip)
        self.new_menu = QMenu("New complaint", menu)
        self._fill_menu()
        menu.addMenu(self.new_menu)
        named(menu.addAction("Duplicate this complaint", self.duplicate), "procedure.duplicate")
        delete = menu.addAction("Delete this complaint", self.delete)
        takes_away(named(delete, "procedure.delete"))
        of_kind(self.box, "head").setMaximumWidth(pixels(CHOICE))
        head = row_of(title(self.title), Gap(GRID), (self.box, 3), REST, self.more)
        self.first = push_button(
            "Add a statutory complaint",
            "procedure.first",
            lambda: self.add("statutory-children"),
            tip="Add a statutory complaint (Ctrl+N)",
        )
        other = named(QPushButton("Another procedure…"), "procedure.first.other")
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
        grounded(self, "rec")
        top = column_of(head, margins=(2 * GRID, GRID, 2 * GRID, 0))
        column_of(top, (self._stack, 1), within=self)
        # Only while nothing is entered: afterwards Ctrl+N belongs to the tab that is shown.
        QShortcut(QKeySequence("Ctrl+N"), self.first).activated.connect(self.first.click)

    def _fill_menu(self) -> None:
        for rule in self.counted.rules.procedures.values():
            action = named(self.new_menu.addAction(rule.title), f"procedure.new.{rule.id}")
            action.triggered.connect(lambda _=False, id=rule.id: self.add(id))

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
        for widget in (self.box, self.more):
            widget.setVisible(bool(listed))

    def _show(self, id: str) -> None:
        self.complaint_id = id
        self._list()
        for number, tab in self.tabs.made.items():
            if number == 0 or number in _MAKERS:
                cast(_Tab, tab).show_complaint(id)
        self.about.show_record(id or None)
        self._count()
        rule = self.counted.procedure(self.desk.bridge.case, id)
        self._procedure_note.setText(f"{rule.title}. {rule.note} {rule.source}." if rule else "")

    def _on_box(self, index: int) -> None:
        id = str(self.box.itemData(index) or "")
        if id and id != self.complaint_id:
            self._show(id)

    def _count(self) -> None:
        """Say beside a tab how much there is of this complaint."""
        case = self.desk.bridge.case
        for number, kind in _COUNTED.items():
            records = case.records(kind).values()
            found = sum(each.complaint_id == self.complaint_id for each in records)
            self.tabs.setTabText(number, f"{_TABS[number]}  {found}" if found else _TABS[number])

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches(*_COUNTED.values()):
            self._count()
        if not change_set.touches("complaint"):
            return
        ids = self._ids()
        if self.complaint_id not in ids:
            self._show(next(iter(ids), ""))
        else:
            self._list()
