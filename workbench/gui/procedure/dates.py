"""The dates of the procedure and the clock beside them."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.steps import add_own_step
from workbench.gui.desk import Desk
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.appearance import GRID
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import FaultLine
from workbench.gui.look.layout import column_of, framed, row_of
from workbench.gui.procedure.clock import ClockPanel
from workbench.gui.procedure.steps import StepDetails, StepList
from workbench.gui.procedure.timings import ComplaintTimings
from workbench.gui.records.split import Split

_SIDE_BY_SIDE = 560
"""From this width on the clock stands beside the dates."""

_ROOMY = 840
"""From this width on every date has its source beside it, and not only in the details below."""


class DatesTab(QWidget):
    """Steps with their dates at the left, limits and their working at the right."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        super().__init__()
        self._desk = desk
        self.complaint_id = ""
        self._shape: tuple[bool, bool] | None = None
        self.steps = StepList(desk, counted)
        self.details = StepDetails(desk)
        self.clock = ClockPanel(desk, counted)
        spoken = "Add a step of your own: what was done"
        self.own = PassingLine("procedure.own", spoken, "Another step: what was done", clears=False)
        self.own.returnPressed.connect(self._on_own)
        self._add = push_button("Add step", "procedure.own.add", self._on_own)
        self._fault = FaultLine("procedure.own.fault")
        self._lay_out()
        self.steps.chosen.connect(self._on_step)
        self.steps.details_wanted.connect(lambda _step: self.details.sources.setFocus())
        self.details.removed.connect(self._on_remove)
        desk.bridge.changed.connect(self._on_changed)

    def show_complaint(self, id: str) -> None:
        """Show another complaint."""
        self.details.fields.commit_all()
        self.complaint_id = id
        self.steps.show_complaint(id)
        self.clock.show_complaint(id)
        rows = self.steps.rows()
        self.details.show_step(id, rows[0] if rows else None)

    def focus_step(self, step: str, field: str) -> None:
        """Bring the keyboard to the date of a step, or to its sources or note."""
        self.steps.focus_step(step)
        if field in ("sources", "note"):
            self._on_step(step)
            self.details.fields.focus_field(field)

    def _lay_out(self) -> None:
        own = row_of((self.own, 1), self._add, margins=(GRID, 0, GRID, GRID))
        steps = framed((self.steps, 1), own, self._fault)
        upright = Split(steps, framed(self.details), (460, 180), (3, 1), upright=True)
        self.splitter = Split(upright, self.clock)
        column_of(self.splitter, within=self, margins=(0, GRID, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the clock beside the dates where there is room, below them otherwise."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        roomy = self.width() >= _ROOMY
        if (wide, roomy) != self._shape:
            self._shape = (wide, roomy)
            self.steps.show_sources(roomy)
            self.splitter.turn(wide)
            whole = self.width() if wide else self.height()
            share = 0.4 if roomy else 0.43
            self.splitter.setSizes([int(whole * share), int(whole * (1 - share))])

    # --- acts ------------------------------------------------------------------------------------

    def _on_own(self) -> None:
        desk, mine, title = self._desk, self.complaint_id, self.own.text()
        id = desk.ids.new("step")
        saved = self._fault.attempt(
            lambda: desk.bridge.apply(
                "Add step of the procedure",
                lambda case: add_own_step(case, mine, title, None, id),
            )
        )
        if saved:
            self.own.setText("")
            self.steps.rebuild_now()
            self.steps.focus_step(f"own-{id}")

    def _on_remove(self, step: str) -> None:
        row = next((row for row in self.steps.rows() if row.key == step), None)
        record = row.record if row is not None else None
        if record is not None:
            self.own.setFocus()
            self._desk.bridge.apply(
                "Delete step of the procedure",
                lambda case: editing.remove(case, "step", record.id),
            )

    # --- following -------------------------------------------------------------------------------

    def _on_step(self, step: str) -> None:
        row = next((row for row in self.steps.rows() if row.key == step), None)
        if row is not None and step != self.details.step:
            self.details.fields.commit_all()
            self.details.show_step(self.complaint_id, row)

    def _on_changed(self, change_set: ChangeSet) -> None:
        keys = [row.key for row in self.steps.rows()]
        if self.details.step and self.details.step not in keys:
            self.details.show_step(self.complaint_id, None)
