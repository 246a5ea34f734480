"""The chronology handed to other programs and taken from them: files and the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.application.chronology.export import USUAL, ChronologyTable, chronology_table
from workbench.application.chronology.tables import Table
from workbench.domain.errors import TableRefused, WorkbenchError
from workbench.domain.records.chronology import ChronologyEvent
from workbench.gui.chronology.import_dialog import ImportDialog
from workbench.gui.desk import Desk

FILES = {
    ".xlsx": "Excel workbook (*.xlsx)",
    ".csv": "Separated values (*.csv)",
    ".docx": "Word table (*.docx)",
}
_READ = "Tables (*.xlsx *.xlsm *.csv *.tsv *.txt)"
_LABELS, _NAMES, _NO = "With labels", "With real names", "Cancel"


class TableExchange:
    """Copies, pastes, imports and exports for the page."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent
        self.imported: Callable[[], None] = lambda: None

    @property
    def able(self) -> bool:
        """Whether tables can be read and written at all here."""
        return getattr(self._desk.services, "tables", None) is not None

    # --- out -------------------------------------------------------------------------------------

    def copy(self, events: Sequence[ChronologyEvent], columns: Sequence[str]) -> None:
        """Put events on the clipboard, as rows for Excel and a table for Word."""
        tables = self._desk.services.tables
        if tables is None or not events:
            return
        table = chronology_table(self._desk.bridge.case, events, columns or USUAL)
        text, html = tables.clipboard(table)
        mime = QMimeData()
        mime.setText(text)
        mime.setHtml(html)
        QGuiApplication.clipboard().setMimeData(mime)

    def export(
        self, ending: str, events: Sequence[ChronologyEvent], columns: Sequence[str]
    ) -> None:
        """Write the events to a file; the person says whether real names stand in it."""
        services = self._desk.services
        if services.tables is None:
            return
        answer = self._desk.dialogs.ask(
            "Export the chronology",
            "How are people to be shown?",
            (_LABELS, _NAMES, _NO),
            "The file says on top which it is. Notes and words typed by hand may hold real "
            "names either way.",
        )
        if answer not in (_LABELS, _NAMES):
            return
        case = self._desk.bridge.case
        name = f"Chronology {case.case.reference}".strip() + ending
        path = self._desk.dialogs.choose_save_file(
            "Export the chronology", Path.home() / name, FILES[ending]
        )
        if path is None:
            return
        table = chronology_table(case, events, columns or USUAL, names=answer == _NAMES)
        self._write(path.with_suffix(ending), ending, table)

    def _write(self, path: Path, ending: str, table: ChronologyTable) -> None:
        services = self._desk.services
        assert services.tables is not None
        try:
            services.write_file(path, services.tables.writers[ending](table))
        except WorkbenchError as error:
            self._desk.bridge.failed.emit(error)
            return
        count = len(table.rows)
        self._desk.dialogs.inform(
            "Export the chronology",
            f"{count:,} {'event was' if count == 1 else 'events were'} written to {path.name}.",
            str(path.parent),
        )

    # --- in --------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Take a table from the clipboard."""
        tables = self._desk.services.tables
        data = QGuiApplication.clipboard().mimeData()
        if tables is None or data is None:
            return
        try:
            table = tables.read_clipboard(data.text(), data.html() if data.hasHtml() else "")
        except TableRefused as error:
            self._desk.bridge.failed.emit(error)
            return
        self._open((table,), "the clipboard")

    def bring_in(self) -> None:
        """Take a table from a file."""
        tables = self._desk.services.tables
        if tables is None:
            return
        chosen = self._desk.dialogs.choose_open_files("Import a chronology", None, _READ)
        if not chosen:
            return
        path = chosen[0]
        try:
            found = tables.read(path.read_bytes(), path.suffix)
        except OSError as error:
            reason = error.strerror or str(error)
            self._desk.bridge.failed.emit(
                TableRefused(f"{path.name} could not be read: {reason}.", "Nothing was imported.")
            )
            return
        except TableRefused as error:
            self._desk.bridge.failed.emit(error)
            return
        self._open(tuple(found), path.name)

    def _open(self, tables: Sequence[Table], source: str) -> None:
        self.dialog = ImportDialog(self._desk, tables, source, self._parent)
        self.dialog.accepted.connect(self.imported)
        self.dialog.show()
