"""A statement written elsewhere, read from a file or pasted: its text, its slips, what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from workbench.application.casebook.file_content import content_of
from workbench.application.outside.report import ReadStatement, report
from workbench.domain.errors import StatementRefused, WorkbenchError
from workbench.gui.desk import StatementReader
from workbench.gui.dialogs import Dialogs
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.leaving.clipboard import copy_of_no_case
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import note, title
from workbench.gui.look.layout import GRID, REST, column_of, held, named, row_of
from workbench.gui.outside.report import ReadReport
from workbench.gui.tasks import Tasks

STATEMENT_FILES = "Statements (*.docx *.txt *.html *.htm *.mhtml);;All files (*)"
_WHAT = (
    "Read a decision statement that was written elsewhere: a Word file, a web page as the "
    "Ombudsman publishes it, or text. Its numbers are restored, the page around it is left out, "
    "and the checks on its words are run. Nothing is kept unless you make a case of it."
)


class OutsideWindow(Dialog):
    """Asks for a statement, shows what was read, and offers to carry on from it as a case.

    `case_wanted` carries the `ReadStatement` that is to become a case.
    """

    case_wanted = Signal(object)

    def __init__(
        self,
        reader: StatementReader,
        dialogs: Dialogs,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "outside", "Read a statement", 1120, 720)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._reader = reader
        self._dialogs = dialogs
        self._tasks = tasks
        self._read: ReadStatement | None = None
        self.report = ReadReport()
        self.words = named(WordsEdit(), "outside.words", "The statement’s text")
        self.words.setPlaceholderText("Paste the whole statement here")
        self._file = dialog_button("Open a &file…", "outside.file", self._on_file)
        self._take = dialog_button("&Read the text", "outside.read", self._on_text)
        self._again = dialog_button("Read a&nother", "outside.again", self._on_again)
        self._copy = dialog_button("&Copy the report", "outside.copy", self._on_copy)
        self._make = dialog_button("&Make it a case", "outside.make", self._on_make)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._asking())
        self.stack.addWidget(self.report)
        self._lay_out()
        self.words.textChanged.connect(self._enable_acts)
        self._enable_acts()
        # So that Paste works at once.
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self) -> QWidget:
        return held(
            column_of(
                title("Read a statement"),
                note(_WHAT),
                row_of(self._file, QLabel("or paste its text:"), REST),
                (self.words, 1),
                gap=GRID + GRID // 2,
            )
        )

    def _lay_out(self) -> None:
        close = self.leave_button("Close")
        buttons = row_of(self._again, self._copy, REST, self._take, self._make, close)
        self.show_parts((self.stack, 1), self.fault, buttons, gap=GRID + GRID // 2)

    def _enable_acts(self) -> None:
        asking = self.stack.currentWidget() is not self.report
        self._take.setVisible(asking)
        self._take.setEnabled(bool(self.words.toPlainText().strip()))
        for button in (self._again, self._copy, self._make):
            button.setVisible(not asking)
        first = self._take if asking else self._make
        first.setDefault(True)

    def read_file(self, path: Path) -> None:
        """Read a statement's file and show it; a file that is none is refused in words."""
        self._start(f"Reading {path.name}", lambda: self._reader.read(path.name, _content(path)))

    def _on_file(self) -> None:
        chosen = self._dialogs.choose_open_files("Read a statement", None, STATEMENT_FILES)
        if chosen:
            self.read_file(chosen[0])

    def _on_text(self) -> None:
        words = self.words.toPlainText()
        self._start("Reading the text", lambda: self._reader.pasted(words))

    def _start(self, label: str, read: Callable[[], ReadStatement]) -> None:
        self.fault.hide()
        self._take.setEnabled(False)
        self._file.setEnabled(False)
        self._tasks.run(
            label,
            lambda watch: read(),
            self._show_read,
            self._on_failed,
            owner=self,
        )

    def _show_read(self, read: ReadStatement) -> None:
        self._read = read
        self.report.show_read(read)
        self.stack.setCurrentWidget(self.report)
        self._file.setEnabled(True)
        self._enable_acts()
        self.report.begin()

    def _on_failed(self, error: WorkbenchError) -> None:
        self._file.setEnabled(True)
        self.fault.say(str(error))
        self._enable_acts()

    def _on_again(self) -> None:
        self._read = None
        self.words.clear()
        self.stack.setCurrentIndex(0)
        self._enable_acts()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        if self._read is not None:
            copy_of_no_case("\n".join(report(self._read)))

    def _on_make(self) -> None:
        if self._read is not None:
            self.case_wanted.emit(self._read)
            self.accept()


def _content(path: Path) -> bytes:
    try:
        return content_of(path)
    except OSError as error:
        raise StatementRefused(
            f"{path.name} could not be read: {error.strerror or error}.",
            "Nothing was taken in. See whether the file is still there and may be read.",
        ) from error
