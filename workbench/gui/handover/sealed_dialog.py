"""What the dialogs share that write a case to a sealed file: where to, passphrase, the writing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QProgressBar, QWidget

from workbench.application.handover.carried import Purpose
from workbench.application.handover.handing import SEALED, sealed_name
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import Desk
from workbench.gui.handover.passphrase import NewPassphrase
from workbench.gui.look.buttons import dialog_button, go_button
from workbench.gui.look.dialog import Dialog, GrowsWithWords, fit
from workbench.gui.look.key_order import heard_by_row
from workbench.gui.look.labels import note
from workbench.gui.look.layout import REST, named, row_of
from workbench.gui.tasks import Watch

_REPLACE, _BACK = "Replace it", "Back"


class SealedDialog(Dialog):
    """Asks where the file goes and for a passphrase, and writes it in the background.

    A dialog of its own kind adds `rows`, says whether it is `complete`, gives the case to write by
    `prepared`, notes in the case what went, and is told by `said` what comes next.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        key: str,
        title: str,
        purpose: Purpose,
        go: str,
    ) -> None:
        super().__init__(parent, key, title, 640, 320)
        self.desk, self._purpose = desk, purpose
        path = desk.remembered.export_folder / sealed_name(desk.bridge.case, purpose)
        self.file = named(QLineEdit(str(path)), f"{key}.file", "File")
        choose = dialog_button("Choose…", f"{key}.choose", self._on_choose)
        self.passphrase = NewPassphrase(key)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._go = go_button(go, f"{key}.go", self._on_go)
        self._cancel = self.leave_button()
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, part in self.rows():
            self.form.addRow(words, part)
        self.form.addRow("File", row_of((self.file, 1), choose))
        self.form.addRow("Passphrase", self.passphrase)
        heard_by_row(self.form)
        self.show_parts(
            note(self.about()), self.form, self.fault, self._busy, REST,
            row_of(REST, self._cancel, self._go),
        )  # fmt: skip
        self.passphrase.changed.connect(self.check)
        self.file.textChanged.connect(self.check)
        GrowsWithWords(self)
        self.passphrase.first.setFocus()
        self.check()

    def showEvent(self, event: QShowEvent) -> None:
        """No higher than what stands in it."""
        super().showEvent(event)
        fit(self)

    def about(self) -> str:
        """What the file holds, and who may see it."""
        raise NotImplementedError

    def rows(self) -> list[tuple[str, QWidget]]:
        """The rows of its own, above the file."""
        return []

    def complete(self) -> bool:
        """Whether everything of its own is entered."""
        return True

    def prepared(self) -> CaseFile:
        """The case to write; raises what stands in the way."""
        raise NotImplementedError

    def evidence_files(self) -> Callable[[str], Path] | None:
        """What finds the files of evidence that go along; None when none do."""
        return None

    def note(self) -> bool:
        """Note in the case what went; False when that could not be saved."""
        return True

    def said(self, path: Path) -> tuple[str, str, str]:
        """What is told once it is written: a title, where it is, and what comes next."""
        raise NotImplementedError

    @property
    def path(self) -> Path:
        """The file to write."""
        return Path(self.file.text().strip()).expanduser()

    def check(self) -> None:
        """Let the file be written when all is entered."""
        there = bool(self.file.text().strip())
        self._go.setEnabled(there and self.passphrase.good and self.complete())

    def _on_choose(self) -> None:
        chosen = self.desk.dialogs.choose_save_file(
            "File (confidential: it holds real names)", self.path, f"Sealed cases (*{SEALED})"
        )
        if chosen is not None:
            self.file.setText(str(chosen))

    def _on_go(self) -> None:
        sealed = self.desk.services.bundles
        assert sealed is not None
        if self.path.exists():
            name, buttons = self.path.name, [_REPLACE, _BACK]
            if self.desk.dialogs.ask("Replace it?", f"{name} is there.", buttons) != _REPLACE:
                return
        if not self.fault.attempt(self._prepare):
            return
        case, path, words = self._case, self.path, self.passphrase.words
        find, purpose = self.evidence_files(), self._purpose

        def work(watch: Watch) -> None:
            with sealed.writing(path, 0o600) as file:
                sealed.seal(case, purpose, words, find, file)

        self._set_busy(True)
        self.desk.tasks.run(f"Writing {path.name}", work, lambda _: self._done(), self._failed)

    def _prepare(self) -> bool:
        self._case = self.prepared()
        return True

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._cancel.setEnabled(not busy)
        if busy:
            self._go.setEnabled(False)
        else:
            self.check()

    def _done(self) -> None:
        self._set_busy(False)
        if not self.note():
            self.fault.say("The file was written, but it could not be noted in the case.")
            return
        self.desk.remembered.keep_export_folder(self.path.parent)
        self.passphrase.forget()
        self.accept()
        self.desk.dialogs.inform(*self.said(self.path))

    def _failed(self, error: WorkbenchError) -> None:
        self._set_busy(False)
        self.fault.refuse(str(error))

    def reject(self) -> None:
        """A file that is being written is finished first."""
        if not self._busy.isVisible():
            self.passphrase.forget()
            super().reject()
