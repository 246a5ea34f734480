"""Making the publication set: one final file in a folder by itself, and its receipt in the case."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from workbench.application.handing_out import publishing
from workbench.application.handing_out.gate import NamesFound
from workbench.application.handing_out.receipts import results_line, rule_results
from workbench.application.handing_out.recording import WrittenFile
from workbench.application.versions.issuing import decided, decision
from workbench.domain.errors import WorkbenchError
from workbench.domain.problems import Problem, Severity
from workbench.domain.records.versions import ExportReceipt, RuleResult
from workbench.gui.desk import Desk
from workbench.gui.export.final import may_go_out
from workbench.gui.export.receipt import ReceiptWindow
from workbench.gui.export.writing import Left, guard_of, keep_receipts
from workbench.gui.leaving.leak_dialog import LeakDialog
from workbench.gui.look.buttons import dialog_button, go_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.key_order import heard_by_row
from workbench.gui.look.labels import WrappedLabel, note, title
from workbench.gui.look.layout import GRID, REST, named, row_of
from workbench.gui.tasks import Task, Watch
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.words.names import LEAKS
from workbench.statement.nodes import Document, StatementStage

_FORMATS = {"pdf": "PDF", "word": "Word document", "html": "Web page"}
_WHAT = (
    "Publishing needs a folder with exactly one document in it: the final decision. What is "
    "written there is read back and compared, and its receipt is kept with the case."
)


class PublishDialog(Dialog):
    """Asks for format and folder, writes the one file, checks it and keeps the receipt."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "publish", "Publication set")
        self.setMinimumWidth(600)
        self._desk = desk
        self._task: Task | None = None
        self._problems: tuple[Problem, ...] = ()
        self._receipt: ExportReceipt | None = None
        self._publishable = False
        reference = desk.bridge.case.case.reference.replace(" ", "-") or "decision"
        self.folder = named(
            QLineEdit(str(desk.remembered.export_folder / f"{reference} publication")),
            "publish.folder",
            "Folder of the publication set",
        )
        self.folder.textChanged.connect(self._enable)
        self._formats: dict[str, QRadioButton] = {}
        self.rules = named(WrappedLabel(), "publish.rules")
        self.outcome = named(WrappedLabel(), "publish.outcome")
        self.outcome.hide()
        self._show = dialog_button("Show in &folder", "publish.show", self._on_show)
        self._read = dialog_button("&Receipt…", "publish.receipt", self._on_receipt)
        self._cancel = self.leave_button()
        self._go = go_button("&Make the publication set", "publish.go", self._on_go)
        self._show.hide()
        self._read.hide()
        self._lay_out()
        self._check()

    def _lay_out(self) -> None:
        formats = row_of(gap=2 * GRID)
        group = QButtonGroup(self)
        for format, label in _FORMATS.items():
            radio = named(QRadioButton(label), f"publish.{format}")
            radio.setChecked(format == "pdf")
            group.addButton(radio)
            self._formats[format] = radio
            formats.addWidget(radio)
        formats.addStretch(1)
        where = row_of(
            (self.folder, 1), dialog_button("Choose…", "publish.choose", self._on_choose)
        )
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID + GRID // 2)
        form.addRow("File", formats)
        form.addRow("Folder", where)
        form.addRow("Rules", self.rules)
        heard_by_row(form)
        buttons = row_of(self._show, self._read, REST, self._cancel, self._go, gap=-1)
        self.show_parts(
            title("Publication set"),
            note(_WHAT),
            form,
            self.fault,
            self.outcome,
            buttons,
            margins=(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID),
            gap=GRID + GRID // 2,
        )

    def _check(self) -> None:
        desk = self._desk
        try:
            case = desk.bridge.case
            publishing.refuse_unless_publishable(case)
            document = decided(case, desk.workbench.compose)
            self._problems = desk.workbench.problems(document, case)
        except WorkbenchError as error:
            self.fault.say(str(error))
            self.rules.setText("Not checked")
            self._enable()
            return
        self._publishable = True
        found = results_line(rule_results(case, self._problems))
        errors = "\n".join(f"▲ {problem.message}" for problem in self._errors())
        self.rules.setText(f"{found}\n{errors}".strip().capitalize())
        self._enable()

    def _errors(self) -> list[Problem]:
        still = open_problems(self._problems, self._desk.bridge.case)
        return [problem for problem in still if problem.severity is Severity.ERROR]

    def _enable(self) -> None:
        # Names are settled one by one when the button is pressed; other errors are put right first.
        stopped = any(problem.code not in LEAKS for problem in self._errors())
        self._go.setEnabled(
            self._publishable
            and self._task is None
            and not stopped
            and Path(self.folder.text().strip()).is_absolute()
        )

    def _on_choose(self) -> None:
        start = Path(self.folder.text().strip()).parent
        chosen = self._desk.dialogs.choose_folder("Folder for the publication set", start)
        if chosen is not None:
            self.folder.setText(str(chosen))

    def _on_go(self) -> None:
        if may_go_out(self._desk, StatementStage.FINAL, "Publication set"):
            self._make()

    def _make(self) -> None:
        desk, folder = self._desk, Path(self.folder.text().strip())
        self.fault.say()
        format = next(name for name, radio in self._formats.items() if radio.isChecked())
        case = desk.bridge.case
        try:
            name = publishing.publication_file(case, format)
            document = decision(case, desk.workbench.library, desk.workbench.clock.today())
        except WorkbenchError as error:
            self._on_failed(error)
            return
        findings = rule_results(case, self._problems)
        target, guard = folder / name, guard_of(desk, document)
        renderers, write = dict(desk.services.renderers), desk.services.write_file

        def work(watch: Watch) -> tuple[WrittenFile, ...]:
            return publishing.make_set(
                document, format, target, renderers, write, watch.progress, guard
            )

        self._task = desk.tasks.run(
            "Making the publication set",
            work,
            partial(self._on_written, document, findings),
            self._on_failed,
        )
        self._enable()

    def _on_written(
        self,
        document: Document,
        findings: tuple[RuleResult, ...],
        written: tuple[WrittenFile, ...],
    ) -> None:
        self._task = None
        desk = self._desk
        label = "Make the publication set"
        recorded = keep_receipts(desk, label, Left(document, written, findings), publication=True)
        if recorded:
            desk.bridge.forget_history()
            self._receipt = publishing.published(desk.bridge.case)
        path = written[0].path
        words = f"{path.name} stands by itself in {path.parent}; it was read back and is whole."
        if not recorded:
            words += " Its receipt could not be kept in the case: the bar over the page says why."
        self.outcome.setText(words)
        self.outcome.show()
        self._show.show()
        self._read.setVisible(self._receipt is not None)
        self._cancel.setText("Close")
        desk.remembered.keep_export_folder(path.parent.parent)
        self._enable()

    def _on_failed(self, error: WorkbenchError) -> None:
        self._task = None
        self.fault.say(str(error))
        self._enable()
        if isinstance(error, NamesFound):
            LeakDialog(
                self._desk,
                error.leaks,
                StatementStage.FINAL,
                self._on_settled,
                self,
                may_leave=False,
            ).show()

    def _on_settled(self) -> None:
        """Go on once every name found is settled."""
        self.fault.say()
        self._check()
        if self._go.isEnabled():
            self._make()

    def reject(self) -> None:
        """Close, unless the file is just being written."""
        if self._task is None:
            super().reject()

    def _on_show(self) -> None:
        folder = Path(self.folder.text().strip())
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.outcome.setText(f"The publication set is in {folder}.")

    def _on_receipt(self) -> None:
        if self._receipt is not None:
            ReceiptWindow(self._desk, self._receipt, self).show()
