"""Handing the statement out: which stage, which files, where to, what stands in the way."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from workbench.application.handing_out import exporting
from workbench.application.handing_out.exporting import WrittenFile
from workbench.application.handing_out.leaks import NamesFound
from workbench.application.handing_out.receipts import rule_results
from workbench.domain.errors import WorkbenchError
from workbench.domain.problems import Problem, Severity
from workbench.gui.desk import Desk
from workbench.gui.export.final import AT_DRAFT, at_draft
from workbench.gui.export.kept_row import add_kept_rows
from workbench.gui.export.writing import FORMATS, guard_of, write_statement
from workbench.gui.leaving.leak_dialog import LeakDialog
from workbench.gui.leaving.reason_edit import ReasonEdit
from workbench.gui.live import Live
from workbench.gui.look.appearance import GRID
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog_room import GrowsWithWords
from workbench.gui.look.key_order import as_laid_out
from workbench.gui.look.layout import Rest, column_of, row_of
from workbench.gui.look.marks import mark
from workbench.gui.look.named import named
from workbench.gui.settings import Remembered
from workbench.gui.tasks import Task, Tasks
from workbench.statement.checks.words.names import LEAKS
from workbench.statement.nodes import Document, StatementStage

_USUAL = ("word", "pdf")
_REPLACE, _BACK = "Replace them", "Back"
_ISSUE = "Issue the final decision"
_REASON_FOR_ERRORS = "Reason to issue it with errors (kept in the log)"


class ExportDialog(QDialog):
    """Asks what to write, writes it in the background, and records it in the case."""

    def __init__(
        self, desk: Desk, live: Live, tasks: Tasks, remembered: Remembered, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle("Export statement")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self._desk = desk
        self._live = live
        self._tasks = tasks
        self._remembered = remembered
        self._task: Task | None = None
        self._errors: tuple[Problem, ...] = ()
        self._written: tuple[WrittenFile, ...] = ()
        self._stages = QButtonGroup(self)
        self._formats: dict[str, QCheckBox] = {}
        self._large = QCheckBox("In large print (16 points and more)")
        self._large.setObjectName("export.large")
        self._folder = self._line("export.folder", "Folder", str(remembered.export_folder))
        self._stem = self._line("export.stem", "File name", "")
        self._summary_sign = QLabel()
        self._summary = self._words("export.summary")
        self._reason_label = QLabel(_REASON_FOR_ERRORS)
        self._reason = ReasonEdit("export.reason", "Reason to issue the final decision with errors")
        self._reason.textChanged.connect(self._enable)
        self._outcome = self._words("export.outcome")
        self._outcome.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._open = dialog_button("Open", "export.open", self._on_open)
        self._show = dialog_button("Show in folder", "export.show", self._on_show)
        self._cancel = dialog_button("Cancel", "export.cancel", self._on_cancel)
        self._go = dialog_button("Export", "export.go", self._on_go)
        self._go.setDefault(True)
        self._open.hide()
        self._show.hide()
        self._lay_out()
        self._on_stage()

    # --- building --------------------------------------------------------------------------------

    def _line(self, name: str, label: str, text: str) -> QLineEdit:
        line = named(QLineEdit(text), name, label)
        line.textChanged.connect(self._enable)
        return line

    @staticmethod
    def _words(name: str) -> QLabel:
        label = named(QLabel(), name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self) -> None:
        stages = QHBoxLayout()
        stages.setSpacing(2 * GRID)
        for stage, label in (
            (StatementStage.DRAFT, "Draft decision"),
            (StatementStage.FINAL, "Final decision"),
        ):
            radio = named(QRadioButton(label), f"export.{stage.value}")
            radio.setChecked(stage is self._live.stage)
            radio.toggled.connect(self._on_stage)
            self._stages.addButton(radio)
            if stage is StatementStage.FINAL:
                self._final = radio
            stages.addWidget(radio)
        stages.addStretch()
        formats = QHBoxLayout()
        formats.setSpacing(2 * GRID)
        for format, (label, _) in FORMATS.items():
            box = named(QCheckBox(label), f"export.{format}")
            box.setChecked(format in _USUAL)
            box.toggled.connect(self._enable)
            self._formats[format] = box
            formats.addWidget(box)
        formats.addStretch()
        where = row_of(
            (self._folder, 1), dialog_button("Choose…", "export.choose", self._on_choose)
        )
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID + GRID // 2)
        form.addRow("Stage", stages)
        form.addRow("Files", formats)
        form.addRow("Edition", self._large)
        add_kept_rows(form, self._desk)
        form.addRow("Folder", where)
        form.addRow("File name", self._stem)
        summary = row_of(
            (self._summary_sign, 0, Qt.AlignmentFlag.AlignTop), (self._summary, 1), gap=-1
        )
        buttons = row_of(self._open, self._show, Rest(0), self._cancel, self._go, gap=-1)
        column_of(
            form,
            summary,
            self._reason_label,
            self._reason,
            self._outcome,
            self._progress,
            buttons,
            within=self,
            margins=(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID),
            gap=2 * GRID,
        )
        as_laid_out(self)
        GrowsWithWords(self)

    # --- choosing --------------------------------------------------------------------------------

    @property
    def stage(self) -> StatementStage:
        """The stage chosen."""
        final = self._final.isChecked()
        return StatementStage.FINAL if final else StatementStage.DRAFT

    def targets(self) -> dict[str, Path]:
        """The chosen formats and the file each is written to."""
        folder, stem = Path(self._folder.text().strip()), self._stem.text().strip()
        stem += ", large print" if self._large.isChecked() else ""
        return {
            format: folder / f"{stem}{FORMATS[format][1]}"
            for format, box in self._formats.items()
            if box.isChecked()
        }

    def _on_stage(self) -> None:
        case = self._desk.bridge.case
        self._stem.setText(exporting.file_stem(case, self.stage))
        self._check()

    def _check(self) -> None:
        case = self._desk.bridge.case
        try:
            document = self._desk.workbench.compose(case, self.stage)
            self._errors = exporting.errors_of(case, document, self._desk.workbench.library)
        except WorkbenchError as error:
            self._summarise("error", str(error))
            self._go.setEnabled(False)
            return
        self._show_errors()
        self._enable()

    def _show_errors(self) -> None:
        count = len(self._errors)
        warnings = sum(p.severity is Severity.WARNING for p in self._live.found.open)
        also = ""
        if warnings:
            also = f" ({warnings} warning{'' if warnings == 1 else 's'} besides.)"
        if not count:
            self._summarise("good", f"No errors stand in the way.{also}")
            return
        noun = "error" if count == 1 else "errors"
        first = "\n".join(f"• {problem.message}" for problem in self._errors[:4])
        more = f"\n… and {count - 4} more, in the list of problems." if count > 4 else ""
        stop = (
            "A final decision should not go out with errors."
            if self.stage is StatementStage.FINAL
            else "A draft may go out with errors."
        )
        self._summarise("error", f"{count} {noun}. {stop}{also}\n{first}{more}")

    def _summarise(self, sign: str, words: str) -> None:
        self._summary_sign.setPixmap(mark(sign))
        self._summary.setText(words)

    def _reason_needed(self) -> bool:
        return self.stage is StatementStage.FINAL and any(e.code not in LEAKS for e in self._errors)

    def _enable(self) -> None:
        needed = self._reason_needed()
        self._reason_label.setVisible(needed)
        self._reason.setVisible(needed)
        ready = (
            bool(self.targets())
            and bool(self._stem.text().strip())
            and Path(self._folder.text().strip()).is_absolute()
            and (not needed or bool(self._reason.toPlainText().strip()))
            and self._task is None
        )
        self._go.setEnabled(ready)

    def _on_choose(self) -> None:
        start = Path(self._folder.text().strip())
        chosen = self._desk.dialogs.choose_folder("Folder for the statement", start)
        if chosen is not None:
            self._folder.setText(str(chosen))

    # --- writing ---------------------------------------------------------------------------------

    def _on_go(self, asked: bool = False) -> None:
        targets = self.targets()
        if not asked and (not self._may_replace(targets) or not self._may_issue()):
            return
        reason = self._reason.toPlainText() if self._reason_needed() else ""
        desk = self._desk
        try:
            document = exporting.prepare(
                desk.bridge.case,
                desk.workbench.library,
                desk.workbench.clock.today(),
                self.stage,
                reason,
            )
        except WorkbenchError as error:
            self._on_failed(error)
            return
        work = partial(
            write_statement,
            exporting.in_large_print(document) if self._large.isChecked() else document,
            targets,
            dict(desk.services.renderers),
            desk.services.write_file,
            guard_of(desk, document),
        )
        self._outcome.hide()
        self._progress.setRange(0, len(targets))
        self._progress.show()
        task = self._tasks.run(
            "Writing the statement",
            work,
            partial(self._on_written, document, reason),
            self._on_failed,
            self._on_cancelled,
        )
        task.progressed.connect(self._on_progress)
        self._task = task
        self._enable()

    def _may_replace(self, targets: dict[str, Path]) -> bool:
        there = [path.name for path in targets.values() if path.exists()]
        if not there:
            return True
        answer = self._desk.dialogs.ask(
            "Export statement",
            f"There already: {', '.join(there)}. Replace?",
            [_REPLACE, _BACK],
        )
        return answer == _REPLACE

    def _may_issue(self) -> bool:
        if self.stage is not StatementStage.FINAL:
            return True
        first = f"{AT_DRAFT} " if at_draft(self._desk, self.stage) else ""
        answer = self._desk.dialogs.ask(
            "Issue the final decision",
            f"{first}Once a final decision is issued, what was done before can no longer be "
            "undone.",
            [_ISSUE, _BACK],
            "The case can still be changed, and the decision issued again.",
        )
        return answer == _ISSUE

    def _on_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _on_written(
        self, document: Document, reason: str, written: tuple[WrittenFile, ...]
    ) -> None:
        self._end()
        desk = self._desk
        now = desk.workbench.clock.now().isoformat(timespec="seconds")
        stage = document.meta.stage
        case = desk.bridge.case
        findings = rule_results(case, desk.workbench.problems(document, case))
        recorded = desk.bridge.apply(
            f"Export {stage.value} decision",
            lambda case: exporting.record(
                case,
                document,
                written,
                desk.ids,
                now,
                reason,
                findings=findings,
                made_by=self._desk.services.at_desk.name,
            ),
            undoable=False,
        )
        if recorded and stage is StatementStage.FINAL:
            desk.bridge.forget_history()
        self._written = written
        self._remembered.keep_export_folder(written[0].path.parent)
        names = ", ".join(file.path.name for file in written)
        words = f"Written to {written[0].path.parent}: {names}."
        if not recorded:
            words += " This could not be noted in the case: the bar over the page says why."
        self._say(words)
        self._open.show()
        self._show.show()
        self._cancel.setText("Close")

    def _on_failed(self, error: WorkbenchError) -> None:
        self._end()
        self._say(f"▲ {error}")
        if isinstance(error, NamesFound):
            LeakDialog(self._desk, error.leaks, self.stage, self._on_settled, self).show()

    def _on_settled(self) -> None:
        """Go on once every name found is settled."""
        self._check()
        if self._go.isEnabled():
            self._on_go(asked=True)

    def _on_cancelled(self) -> None:
        self._end()
        self._say("Cancelled. No file was written.")

    def _end(self) -> None:
        self._task = None
        self._progress.hide()
        self._enable()

    def _say(self, words: str) -> None:
        self._outcome.setText(words)
        self._outcome.show()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        self.reject()

    def reject(self) -> None:
        """Close, unless files are being written: then that is cancelled first."""
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()

    # --- afterwards ------------------------------------------------------------------------------

    def _on_open(self) -> None:
        self._launch(self._written[0].path)

    def _on_show(self) -> None:
        self._launch(self._written[0].path.parent)

    def _launch(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(f"Nothing on this computer opens {path}. The files are there all the same.")
