"""What each stage decided on each part of the complaint, who changed what, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QFrame, QStackedWidget, QToolButton, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.outcomes import (
    OutcomeChange,
    grid,
    outcome_changes,
    outcome_of,
    parts_from_heads,
    parts_of,
    set_outcome,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import ComplaintPart, PartOutcome, StageOutcome
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, key_of, places_of, records_of
from workbench.gui.fields.choice import ChoiceField, LinkField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import LineField, SuggestField, TextField
from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.buttons import key_act, push_button, tool_button
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.labels import note, section
from workbench.gui.look.layout import column_of, held, row_of
from workbench.gui.look.named import named
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.procedure.outcome_grid import OutcomeModel, OutcomeTable
from workbench.gui.records.form import RecordForm
from workbench.gui.records.notices import Notice, NoticeList

_KEYS = (
    "In a cell: U upheld, P partially upheld, N not upheld, F no finding, C not considered, "
    "Delete clears, Enter goes to the details."
)


def outcomes_at(desk: Desk) -> Binding:
    """Where outcomes are kept: a stage of a part."""

    def put(case: CaseFile, part_id: str, stage: str, values: Mapping[str, Any]) -> CaseFile:
        return set_outcome(case, part_id, stage, desk.ids.new("outcome"), **values)

    blank = PartOutcome(id="")
    return places_of(desk, "outcome", "outcome of a stage", "part", outcome_of, put, blank)


class OutcomesTab(QWidget):
    """The grid, the changes between stages, and the form of the chosen cell or part."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        at = records_of(desk, "part")
        super().__init__()
        self._desk, self._counted = desk, counted
        self.complaint_id = ""
        self.model = OutcomeModel()
        self.table = OutcomeTable(self.model, desk)
        self.changes = NoticeList("procedure.changes", "Changed from one stage to the next", 4)
        self._heading = section("")
        self._heading.setWordWrap(True)
        self.place = outcomes_at(desk)
        self.cell_form = self._cell_form()
        self.part_form = RecordForm(
            at,
            [
                LineField(at, "title", "As it was put there"),
                LinkField(at, "head_id", "None"),
            ],
        )  # fmt: skip
        self.part_form.setObjectName("procedure.part")
        self.forms = QStackedWidget()
        self.forms.addWidget(self.part_form)
        self.forms.addWidget(self.cell_form)
        self.first = push_button("Add a part", "procedure.outcomes.first", self.add)
        self.from_heads = push_button(
            "One part for each head", "procedure.outcomes.from-heads", self._on_heads
        )
        self.empty = EmptyState(
            "No parts yet",
            "Enter the complaint part by part, as it was numbered at the council. Each stage’s "
            "outcome then goes into its own cell, beside our finding on the same matter.",
            (self.first, self.from_heads),
            "procedure.outcomes.empty",
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_complaint(self, id: str) -> None:
        """Show the outcomes of another complaint."""
        self.commit_all()
        self.complaint_id = id
        self._follow()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_cell()

    def commit_all(self) -> bool:
        """Save whatever is typed and not saved."""
        saved = [self.cell_form.commit_all(), self.part_form.commit_all()]
        return all(saved)

    def choose(self, part_id: str, stage: str = "") -> bool:
        """Choose a cell, or the part itself without stage; False when it is not here."""
        parts = [row.part.id for row in self.model.grid.rows]
        stages = [each.key for each in self.model.grid.stages]
        if part_id not in parts:
            return False
        column = stages.index(stage) + 1 if stage in stages else 0
        index = self.model.index(parts.index(part_id), column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        return True

    def focus_part(self, part_id: str, stage: str, field: str) -> bool:
        """Choose a cell or part and bring the keyboard to one of its fields."""
        if not self.choose(part_id, stage):
            return False
        form = self.cell_form if stage else self.part_form
        form.focus_field(field)
        return True

    def page_focus(self) -> None:
        """Bring the keyboard to the grid, or to the first step when it is empty."""
        (self.table if self.model.rowCount() else self.first).setFocus()

    def add(self) -> str:
        """Add a part and bring the keyboard to its title."""
        self.commit_all()
        desk, mine = self._desk, self.complaint_id
        id = desk.ids.new("part")
        part = ComplaintPart(id=id, complaint_id=mine)
        if not desk.bridge.apply(
            "Add part of the complaint", lambda case: editing.add(case, "part", part)
        ):
            return ""
        self.focus_part(id, "", "title")
        return id

    # --- building --------------------------------------------------------------------------------

    def _cell_form(self) -> RecordForm:
        at = self.place
        return named(
            RecordForm(
                at,
                [
                    self._heading,
                    (
                        ChoiceField(at, "outcome", words={"": "Nothing recorded"}, label="Outcome"),
                        SuggestField(at, "by_whom", self._deciders, label="By whom"),
                    ),
                    TextField(
                        at, "why", least=2, label="Why, where it differs from the stage before"
                    ),
                    SourcesField(at, "sources", label="Written down in"),
                ],
            ),
            "procedure.outcome",
            "The chosen outcome: details",
        )

    def _deciders(self, case: CaseFile) -> list[str]:
        procedure = self._counted.procedure(case, self.complaint_id)
        roles = procedure.roles if procedure is not None else ()
        return ["the panel", *(f"the {role.name}" for role in roles)] if roles else []

    def _tool(
        self, words: str, name: str, act: Callable[[], object], shortcut: str = ""
    ) -> QToolButton:
        spoken = words if "part" in words else f"{words}: part of the complaint"
        tip = f"{words} ({shortcut})" if shortcut else words
        if shortcut:
            key_act(self, shortcut, act)
        return tool_button(words, f"procedure.outcomes.{name}", act, tip, spoken)

    def _lay_out(self) -> None:
        new = self._tool("New part", "new", self.add, "Ctrl+N")
        emphasised(new)
        bar = row_of(
            (note(_KEYS), 1),
            new,
            self._tool("Delete", "delete", self._on_delete_part),
            self._tool("Up", "up", lambda: self._on_move(-1)),
            self._tool("Down", "down", lambda: self._on_move(1)),
            gap=GRID // 2,
        )
        upper, lower = QFrame(), QFrame()
        for frame, inside in ((upper, self.table), (lower, self.forms)):
            frame.setFrameShape(QFrame.Shape.StyledPanel)
            column_of(inside, within=frame)
        full = held(column_of(bar, (upper, 3), self.changes, (lower, 4)))
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        column_of(self._stack, within=self, margins=(2 * GRID, GRID, 2 * GRID, GRID))

    def _connect(self) -> None:
        self.table.cell_chosen.connect(self._on_cell)
        self.table.outcome_typed.connect(self._on_outcome)
        self.table.cleared.connect(self._on_clear)
        self.table.details_wanted.connect(self._on_details)
        self.table.move_wanted.connect(self._on_move)
        self._desk.bridge.changed.connect(self._on_changed)

    # --- acts ------------------------------------------------------------------------------------

    def _cell(self) -> tuple[str, str]:
        """The part and stage of the chosen cell, "" and "" when none is."""
        index = self.table.currentIndex()
        row = self.model.row_at(index.row())
        if row is None:
            return "", ""
        return row.part.id, self.model.stage_at(index.column())

    def _on_outcome(self, outcome: StageOutcome) -> None:
        part_id, stage = self._cell()
        if part_id and stage:
            self.cell_form.commit_all()
            self._desk.bridge.apply(
                f"Edit outcome of a stage: {outcome.value or 'cleared'}",
                lambda case: self.place.put(case, key_of(part_id, stage), {"outcome": outcome}),
            )

    def _on_clear(self) -> None:
        _, stage = self._cell()
        if stage:
            self._on_outcome(StageOutcome.NONE)
        else:
            self._on_delete_part()

    def _on_details(self) -> None:
        _, stage = self._cell()
        form = self.cell_form if stage else self.part_form
        form.focus_field("outcome" if stage else "title")

    def _on_delete_part(self) -> None:
        part_id, _ = self._cell()
        if not part_id:
            return
        row = self.table.currentIndex().row()
        self.part_form.commit_all()
        self._desk.bridge.apply(
            "Delete part of the complaint", lambda case: editing.remove(case, "part", part_id)
        )
        left = self.model.rowCount()
        if left:
            self.table.setCurrentIndex(self.model.index(min(row, left - 1), 0))
        self.page_focus()

    def _on_move(self, by: int) -> None:
        part_id, stage = self._cell()
        mine = self.complaint_id
        if part_id:
            self._desk.bridge.apply(
                f"Move part {'up' if by < 0 else 'down'}",
                lambda case: editing.move(
                    case, "part", part_id, by, lambda each: bool(each.complaint_id == mine)
                ),
            )
            self.choose(part_id, stage)

    def _on_heads(self) -> None:
        desk, mine = self._desk, self.complaint_id
        new_ids = {head: desk.ids.new("part") for head in desk.bridge.case.heads}
        desk.bridge.apply(
            "Add a part for each head", lambda case: parts_from_heads(case, mine, new_ids)
        )
        if self.model.rowCount():
            self.choose(self.model.grid.rows[0].part.id)
        self.page_focus()

    # --- following -------------------------------------------------------------------------------

    def _on_cell(self) -> None:
        part_id, stage = self._cell()
        row = self.model.row_at(self.table.currentIndex().row())
        if stage and row is not None:
            titles = {each.key: each.title for each in self.model.grid.stages}
            self._heading.setText(f"{titles[stage]}: {row.label}")
            self.cell_form.show_record(key_of(part_id, stage))
            self.forms.setCurrentWidget(self.cell_form)
            for field in self.cell_form.fields:
                field.options_changed(self._desk.bridge.case)
        else:
            self.part_form.show_record(part_id or None)
            self.forms.setCurrentWidget(self.part_form)

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("part", "outcome", "finding", "head", "complaint"):
            chosen = self._cell()
            self._follow()
            if self.model.rowCount() and not self.table.currentIndex().isValid():
                self.choose(*chosen)

    def _follow(self) -> None:
        case, rules = self._desk.bridge.case, self._counted.rules
        here = self.complaint_id in case.complaints
        self._stack.setCurrentIndex(1 if here and parts_of(case, self.complaint_id) else 0)
        self.from_heads.setVisible(bool(case.heads))
        if not here:
            return
        found = outcome_changes(case, self.complaint_id, rules)
        changed = {(each.part.id, each.later.stage): each.reasoned for each in found}
        self.model.show_grid(grid(case, self.complaint_id, rules), changed)
        self.changes.show_notices([self._notice(each) for each in found])

    def _notice(self, change: OutcomeChange) -> Notice:
        part, stage = change.part.id, change.later.stage
        words = change.words() if change.reasoned else f"▲ {change.words()}"
        return Notice(
            words,
            "Show the reason" if change.reasoned else "Give the reason",
            f"procedure.change.{part}.{stage}",
            lambda: self.focus_part(part, stage, "why"),
        )
