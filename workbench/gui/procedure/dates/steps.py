"""The dates of the procedure by stage, each with its limit beneath, and where each is written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.dating import change_step
from workbench.application.procedure.limits import limits_of
from workbench.application.procedure.steps import StepRow, step_of, step_rows
from workbench.application.records.labels import sources_short, sources_words
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.clock_words import brief
from workbench.domain.procedure.steps import STAGES, ProcedureStep
from workbench.domain.procedure.timing import TimingState
from workbench.domain.text import capitalised, uncapitalised
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, key_of, places_of
from workbench.gui.fields.passing_line import FindLine
from workbench.gui.look.key_order import in_turn, stops_within
from workbench.gui.look.labels import ElidedButton, WrappedLabel, of_kind, rule, section, toned
from workbench.gui.look.layout import GRID, REST, Lines, announce, column_of, named, row_of
from workbench.gui.look.theme.icons import icon
from workbench.gui.procedure.dates.step_date import StepDateField
from workbench.gui.procedure.dates.step_line import StepLine
from workbench.gui.procedure.dates.timings import SIGNS, ComplaintTimings

_NO_SOURCE = "Source"
_LONG_DATE = "before 28 September 2022"


def steps_at(desk: Desk) -> Binding:
    """Where the dates of steps are kept: a step of a complaint."""

    def put(case: CaseFile, complaint_id: str, step: str, values: Mapping[str, Any]) -> CaseFile:
        rules = desk.workbench.library.rules
        new_id = desk.ids.new("step")
        return change_step(case, complaint_id, step, new_id, rules, desk.new_events, **values)

    blank = ProcedureStep(id="")
    return places_of(desk, "step", "step of the procedure", "complaint", step_of, put, blank)


class StepList(QScrollArea):
    """Every step with its date; Enter and the arrow keys go from date to date.

    With the keyboard on the list itself the arrow keys choose a row, and Enter or F2 leads into it.
    """

    chosen = Signal(str)
    details_wanted = Signal(str)
    line_wanted = Signal(str)

    def __init__(self, desk: Desk, counted: ComplaintTimings, words: FindLine) -> None:
        super().__init__()
        self._words = words
        words.textChanged.connect(self._show_found)
        named(self, "procedure.steps", "Dates of the procedure")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._desk, self._counted = desk, counted
        self._at = steps_at(desk)
        self.complaint_id = self._marked = ""
        self._asked: set[str] = set()
        self._listed: list[tuple[str, str]] = []
        self.dates: dict[str, StepDateField] = {}
        self._limits: dict[str, WrappedLabel] = {}
        self._rows: dict[str, StepLine] = {}
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
        self._asked.clear()
        self._rebuild()
        self.verticalScrollBar().setValue(0)

    def commit_all(self) -> bool:
        """Save whatever is typed and not saved."""
        saved = [field.commit() for field in self.dates.values()]
        return all(saved)

    def focus_step(self, step: str = "") -> None:
        """Bring the keyboard to the date of a step; when not named, to the first missing one."""
        if step and step not in self.dates and step in [row.key for row in self.rows()]:
            self._asked.add(step)
            self.rebuild_now()
        if step in self._rows and self._rows[step].isHidden():
            self._words.forget()
        wanted = self.dates.get(step) or self.dates.get(self.missing())
        wanted = wanted or next(iter(self.dates.values()), None)
        if wanted is not None:
            wanted.line.setFocus(Qt.FocusReason.OtherFocusReason)
            wanted.line.selectAll()
            self.ensureWidgetVisible(wanted, 0, 6 * GRID)

    def missing(self) -> str:
        """The first step shown without a date, from the receipt of the complaint on."""
        rule = self._counted.procedure(self._desk.bridge.case, self.complaint_id)
        keys = list(self.dates)
        begin = rule.starts_with if rule is not None else ""
        from_there = keys[keys.index(begin) :] if begin in keys else keys
        return next((key for key in from_there if not self.dates[key].line.text()), "")

    def rows(self) -> tuple[StepRow, ...]:
        """The steps of the complaint shown."""
        case = self._desk.bridge.case
        if self.complaint_id not in case.complaints:
            return ()
        return step_rows(case, self.complaint_id, self._counted.rules)

    def said(self, step: str) -> list[str]:
        """What a row says: the day, what was done, how the limit stands, source and note."""
        case, row = self._desk.bridge.case, next(row for row in self.rows() if row.key == step)
        note = row.record.note if row.record is not None else ""
        beside = " ".join(filter(None, (sources_words(case, row.sources), note)))
        return [self.dates[step].line.text(), row.title, self._limits[step].text(), beside]

    def shown_rows(self) -> tuple[StepRow, ...]:
        """The steps that have a date, that one is awaited of, and those asked for."""
        case = self._desk.bridge.case
        rows = self.rows()
        rule = self._counted.procedure(case, self.complaint_id)
        dated = {row.key for row in rows if row.on is not None}
        awaited = {
            limit.to_step
            for limit in limits_of(case, self.complaint_id)
            if limit.applies and dated.intersection(limit.from_steps)
        }
        first = {rule.starts_with} if rule is not None else set()
        wanted = dated | awaited | first | self._asked
        return tuple(row for row in rows if row.own or row.key in wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the date above or below."""
        key = Qt.Key(event.key())
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        here = next((step for step, field in self.dates.items() if field.line.hasFocus()), "")
        if by and here:
            self._go(here, by)
        elif by and self.hasFocus():
            self.choose(self.beside(self._marked, by) or self._marked)
        elif self.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.focus_step(self._marked)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _go(self, step: str, by: int) -> None:
        if beside := self.beside(step, by):
            self.focus_step(beside)

    def beside(self, step: str, by: int) -> str:
        """The step so many rows below another, "" for none; the first where that is none."""
        if self._soon.isActive():
            self.rebuild_now()
        steps = [key for key in self.dates if not self._rows[key].isHidden()]
        place = steps.index(step) + by if step in steps else 0
        return steps[place] if 0 <= place < len(steps) else ""

    def choose(self, step: str) -> None:
        """Choose the row of a step; the keyboard stays where it is."""
        if self._soon.isActive():
            self.rebuild_now()
        if step in self._rows:
            self.chosen.emit(step)
            self.ensureWidgetVisible(self._rows[step], 0, 3 * GRID)
            announce(self, ", ".join(filter(None, self.said(step))))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row has the keyboard; the first where none is chosen."""
        super().focusInEvent(event)
        if self._marked in self._rows:
            self._rows[self._marked].update()
        elif first := self.beside("", 0):
            self.choose(first)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that no row has it."""
        super().focusOutEvent(event)
        if self._marked in self._rows:
            self._rows[self._marked].update()

    def rebuild_now(self) -> None:
        """List the steps at once, as when one was just added."""
        self._soon.stop()
        self._rebuild()

    def _show_found(self) -> None:
        """Show only the dates that are looked for."""
        for step, row in self._rows.items():
            row.setHidden(not self._words.finds(" ".join(self.said(step))))

    def mark(self, step: str) -> None:
        """Show which date is chosen."""
        self._marked = step
        for key, row in self._rows.items():
            row.choose(key == step)

    def _rebuild(self) -> None:
        here = next((step for step, field in self.dates.items() if field.line.hasFocus()), "")
        rows = self.shown_rows()
        self._listed = [(row.key, row.title) for row in rows]
        self.dates, self._buttons, self._limits, self._rows = {}, {}, {}, {}
        body = QWidget()
        column = column_of(within=body, margins=(0, 0, 0, 2 * GRID), gap=0)
        shown, rest = set(self._listed), []
        for heading, listed in _by_stage(self.rows()):
            seen = [row for row in listed if (row.key, row.title) in shown]
            unseen = [row for row in listed if row not in seen]
            if not seen:
                rest += unseen
                continue
            column.addLayout(row_of(section(heading), margins=(2 * GRID, 0, GRID, GRID // 2)))
            for row in seen:
                self._rows[row.key] = made = StepLine(self._parts(row), self.dates[row.key], self)
                column.addWidget(made)
            self._offer(column, unseen)
            column.addSpacing(GRID // 2)
            column.addWidget(rule())
        self._offer(column, rest)
        column.addStretch(1)
        self.setWidget(body)
        in_turn(self, *stops_within(body))  # Qt puts what is new behind all the page has
        self._show_limits()
        self._show_found()
        self.mark(self._marked)
        if here in self.dates:
            self.dates[here].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_dates(self) -> None:
        """Give all dates one width, in which the longest is read whole."""
        advance = self.fontMetrics().horizontalAdvance
        said = [_LONG_DATE, *(field.line.text() for field in self.dates.values())]
        for field in self.dates.values():
            field.line.setFixedWidth(max(map(advance, said)) + 2 * GRID + 4)

    def _offer(self, column: QBoxLayout, rows: list[StepRow]) -> None:
        """A quiet line that brings a step without a date into sight."""
        if not rows:
            return
        words = ", ".join(uncapitalised(row.title) for row in rows)
        button = ElidedButton(f"Add a date: {words}", f"Add a date: {words}")
        button.setToolTip("\n".join(row.title for row in rows))
        button.setIcon(icon("plus", "accent"))
        button.clicked.connect(lambda _=False: self._offer_menu(button, rows))
        named(of_kind(button, "offer"), f"procedure.offer.{rows[0].key}")
        column.addLayout(row_of(button, margins=(GRID, 0, GRID, 0)))

    def _offer_menu(self, button: QPushButton, rows: list[StepRow]) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in rows:
            menu.addAction(row.title.replace("&", "&&"), partial(self.focus_step, row.key))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _parts(self, row: StepRow) -> QHBoxLayout:
        """The date, what was done with its limit beneath, and the source."""
        what = WrappedLabel(row.title)
        what.setToolTip(row.help)
        what.setMinimumHeight(what.fontMetrics().lineSpacing() + GRID)
        limit = named(WrappedLabel(), f"procedure.limit.{row.key}")
        date = StepDateField(self._at, row, self.rows, self.year)
        date.heading.hide()
        date.echo.hide()
        of_kind(date.line, "calm").setPlaceholderText("no date")
        date.fits = False
        date.name_as(f"procedure.step.{row.key}")
        what.setBuddy(date.line)
        date.bind(self._desk.bridge.case, key_of(self.complaint_id, row.key))
        date.line.returnPressed.connect(partial(self._on_enter, row.key))
        date.line_wanted.connect(self.line_wanted)
        source = of_kind(named(QPushButton(), f"procedure.source.{row.key}"), "aside")
        source.clicked.connect(partial(self._on_source, row.key))
        self.dates[row.key], self._buttons[row.key] = date, source
        self._limits[row.key] = limit
        self._show_source(row)
        top = Qt.AlignmentFlag.AlignTop
        first = Lines()  # the source goes beneath where type is large
        first.put(what)
        first.put(source, 0)
        words = column_of(first, limit, REST, gap=0)
        return row_of((date, 0, top), (words, 1), gap=GRID, margins=(GRID, 2, GRID, 2))

    def _show_limits(self) -> None:
        """Say beneath each date how the limit that ends with it stands."""
        self._fit_dates()
        case = self._desk.bridge.case
        said: dict[str, list[tuple[bool, str]]] = {}
        for limit in limits_of(case, self.complaint_id):
            timing = self._counted.timing(case, limit)
            if timing is None or timing.state is TimingState.NOT_BEGUN:
                continue
            last = f" · last day {timing.last_day.words()}" if timing.last_day is not None else ""
            late = SIGNS[timing.state] in "▲◆"
            said.setdefault(limit.to_step, []).append(
                (late, f"{SIGNS[timing.state]} {brief(timing)}{last}")
            )
        for step, label in self._limits.items():
            lines = said.get(step, [])
            label.setText("\n".join(words for _, words in lines))
            label.setVisible(bool(lines))
            toned(label, "past" if any(late for late, _ in lines) else "hint")

    def _on_enter(self, step: str) -> None:
        if not self.dates[step].fault and self.dates[step].line.hasFocus():
            # What the date brings into sight is listed first.
            QTimer.singleShot(0, self, lambda: self._go(step, 1))

    def _on_source(self, step: str) -> None:
        self.chosen.emit(step)
        self.details_wanted.emit(step)

    def year(self) -> int | None:
        """The year for a date typed without one: that of the latest date entered here."""
        dated = [row.on for row in self.rows() if row.on is not None]
        today = self._desk.workbench.clock.today()
        return max((on.first_day().year for on in dated), default=today.year)

    def _show_source(self, row: StepRow) -> None:
        button = self._buttons[row.key]
        words = sources_words(self._desk.bridge.case, row.sources)
        noted = " + note" if row.record is not None and row.record.note else ""
        said = f"{words}{noted}" if words else (noted[3:].capitalize() or _NO_SOURCE)
        short = f"{sources_short(self._desk.bridge.case, row.sources)}{noted}" if words else said
        button.setText(short if words or noted else "+ Source")
        button.setToolTip(f"{row.title}: {said}" if words or noted else "Source and note")
        button.setAccessibleName(f"{row.title}: source and note ({said})")

    def _on_changed(self, change_set: ChangeSet) -> None:
        if self.complaint_id not in self._desk.bridge.case.complaints:
            return
        if [(row.key, row.title) for row in self.shown_rows()] != self._listed:
            # The list may be in the middle of telling a field that its own edit was saved.
            self._soon.start()
            return
        if change_set.touches("step", "event", "evidence"):
            for field in self.dates.values():
                field.refresh(self._desk.bridge.case)
            for row in self.shown_rows():
                self._show_source(row)
        self._show_limits()

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
            words = capitalised(STAGES.get(stage, ""))
            heading = words or ("Afterwards" if found else "Before the complaint")
        found.append((heading, list(listed)))
    return found
