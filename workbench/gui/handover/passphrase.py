"""Passphrases: a new one typed twice with its strength said beside it, and one asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from workbench.application.handover.passphrase import ADVICE, LEAST, strength
from workbench.gui.look.labels import note
from workbench.gui.look.layout import column_of, named, row_of


def passphrase_line(name: str, spoken: str) -> QLineEdit:
    """A line whose characters are not shown, nor offered again by the keyboard."""
    line = named(QLineEdit(), name, spoken)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


class ShowWords(QCheckBox):
    """Shows what is typed in passphrase lines while it is ticked."""

    def __init__(self, name: str, *lines: QLineEdit) -> None:
        super().__init__("Show what I type")
        self.setObjectName(name)
        self._lines = lines
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in self._lines:
            line.setEchoMode(mode)


class NewPassphrase(QWidget):
    """A new passphrase, typed twice. `changed` when it may have become good enough."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.first = passphrase_line(f"{name}.passphrase", "Passphrase")
        self.again = passphrase_line(f"{name}.again", "The same passphrase again")
        self.first.setPlaceholderText("Passphrase")
        self.again.setPlaceholderText("The same again")
        self.said = named(note(), f"{name}.strength")
        shown = ShowWords(f"{name}.shown", self.first, self.again)
        column_of(
            row_of((self.first, 1), (self.again, 1)), self.said, shown, note(ADVICE),
            within=self, gap=4,
        )  # fmt: skip
        for line in (self.first, self.again):
            line.textChanged.connect(self._on_typed)
        self._on_typed()

    def _on_typed(self) -> None:
        found, typed = strength(self.words), bool(self.words)
        said = found.words if typed else f"At least {LEAST} characters."
        if typed and found.enough and self.again.text() and not self._same:
            said = "The two are not the same."
        self.said.setText(said)
        self.changed.emit()

    @property
    def words(self) -> str:
        """What was typed."""
        return self.first.text()

    @property
    def _same(self) -> bool:
        return self.first.text() == self.again.text()

    @property
    def good(self) -> bool:
        """Whether it is long enough and was typed alike twice."""
        return self._same and strength(self.words).enough

    def forget(self) -> None:
        """Let what was typed go."""
        self.first.clear()
        self.again.clear()
