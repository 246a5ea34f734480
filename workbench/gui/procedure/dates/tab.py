"""The dates of the procedure with their limits, and the record of the chosen one beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.dating import remove_step
from workbench.application.procedure.lines import add_step, read_line
from workbench.application.procedure.steps import StepRow
from workbench.application.records.labels import sources_words
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.fields.passing_line import FindLine
from workbench.gui.leaving.clipboard import copy_rows
from workbench.gui.look.buttons import key_act
from workbench.gui.look.labels import grounded
from workbench.gui.look.layout import GRID, column_of, held, scrolled
from workbench.gui.procedure.dates.bringing_together import TogetherLine
from workbench.gui.procedure.dates.clock import ClockPanel
from workbench.gui.procedure.dates.details import StepDetails
from workbench.gui.procedure.dates.steps import StepList
from workbench.gui.procedure.dates.timings import ComplaintTimings
from workbench.gui.records.acts import RowAct, UndoLine, give_menu
from workbench.gui.records.entry import ENTER, AddLine, Entry, Typed, Understood
from workbench.gui.records.split import KeptSplit

_LIST = 560
"""The width of the dates at first: day, what was done, and its limit beneath."""


class DatesTab(QWidget):
    """The stages that have begun at the left, the chosen date with its limit at the right."""

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        super().__init__()
        self._desk = desk
        self.complaint_id = self._taken = ""
        self.words = FindLine(
            "procedure.dates.words", "Show only dates with these words", self._end_find
        )
        self.steps = StepList(desk, counted, self.words)
        self.details = StepDetails(desk)
        self.clock = ClockPanel(desk, counted)
        self.together = TogetherLine(desk)
        self.undo_line = UndoLine("procedure.dates", desk.bridge.undo)
        entry = Entry(
            "date of the procedure",
            "Date, then what was done: 12 April response",
            self._understood,
            self._entered,
        )
        self.entry = AddLine(desk, ("step",), "procedure", entry)
        key_act(self, "Ctrl+N", self.entry.begin)
        self._lay_out()
        self.menu = give_menu(self.steps, "procedure.dates", self._acts())
        self.entry.added.connect(self._on_added)
        self.steps.line_wanted.connect(self.entry.begin_with)
        self.entry.list_wanted.connect(lambda: self.steps.focus_step())
        self.steps.chosen.connect(self._on_step)
        self.steps.details_wanted.connect(lambda _step: self.details.sources.setFocus())
        self.details.acts_wanted.connect(self.menu.popup)
        desk.bridge.changed.connect(self._on_changed)

    def show_complaint(self, id: str) -> None:
        """Show another complaint."""
        self.details.fields.commit_all()
        self.complaint_id = id
        self.words.forget()
        self.steps.show_complaint(id)
        self.clock.show_complaint(id)
        self.together.show_complaint(id)
        rows = self.steps.shown_rows()
        self.details.show_step(id, rows[0] if rows else None)

    def focus_step(self, step: str, field: str) -> None:
        """Bring the keyboard to the date of a step, or to its sources or note."""
        self.steps.focus_step(step)
        if field in ("sources", "note"):
            self._on_step(step)
            self.details.fields.focus_field(field)

    def begin(self) -> None:
        """Work begins at the first date that is missing, else at the line that adds one."""
        if self.steps.missing():
            self.steps.focus_step()
        else:
            self.entry.begin()

    def begin_find(self) -> None:
        """Find among the dates that are shown: what was done, when, its source and note."""
        self.words.begin()

    def _end_find(self) -> None:
        self.steps.focus_step(self.details.step)

    def _lay_out(self) -> None:
        listed = grounded(QWidget(), "lst")
        column_of(
            column_of(self.entry, self.words, margins=(2 * GRID, GRID, 2 * GRID, 0)),
            (self.steps, 1),
            column_of(self.undo_line, self.together, margins=(GRID, 0, GRID, GRID // 2), gap=0),
            within=listed,
            gap=0,
        )
        record = grounded(
            scrolled(
                held(column_of(self.details, (self.clock, 1), gap=0)),
                "The chosen date and its time limit",
                across=False,
            ),
            "rec",
        )
        # Tab goes from field to field, as in every form.
        record.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.splitter = KeptSplit(self._desk, "procedure.dates", listed, record, _LIST)
        column_of(self.splitter, within=self)

    def _understood(self, case: CaseFile, line: str) -> Understood:
        """Which step of the procedure a line means, and when it was."""
        found = read_line(case, self.steps.rows(), line, self.steps.year())
        title = found.row.title if found.row is not None else ""
        what = title or (f"A step of your own: {found.words}" if found.words else "")
        when = found.on.in_words() if found.on is not None else ""
        cited = sources_words(case, found.sources)
        ready = ENTER if what and when else ""
        return Understood(
            " · ".join(filter(None, (when, what, cited, ready))), found.question, found.options
        )

    def _entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the date of a line."""
        found = read_line(case, self.steps.rows(), typed.words, self.steps.year())
        rules = self._desk.workbench.library.rules
        new = replace(self._desk.new_events, ids=typed.ids)
        return add_step(case, self.complaint_id, found, new, rules, typed.chosen)

    def _on_added(self, id: str) -> None:
        """Show what was added; the line keeps the keyboard for the next."""
        self.words.forget()
        self.steps.rebuild_now()
        steps = self._desk.bridge.case.steps
        if id in steps:
            self._on_step(steps[id].step or f"own-{id}")

    def _acts(self) -> list[RowAct | None]:
        """What can be done with the date that is chosen."""
        switch, goto = self.details.chronology.switch, self.details.chronology.goto

        def to(field: str) -> Callable[[], object]:
            return lambda: self.focus_step(self.details.step, field)

        def any_chosen() -> bool:
            return self._chosen() is not None

        def joined() -> bool:
            return switch.isVisible() and switch.isChecked()

        def apart() -> bool:
            return switch.isVisible() and not switch.isChecked()

        def recorded() -> bool:
            row = self._chosen()
            return row is not None and row.record is not None

        put, part = partial(switch.setChecked, True), partial(switch.setChecked, False)
        no_event, dateless = "It is no event of the chronology", "It has no date, or is one already"
        return [
            RowAct("Add a source", "source", to("sources"), able=any_chosen),
            RowAct("Write a note", "note", to("note"), able=any_chosen),
            None,
            RowAct("Show in the chronology", "goto", goto.click, "", joined, no_event),
            RowAct("Put into the chronology", "put", put, "", apart, dateless),
            RowAct("Take out of the chronology", "part", part, "", joined, no_event),
            None,
            RowAct("Copy for Excel and Word", "copy", self._copy, "Ctrl+C", any_chosen),
            None,
            RowAct("Delete", "delete", self._remove, "Del", recorded, "Nothing is entered for it"),
        ]

    def _chosen(self) -> StepRow | None:
        return next((row for row in self.steps.rows() if row.key == self.details.step), None)

    def _copy(self) -> None:
        titles = ("Date", "What was done", "Time limit", "Source and note")
        if (row := self._chosen()) is not None:
            copy_rows(self._desk, "the date", titles, [self.steps.said(row.key)])

    def _remove(self) -> None:
        row, rules = self._chosen(), self._desk.workbench.library.rules
        if row is None or (record := row.record) is None:
            return
        beside = self.steps.beside(row.key, 1) or self.steps.beside(row.key, -1)
        self.steps.setFocus()
        if self._desk.bridge.apply(
            "Delete step of the procedure", lambda case: remove_step(case, record.id, rules)
        ):
            left = [each.key for each in self.steps.shown_rows()]
            self.steps.choose(row.key if row.key in left else beside)
            self._taken = row.key
            self.undo_line.say(f"{row.title} deleted")

    def _on_step(self, step: str) -> None:
        row = next((row for row in self.steps.rows() if row.key == step), None)
        self.steps.mark(step)
        if row is not None and step != self.details.step:
            self.details.fields.commit_all()
            self.details.show_step(self.complaint_id, row)
            self.clock.follow_step(step)

    def _on_changed(self, change_set: ChangeSet) -> None:
        self.undo_line.hide()
        keys = [row.key for row in self.steps.rows()]
        back = [row.key for row in self.steps.shown_rows() if row.key == self._taken and row.on]
        if back:  # Undo has brought it
            self._taken = ""
            self.steps.choose(back[0])
        if self.details.step and self.details.step not in keys:
            self.details.show_step(self.complaint_id, None)
