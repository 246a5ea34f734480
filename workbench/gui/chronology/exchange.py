"""The chronology handed to other programs and taken from them: files and the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.application.casebook.file_content import content_of
from workbench.application.chronology.export import USUAL, ChronologyTable, chronology_table
from workbench.application.chronology.tables import Table
from workbench.application.handing_out.accepting import FEWEST_WORDS
from workbench.application.handing_out.gate import Paper, look_through
from workbench.application.handing_out.recording import record_paper
from workbench.domain.errors import TableRefused, WorkbenchError
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.text import how_many
from workbench.gui.chronology.import_dialog import ImportDialog
from workbench.gui.desk import Desk
from workbench.gui.errors import show_on_top
from workbench.gui.leaving.clipboard import copy_labelled
from workbench.gui.leaving.files import confidential_name, save_paper

FILES = {
    ".xlsx": "Excel workbook (*.xlsx)",
    ".csv": "Separated values (*.csv)",
    ".docx": "Word table (*.docx)",
}
_READ = "Tables (*.xlsx *.xlsm *.csv *.tsv *.txt)"
_LABELS, _NAMES, _NO = "With labels", "With real names…", "Cancel"
_WHY = (
    "Why is a chronology with real names needed, and for whom? Say it in a few words; the reason "
    "is kept with the case."
)


class TableExchange:
    """Copies, pastes, imports and exports for the page."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent
        self.imported: Callable[[str, str], None] = lambda _words, _first: None

    @property
    def able(self) -> bool:
        """Whether tables can be read and written at all here."""
        return getattr(self._desk.services, "tables", None) is not None

    def copy(self, events: Sequence[ChronologyEvent], columns: Sequence[str]) -> None:
        """Put events on the clipboard, as rows for Excel and a table for Word."""
        tables = self._desk.services.tables
        if tables is None or not events:
            return
        text, html = tables.clipboard(self._labelled(events, columns))
        copy_labelled(self._desk, "the events", text, html)

    def export(
        self, ending: str, events: Sequence[ChronologyEvent], columns: Sequence[str]
    ) -> None:
        """Write the events to a file; the person says whether real names stand in it."""
        desk = self._desk
        if desk.services.tables is None:
            return
        answer = desk.dialogs.ask(
            "Export the chronology",
            "How are people to be shown?",
            (_LABELS, _NAMES, _NO),
            "With labels, every name and detail kept on the People page is replaced. A file with "
            "real names is for your own desk: its name says that it is confidential, and the "
            "reason for it is kept with the case.",
        )
        reason = ""
        if answer == _NAMES:
            given = desk.dialogs.ask_text("Export with real names", _WHY, lines=True)
            reason = (given or "").strip()
            if len(reason.split()) < FEWEST_WORDS:
                return
        elif answer != _LABELS:
            return
        name = f"Chronology {desk.bridge.case.case.reference}".strip() + ending
        path = desk.dialogs.choose_save_file(
            "Export the chronology",
            Path.home() / (confidential_name(name) if reason else name),
            FILES[ending],
        )
        if path is None:
            return
        path = path.with_suffix(ending)
        if reason:
            case = desk.bridge.case
            table = chronology_table(case, events, columns or USUAL, names=True)
            self._write_with_names(path, ending, table, reason)
        else:
            self._write(path, ending, self._labelled(events, columns))

    def _labelled(
        self, events: Sequence[ChronologyEvent], columns: Sequence[str]
    ) -> ChronologyTable:
        """The table of some events as it may leave: with labels in place of names."""
        shown = self._desk.labelling.case()
        chosen = [shown.events[event.id] for event in events if event.id in shown.events]
        return chronology_table(shown, chosen, columns or USUAL)

    def _write(self, path: Path, ending: str, table: ChronologyTable) -> None:
        words = [("its title", table.title), *(("its heading", each) for each in table.heading)]
        words += [
            (f"row {number}", cell.text)
            for number, row in enumerate(table.rows, 1)
            for cell in row
            if cell.text
        ]
        paper = Paper("the chronology", path.name, tuple(words))
        if save_paper(self._desk, paper, path, self._bytes(ending, table)):
            self._inform(table, path, self._desk.labelling.open_places(paper))

    def _write_with_names(
        self, path: Path, ending: str, table: ChronologyTable, reason: str
    ) -> None:
        """Real names leave under a reason: written for the owner alone, and noted in the case."""
        desk, data = self._desk, self._bytes(ending, table)
        try:
            desk.services.write_private(path, data)
        except WorkbenchError as error:
            desk.bridge.failed.emit(error)
            return
        now = desk.workbench.now()
        desk.bridge.apply(
            "Export the chronology with real names",
            lambda case: record_paper(case, "chronology", path, data, reason, desk.ids, now),
            undoable=False,
        )
        self._inform(table, path, 0)

    def _bytes(self, ending: str, table: ChronologyTable) -> bytes:
        tables = self._desk.services.tables
        assert tables is not None
        return tables.writers[ending](table)

    def _inform(self, table: ChronologyTable, path: Path, unsure: int) -> None:
        count = len(table.rows)
        written = f"{how_many(count, 'event was', 'events were')} written to {path.name}."
        said = f"{written} {look_through(unsure)}".strip()
        self._desk.dialogs.inform("Export the chronology", said, str(path.parent))

    def paste(self) -> None:
        """Take a table from the clipboard."""
        tables = self._desk.services.tables
        data = QGuiApplication.clipboard().mimeData()
        if tables is None or data is None:
            return
        text, html = data.text(), data.html() if data.hasHtml() else ""
        self._read("the clipboard", lambda: tables.read_clipboard(text, html))

    def bring_in(self) -> None:
        """Take a table from a file."""
        tables = self._desk.services.tables
        if tables is None:
            return
        chosen = self._desk.dialogs.choose_open_files("Import a chronology", None, _READ)
        if chosen:
            path = chosen[0]
            self._read(path.name, lambda: tables.read(_content(path), path.suffix))

    def _read(self, source: str, read: Callable[[], Sequence[Table]]) -> None:
        """Read beside the window, then show what becomes of each row."""
        self._desk.tasks.run(
            f"Reading {source}",
            lambda _watch: read(),
            lambda found: self._open(found, source),
            self._desk.bridge.failed.emit,
            owner=self._parent,
        )

    def _open(self, tables: Sequence[Table], source: str) -> None:
        self.dialog = dialog = ImportDialog(self._desk, tables, source, self._parent)
        dialog.accepted.connect(lambda: self.imported(dialog.imported, dialog.made[0]))
        show_on_top(dialog)


def _content(path: Path) -> bytes:
    try:
        return content_of(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TableRefused(
            f"{path.name} could not be read: {reason}.", "Nothing was imported."
        ) from error
