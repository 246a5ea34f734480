"""Referring to a paragraph by pointing at it: click it in the statement, or type its number."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt, Signal

from workbench.application.drafting.paragraphs import set_unit
from workbench.application.drafting.references import refer_to
from workbench.domain.errors import InvalidInput
from workbench.gui.fields.reference import ReferenceFinder
from workbench.gui.look.layout import GRID, named
from workbench.gui.statement.rows.content import Row
from workbench.gui.statement.rows.room import Room
from workbench.gui.statement.writing.editor import Writing, called

# Keeping what was typed drops a space at its end, so the words may stand there without one.
_ENDS_IN_WORD = re.compile(r"\bparagraphs?\s*\Z", re.IGNORECASE)
_GOES_ON = re.compile(r"\{para:[^{}]*\}(?:\s+(?:and|to|or)|\s*,)\s*\Z")
_NEEDS_SPACE = re.compile(r"[^\s(\[‘“'\"/–—-]\Z")


class Picking(QObject):
    """The state between “Insert reference…” and the click that says which paragraph is meant."""

    said = Signal(str)

    def __init__(self, room: Room, writing: Writing) -> None:
        view = room.view
        super().__init__(view)
        self._desk, self._view, self._renew = room.desk, view, room.renew
        self._writing = writing
        self.banner = named(
            ReferenceFinder(
                room.desk,
                "statement",
                "Click the paragraph to refer to, or type its number; Esc to cancel",
            ),
            "statement.picking",
        )
        self.banner.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID // 2)
        self.banner.chosen.connect(self._insert)
        self.banner.closed.connect(self.stop)
        view.picked.connect(self._on_picked)
        view.pick_ended.connect(self.stop)
        writing.ended.connect(self._on_ended)

    def begin(self) -> None:
        """Wait for a paragraph to be pointed at."""
        if not self._writing.active:
            self.said.emit("Write in a paragraph first; the reference goes in at the caret.")
            return
        if not self._writing.field.settle():
            return
        self.banner.open()
        self._view.pick(True)

    def stop(self) -> None:
        """Wait no longer, and go back to writing."""
        self._view.pick(False)
        self.banner.hide()
        if self._writing.active:
            self._writing.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ended(self) -> None:
        # A reference goes in at the caret, and there is none any more.
        self._view.pick(False)
        self.banner.hide()

    def _on_picked(self, row: Row) -> None:
        if not row.number:
            self.said.emit("Only a numbered paragraph can be referred to.")
            return
        self._insert(row.address)
        self.stop()

    def _insert(self, address: str) -> None:
        field, bridge = self._writing.field, self._desk.bridge
        text, caret = field.editor.markup(), field.editor.caret()
        before, behind = text[:caret], text[caret:]
        try:
            referring = refer_to(bridge.case, address)
            said = _ENDS_IN_WORD.search(before) or _GOES_ON.search(before)
            words = "" if said else "paragraph "
            gap = " " if _NEEDS_SPACE.search(before) else ""
            token = f"{gap}{words}{referring.token}"
            acted = set_unit(referring.case, field.record_id, f"{before}{token}{behind}")
        except InvalidInput as error:
            self.said.emit(str(error))
            return
        row = self._view.rows.rows[self._view.rows.place(self._view.edited)]
        bridge.seal()
        if bridge.apply(
            f"Insert reference in {called(row)}", lambda _case: acted.case, as_seen=True
        ):
            self._renew()
            field.show_value(bridge.case)
            field.editor.put_caret(caret + len(token))
        bridge.seal()
