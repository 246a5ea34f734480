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
from workbench.interchange.papers.limits import OUT_OF_MEMORY

T = TypeVar("T")


class Ended(Exception):
    """Such a program answers no more; why, in words."""


class Program(Generic[T]):
    """One such program and what it answers; `hear` takes the next answer, None at its end.

    It is started when it is first asked something, and again when it has ended. Why it ended is
    said in the words given: it was too `slow`, took `too_much` memory, or `fell`.
    """

    def __init__(
        self,
        argument: str,
        hear: Callable[[IO[bytes]], T | None],
        *,
        slow: str,
        too_much: str,
        fell: str,
    ) -> None:
        self._argument, self._hear = argument, hear
        self._slow, self._too_much, self._fell = slow, too_much, fell
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: Queue[T | None] = Queue()

    def ask(self, **asked: object) -> None:
        """Ask it something."""
        process = self._process or self._start()
        assert process.stdin is not None
        with suppress(OSError):  # it ended meanwhile, and says nothing then
            process.stdin.write(json.dumps(asked).encode() + b"\n")
            process.stdin.flush()

    def answer(self, patience: float) -> T:
        """Its next answer; raises `Ended` when none comes, or none in so many seconds."""
        answer = None
        try:
            if self._process is not None:
                answer = self._answers.get(timeout=max(patience, 0.01))
        except Empty:
            self.end()
            raise Ended(self._slow) from None
        if answer is None:
            raise Ended(self._too_much if self.end() == OUT_OF_MEMORY else self._fell)
        return answer

    def end(self) -> int | None:
        """See to its end; how it ended by itself, None when it had to be ended."""
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return None
        with suppress(OSError):
            process.stdin.close()
        try:
            return process.wait(0.5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None

    def _start(self) -> subprocess.Popen[bytes]:
        process = self._process = subprocess.Popen(
            _command(self._argument),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers = Queue()
        Thread(target=self._listen, args=(process.stdout, self._answers), daemon=True).start()
        return process

    def _listen(self, said: IO[bytes], answers: Queue[T | None]) -> None:
        with said:
            while (answer := self._hear(said)) is not None:
                answers.put(answer)
        answers.put(None)


def _command(argument: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    return [sys.executable, "-P", "-m", "workbench", argument]


def _environment() -> dict[str, str]:
    """The usual environment, in which this very program is found whatever folder it stands in."""
    root = str(Path(workbench.__file__).parent.parent)
    return {**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8"}
