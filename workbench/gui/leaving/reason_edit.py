"""The few lines in which a dialog asks why something is done all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from workbench.gui.look.labels import lines_high


class ReasonEdit(QPlainTextEdit):
    """Three lines of plain words; Tab leaves them. `name` is how tests find it."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines_high(self, 3))
