"""Reworded paragraphs whose source has changed: marked, and looked at with both texts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.application.drafting.paragraphs import editable, rewording_fits
from workbench.application.drafting.pieces import override_for
from workbench.gui.errors import show_on_top
from workbench.gui.names import readable
from workbench.gui.statement.panel.standards import about
from workbench.gui.statement.rewording.dialog import ReviewDialog
from workbench.gui.statement.rows.content import Row
from workbench.gui.statement.rows.room import Room
from workbench.gui.statement.writing.acts import ParagraphActs
from workbench.gui.statement.writing.editor import Writing, called
from workbench.statement.composing.overrides import replaceable, reviews
from workbench.statement.composing.standards import wording_of
from workbench.statement.origins import first


class Reviewing(QObject):
    """Marks reworded paragraphs to be looked at again, and shows the dialog to do so."""

    def __init__(self, room: Room, acts: ParagraphActs, writing: Writing, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._live, self._view = room.desk, room.live, room.view
        self._acts, self._writing, self._window = acts, writing, parent
        self.changed: frozenset[str] = frozenset()

    def look(self) -> None:
        """Find the reworded paragraphs whose source reads differently now."""
        workbench, case = self._desk.workbench, self._desk.bridge.case
        found = reviews(case, workbench.library, workbench.clock.today(), self._live.stage)
        self.changed = frozenset(review.override.origin for review in found)
        self._view.rows.changed = frozenset(
            row.key for row in self._view.rows.rows if first(row.address) in self.changed
        )

    def reason(self, row: Row) -> str:
        """Who words a paragraph and, for a standard one, from where and when it applies."""
        case, workbench = self._desk.bridge.case, self._desk.workbench
        state = editable(case, row.address)
        kind, id, _ = row.record
        today = workbench.clock.today()
        held = kind == "standard"
        standard = wording_of(id, case, workbench.library, today) if held else None
        return f"{state.reason} {about(standard)}" if standard is not None else state.reason

    def _current(self) -> Mapping[str, str]:
        workbench = self._desk.workbench
        today = workbench.clock.today()
        return replaceable(self._desk.bridge.case, workbench.library, today, self._live.stage)

    def show(self) -> None:
        """Show the words of the program and of the case side by side."""
        row, case = self._view.current(), self._desk.bridge.case
        standing = override_for(case, row.address) if row is not None else None
        if row is None or standing is None or not self._writing.end():
            return
        standing = override_for(self._desk.bridge.case, row.address) or standing
        current = self._current().get(standing.origin, "")
        case = self._desk.bridge.case
        dialog = ReviewDialog(
            self._desk,
            called(row),
            readable(standing.replaced, case),
            readable(current, case),
            readable(standing.text, case),
            self._window,
        )
        dialog.fits.connect(lambda: self._on_fits(current))
        dialog.taken.connect(self._acts.withdraw)
        dialog.edited.connect(lambda: self._writing.begin(row))
        show_on_top(dialog)

    def _on_fits(self, current: str) -> None:
        self._acts.carry_out(
            "Keep rewording of {}",
            lambda chosen: rewording_fits(chosen.case, chosen.address, current),
            writing=False,
        )
        self.look()
        self._view.viewport().update()
