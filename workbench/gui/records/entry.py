"""The line on top of a list that adds to it: how it is understood stands beneath as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QListWidget,
    QWidget,
)

from workbench.application.case.ports import IdSource
from workbench.application.drafting.as_typed import typeset
from workbench.application.records.rows_copied import as_lines, rows_in
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import InvalidInput, TableRefused
from workbench.domain.text import how_many
from workbench.gui.dates.field import DateOptions
from workbench.gui.desk import Desk
from workbench.gui.errors import show_on_top
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.fields.pasted import refused
from workbench.gui.fields.typing import AsTyped, WordsEdit, switched_on
from workbench.gui.look.buttons import go_button, lead_in
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import FaultLine, note, toned
from workbench.gui.look.layout import announce, column_of, named
from workbench.gui.look.lists import wrapping

ENTER = "Enter adds it"
_THEN = f" · {ENTER}"

_NAMES = frozenset({"person", "participant"})
"""Kinds whose lines are names, which stay as they are typed."""


@dataclass(frozen=True, slots=True)
class Understood:
    """How a line was understood, in words, or what must be asked and which dates may be meant."""

    words: str = ""
    question: str = ""
    options: tuple[PartialDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a line, what makes the ids of what is new, and the date that answers a question
    about them."""

    words: str
    ids: IdSource
    chosen: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """How a list is added to: an example of what to type, how it is read, and what it becomes,
    where `entered` may raise `InvalidInput`."""

    noun: str
    prompt: str
    understood: Callable[[CaseFile, str], Understood]
    entered: Callable[[CaseFile, Typed], CaseFile]

    def read(self, case: CaseFile, line: str) -> Understood:
        """How a line is understood; what cannot be taken is said, as half of a sum may be."""
        try:
            return self.understood(case, line)
        except InvalidInput as error:
            return Understood(question=str(error))


class _Noted:
    """Makes ids and remembers them, so that what was added can be chosen."""

    def __init__(self, ids: IdSource) -> None:
        self._ids = ids
        self.made: list[tuple[str, str]] = []

    def new(self, kind: str) -> str:
        """A new id."""
        id = self._ids.new(kind)
        self.made.append((kind, id))
        return id

    def first(self, kinds: Sequence[str]) -> str:
        """The first id made of one of these kinds, "" when none was."""
        return next((id for kind, id in self.made if kind in kinds), "")


class _Line(PassingLine):
    """Several rows pasted into it are not made one: they are looked at first."""

    def __init__(self, name: str, spoken: str, prompt: str, paste: Callable[[], bool]) -> None:
        super().__init__(name, spoken, prompt, clearing=False)
        self._paste = paste

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at what is pasted."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste():
            event.accept()
        else:
            super().keyPressEvent(event)


