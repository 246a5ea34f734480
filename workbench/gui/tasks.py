"""Slow work that does not hold the window: in the background, or a moment at a time.

Work in the background gets values only, never a session or a widget, and its value comes back on
the window's own thread. One piece of it runs at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

MOMENT_S = 0.004
"""How long the window works on before it looks whether a key was pressed."""

QUIET_MS = 200
"""How long what is worked out ahead waits after a change of the case: an edit comes first."""


class Cancelled(Exception):  # noqa: N818 - it is an outcome the person chose, not an error
    """The person cancelled the work; it stopped at the next safe place."""


class Watch:
    """What running work reports to: `progress` tells how far it is, and stops cancelled work."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def progress(self, done: int, total: int) -> None:
        """Tell how much is done; raises `Cancelled` when the person has cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self._tell(done, total)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()


class Task(QObject):
    """One piece of work under way. `progressed` carries (done, total); `ended` comes last."""

    progressed = Signal(int, int)
    ended = Signal()
    _settled = Signal()

    def __init__(
        self,
        label: str,
        done: Callable[[Any], None],
        failed: Callable[[WorkbenchError], None],
        cancelled: Callable[[], None],
        parent: QObject,
        owner: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._owner = owner
        self.watch = Watch(self.progressed.emit)
        self._outcomes = (done, failed, cancelled)
        self.reported = False  # whether one of the outcomes was called
        self._over = threading.Event()
        self._future: Future[Any] | None = None
        self._settled.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.watch.cancel()

    def settle(self, future: Future[Any]) -> None:
        """Called on the worker's thread when the work is over."""
        self._future = future
        self._settled.emit()
        self._over.set()

    def wait(self) -> None:
        """Wait until the work is over."""
        self._over.wait()

    def report(self) -> None:
        """Call the outcome, once."""
        future = self._future
        if self.reported or future is None:
            return
        self.reported = True
        done, failed, cancelled = self._outcomes
        self.ended.emit()
        self.deleteLater()
        if self._owner is not None and not isValid(self._owner):
            return
        try:
            value = future.result()
        except Cancelled:
            cancelled()
        except WorkbenchError as error:
            failed(error)
        else:
            done(value)


class Tasks(QObject):
    """The runner. Anything but a `WorkbenchError` raised by work is a bug and ends in the crash
    dialog, because the outcome is asked for on the window's thread."""

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: list[Task] = []

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")

    def run(
        self,
        label: str,
        work: Callable[[Watch], T],
        done: Callable[[T], None],
        failed: Callable[[WorkbenchError], None],
        cancelled: Callable[[], None] = lambda: None,
        owner: QObject | None = None,
    ) -> Task:
        """Start work; exactly one of the three outcomes is called later, on this thread.

        What is only shown names its `owner`: once that is gone, none of them is called.
        """
        task = Task(label, done, failed, cancelled, self, owner)
        self._given = [*(each for each in self._given if not each.reported), task]
        self.started.emit(task)
        future = self._pool.submit(work, task.watch)
        future.add_done_callback(task.settle)
        return task

    def settle(self) -> None:
        """Wait for what is under way and report it, before what it is done for is closed."""
        while waiting := [each for each in self._given if not each.reported]:
            waiting[0].wait()
            waiting[0].report()

    def finish(self) -> None:
        """Wait for the work under way, when the program ends."""
        if self._given:
            self._pool.shutdown(wait=True)


class Moments(QObject):
    """One piece of work at a time on the window's own thread, which stops at every `yield`.

    A thread would hold the interpreter just as long. Work that is begun takes the place of what
    was under way.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Generator[object, None, Any] | None = None
        self._outcomes: tuple[Callable[[Any], None], Callable[[WorkbenchError], None]]
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is work under way."""
        return self._steps is not None

    def begin(
        self,
        steps: Generator[object, None, T],
        done: Callable[[T], None],
        failed: Callable[[WorkbenchError], None],
    ) -> None:
        """Start work; one of the outcomes follows unless it is stopped."""
        self._steps, self._outcomes = steps, (done, failed)
        self._timer.start()

    def stop(self) -> None:
        """Leave the work as it is."""
        self._timer.stop()
        self._steps = None

    def finish(self) -> None:
        """Do what is left of the work at once."""
        while self.busy:
            self._go_on()

    def _go_on(self) -> None:
        steps, until = self._steps, perf_counter() + MOMENT_S
        done, failed = self._outcomes
        try:
            while steps is not None and perf_counter() < until:
                next(steps)
        except StopIteration as end:
            self.stop()
            done(end.value)
        except WorkbenchError as error:
            self.stop()
            failed(error)
        else:
            self._timer.start()
