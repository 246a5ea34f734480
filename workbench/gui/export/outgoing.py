"""What the windows share in which a statement leaves: files, folder, what stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from workbench.application.handing_out import exporting
from workbench.application.handing_out.gate import NamesFound
from workbench.application.handing_out.receipts import rule_results
from workbench.application.handing_out.recording import WrittenFile
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ExportFailed, WorkbenchError
from workbench.domain.problems import Problem, Severity
from workbench.gui.desk import Desk
from workbench.gui.export.final import AT_DRAFT, at_draft
from workbench.gui.export.in_the_way import InTheWay, words_label
from workbench.gui.export.writing import FORMATS, Left, guard_of, may_replace
from workbench.gui.leaving.leak_dialog import LeakDialog
from workbench.gui.leaving.reason_edit import ReasonEdit
from workbench.gui.live import Live
from workbench.gui.look.buttons import dialog_button, go_button
from workbench.gui.look.dialog import Dialog, GrowsWithWords
from workbench.gui.look.key_order import as_laid_out, heard_by_row
from workbench.gui.look.layout import GRID, Lines, Rest, named, row_of
from workbench.gui.tasks import Moments, Task, Watch
from workbench.statement.checks.words.names import LEAKS
from workbench.statement.nodes import Document, StatementStage

_USUAL = ("word", "pdf")
_BACK = "Back"

Work = Callable[[Watch], tuple[WrittenFile, ...]]
"""The slow part, done beside the window."""


class OutgoingDialog(Dialog):
    """Asks what to write, writes it in the background, and records it in the case.

    A window of its own kind says which `stage` it is of and adds its rows (`add_rows`), gives
    `targets`, and says how the statement is prepared, written and recorded. Everything in it is
    named after `key`.
    """

    final_means = "Once a final decision is issued, what was done before can no longer be undone."
    final_then = "The case is open to changes again once it is reopened, with a reason."
    """What is said before the final decision goes out, and what can be done after it."""

    def __init__(
        self, desk: Desk, live: Live, parent: QWidget, key: str, title: str, go: str
    ) -> None:
        super().__init__(parent, key, title)
        self._act = go
        self.setMinimumWidth(620)
        self.desk, self.live = desk, live
        self._key = key
        self._task: Task | None = None
        self._looking = Moments(self)
        self._then: Callable[[], None] = lambda: None
        self._errors: tuple[Problem, ...] = ()
        self._written: tuple[WrittenFile, ...] = ()
        self._boxes: dict[str, QCheckBox] = {}
        self._folder = self.a_line("folder", "Folder", str(desk.remembered.export_folder))
        self._summary = InTheWay(f"{key}.summary")
        self._reason_label = QLabel(f"Reason to {go.lower()} it with errors (kept in the log)")
        self._reason = ReasonEdit(f"{key}.reason", "Reason to issue the final decision with errors")
        self._reason.textChanged.connect(self.enable)
        self._outcome = words_label(f"{key}.outcome")
        self._outcome.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._open = dialog_button("Open", f"{key}.open", self._on_open)
        self._show = dialog_button("Show in folder", f"{key}.show", self._on_show)
        self._cancel = self.leave_button()
        self._go = go_button(go, f"{key}.go", self._on_go)
        self._open.hide()
        self._show.hide()

    @property
    def stage(self) -> StatementStage:
        """Draft or final."""
        raise NotImplementedError

    def add_rows(self, form: QFormLayout) -> None:
        """Add the rows of its own to the form."""
        raise NotImplementedError

    def targets(self) -> dict[str, Path]:
        """The chosen formats and the file each is written to."""
        raise NotImplementedError

    def case(self) -> CaseFile:
        """The case whose statement leaves."""
        return self.desk.bridge.case

    def complete(self) -> bool:
        """Whether everything of its own is entered."""
        return True

    def prepared(self, reason: str) -> Document:
        """The statement to write; raises what stands in the way."""
        library, today = self.desk.workbench.library, self.desk.workbench.clock.today()
        return exporting.prepare(self.case(), library, today, self.stage, reason)

    def work(self, document: Document) -> Work:
        """What writes the files; raises `ExportFailed` or `NameGivenAway`, and then writes none."""
        services, targets, folder = self.desk.services, self.targets(), self.folder
        renderers, write = dict(services.renderers), services.write_file
        guard = guard_of(self.desk, document)

        def work(watch: Watch) -> tuple[WrittenFile, ...]:
            if not folder.is_dir():
                words = f"The folder {folder} does not exist."
                raise ExportFailed(words, "Nothing was written. Choose another folder.")
            return exporting.write_files(document, targets, renderers, write, watch.progress, guard)

        return work

    def record(self, left: Left) -> bool:
        """Note in the case what was written; whether that could be saved."""
        raise NotImplementedError

    def a_line(self, name: str, label: str, text: str) -> QLineEdit:
        """A line of its own, after which it is seen whether all is entered."""
        line = named(QLineEdit(text), f"{self._key}.{name}", label)
        line.textChanged.connect(self.enable)
        return line

    def lay_out(self) -> None:
        """Put everything in its place, once the window has made what is its own."""
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID + GRID // 2)
        self.add_rows(form)
        buttons = row_of(self._open, self._show, Rest(0), self._cancel, self._go, gap=-1)
        self.show_parts(
            form,
            self._summary,
            self._reason_label,
            self._reason,
            self._outcome,
            self._progress,
            buttons,
            margins=(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID),
            gap=2 * GRID,
        )
        as_laid_out(self)
        heard_by_row(form)
        GrowsWithWords(self)

    def formats_row(self) -> Lines:
        """The formats to choose among, on as many lines as they need."""
        formats = Lines(2 * GRID)
        for format, (label, _) in FORMATS.items():
            box = named(QCheckBox(label), f"{self._key}.{format}")
            box.setChecked(format in _USUAL)
            box.toggled.connect(self.enable)
            self._boxes[format] = box
            formats.put(box, 0)
        return formats

    def folder_row(self) -> QHBoxLayout:
        """The folder, and the way to choose another."""
        choose = dialog_button("Choose…", f"{self._key}.choose", self._on_choose)
        return row_of((self._folder, 1), choose)

    @property
    def folder(self) -> Path:
        """The folder chosen."""
        return Path(self._folder.text().strip())

    def files_called(self, stem: str) -> dict[str, Path]:
        """The chosen formats, each with a file of that name in the folder."""
        return {
            format: self.folder / f"{stem}{FORMATS[format][1]}"
            for format, box in self._boxes.items()
            if box.isChecked()
        }

    def check(self, then: Callable[[], None] = lambda: None) -> None:
        """Say what stands in the way of the statement as it is now, once it is looked through."""
        self._then = then
        self._errors = ()
        self._summary.say("note", "The statement is being checked …")
        self._looking.begin(self._errors_now(), self._on_checked, self._on_unusable)
        self.enable()

    def _errors_now(self) -> Generator[None, None, tuple[Problem, ...]]:
        case, workbench = self.case(), self.desk.workbench
        document = workbench.compose(case, self.stage)
        return (yield from exporting.errors_in_steps(case, document, workbench.library))

    def _on_checked(self, errors: tuple[Problem, ...]) -> None:
        self._errors = errors
        warnings = sum(p.severity is Severity.WARNING for p in self.live.found.open)
        final = self.stage is StatementStage.FINAL
        self._summary.show_errors(self._errors, warnings, final)
        self.enable()
        self._then()

    def _on_unusable(self, error: WorkbenchError) -> None:
        self._summary.say("error", str(error))
        self._go.setEnabled(False)

    def _reason_needed(self) -> bool:
        return self.stage is StatementStage.FINAL and any(e.code not in LEAKS for e in self._errors)

    def enable(self) -> None:
        """See whether it can be gone on with."""
        needed = self._reason_needed()
        self._reason_label.setVisible(needed)
        self._reason.setVisible(needed)
        ready = (
            bool(self.targets())
            and self.complete()
            and self.folder.is_absolute()
            and (not needed or bool(self._reason.toPlainText().strip()))
            and self._task is None
        )
        self._go.setEnabled(ready)

    def _on_choose(self) -> None:
        chosen = self.desk.dialogs.choose_folder("Folder for the statement", self.folder)
        if chosen is not None:
            self._folder.setText(str(chosen))

    def _on_go(self, asked: bool = False) -> None:
        self._looking.finish()
        if not self._go.isEnabled():
            return  # a reason is needed, now that everything is checked
        reason = self._reason.toPlainText() if self._reason_needed() else ""
        try:
            document = self.prepared(reason)
        except WorkbenchError as error:
            self._on_failed(error)
            return
        targets = self.targets()
        if not asked and (
            not may_replace(self.desk, self.windowTitle(), targets) or not self._may_issue()
        ):
            return
        self._outcome.hide()
        self._progress.setRange(0, len(targets))
        self._progress.show()
        task = self.desk.tasks.run(
            "Writing the statement",
            self.work(document),
            partial(self._on_written, document, reason),
            self._on_failed,
            self._on_cancelled,
        )
        task.progressed.connect(self._on_progress)
        self._task = task
        self.enable()

    def _may_issue(self) -> bool:
        if self.stage is not StatementStage.FINAL:
            return True
        first = f"{AT_DRAFT} " if at_draft(self.desk, self.stage) else ""
        act = f"{self._act} the final decision"
        answer = self.desk.dialogs.ask(
            act,
            f"{first}{self.final_means}",
            [act, _BACK],
            self.final_then,
        )
        return answer == act

    def _on_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _on_written(
        self, document: Document, reason: str, written: tuple[WrittenFile, ...]
    ) -> None:
        self._end()
        case = self.case()
        findings = rule_results(case, self.desk.workbench.problems(document, case))
        recorded = self.record(Left(document, written, findings, reason))
        if recorded and document.meta.stage is StatementStage.FINAL:
            self.desk.bridge.forget_history()
        self._written = written
        self.desk.remembered.keep_export_folder(written[0].path.parent)
        names = ", ".join(file.path.name for file in written)
        words = f"Written to {written[0].path.parent}: {names}."
        if not recorded:
            words += " This could not be noted in the case: the foot of the page list says why. "
            words += "Do not send what is there."
        self._say(words)
        self._open.show()
        self._show.show()
        self._cancel.setText("Close")
        self._cancel.setDefault(True)  # Enter does not write it once more
        self._cancel.setFocus()

    def _on_failed(self, error: WorkbenchError) -> None:
        self._end()
        self._say(f"▲ {error}")
        if isinstance(error, NamesFound):
            LeakDialog(self.desk, error.leaks, self.stage, self._on_settled, self).show()

    def _on_settled(self) -> None:
        """Go on once every name found is settled."""
        self.check(lambda: self._on_go(asked=True) if self._go.isEnabled() else None)

    def _on_cancelled(self) -> None:
        self._end()
        self._say("Cancelled. No file was written.")

    def _end(self) -> None:
        self._task = None
        self._progress.hide()
        self.enable()

    def _say(self, words: str) -> None:
        self._outcome.setText(words)
        self._outcome.show()

    def reject(self) -> None:
        """Close, unless files are being written: then that is cancelled first."""
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()

    def _on_open(self) -> None:
        self._launch(self._written[0].path)

    def _on_show(self) -> None:
        self._launch(self._written[0].path.parent)

    def _launch(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(f"Nothing on this computer opens {path}. The files are there all the same.")
