"""The statement by itself on the whole screen: nothing to edit, only to be read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.desk import Desk
from workbench.gui.live import Live, length_in_words
from workbench.gui.look.buttons import tool_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import muted
from workbench.gui.look.layout import GRID, Gap, named, row_of
from workbench.gui.reading.stage_buttons import StageButtons
from workbench.gui.reading.text import StatementText
from workbench.gui.search.find_bar import FindBar, SearchedText
from workbench.statement.nodes import Document
from workbench.statement.origins import origin_record

_MEASURE = 82
"""About how many characters a line holds."""

_LARGER = 4
_SMALLEST, _LARGEST = -2, 14


class ReadingView(Dialog):
    """Shows the statement as it is composed. `left_for` carries the kind, id and field of the
    record behind a paragraph that was clicked; the view then closes."""

    left_for = Signal(str, str, str)

    def __init__(self, desk: Desk, live: Live, parent: QWidget | None = None) -> None:
        super().__init__(parent, "reading", "Reading the statement")
        self._live = live
        self._step = _LARGER
        self.browser = StatementText(desk, "reading.text", "The statement", room=2 * GRID)
        self.browser.setFrameShape(StatementText.Shape.NoFrame)
        self.browser.clicked.connect(self._on_clicked)
        self.browser.drawn.connect(self._set_margins)
        self.browser.viewport().installEventFilter(self)
        self.find_bar = FindBar(SearchedText(self.browser))
        self.find_bar.left.connect(self.browser.setFocus)
        self.browser.drawn.connect(self.find_bar.search_again)
        self._count = named(QLabel(), "reading.count")
        muted(self._count)
        self._lay_out()
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.find_bar.begin),
            (QKeySequence.StandardKey.ZoomIn, lambda: self.change_size(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.change_size(-1)),
            (QKeySequence("F3"), lambda: self.find_bar.step(1)),
            (QKeySequence("F11"), self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.change_size(0)
        live.composed.connect(self.show_document)
        if live.document is not None:
            self.show_document(live.document)
        self.browser.setFocus()

    def _lay_out(self) -> None:
        bar = row_of(
            StageButtons(self._live, "reading"),
            Gap(2 * GRID),
            margins=(2 * GRID, GRID, 2 * GRID, GRID),
            gap=GRID // 2,
        )
        for label, name, tip, act in (
            ("A−", "reading.smaller", "Smaller type (Ctrl+−)", lambda: self.change_size(-1)),
            ("A+", "reading.larger", "Larger type (Ctrl++)", lambda: self.change_size(1)),
            ("Find", "reading.find", "Find (Ctrl+F)", self.find_bar.begin),
        ):
            bar.addWidget(tool_button(label, name, act, tip, tip))
        bar.addStretch(1)
        bar.addWidget(self._count)
        bar.addSpacing(2 * GRID)
        bar.addWidget(
            tool_button("Close", "reading.close", self.close, "Close (Esc)", "Close (Esc)")
        )
        self.show_parts(bar, (self.browser, 1), self.find_bar, margins=0, gap=0)

    def show_document(self, document: Document) -> None:
        """Show a statement, staying at the same place in it."""
        self._count.setText(length_in_words(document))
        self.browser.show_statement(document)

    def change_size(self, by: int) -> None:
        """Make the type larger or smaller, staying about where one reads."""
        self._step = min(max(self._step + by, _SMALLEST), _LARGEST)
        bar = self.browser.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self.browser.set_size(self._step)
        bar.setValue(round(share * bar.maximum()))

    def _set_margins(self) -> None:
        wide = self.browser.fontMetrics().averageCharWidth() * _MEASURE
        margin = max((self.browser.viewport().width() - wide) / 2, 2 * GRID)
        frame = self.browser.document().rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(margin)
        form.setRightMargin(margin)
        form.setTopMargin(3 * GRID)
        form.setBottomMargin(6 * GRID)
        frame.setFrameFormat(form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.browser.viewport() and event.type() == QEvent.Type.Resize:
            self._set_margins()
        return super().eventFilter(watched, event)

    def _on_clicked(self, origin: str) -> None:
        kind, id, field = origin_record(origin)
        if kind:
            self.close()
            self.left_for.emit(kind, id, field)
