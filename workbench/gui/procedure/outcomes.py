"""What each stage decided on each part of the complaint, who changed what, and why."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import starmap
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.outcomes import (
    grid,
    outcome_changes,
    outcome_of,
    parts_from_heads,
    set_outcome,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import ComplaintPart, PartOutcome, StageOutcome
from workbench.domain.text import uncapitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, key_of, places_of, records_of
from workbench.gui.fields.choice import ChoiceField, LinkField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.passing_line import FindLine
from workbench.gui.fields.text import LineField, SuggestField, TextField
from workbench.gui.look.buttons import acts_button, key_act, push_button
from workbench.gui.look.labels import ElidedLabel, grounded, note, toned
from workbench.gui.look.layout import (
    GRID,
    REST,
    Lines,
    PageStack,
    announce,
    column_of,
    held,
    named,
    row_of,
)  # fmt: skip
from workbench.gui.look.theme.typeface import pixels
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.procedure.outcome_grid import OutcomeModel, OutcomeTable
from workbench.gui.records.acts import give_menu, row_acts
from workbench.gui.records.columns import ACCESSIBLE
from workbench.gui.records.entry import ENTER, AddLine, Entry, Typed, Understood
from workbench.gui.records.form import RecordForm
from workbench.gui.records.split import FORM, Split

_KEYS = {"U": "upheld", "P": "partly", "N": "not", "F": "no finding", "C": "not considered"}
"""The letters of a cell as they are explained above the grid."""

_ENTRY, _PANEL = 280, 304
"""The width of the line that adds a part, and the width of the form beside the grid."""


def outcomes_at(desk: Desk) -> Binding:
    """Where outcomes are kept: a stage of a part."""

    def put(case: CaseFile, part_id: str, stage: str, values: Mapping[str, Any]) -> CaseFile:
        return set_outcome(case, part_id, stage, desk.ids.new("outcome"), **values)

    blank = PartOutcome(id="")
    return places_of(desk, "outcome", "outcome of a stage", "part", outcome_of, put, blank)


class OutcomesTab(QWidget):
    """The grid, and the form of the chosen cell or part at its right."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        super().__init__()
        self._desk, self._counted = desk, counted
        self.complaint_id = ""
        self.model = OutcomeModel(desk)
        self.table = OutcomeTable(self.model, desk)
        self.words = FindLine(
            "procedure.outcomes.words", "Show only parts with these words", self.table.setFocus
        )
        entry = Entry(
            "part of the complaint", "New part of the complaint", self._understood, self._entered
        )
        self.entry = AddLine(desk, ("part",), "procedure.outcomes", entry)
        self.nothing = note(
            "Enter the complaint part by part, as it was numbered at the council. Each stage’s "
            "outcome then goes into its own cell, beside our finding on the same matter."
        )
        self.from_heads = push_button(
            "One part for each head", "procedure.outcomes.from-heads", self._on_heads, kind="quiet"
        )
        self._heading = toned(ElidedLabel(lines=3), "title")
        self.place = outcomes_at(desk)
        self.cell_form = self._cell_form()
        at = records_of(desk, "part")
        rows = [LineField(at, "title", "As it was put there"), LinkField(at, "head_id", "None")]
        self.part_form = named(RecordForm(at, rows, 2 * GRID), "procedure.part")
        self.forms = PageStack()
        self.forms.addWidget(self.part_form)
        self.forms.addWidget(self.cell_form)
        self._menu = give_menu(
            self.table,
            "procedure.outcomes",
            row_acts(
                move=self._on_move,
                in_order=lambda: True,
                copy=self.table.copy,
                delete=self._on_clear,
                paste=self.entry.paste_rows,
            ),
        )
        self._blank = QWidget()
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
        self.words.forget()
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

    def begin_find(self) -> None:
        """Find among the parts, and what was found on them."""
        self.words.begin()

    def _show_found(self) -> None:
        for row in range(self.model.rowCount()):
            cells = [self.model.index(row, column) for column in range(self.model.columnCount())]
            said = " ".join(str(cell.data(ACCESSIBLE)) for cell in cells)
            self.table.setRowHidden(row, not self.words.finds(said))

    def page_focus(self) -> None:
        """Bring the keyboard to the grid, or to the line that begins it."""
        if self.model.rowCount():
            self.table.setFocus()
        else:
            self.entry.begin()

    def add(self) -> None:
        """Add a part without words and bring the keyboard to its title."""
        self.commit_all()
        desk, mine = self._desk, self.complaint_id
        id = desk.ids.new("part")
        part = ComplaintPart(id=id, complaint_id=mine)
        if desk.bridge.apply(
            "Add part of the complaint", lambda case: editing.add(case, "part", part)
        ):
            self.focus_part(id, "", "title")

    def _cell_form(self) -> RecordForm:
        at = self.place
        self._why = TextField(at, "why", least=3)
        rows = [
            ChoiceField(at, "outcome", words={"": "Nothing recorded"}, label="Outcome"),
            SuggestField(at, "by_whom", self._deciders, label="By whom"),
            SourcesField(at, "sources", label="Source"),
            self._why,
        ]
        spoken = "The chosen outcome: details"
        return named(RecordForm(at, rows, 2 * GRID), "procedure.outcome", spoken)

    def _deciders(self, case: CaseFile) -> list[str]:
        procedure = self._counted.procedure(case, self.complaint_id)
        roles = procedure.roles if procedure is not None else ()
        return ["the panel", *(f"the {role.name}" for role in roles)] if roles else []

    def _lay_out(self) -> None:
        keys = Lines(GRID)
        for part in (note("In a cell:"), *starmap(_key, _KEYS.items())):
            keys.put(part, 0)
        top = Lines(2 * GRID)
        self.entry.setFixedWidth(pixels(_ENTRY))
        top.put(self.entry, 0)
        top.put(held(keys), side=Qt.AlignmentFlag.AlignVCenter)
        listed = column_of(
            column_of(
                top, self.words, self.nothing, row_of(self.from_heads, REST),
                margins=(2 * GRID, GRID, 2 * GRID, GRID),
            ),
            (self.table, 1),
            (self._blank, 1),
            gap=0,
        )  # fmt: skip
        acts = acts_button("procedure.outcomes.acts", self._menu.popup, "What can be done")
        head = row_of((self._heading, 1), acts, margins=(2 * GRID, GRID, GRID, 0))
        self._panel = panel = grounded(held(column_of(head, (self.forms, 1), gap=0)), "lst")
        splitter = Split(held(listed), panel, (900, _PANEL), growth=(1, 0))
        splitter.give_least(QSize(FORM, 120), QSize(pixels(240), 120))
        column_of(splitter, within=self)

    def _connect(self) -> None:
        key_act(self, "Ctrl+N", self.entry.begin)
        self.words.textChanged.connect(self._show_found)
        self.model.modelReset.connect(self._show_found)
        self.entry.list_wanted.connect(self.table.setFocus)
        self.entry.blank_wanted.connect(self.add)
        self.entry.added.connect(self.choose)
        self.table.cell_chosen.connect(self._on_cell)
        self.table.outcome_typed.connect(self._on_typed)
        self.table.cleared.connect(self._on_clear)
        self.table.details_wanted.connect(self._on_details)
        self._desk.bridge.changed.connect(self._on_changed)

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

    def _on_typed(self, outcome: StageOutcome) -> None:
        """A letter pressed in a cell: the keyboard stays there, so what it made is said."""
        self._on_outcome(outcome)
        announce(self.table, str(self.table.currentIndex().data(ACCESSIBLE)))

    def _on_clear(self) -> None:
        _, stage = self._cell()
        if stage:
            self._on_outcome(StageOutcome.NONE)
        else:
            self._on_delete_part()

    def _on_details(self) -> None:
        """Bring the keyboard to what is to be said of the cell: the reason where none is given."""
        part_id, stage = self._cell()
        change = self.model.change_at(part_id, stage)
        asked = "why" if change is not None and not change.reasoned else "outcome"
        self.focus_part(part_id, stage, asked if stage else "title")

    def _understood(self, case: CaseFile, line: str) -> Understood:
        return Understood(f"Part {self.model.rowCount() + 1}: {line.strip()} · {ENTER}")

    def _entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        part = ComplaintPart(
            id=typed.ids.new("part"), complaint_id=self.complaint_id, title=typed.words.strip()
        )
        return editing.add(case, "part", part)

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

    def _on_cell(self) -> None:
        part_id, stage = self._cell()
        index = self.table.currentIndex()
        titles = {each.key: each.title for each in self.model.grid.stages}
        where = f", {uncapitalised(titles[stage])}" if stage else ""
        self._heading.setText(f"Part {index.row() + 1}{where}" if part_id else "")
        form = self.cell_form if stage else self.part_form
        form.show_record((key_of(part_id, stage) if stage else part_id) or None)
        self.forms.setCurrentWidget(form)
        if stage:
            for field in self.cell_form.fields:
                field.options_changed(self._desk.bridge.case)
            self._ask_why(part_id, stage)

    def _ask_why(self, part_id: str, stage: str) -> None:
        """Ask for the reason where a stage decided otherwise than the one before."""
        change = self.model.change_at(part_id, stage)
        self._why.setVisible(change is not None or bool(self._why.raw()))
        earlier = f" from “{change.earlier.outcome}”" if change is not None else ""
        self._why.heading.setText(f"Why it changed{earlier}")

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("part", "outcome", "finding", "head", "complaint", "evidence"):
            chosen = self._cell()
            self._follow()
            if self.model.rowCount() and not self.table.currentIndex().isValid():
                self.choose(*chosen)
            for come in change_set.come("part")[:1]:
                self.choose(come)
            self._ask_why(*self._cell())

    def _follow(self) -> None:
        case, rules = self._desk.bridge.case, self._counted.rules
        here = self.complaint_id in case.complaints
        if here:
            changes = outcome_changes(case, self.complaint_id, rules)
            self.model.show_grid(grid(case, self.complaint_id, rules), changes)
        empty = not self.model.rowCount()
        self.nothing.setVisible(empty)
        self.from_heads.setVisible(empty and bool(case.heads))
        self._blank.setVisible(empty)
        for part in (self.table, self._panel):
            part.setVisible(not empty)


def _key(letter: str, words: str) -> QWidget:
    """A key and what it enters."""
    return held(row_of(toned(QLabel(letter), "key"), toned(QLabel(words), "hint"), gap=4))
