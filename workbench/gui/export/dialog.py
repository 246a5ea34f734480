"""Writing copies of the statement: which stage, which files, where to, what stands in the way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QWidget,
)

from workbench.application.handing_out import exporting
from workbench.application.handing_out.exporting import WrittenFile
from workbench.domain.records.versions import RuleResult
from workbench.gui.desk import Desk
from workbench.gui.export.kept_row import add_kept_rows
from workbench.gui.export.outgoing import OutgoingDialog, Work
from workbench.gui.live import Live
from workbench.gui.look.layout import GRID, named
from workbench.gui.settings import Remembered
from workbench.gui.tasks import Tasks
from workbench.statement.nodes import Document, StatementStage


class ExportDialog(OutgoingDialog):
    """Asks for stage, formats and names, and writes the statement as it stands."""

    def __init__(
        self, desk: Desk, live: Live, tasks: Tasks, remembered: Remembered, parent: QWidget
    ) -> None:
        super().__init__(
            desk, live, tasks, remembered, parent, "export", "Export statement", "Export"
        )
        self._stages = QButtonGroup(self)
        self._large = named(QCheckBox("In large print (16 points and more)"), "export.large")
        self._stem = self.a_line("stem", "File name", "")
        self.lay_out()
        self._on_stage()

    def add_rows(self, form: QFormLayout) -> None:
        """Stage, files, edition, the office's look, folder and name."""
        form.addRow("Stage", self._stages_row())
        form.addRow("Files", self.formats_row())
        form.addRow("Edition", self._large)
        add_kept_rows(form, self.desk)
        form.addRow("Folder", self.folder_row())
        form.addRow("File name", self._stem)

    def _stages_row(self) -> QHBoxLayout:
        stages = QHBoxLayout()
        stages.setSpacing(2 * GRID)
        for stage, label in (
            (StatementStage.DRAFT, "Draft decision"),
            (StatementStage.FINAL, "Final decision"),
        ):
            radio = named(QRadioButton(label), f"export.{stage.value}")
            radio.setChecked(stage is self.live.stage)
            radio.toggled.connect(self._on_stage)
            self._stages.addButton(radio)
            if stage is StatementStage.FINAL:
                self._final = radio
            stages.addWidget(radio)
        stages.addStretch()
        return stages

    @property
    def stage(self) -> StatementStage:
        """The stage chosen."""
        final = self._final.isChecked()
        return StatementStage.FINAL if final else StatementStage.DRAFT

    def targets(self) -> dict[str, Path]:
        """The chosen formats and the file each is written to."""
        stem = self._stem.text().strip()
        return self.files_called(stem + (", large print" if self._large.isChecked() else ""))

    def complete(self) -> bool:
        """Whether the files have a name."""
        return bool(self._stem.text().strip())

    def _on_stage(self) -> None:
        self._stem.setText(exporting.file_stem(self.case(), self.stage))
        self.check()

    def work(self, document: Document) -> Work:
        """What writes the files, in large print where that is asked for."""
        large = self._large.isChecked()
        return super().work(exporting.in_large_print(document) if large else document)

    def record(
        self,
        document: Document,
        written: tuple[WrittenFile, ...],
        reason: str,
        findings: tuple[RuleResult, ...],
    ) -> bool:
        """Note the version and its files in the case."""
        desk = self.desk
        now = desk.workbench.clock.now().isoformat(timespec="seconds")
        return desk.bridge.apply(
            f"Export {document.meta.stage.value} decision",
            lambda case: exporting.record(
                case,
                document,
                written,
                desk.ids,
                now,
                reason,
                findings=findings,
                made_by=desk.services.at_desk.name,
            ),
            undoable=False,
        )
