"""The line that adds an event: date first, echoed in words, then what happened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.application.chronology import events as chronology
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import InvalidInput
from workbench.gui.desk import Desk
from workbench.gui.fields.dates import DateOptions
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FAULT_MARK, fault_label, note


class EntryLine(QWidget):
    """One line, one event. Enter adds it; a question about its date shows the dates to choose."""

    added = Signal(str)

    table_wanted = Signal()
    """The Down key was pressed in the line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.line = PassingLine()
        self.line.setObjectName("chronology.entry")
        self.line.setAccessibleName("Add an event: date, then what happened")
        self.line.setPlaceholderText("22 March 2021  The Council wrote to Miss X")
        self.line.setClearButtonEnabled(True)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_return)
        label = QLabel("Add an event")
        label.setBuddy(self.line)
        self.echo = note()
        self.echo.setObjectName("chronology.echo")
        self.fault = fault_label()
        self.fault.setObjectName("chronology.entry.fault")
        self.options = DateOptions("chronology.entry", self.line)
        self.options.chosen.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(label)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.echo)
        column.addWidget(self.fault)
        column.addWidget(self.options)
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
        self.fault.setText(FAULT_MARK + entry.question)
        self.fault.setVisible(bool(entry.question))
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
        try:
            saved = self._desk.bridge.apply(
                "Add event", lambda case: chronology.add_entry(case, line, id, chosen)
            )
        except InvalidInput as error:
            self.fault.setText(FAULT_MARK + str(error))
            self.fault.show()
            return
        if saved:
            self.line.setText("")
            self._clear()
            self.line.setFocus()
            self.added.emit(id)
