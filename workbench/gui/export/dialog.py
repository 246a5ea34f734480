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
from workbench.application.versions.issuing import as_issued
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import Desk, KeptFile
from workbench.gui.dialogs import Dialogs
from workbench.gui.export.outgoing import OutgoingDialog, Work
from workbench.gui.export.writing import Left, keep_receipts
from workbench.gui.live import Live
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import ElidedLabel
from workbench.gui.look.layout import GRID, named, row_of
from workbench.statement.nodes import Document, StatementStage

# What is kept is far smaller; what is read of a larger file is enough to be refused.
_MOST_READ = 30_000_002


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is said of a kind of file: its name, title, that there is none, and its files."""

    key: str
    title: str
    none: str
    files: str


_TEMPLATE = _Kind(
    "export.template",
    "Word template of the office",
    "None: the program’s own look",
    "Word files (*.docx *.dotx *.docm *.dotm)",
)
_LOGO = _Kind("export.logo", "Logo of the office", "None", "Pictures (*.png *.jpg *.jpeg)")


def add_kept_rows(form: QFormLayout, desk: Desk) -> None:
    """Add the choice of a template and of a logo to a form, where they can be kept."""
    services = desk.services
    if services.template is not None:
        form.addRow("Word template", KeptRow(services.template, _TEMPLATE, desk.dialogs))
    if services.logo is not None:
        form.addRow("Logo", KeptRow(services.logo, _LOGO, desk.dialogs))


class KeptRow(QWidget):
    """Shows the file that statements follow, and changes it for the whole casebook."""

    def __init__(self, kept: KeptFile, kind: _Kind, dialogs: Dialogs) -> None:
        super().__init__()
        self._kept, self._kind = kept, kind
        self._dialogs = dialogs
        self._start: Path | None = None
        self._name = named(ElidedLabel(), kind.key, kind.title)
        self._none = dialog_button("Use none", f"{kind.key}.none", self._on_none)
        row_of(
            (self._name, 1),
            self._none,
            dialog_button("Choose…", f"{kind.key}.choose", self._on_choose),
            within=self,
        )
        self._show()

    def _show(self) -> None:
        name = self._kept.name
        self._name.setText(name or self._kind.none)
        self._name.setToolTip(name)
        self._none.setVisible(bool(name))

    def _on_choose(self) -> None:
        title = self._kind.title
        chosen = self._dialogs.choose_open_files(title, self._start, self._kind.files)
        if not chosen:
            return
        path = chosen[0]
        try:
            with path.open("rb") as file:
                left_out = self._kept.take(path.name, file.read(_MOST_READ))
        except OSError as error:
            self._dialogs.inform(
                title,
                f"{path.name} could not be read: {error.strerror or error}.",
                "Statements look as they did.",
            )
        except WorkbenchError as error:
            self._dialogs.inform(title, error.message, error.hint)
        else:
            if left_out:
                self._dialogs.inform(title, "The template is in use.", "\n".join(left_out))
        self._start = path.parent
        self._show()

    def _on_none(self) -> None:
        try:
            self._kept.drop()
        except WorkbenchError as error:
            self._dialogs.inform(self._kind.title, error.message, error.hint)
        self._show()


class ExportDialog(OutgoingDialog):
    """Asks for stage, formats and names, and writes the statement as it stands."""

    final_means = (
        "Files are written, and the decision is not issued: the case goes on as before. What was "
        "done until now can no longer be undone."
    )
    final_then = "The case can still be changed, and this be done again."

    def __init__(self, desk: Desk, live: Live, parent: QWidget) -> None:
        super().__init__(desk, live, parent, "export", "Export statement", "Export")
        self._stages = QButtonGroup(self)
        self._large = named(QCheckBox("In large print (16 points and more)"), "export.large")
        self._stem = self.a_line("stem", "File name", "")
        self.lay_out()
        self._on_stage()
        for each in self._stages.buttons():
            if each.isChecked():
                each.setFocus()  # Qt would begin at the first, chosen or not

    def add_rows(self, form: QFormLayout) -> None:
        """Stage, files, edition, the office's look, folder and name."""
        form.addRow("Stage", self._stages_row())
        form.addRow("Files", self.formats_row())
        form.addRow("Edition", self._large)
        add_kept_rows(form, self.desk)
        form.addRow("Folder", self.folder_row())
        form.addRow("File name", self._stem)

    def _stages_row(self) -> QHBoxLayout:
        stages = row_of(gap=2 * GRID)
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

    def prepared(self, reason: str) -> Document:
        """The statement as it stands; a decision that locks its case as it was issued."""
        frozen = as_issued(self.case()) if self.stage is StatementStage.FINAL else None
        return frozen or super().prepared(reason)

    def work(self, document: Document) -> Work:
        """What writes the files, in large print where that is asked for."""
        large = self._large.isChecked()
        return super().work(exporting.in_large_print(document) if large else document)

    def record(self, left: Left) -> bool:
        """Note the version and its files in the case."""
        label = f"Export {left.document.meta.stage.value} decision"
        return keep_receipts(self.desk, label, left)
