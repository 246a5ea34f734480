"""What is to be done in the case: typed in a line with its day, ticked off, changed in place."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from workbench.application.case.editing import remove
from workbench.application.casebook.to_do import ToDo, change_task, tick, to_do, with_task
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.ahead import part_from_end
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.dates.partial import day_in_words
from workbench.domain.records.work import Task
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.labels import section
from workbench.gui.look.layout import column_of, named
from workbench.gui.look.moments import days_away, short_day
from workbench.gui.overview.dated_rows import DAY, LATE, DatedRows
from workbench.gui.records.acts import RowAct, give_menu, row_acts
from workbench.gui.records.entry import ENTER, AddLine, Entry, Typed, Understood

_ID = Qt.ItemDataRole.UserRole
_KIND = Qt.ItemDataRole.UserRole + 3
_DONE_SHOWN = 5
"""Things done that still stand in the list, the latest."""


class TaskList(QWidget):
    """The things to do of a case, its own and those the program knows of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._today = desk.workbench.clock.today()
        self._filling = False
        entry = Entry(
            "thing to do", "What, and when: ring Mrs T, Friday", self._understood, self._entered
        )
        self.entry = AddLine(desk, ("task",), "overview.task", entry, "Ctrl+T")
        self.rows = named(DatedRows(boxed=True), "overview.tasks", "Things to do")
        self.entry.list_wanted.connect(self.rows.setFocus)
        self.rows.be_whole()
        column_of(section("Next"), self.entry, self.rows, within=self)
        self.rows.itemChanged.connect(self._on_changed)
        self.rows.itemActivated.connect(self._go)
        change = RowAct("Change the words", "change", self.rows.rename, "F2")
        copy = partial(copy_list, desk, self.rows)
        acts = row_acts(copy=copy, paste=self.entry.paste_rows, delete=self._delete, more=(change,))
        give_menu(self.rows, "overview.tasks", acts)
        follow(
            self,
            desk.bridge,
            self._fill,
            "task",
            "compliance",
            "remedy",
            "person",
            "version",
            "review",
            "response",
            "reading",
        )

    def page_focus(self) -> None:
        """Bring the keyboard to the line."""
        self.entry.begin()

    def focus_record(self, id: str) -> None:
        """Choose one of the things to do."""
        item = self.rows.row_of(id)
        if item is not None:
            self.rows.setCurrentItem(item)
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _understood(self, case: CaseFile, line: str) -> Understood:
        """What is to be done, and when."""
        what, due = part_from_end(line, self._today, self._calendar())
        when = f"{due:%A} {day_in_words(due)}" if due is not None else "no day"
        return Understood(f"{what} · {when} · {ENTER}" if what else "")

    def _calendar(self) -> WorkingDays:
        return self._desk.workbench.library.rules.calendar()

    def _entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with what a line says is to be done."""
        return with_task(case, typed.words, typed.ids.new("task"), self._today, self._calendar())

    def _fill(self) -> None:
        case = self._desk.bridge.case
        chosen: QListWidgetItem | None = self.rows.currentItem()
        kept = chosen.data(_ID) if chosen is not None else ""
        self._filling = True
        self.rows.clear()
        for each in to_do(case, self._today):
            self._add_row(each, Qt.CheckState.Unchecked if each.own else None)
        for task in _done(case):
            self._add_row(ToDo(task.what, task.done_on, "task", task.id), Qt.CheckState.Checked)
        self.rows.choose_again(kept)
        self._filling = False

    def _add_row(self, each: ToDo, state: Qt.CheckState | None) -> None:
        item = QListWidgetItem(each.what)
        item.setData(_ID, each.id)
        item.setData(_KIND, each.kind)
        flags = item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable
        if each.own:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags)
        if state is not None:
            item.setCheckState(state)
        done = state is Qt.CheckState.Checked
        if each.due is not None:
            item.setData(DAY, _day_words(each.due, self._today, done))
        spoken = f", {item.data(DAY)}" if each.due is not None else ""
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.what}{spoken}")
        self.rows.addItem(item)

    def _on_changed(self, item: QListWidgetItem) -> None:
        """A box was ticked, or the words of a row were changed."""
        id = item.data(_ID)
        task = self._desk.bridge.case.tasks.get(id)
        if self._filling or task is None:
            return
        done = item.checkState() is Qt.CheckState.Checked
        if done != (task.done_on is not None):
            name = "Tick off" if done else "Take the tick away"
            day = self._today if done else None
            self._desk.bridge.apply(name, lambda case: tick(case, id, day))
        elif item.text() != task.what:
            words, calendar = item.text(), self._calendar()
            self._desk.bridge.apply(
                "Edit thing to do",
                lambda case: change_task(case, id, words, self._today, calendar),
            )
        self._fill()

    def _delete(self) -> None:
        item: QListWidgetItem | None = self.rows.currentItem()
        if item is not None and item.data(_ID) in self._desk.bridge.case.tasks:
            id = item.data(_ID)
            if self._desk.bridge.apply("Delete thing to do", lambda case: remove(case, "task", id)):
                self.rows.taken = id

    def _go(self, item: QListWidgetItem) -> None:
        """What the program knows of is settled where it stands; one's own words are changed."""
        id = item.data(_ID)
        if id not in self._desk.bridge.case.tasks:
            self._desk.goto(item.data(_KIND), id, "")
        else:
            self.rows.rename()


def _done(case: CaseFile) -> list[Task]:
    """The latest things done."""
    done = [task for task in case.tasks.values() if task.done_on is not None]
    return sorted(done, key=lambda task: task.done_on or date.min, reverse=True)[:_DONE_SHOWN]


def _day_words(day: date, today: date, done: bool) -> str:
    if done:
        return short_day(day)
    words = f"{day:%a} {short_day(day)}"
    return f"{LATE} {words}, {days_away(day, today)}" if day < today else words
