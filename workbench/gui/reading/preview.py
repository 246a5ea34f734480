"""The statement beside the case: what it reads like now, each paragraph leading to its record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.desk import Desk
from workbench.gui.live import Live, length_in_words, origin_for
from workbench.gui.look.labels import muted
from workbench.gui.look.layout import GRID, Rest, column_of, named, row_of
from workbench.gui.reading.stage_buttons import StageButtons
from workbench.gui.reading.text import StatementText
from workbench.gui.search.find_bar import FindBar, SearchedText
from workbench.statement.nodes import Document
from workbench.statement.origins import origin_record


class PreviewPanel(QWidget):
    """Shows what `Live` composes; `clicked` carries the kind, id and field behind a paragraph."""

    clicked = Signal(str, str, str)

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("preview")
        self._live = live
        self._record = ("", "", "")
        self._late = False
        self.browser = StatementText(desk, "preview.text", "Statement preview")
        self.browser.setFrameShape(StatementText.Shape.NoFrame)
        self.browser.clicked.connect(self._on_clicked)
        self._count = named(QLabel(), "preview.count")
        muted(self._count)
        bar = row_of(
            StageButtons(live, "preview"),
            Rest(0),
            self._count,
            margins=(GRID, GRID // 2, GRID, GRID // 2),
            gap=0,
        )
        column = column_of(bar, (self.browser, 1), within=self, gap=0)
        self._find = FindBar(SearchedText(self.browser))
        self._find.left.connect(self.browser.setFocus)
        self.browser.drawn.connect(self._find.search_again)
        column.addWidget(self._find)
        live.composed.connect(self.show_document)
        if live.document is not None:
            self.show_document(live.document)

    def show_document(self, document: Document) -> None:
        """Show a statement, staying at the same place in it."""
        if not self.isVisible():
            # Setting a long statement takes a while, and nobody would see it.
            self._late = True
            return
        self._late = False
        self._count.setText(length_in_words(document))
        self.browser.show_statement(document, origin_for(document, *self._record))

    def follow(self, kind: str, id: str, field: str = "") -> None:
        """Set off the words that come from a record, and bring them into view."""
        document = self._live.document
        if (kind, id, field) == self._record or document is None or not self.isVisible():
            return
        self._record = (kind, id, field)
        origin = origin_for(document, kind, id, field)
        self.browser.show_statement(document, origin)
        self.browser.scroll_to(origin)

    def begin_find(self) -> None:
        """Let the person type what is looked for in the statement."""
        self._find.begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._late and self._live.document is not None:
            self.show_document(self._live.document)

    def _on_clicked(self, origin: str) -> None:
        kind, id, field = origin_record(origin)
        if kind:
            self._record = (kind, id, field)
            self.clicked.emit(kind, id, field)
            if self._live.document is not None:
                self.browser.show_statement(self._live.document, origin)
