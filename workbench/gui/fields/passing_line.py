"""A line for words that are no part of the case: filters, searches, quick entry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from workbench.domain.sought import holds, words_sought
from workbench.gui.look.buttons import clears, key_act

_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo


class PassingLine(QLineEdit):
    """Keeps Undo to itself only while it has typing of its own to take back.

    Otherwise the key goes to the window, and takes back the last action on the case. `setText("")`
    also forgets what was typed; `clear` does not. `prompt` stands in it while it is empty.
    """

    def __init__(
        self, name: str = "", spoken: str = "", prompt: str = "", clearing: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(prompt)
        if clearing:
            clears(self)

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window when there is nothing to undo here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(_UNDO) and not self.isUndoAvailable()
            redo = event.matches(_REDO) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)


class FindLine(PassingLine):
    """What is looked for in a list: shown once asked for; Esc ends it and calls `leave`."""

    def __init__(self, name: str, spoken: str, leave: Callable[[], object]) -> None:
        super().__init__(name, spoken, "Find")
        self._leave = leave
        self.hide()
        key_act(self, "Esc", self._end, here=True)

    def begin(self) -> None:
        """Let the person type what is looked for."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def forget(self) -> None:
        """Look for nothing any more."""
        self.setText("")
        self.hide()

    def finds(self, said: str) -> bool:
        """Whether every word looked for occurs in what a row says."""
        return holds(said, words_sought(self.text()))

    def _end(self) -> None:
        self.forget()
        self._leave()
