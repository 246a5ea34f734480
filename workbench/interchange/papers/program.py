"""A program of our own that opens foreign files, started and ended by the one a person works in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Generic, TypeVar

import workbench

T = TypeVar("T")


class Program(Generic[T]):
    """One such program and what it answers; `hear` takes the next answer, None at its end."""

    def __init__(self, argument: str, hear: Callable[[IO[bytes]], T | None]) -> None:
        self._process = subprocess.Popen(
            _command(argument),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._hear = hear
        self._answers: Queue[T | None] = Queue()
        Thread(target=self._listen, daemon=True).start()

    def ask(self, **asked: object) -> None:
        """Ask it something."""
        assert self._process.stdin is not None
        with suppress(OSError):  # it ended meanwhile, and says nothing then
            self._process.stdin.write(json.dumps(asked).encode() + b"\n")
            self._process.stdin.flush()

    def answer(self, patience: float) -> T | None:
        """Its next answer, None when it ended; raises `TimeoutError` when that takes too long."""
        try:
            return self._answers.get(timeout=max(patience, 0.01))
        except Empty:
            raise TimeoutError from None

    def end(self) -> int | None:
        """See to its end; how it ended by itself, None when it had to be ended."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()
        try:
            return self._process.wait(0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return None

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as said:
            while (answer := self._hear(said)) is not None:
                self._answers.put(answer)
        self._answers.put(None)


def _command(argument: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    return [sys.executable, "-P", "-m", "workbench", argument]


def _environment() -> dict[str, str]:
    """The usual environment, in which this very program is found whatever folder it stands in."""
    root = str(Path(workbench.__file__).parent.parent)
    return {**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8"}
