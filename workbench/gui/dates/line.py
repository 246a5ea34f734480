"""A line in which one day is typed in words, outside the fields of a case."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.domain.dates.ahead import read_typed
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.dates.partial import day_in_words
from workbench.domain.dates.questions import Reading
from workbench.domain.dates.reader import ONE_DAY
from workbench.gui.dates.calendar import offer_calendar
from workbench.gui.look.labels import note
from workbench.gui.look.layout import column_of, named


class DayLine(QWidget):
    """A day typed in words, echoed beneath; `day` is None while it is not one day."""

    changed = Signal()

    def __init__(self, name: str, label: str, today: date, calendar: WorkingDays) -> None:
        super().__init__()
        self._today, self._calendar = today, calendar
        self.line = named(QLineEdit(), name, label)
        self.line.setPlaceholderText("such as 19 December 2022")
        offer_calendar(
            self.line,
            lambda: calendar.days_off,
            lambda: self.day or today,
            lambda day: self.line.setText(day_in_words(day)),
        )
        self._echo = named(note(" "), f"{name}.echo")
        column_of(self.line, self._echo, within=self, gap=2)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _words: self._on_typed())

    @property
    def reading(self) -> Reading:
        """What was made of the words typed."""
        return read_typed(self.line.text(), self._today, self._calendar, self._today.year, ONE_DAY)

    @property
    def day(self) -> date | None:
        """The day meant."""
        reading = self.reading
        return reading.date.exact if reading.date is not None else None

    @property
    def settled(self) -> bool:
        """Whether one day is meant, or nothing was typed."""
        return self.day is not None or not self.line.text().strip()

    def _on_typed(self) -> None:
        reading = self.reading
        day = self.day
        if day is not None:
            off = self._calendar.days_off.get(day)
            told = f"= {day:%A} {day_in_words(day)}" + (f", {off.name}" if off is not None else "")
            told += " (the year was not typed)" if reading.assumed_year else ""
        elif reading.date is not None:
            told = f"“{reading.date.in_words()}” is not one day: enter day, month and year."
        else:
            options = " or ".join(option.in_words() for option in reading.options)
            told = f"{reading.question} Type {options}." if options else reading.question
        self._echo.setText(told or " ")
        self.changed.emit()
