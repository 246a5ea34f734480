"""Fields for dates, typed in words and echoed; what can mean two things is asked about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from workbench.domain.dates.partial import PartialDate, day_in_words
from workbench.domain.dates.questions import Reading
from workbench.domain.dates.reader import ANY_DATE, ONE_DAY
from workbench.domain.errors import InvalidInput
from workbench.domain.text import capitalised
from workbench.gui.dates.calendar import offer_calendar
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.bound import BoundField
from workbench.gui.look.labels import as_wide_as, toned
from workbench.gui.look.layout import REST, clear_out, held, named, row_of

WIDTH = 220
"""The most width of a line for a date: "between 28 and 30 September 2022" can be read in it."""


_SIGN = 24
"""The room of the sign that opens the calendar."""


class DateOptions(QWidget):
    """The dates a question may be answered with, one button each, behind the line `after`."""

    chosen = Signal(object)

    def __init__(self, name: str, after: QWidget) -> None:
        super().__init__()
        self._name = name
        self._after = after
        self._row = row_of(REST, within=self)
        self._shown: tuple[PartialDate, ...] = ()
        self.hide()

    def offer(self, options: tuple[PartialDate, ...]) -> None:
        """Show a button for each date; none hides the row."""
        if options != self._shown:
            self._shown = options
            self._rebuild()
        self.setVisible(bool(options))

    def _rebuild(self) -> None:
        clear_out(self._row, keep=1)
        before = self._after
        for index, option in enumerate(self._shown):
            words = option.in_words()
            button = named(
                _Option(capitalised(words), self._after),
                f"{self._name}.option{index + 1}",
                f"It means {words}",
            )
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, date=option: self.chosen.emit(date))
            self._row.insertWidget(index, button)
            QWidget.setTabOrder(before, button)
            before = button


class _Option(QPushButton):
    """One answer to a question about a date; what is typed upon it goes on in the line."""

    def __init__(self, words: str, line: QWidget) -> None:
        super().__init__(words)
        self._line = line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text().strip() and not _command(event):
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self._line, event)
        else:
            super().keyPressEvent(event)


def _command(event: QKeyEvent) -> bool:
    modifiers = Qt.KeyboardModifier
    held = modifiers.ControlModifier | modifiers.AltModifier | modifiers.MetaModifier
    return bool(event.modifiers() & held)


class PartialDateField(BoundField):
    """A date as precise as the evidence has it; `year` completes one typed without a year."""

    saves_when_idle = False
    fits = True

    def __init__(
        self,
        at: Binding,
        field: str,
        hint: str = "",
        year: Callable[[], int | None] | None = None,
        example: str = ANY_DATE,
        label: str = "",
    ) -> None:
        super().__init__(at, field, hint, label)
        self._example = example
        self._year = year or (lambda: self.desk.workbench.clock.today().year)
        self.line = QLineEdit()
        self.line.setPlaceholderText(f"such as {example.rpartition(' or ')[2]}")
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.commit_and_tidy)
        self._fit("")
        rules = self.desk.workbench
        self.calendar = offer_calendar(
            self.line,
            lambda: rules.library.rules.calendar().days_off,
            self._near,
            lambda day: self._on_chosen(PartialDate.of(day)),
        )
        self.echo = toned(named(QLabel(), f"{at.kind}.{field}.echo"), "second")
        self.options = DateOptions(f"{at.kind}.{field}", self.line)
        self.options.chosen.connect(self._on_chosen)
        self._side = row_of((self.line, 1), (self.echo, 1), self.options)
        self.attach(held(self._side), self.line)
        self.finish(self._side)

    def raw(self) -> Any:
        """The words as typed."""
        return self.line.text()

    def put(self, value: Any) -> None:
        """Show the date in words."""
        words = self.words(value) if value is not None else ""
        if self.line.text() != words:
            self.line.setText(words)
            self.line.setCursorPosition(0)
        self._fit(words)
        self.echo.setText(self.day_of(value))
        self.options.offer(())

    def _fit(self, words: str) -> None:
        """Be as wide as a date is read whole in, where this place leaves that to the field."""
        if not self.fits:
            return
        example, said = (
            as_wide_as(self.line, each) + _SIGN for each in (self.line.placeholderText(), words)
        )
        self.line.setMinimumWidth(max(example, said))
        self.line.setMaximumWidth(max(WIDTH + _SIGN, said))

    def day_of(self, value: Any) -> str:
        """The day of the week, where the date is one day."""
        exact = getattr(value, "exact", value)
        return f"{exact:%A}" if exact is not None else ""

    def restore(self, raw: Any) -> None:
        """Show words again that could not be understood."""
        self.line.setText(raw)

    def words(self, value: Any) -> str:
        """How the date is shown."""
        return str(value.in_words())

    def read(self) -> Any:
        """The date meant, None when blank; asks when it can mean two things or none."""
        reading = self._reading()
        self.options.offer(reading.options)
        if reading.date is None:
            if not reading.question:
                return None
            raise InvalidInput(
                reading.question, "Choose one of the dates offered." if reading.options else ""
            )
        return self.accept(reading.date)

    def _reading(self) -> Reading:
        workbench = self.desk.workbench
        return workbench.read_date(self.line.text(), self._year(), self._example)

    def accept(self, date: PartialDate) -> Any:
        """The value for a date that was understood."""
        return date

    def _on_edited(self) -> None:
        reading = self._reading()
        words = reading.date.in_words() if reading.date is not None else ""
        if words and reading.assumed_year:
            words += " (the year was not typed)"
        day = self.day_of(reading.date)
        plain = words == self.line.text().strip()
        self.echo.setText(day if plain else f"= {words} {day}".rstrip() if words else "")
        self.options.offer(reading.options)

    def _near(self) -> date:
        """The day the calendar opens at: what is typed, the first day it may mean, or today."""
        read = self._reading().date
        found = read.first_day() if read is not None else None
        return found or self.desk.workbench.clock.today()

    def _on_chosen(self, date: PartialDate) -> None:
        self.line.setText(date.in_words())
        self.line.setFocus()
        self.commit_and_tidy()


class DayField(PartialDateField):
    """An exact day."""

    def __init__(self, at: Binding, field: str, hint: str = "", label: str = "") -> None:
        super().__init__(at, field, hint, example=ONE_DAY, label=label)

    def words(self, value: Any) -> str:
        """The day as statements write it."""
        return day_in_words(value)

    def accept(self, date: PartialDate) -> Any:
        """The day; a date less precise than that is refused."""
        if date.exact is None:
            raise InvalidInput(f"“{date.in_words()}” is not one day.", "Enter day, month and year.")
        return date.exact
