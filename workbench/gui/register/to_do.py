"""What is to be done in all cases, beside their list: by its day, ticked off with a press."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QListWidgetItem, QWidget

from workbench.application.case.ports import RegisterRow, TaskInCase
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.buttons import lead_in
from workbench.gui.look.labels import grounded, note, title, toned
from workbench.gui.look.layout import GRID, REST, announce, column_of, named, row_of
from workbench.gui.look.moments import days_away, weekday
from workbench.gui.overview.dated_rows import ABOVE, BELOW, DAY, LATE, DatedRows

WIDTH = 336
_NARROW = 900
"""Pixels of width of the register below which only its key brings it."""

_IN_SIGHT = 30
"""How many rows are there at once and are laid out together: more than a screen shows."""

_PAUSE_MS = 20
"""How long after the first rows are painted the rest is added: what was pressed goes first."""

_NO_DAY = "\uffff"
"""What has no day comes behind every day."""

_ID = Qt.ItemDataRole.UserRole
_CASE = Qt.ItemDataRole.UserRole + 8
_NEW = "New reminder: what, and when"
ReadTasks = Callable[[], Sequence[TaskInCase]]
_HEADS = ("Overdue", "Today", "This week", "Later", "No day")


class ToDoPanel(QWidget):
    """The list. `ticked` carries the ids of a case and of what was done, `opened` a case id.

    `remind` adds what was typed to the case chosen in the register, by its id; whether it is saved.
    """

    ticked = Signal(str, str)
    opened = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("register.to-do")
        self.setMaximumWidth(WIDTH)
        self.remind: Callable[[str, str], bool] = lambda _case_id, _words: False
        self._wanted, self._room = False, _NARROW
        self._today = today
        self._rest: Iterator[None] | None = None
        self._count = toned(QLabel(), "second")
        self.rows = named(DatedRows(boxed=True), "register.tasks", "Things to do in all cases")
        self.rows.setEditTriggers(DatedRows.EditTrigger.NoEditTriggers)
        self.rows.setLayoutMode(DatedRows.LayoutMode.Batched)  # the first rows are in sight at once
        self.rows.setBatchSize(_IN_SIGHT)
        self._chosen: RegisterRow | None = None
        self.line = PassingLine("register.reminder", _NEW, _NEW, clearing=False)
        self.line.name_key("Ctrl+T")
        lead_in(self.line, "plus", "accent")
        self.line.returnPressed.connect(self._on_line)
        self.line.textChanged.connect(self._say_whose)
        self._whose = toned(named(note(), "register.reminder.whose"), "hint")
        self._whose.setContentsMargins(6, 0, 0, 0)
        self._whose.hide()
        head = row_of(title("To do"), self._count, REST, gap=GRID, margins=(6, 3, 0, 6))
        above = column_of(head, self.line, self._whose, margins=(0, 0, GRID, 0), gap=GRID)
        around = (GRID + 2, GRID + 4, GRID, 0)
        column_of(above, (self.rows, 1), within=self, margins=around, gap=GRID)
        grounded(self, "lst", "left")
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._add_rest)
        self.rows.itemChanged.connect(self._on_changed)
        self.rows.itemActivated.connect(self._on_activated)
        self.hide()

    def show_tasks(self, read: ReadTasks, rows: Sequence[RegisterRow]) -> None:
        """Show what is to be done or awaited in these cases; nothing puts the panel away.

        Before it is seen it only keeps its place, where something is sure to be shown: the cases
        are painted first.
        """
        self.rows.clear()
        self._rest = self._fill(read, rows)
        if self.isVisible() or not any(row.next_due and not row.deleted for row in rows):
            deque(islice(self._rest, _IN_SIGHT), 0)
        else:
            self.show()

    def setVisible(self, visible: bool) -> None:
        """Be there while something is shown in it, and there is room."""
        self._wanted = visible
        super().setVisible(visible and self._room >= _NARROW)

    def give_way(self, room: int) -> None:
        """In a register of that width, be there or not."""
        self._room = room
        self.setVisible(self._wanted)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The cases beside it go first."""
        return QSize(0, super().minimumSizeHint().height())

    def show_chosen(self, row: RegisterRow | None) -> None:
        """A reminder is for the case chosen in the register."""
        self._chosen = row if row is not None and not row.deleted else None
        self._say_whose()

    def begin(self) -> None:
        """Bring the keyboard to the line for a reminder."""
        self.give_way(_NARROW)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_whose(self) -> None:
        """Say for which case the reminder is."""
        whose = self._chosen
        words = (
            f"For {_case_words(whose)} · Enter adds it" if whose else "Choose a case for it first"
        )
        self._whose.setText(words)
        self.line.setAccessibleDescription(words)
        self._whose.setVisible(bool(self.line.text().strip()))

    def _on_line(self) -> None:
        words, whose = self.line.text().strip(), self._chosen
        if whose is not None and words and self.remind(whose.id, words):
            self.line.setText("")
            announce(self.line, f"Added for {_case_words(whose)}: {words}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once what is in sight is painted, the rest of the rows is added."""
        super().paintEvent(event)
        if self._rest is not None:
            self._later.start()

    def _add_rest(self) -> None:
        if self._rest is not None:
            deque(self._rest, 0)
            self._rest = None

    def _fill(self, read: ReadTasks, rows: Sequence[RegisterRow]) -> Iterator[None]:
        known = {row.id: row for row in rows}
        shown = [task for task in _to_do(read(), rows) if task.case_id in known]
        shown.sort(key=lambda task: task.due or _NO_DAY)
        self._count.setText(str(len(shown) or ""))
        self.setVisible(bool(shown))
        head = ""
        for task in shown:
            day = date.fromisoformat(task.due) if task.due else None
            if (of := _head(day, self._today)) != head:
                head = of
                self._add_head(head)
            self._add(task, day, known[task.case_id])
            yield

    def _add_head(self, words: str) -> None:
        item = QListWidgetItem("")
        item.setData(ABOVE, words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.rows.addItem(item)

    def _add(self, task: TaskInCase, day: date | None, row: RegisterRow) -> None:
        item = QListWidgetItem(task.what)
        whose = _case_words(row)
        item.setData(_ID, task.id)
        item.setData(_CASE, task.case_id)
        item.setData(BELOW, whose)
        if task.id:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        if day is not None:
            late = f"{LATE} {days_away(day, self._today)}"
            item.setData(DAY, late if day < self._today else weekday(day, self._today, short=True))
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


def _case_words(row: RegisterRow) -> str:
    """Which case it is: body and complainant, its reference where neither is known."""
    return " · ".join(part for part in (row.body, row.complainant) if part) or row.reference


def _to_do(tasks: Sequence[TaskInCase], rows: Sequence[RegisterRow]) -> Iterator[TaskInCase]:
    """All that is to be done or awaited in each case.

    Of one saved before that was kept with its row, what is noted, and its next step.
    """
    kept = {row.id for row in rows if row.ahead}
    earlier = [task for task in tasks if task.case_id not in kept]
    noted = {(task.case_id, task.what) for task in earlier}
    yield from earlier
    for row in rows:
        if row.ahead and not row.deleted:
            yield from row.ahead
        elif row.next_due and not row.deleted and (row.id, row.next_step) not in noted:
            yield TaskInCase(row.id, "", row.next_step, row.next_due)


def _head(day: date | None, today: date) -> str:
    """The group a day belongs to."""
    if day is None:
        return _HEADS[4]
    if day <= today:
        return _HEADS[1] if day == today else _HEADS[0]
    return _HEADS[2] if day <= today + timedelta(days=6 - today.weekday()) else _HEADS[3]
