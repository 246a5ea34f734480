"""A line for words that are no part of the case: filters, searches, quick entry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from workbench.domain.sought import holds, words_sought
from workbench.gui.look.buttons import clears, key_act
from workbench.gui.look.labels import as_wide_as, toned
from workbench.gui.look.layout import GRID

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
        self._key: QLabel | None = None
        if clearing:
            clears(self)

    def name_key(self, key: str) -> None:
        """Name the key that leads here at the right end, while the line is empty and the example
        leaves room for it.
        """
        self._key = toned(QLabel(key, self), "key")
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(lambda _words: self._show_key())
        self._show_key()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key stands at the right end."""
        super().resizeEvent(event)
        self._show_key()

    def _show_key(self) -> None:
        if self._key is None:
            return
        prompt, size = (
            as_wide_as(self, self.placeholderText()) + self.height(),
            self._key.sizeHint(),
        )
        self._key.setVisible(not self.text() and prompt + size.width() <= self.width())
        left, top = self.width() - size.width() - GRID, (self.height() - size.height()) // 2
        self._key.setGeometry(left, top, size.width(), size.height())

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
