"""What is to be done in all cases, beside their list: by its day, ticked off with a press."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QListWidgetItem, QWidget

from workbench.application.case.ports import RegisterRow, TaskInCase
from workbench.gui.look.labels import grounded, title, toned
from workbench.gui.look.layout import GRID, REST, column_of, named, row_of
from workbench.gui.look.moments import days_away, short_day
from workbench.gui.overview.dated_rows import ABOVE, BELOW, DAY, LATE, DatedRows

WIDTH = 336
_IN_SIGHT = 30
"""How many rows are there at once and are laid out together: more than a screen shows."""

_PAUSE_MS = 20
"""How long after the first rows are painted the rest is added: what was pressed goes first."""

_NO_DAY = "\uffff"
"""What has no day comes behind every day."""

_ID = Qt.ItemDataRole.UserRole
_CASE = Qt.ItemDataRole.UserRole + 8
_HEADS = ("Overdue", "Today", "This week", "Later", "No day")


class ToDoPanel(QWidget):
    """The list. `ticked` carries the ids of a case and of what was done, `opened` a case id."""

    ticked = Signal(str, str)
    opened = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("register.to-do")
        self.setFixedWidth(WIDTH)
        self._today = today
        self._rest: Iterator[None] | None = None
        self._count = toned(QLabel(), "second")
        self.rows = named(DatedRows(boxed=True), "register.tasks", "Things to do in all cases")
        self.rows.setEditTriggers(DatedRows.EditTrigger.NoEditTriggers)
        self.rows.setLayoutMode(DatedRows.LayoutMode.Batched)  # the first rows are in sight at once
        self.rows.setBatchSize(_IN_SIGHT)
        head = row_of(title("To do"), self._count, REST, gap=GRID, margins=(6, 0, 0, 0))
        around = (GRID + 2, 2 * GRID, GRID, 0)
        column_of(head, (self.rows, 1), within=self, margins=around, gap=GRID)
        grounded(self, "lst", "left")
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._add_rest)
        self.rows.itemChanged.connect(self._on_changed)
        self.rows.itemActivated.connect(self._on_activated)

    def show_tasks(self, tasks: Sequence[TaskInCase], rows: Sequence[RegisterRow]) -> None:
        """Show what is to be done or awaited in these cases; nothing puts the panel away."""
        known = {row.id: row for row in rows}
        shown = [task for task in (*tasks, *_awaited(tasks, rows)) if task.case_id in known]
        shown.sort(key=lambda task: task.due or _NO_DAY)
        self.rows.clear()
        self._rest = self._fill(shown, known)
        deque(islice(self._rest, _IN_SIGHT), 0)
        self._count.setText(str(len(shown)))
        self.setVisible(bool(shown))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once what is in sight is painted, the rest of the rows is added."""
        super().paintEvent(event)
        if self._rest is not None:
            self._later.start()

    def _add_rest(self) -> None:
        if self._rest is not None:
            deque(self._rest, 0)
            self._rest = None

    def _fill(
        self, tasks: Sequence[TaskInCase], known: Mapping[str, RegisterRow]
    ) -> Iterator[None]:
        head = ""
        for task in tasks:
            day = date.fromisoformat(task.due) if task.due else None
            if (of := _head(day, self._today)) != head:
                head = of
                self._add_head(head)
            self._add(task, day, known[task.case_id])
            yield

    def _add_head(self, words: str) -> None:
        item = QListWidgetItem("")
        item.setData(ABOVE, words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.rows.addItem(item)

    def _add(self, task: TaskInCase, day: date | None, row: RegisterRow) -> None:
        item = QListWidgetItem(task.what)
        whose = " · ".join(part for part in (row.body, row.complainant) if part)
        item.setData(_ID, task.id)
        item.setData(_CASE, task.case_id)
        item.setData(BELOW, whose or row.reference)
        if task.id:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        if day is not None:
            late = f"{LATE} {days_away(day, self._today)}"
            item.setData(DAY, late if day < self._today else f"{day:%a} {short_day(day)[:-5]}")
        spoken = f"{task.what}, {whose}, {item.data(DAY) or 'no day'}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(spoken)
        self.rows.addItem(item)

    def _on_changed(self, item: QListWidgetItem) -> None:
        if item.checkState() is Qt.CheckState.Checked:
            self.ticked.emit(item.data(_CASE), item.data(_ID))

    def _on_activated(self, item: QListWidgetItem) -> None:
        if item.data(_CASE):
            self.opened.emit(item.data(_CASE))


def _awaited(tasks: Sequence[TaskInCase], rows: Sequence[RegisterRow]) -> Iterator[TaskInCase]:
    """What comes next in each case where that is awaited, not noted: comments, a remedy."""
    noted = {(task.case_id, task.what) for task in tasks}
    for row in rows:
        if row.next_due and not row.deleted and (row.id, row.next_step) not in noted:
            yield TaskInCase(row.id, "", row.next_step, row.next_due)


def _head(day: date | None, today: date) -> str:
    """The group a day belongs to."""
    if day is None:
        return _HEADS[4]
    if day <= today:
        return _HEADS[1] if day == today else _HEADS[0]
    return _HEADS[2] if day <= today + timedelta(days=6 - today.weekday()) else _HEADS[3]
