"""Days off that are in no list yet, added for the whole office: a bank holiday just announced."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.application.casebook.workbench import Workbench
from workbench.application.office.rules import add_day, remove_day
from workbench.domain.dates.partial import day_in_words
from workbench.domain.dates.reader import read_date
from workbench.domain.errors import InvalidInput, WorkbenchError
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FAULT_MARK, fault_label, note

_ID = Qt.ItemDataRole.UserRole


class DaysOff(QWidget):
    """The days added, and a line that adds another."""

    changed = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self.list = QListWidget()
        self.list.setObjectName("calculator.days")
        self.list.setAccessibleName("Days off added here")
        self.day = _line("calculator.day", "Day off", "such as 8 May 2028")
        self.name = _line("calculator.day.name", "What day it is", "such as Royal occasion")
        self.source = _line("calculator.day.source", "Where it was announced", "where announced")
        self.add = QPushButton("&Add day off")
        self.add.setObjectName("calculator.day.add")
        self.remove = QPushButton("&Remove the chosen day")
        self.remove.setObjectName("calculator.day.remove")
        self.fault = fault_label()
        self.fault.setObjectName("calculator.day.fault")
        self.told = note()
        self.told.setObjectName("calculator.day.told")
        self._lay_out()
        self.add.clicked.connect(lambda _=False: self._on_add())
        self.remove.clicked.connect(lambda _=False: self._on_remove())
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        for line in (self.day, self.name, self.source):
            line.returnPressed.connect(self._on_add)
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for line in (self.day, self.name, self.source):
            row.addWidget(line, 1)
        row.addWidget(self.add)
        low = QHBoxLayout()
        low.addWidget(self.remove)
        low.addStretch(1)
        rules = self._workbench.library.rules
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(
            note(
                "Weekends and England’s bank holidays are known; those after "
                f"{rules.announced_to} are provisional. Add a day that was announced since. It "
                "counts in every case, and each case’s log keeps how its clock stood before."
            )
        )
        column.addWidget(self.list, 1)
        column.addLayout(low)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(self.told)

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
        try:
            day = self._typed()
            notes = workbench.change_office(
                f"Day off added: {day_in_words(day)}",
                lambda office: add_day(
                    office, rules, workbench.ids.new("day"), day, self.name.text(),
                    self.source.text(),
                ),
            )  # fmt: skip
        except WorkbenchError as error:
            self._fail(error)
            return
        for line in (self.day, self.name, self.source):
            line.clear()
        self._done(len({each.case_id for each in notes}))
        self.day.setFocus()

    def _typed(self) -> date:
        reading = read_date(self.day.text())
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
        try:
            notes = self._workbench.change_office(
                f"Day off removed: {item.text()}", lambda office: remove_day(office, id)
            )
        except WorkbenchError as error:
            self._fail(error)
            return
        self._done(len({each.case_id for each in notes}))

    def _done(self, cases: int) -> None:
        self._show()
        count = "one case" if cases == 1 else f"{cases} cases"
        self.told.setText(f"Saved. It changes the clock of {count}." if cases else "Saved.")
        self.changed.emit()

    def _fail(self, error: WorkbenchError) -> None:
        self.fault.setText(FAULT_MARK + str(error))
        self.fault.show()


def _line(name: str, label: str, example: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(label)
    line.setPlaceholderText(example)
    return line
