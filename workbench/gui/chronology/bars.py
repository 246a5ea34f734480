"""Lines beside the list, there when there is something to say: look-alikes, time between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

from workbench.application.case.changes import ChangeSet
from workbench.application.chronology import merging as chronology_merging
from workbench.application.chronology.intervals import ages, interval
from workbench.application.chronology.lookalikes import LookAlikes, Pair
from workbench.application.records.labels import event_label
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.leaving.clipboard import copy_words
from workbench.gui.look.buttons import tool_button
from workbench.gui.look.labels import ElidedLabel, WrappedLabel, grounded, toned
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of

_PAUSE_MS = 400


def bar_button(words: str, name: str, act: Callable[[], object]) -> QToolButton:
    """A button of such a line."""
    return tool_button(words, f"chronology.{name}", act)


class LookAlikeBar(QFrame):
    """Two events that look alike, side by side in words, with what can be done about them."""

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("chronology.alike")
        self._desk = desk
        self._finder = LookAlikes()
        self._different: set[tuple[str, str]] = set()
        self.pairs: list[Pair] = []
        self._at = 0
        grounded(self, "lst", "above")
        self._words = toned(named(ElidedLabel(), "chronology.alike.words"), "hint")
        self._next = bar_button("Next", "alike.next", self._step)
        acts = row_of(
            bar_button("Merge", "alike.merge", self.merge),
            bar_button("Show", "alike.show", self._show),
            bar_button("Not the same", "alike.different", self.set_apart),
            self._next,
            REST,
            gap=0,
        )
        line = row_of(self._words, margins=(GRID, 0, GRID, 0))
        column_of(line, acts, within=self, margins=(GRID, GRID, GRID, GRID // 2), gap=2)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self.look)
        desk.bridge.changed.connect(self._on_changed)
        self.hide()
        self._wait.start()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.ids("event"):
            self._wait.start()

    def look(self) -> None:
        """Look for pairs anew."""
        self._wait.stop()
        pairs = self._finder.pairs(self._desk.bridge.case.events.values())
        self.pairs = [p for p in pairs if (p.first_id, p.second_id) not in self._different]
        self._at = min(self._at, max(len(self.pairs) - 1, 0))
        self._show_pair()

    def _show_pair(self) -> None:
        self.setVisible(bool(self.pairs))
        if not self.pairs:
            return
        case = self._desk.bridge.case
        pair = self.pairs[self._at]
        events = [case.events[id] for id in (pair.first_id, pair.second_id) if id in case.events]
        if len(events) < 2:
            self._wait.start()
            return
        labels = " · ".join(shortened(event_label(case, event), 70) for event in events)
        place = f" ({self._at + 1} of {len(self.pairs)})" if len(self.pairs) > 1 else ""
        more = "" if self._finder.complete else " · too many share a date to compare them all"
        self._words.setText(f"These look alike{place}: {labels}{more}")
        self._next.setVisible(len(self.pairs) > 1)

    def _pair(self) -> Pair | None:
        return self.pairs[self._at] if self.pairs else None

    def merge(self) -> None:
        """Make one event of the two."""
        pair = self._pair()
        if pair is None:
            return
        if self._desk.bridge.apply(
            "Merge events",
            lambda case: chronology_merging.merge(case, pair.first_id, pair.second_id),
        ):
            self.look()
            self.wanted.emit(pair.first_id)

    def set_apart(self) -> None:
        """Not point this pair out again while the case is open."""
        pair = self._pair()
        if pair is not None:
            self._different.add((pair.first_id, pair.second_id))
            self.look()

    def _show(self) -> None:
        pair = self._pair()
        if pair is not None:
            self.wanted.emit(pair.first_id)

    def _step(self) -> None:
        self._at = (self._at + 1) % max(len(self.pairs), 1)
        self._show_pair()


class IntervalBar(QFrame):
    """The time between two selected events, in every unit, with its working to copy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("chronology.interval")
        self._desk = desk
        self._lines: tuple[str, ...] = ()
        self._words = named(WrappedLabel(), "chronology.interval.words")
        self._copy = bar_button("Copy the working", "interval.copy", self.copy)
        column_of(self._words, row_of(self._copy, REST), within=self, gap=2)
        self.hide()

    def follow(self, ids: list[str]) -> None:
        """Show the time between these events when they are two with dates."""
        events = self._desk.bridge.case.events
        dates = [on for id in ids if id in events and (on := events[id].on) is not None]
        self.setVisible(len(ids) == 2 and len(dates) == 2)
        if self.isHidden():
            return
        calendar = self._desk.workbench.library.rules.calendar()
        found = interval(dates[0], dates[1], calendar)
        self._lines = found.lines()
        counted = " · ".join(self._lines[1:5])
        unsure = "" if found.order_known else " · which came first is not certain"
        self._words.setText(f"Between the two: {counted}{unsure}")
        self._words.setToolTip("\n".join(self._lines))

    def copy(self) -> None:
        """Put the interval with its working on the clipboard."""
        copy_words(self._desk, "the interval", "\n".join(self._lines))


class AgesNote(QLabel):
    """How old the people of the case were at the chosen event, where their birth is known."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("chronology.ages")
        self._desk = desk
        self._id = ""
        self.setWordWrap(True)
        desk.bridge.changed.connect(self._on_changed)
        self.hide()

    def _on_changed(self, _change_set: object) -> None:
        self.show_event(self._id)

    def show_event(self, id: str) -> None:
        """Show the ages at an event; nothing where none is known."""
        self._id = id
        case = self._desk.bridge.case
        event = case.events.get(id)
        if event is None or event.on is None:
            self.hide()
            return
        said = [
            f"{person.alias or 'somebody without a label'} {age.words('year', 'years')}"
            for person, age in ages(case.people.values(), event.on)
        ]
        self.setText(f"Ages then: {' · '.join(said)}")
        self.setVisible(bool(said))
