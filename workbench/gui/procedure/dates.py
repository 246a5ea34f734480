"""The dates of the procedure and the clock beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.steps import add_own_step
from workbench.domain.errors import InvalidInput
from workbench.gui.desk import Desk
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FAULT_MARK, fault_label
from workbench.gui.procedure.clock import ClockPanel
from workbench.gui.procedure.counted import Counted
from workbench.gui.procedure.steps import StepDetails, StepList

_SIDE_BY_SIDE = 560
"""From this width on the clock stands beside the dates."""

_ROOMY = 840
"""From this width on every date has its source beside it, and not only in the details below."""


class DatesTab(QWidget):
    """Steps with their dates at the left, limits and their working at the right."""

    def __init__(self, desk: Desk, counted: Counted) -> None:
        super().__init__()
        self._desk = desk
        self.complaint_id = ""
        self._shape: tuple[Qt.Orientation, bool] | None = None
        self.steps = StepList(desk, counted)
        self.details = StepDetails(desk)
        self.clock = ClockPanel(desk, counted)
        self.own = PassingLine()
        self.own.setObjectName("procedure.own")
        self.own.setAccessibleName("Add a step of your own: what was done")
        self.own.setPlaceholderText("Another step: what was done")
        self.own.returnPressed.connect(self._on_own)
        self._add = QPushButton("Add step")
        self._add.setObjectName("procedure.own.add")
        self._add.clicked.connect(lambda _=False: self._on_own())
        self._fault = fault_label()
        self._fault.setObjectName("procedure.own.fault")
        self._fault.hide()
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
        line = QHBoxLayout()
        line.setContentsMargins(GRID, 0, GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(self.own, 1)
        line.addWidget(self._add)
        left = QFrame()
        left.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.steps, 1)
        column.addLayout(line)
        column.addWidget(self._fault)
        low = QFrame()
        low.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(low)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.details)
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.setChildrenCollapsible(False)
        upright.setHandleWidth(GRID)
        upright.addWidget(left)
        upright.addWidget(low)
        upright.setStretchFactor(0, 3)
        upright.setStretchFactor(1, 1)
        upright.setSizes([460, 180])
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GRID)
        self.splitter.addWidget(upright)
        self.splitter.addWidget(self.clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.addWidget(self.splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the clock beside the dates where there is room, below them otherwise."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        roomy = self.width() >= _ROOMY
        if (wanted, roomy) != self._shape:
            self._shape = (wanted, roomy)
            self.steps.show_sources(roomy)
            self.splitter.setOrientation(wanted)
            whole = self.width() if wide else self.height()
            share = 0.4 if roomy else 0.43
            self.splitter.setSizes([int(whole * share), int(whole * (1 - share))])

    # --- acts ------------------------------------------------------------------------------------

    def _on_own(self) -> None:
        desk, mine, title = self._desk, self.complaint_id, self.own.text()
        id = desk.ids.new("step")
        self._fault.hide()
        try:
            saved = desk.bridge.apply(
                "Add step of the procedure",
                lambda case: add_own_step(case, mine, title, None, id),
            )
        except InvalidInput as error:
            self._fault.setText(FAULT_MARK + str(error))
            self._fault.show()
            return
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
