"""The editor for authored text: shows people as their aliases and references as numbers.

The text behind it is markup with tokens (``{person:p1}``, ``{para:event:e3}``); what the person
sees and types is words. A token is shown as one shaded piece that is deleted as a whole. Typing
``@`` offers the people of the case; a page may have other signs offer other things.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QMimeData, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QCompleter, QTextEdit

from workbench.application.drafting.as_typed import typeset
from workbench.domain.casefile import CaseFile
from workbench.gui.fields.pasted import holds_files, pasted_words, refused
from workbench.gui.fields.typing import switched_on
from workbench.gui.look.lists import list_offers
from workbench.statement.markup.authored import token_label

_TOKEN_PROPERTY = int(QTextFormat.Property.UserProperty) + 1
_LABEL_PROPERTY = _TOKEN_PROPERTY + 1
_SERIAL_PROPERTY = _TOKEN_PROPERTY + 2
_TOKEN = re.compile(r"\{[A-Za-z-]+(?::[^{}\n]*)?\}")
_MIME = "application/x-case-workbench-markup"
_LONGEST = 40
"""So many letters after a sign are looked for; more are no mention."""

_PARAGRAPH_BREAK = "\u2029"


class MarkupEdit(QTextEdit):
    """A text editor whose `markup` is authored text; `edited` fires when a person changes it."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._case: CaseFile | None = None
        self._numbers: Mapping[str, int] = {}
        self._serial = 0
        # Every key asks several times what stands here.
        self._read = (-1, "")
        self._loading = False
        self._sources: dict[str, Callable[[], Mapping[str, str]]] = {"@": self._people}
        self._offers: Mapping[str, str] = {}
        self._completer = QCompleter(self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setModel(QStringListModel(self))
        self._completer.activated.connect(self._on_chosen)
        self._mention_start = -1
        self.textChanged.connect(self._on_text_changed)

    def set_context(self, case: CaseFile, numbers: Mapping[str, int]) -> None:
        """Give the people and paragraph numbers that tokens are shown by."""
        self._case, self._numbers = case, numbers

    def set_markup(self, text: str, case: CaseFile) -> None:
        """Show this text; does nothing when it is shown already, so that typing can be undone."""
        self._case = case
        if self.markup() == text and self.toPlainText() == self._shown(text):
            return
        self._loading = True
        try:
            self.clear()
            self._insert(self.textCursor(), text)
            self.document().clearUndoRedoStacks()
            self.document().setModified(False)
        finally:
            self._loading = False

    def markup(self) -> str:
        """The text with its tokens. A token whose shown words were altered is plain words."""
        revision = self.document().revision()
        if revision != self._read[0]:
            self._read = (revision, self._markup())
        return self._read[1]

    def _markup(self) -> str:
        lines = []
        block = self.document().begin()
        while block.isValid():
            lines.append("".join(self._pieces(block)))
            block = block.next()
        return "\n".join(lines)

    def _pieces(self, block: QTextBlock) -> Iterator[str]:
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            form, text = fragment.charFormat(), fragment.text()
            whole = form.hasProperty(_TOKEN_PROPERTY) and text == form.property(_LABEL_PROPERTY)
            yield str(form.property(_TOKEN_PROPERTY)) if whole else text.replace("\u2028", "\n")
            iterator += 1  # noqa: SIM113 - a Qt iterator, not a counter

    def caret(self) -> int:
        """Where the caret stands in `markup`; inside a token counts as behind it."""
        cursor = self.textCursor()
        block = self.document().begin()
        count = 0
        while block.isValid() and block != cursor.block():
            count += sum(map(len, self._pieces(block))) + 1
            block = block.next()
        iterator, place = block.begin(), cursor.position()
        for piece in self._pieces(block):
            fragment = iterator.fragment()
            if place >= fragment.position() + fragment.length():
                count += len(piece)
            elif place > fragment.position():
                token = fragment.charFormat().hasProperty(_TOKEN_PROPERTY)
                inside = place - fragment.position()
                count += len(piece) if token else _characters(piece, inside)
            iterator += 1
        return count

    def put_caret(self, offset: int) -> None:
        """Put the caret at a place of `markup`; inside a token it goes behind it."""
        block = self.document().begin()
        while block.next().isValid():
            length = sum(map(len, self._pieces(block)))
            if offset <= length:
                break
            offset -= length + 1
            block = block.next()
        place, iterator = block.position(), block.begin()
        for piece in self._pieces(block):
            if offset <= 0:
                break
            fragment = iterator.fragment()
            token = fragment.charFormat().hasProperty(_TOKEN_PROPERTY)
            if offset >= len(piece) or token:
                place += fragment.length()
            else:
                place += len(piece[:offset].encode("utf-16-le")) // 2
            offset -= len(piece)
            iterator += 1
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def token_at(self, at: QPoint) -> str:
        """The mention or reference at a place of the viewport: "person:p1", or ""."""
        cursor = self.cursorForPosition(at)
        form = cursor.charFormat()
        if not form.hasProperty(_TOKEN_PROPERTY):
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            form = cursor.charFormat()
        return str(form.property(_TOKEN_PROPERTY) or "").strip("{}")

    def typed_words(self, block: QTextBlock) -> str:
        """The line with spaces where mentions stand, as long as the line that is shown."""
        words = []
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            mention = fragment.charFormat().hasProperty(_TOKEN_PROPERTY)
            words.append(" " * fragment.length() if mention else fragment.text())
            iterator += 1  # noqa: SIM113 - a Qt iterator, not a counter
        return "".join(words)

    def _shown(self, text: str) -> str:
        return _TOKEN.sub(lambda match: self._label(match[0]) or match[0], text)

    def _label(self, token: str) -> str | None:
        return token_label(token, self._case, self._numbers) if self._case is not None else None

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        plain = QTextCharFormat()
        done = 0
        for match in _TOKEN.finditer(text):
            label = self._label(match[0])
            if label is None:
                continue
            cursor.insertText(text[done : match.start()], plain)
            cursor.insertText(label, self._token_format(match[0], label))
            done = match.end()
        cursor.insertText(text[done:], plain)

    def _token_format(self, token: str, label: str) -> QTextCharFormat:
        self._serial += 1
        form = QTextCharFormat()
        form.setProperty(_TOKEN_PROPERTY, token)
        form.setProperty(_LABEL_PROPERTY, label)
        form.setProperty(_SERIAL_PROPERTY, self._serial)
        accent = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        accent.setAlpha(48)
        form.setBackground(accent)
        form.setToolTip(token.strip("{}"))
        return form

    def insert_token(self, token: str) -> None:
        """Put a mention or reference at the cursor, in place of what is selected."""
        self._insert(self.textCursor(), token)

    def completer(self) -> QCompleter:
        """What offers people after ``@``, and other things after other signs."""
        return self._completer

    def offer(self, sign: str, source: Callable[[], Mapping[str, str]]) -> None:
        """Have a sign offer things: their words, and the authored text that is put in for each."""
        self._sources[sign] = source

    def begin_offer(self, sign: str) -> None:
        """Type a sign and offer what it stands for, for keyboards that do not have it."""
        self._type_plain()
        self.textCursor().insertText(sign)
        self._offer(sign)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.offering() and event.key() in (
            Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape,
        ):  # fmt: skip
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._take_whole_token(event.key() == Qt.Key.Key_Delete)
        elif event.text():
            self._type_plain()
        super().keyPressEvent(event)
        if event.text():
            self._offer(event.text())

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight at the same place; Qt would scroll to the end of words just set."""
        bar = self.verticalScrollBar()
        place = bar.value()
        super().showEvent(event)
        if not self.hasFocus():
            bar.setValue(place)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the person who is offered, and leaves the text otherwise."""
        return False if self.offering() else super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._type_plain()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _type_plain(self) -> None:
        if self.currentCharFormat().hasProperty(_TOKEN_PROPERTY):
            self.setCurrentCharFormat(QTextCharFormat())

    def _take_whole_token(self, forward: bool) -> None:
        """Select the token beside the cursor, so that the key deletes all of it."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return
        probe = QTextCursor(cursor)
        if forward:
            probe.movePosition(QTextCursor.MoveOperation.NextCharacter)
        serial = probe.charFormat().property(_SERIAL_PROPERTY)
        if serial is None or (not forward and cursor.atBlockStart()):
            return
        start, end = self._extent(cursor.block(), serial)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _extent(self, block: QTextBlock, serial: object) -> tuple[int, int]:
        places = []
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().property(_SERIAL_PROPERTY) == serial:
                places += [fragment.position(), fragment.position() + fragment.length()]
            iterator += 1  # noqa: SIM113 - a Qt iterator, not a counter
        return min(places), max(places)

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = QMimeData()
        selection = self.textCursor().selection()
        mime.setText(selection.toPlainText())
        probe = MarkupEdit()
        probe.textCursor().insertFragment(selection)
        mime.setData(_MIME, probe.markup().encode())
        return mime

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files to what is around the text."""
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if refused(source, self):
            return
        if source.hasFormat(_MIME):
            self._insert(self.textCursor(), bytes(source.data(_MIME).data()).decode())
        elif source.hasText() or source.hasHtml():
            self._paste(pasted_words(source).replace(_PARAGRAPH_BREAK, "\n"))

    def _paste(self, words: str) -> None:
        """Put in words of another program, and then typeset them, which Undo takes back first."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        self._insert(cursor, words)
        if switched_on() and (better := typeset(words)) != words:
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
            self._insert(cursor, better)
        self.setTextCursor(cursor)

    def _people(self) -> Mapping[str, str]:
        people = self._case.people.values() if self._case is not None else ()
        found = {f"{p.alias or 'no label'} – {p.name}": f"{{person:{p.id}}}" for p in people}
        return dict(sorted(found.items()))

    def _offer(self, typed: str) -> None:
        position = self.textCursor().position()
        if typed in self._sources and self._case is not None:
            self._mention_start = -1
            if self.toPlainText()[position - 2 : position - 1] != typed:
                self._mention_start = position
                self._offers = self._sources[typed]()
                list_offers(self._completer, self._offers)
        if self._mention_start < 0:
            self._stop_offering()
            return
        words = self.toPlainText()[self._mention_start : position]
        ended = "\n" in words or words.startswith(" ") or len(words) > _LONGEST
        if position < self._mention_start or ended:
            self._stop_offering()
            return
        self._completer.setCompletionPrefix(words)
        if not self._completer.completionCount():
            self._stop_offering()
            return
        box = self.cursorRect()
        box.setWidth(min(max(self.viewport().width() - box.left(), 320), 520))
        self._completer.complete(box)
        # The first one is chosen already, so that Enter takes it.
        popup = self._completer.popup()
        if popup is not None:
            popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def offering(self) -> bool:
        """Whether something is offered just now, so that Enter takes it."""
        popup = self._completer.popup()
        return popup is not None and popup.isVisible()

    def _stop_offering(self) -> None:
        self._mention_start = -1
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _on_chosen(self, chosen: str) -> None:
        if self._mention_start < 0:
            return
        cursor = self.textCursor()
        start, self._mention_start = self._mention_start - 1, -1
        text = self._offers.get(chosen, "")
        # “see paragraph #” and then the event: the word is there already.
        before = self.toPlainText()[:start].casefold()
        if before.endswith(("paragraph ", "paragraphs ")):
            text = text.removeprefix("paragraph ")
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self._insert(cursor, text)

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.edited.emit()


def _characters(text: str, units: int) -> int:
    """How many characters Qt's count of a text is: those beyond the first 65,536 count twice."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
