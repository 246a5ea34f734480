"""The working-day calculator: a last day or a count, with the working to be read and copied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QWidget,
)

from workbench.application.casebook.workbench import Workbench
from workbench.application.procedure.calculator import Calculation, between, last_day
from workbench.domain.dates.counting import DeadlineUnit, WorkingDays
from workbench.domain.errors import InvalidInput
from workbench.gui.calculator.days_off import DaysOff
from workbench.gui.dates.line import DayLine
from workbench.gui.fields.choice import choice_box
from workbench.gui.leaving.clipboard import copy_of_no_case
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import FaultLine, WrappedLabel, emphasised
from workbench.gui.look.layout import GRID, REST, Gap, column_of, form_of, held, named, row_of


class CountPanel(QWidget):
    """What is to be counted, and the result with its working."""

    def __init__(self, calendar: Callable[[], WorkingDays], today: date) -> None:
        super().__init__()
        self._calendar = calendar
        self._found: Calculation | None = None
        self.to_last_day = named(
            QRadioButton("The &last day of a time allowed"), "calculator.last-day"
        )
        self.to_count = named(
            QRadioButton("How long it was &between two days"), "calculator.between"
        )
        self.to_last_day.setChecked(True)
        self.start = DayLine("calculator.start", "From the day of the event", today, calendar())
        self.end = DayLine("calculator.end", "To the day", today, calendar())
        self.count = named(QLineEdit("20"), "calculator.count", "Time allowed")
        self.count.setMaximumWidth(72)
        self.unit = named(choice_box(), "calculator.unit", "Unit of the time allowed")
        self.unit.setAccessibleDescription("Unit of the time allowed")  # its label is the number’s
        self.unit.addItems([unit.value for unit in DeadlineUnit])
        self.beginning = named(
            QCheckBox("The &first day counts (“beginning with”)"), "calculator.beginning"
        )
        self.result = named(WrappedLabel(), "calculator.result", "Result")
        emphasised(self.result, 2)
        self.fault = FaultLine("calculator.fault")
        self.working = named(QPlainTextEdit(), "calculator.working", "The working")
        self.working.setReadOnly(True)
        self.working.setTabChangesFocus(True)
        self.copy = named(QPushButton("&Copy result and working"), "calculator.copy")
        self._lay_out()
        self._connect()
        self.calculate()

    def calculate(self) -> None:
        """Count what is entered; what is missing or wrong is said in place of a result."""
        whole = self.to_last_day.isChecked()
        self._form.setRowVisible(self._time, whole)
        self._form.setRowVisible(self.end, not whole)
        self.fault.attempt(self._work_out)
        lines = self._found.lines() if self._found is not None else ()
        self.result.setText(lines[0] if lines else "")
        self.result.setVisible(bool(lines))
        self.working.setPlainText("\n".join(lines[1:]))
        self.copy.setEnabled(bool(lines))

    def _work_out(self) -> None:
        self._found = None
        self._found = self._calculation()

    def _calculation(self) -> Calculation | None:
        start = self.start.day
        if start is None:
            return None
        if self.to_count.isChecked():
            end = self.end.day
            return between(start, end, self._calendar()) if end is not None else None
        words = self.count.text().strip()
        if not words:
            return None
        if not (words.isascii() and words.isdigit()):
            raise InvalidInput("The time allowed is a figure, such as 20.", "Nothing was counted.")
        unit = list(DeadlineUnit)[self.unit.currentIndex()]
        return last_day(start, int(words[:6]), unit, self._calendar(), self.beginning.isChecked())

    def _lay_out(self) -> None:
        self._time = held(row_of(self.count, self.unit, (self.beginning, 1)))
        self._form = form_of(
            ("From the &day of", self.start),
            ("&Time allowed", self._time),
            ("T&o the day of", self.end),
        )
        column_of(
            self.to_last_day,
            self.to_count,
            Gap(GRID),
            self._form,
            Gap(GRID),
            self.result,
            self.fault,
            (self.working, 1),
            row_of(REST, self.copy),
            within=self,
            margins=2 * GRID,
        )

    def _connect(self) -> None:
        self.to_last_day.toggled.connect(lambda _on: self.calculate())
        self.start.changed.connect(self.calculate)
        self.end.changed.connect(self.calculate)
        self.count.textChanged.connect(lambda _words: self.calculate())
        self.unit.currentIndexChanged.connect(lambda _index: self.calculate())
        self.beginning.toggled.connect(lambda _on: self.calculate())
        self.copy.clicked.connect(lambda _=False: self._on_copy())

    def _on_copy(self) -> None:
        if self._found is not None:
            copy_of_no_case(self._found.text())


class CalculatorWindow(Dialog):
    """The calculator beside the work; `days_changed` when the office's days off were changed."""

    days_changed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent, "calculator", "Working-day calculator", 640, 560)
        self._workbench = workbench
        self._book = workbench.library.rules
        self._calendar = self._book.calendar()
        self.counting = CountPanel(self._working_days, workbench.clock.today())
        self.days = DaysOff(workbench)
        self.days.changed.connect(self._on_days)
        tabs = named(QTabWidget(), "calculator.tabs")
        tabs.setDocumentMode(True)
        tabs.addTab(self.counting, "&Count")
        tabs.addTab(self.days, "&Days off")
        self.show_parts(tabs, margins=GRID)
        self.counting.start.setFocus()

    def _working_days(self) -> WorkingDays:
        """The calendar with what the office added, made once for each state of the rules."""
        if self._book is not self._workbench.library.rules:
            self._book = self._workbench.library.rules
            self._calendar = self._book.calendar()
        return self._calendar

    def _on_days(self) -> None:
        self.counting.calculate()
        self.days_changed.emit()
