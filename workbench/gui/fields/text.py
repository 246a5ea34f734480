"""Fields for words: one line, several lines, authored text and lists of names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Self

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut, QTextOption
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from workbench.application.drafting.rewriting import set_words
from workbench.domain.casefile import CaseFile
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.bound import BoundField
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.fields.offers import MarkupOffers
from workbench.gui.fields.reference import ReferenceFinder, numbers_in
from workbench.gui.fields.typing import (
    AsTyped,
    PartsOnEnter,
    ProseEdit,
    WordsEdit,
    holds_prose,
)
from workbench.gui.look.labels import as_high_as_a_line, as_wide_as, lines_high
from workbench.gui.look.layout import REST, held, row_of
from workbench.gui.look.lists import ChoiceBox
from workbench.gui.look.theme.printed import LEADING, PrintedFace


class LineField(BoundField):
    """Words on one line."""

    def __init__(
        self, at: Binding, field: str, hint: str = "", example: str = "", label: str = ""
    ) -> None:
        super().__init__(at, field, hint, label)
        self.line = QLineEdit()
        self.line.setPlaceholderText(f"such as {example}" if example else "")
        self.line.setMinimumWidth(as_wide_as(self.line, self.line.placeholderText()))
        self.line.textEdited.connect(self.touched)
        self.line.returnPressed.connect(self.commit_and_tidy)
        self.attach(self.control(), self.line)
        if holds_prose(at.fact(field)):
            AsTyped(self.line)
        self.finish()

    def control(self) -> QWidget:
        """What stands under the label: the line, with whatever belongs beside it."""
        return self.line

    def raw(self) -> Any:
        """The words as typed."""
        return self.line.text()

    def put(self, value: Any) -> None:
        """Show the words."""
        if self.line.text() != (value or ""):
            self.line.setText(value or "")
            self.line.setCursorPosition(0)

    def restore(self, raw: Any) -> None:
        """Show words again that could not be saved."""
        self.line.setText(raw)

    def forget_typing(self) -> None:
        """Begin the line's own Undo afresh; setting its words is the only way to."""
        place, start, length = (
            self.line.cursorPosition(),
            self.line.selectionStart(),
            self.line.selectionLength(),
        )
        with QSignalBlocker(self.line):
            self.line.setText(self.line.text())
            self.line.setCursorPosition(place)
            if length > 0:
                self.line.setSelection(start, length)


class SuggestField(BoundField):
    """Words on one line with some offered; anything else may be typed."""

    def __init__(
        self,
        at: Binding,
        field: str,
        offer: Callable[[CaseFile], Sequence[str]],
        hint: str = "",
        watches: tuple[str, ...] = (),
        label: str = "",
    ) -> None:
        super().__init__(at, field, hint, label)
        self.watches = watches
        self._offer = offer
        self.box = ChoiceBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(6)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setMinimumHeight(as_high_as_a_line(self.box))
        self.box.activated.connect(lambda _index: self.commit())
        self.box.editTextChanged.connect(lambda _words: self.touched())
        self.box.setMaximumWidth(320)
        self.attach(held(row_of((self.box, 1000), REST)), self.box)
        line = self.box.lineEdit()
        if line is not None:  # a screen reader comes to the line within the box
            line.setAccessibleName(self.label)
        self.finish()

    def options_changed(self, case: CaseFile) -> None:
        """Offer what is known now."""
        words = list(self._offer(case))
        if words == [self.box.itemText(row) for row in range(self.box.count())]:
            return
        with QSignalBlocker(self.box):
            typed = self.box.currentText()
            self.box.clear()
            self.box.addItems(words)
            self.box.setEditText(typed)

    def raw(self) -> Any:
        """The words as typed or chosen."""
        return self.box.currentText()

    def put(self, value: Any) -> None:
        """Show the words."""
        if self.box.currentText() != (value or ""):
            with QSignalBlocker(self.box):
                self.box.setCurrentIndex(self.box.findText(value or ""))
                self.box.setEditText(value or "")
        line = self.box.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)  # what is long is read from its beginning

    def restore(self, raw: Any) -> None:
        """Show words again that could not be saved."""
        self.box.setEditText(raw)


class EditorField(BoundField):
    """Words in an editor of several lines, which grows with them between its least and its most."""

    editor: QPlainTextEdit | MarkupEdit

    def edit_in(
        self, editor: QPlainTextEdit | MarkupEdit, typed: SignalInstance, example: str, least: int
    ) -> None:
        """Take the editor; `typed` is its signal that the person typed."""
        self.editor = editor
        editor.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        editor.setPlaceholderText(f"such as {example}" if example else "")
        self.be_high(lines_high(editor, least), more=False)
        # A timer of its own: what Qt does "at once" would hold the field after the case is closed.
        self._wrapped_anew = QTimer(self, singleShot=True, interval=0)
        self._wrapped_anew.timeout.connect(self.grow)
        typed.connect(self.touched)
        editor.document().documentLayout().documentSizeChanged.connect(self.grow)
        self.attach(editor)
        if self.prose:
            AsTyped(editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words that wrap at another width need another height, once they are laid out anew."""
        if event.type() == QEvent.Type.Resize and watched is self.editor:
            self._wrapped_anew.start()
        return super().eventFilter(watched, event)

    @property
    def prose(self) -> bool:
        """Whether sentences are written here, which are typeset as they are typed."""
        return holds_prose(self.at.fact(self.field))

    @property
    def scrolls_itself(self) -> bool:
        """The wheel scrolls the words when the editor has the keyboard."""
        return self.editor.hasFocus()

    def forget_typing(self) -> None:
        """Begin the editor's own Undo afresh."""
        self.editor.document().clearUndoRedoStacks()

    def grow(self) -> None:
        """Take the height the words need."""
        raise NotImplementedError

    def be_high(self, height: int, more: bool) -> None:
        """Be so high; what is longer scrolls."""
        bars = Qt.ScrollBarPolicy
        self.editor.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if more else bars.ScrollBarAlwaysOff
        )
        self.editor.setFixedHeight(height)
        if not self.editor.hasFocus():
            self.editor.verticalScrollBar().setValue(0)


