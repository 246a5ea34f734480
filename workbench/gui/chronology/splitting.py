"""One event made two: the person says where the second begins."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.application.chronology import merging as chronology_merging
from workbench.gui.desk import Desk
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import label_for, lines_high, note
from workbench.gui.look.layout import named


class SplitDialog(Dialog):
    """The text of the event above, that of the new one below; `made` carries the new id."""

    made = Signal(str)

    def __init__(self, desk: Desk, id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, "split", "Split an event into two", 640, 400)
        self._desk = desk
        self._id = id
        case = desk.bridge.case
        self.first = self._editor("split.first", "What stays in this event")
        self.first.set_markup(case.events[id].narrative, case)
        self.second = self._editor("split.second", "What the second event says")
        self.second.set_markup("", case)
        self.cut = dialog_button("Move what stands behind the cursor down", "split.cut", self._cut)
        ok = dialog_button("Split", "split.ok", self._split)
        ok.setDefault(True)
        column = self.show_parts(
            note(
                "Both keep the date, sources, heads and subheading. Accounts, words for the "
                "statement and notes stay with the first."
            )
        )
        for editor, words in ((self.first, "This event"), (self.second, "The second event")):
            column.addWidget(label_for(words, editor))
            column.addWidget(editor, 1)
            if editor is self.first:
                column.addWidget(self.cut)
        column.addWidget(self.fault)
        column.addLayout(self.last_row(ok))

    def _editor(self, name: str, accessible: str) -> MarkupEdit:
        editor = named(MarkupEdit(), name, accessible)
        editor.setMinimumHeight(lines_high(editor, 3))
        return editor

    def _cut(self) -> None:
        """Move the words behind the cursor into the second event, mentions and all."""
        cursor = self.first.textCursor()
        cursor.setPosition(cursor.selectionStart())
        cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
        if not cursor.hasSelection():
            return
        self.first.setTextCursor(cursor)
        moved = self.first.createMimeDataFromSelection()
        cursor.removeSelectedText()
        target = self.second.textCursor()
        target.movePosition(target.MoveOperation.Start)
        self.second.setTextCursor(target)
        self.second.insertFromMimeData(moved)
        self.second.setFocus()

    def _split(self) -> None:
        new = self._desk.ids.new("event")
        first, second = self.first.markup(), self.second.markup()
        if self.save(
            self._desk.bridge,
            "Split event",
            lambda case: chronology_merging.split(case, self._id, new, first, second),
        ):
            self.made.emit(new)
