"""*Event from this passage*, to be looked over before it is added."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QWidget

from workbench.application.case import editing
from workbench.application.chronology.events import NewEvents
from workbench.application.evidence.marking import Taken, last_head
from workbench.application.records.labels import evidence_numbers, head_label, pages_words
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import choice_box
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.look.buttons import icon_button, key_act, push_button
from workbench.gui.look.labels import grounded, toned
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.statement.markup.authored import escape

_WIDTH = 380


class Add(Protocol):
    """Adds an event made of a passage."""

    def __call__(self, found: Taken, new: NewEvents, **said: object) -> None:
        """Add it with words and a head of its own."""


class EventCard(QFrame):
    """Date, words, source and head of the event. `another` asks for an event there is already.

    `left` carries the date and the words typed in a card that a press elsewhere, or Esc, closed.
    """

    another = Signal()
    left = Signal(str, str)

    def __init__(self, desk: Desk, found: Taken, add: Add, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("event-card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grounded(self, "raised", "popover")
        self._desk, self._found, self._add, self._over = desk, found, add, parent
        self._added = False
        case = desk.bridge.case
        date = found.on.in_words() if found.on is not None else ""
        self.date = named(QLineEdit(date), "event-card.date", "Date")
        self.date.setPlaceholderText("Date, such as 22 March 2021")
        self.words = named(WordsEdit(found.said), "event-card.words", "What happened")
        self.words.setFixedHeight(9 * GRID + 4)
        self.wrong = toned(QLabel(), "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        number = evidence_numbers(case)[found.evidence_id]
        source = toned(QLabel(f"{number} {pages_words(found.place)}"), "chip")
        heads = [(head_label(case, each), each.id) for each in editing.ordered(case, "head")]
        self.head = choice_box(
            "event-card.head", "Bears on", [("No head of complaint", ""), *heads]
        )
        self.head.setCurrentIndex(max(self.head.findData(last_head(case)), 0))
        self.quoted = named(QCheckBox("As a quotation"), "event-card.quoted")
        self.printed = named(QCheckBox("In the statement"), "event-card.printed")
        self.printed.setChecked(desk.new_events.printed)
        self._lay_out(source)
        self.setFixedWidth(_WIDTH)

    def _lay_out(self, source: QLabel) -> None:
        close = icon_button("x", "event-card.close", self.close, "Close (Esc)")
        another = push_button(
            "Add to another…", "event-card.another", self._on_another, kind="quiet",
            tip="Have an event there is already rest on this passage",
        )  # fmt: skip
        add = push_button("Add event", "event-card.add", self._on_add, "Ctrl+Enter", kind="primary")
        column_of(
            row_of(toned(QLabel("Event from this passage"), "strong"), REST, close),
            self.date,
            self.words,
            self.wrong,
            row_of(source, (self.head, 1)),
            row_of(self.quoted, REST, self.printed),
            row_of(another, REST, add),
            within=self,
            margins=2 * GRID,
        )
        key_act(self, "Ctrl+Return", self._on_add)
        key_act(self, "Ctrl+Enter", self._on_add)

    def show_at(self, point: QPoint) -> None:
        """Show it beneath the passage, within the window, with the keyboard on the date."""
        self.adjustSize()
        window = self._over.window()
        corner = window.mapToGlobal(QPoint(0, 0))
        x = min(point.x(), corner.x() + window.width() - self.width() - GRID)
        y = point.y() + GRID
        if y + self.height() > corner.y() + window.height():
            y = max(point.y() - self.height() - 4 * GRID, corner.y())
        self.move(max(x, corner.x()), y)
        self.show()
        self.date.setFocus(Qt.FocusReason.PopupFocusReason)
        self.date.selectAll()

    def begin_again(self, date: str, words: str) -> None:
        """Show what was typed when it was last left."""
        self.date.setText(date)
        self.date.setModified(True)
        self.words.setPlainText(words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed and not added."""
        super().hideEvent(event)
        if not self._added and (self.date.isModified() or self.words.document().isModified()):
            self.left.emit(self.date.text(), self.words.toPlainText())

    def sizeHint(self) -> QSize:
        """As high as its parts at its width."""
        layout = self.layout()
        assert layout is not None
        return QSize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    def _on_add(self) -> None:
        on = None
        if self.date.text().strip():
            read = self._desk.workbench.read_date(self.date.text())
            if read.date is None:
                self.wrong.setText(read.question or "This is no date.")
                self.wrong.show()
                self.adjustSize()
                self.date.setFocus()
                return
            on = read.date
        words = escape(self.words.toPlainText())
        narrative = f"“{words}”" if self.quoted.isChecked() and words else words
        self._added = True
        self.close()
        new = NewEvents(self._desk.ids, self.printed.isChecked())
        found = replace(self._found, on=on)
        self._add(found, new, narrative=narrative, head_id=self.head.currentData())

    def _on_another(self) -> None:
        self.close()
        self.another.emit()
