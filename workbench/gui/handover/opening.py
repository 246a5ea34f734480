"""A sealed file opened: its passphrase asked for, checked in the background, asked for again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QWidget

from workbench.application.handover.carried import Purpose
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import FileRefused, WorkbenchError
from workbench.gui.desk import CaseBundles
from workbench.gui.handover.passphrase import ShowWords, passphrase_line
from workbench.gui.look.buttons import go_button
from workbench.gui.look.dialog import Dialog, GrowsWithWords
from workbench.gui.look.labels import WrappedLabel, label_for
from workbench.gui.look.layout import REST, row_of
from workbench.gui.tasks import Tasks, Watch

Opened = Callable[[Purpose, CaseFile, str], Callable[[], None]]
"""Given what was in the file, and the passphrase that opened it: what is then done with it.

Raises `WorkbenchError` for a file that does not belong here.
"""


class OpenSealedDialog(Dialog):
    """Asks for the passphrase of a file until it is opened or left."""

    def __init__(
        self,
        path: Path,
        folder: Path,
        sealed: CaseBundles,
        tasks: Tasks,
        opened: Opened,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, "sealed", "Open a case handed over", 520, 160)
        self._path, self._folder, self._sealed = path, folder, sealed
        self._tasks, self._opened = tasks, opened
        self.passphrase = passphrase_line("sealed.passphrase", "Passphrase")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._go = go_button("Open", "sealed.go", self._on_go)
        self._cancel = self.leave_button()
        self.show_parts(
            WrappedLabel(f"{path.name} is sealed. Whoever sent it tells you the passphrase."),
            row_of(label_for("Passphrase", self.passphrase), (self.passphrase, 1)),
            ShowWords("sealed.shown", self.passphrase),
            self.fault,
            self._busy,
            REST,
            row_of(REST, self._cancel, self._go),
        )
        self.passphrase.textChanged.connect(lambda words: self._go.setEnabled(bool(words)))
        self._go.setEnabled(False)
        GrowsWithWords(self)
        self.passphrase.setFocus()

    def _on_go(self) -> None:
        words, path, folder, sealed = (
            self.passphrase.text(), self._path, self._folder, self._sealed,
        )  # fmt: skip

        def work(watch: Watch) -> tuple[Purpose, CaseFile]:
            with sealed.unsealed(path, words, folder) as carried:
                return carried.purpose, carried.case

        self.fault.hide()
        self._set_busy(True)
        self._tasks.run(
            f"Opening {path.name}", work, lambda found: self._done(*found, words), self._failed
        )

    def _done(self, purpose: Purpose, case: CaseFile, words: str) -> None:
        self._set_busy(False)
        try:
            go_on = self._opened(purpose, case, words)
        except WorkbenchError as error:
            self._failed(error)
            return
        self.passphrase.clear()
        self.accept()
        go_on()

    def _failed(self, error: WorkbenchError) -> None:
        self._set_busy(False)
        problems = error.problems[:3] if isinstance(error, FileRefused) else ()
        self.fault.refuse("\n".join((str(error), *problems)))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._cancel.setEnabled(not busy)
        self._go.setEnabled(not busy)

    def reject(self) -> None:
        """A file that is being opened is finished first."""
        if not self._busy.isVisible():
            self.passphrase.clear()
            super().reject()
