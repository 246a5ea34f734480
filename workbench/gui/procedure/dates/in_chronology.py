"""Whether the chosen date of the procedure is an event of the chronology, and which one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.application.case.changes import ChangeSet
from workbench.application.procedure.dating import into_chronology, out_of_chronology
from workbench.application.procedure.steps import step_of
from workbench.application.records.labels import event_label, words_of
from workbench.domain.step_dates import event_of, likely_events
from workbench.gui.desk import Desk
from workbench.gui.fields.bound import label_width
from workbench.gui.fields.choice import Switch
from workbench.gui.look.buttons import icon_button, push_button
from workbench.gui.look.key_order import in_turn
from workbench.gui.look.labels import WrappedLabel, as_high_as_a_line, of_kind, toned
from workbench.gui.look.layout import GRID, clear_out, column_of, named, row_of
from workbench.gui.procedure.dates.joining import join_at_desk

_MOST = 3
"""So many events that may be meant are offered."""


class InChronology(QWidget):
    """A switch, the words of the event, and those that may be meant where it is none yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._complaint_id, self._key = desk, "", ""
        self.switch = named(Switch(), "procedure.step.chronology", "In the chronology")
        self.switch.toggled.connect(self._on_toggled)
        self.words = named(WrappedLabel(), "procedure.step.event")
        self.words.setMinimumHeight(as_high_as_a_line(self.words))
        self.goto = icon_button(
            "external-link", "procedure.step.event.goto", self._on_goto, "Show it in the chronology"
        )
        heading = toned(QLabel("Chronology"), "second")
        heading.setFixedWidth(label_width() - GRID)
        heading.setMinimumHeight(as_high_as_a_line(heading))
        self._likely = column_of(gap=2)
        top = Qt.AlignmentFlag.AlignTop
        line = row_of((self.switch, 0, top), (self.words, 1), (self.goto, 0, top), gap=GRID)
        column = column_of(line, self._likely, gap=2)
        row_of((heading, 0, top), (column, 1), within=self, gap=GRID)
        desk.bridge.changed.connect(self._on_changed)

    def show_step(self, complaint_id: str, key: str) -> None:
        """Show it of another step."""
        self._complaint_id, self._key = complaint_id, key
        self._show()

    def _show(self) -> None:
        case, rules = self._desk.bridge.case, self._desk.workbench.library.rules
        known = self._complaint_id in case.complaints
        step = step_of(case, self._complaint_id, self._key) if known else None
        self.setVisible(step is not None and step.on is not None)
        clear_out(self._likely)
        if step is None:
            return
        event = event_of(case, step)
        with QSignalBlocker(self.switch):
            self.switch.setChecked(event is not None)
        self.goto.setVisible(event is not None)
        likely = likely_events(case, rules, step)[:_MOST] if event is None else ()
        if event is not None:
            self.words.setText(words_of(case, event.narrative, 160) or "An event without words yet")
        else:
            self.words.setText(
                "No event yet. It may be:" if likely else "Not an event of the chronology"
            )
        toned(self.words, "" if event is not None else "hint")
        listed: list[QWidget] = []
        for each in likely:
            button = push_button(
                event_label(case, each.event),
                f"procedure.step.likely.{each.event.id}",
                partial(join_at_desk, self._desk, self._complaint_id, self._key, each.event.id),
                spoken=f"It is this event: {event_label(case, each.event)}",
            )
            button.setToolTip("It is this event: make the two one")
            self._likely.addWidget(of_kind(button, "row"))
            listed.append(button)
        in_turn(self.goto, *listed)

    def _on_toggled(self, on: bool) -> None:
        desk, rules = self._desk, self._desk.workbench.library.rules
        step = step_of(desk.bridge.case, self._complaint_id, self._key)
        if step is None:
            return
        id = step.id
        if on:
            desk.bridge.apply(
                "Put a step into the chronology",
                lambda case: into_chronology(case, id, rules, desk.new_events),
            )
        else:
            desk.bridge.apply(
                "Take a step out of the chronology",
                lambda case: out_of_chronology(case, id, rules),
            )
        self._show()

    def _on_goto(self) -> None:
        step = step_of(self._desk.bridge.case, self._complaint_id, self._key)
        if step is not None and step.event_id:
            self._desk.goto("event", step.event_id, "")

    def _on_changed(self, change_set: ChangeSet) -> None:
        if not change_set.changes or change_set.touches("step", "event", "complaint", "person"):
            self._show()
