"""The foot of the navigation: when the last change was saved, or why not; what is under way."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.look.labels import WrappedLabel, of_kind, toned
from workbench.gui.look.layout import GRID, announce, column_of, named, row_of
from workbench.gui.look.moments import clock_time, lately
from workbench.gui.look.theme.marks import Sign
from workbench.gui.tasks import Task, Tasks

_SAYING_MS = 4000
_WORDS = 80
"""How wide it must be for words."""


class Foot(QWidget):
    """Says in one place that work is safe. It stands under the register or under an open case."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._sign = Sign(size=14)
        self.saved = toned(named(WrappedLabel(), "foot.saved"), "hint")
        self._copy = toned(named(WrappedLabel(), "foot.copy"), "hint")
        self._task = toned(named(WrappedLabel(), "foot.task"), "hint")
        self._progress = named(QProgressBar(), "foot.progress")
        self._progress.setTextVisible(False)
        self._progress.setMinimumWidth(3 * GRID)  # for a wider one the words above would be cut
        self._cancel = of_kind(named(QPushButton("Cancel"), "foot.cancel"), "quiet")
        column_of(
            self._task,
            row_of((self._progress, 1), self._cancel),
            row_of(self._sign, (self.saved, 1), (self._copy, 1), gap=7),
            within=self,
            margins=(GRID, 0, 0, 4),
            gap=4,
        )
        self._parts = (self._task, self._progress, self._cancel)
        for widget in self._parts:
            widget.hide()
        self._in_case = self._narrow = False
        self._saved_words, self._refused, self._unsaved = "", "", ""
        self._saying = QTimer(self, singleShot=True, interval=_SAYING_MS)
        self._saying.timeout.connect(self._show)
        self._running: list[Task] = []
        self._cancel.clicked.connect(self._on_cancel)
        tasks.started.connect(self._on_started)
        self.show_copy("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beneath a navigation folded to icons there is room for the sign; its tip says all."""
        super().resizeEvent(event)
        if (self.width() < _WORDS) is not self._narrow:
            self._narrow = not self._narrow
            self._show()
            self._show_task()

    def wait_in(self, window: QWidget) -> None:
        """Be kept, out of sight, while what it stands in goes."""
        self.setParent(window)
        self.hide()

    def show_saved(self, at: str) -> None:
        """A case is open, and its last change was saved; "" before the first one."""
        self._in_case = True
        self._saved_words, self._unsaved = f"Saved {clock_time(at)}" if at else "Saved", ""
        self._show()

    def show_unsaved(self, error: WorkbenchError) -> None:
        """The last change was not saved, and why."""
        self._unsaved = error.message
        self._show()
        announce(self, self.saved.text())

    def show_refused(self, where: str) -> None:
        """Something typed cannot be saved as it is: where it stands, "" when there is nothing."""
        if where != self._refused:
            self._refused = where
            self._show()

    def show_copy(self, at: str, failed: bool = False) -> None:
        """Say when the last good copy of the casebook was made, and whether the next one failed."""
        last = lately(at) if at else ""
        when = f"Backed up {last}" if at else "No backup yet"
        self._copy.setText(f"Backup failed; last one: {last or 'none'}" if failed else when)
        toned(self._copy, "late" if failed else "hint")
        self._copy.setToolTip(
            "The last attempt to make a backup failed." if failed else "Made by the program itself."
        )
        self._copy_failed = failed
        self._show()

    def say(self, words: str) -> None:
        """Say something for a moment."""
        self.saved.setText(words)
        announce(self, words)
        self._saying.start()

    def clear(self) -> None:
        """No case is open."""
        self._in_case, self._refused, self._unsaved = False, "", ""
        self._show()

    def _show(self) -> None:
        self._saying.stop()
        wrong = self._unsaved or self._refused
        self.saved.setText(f"Not saved: {wrong}" if wrong else self._saved_words)
        toned(self.saved, "late" if wrong else "hint")
        self.saved.setVisible(self._in_case and not self._narrow)
        self._copy.setVisible(not self._in_case and not self._narrow)
        words = (self.saved if self._in_case else self._copy).text() if self._narrow else ""
        self._sign.setToolTip(words)
        self._sign.setAccessibleName(words)
        late = wrong if self._in_case else self._copy_failed
        safe = "saved" if self._in_case else "copied"
        self._sign.show_sign("late" if late else safe)

    def _on_started(self, task: Task) -> None:
        self._running.append(task)
        task.progressed.connect(self._on_progress)
        task.ended.connect(lambda: self._on_ended(task))
        self._show_task()

    def _show_task(self) -> None:
        task = self._running[0] if self._running else None
        for widget in self._parts:
            narrow = self._narrow and widget is not self._progress
            widget.setVisible(task is not None and not narrow)
        if task is not None:
            self._task.setText(f"{task.label}…")
            self._progress.setRange(0, 0)
            self._cancel.setEnabled(True)

    def _on_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _on_ended(self, task: Task) -> None:
        self._running.remove(task)
        self._show_task()

    def _on_cancel(self) -> None:
        if self._running:
            self._running[0].cancel()
            self._cancel.setEnabled(False)
