"""The statements handed out: seen again as they were, and written out again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QTreeWidgetItem,
    QWidget,
)

from workbench.application.case.editing import ordered
from workbench.application.handing_out import exporting
from workbench.application.versions.listing import version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import WorkbenchError
from workbench.domain.records.after import ReadingResult, SecondReading
from workbench.domain.records.versions import ExportReceipt, StatementVersion
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.errors import show_on_top
from workbench.gui.export.receipt import ReceiptWindow
from workbench.gui.export.writing import Left, guard_of, keep_receipts
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.buttons import push_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.layout import Rest, column_of, row_of
from workbench.gui.look.lists import Listing
from workbench.gui.look.moments import moment
from workbench.gui.reading.text import StatementText
from workbench.gui.records.acts import RowAct, give_menu, let_open, row_acts
from workbench.statement import codec
from workbench.statement.nodes import Document

_PATTERNS = "Word document (*.docx);;PDF (*.pdf);;Plain text (*.txt);;Web page (*.html)"
_FORMATS = {".docx": "word", ".pdf": "pdf", ".txt": "text", ".html": "html"}
_NONE = "No statement is chosen"
_NO_FILE = "No file of a statement is chosen"
_NAMES = {"word": "Word", "pdf": "PDF", "text": "text", "html": "web page"}


class VersionList(QWidget):
    """Every statement handed out, each with the files written from it."""

    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        headings = ["Statement", "When", "File", "Note"]
        self.list = Listing("history.versions", "Statements that went out", headings, framed=False)
        self.list.setRootIsDecorated(True)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        for column, width in enumerate((170, 190, 320)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.list.currentItemChanged.connect(self._enable_acts)
        self._view = push_button("View…", "history.view", self._on_view)
        self._export = push_button("Export this version again…", "history.export", self._on_export)
        self._receipt = push_button("Receipt…", "history.receipt", self._on_receipt)
        column_of(
            (self.list, 1), row_of(self._view, self._export, self._receipt, Rest(0)), within=self
        )
        acts = row_acts(
            copy=partial(copy_list, desk, self.list),
            more=(
                RowAct("View…", "view", self._on_view, "", self._view.isEnabled, _NONE),
                RowAct("Export this version again…", "export", self._on_export, "",
                       self._export.isEnabled, _NONE),
                RowAct("Receipt…", "receipt", self._on_receipt, "", self._receipt.isEnabled,
                       _NO_FILE),
            ),
        )  # fmt: skip
        give_menu(self.list, "history.versions", acts)
        let_open(self.list, self._on_view)
        self.show_case(desk.bridge.case)

    def show_case(self, case: CaseFile) -> None:
        """Show what was handed out in this case."""
        self.list.clear()
        receipts = sorted(case.receipts.values(), key=lambda r: (r.exported_at, r.id))
        for version in sorted(
            case.versions.values(), key=lambda v: (v.made_at, v.number), reverse=True
        ):
            item = QTreeWidgetItem([version_name(version), moment(version.made_at)])
            item.setData(0, Qt.ItemDataRole.UserRole, version.id)
            own = [receipt for receipt in receipts if receipt.version_id == version.id]
            read = [each for each in ordered(case, "reading") if each.version_id == version.id]
            item.setText(2, _went(own, read))
            for receipt in own:
                item.addChild(self._file_item(receipt))
            for reading in read:
                item.addChild(self._reading_item(reading))
            self.list.addTopLevelItem(item)
            item.setExpanded(True)
        newest = self.list.topLevelItem(0)
        if newest is not None:
            self.list.setCurrentItem(newest)
        self._enable_acts()

    @staticmethod
    def _file_item(receipt: ExportReceipt) -> QTreeWidgetItem:
        format = _NAMES.get(receipt.format, receipt.format)
        reason = receipt.override_reason
        made = "Publication set. " if receipt.publication else ""
        note = made + (f"Went out with errors because: {reason}" if reason else "")
        item = QTreeWidgetItem([format, moment(receipt.exported_at), receipt.file_name, note])
        item.setToolTip(2, f"SHA-256 {receipt.sha256}")
        item.setData(1, Qt.ItemDataRole.UserRole, receipt.id)
        item.setToolTip(3, note)
        return item

    @staticmethod
    def _reading_item(reading: SecondReading) -> QTreeWidgetItem:
        """A statement that a second reader was handed, or read here."""
        result = reading.result.value
        if reading.handed_on is None:
            return QTreeWidgetItem(
                ["Second reading", moment(reading.signed_at), f"by {reading.reader}", result]
            )
        what = "to be read" if reading.read_only else "for a second reading"
        back = reading.returned_on
        came = f"came back on {day_in_words(back)}" if back is not None else ""
        return QTreeWidgetItem(
            ["Handed over", day_in_words(reading.handed_on), f"to {reading.reader}, {what}",
             f"{came}; {result}" if came and reading.result is not ReadingResult.OPEN else came]
        )  # fmt: skip

    def current(self) -> StatementVersion | None:
        """The selected statement, also when one of its files is selected."""
        item = self.list.currentItem()
        if item is not None and item.parent() is not None:
            item = item.parent()
        id = str(item.data(0, Qt.ItemDataRole.UserRole)) if item is not None else ""
        return self._desk.bridge.case.versions.get(id)

    def _enable_acts(self) -> None:
        there = self.current() is not None
        for button, able, why_not in (
            (self._view, there, _NONE),
            (self._export, there, _NONE),
            (self._receipt, self._receipt_id() != "", _NO_FILE),
        ):
            button.setEnabled(able)
            button.setToolTip("" if able else why_not)

    def _receipt_id(self) -> str:
        """The receipt of the selected file; "" when a statement is selected."""
        item = self.list.currentItem()
        return str(item.data(1, Qt.ItemDataRole.UserRole) or "") if item is not None else ""

    def _on_receipt(self) -> None:
        case = self._desk.bridge.case
        receipt = case.receipts.get(self._receipt_id())
        if receipt is not None:
            show_on_top(ReceiptWindow(self._desk, receipt, self))

    def _on_view(self) -> None:
        version = self.current()
        if version is not None:
            show_version(self._desk, version, self)

    def _on_export(self) -> None:
        version = self.current()
        document = document_of(self._desk, version) if version is not None else None
        if document is None:
            return
        stem = exporting.file_stem(self._desk.bridge.case, document.meta.stage)
        path = self._desk.dialogs.choose_save_file(
            "Export this version again", Path.home() / f"{stem}.docx", _PATTERNS
        )
        if path is not None:
            self.export_again(document, path)

    def export_again(self, document: Document, path: Path) -> None:
        """Write a stored statement to a file in the format its ending tells; a Word file else."""
        if path.suffix.lower() not in _FORMATS:
            path = path.with_name(path.name + ".docx")
        format = _FORMATS[path.suffix.lower()]
        desk = self._desk
        try:
            written = exporting.write_files(
                document,
                {format: path},
                desk.services.renderers,
                desk.services.write_file,
                guard=guard_of(desk, document),
            )
        except WorkbenchError as error:
            self.failed.emit(error)
            return
        keep_receipts(desk, "Export a version again", Left(document, written, ()))


def document_of(desk: Desk, version: StatementVersion) -> Document | None:
    """A statement as it was handed out; None, and it is said, when it cannot be read any more."""
    try:
        return codec.loads(version.document)
    except ValueError:
        desk.bridge.failed.emit(
            WorkbenchError(
                "This stored statement cannot be read any more.",
                "Nothing was changed. The files exported from it are as they were.",
            )
        )
        return None


def show_version(desk: Desk, version: StatementVersion, parent: QWidget) -> None:
    """Show a statement as it was handed out."""
    document = document_of(desk, version)
    if document is not None:
        show_on_top(VersionWindow(desk, version_name(version), document, parent))


class VersionWindow(Dialog):
    """A statement as it was handed out, to read."""

    def __init__(self, desk: Desk, name: str, document: Document, parent: QWidget) -> None:
        super().__init__(parent, "version", name, 760, 680)
        text = StatementText(desk, "version.text", name)
        text.show_statement(document)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.show_parts((text, 1), buttons, margins=-1, gap=-1)


def _went(files: Sequence[ExportReceipt], read: Sequence[SecondReading]) -> str:
    """What became of a statement, in a few words: "2 files, handed over"."""
    written = [how_many(len(files), "file")] if files or not read else []
    handed = any(each.handed_on is not None for each in read)
    seen = any(each.handed_on is None for each in read)
    return ", ".join(written + ["handed over"] * handed + ["for a second reading"] * seen)
