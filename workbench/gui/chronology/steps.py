"""Which dates of the council's procedure the event shown is: "This is: request for stage two"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.case import editing
from workbench.application.procedure.dating import out_of_chronology
from workbench.application.procedure.steps import step_rows
from workbench.domain.casefile import CaseFile
from workbench.domain.procedure.steps import ProcedureStep
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.step_dates import steps_on, title_of
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import label_width
from workbench.gui.fields.choice import CHOICE, choice_box
from workbench.gui.look.buttons import icon_button, push_button
from workbench.gui.look.key_order import put_where, stops_within
from workbench.gui.look.labels import as_high_as_a_line, note, of_kind
from workbench.gui.look.layout import GRID, REST, clear_out, column_of, held, row_of
from workbench.gui.look.theme.typeface import pixels
from workbench.gui.procedure.dates.joining import join_at_desk

_CHOOSE = "Choose a step of the procedure"
_VALUE = Qt.ItemDataRole.UserRole


def steps_words(desk: Desk, case: CaseFile, event: ChronologyEvent) -> str:
    """The steps an event is, on the line it is folded under."""
    rules = desk.workbench.library.rules
    return ", ".join(title_of(case, step, rules) for step in steps_on(case, event.id))


class StepsOf(QWidget):
    """The steps an event is, each leading there, and a list to choose another from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._id = desk, ""
        self._listed = column_of(gap=2)
        self.box = choice_box("event.step", "This is: a step of the procedure")
        self.box.setMaximumWidth(pixels(CHOICE))
        self.box.activated.connect(self._on_chosen)
        self._none = note(
            "There is no complaint to the council yet: the Procedure page is where it is entered."
        )
        heading = QLabel("This is")
        heading.setFixedWidth(label_width() - GRID)
        heading.setMinimumHeight(as_high_as_a_line(self.box))
        heading.setBuddy(self.box)
        choice = row_of((self.box, 1000), REST)
        column = column_of(self._listed, choice, self._none, gap=4)
        row_of((heading, 0, Qt.AlignmentFlag.AlignTop), (column, 1), within=self, gap=GRID)

    def show_event(self, id: str) -> None:
        """Show those of another event."""
        self._id = id
        case, rules = self._desk.bridge.case, self._desk.workbench.library.rules
        clear_out(self._listed)
        steps = steps_on(case, id)
        for step in steps:
            row = self._row(step, title_of(case, step, rules))
            self._listed.addWidget(row)
            put_where(self.box, [*stops_within(row)])
        known = {(step.complaint_id, step.step) for step in steps}
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(_CHOOSE, None)
            for words, key in self._options(case):
                if key not in known:
                    self.box.addItem(words, key)
        self.box.setVisible(bool(case.complaints))
        self._none.setVisible(not case.complaints)

    def _options(self, case: CaseFile) -> list[tuple[str, tuple[str, str]]]:
        rules = self._desk.workbench.library.rules
        complaints = editing.ordered(case, "complaint")
        found = []
        for complaint in complaints:
            about = f" · {complaint.title}" if len(complaints) > 1 else ""
            for row in step_rows(case, complaint.id, rules):
                when = f" · {row.on.in_words()}" if row.on is not None else ""
                found.append((f"{row.title}{when}{about}", (complaint.id, row.key)))
        return found

    def _row(self, step: ProcedureStep, title: str) -> QWidget:
        name = f"event.step.{step.id}"
        link = push_button(
            title, name, partial(self._desk.goto, "step", step.id, ""), spoken=f"Show step: {title}"
        )
        off = icon_button(
            "x", f"{name}.off", partial(self._on_off, step.id), f"It is not this: {title}"
        )
        return held(row_of(of_kind(link, "row"), off, REST, gap=GRID // 2))

    def _on_chosen(self, index: int) -> None:
        complaint_id, key = self.box.itemData(index, _VALUE) or ("", "")
        if not key or not join_at_desk(self._desk, complaint_id, key, self._id):
            self.box.setCurrentIndex(0)

    def _on_off(self, step_id: str) -> None:
        rules = self._desk.workbench.library.rules
        self._desk.bridge.apply(
            "Take a step out of the chronology",
            lambda case: out_of_chronology(case, step_id, rules, keep=True),
        )
