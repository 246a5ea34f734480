"""Days off that are in no list yet, added for the whole office: a bank holiday just announced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from workbench.application.casebook.workbench import Workbench
from workbench.application.office.rules import add_day, remove_day
from workbench.domain.dates.partial import day_in_words
from workbench.domain.dates.reader import ONE_DAY
from workbench.domain.errors import InvalidInput
from workbench.domain.library.office import Office
from workbench.domain.text import how_many
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import FaultLine, note
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.gui.records.acts import give_menu, row_acts

_ID = Qt.ItemDataRole.UserRole


class DaysOff(QWidget):
    """The days added, and a line that adds another."""

    changed = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self.list = named(QListWidget(), "calculator.days", "Days off added here")
        self.day = _line("calculator.day", "Day off", "such as 8 May 2028")
        self.name = _line("calculator.day.name", "What day it is", "such as a coronation")
        self.source = _line("calculator.day.source", "Where it was announced", "where announced")
        self.fault = FaultLine("calculator.day.fault")
        self.outcome = named(note(), "calculator.day.told")
        self.add = push_button("&Add day off", "calculator.day.add", self._on_add)
        self.remove = push_button(
            "&Remove the chosen day", "calculator.day.remove", self._on_remove
        )
        give_menu(self.list, "calculator.days", row_acts(delete=self._on_remove, deleting="Remove"))
        self._lay_out()
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        for line in (self.day, self.name, self.source):
            line.returnPressed.connect(self._on_add)
        self._show()

    def _lay_out(self) -> None:
        rules = self._workbench.library.rules
        column_of(
            note(
                "Weekends and England’s bank holidays are known; those after "
                f"{rules.announced_to} are provisional. Add a day that was announced since. It "
                "counts in every case, and each case’s log keeps how its clock stood before."
            ),
            (self.list, 1),
            row_of(self.remove, REST),
            row_of((self.day, 1), (self.name, 1), (self.source, 1), self.add),
            self.fault,
            self.outcome,
            within=self,
            margins=2 * GRID,
        )

    def _show(self) -> None:
        self.list.clear()
        for day in self._workbench.store.office().days:
            source = f" ({day.source})" if day.source else ""
            item = QListWidgetItem(f"{day_in_words(day.day)}: {day.name}{source}")
            item.setData(_ID, day.id)
            self.list.addItem(item)
        self.remove.setEnabled(False)
        self.fault.hide()

    def _on_add(self) -> None:
        workbench, rules = self._workbench, self._workbench.shipped_library.rules

        def add() -> None:
            day, id = self._typed(), workbench.ids.new("day")
            self._change(
                f"Day off added: {day_in_words(day)}",
                lambda office: add_day(
                    office, rules, id, day, self.name.text(), self.source.text()
                ),
            )

        if self.fault.attempt(add):
            for line in (self.day, self.name, self.source):
                line.clear()
            self.day.setFocus()

    def _typed(self) -> date:
        reading = self._workbench.read_date(self.day.text(), example=ONE_DAY)
        day = reading.date.exact if reading.date is not None else None
        if day is None:
            raise InvalidInput(
                reading.question or "That is not one day.", "Enter day, month and year."
            )
        return day

    def _on_remove(self) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        id = str(item.data(_ID))
        self.fault.attempt(
            lambda: self._change(
                f"Day off removed: {item.text()}", lambda office: remove_day(office, id)
            )
        )

    def _change(self, label: str, edit: Callable[[Office], Office]) -> None:
        notes = self._workbench.change_office(label, edit)
        cases = len({each.case_id for each in notes})
        self._show()
        whose = f" It changes the clock of {how_many(cases, 'case')}." if cases else ""
        self.outcome.setText(f"Saved.{whose}")
        self.changed.emit()


def _line(name: str, label: str, example: str) -> QLineEdit:
    line = named(QLineEdit(), name, label)
    line.setPlaceholderText(example)
    return line
