"""Writing in the statement: an editor is put over a paragraph, and what it holds is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from workbench.application.drafting.paragraphs import editable, unit_of
from workbench.domain.errors import InvalidInput
from workbench.gui.statement.rows.content import WRITTEN, Row, RowKind
from workbench.gui.statement.rows.room import Room
from workbench.gui.statement.writing.unit_field import UnitField

_TAKEN_OUT_WHEN_EMPTY = ("passage", "text", "override")


def called(row: Row) -> str:
    """What Undo calls a row: "paragraph 34", "subheading"."""
    if row.number:
        return f"paragraph {row.number}"
    return "subheading" if row.kind is RowKind.SUBHEADING else "paragraph"


class Writing(QObject):
    """Holds the one editor of the drafting room.

    `act_wanted` passes on what a key in the editor asks for; `said` carries a sentence for the
    person; `reword_wanted` the row of a paragraph the program words, which cannot be written in;
    `emptied` the address of a paragraph whose words were all taken out; `place_wanted` the row of
    a subheading under which the first paragraph is to be written. `ended`: nothing is written in.
    """

    act_wanted = Signal(str)
    said = Signal(str)
    reword_wanted = Signal(object)
    emptied = Signal(str)
    place_wanted = Signal(object)
    ended = Signal()

    def __init__(self, room: Room) -> None:
        view = room.view
        super().__init__(view)
        self._desk, self._view, self._renew = room.desk, view, room.renew
        self._ending = False
        self.field = UnitField(room.desk, room.live)
        self.field.setParent(view.viewport())
        self.field.hide()
        self.field.grew.connect(view.editor_grew)
        self.field.caret_moved.connect(self._follow_caret)
        self.field.act_wanted.connect(self._on_act)
        self.field.spread.connect(room.renew)
        view.type_renewed.connect(self._on_type)

    @property
    def active(self) -> bool:
        """Whether a paragraph is being written in."""
        return bool(self.field.record_id)

    def begin(self, row: Row, at: QPoint | None = None, offset: int | None = None) -> bool:
        """Write in a row, with the caret at a place of the viewport or of its words.

        What cannot be written in is offered for rewording, or the reason is said.
        """
        if self.field.record_id == row.address and self._view.edited == row.key:
            return True
        within = at - self._top_of(row) if at is not None else None
        if not self.end():
            return False
        self._renew()
        found = self._again(row)
        if found is None or not found.address:
            return False
        self._view.choose(found.key)
        if found.kind is RowKind.PLACE and found.address.startswith("topic:"):
            self.place_wanted.emit(found)
            return True
        state = editable(self._desk.bridge.case, found.address)
        if not state.in_place or unit_of(self._desk.bridge.case, found.address) is None:
            self._cannot(found, state.rewordable, state.reason)
            return False
        self._open(found)
        self._put_caret(within + self._top_of(found) if within is not None else None, offset)
        return True

    def _top_of(self, row: Row) -> QPoint:
        place = self._view.rows.place(row.key)
        return self._view.visualRect(self._view.rows.index(place)).topLeft()

    def _again(self, row: Row) -> Row | None:
        """The row as it stands now, told by its key and, should that have passed on, its words."""
        rows, place = self._view.rows.rows, self._view.rows.place(row.key)
        if place >= 0 and (rows[place].words == row.words or not row.words):
            return rows[place]
        same = [each for each in rows if each.words == row.words and each.kind is row.kind]
        return same[0] if same else (rows[place] if place >= 0 else None)

    def _cannot(self, row: Row, rewordable: bool, reason: str) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if rewordable:
            self.reword_wanted.emit(row)
        elif row.kind in WRITTEN or row.kind is RowKind.SIGNATURE:
            self.said.emit(reason)

    def _open(self, row: Row) -> None:
        self._desk.bridge.seal()
        self.field.begin(row.address, self._font_of(row), called(row))
        self._view.edit_row(row.key, self.field)
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _font_of(self, row: Row) -> QFont:
        look = self._view.type.look
        return look.font if row.kind is RowKind.PLACE else look.font_of(row)

    def _on_type(self) -> None:
        place = self._view.rows.place(self._view.edited)
        if self.active and place >= 0:
            self.field.set_type(self._font_of(self._view.rows.rows[place]))

    def _put_caret(self, at: QPoint | None, offset: int | None) -> None:
        editor = self.field.editor
        if at is not None:
            self.field.caret_to(editor.viewport().mapFrom(self._view.viewport(), at))
        else:
            editor.put_caret(len(editor.markup()) if offset is None else offset)

    def end(self) -> bool:
        """Stop writing; what was typed is kept. False while it cannot be saved as it is."""
        if not self.active or self._ending:
            return True
        self._ending = True
        try:
            return self._end()
        finally:
            self._ending = False

    def _end(self) -> bool:
        field, address = self.field, self.field.record_id
        unit = unit_of(self._desk.bridge.case, address)
        emptied = field.blank and unit is not None and bool(unit.markup.strip())
        try:
            kept = field.end()
        except InvalidInput as error:
            field.show_fault(str(error))
            return False
        if not kept:
            return False
        had_focus = self._view.isAncestorOf(field) and field.editor.hasFocus()
        field.record_id = ""
        field.hide()
        self._view.end_edit()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        if emptied and unit is not None:
            self._on_emptied(address, unit.home.kind)
        self._desk.bridge.seal()
        return True

    def _on_emptied(self, address: str, kind: str) -> None:
        if kind in _TAKEN_OUT_WHEN_EMPTY:
            self.emptied.emit(address)
        else:
            self.said.emit(
                "The words were put back, because a record needs them. To leave the paragraph out, "
                "choose Delete in the Paragraph menu."
            )

    def gone(self) -> None:
        """The paragraph being written in is no longer there, as after an Undo.

        Words that could not be saved before are not lost with it.
        """
        field = self.field
        unsaved = field.editor.toPlainText() if field.dirty and not field.blank else ""
        field.record_id = ""
        field.hide()
        self._view.end_edit()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        if unsaved:
            QGuiApplication.clipboard().setText(unsaved)
            self.said.emit(
                "The paragraph you were writing in is no longer there. What you had typed and "
                "could not be saved is in the clipboard: paste it where it belongs."
            )

    def _follow_caret(self) -> None:
        if self.active and self.field.isVisible():
            editor = self.field.editor
            box = editor.cursorRect()
            box.translate(editor.viewport().mapTo(self.field, QPoint(0, 0)))
            self._view.keep_in_sight(box)

    def _on_act(self, act: str) -> None:
        if act == "leave":
            self.end()
            self._renew()
        elif act in ("up", "down"):
            self.go(-1 if act == "up" else 1)
        else:
            self.act_wanted.emit(act)

    def go(self, by: int) -> None:
        """Go on in the paragraph before or after, when it can be written in; else only choose."""
        rows = self._view.rows
        place = rows.place(self._view.edited) + by
        if not 0 <= place < len(rows.rows):
            return
        row = rows.rows[place]
        if not self.end():
            return
        self._renew()
        row = self._again(row) or row
        self._view.choose(row.key)
        if row.kind in WRITTEN and editable(self._desk.bridge.case, row.address).in_place:
            self.begin(row, offset=None if by < 0 else 0)
