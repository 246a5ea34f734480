"""Notes for the file: of calls, conversations, thoughts, each with its time and who wrote it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QWidget

from workbench.application.case.editing import remove, set_fields
from workbench.domain.records.work import FileNote
from workbench.domain.text import normalise
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.typing import AsTyped, ProseEdit
from workbench.gui.leaving.selections import copy_list
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import lines_high, section
from workbench.gui.look.layout import REST, column_of, named, row_of
from workbench.gui.look.moments import moment
from workbench.gui.overview.dated_rows import ABOVE, DatedRows
from workbench.gui.records.acts import RowAct, give_menu, row_acts

_ID = Qt.ItemDataRole.UserRole
_MOST_LINES = 8


class _NewNote(ProseEdit):
    """Where a note is typed; `left`: the keyboard went elsewhere, so that what is typed is kept."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu, or another window, is not elsewhere."""
        super().focusOutEvent(event)
        reasons = Qt.FocusReason
        if event.reason() not in (reasons.PopupFocusReason, reasons.ActiveWindowFocusReason):
            self.left.emit()


class NoteList(QWidget):
    """The notes of a case, the newest first; nothing of them is ever printed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filling = False
        self.text = named(_NewNote(), "overview.note", "New note for the file")
        AsTyped(self.text)
        self.text.setPlaceholderText("New note")
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()
        add = push_button("Add note", "overview.note.add", self._add, "Add the note (Ctrl+Enter)")
        add.hide()
        self.text.textChanged.connect(lambda: add.setVisible(bool(self.text.toPlainText())))
        self.rows = named(DatedRows(), "overview.notes", "Notes for the file")
        self.rows.be_whole()
        column_of(
            section("File notes"), self.text, row_of(REST, add), self.rows, within=self
        )  # fmt: skip
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            enter = QShortcut(QKeySequence(keys), self.text)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self._add)
        change = RowAct("Change the words", "change", self.rows.rename, "F2")
        copy = partial(copy_list, desk, self.rows)
        acts = row_acts(copy=copy, delete=self._delete, more=(change,))
        give_menu(self.rows, "overview.notes", acts)
        self.rows.itemActivated.connect(lambda _item: self.rows.rename())
        self.rows.itemChanged.connect(self._on_changed)
        self.text.left.connect(self._add)
        follow(self, desk.bridge, self._fill, "note")

    def _grow(self) -> None:
        """Be as high as the note that is typed."""
        lines = min(max(round(self.text.document().size().height()), 1), _MOST_LINES)
        self.text.setFixedHeight(lines_high(self.text, lines))

    def focus_record(self, id: str) -> None:
        """Choose one of the notes."""
        item = self.rows.row_of(id)
        if item is not None:
            self.rows.setCurrentItem(item)
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def begun(self) -> str:
        """A note that could not be added, as it otherwise is when it is left."""
        self._add()
        return "a new note" if self.text.toPlainText().strip() else ""

    def begin(self) -> None:
        """Bring the keyboard to the note that is typed."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        words = normalise(self.text.toPlainText()).strip()
        if not words:
            return
        note = FileNote(
            id=self._desk.ids.new("note"),
            written_at=self._desk.workbench.now(),
            author=self._desk.services.at_desk.name,
            text=words,
        )
        if self._desk.bridge.apply("Add note", lambda case: case.with_record("note", note)):
            self.text.clear()

    def _fill(self) -> None:
        notes = self._desk.bridge.case.notes.values()
        chosen: QListWidgetItem | None = self.rows.currentItem()
        kept = chosen.data(_ID) if chosen is not None else ""
        self._filling = True
        self.rows.clear()
        for each in sorted(notes, key=lambda each: (each.written_at, each.id), reverse=True):
            item = QListWidgetItem(each.text)
            item.setData(_ID, each.id)
            above = " · ".join(part for part in (moment(each.written_at), each.author) if part)
            item.setData(ABOVE, above)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{above}: {each.text}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.rows.addItem(item)
        self.rows.choose_again(kept)
        self._filling = False

    def _on_changed(self, item: QListWidgetItem) -> None:
        id, words = item.data(_ID), normalise(item.text()).strip()
        if self._filling or id not in self._desk.bridge.case.notes:
            return
        if words:
            self._desk.bridge.apply(
                "Edit note", lambda case: set_fields(case, "note", id, text=words)
            )
        self._fill()

    def _delete(self) -> None:
        item: QListWidgetItem | None = self.rows.currentItem()
        if item is not None:
            id = item.data(_ID)
            if self._desk.bridge.apply("Delete note", lambda case: remove(case, "note", id)):
                self.rows.taken = id
