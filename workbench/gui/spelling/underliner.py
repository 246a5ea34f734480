"""One editor's unknown words, underlined with a wave that is no part of its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workbench.gui.appearance import tone
from workbench.gui.markup_edit import MarkupEdit

PAUSE = 200
"""Milliseconds without a key before what was typed is looked at."""

Editor = MarkupEdit | QPlainTextEdit
Unknown = Sequence[tuple[int, int, str]]
Answer = Callable[[Sequence[Unknown]], None]
Ask = Callable[[list[str], Answer], None]
"""Checks lines of text in the background and answers with the unknown words of each."""


class Underliner(QObject):
    """Marks the unknown words of an editor; lives as long as the editor does.

    `menu_wanted(word, place)` is called when the person asks what a marked word may mean; it
    returns whether a menu is shown.
    """

    def __init__(
        self, editor: Editor, ask: Ask, menu_wanted: Callable[[Underliner, QTextCursor, QPoint], None]
    ) -> None:
        super().__init__(editor)
        self.editor = editor
        self._ask, self._menu_wanted = ask, menu_wanted
        self._marks: list[QTextCursor] = []
        self._changed: QTextCursor | None = None
        self._held: QTextCursor | None = None
        self._look_at_all = False
        self.active = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._check)
        editor.document().contentsChange.connect(self._on_contents)
        editor.cursorPositionChanged.connect(self._on_cursor)
        editor.verticalScrollBar().valueChanged.connect(self.look)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    # --- what is marked ---------------------------------------------------------------------------

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
        self._look_at_all, self._changed = False, None
        self._check_blocks(self._in_sight(), hold=False, then=then)

    # --- when to look -----------------------------------------------------------------------------

    def _on_contents(self, position: int, _removed: int, added: int) -> None:
        if not self.active:
            return
        last = max(0, self.editor.document().characterCount() - 1)
        start, end = min(position, last), min(position + added, last)
        if self._changed is not None:
            start = min(start, self._changed.selectionStart())
            end = max(end, self._changed.selectionEnd())
        self._changed = self._range(start, end)
        self._pause.start()

    def _on_cursor(self) -> None:
        held = self._held
        place = self.editor.textCursor().position()
        if held is not None and not held.selectionStart() <= place <= held.selectionEnd():
            self._release()

    def _release(self) -> None:
        if self._held is not None and self._changed is None:
            self._changed = self._held
        self._held = None
        if self._changed is not None:
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
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

    # --- looking ----------------------------------------------------------------------------------

    def _check(self) -> None:
        if not self.active:
            return
        changed, self._changed = self._changed, None
        blocks = self._in_sight() if self._look_at_all else []
        self._look_at_all = False
        if changed is not None:
            document = self.editor.document()
            touched = _between(
                document.findBlock(changed.selectionStart()),
                document.findBlock(changed.selectionEnd()),
            )
            seen = {block.blockNumber() for block in self._in_sight()}
            here = self.editor.textCursor().blockNumber()
            known = {block.blockNumber() for block in blocks}
            blocks += [
                block
                for block in touched
                if block.blockNumber() in seen | {here} and block.blockNumber() not in known
            ]
        self._check_blocks(blocks, hold=changed is not None and self.editor.hasFocus())

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
