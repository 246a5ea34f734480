"""One editor's unknown words, underlined with a wave that is no part of its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.look.appearance import tone

PAUSE = 200
"""Milliseconds without a key before what was typed is looked at."""

MUCH = 200
"""More characters than this at once are a paste or a text put in: all in sight is looked at."""

Editor = MarkupEdit | QPlainTextEdit
Unknown = Sequence[tuple[int, int, str]]
Answer = Callable[[Sequence[Unknown]], None]
MenuWanted = Callable[["Underliner", QTextCursor, QPoint], None]
Ask = Callable[[list[str], Answer], None]
"""Checks lines of text in the background and answers with the unknown words of each."""


class Underliner(QObject):
    """Marks the unknown words of an editor; lives as long as the editor does, at most.

    `menu_wanted` is given this, the marked word and a place on the screen when the person asks
    what the word may mean.
    """

    def __init__(self, editor: Editor, ask: Ask, menu_wanted: MenuWanted, parent: QObject) -> None:
        super().__init__(parent)
        self.editor = editor
        self._ask, self._menu_wanted = ask, menu_wanted
        self._marks: list[QTextCursor] = []
        self._typed = False
        self._left: QTextCursor | None = None
        self._row = 0
        self._size = (0, 0)
        self._held: QTextCursor | None = None
        self._look_at_all = False
        self.active = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._check)
        # Not the document's own signal: it is still sent while the editor goes, and Qt crashes.
        editor.textChanged.connect(self._on_text)
        editor.cursorPositionChanged.connect(self._on_cursor)
        editor.verticalScrollBar().valueChanged.connect(self.look)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def let_go(self) -> None:
        """Take no more notice of the editor, which is about to go or gone."""
        self.active = False
        self._pause.stop()
        self._marks, self._left, self._held = [], None, None
        self.deleteLater()

    def leave(self) -> None:
        """Let go of an editor that is still there: its marks and what was watched in it."""
        self.editor.removeEventFilter(self)
        self.editor.viewport().removeEventFilter(self)
        self.editor.setExtraSelections([])
        self.editor.textChanged.disconnect(self._on_text)
        self.editor.cursorPositionChanged.disconnect(self._on_cursor)
        self.editor.verticalScrollBar().valueChanged.disconnect(self.look)
        self.let_go()

    def marked(self) -> list[str]:
        """The marked words in order."""
        return [mark.selectedText() for mark in sorted(self._marks, key=_start)]

    def mark_at(self, position: int) -> QTextCursor | None:
        """The marked word that holds a place in the text."""
        for mark in self._marks:
            if mark.selectionStart() <= position <= mark.selectionEnd() and mark.hasSelection():
                return QTextCursor(mark)
        return None

    def next_mark(self, position: int) -> QTextCursor | None:
        """The marked word at a place or the next one after it, the first of all after the last."""
        marks = sorted((mark for mark in self._marks if mark.hasSelection()), key=_start)
        later = [mark for mark in marks if mark.selectionEnd() >= position]
        return QTextCursor((later or marks)[0]) if marks else None

    def switch(self, active: bool) -> None:
        """Mark words, or take every mark away."""
        self.active = active
        self._marks = []
        self._show()
        if active:
            self.look()

    def look(self) -> None:
        """Check what is in sight, after the pause."""
        if self.active:
            self._look_at_all = True
            self._pause.start()

    def check_now(self, then: Callable[[], None]) -> None:
        """Check what is in sight at once, the word at the cursor too, and then do something."""
        self._pause.stop()
        self._look_at_all, self._typed, self._left = False, False, None
        self._check_blocks(self._in_sight(), hold=False, then=then)

    def _on_text(self) -> None:
        if self.active:
            self._typed = True
            self._pause.start()

    def _on_cursor(self) -> None:
        if not self.active:
            return
        cursor, held = self.editor.textCursor(), self._held
        if self._typed and cursor.blockNumber() != self._row:
            self._look_at_all = True  # typed in one paragraph and gone to another
        self._row = cursor.blockNumber()
        if held is not None and not (
            held.selectionStart() <= cursor.position() <= held.selectionEnd()
        ):
            self._release()

    def _release(self) -> None:
        if self._held is not None:
            self._left, self._held = self._held, None
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not self.active:
            return False
        if kind == QEvent.Type.FocusOut:
            self._release()
        elif kind == QEvent.Type.PaletteChange:
            self._show()
        elif isinstance(event, QContextMenuEvent):
            return self._on_menu(event)
        return False

    def _on_menu(self, event: QContextMenuEvent) -> bool:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            place = self.editor.cursorForPosition(event.pos()).position()
        else:
            place = self.editor.textCursor().position()
        mark = self.mark_at(place)
        if mark is None:
            return False
        self._menu_wanted(self, mark, event.globalPos())
        return True

    def _check(self) -> None:
        if not self.active:
            return
        document = self.editor.document()
        before, self._size = self._size, (document.blockCount(), document.characterCount())
        grown = self._size[0] != before[0] or abs(self._size[1] - before[1]) > MUCH
        typed, self._typed = self._typed, False
        left, self._left = self._left, None
        if self._look_at_all or (typed and grown):
            blocks = self._in_sight()
        else:
            blocks = [self.editor.textCursor().block()] if typed else []
            if left is not None and left.block() not in blocks:
                blocks.append(left.block())
        self._look_at_all = False
        self._check_blocks(blocks, hold=typed and self.editor.hasFocus())

    def _in_sight(self) -> list[QTextBlock]:
        area = self.editor.viewport().rect()
        return _between(
            self.editor.cursorForPosition(area.topLeft()).block(),
            self.editor.cursorForPosition(area.bottomRight()).block(),
        )

    def _check_blocks(
        self, blocks: list[QTextBlock], hold: bool, then: Callable[[], None] = lambda: None
    ) -> None:
        places = [QTextCursor(block) for block in blocks]
        texts = [self._words(block) for block in blocks]

        def answered(answers: Sequence[Unknown]) -> None:
            if not self.active:
                return
            for place, text, unknown in zip(places, texts, answers, strict=True):
                if self._words(place.block()) == text:
                    self._mark(place.block(), text, unknown, hold)
            self._show()
            then()

        self._ask(texts, answered)

    def _words(self, block: QTextBlock) -> str:
        editor = self.editor
        return editor.typed_words(block) if isinstance(editor, MarkupEdit) else block.text()

    def _mark(self, block: QTextBlock, text: str, unknown: Unknown, hold: bool) -> None:
        begin, end = block.position(), block.position() + block.length()
        here = [mark for mark in self._marks if begin <= mark.selectionStart() < end]
        before = {(_start(mark), mark.selectedText()) for mark in here}
        self._marks = [mark for mark in self._marks if mark not in here and mark.hasSelection()]
        cursor = self.editor.textCursor().position()
        for start, length, word in unknown:
            first = begin + _units(text[:start])
            mark = self._range(first, first + _units(text[start : start + length]))
            typing = hold and mark.selectionStart() <= cursor <= mark.selectionEnd()
            if typing and (first, word) not in before:
                self._held = mark
            else:
                self._marks.append(mark)

    def _range(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor

    def _show(self) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        form.setUnderlineColor(tone(self.editor.palette(), "error"))
        selections = []
        for mark in self._marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = mark, form
            selections.append(selection)
        self.editor.setExtraSelections(selections)


def _start(mark: QTextCursor) -> int:
    return mark.selectionStart()


def _units(text: str) -> int:
    """How long Qt counts a text to be: characters beyond the first 65,536 count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _between(first: QTextBlock, last: QTextBlock) -> list[QTextBlock]:
    blocks = []
    while first.isValid() and first.blockNumber() <= last.blockNumber():
        blocks.append(first)
        first = first.next()
    return blocks
