"""The rows of the chronology: events, and between them gaps and deadlines when these are wanted.

A gap or deadline is a row without id: it can be read and passed over, not chosen or changed. Each
has a key of the same kind as the events, so that all stand in one order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer

from workbench.application.case.changes import Change, ChangeSet
from workbench.application.chronology.deadlines import Deadline, deadlines
from workbench.application.chronology.intervals import gaps
from workbench.application.procedure.limits import complaint_timings
from workbench.domain.dataclass import dataclass
from workbench.domain.records.chronology import order_key
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.records.columns import ACCESSIBLE, DISPLAY, TIP, Column, Index
from workbench.gui.records.model import RecordModel

_PLAIN = (DISPLAY, TIP, ACCESSIBLE)


@dataclass(frozen=True, slots=True)
class Between:
    """A row that is no event: its place, its date cell and its words."""

    id: str
    key: tuple[Any, ...]
    when: str
    words: str


class ChronologyModel(RecordModel[Any]):
    """Events in order with what lies between them."""

    def __init__(self, desk: Desk, columns: Sequence[Column[Any]]) -> None:
        self._between: dict[str, Between] = {}
        self._wanted = (False, False)
        self._threshold = 0
        super().__init__(desk, "event", columns, order_key)
        self._wait = QTimer(self, singleShot=True, interval=50)
        self._wait.timeout.connect(self.refresh_between)
        desk.bridge.changed.connect(self._on_case_changed)

    def show_between(self, with_gaps: bool, with_deadlines: bool, threshold: int) -> None:
        """Show gaps of so many working days, and deadlines, or neither."""
        self._wanted, self._threshold = (with_gaps, with_deadlines), threshold
        self.refresh_between()

    def refresh_between(self) -> None:
        """Work the rows between out anew, and put them in place when they are not the same."""
        self._wait.stop()
        found = {each.id: each for each in self._found()} if any(self._wanted) else {}
        if found != self._between:
            self._between = found
            self.known.update((id, (each, each.key)) for id, each in found.items())
            self.rearrange()

    def _found(self) -> list[Between]:
        case = self.desk.bridge.case
        workbench = self.desk.workbench
        rules = workbench.library.rules
        calendar = rules.calendar()
        found: list[Between] = []
        if self._wanted[0]:
            events = sorted(case.events.values(), key=self.key_for)
            for gap in gaps(events, calendar, self._threshold):
                key = order_key(case.events[gap.before_id])
                mark = (*key[:3], f"{key[3]}\x01gap")
                found.append(Between(f"gap:{gap.before_id}", mark, "", gap.words()))
        if self._wanted[1]:
            today = workbench.clock.today()
            for complaint in case.complaints:
                timings = complaint_timings(case, complaint, rules, calendar, today)
                found += [_due_row(each) for each in deadlines(timings)]
        return found

    def _on_case_changed(self, change_set: ChangeSet) -> None:
        if any(self._wanted) and any(map(_moves_rows, change_set.changes)):
            self._wait.start()

    def ordered(self) -> list[Any]:
        """The events shown, with what lies between them when they stand in their own order."""
        rows = super().ordered()
        if self.in_own_order and self._between:
            rows = sorted([*rows, *self._between.values()], key=self.key_for)
        return rows

    def id_at(self, row: int) -> str:
        """The id of the event in a row, "" for a row that is none."""
        id = super().id_at(row)
        return "" if id in self._between else id

    @property
    def events_shown(self) -> int:
        """How many events stand in the table, what lies between them not counted."""
        return len(self.ids) - len(self._between.keys() & self._key_of.keys())

    def at(self, row: int) -> Any:
        """The event in a row, or what stands between."""
        return self._between.get(self.ids[row]) or super().at(row)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """The words of a cell; a row between is read out as a whole."""
        between = self._between.get(self.ids[index.row()])
        if between is None:
            return super().data(index, role)
        return between.words if role in _PLAIN else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row between can be passed over, not dragged."""
        if index.isValid() and self.ids[index.row()] in self._between:
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


_DATED = frozenset({"complaint", "step", "limit"})


def _moves_rows(change: Change) -> bool:
    """Whether a change can move a gap or a deadline."""
    if change.kind != "event":
        return change.kind in _DATED
    before, after = change.before, change.after
    return before is None or after is None or order_key(before) != order_key(after)


def _due_row(deadline: Deadline) -> Between:
    last = deadline.timing.last_day
    day = (last.latest or last.earliest) if last is not None else None
    assert day is not None
    id = f"due:{deadline.timing.limit.id}"
    mark = {"met": "✓", "still running": "○"}.get(deadline.state, "▲" if deadline.late else "?")
    words = f"{mark} {deadline.words()}"
    when = deadline.when()
    return Between(id, (False, (day.toordinal(), 2), 0, id), capitalised(when), words)
