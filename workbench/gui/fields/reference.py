"""The line that refers to a paragraph: find it by number or words, and its number is kept right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.domain.sought import as_sought
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.look.layout import named, row_of
from workbench.gui.look.lists import list_offers
from workbench.statement import numbering
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.text import paragraph_text


def draft_of(desk: Desk, case: CaseFile) -> Document | None:
    """The draft as it stands, None while it cannot be composed."""
    try:
        return desk.workbench.compose(case, StatementStage.DRAFT)
    except WorkbenchError:
        return None


def numbers_in(desk: Desk, case: CaseFile, text: str) -> Mapping[str, int]:
    """The paragraph numbers a text needs to be shown; nothing is composed for a text without."""
    if "{para:" not in text:
        return {}
    document = draft_of(desk, case)
    return numbering.numbers(document) if document is not None else {}


class ReferenceFinder(QWidget):
    """Shown while a reference is being put in; Enter takes the paragraph found, Escape none."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, name: str, asks: str = "Refer to paragraph") -> None:
        super().__init__()
        self._desk = desk
        self._origins: dict[str, str] = {}
        label = QLabel(asks)
        self.line = named(
            QLineEdit(), f"{name}.reference", "Refer to paragraph: its number, or words in it"
        )
        self.line.setPlaceholderText("Number or words; Enter puts the reference in")
        label.setBuddy(self.line)
        self._completer = QCompleter(QStringListModel(self), self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(12)
        self._completer.activated.connect(self._take)
        self.line.setCompleter(self._completer)
        self.line.returnPressed.connect(self._on_return)
        self.line.installEventFilter(self)
        row_of(label, (self.line, 1), within=self)
        self.hide()

    def open(self) -> None:
        """List the numbered paragraphs of the draft and take the keyboard."""
        document = draft_of(self._desk, self._desk.bridge.case)
        self._origins = {}
        for paragraph in numbering.paragraphs(document) if document is not None else ():
            if paragraph.number is not None:
                words = f"{paragraph.number}. {shortened(paragraph_text(paragraph), 90)}"
                self._origins[words] = paragraph.origin
        list_offers(self._completer, self._origins)
        self.line.clear()
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape goes back to the text."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress:
            self._close()
            return True
        return super().eventFilter(watched, event)

    def _on_return(self) -> None:
        typed = as_sought(self.line.text().strip())
        found = [words for words in self._origins if words.startswith(f"{typed}.")]
        found = found or [words for words in self._origins if typed in as_sought(words)]
        if typed and found:
            self._take(found[0])

    def _take(self, words: str) -> None:
        origin = self._origins.get(words)
        if origin is not None and self.isVisible():
            # Both Enter and the list can tell of one choice; it is taken once.
            self._origins = {}
            self.chosen.emit(origin)
            self._close()

    def _close(self) -> None:
        """Give the keyboard back after hiding, which passes it on to whatever comes next."""
        self.hide()
        self.closed.emit()
