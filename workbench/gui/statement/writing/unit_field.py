"""One paragraph of the statement being written in its place, looking as it will be printed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QKeyEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QToolTip

from workbench.application.drafting.adding import NEW
from workbench.application.drafting.paragraphs import Editable, editable, set_unit, unit_of
from workbench.domain.casefile import CaseFile
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.text import MarkupField
from workbench.gui.fields.typing import list_sign
from workbench.gui.live import Live
from workbench.gui.look.labels import note
from workbench.gui.look.layout import named
from workbench.gui.statement.rows.typesetter import LEADING
from workbench.statement import numbering

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALTERING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_POINT = "Point at the paragraph…"
_BLANK_LINE = re.compile(r"\n[ \t]*\n[ \t]*\S")


def units_of(desk: Desk) -> Binding:
    """The paragraphs of the statement by their addresses."""
    return Binding(
        desk,
        "unit",
        "paragraph",
        lambda case, address: unit_of(case, address) if address else None,
        lambda case, address, values: set_unit(case, address, str(values["text"])).case,
    )


class UnitField(MarkupField):
    """The words of one paragraph; `record_id` is its address.

    `act_wanted` names what a key asks for: "split", "merge", "leave", "up", "down" and "refer";
    `grew` says that it has another height, `caret_moved` that the caret is elsewhere. `spread`
    says that blank lines in what was typed made several paragraphs.
    """

    parts_on_enter = False  # it is one paragraph: Enter splits it into two
    act_wanted = Signal(str)
    grew = Signal()
    caret_moved = Signal()
    spread = Signal()

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__(units_of(desk), "text", least=1, most=1, label="Paragraph")
        self._live = live
        self._named = "paragraph"
        self._font = QFont()
        self.explain: Callable[[str], str] = lambda _token: ""
        self.heading.hide()
        # The drafting room has its own way to refer: by pointing.
        self.refer_key.setEnabled(False)
        self.column.setSpacing(2)
        self._fault_row = self.column  # words fill all of the editor: what is wrong stands beneath
        self.name_as("statement.unit")
        editor = self.editor
        editor.setFrameShape(QFrame.Shape.NoFrame)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setViewportMargins(QMargins())
        editor.document().setDocumentMargin(0)
        editor.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        editor.viewport().installEventFilter(self)
        editor.cursorPositionChanged.connect(self.caret_moved)
        editor.offer("¶", self._paragraphs)
        editor.completer().activated.connect(self._on_offer)
        self._hint_line = named(note(), "statement.unit.hint")
        self.column.addWidget(self._hint_line)
        self._hint_line.hide()

    @property
    def prose(self) -> bool:
        """A paragraph is."""
        return True

    def begin(self, address: str, font: QFont, named: str) -> None:
        """Show the words of a paragraph; `named` is what Undo calls it ("paragraph 34")."""
        self._named = named
        self.set_type(font)
        self.bind(self.desk.bridge.case, address)
        self.editor.setPlaceholderText("Write the paragraph here…")
        self.editor.setAccessibleName(capitalised(named))
        state: Editable = editable(self.desk.bridge.case, address)
        hint = state.reason if state.rewordable else ""
        self._hint_line.setText(hint)
        self._hint_line.setVisible(bool(hint))
        self.editor.setAccessibleDescription(hint)

    def set_type(self, font: QFont) -> None:
        """Set the words in a face."""
        self._font = font
        self.editor.setFont(font)
        self.editor.document().setDefaultFont(font)

    def end(self) -> bool:
        """Save what was typed and let go of the paragraph; False when it cannot be saved."""
        if not self.commit():
            return False
        self.record_id = ""
        return True

    @property
    def blank(self) -> bool:
        """Whether every word was taken out."""
        return not self.editor.toPlainText().strip()

    def value_in(self, case: CaseFile) -> Any:
        """The words of the paragraph, None when it is gone."""
        unit = unit_of(case, self.record_id) if self.record_id else None
        if unit is None:
            return None
        return "" if unit.markup == NEW else unit.markup

    def touched(self) -> None:
        """Note that something was typed; emptied words are not saved before one leaves them."""
        if not self.blank:
            super().touched()

    def commit(self) -> bool:
        """Save what was typed; emptied words are kept until the paragraph itself is taken out."""
        if self.blank:
            return True
        several = bool(_BLANK_LINE.search(str(self.raw())))
        saved = super().commit()
        if saved and several and self.record_id:
            self.show_value(self.desk.bridge.case)
            self.spread.emit()
        return saved

    def commit_and_tidy(self) -> bool:
        """Save; words taken out stay away when the keyboard leaves, until the paragraph is left."""
        return True if self.blank else super().commit_and_tidy()

    def settle(self) -> bool:
        """Save, and show the words as they are kept: names typed are mentions then.

        The caret stays where it is among the words.
        """
        if not self.commit():
            return False
        if not self.blank and self.raw() != self.value_in(self.desk.bridge.case):
            self.show_value(self.desk.bridge.case)
        return True

    def save(self, value: Any) -> bool:
        """Put the words into the case."""
        address, known = self.record_id, self.desk.bridge.case
        acted = set_unit(known, address, str(value))

        def written(case: CaseFile) -> CaseFile:
            # A case with more that could not be saved is another one than was shown.
            return acted.case if case is known else set_unit(case, address, str(value)).case

        saved = self.desk.bridge.apply(f"Edit {self._named}", written, f"unit.{address}")
        if saved:
            self.record_id = acted.address
        return saved

    def put(self, value: Any) -> None:
        """Show the words, with numbers as they stand in the statement on the page."""
        document = self._live.document
        numbers = numbering.numbers(document) if document is not None else {}
        editor, cursor = self.editor, self.editor.textCursor()
        caret, place = editor.caret(), cursor.position()
        before = _words_before(editor.document(), place)
        editor.set_context(self.desk.bridge.case, numbers)
        editor.set_markup(value or "", self.desk.bridge.case)
        self._set_leading()
        if _words_before(editor.document(), place) == before:
            cursor = editor.textCursor()
            cursor.setPosition(place)
            editor.setTextCursor(cursor)
        else:
            editor.put_caret(caret)

    def _set_leading(self) -> None:
        cursor = QTextCursor(self.editor.document())
        if round(cursor.blockFormat().lineHeight()) == round(LEADING * 100):
            return
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(LEADING * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        self.editor.document().clearUndoRedoStacks()

    def renumber(self) -> None:
        """Show references by the numbers they have now, unless something typed is not saved."""
        if self.record_id and not self.dirty:
            self.show_value(self.desk.bridge.case)

    def grow(self) -> None:
        """Make the editor as high as its words."""
        self.editor.setFixedHeight(math.ceil(self.editor.document().size().height()))
        self.grew.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high())

    def _high(self) -> int:
        high = self.editor.minimumHeight()
        for part in (self._hint_line, self._fault):
            if not part.isHidden():
                high += part.heightForWidth(max(self.width(), 200)) + self.column.spacing()
        return high

    def show_fault(self, words: str) -> None:
        """Say beneath the words what is wrong."""
        super().show_fault(words)
        self.grew.emit()

    def clear_fault(self) -> None:
        """Nothing is wrong."""
        super().clear_fault()
        self.grew.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn the keys that concern whole paragraphs into acts."""
        kind = event.type()
        if watched is self.editor and kind == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            act = self._act_of(event)
            if act:
                self.act_wanted.emit(act)
                return True
            if self._in_list(event):
                return True
        elif watched is self.editor and kind == QEvent.Type.FontChange:
            # A change of theme gives every editor the window's own type.
            if self.record_id and self.editor.font().pointSizeF() != self._font.pointSizeF():
                self.set_type(self._font)
        elif watched is self.editor.viewport():
            if isinstance(event, QHelpEvent):
                self._explain(event)
                return True
            if kind == QEvent.Type.Wheel:
                # The page scrolls, not the words.
                event.ignore()
                return True
            return False
        return super().eventFilter(watched, event)

    def _act_of(self, event: QKeyEvent) -> str:
        if self.editor.offering():
            return ""
        key, cursor = event.key(), self.editor.textCursor()
        altered = bool(event.modifiers() & (_ALTERING | Qt.KeyboardModifier.ShiftModifier))
        if key == Qt.Key.Key_Escape:
            return "leave"
        if key in _ENTER:
            return self._enter_act(event, cursor)
        if altered or cursor.hasSelection():
            return ""
        if key == Qt.Key.Key_Backspace and cursor.atStart():
            return "merge"
        return (
            {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(key), "")
            if (self._at_edge(cursor, key))
            else ""
        )

    def _enter_act(self, event: QKeyEvent, cursor: QTextCursor) -> str:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return "split"
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return "split" if plain and not list_sign(cursor.block().text()) else ""

    def _in_list(self, event: QKeyEvent) -> bool:
        """Begin the next line of a list; on one without words the list ends."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() not in _ENTER or shift or self.editor.offering():
            return False
        cursor = self.editor.textCursor()
        line = cursor.block().text()
        sign = list_sign(line)
        if not sign:
            return False
        if line == sign or not line[len(sign) :].strip():
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
            cursor.deletePreviousChar()
            self.editor.setTextCursor(cursor)
            self.act_wanted.emit("split")
            return True
        cursor.insertText(f"\n{sign}")
        return True

    @staticmethod
    def _at_edge(cursor: QTextCursor, key: int) -> bool:
        probe = QTextCursor(cursor)
        way = QTextCursor.MoveOperation
        if key == Qt.Key.Key_Up:
            return not probe.movePosition(way.Up)
        return key == Qt.Key.Key_Down and not probe.movePosition(way.Down)

    def _explain(self, event: QHelpEvent) -> None:
        token = self.editor.token_at(event.pos())
        words = self.explain(token) if token else ""
        QToolTip.showText(event.globalPos(), words, self.editor)

    def _paragraphs(self) -> Mapping[str, str]:
        """What ¶ offers here: to point at the paragraph, then every one by number and words."""
        return {_POINT: "", **self.offers.paragraphs()}

    def _on_offer(self, chosen: str) -> None:
        if chosen == _POINT:
            self.act_wanted.emit("refer")

    def caret_to(self, at: QPoint) -> None:
        """Put the caret where the editor was clicked, in its viewport's measure."""
        self.editor.setTextCursor(self.editor.cursorForPosition(at))


def _words_before(document: QTextDocument, place: int) -> str:
    """The words as they are shown up to a place, as far as there are so many."""
    cursor = QTextCursor(document)
    cursor.setPosition(min(place, document.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()
