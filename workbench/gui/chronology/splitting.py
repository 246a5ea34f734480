"""One event made two: the person says where the second begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.application.chronology import merging as chronology_merging
from workbench.domain.errors import InvalidInput
from workbench.gui.desk import Desk
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FAULT_MARK, fault_label, lines_high, note


class SplitDialog(QDialog):
    """The text of the event above, that of the new one below; `made` carries the new id."""

    made = Signal(str)

    def __init__(self, desk: Desk, id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = id
        self.setObjectName("split")
        self.setWindowTitle("Split an event into two")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(640, 400)
        case = desk.bridge.case
        self.first = self._editor("split.first", "What stays in this event")
        self.first.set_markup(case.events[id].narrative, case)
        self.second = self._editor("split.second", "What the second event says")
        self.second.set_markup("", case)
        self.cut = QPushButton("Move what stands behind the cursor down")
        self.cut.setObjectName("split.cut")
        self.cut.setAutoDefault(False)
        self.cut.clicked.connect(lambda _=False: self._cut())
        self.fault = fault_label()
        self.fault.setObjectName("split.fault")
        self.fault.hide()
        ok, cancel = QPushButton("Split"), QPushButton("Cancel")
        ok.setObjectName("split.ok")
        ok.setDefault(True)
        ok.clicked.connect(lambda _=False: self._split())
        cancel.setObjectName("split.cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(lambda _=False: self.reject())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(
            note(
                "Both keep the date, sources, heads and subheading. Accounts, words for the "
                "statement and notes stay with the first."
            )
        )
        for editor, words in ((self.first, "This event"), (self.second, "The second event")):
            label = QLabel(words)
            label.setBuddy(editor)
            column.addWidget(label)
            column.addWidget(editor, 1)
            if editor is self.first:
                column.addWidget(self.cut)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(ok)
        column.addLayout(row)

    def _editor(self, name: str, accessible: str) -> MarkupEdit:
        editor = MarkupEdit()
        editor.setObjectName(name)
        editor.setAccessibleName(accessible)
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
        try:
            saved = self._desk.bridge.apply(
                "Split event",
                lambda case: chronology_merging.split(case, self._id, new, first, second),
            )
        except InvalidInput as error:
            self.fault.setText(FAULT_MARK + str(error))
            self.fault.show()
            return
        if saved:
            self.accept()
            self.made.emit(new)
