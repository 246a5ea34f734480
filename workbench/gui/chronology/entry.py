"""The line that adds an event: date first, echoed in words, then what happened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.application.chronology import events as chronology
from workbench.domain.dates.partial import PartialDate
from workbench.gui.desk import Desk
from workbench.gui.fields.dates import DateOptions
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.labels import FaultLine, label_for, note
from workbench.gui.look.layout import column_of, row_of
from workbench.gui.look.named import named


class EntryLine(QWidget):
    """One line, one event. Enter adds it; a question about its date shows the dates to choose."""

    added = Signal(str)

    table_wanted = Signal()
    """The Down key was pressed in the line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.line = PassingLine(
            "chronology.entry",
            "Add an event: date, then what happened",
            "22 March 2021  The Council wrote to Miss X",
        )
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_return)
        label = label_for("Add an event", self.line)
        self.echo = named(note(), "chronology.echo")
        self.fault = FaultLine("chronology.entry.fault")
        self.options = DateOptions("chronology.entry", self.line)
        self.options.chosen.connect(self._add)
        column_of(
            row_of(label, (self.line, 1)), self.echo, self.fault, self.options, within=self, gap=4
        )
        self._clear()

    def _clear(self) -> None:
        self.echo.setText("Date first, then what happened; Enter adds it.")
        self.echo.show()
        self.fault.hide()
        self.options.offer(())

    def _on_edited(self) -> None:
        """Echo the date as it is understood so far, and ask when it cannot be."""
        if not self.line.text().strip():
            self._clear()
            return
        entry = chronology.read_entry(self._desk.bridge.case, self.line.text())
        words = entry.on.in_words() if entry.on is not None else ""
        parts = (f"= {words}." if words else "", entry.notice)
        self.echo.setText(" ".join(part for part in parts if part))
        self.echo.setVisible(bool(self.echo.text()))
        self.fault.say(entry.question)
        self.options.offer(entry.options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, for which one line has no use, leads to the events beneath."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.table_wanted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_return(self) -> None:
        self._add(None)

    def _add(self, chosen: PartialDate | None) -> None:
        line = self.line.text()
        if not line.strip():
            return
        id = self._desk.ids.new("event")
        if self.fault.attempt(
            lambda: self._desk.bridge.apply(
                "Add event", lambda case: chronology.add_entry(case, line, id, chosen)
            )
        ):
            self.line.setText("")
            self._clear()
            self.line.setFocus()
            self.added.emit(id)
