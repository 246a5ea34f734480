"""Words of the statement in a form: shown in the face, and with the room, they are printed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.gui.look.theme.typeface import printed_font

_PIXELS, LEADING = 14, 128
"""The height of the letters, and of the lines in hundredths of the usual."""


class PrintedFace(QObject):
    """Keeps an editor in the printed face, whatever size of type is chosen."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.setFont(printed_font(_PIXELS))
        editor.installEventFilter(self)
        self.set_lines()

    def set_lines(self) -> None:
        """Give lines that have just been filled in their room; that is no edit to take back."""
        document = self._editor.document()
        if document.begin().blockFormat().lineHeight() == LEADING:
            return
        cursor, form = QTextCursor(document), QTextBlockFormat()
        form.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        document.clearUndoRedoStacks()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another size of type along."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._editor.setFont(printed_font(_PIXELS))
        return super().eventFilter(watched, event)