class TextField(EditorField):
    """Several lines of words, growing with them up to `most` lines."""

    editor: QPlainTextEdit

    def __init__(
        self,
        at: Binding,
        field: str,
        hint: str = "",
        example: str = "",
        least: int = 3,
        most: int = 12,
        label: str = "",
    ) -> None:
        super().__init__(at, field, hint, label)
        self._least, self._most = least, most
        editor = ProseEdit() if self.prose else WordsEdit()
        self.edit_in(editor, editor.textChanged, example, least)
        self.finish()

    def raw(self) -> Any:
        """The words as typed."""
        return self.editor.toPlainText()

    def put(self, value: Any) -> None:
        """Show the words; the editor keeps its own undo when they are the same already."""
        if self.editor.toPlainText() != (value or ""):
            self.editor.setPlainText(value or "")

    def restore(self, raw: Any) -> None:
        """Show words again that could not be saved."""
        self.editor.setPlainText(raw)

    def grow(self) -> None:
        """Take the height of the lines there are."""
        lines = round(self.editor.document().size().height())
        wanted = min(max(lines, self._least), self._most)
        self.be_high(lines_high(self.editor, wanted), lines > self._most)


class NamesField(TextField):
    """A list of names or details, one to a line."""

    def put(self, value: Any) -> None:
        """Show one name to a line."""
        super().put("\n".join(value or ()))

    def read(self) -> Any:
        """The lines that hold anything."""
        return tuple(line.strip() for line in self.raw().splitlines() if line.strip())


class MarkupField(EditorField):
    """Authored text, in which people and paragraphs are mentions shown as words.

    Typing ``@`` offers the people of the case, ``#`` its events, ``§`` (or Ctrl+Shift+R) standards,
    ``¶`` (or Ctrl+R) the paragraphs of the statement.
    """

    watches = ("person",)
    editor: MarkupEdit
    _face: PrintedFace | None = None
    parts_on_enter = True
    """Whether Enter begins a new paragraph here."""

    def __init__(
        self,
        at: Binding,
        field: str,
        hint: str = "",
        example: str = "",
        least: int = 3,
        most: int = 14,
        label: str = "",
    ) -> None:
        super().__init__(at, field, hint, label)
        self._least, self._most = least, most
        editor = MarkupEdit()
        self.edit_in(editor, editor.edited, example, least)
        if self.parts_on_enter:
            PartsOnEnter(editor)
        self.reference = ReferenceFinder(at.desk, f"{at.kind}.{field}")
        self.reference.chosen.connect(self._on_reference)
        self.reference.closed.connect(self.editor.setFocus)
        self.column.addWidget(self.reference)
        self.refer_key = QShortcut(QKeySequence("Ctrl+R"), self.editor)
        self.refer_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.refer_key.activated.connect(self.reference.open)
        self.offers = MarkupOffers(at.desk, self.editor)
        standard = QShortcut(QKeySequence("Ctrl+Shift+R"), self.editor)
        standard.setContext(Qt.ShortcutContext.WidgetShortcut)
        standard.activated.connect(lambda: self.editor.begin_offer("§"))
        self.finish()

    def printed(self) -> Self:
        """Show the words in the face in which the statement prints them."""
        self._face = PrintedFace(self.editor)
        return self

    def options_changed(self, case: CaseFile) -> None:
        """Show the aliases as they now are."""
        if self.record_id and not self.dirty:
            self.show_value(case)

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """The case with the text changed; references to its paragraphs go where they went."""
        return set_words(case, self.kind, id, self.field, value)

    def raw(self) -> Any:
        """The text with its mentions."""
        return self.editor.markup()

    def put(self, value: Any) -> None:
        """Show the text, mentions as words and references as numbers."""
        case = self.desk.bridge.case
        self.editor.set_context(case, numbers_in(self.desk, case, value or ""))
        self.editor.set_markup(value or "", case)
        if self._face is not None:
            self._face.set_lines()
        if not self.editor.hasFocus():
            self.editor.verticalScrollBar().setValue(0)

    def restore(self, raw: Any) -> None:
        """Show text again that could not be saved."""
        self.editor.set_markup(raw, self.desk.bridge.case)

    def _on_reference(self, origin: str) -> None:
        case = self.desk.bridge.case
        token = f"{{para:{origin}}}"
        self.editor.set_context(case, numbers_in(self.desk, case, token))
        self.editor.insert_token(token)
        self.editor.setFocus()

    def grow(self) -> None:
        """Take the height the words need."""
        height = round(self.editor.document().size().height()) + 4
        leading = LEADING if self._face is not None else 100
        least, most = (lines_high(self.editor, n, leading) for n in (self._least, self._most))
        self.be_high(min(max(height, least), most), height > most)
