"""A few words on a marked passage, written over the paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.gui.fields.typing import WordsEdit
from workbench.gui.look.buttons import key_act
from workbench.gui.look.labels import grounded, toned
from workbench.gui.look.layout import GRID, column_of, named

_WIDTH, _HEIGHT = 340, 150


class NoteCard(QFrame):
    """The note; Ctrl+Enter, Esc or a press elsewhere keeps it."""

    def __init__(self, words: str, write: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("note-card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grounded(self, "raised", "popover")
        self._before, self._write = words, write
        self.words = named(WordsEdit(words), "note-card.words", "Note on the passage")
        head = toned(QLabel("Note on the passage"), "strong")
        hint = toned(QLabel("Never printed. Esc keeps it."), "hint")
        column_of(head, (self.words, 1), hint, within=self, margins=2 * GRID)
        self.setFixedSize(_WIDTH, _HEIGHT)
        key_act(self, "Ctrl+Return", self.close)

    def show_at(self, point: QPoint) -> None:
        """Show it beneath the passage, the caret behind what is written."""
        self.move(point + QPoint(0, GRID))
        self.show()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was written."""
        super().hideEvent(event)
        words = self.words.toPlainText().strip()
        if words != self._before:
            self._before = words
            self._write(words)
