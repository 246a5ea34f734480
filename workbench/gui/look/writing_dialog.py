"""Dialogs in which sentences are written, which are not left by chance."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from workbench.gui.dialogs import Dialogs, leaves


class WritingDialog(QDialog):
    """A dialog in which sentences are written: Escape does not throw them away unasked."""

    def __init__(self, dialogs: Dialogs, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialogs = dialogs

    def reject(self) -> None:
        """Close, unless something was written and the person goes on with it."""
        if not self._written() or leaves(
            self._dialogs, self.windowTitle(), "What you wrote here is not saved."
        ):
            super().reject()

    def _written(self) -> bool:
        lines, boxes = self.findChildren(QLineEdit), self.findChildren(QPlainTextEdit)
        return any(each.isModified() and each.text().strip() for each in lines) or any(
            each.document().isModified() and each.toPlainText().strip() for each in boxes
        )

    def take_as_saved(self) -> None:
        """What stands in it now may be left."""
        for line in self.findChildren(QLineEdit):
            line.setModified(False)
        for box in self.findChildren(QPlainTextEdit):
            box.document().setModified(False)
