"""Choosing what to restore: a copy of the casebook, and the whole of it or one of its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from workbench.application.case.ports import CopyOfCasebook, RegisterRow
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import WorkbenchError
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.layout import column_of, named, row_of
from workbench.gui.look.moments import moment

CasesIn = Callable[[Path], Sequence[RegisterRow]]
_WHOLE = "The whole casebook"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A copy, and the id of the case to take from it, "" for all of it."""

    copy: Path
    case_id: str


class RestoreDialog(Dialog):
    """The copies at the left, what is in the chosen one at the right. `wanted` carries `Wanted`.

    `cases_in` gives the cases of a copy; without it only the whole casebook can be restored.
    """

    wanted = Signal(object)

    def __init__(
        self,
        copies: Sequence[CopyOfCasebook],
        cases_in: CasesIn | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "restore", "Restore", 720, 420)
        self._copies, self._cases_in = copies, cases_in
        self.copies = named(QListWidget(), "restore.copies", "Copies")
        self.cases = named(QListWidget(), "restore.cases", "What to restore")
        self._words = named(QLabel(), "restore.words")
        self._words.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        accepts = QDialogButtonBox.ButtonRole.AcceptRole
        self.restore = named(buttons.addButton("Restore", accepts), "restore.restore")
        buttons.accepted.connect(self._on_restore)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        minutes = Counter(moment(copy.made_at) for copy in copies)
        for copy in copies:
            alike = minutes[moment(copy.made_at)] > 1
            aside = " – damaged, put aside" if copy.put_aside else ""
            item = QListWidgetItem(f"{moment(copy.made_at, seconds=alike)}{aside}")
            item.setToolTip(str(copy.path))
            self.copies.addItem(item)
        self.copies.currentRowChanged.connect(self._on_copy)
        self.cases.currentRowChanged.connect(self._tell)
        self.copies.setCurrentRow(0)
        self._tell()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        row = row_of()
        for words, shown, share in (("&Copies", self.copies, 2), ("&Restore", self.cases, 3)):
            label = QLabel(words)
            label.setBuddy(shown)
            row.addLayout(column_of(label, (shown, 1)), share)
        self.show_parts((row, 1), self._words, buttons)

    def _on_copy(self, row: int) -> None:
        """Show what is in a copy."""
        self.cases.clear()
        if row < 0:
            return
        copy = self._copies[row]
        if not copy.put_aside:
            self._add_case(_WHOLE, "")
        if self._cases_in is None:
            self.cases.setCurrentRow(0)
            return
        try:
            for case in self._cases_in(copy.path):
                bin_ = " (in the bin)" if case.deleted else ""
                name = case.reference or f"[{case.id}]"
                self._add_case(f"{name}  {case.body}  {case.complainant}{bin_}", case.id)
        except WorkbenchError as error:
            self._words.setText(str(error))
        self.cases.setCurrentRow(0)

    def _add_case(self, words: str, id: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, id)
        self.cases.addItem(item)

    def _chosen(self) -> Wanted | None:
        copy, case = self.copies.currentRow(), self.cases.currentItem()
        if copy < 0 or case is None:
            return None
        return Wanted(self._copies[copy].path, str(case.data(Qt.ItemDataRole.UserRole)))

    def _tell(self) -> None:
        chosen = self._chosen()
        self.restore.setEnabled(chosen is not None)
        if not self._copies:
            words = "There are no copies of this casebook yet."
        elif chosen is None:
            words = "Nothing of this copy can be restored."
        elif chosen.case_id:
            words = (
                "The case will be as it was then, with its reference and its history. Changes made "
                "to it since are taken back; the casebook is copied first."
            )
        else:
            words = (
                "All cases will be as they were then. The casebook as it is now is kept beside "
                "the other copies."
            )
        self._words.setText(words)

    def _on_restore(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.accept()
            self.wanted.emit(chosen)
