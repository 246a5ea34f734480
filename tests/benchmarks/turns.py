"""How long an act holds the window: the longest stretch in which its event loop did not turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter, thread_time

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication

QUIET_S = 0.6
"""An act is over once the window has had nothing to do for so long: longer than any pause of it."""

_IDLE_MS = 1.0
_LONGEST_S = 60.0


@dataclass(frozen=True, slots=True)
class Turns:
    """The milliseconds of the processor that an act took the window's thread, turn by turn."""

    taken: tuple[float, ...]

    @property
    def longest(self) -> float:
        """The longest time no key was looked at."""
        return max(self.taken, default=0.0)


Act = Callable[[], object]
Script = Iterator[Act]
"""Acts one after another, each begun once the one before is over."""


class Watched(QObject):
    """Runs a script in a real event loop. Work for the thread of others does not count."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script
        self._taken: list[float] = []
        self._turned = self._begun = self._busy = 0.0
        self.found: list[Turns] = []
        self._timer = QTimer(self, interval=50)
        self._timer.timeout.connect(self._on_look)

    def run(self) -> list[Turns]:
        """The turns of each act of the script."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_turn)
        QTimer.singleShot(0, self, self._next)
        self._timer.start()
        QApplication.exec()
        self._timer.stop()
        dispatcher.awake.disconnect(self._on_turn)
        return self.found

    def _on_turn(self) -> None:
        now = thread_time()
        taken = (now - self._turned) * 1000
        self._taken.append(taken)
        self._turned = now
        if taken > _IDLE_MS:
            self._busy = perf_counter()

    def _on_look(self) -> None:
        now = perf_counter()
        if now - self._busy > QUIET_S or now - self._begun > _LONGEST_S:
            self.found.append(Turns(tuple(self._taken)))
            self._next()

    def _next(self) -> None:
        act = next(self._script, None)
        if act is None:
            QApplication.quit()
            return
        self._taken = []
        self._begun = self._busy = perf_counter()
        self._turned = thread_time()
        act()


def turns_of(*acts: Act) -> list[Turns]:
    """The turns of each of several acts, done one after another."""
    return Watched(iter(acts)).run()


def until_quiet() -> None:
    """Let everything be done that follows an act by itself, as the checks after an opening."""
    begun = busy = perf_counter()
    while (now := perf_counter()) - busy < QUIET_S and now - begun < _LONGEST_S:
        before = thread_time()
        QApplication.processEvents()
        if (thread_time() - before) * 1000 > _IDLE_MS:
            busy = perf_counter()
