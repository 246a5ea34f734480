"""The statement to read in the window: its words lead to the records behind them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from workbench.gui.desk import Desk
from workbench.gui.leaving.selections import WordsToRead
from workbench.gui.look.appearance import StatementColours, statement_colours
from workbench.gui.look.layout import GRID
from workbench.gui.look.theme.typeface import printed_font
from workbench.gui.reading.logo import ShownLogo, logo_on_screen
from workbench.gui.reading.whole import origin_of, paragraph_of, write_statement
from workbench.statement.nodes import Document

_STEPS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}


_PIXELS = 14
"""The size of the statement's words at the usual type size."""

_SMALLEST = 6.0


class StatementText(WordsToRead):
    """One statement, drawn anew when it, the colours or the type have changed.

    `clicked` carries the origin of the words clicked, `drawn` says that they were set anew. Left
    and Right go from link to link, Enter follows one; Up and Down scroll. Tab leaves at once.
    """

    clicked = Signal(str)
    drawn = Signal()

    def __init__(self, desk: Desk | None, name: str, spoken: str, room: int = GRID) -> None:
        super().__init__(desk)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(
            "Left and Right go from paragraph to paragraph, Enter to where one is written."
        )
        self.setOpenLinks(False)
        # A bar that comes and goes changes the width: Qt would then set every line twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(2 * GRID)
        self._room = room
        self._step = 0.0
        self.setFont(printed_font(_PIXELS))
        self._statement: Document | None = None
        self._focus = ""
        self._places: Mapping[str, int] = {}
        self._shown: tuple[Document, StatementColours, int, str, ShownLogo | None] | None = None
        self.anchorClicked.connect(self._on_link)

    def show_statement(self, statement: Document, focus: str = "") -> None:
        """Show a statement with the words of an origin set off, staying at the same place in it."""
        self._statement, self._focus = statement, focus
        self._draw()

    def set_size(self, step: float) -> None:
        """Set the statement so many points larger or smaller than usual."""
        self._step = step
        font = printed_font(_PIXELS)
        font.setPointSizeF(max(font.pointSizeF() + step, _SMALLEST))
        self.setFont(font)

    def _draw(self) -> None:
        if self._statement is None:
            return
        indent = self.fontMetrics().horizontalAdvance("888.") + self._room
        colours, logo = statement_colours(self.palette()), logo_on_screen(self._desk)
        shown = (self._statement, colours, indent, self._focus, logo)
        if shown == self._shown:
            return
        self._shown = shown
        bar = self.verticalScrollBar()
        place = bar.value()
        document = self.document()
        document.clear()
        # Switched on again behind the words, Qt sets what is in sight and the rest by and by.
        document.setLayoutEnabled(False)
        self._places = write_statement(self._statement, document, *shown[1:])
        self.setTextCursor(QTextCursor(document))
        document.setLayoutEnabled(True)
        if place:
            self._set_all()
            bar.setValue(place)
        self.drawn.emit()

    def scroll_to(self, key: str) -> None:
        """Bring the words of an origin, or of a paragraph's other key, to the top."""
        if key in self._places:
            self._set_all()
            block = self.document().findBlockByNumber(self._places[key])
            box = self.document().documentLayout().blockBoundingRect(block)
            self.verticalScrollBar().setValue(round(box.top()))

    def _set_all(self) -> None:
        """Set every line now, to know where each stands."""
        self.document().documentLayout().documentSize()

    def _on_link(self, url: QUrl) -> None:
        link = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        origin = origin_of(link)
        if origin is None:
            self.scroll_to(paragraph_of(link))
        else:
            self.clicked.emit(origin)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange and hasattr(self, "_step"):
            self.set_size(self._step)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(
            self, "_shown"
        ):
            self._draw()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on to the next control; a long statement has a hundred links."""
        return QTextEdit.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = _STEPS.get(Qt.Key(event.key()))
        if forward is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        QTextBrowser.focusNextPrevChild(self, forward)
        # Behind the last link Qt would go on to the next control.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
