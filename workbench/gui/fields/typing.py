"""Curly quotes and dashes as one types; Ctrl+Z right after takes only that back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from workbench.application.drafting.as_typed import replacement, typeset
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import Form
from workbench.domain.shape import RecordField
from workbench.gui.fields.pasted import holds_files, pasted_words, refused

SWITCH = "typesets"
"""The property of the application that says whether words are typeset as they are typed."""

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
Editor = QLineEdit | QPlainTextEdit | QTextEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_LIST_LINE = ("- ", "> ")
_TO = QTextCursor.MoveOperation


def switched_on() -> bool:
    """Whether words are typeset as they are typed and pasted; they are unless switched off."""
    application = QApplication.instance()
    return application is None or application.property(SWITCH) is not False


def holds_prose(field: RecordField) -> bool:
    """Whether a field holds sentences: never names, details, references or other codes."""
    facts = field.facts
    if facts.secret or facts.naming or facts.pattern:
        return False
    return field.form in (Form.AUTHORED, Form.LINES) or (field.form is Form.LINE and facts.printed)


@dataclass(frozen=True, slots=True)
class _Done:
    """What was replaced last: where, by what, what had been typed, and where the caret stood."""

    start: int
    now: str
    typed: str
    caret: int


class AsTyped(QObject):
    """Watches an editor of prose; made once it is in its field, to have the keys first."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._done: _Done | None = None
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Replace what was typed; take that back on Ctrl+Z while nothing else was done."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        assert isinstance(event, QKeyEvent)
        if event.matches(QKeySequence.StandardKey.Undo) and self._stands():
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
            else:
                self._take_back()
            return True
        return kind == QEvent.Type.KeyPress and self._on_key(event)

    def _paste(self, line: QLineEdit, event: QKeyEvent) -> None:
        """Put in what is pasted, and then typeset it: Undo takes the second back first."""
        before, start = self._before()
        line.keyPressEvent(event)
        pasted = line.text()[start : line.cursorPosition()]
        better = typeset(before + pasted)[len(before) :]
        if better != pasted and len(better) == len(pasted):
            self._put(start, len(pasted), better)

    def _on_key(self, event: QKeyEvent) -> bool:
        line, paste = self._editor, event.matches(QKeySequence.StandardKey.Paste)
        if paste and switched_on() and isinstance(line, QLineEdit):
            self._paste(line, event)
            return True
        typed = event.text()
        if not typed or event.modifiers() & _COMMANDS or not switched_on():
            return False
        before, place = self._before()
        found = replacement(before, typed)
        if found is None:
            return False
        self._editor.keyPressEvent(event)
        count, words = found
        start = place + 1 - count
        self._put(start, count, words)
        raw = (before + typed)[-count:]
        self._done = _Done(start, words, raw, self._caret())
        return True

    def _stands(self) -> bool:
        done = self._done
        if done is None or self._caret() != done.caret:
            return False
        end = done.start + len(done.now)
        return self._words()[done.start : end] == done.now

    def _take_back(self) -> None:
        done, self._done = self._done, None
        if done is not None:
            self._put(done.start, len(done.now), done.typed)

    def _words(self) -> str:
        """All the words, each character where the editor counts it."""
        if isinstance(self._editor, QLineEdit):
            return self._editor.text()
        return self._editor.toPlainText()

    def _caret(self) -> int:
        if isinstance(self._editor, QLineEdit):
            return self._editor.cursorPosition()
        return self._editor.textCursor().position()

    def _before(self) -> tuple[str, int]:
        """The words of the line before what is typed, and where that goes."""
        if isinstance(self._editor, QLineEdit):
            start = self._editor.selectionStart()
            place = start if start >= 0 else self._editor.cursorPosition()
            return self._editor.text()[:place], place
        cursor = self._editor.textCursor()
        place = cursor.selectionStart()
        block = self._editor.document().findBlock(place)
        return block.text()[: place - block.position()].rpartition("\u2028")[2], place

    def _put(self, start: int, count: int, words: str) -> None:
        """Put words in place of others, as a step of their own."""
        if isinstance(self._editor, QLineEdit):
            self._editor.setSelection(start, count)
            self._editor.insert(words)
            return
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + count, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self._editor.setTextCursor(cursor)


class PartsOnEnter(QObject):
    """Has Enter begin a new paragraph of the statement, or the next line of a list.

    In authored text a blank line parts two paragraphs; a line alone (Shift+Enter) does not.
    """

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the key, unless it takes something that is offered."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _ENTER or event.modifiers() not in _PLAIN or self._offering():
            return False
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._part(cursor)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        return True

    @staticmethod
    def _part(cursor: QTextCursor) -> None:
        line, above = cursor.block().text(), cursor.block().previous().text()
        sign = list_sign(line)
        if sign and line.strip() != sign.strip():
            cursor.insertText(f"\n{sign}")
        elif sign:  # an item without words ends the list
            cursor.movePosition(_TO.StartOfBlock)
            cursor.movePosition(_TO.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.insertBlock()
        elif line.strip():
            cursor.insertText("\n\n")
        elif above.strip():
            cursor.insertBlock()  # else a paragraph has begun here already

    def _offering(self) -> bool:
        offering = getattr(self._editor, "offering", None)
        return offering is not None and bool(offering())


class WordsEdit(QPlainTextEdit):
    """An editor of plain words; Tab leaves it, and files that are dropped are no words in it."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files to what is around the text."""
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what is pasted, unless it is too long."""
        if not refused(source, self):
            self.put_in(source)

    def put_in(self, source: QMimeData) -> None:
        """Put in what is pasted, as it is."""
        super().insertFromMimeData(source)


class ProseEdit(WordsEdit):
    """An editor of plain words in which pasted ones keep their paragraphs and are typeset."""

    def put_in(self, source: QMimeData) -> None:
        """Put in what is pasted, and then typeset it: Undo takes the second back first."""
        words = pasted_words(source)
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(words)
        if switched_on() and (better := typeset(words)) != words:
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(better)
        self.setTextCursor(cursor)


def list_sign(line: str) -> str:
    """The sign a line of a list begins with, spaces in front included; "" for other lines."""
    inner = line.lstrip(" ")
    front = line[: len(line) - len(inner)]
    for sign in _LIST_LINE:
        if inner.startswith(sign):
            return front + sign
    head, bracket, _ = inner.partition(") ")
    letter = head.removeprefix("(")
    if bracket and letter.isascii() and letter.islower() and len(letter) <= 2:
        return f"{front}{head}) "
    return ""