class AddLine(QWidget):
    """One line of words becomes a record; Enter adds it and the line is ready for the next.

    `key` is what leads to it, "" for none. Rows copied elsewhere become one record each, which
    `paste_rows` does; another list may put something in the place of `on_rows`.

    `added` carries the id of the first record of the list's kinds that came; `list_wanted` says
    that the Down key, for which one line has no use, was pressed; `blank_wanted` that Enter was
    pressed on the empty line.
    """

    added = Signal(str)
    list_wanted = Signal()
    blank_wanted = Signal()

    def __init__(
        self, desk: Desk, kinds: Sequence[str], name: str, entry: Entry, key: str = "Ctrl+N"
    ) -> None:
        super().__init__()
        self._desk, self._kinds, self._entry = desk, kinds, entry
        self.dialog: PastedRows | None = None
        self.on_rows: Callable[[], object] = self.paste_rows
        self.line = _Line(
            f"{name}.entry", f"Add: {entry.prompt}", entry.prompt, self._on_several_rows
        )
        self._typesets = _NAMES.isdisjoint(kinds)
        if self._typesets:
            AsTyped(self.line)
        if key:
            self.line.name_key(key)
        lead_in(self.line, "plus", "accent")
        self.line.setToolTip(f"Add to the list: {entry.prompt}{f' ({key})' if key else ''}")
        self.line.textEdited.connect(lambda _words: self._on_edited())
        self.line.returnPressed.connect(lambda: self._add(None))
        self.echo = toned(named(note(), f"{name}.echo"), "hint")
        self.fault = FaultLine(f"{name}.entry.fault")
        self.options = DateOptions(f"{name}.entry", self.line)
        self.options.chosen.connect(self._add)
        column_of(self.line, self.echo, self.fault, self.options, within=self, gap=4)
        self._clear()

    def begin(self) -> None:
        """Bring the keyboard to the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_with(self, line: str) -> None:
        """Go on here with what was typed elsewhere: how it is understood stands beneath.

        Ctrl+Z brings back what stood here.
        """
        self.begin()
        self.line.selectAll()
        self.line.insert(line)
        self._on_edited()

    def begun(self) -> str:
        """What is being typed in the line."""
        return f"a new {self._entry.noun}" if self.line.text().strip() else ""

    def paste_rows(self) -> None:
        """Show what the rows on the clipboard would become, before anything is added."""
        copied = QGuiApplication.clipboard().mimeData()
        if not refused(copied, self.line) and (rows := self._copied()):
            if self._typesets and switched_on():
                rows = [typeset(row) for row in rows]
            self.dialog = PastedRows(self._desk, self._kinds, self._entry, rows, self)
            self.dialog.added.connect(self.added)
            self.dialog.finished.connect(lambda _result: self.list_wanted.emit())
            show_on_top(self.dialog)

    def _on_several_rows(self) -> bool:
        several = len(self._copied()) > 1
        if several:
            self.on_rows()
        return several

    def _copied(self) -> list[str]:
        """The rows on the clipboard; a table of Word says best where its rows end."""
        copied = QGuiApplication.clipboard().mimeData()
        text, html = copied.text(), copied.html() if copied.hasHtml() else ""
        if "<table" in html.casefold() and (tables := self._desk.services.tables) is not None:
            with suppress(TableRefused):
                table = tables.read_clipboard(text, html)[0]
                return as_lines([cell.text for cell in row] for row in table.rows)
        return as_lines(rows_in(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads to the list beneath, Esc empties the line; Ctrl+Z has its words again."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.list_wanted.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.selectAll()
            self.line.del_()
            self._clear()
            self.line.setFocus()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        self.echo.hide()
        self.line.setAccessibleDescription("")
        self.fault.say()
        self.options.offer(())

    def _on_edited(self) -> None:
        """Say how the line is understood so far, and ask where it cannot be."""
        line = self.line.text()
        if not line.strip():
            self._clear()
            return
        found = self._entry.read(self._desk.bridge.case, line)
        self.echo.setText(found.words)
        self.line.setAccessibleDescription(found.words)
        self.echo.setVisible(bool(found.words))
        self.fault.say(found.question)
        self.options.offer(found.options)

    def _add(self, chosen: PartialDate | None) -> None:
        line = self.line.text()
        if not line.strip():
            self.line.setText("")
            self.blank_wanted.emit()
            return
        ids = _Noted(self._desk.ids)
        if self.fault.attempt(
            lambda: self._desk.bridge.apply(
                f"Add {self._entry.noun}",
                lambda case: self._entry.entered(case, Typed(line, ids, chosen)),
            )
        ):
            announce(self.line, f"Added: {self.echo.text().removesuffix(_THEN)}")
            self.line.setText("")
            self._clear()
            self.line.setFocus()
            self.added.emit(ids.first(self._kinds))


class PastedRows(Dialog):
    """Rows from another program, one record each: how each is understood, before anything is added.

    `added` carries the id of the first.
    """

    added = Signal(str)

    def __init__(
        self, desk: Desk, kinds: Sequence[str], entry: Entry, lines: list[str], parent: QWidget
    ) -> None:
        super().__init__(parent, "pasted", f"Paste rows: {entry.noun}", 640, 420)
        self._desk, self._kinds, self._entry = desk, kinds, entry
        self.lines = named(WordsEdit("\n".join(lines)), "pasted.lines", "One row to a line")
        self.read = named(wrapping(QListWidget()), "pasted.read", "How the rows are understood")
        self.lines.textChanged.connect(self._show)
        self._ok = go_button("", "pasted.ok", self._on_add)
        self.show_parts(
            note("Each line becomes one row of the list. Nothing is added before you say so."),
            (self.lines, 1),
            note("Understood as"),
            (self.read, 1),
            self.fault,
            self.last_row(self._ok),
        )
        self._show()

    def _rows(self) -> list[str]:
        return [line.strip() for line in self.lines.toPlainText().splitlines() if line.strip()]

    def _show(self) -> None:
        case, rows = self._desk.bridge.case, self._rows()
        said = [self._entry.read(case, row) for row in rows]
        self.read.clear()
        self.read.addItems([each.question or each.words.removesuffix(_THEN) for each in said])
        self._ok.setText(f"Add {how_many(len(rows), 'row')}")
        self._ok.setEnabled(bool(rows))

    def _on_add(self) -> None:
        ids = _Noted(self._desk.ids)

        def entered(case: CaseFile) -> CaseFile:
            for row in self._rows():
                try:
                    case = self._entry.entered(case, Typed(row, ids))
                except InvalidInput as error:
                    raise InvalidInput(f"“{row[:40]}”: {error.message}", error.hint) from None
            return case

        if self.save(self._desk.bridge, f"Paste rows: {self._entry.noun}", entered):
            announce(self, self._ok.text().replace("Add", "Added"))
            self.added.emit(ids.first(self._kinds))
