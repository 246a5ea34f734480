"""A line to find words in the text shown above it: how many there are, and which this is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QCheckBox, QLabel, QTextEdit, QToolButton, QWidget

from workbench.domain.sought import pattern_of_words
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.buttons import tool_button
from workbench.gui.look.labels import muted
from workbench.gui.look.layout import GRID, named, row_of

MOST_MARKED = 2_000
"""The most places marked at once; more are counted but not marked."""


class Searched(Protocol):
    """A text that can be searched by a `FindBar`."""

    def search(self, words: str, match_case: bool, whole_words: bool) -> int:
        """Find every place and mark it; how many there are."""

    def go_to(self, place: int) -> None:
        """Bring a place (from 0) into view and set it off from the others."""

    def nearest(self) -> int:
        """The first place at or after what is in view."""

    def clear(self) -> None:
        """Take the marks away."""


class FindBar(QWidget):
    """Finds as one types; Enter and F3 go on, with Shift back. `left` when it is put away."""

    left = Signal()

    def __init__(self, searched: Searched, prompt: str = "Find in the statement") -> None:
        super().__init__()
        self.setObjectName("find")
        self._searched = searched
        self._count = 0
        self._place = -1
        self.words = PassingLine("find.words", prompt, prompt)
        self.words.setMinimumWidth(26 * GRID)
        self.words.installEventFilter(self)
        self.match_case = named(QCheckBox("Match &case"), "find.case")
        self.whole_words = named(QCheckBox("&Whole words"), "find.whole")
        self.result = named(QLabel(), "find.result")
        muted(self.result)
        row = row_of(
            self.words,
            self._button("▲", "find.previous", "Previous (Shift+Enter)", -1),
            self._button("▼", "find.next", "Next (Enter)", 1),
            self.match_case,
            self.whole_words,
            (self.result, 1),
            within=self,
            margins=(GRID, GRID // 2, GRID, GRID // 2),
        )
        close = tool_button("✕", "find.close", self.leave, "Close (Esc)", "Close the search")
        close.setAutoRaise(True)
        row.addWidget(close)
        self.words.textChanged.connect(lambda _words: self.search())
        self.match_case.toggled.connect(lambda _on: self.search())
        self.whole_words.toggled.connect(lambda _on: self.search())
        self.hide()

    def _button(self, sign: str, name: str, tip: str, by: int) -> QToolButton:
        button = tool_button(sign, name, lambda: self.step(by), tip, tip)
        button.setAutoRaise(True)
        return button

    def begin(self, words: str = "") -> None:
        """Show the line, ready for words to be typed; `words` are looked for at once."""
        self.show()
        if words:
            self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search()

    def leave(self) -> None:
        """Put the line away with its marks."""
        self._searched.clear()
        self.hide()
        self.left.emit()

    def search(self) -> None:
        """Look for the words as they now are, from what is in view on."""
        if self._look():
            self._place = self._searched.nearest() if self._count else -1
            self._show_place()

    def search_again(self) -> None:
        """Mark the words in a text that was drawn anew, which stays where it is."""
        if self._look():
            self._place = min(max(self._place, 0), self._count - 1)
            self.result.setText(self._how_many())

    def _look(self) -> bool:
        words = self.words.text()
        if not words or self.isHidden():
            self._count, self._place = 0, -1
            self._searched.clear()
            self.result.setText("")
            return False
        self._count = self._searched.search(
            words, self.match_case.isChecked(), self.whole_words.isChecked()
        )
        return True

    def step(self, by: int) -> None:
        """Go on to the next place, or back to the one before; from the last on to the first."""
        if self._count:
            self._place = (self._place + by) % self._count
            self._show_place()

    def _show_place(self) -> None:
        if self._count:
            self._searched.go_to(self._place)
        self.result.setText(self._how_many())

    def _how_many(self) -> str:
        if not self._count:
            return "▲ Not found"
        return f"{self._place + 1:,} of {self._count:,}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and isinstance(event, QKeyEvent) and _pressed(event):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            keys: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Return: lambda: self.step(-1 if back else 1),
                Qt.Key.Key_Enter: lambda: self.step(-1 if back else 1),
                Qt.Key.Key_F3: lambda: self.step(-1 if back else 1),
                Qt.Key.Key_Up: lambda: self.step(-1),
                Qt.Key.Key_Down: lambda: self.step(1),
                Qt.Key.Key_Escape: self.leave,
            }
            act = keys.get(event.key())
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)


def _pressed(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress


class SearchedText:
    """A rich text view as something to search."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._found: list[QTextCursor] = []

    def search(self, words: str, match_case: bool, whole_words: bool) -> int:
        """Find every place and mark it; spaces stand for any gap between words."""
        pattern = pattern_of_words(words)
        if not pattern:
            self.clear()
            return 0
        wanted = QRegularExpression(pattern)
        flag = QTextDocument.FindFlag
        flags = flag(0)
        if match_case:
            flags |= flag.FindCaseSensitively
        else:
            wanted.setPatternOptions(QRegularExpression.PatternOption.CaseInsensitiveOption)
        if whole_words:
            flags |= flag.FindWholeWords
        self._found = []
        document = self._view.document()
        cursor = document.find(wanted, 0, flags)
        while not cursor.isNull():
            self._found.append(cursor)
            cursor = document.find(wanted, cursor, flags)
        self._mark(-1)
        return len(self._found)

    def nearest(self) -> int:
        """The first place at or below the top of what is in view."""
        top = self._view.cursorForPosition(self._view.viewport().rect().topLeft()).position()
        later = (i for i, cursor in enumerate(self._found) if cursor.selectionStart() >= top)
        return next(later, 0)

    def go_to(self, place: int) -> None:
        """Bring a place into view and set it off."""
        shown = QTextCursor(self._found[place])
        shown.setPosition(shown.selectionStart())
        self._view.setTextCursor(shown)
        self._view.ensureCursorVisible()
        self._mark(place)

    def clear(self) -> None:
        """Take the marks away."""
        self._found = []
        self._view.setExtraSelections([])

    def _mark(self, current: int) -> None:
        palette = self._view.palette()
        marks = []
        for place, cursor in enumerate(self._found[:MOST_MARKED]):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            form = QTextCharFormat()
            if place == current:
                form.setBackground(palette.brush(QPalette.ColorRole.Highlight))
                form.setForeground(palette.brush(QPalette.ColorRole.HighlightedText))
            else:
                form.setBackground(palette.brush(QPalette.ColorRole.Mid))
                form.setFontUnderline(True)
            mark.format = form
            marks.append(mark)
        self._view.setExtraSelections(marks)
