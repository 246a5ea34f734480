"""The casebook file: what marks it as ours, which layout it has, and how it is opened safely.

Standard library only: the register is shown before anything heavier is loaded.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from workbench.domain.errors import NewerCasebook, StoreUnavailable
from workbench.paths import bundle
from workbench.persistence.troubles import NOT_A_CASEBOOK, explained

FILE_NAME = "casebook.db"

APPLICATION_ID = 0x4357626B
"""Marks a SQLite file as a casebook ("CWbk" in its header)."""

_STEP = re.compile(r"(\d{4})_\w+\.py\Z")


def newest_layout(migrations: Path) -> str:
    """The layout that the steps in a folder lead to: the number of the newest."""
    with suppress(OSError):
        steps = (_STEP.match(step.name) for step in (migrations / "versions").iterdir())
        return max((step[1] for step in steps if step is not None), default=_NO_LAYOUT)
    return _NO_LAYOUT


_NO_LAYOUT = "0000"

SCHEMA = newest_layout(bundle().migrations)
"""The layout this program reads and writes: the one its own steps lead to."""

PATIENCE = 5.0
"""Seconds to wait for another program to finish writing."""

_NUMBER = re.compile(r"\d{4}\Z")


def connect(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to a file that exists; never creates one, never begins by itself.

    A file that may not be written is opened for reading.
    """
    return sqlite3.connect(
        f"{_address(path)}?mode=rw",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )


def rights_of(path: Path) -> int:
    """Rights of the files beside a casebook: its owner’s, and a group’s that may write to it."""
    mode = path.stat().st_mode
    return 0o660 if mode & 0o020 else 0o600


def _address(path: Path) -> str:
    """The file as a URI; a network share stays in the path, where SQLite wants it."""
    name = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(name if name.startswith("/") else f"/{name}"))


@contextmanager
def reading(path: Path, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """One consistent look at a casebook file; failures are explained, nothing can be written.

    The file is opened so that SQLite may first clear away what a killed program left half-done.
    """
    with explained(path), closing(connect(path, patience)) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        yield connection


def schema_of(connection: sqlite3.Connection, path: Path) -> str:
    """The layout of an open casebook file, such as "0001".

    Raises `StoreUnavailable` when the file is no casebook or its layout is unmarked.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreUnavailable(f"{path} is not a casebook.", NOT_A_CASEBOOK)
    known = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    rows: list[tuple[object]] = []
    if connection.execute(known).fetchone()[0]:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if len(rows) != 1 or not _NUMBER.match(str(rows[0][0])):
        raise StoreUnavailable(
            f"The casebook {path} is incomplete: it does not say which layout it has.",
            "Nothing was changed. Put a copy from its backups folder in its place.",
        )
    return str(rows[0][0])


def refuse_newer(schema: str, path: Path, ours: str = SCHEMA) -> None:
    """Raises `NewerCasebook` when a later version of the program wrote the file.

    Raises `StoreUnavailable` when the program does not know what layout it has itself.
    """
    if ours == _NO_LAYOUT:
        raise StoreUnavailable(
            f"The casebook {path} cannot be opened: a part of the program is missing.",
            "Nothing was changed. Install the program once more.",
        )
    if schema > ours:
        raise NewerCasebook(
            f"The casebook {path} was written by a newer version of the program.",
            "Nothing was changed. Install the newer version to open it.",
        )


Check = Literal["quick_check", "integrity_check"]


def check_whole(connection: sqlite3.Connection, path: Path, check: Check) -> None:
    """Raises `StoreUnavailable` unless SQLite finds the file whole and every link answered."""
    faults = [row[0] for row in connection.execute(f"PRAGMA {check}") if row[0] != "ok"]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if faults or orphans:
        raise StoreUnavailable(
            f"The file {path} is damaged.",
            "It was not used. The casebook itself and its other backups were left as they are.",
        )
