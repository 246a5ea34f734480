"""The statement beside the case: what it reads like now, each paragraph leading to its record."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.desk import Preview
from workbench.gui.live import Live, origin_for, paragraph_count
from workbench.gui.look.appearance import GRID, muted, preview_look
from workbench.gui.reading.stage_buttons import StageButtons
from workbench.gui.reading.text import PreviewText
from workbench.gui.search.find_bar import FindBar, SearchedText
from workbench.statement.nodes import Document
from workbench.statement.origins import origin_record


class PreviewPanel(QWidget):
    """Shows what `Live` composes; `clicked` carries the kind, id and field behind a paragraph."""

    clicked = Signal(str, str, str)

    def __init__(self, live: Live, preview: Preview) -> None:
        super().__init__()
        self.setObjectName("preview")
        self._live = live
        self._preview = preview
        self._record = ("", "", "")
        self._origin: str | None = None
        self._drawn = ""
        self._late = False
        self.browser = PreviewText()
        self.browser.setObjectName("preview.text")
        self.browser.setAccessibleName("Statement preview")
        self.browser.setAccessibleDescription(
            "Left and Right go from paragraph to paragraph, Enter to where one is written."
        )
        self.browser.setOpenLinks(False)
        self.browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        # A bar that comes and goes changes the width: Qt would then set every line twice.
        self.browser.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.browser.document().setDocumentMargin(2 * GRID)
        self.browser.anchorClicked.connect(self._on_anchor)
        self._count = QLabel()
        self._count.setObjectName("preview.count")
        muted(self._count)
        bar = QHBoxLayout()
        bar.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        bar.setSpacing(0)
        bar.addWidget(StageButtons(live, "preview", spacing=0))
        bar.addStretch()
        bar.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.browser, 1)
        self._find = FindBar(SearchedText(self.browser))
        self._find.left.connect(self.browser.setFocus)
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
        count = paragraph_count(document)
        self._count.setText(f"{count} paragraph{'' if count == 1 else 's'}")
        self._origin = origin_for(document, *self._record) or None
        self._draw(document)

    def follow(self, kind: str, id: str, field: str = "") -> None:
        """Set off the words that come from a record, and bring them into view."""
        document = self._live.document
        if (kind, id, field) == self._record or document is None or not self.isVisible():
            return
        self._record = (kind, id, field)
        origin = origin_for(document, kind, id, field) or None
        if origin == self._origin:
            return
        self._origin = origin
        self._draw(document)
        if origin is not None:
            self.browser.scrollToAnchor(self._preview.anchor_name(origin))

    def begin_find(self) -> None:
        """Let the person type what is looked for in the statement."""
        self._find.begin()

    def _draw(self, document: Document) -> None:
        bar = self.browser.verticalScrollBar()
        place = bar.value()
        indent = self.browser.fontMetrics().horizontalAdvance("888.") + GRID
        look = replace(preview_look(self.palette()), indent=indent)
        words = self._preview.render(document, look, self._origin)
        if words == self._drawn:
            return
        self._drawn = words
        self.browser.setTabStopDistance(indent)
        self.browser.setHtml(words)
        bar.setValue(place)
        self._find.search_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._late and self._live.document is not None:
            self.show_document(self._live.document)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._live.document is not None:
            self._draw(self._live.document)
        super().changeEvent(event)

    def _on_anchor(self, url: QUrl) -> None:
        words = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        origin = self._preview.origin_of(words)
        if origin is None:
            self.browser.scrollToAnchor(url.fragment())
            return
        kind, id, field = origin_record(origin)
        if kind:
            self._record = (kind, id, field)
            self._origin = origin
            self.clicked.emit(kind, id, field)
            if self._live.document is not None:
                self._draw(self._live.document)
