"""The dates of the procedure: one row a step, by stage, and where each date is written down."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.steps import StepRow, change_step, step_of, step_rows
from workbench.application.records.labels import sources_words
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import ProcedureStep
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, key_of, places_of
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.text import TextField
from workbench.gui.look.appearance import GRID
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, as_high_as_a_line, note, section
from workbench.gui.look.layout import column_of
from workbench.gui.look.named import named
from workbench.gui.procedure.timings import ComplaintTimings
from workbench.gui.records.form import RecordForm

_STAGES = {1: "Stage one", 2: "Stage two", 3: "Stage three"}
_NO_SOURCE = "Source"


def steps_at(desk: Desk) -> Binding:
    """Where the dates of steps are kept: a step of a complaint."""

    def put(case: CaseFile, complaint_id: str, step: str, values: Mapping[str, Any]) -> CaseFile:
        rules = desk.workbench.library.rules
        return change_step(case, complaint_id, step, desk.ids.new("step"), rules, **values)

    blank = ProcedureStep(id="")
    return places_of(desk, "step", "step of the procedure", "complaint", step_of, put, blank)


class StepList(QScrollArea):
    """Every step with its date; Enter and the arrow keys go from date to date."""

    chosen = Signal(str)
    details_wanted = Signal(str)

    def __init__(self, desk: Desk, counted: ComplaintTimings) -> None:
        super().__init__()
        self.setObjectName("procedure.steps")
        self.setAccessibleName("Dates of the procedure")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._desk, self._counted = desk, counted
        self._at = steps_at(desk)
        self.complaint_id = ""
        self._sources_shown = True
        self._listed: list[tuple[str, str]] = []
        self.dates: dict[str, PartialDateField] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._rebuild)
        desk.bridge.changed.connect(self._on_changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def show_complaint(self, id: str) -> None:
        """Show the steps of another complaint."""
        self.commit_all()
        self.complaint_id = id
        self._rebuild()
        self.verticalScrollBar().setValue(0)

    def commit_all(self) -> bool:
        """Save whatever is typed and not saved."""
        saved = [field.commit() for field in self.dates.values()]
        return all(saved)

    def focus_step(self, step: str = "") -> None:
        """Bring the keyboard to the date of a step; when not named, to the first missing one.

        Missing dates are looked for from the receipt of the complaint on.
        """
        rule = self._counted.procedure(self._desk.bridge.case, self.complaint_id)
        keys = list(self.dates)
        begin = rule.starts_with if rule is not None else ""
        from_there = keys[keys.index(begin) :] if begin in keys else keys
        empty = (key for key in from_there if not self.dates[key].line.text())
        wanted = self.dates.get(step) or self.dates.get(next(empty, ""))
        wanted = wanted or next(iter(self.dates.values()), None)
        if wanted is not None:
            wanted.line.setFocus(Qt.FocusReason.OtherFocusReason)
            wanted.line.selectAll()
            self.ensureWidgetVisible(wanted, 0, 6 * GRID)

    def show_sources(self, shown: bool) -> None:
        """Show the source of every date beside it, or leave it to the details."""
        self._sources_shown = shown
        for button in self._buttons.values():
            button.setVisible(shown)

    def rows(self) -> tuple[StepRow, ...]:
        """The steps of the complaint shown."""
        case = self._desk.bridge.case
        if self.complaint_id not in case.complaints:
            return ()
        return step_rows(case, self.complaint_id, self._counted.rules)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the date above or below."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        here = next((step for step, field in self.dates.items() if field.line.hasFocus()), "")
        if by and here:
            self._go(here, by)
            event.accept()
            return
        super().keyPressEvent(event)

    def _go(self, step: str, by: int) -> None:
        steps = list(self.dates)
        place = steps.index(step) + by
        if 0 <= place < len(steps):
            self.focus_step(steps[place])

    def rebuild_now(self) -> None:
        """List the steps at once, as when one was just added."""
        self._soon.stop()
        self._rebuild()

    # --- building --------------------------------------------------------------------------------

    def _rebuild(self) -> None:
        rows = self.rows()
        self._listed = [(row.key, row.title) for row in rows]
        self.dates, self._buttons = {}, {}
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(GRID + 4, 0, GRID, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 5)
        for number, (heading, listed) in enumerate(_by_stage(rows)):
            label = section(heading)
            label.setContentsMargins(0, GRID if number else GRID // 2, 0, 0)
            grid.addWidget(label, grid.rowCount(), 0, 1, 3)
            for row in listed:
                self._add(grid, row)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(body)

    def _add(self, grid: QGridLayout, row: StepRow) -> None:
        case, line = self._desk.bridge.case, grid.rowCount()
        title = WrappedLabel(row.title)
        title.setToolTip(row.help)
        title.setMinimumHeight(as_high_as_a_line(title))
        title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        date = PartialDateField(
            self._at, "on", row.help, year=self._year, example="", label=row.title
        )
        date.heading.hide()
        date.line.setPlaceholderText("no date")
        longest = date.line.fontMetrics().horizontalAdvance("28 September 2022")
        date.line.setMinimumWidth(longest + 3 * GRID)
        date.name_as(f"procedure.step.{row.key}")
        title.setBuddy(date.line)
        date.bind(case, key_of(self.complaint_id, row.key))
        date.line.returnPressed.connect(partial(self._on_enter, row.key))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        date.setSizePolicy(policy)
        source = named(QPushButton(), f"procedure.source.{row.key}")
        source.setFixedWidth(10 * GRID)
        source.clicked.connect(partial(self._on_source, row.key))
        grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(date, line, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(source, line, 2, Qt.AlignmentFlag.AlignTop)
        self.dates[row.key], self._buttons[row.key] = date, source
        source.setVisible(self._sources_shown)
        self._show_source(row)

    def _on_enter(self, step: str) -> None:
        if not self.dates[step].fault:
            self._go(step, 1)

    def _on_source(self, step: str) -> None:
        self.chosen.emit(step)
        self.details_wanted.emit(step)

    def _year(self) -> int | None:
        """The year for a date typed without one: that of the latest date entered here."""
        dated = [row.on for row in self.rows() if row.on is not None]
        today = self._desk.workbench.clock.today()
        return max((on.first_day().year for on in dated), default=today.year)

    def _show_source(self, row: StepRow) -> None:
        button = self._buttons[row.key]
        words = sources_words(self._desk.bridge.case, row.sources)
        noted = " + note" if row.record is not None and row.record.note else ""
        said = f"{words}{noted}" if words else (noted[3:].capitalize() or _NO_SOURCE)
        width = button.width() - 3 * GRID
        shown = button.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, width)
        button.setText(shown)
        button.setFlat(not words and not noted)
        button.setToolTip(f"{row.title}: {said}" if words or noted else "Source and note")
        button.setAccessibleName(f"{row.title}: source and note ({said})")

    # --- following -------------------------------------------------------------------------------

    def _on_changed(self, change_set: ChangeSet) -> None:
        if self.complaint_id not in self._desk.bridge.case.complaints:
            return
        if [(row.key, row.title) for row in self.rows()] != self._listed:
            # The list may be in the middle of telling a field that its own edit was saved.
            self._soon.start()
            return
        if change_set.touches("step", "evidence"):
            for field in self.dates.values():
                field.refresh(self._desk.bridge.case)
            for row in self.rows():
                self._show_source(row)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit):
            for step, field in self.dates.items():
                if field.line is new:
                    self.ensureWidgetVisible(field, 0, 3 * GRID)
                    self.chosen.emit(step)


def _by_stage(rows: tuple[StepRow, ...]) -> list[tuple[str, list[StepRow]]]:
    found: list[tuple[str, list[StepRow]]] = []
    for (own, stage), listed in groupby(rows, key=lambda row: (row.own, row.stage)):
        if own:
            heading = "Other steps"
        else:
            heading = _STAGES.get(stage) or ("Afterwards" if found else "Before the complaint")
        found.append((heading, list(listed)))
    return found


class StepDetails(QFrame):
    """Where the date of the chosen step is written down, and a note on it."""

    removed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        at, self.step = steps_at(desk), ""
        self._heading = section("Source and note")
        self._heading.setWordWrap(True)
        self._help = note()
        self.sources = SourcesField(at, "sources", label="Written down in")
        self.note = TextField(at, "note", least=2)
        self.remove = push_button(
            "Delete this step", "procedure.step.delete", lambda: self.removed.emit(self.step)
        )
        rows = (self._heading, self._help, self.sources, self.note, self.remove)
        self.fields = RecordForm(at, rows, GRID + 4)
        column_of(self.fields, within=self)

    def show_step(self, complaint_id: str, row: StepRow | None) -> None:
        """Show another step."""
        self.step = row.key if row is not None else ""
        self._heading.setText(row.title if row is not None else "Choose a step")
        self._help.setText(row.help if row is not None else "")
        self._help.setVisible(row is not None and bool(row.help))
        self.remove.setVisible(row is not None and row.own)
        self.fields.show_record(key_of(complaint_id, row.key) if row is not None else None)
