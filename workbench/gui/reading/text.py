"""The text of the preview: one stop for Tab, with Left and Right from paragraph to paragraph."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser, QTextEdit

_STEPS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}


class PreviewText(QTextBrowser):
    """Rich text to read, whose links lead to the records behind the paragraphs.

    Left and Right go from link to link, Enter follows one; Up and Down scroll. Tab leaves at once.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on to the next control; a long statement has a hundred links."""
        return QTextEdit.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = _STEPS.get(Qt.Key(event.key()))
        if forward is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        QTextBrowser.focusNextPrevChild(self, forward)
        # Behind the last link Qt would go on to the next control.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
