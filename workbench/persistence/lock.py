"""Keeps a second window from the same casebook, and says who has it open.

The lock is a small SQLite file beside the casebook: its one row names the holder, and the holder
keeps a write transaction open on it. The operating system ends that transaction together with the
program, so that a killed program leaves nothing to clear away, on one computer or on a network
drive, and no process number has to be guessed at.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple
from pathlib import Path

from workbench.application.case.ports import Clock
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import CasebookInUse
from workbench.persistence.fileformat import FILE_NAME, connect, rights_of
from workbench.persistence.troubles import explained

LOCK_NAME = "casebook.lock"

_MAKE = (
    "CREATE TABLE IF NOT EXISTS holder "
    "(user TEXT NOT NULL, computer TEXT NOT NULL, process INTEGER NOT NULL, since TEXT NOT NULL)"
)
_USELESS = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a casebook open: user and computer by name, the process, since when (ISO, UTC)."""

    user: str
    computer: str
    process: int
    since: str

    def in_words(self) -> str:
        """The holder as an error message names them."""
        when = self.since[:16].replace("T", " at ")
        return f"{self.user} on {self.computer} (process {self.process}, since {when} UTC)"


class CasebookLock:
    """The lock of one casebook folder, held by at most one window at a time."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / LOCK_NAME
        self._clock = clock
        self._connection: sqlite3.Connection | None = None

    def hold(self) -> None:
        """Take the lock until `release`; taking it twice is the same as once.

        Raises `CasebookInUse`, naming the holder, or `StoreUnavailable` in a read-only folder.
        """
        if self._connection is not None:
            return
        with explained(self._path):
            if not self._path.exists():  # else not even opened: that would end locks of our own
                self._make()
            try:
                self._connection = self._take()
            except sqlite3.Error as error:
                if _is_busy(error):
                    raise self._in_use() from error
                if getattr(error, "sqlite_errorcode", 0) not in _USELESS:
                    raise
                self._path.unlink()  # no lock of ours: nobody can be holding it
                self._make()
                self._connection = self._take()

    def release(self) -> None:
        """Let the lock go, if it is held."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        # The row is only for show: who holds the lock is told by the transaction that now ends.
        with suppress(sqlite3.Error):
            connection.execute("DELETE FROM holder")
            connection.execute("COMMIT")
        connection.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for the length of a block."""
        self.hold()
        try:
            yield
        finally:
            self.release()

    def holder(self) -> Holder | None:
        """Whoever last took the lock and did not let it go."""
        with explained(self._path):
            if not self._path.exists():
                return None
            connection = connect(self._path, patience=0)
            try:
                row = connection.execute("SELECT * FROM holder").fetchone()
            except sqlite3.Error:
                return None
            finally:
                connection.close()
        return Holder(*row) if row is not None else None

    def _take(self) -> sqlite3.Connection:
        connection = connect(self._path, patience=0)
        try:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_MAKE)
            connection.execute("DELETE FROM holder")
            me = Holder(user_name(), _computer(), os.getpid(), self._now())
            connection.execute("INSERT INTO holder VALUES (?, ?, ?, ?)", astuple(me))
            connection.execute("COMMIT")
            # Others can read the name from here on, but not begin a transaction of their own.
            connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self) -> None:
        """The empty file, for whoever may write the casebook beside it."""
        casebook = self._path.with_name(FILE_NAME)
        rights = rights_of(casebook) if casebook.exists() else 0o600
        os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, rights))
        self._path.chmod(rights)

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")

    def _in_use(self) -> CasebookInUse:
        holder = self.holder()
        who = f" by {holder.in_words()}" if holder is not None else ""
        return CasebookInUse(
            f"The casebook in {self._path.parent} is already open{who}.",
            "Close it there first. Nothing was changed.",
        )


def _is_busy(error: sqlite3.Error) -> bool:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return (code & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _computer() -> str:
    if os.name == "posix":
        return os.uname().nodename
    import platform

    return platform.node()


def user_name() -> str:
    """What the operating system calls whoever is at the computer."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user id without a name
        return "somebody"
