"""The page shown when a casebook cannot be used: what is wrong, and the ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.domain.errors import CasebookDamaged, WorkbenchError
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import emphasised, muted
from workbench.gui.look.layout import GRID, REST, Rest, column_of, named, row_of
from workbench.gui.look.theme.marks import Sign


class CasebookTrouble(QWidget):
    """Says why a casebook folder was not opened, and lets the person choose what to do."""

    retried = Signal()
    folder_wanted = Signal()
    repair_wanted = Signal()
    restore_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("casebook-trouble")
        self._sign = Sign("error", 32)
        self._message = self._label("casebook-trouble.message", 3)
        self._hint = self._label("casebook-trouble.hint", 0)
        self._folder = self._label("casebook-trouble.folder", 0)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        muted(self._folder)
        self._ways: dict[str, QPushButton] = {}
        for name, label, signal in (
            ("retry", "Try again", self.retried),
            ("repair", "Repair", self.repair_wanted),
            ("restore", "Restore…", self.restore_wanted),
            ("choose", "Choose another folder…", self.folder_wanted),
            ("quit", "Quit", self.quit_wanted),
        ):
            self._ways[name] = push_button(label, f"casebook-trouble.{name}", signal.emit)
        column_of(
            Rest(2),
            self._sign,
            self._message,
            self._hint,
            self._folder,
            row_of(*self._ways.values(), REST),
            Rest(3),
            within=self,
            margins=(12 * GRID, 4 * GRID, 12 * GRID, 4 * GRID),
            gap=2 * GRID,
        )

    @staticmethod
    def _label(name: str, step: int) -> QLabel:
        label = named(QLabel(), name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if step:
            emphasised(label, step)
        return label

    def show_error(self, error: WorkbenchError, folder: Path, has_copies: bool = False) -> None:
        """Show what happened with a folder; where it has copies, one can be restored."""
        repairable = isinstance(error, CasebookDamaged) and error.repairable
        self._ways["repair"].setVisible(repairable)
        self._ways["restore"].setVisible(has_copies)
        self._message.setText(error.message)
        self._hint.setText(error.hint)
        self._folder.setText(f"Casebook folder: {folder}")
