"""The status bar: when the last change was saved, work under way, Undo's name, paragraphs."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar

from workbench.domain.errors import WorkbenchError
from workbench.gui.look.moments import clock_time, moment
from workbench.gui.look.named import named
from workbench.gui.tasks import Task, Tasks


class StatusLine:
    """What stands in the status bar."""

    def __init__(self, bar: QStatusBar, tasks: Tasks) -> None:
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(8, 0, 8, 0)
        self.saved = self._label("status.saved")
        self._task = self._label("status.task")
        self._progress = named(QProgressBar(), "status.progress")
        self._progress.setMaximumWidth(160)
        self._progress.setTextVisible(False)
        self._cancel = named(QPushButton("Cancel"), "status.cancel")
        self._copy = self._label("status.copy")
        self._undo = self._label("status.undo")
        self._paragraphs = self._label("status.paragraphs")
        bar.addWidget(self.saved, 1)
        for widget in (
            self._task,
            self._progress,
            self._cancel,
            self._copy,
            self._undo,
            self._paragraphs,
        ):
            bar.addPermanentWidget(widget)
        for widget in (self._task, self._progress, self._cancel):
            widget.hide()
        self._running: list[Task] = []
        self._cancel.clicked.connect(self._on_cancel)
        tasks.started.connect(self._on_started)

    @staticmethod
    def _label(name: str) -> QLabel:
        return named(QLabel(), name)

    def show_saved(self, at: str) -> None:
        """Say when the last change was saved; "" before the first one."""
        self.saved.setText(f"All changes saved {clock_time(at)}" if at else "All changes saved")

    def show_unsaved(self, error: WorkbenchError) -> None:
        """Say that the last change was not saved, and why."""
        self.saved.setText(f"▲ Not saved: {error.message}")

    def show_copy(self, at: str, failed: bool = False) -> None:
        """Say when the last good copy of the casebook was made, and whether the next one failed."""
        when = f"Last backup {moment(at)}" if at else "No backup yet"
        self._copy.setText(f"▲ {when}" if failed else when)
        self._copy.setToolTip(
            "The last attempt to make a backup failed." if failed else "Made by the program itself."
        )

    def show_undo(self, label: str) -> None:
        """Name what Undo would take back."""
        self._undo.setText(f"Undo: {label[:1].lower()}{label[1:]}" if label else "")

    def show_length(self, words: str) -> None:
        """Say how long the statement is."""
        self._paragraphs.setText(words)

    def clear(self) -> None:
        """No case is open."""
        self.saved.clear()
        self._undo.clear()
        self._paragraphs.clear()

    def _on_started(self, task: Task) -> None:
        self._running.append(task)
        task.progressed.connect(self._on_progress)
        task.ended.connect(lambda: self._on_ended(task))
        self._show_task()

    def _show_task(self) -> None:
        task = self._running[0] if self._running else None
        for widget in (self._task, self._progress, self._cancel):
            widget.setVisible(task is not None)
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
