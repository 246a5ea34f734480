"""Whether the file under an open casebook is still the one that was opened, or grew from it.

A program that synchronises folders may put another person's casebook in the place of this one
while it is open. Every entry of the log has a token drawn at random; a file that does not hold the
one last seen did not grow from the casebook that was opened, and nothing is written to it.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import CasebookReplaced
from workbench.persistence.soundness import values

_TOKEN = "SELECT token FROM entry_checks WHERE case_id = ? AND number = ?"
_NEWEST = "SELECT case_id, number FROM activity ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest entry known: its case, its number, its token."""

    case_id: str
    number: int
    token: str


class Lineage:
    """One sitting with a casebook: `sitting` is a word drawn at random when it begins."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: Seen | None = None
        self._file: tuple[int, int] | None = None
        self.sitting = os.urandom(4).hex()

    def begin(self, connection: sqlite3.Connection) -> None:
        """Take the file as it is for the one that is open."""
        self._seen = self.newest(connection)
        self._file = self._identity()

    def refuse_another(self, connection: sqlite3.Connection) -> None:
        """Raises `CasebookReplaced` when the file is neither the one opened nor grown from it."""
        if self._file is None:
            self.begin(connection)
        elif self._seen is None:
            if self._identity() != self._file:
                raise self._replaced()
        elif not _holds(connection, self._seen):
            raise self._replaced()

    def newest(self, connection: sqlite3.Connection) -> Seen | None:
        """The newest entry of the file; None when it has none, or one without a token."""
        entry = connection.execute(_NEWEST).fetchone()
        token = entry and values.exist(connection) and connection.execute(_TOKEN, entry).fetchone()
        return Seen(*entry, *token) if token else None

    def wrote(self, entry: Seen) -> None:
        """An entry was written and is safe on the disk."""
        self._seen = entry

    def _identity(self) -> tuple[int, int]:
        found = self._path.stat()
        return found.st_dev, found.st_ino

    def _replaced(self) -> CasebookReplaced:
        return CasebookReplaced(
            f"Another file lies in the place of the casebook {self._path}: it was replaced while "
            "it was open, perhaps by a program that synchronises folders.",
            "Nothing was written to it. What you typed is still here: save this case aside, then "
            "open the casebook again.",
        )


def _holds(connection: sqlite3.Connection, seen: Seen) -> bool:
    if not values.exist(connection):
        return False
    row = connection.execute(_TOKEN, (seen.case_id, seen.number)).fetchone()
    return row is not None and row[0] == seen.token
