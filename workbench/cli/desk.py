"""What every command has at hand: the casebook to work in, and how it prints.

Words are for a person, data in UTF-8 for other programs.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import UnsupportedOperation
from typing import TYPE_CHECKING

from workbench.application.casebook.workbench import Workbench
from workbench.bootstrap import open_workbench
from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.persistence.casebook import Casebook


class OutputLost(WorkbenchError):
    """Standard output cannot be written: its disk is full, or nobody reads it any more."""


TYPED = {
    "Case › Reopen the case…": "“workbench reopen”",
    "File › Import case files or statements…": "“workbench import”",
    "File › Open a case handed over…": "“workbench receive”",
    "File › Restore…": "“workbench restore”",
    "Restore…": "“workbench restore”",
    "Repair does": "“workbench verify --repair” does",
}
"""What trouble is told to be mended with in the window, and the command that does the same."""

DONE, FOUND_ERRORS, FAILED = 0, 1, 2


def opened(options: argparse.Namespace) -> tuple[Workbench, Casebook]:
    """The casebook to work in, closed when the command is done."""
    workbench, casebook = open_workbench(options.data_dir)
    options.leaving.callback(casebook.close)
    return workbench, casebook


def say(words: str) -> None:
    """Print a line; characters the terminal does not know become question marks.

    Raises `OutputLost`.
    """
    if sys.stdout is not None:
        _written(lambda: sys.stdout.write(f"{words}\n"))


def as_typed(words: str) -> str:
    """Words of the window, naming the commands that do what its menus and buttons do."""
    for named, command in TYPED.items():
        words = words.replace(named, command)
    return words


def say_data(text: str) -> None:
    """Print text for another program, in UTF-8 whatever the terminal's own encoding is.

    Nothing is replaced, for a case file or JSON that lost letters would be worse than none.
    Raises `OutputLost`.
    """
    if sys.stdout is not None:
        _written(lambda: sys.stdout.buffer.write(f"{text}\n".encode()))


def say_json(values: object) -> None:
    """Print plain values as JSON, for another program. Raises `OutputLost`."""
    say_data(json.dumps(values, ensure_ascii=False, indent=2))


def tell(words: str) -> None:
    """Print a line to standard error; where that cannot be written there is no one left to tell."""
    with suppress(OSError):
        print(as_typed(words), file=sys.stderr, flush=True)


def let_go() -> None:
    """Give up standard output, so that what it still holds is not tried again at the end."""
    with suppress(OSError, UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _written(write: Callable[[], object]) -> None:
    try:
        sys.stdout.flush()
        write()
        sys.stdout.flush()
    except OSError as error:
        if error.errno in (errno.EPIPE, errno.EINVAL):  # the reader has gone; EINVAL on Windows
            raise OutputLost("") from error
        raise OutputLost(
            f"The output could not be written: {error.strerror}.",
            "What the command did to the casebook or to files stands.",
        ) from error
