"""Details of something that went wrong, in a window of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QWidget,
)

from workbench.gui.look.dialog import Dialog
from workbench.gui.look.layout import named


class DetailsDialog(Dialog):
    """A heading and text to read and copy."""

    def __init__(self, title: str, words: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, "details", title, 640, 400)
        label = QLabel(words)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = named(QPlainTextEdit(details), "details.text", "Details")
        self._details.setReadOnly(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("details.copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        buttons.rejected.connect(self.reject)
        self.show_parts(label, (self._details, 1), buttons)
