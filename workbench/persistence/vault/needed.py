"""Which kept files a casebook needs: those of its records, and those Undo could bring back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Set
from pathlib import Path

from workbench.application.case.history import DEEPEST
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import StoreUnavailable
from workbench.persistence.fileformat import FILE_NAME, reading

_KEPT = re.compile(r'"sha256":\s*"([0-9a-f]{64})"')
_KEEPING = (
    ("evidence item", "evidence", "file"),
    ("evidence item", "evidence", "recognised"),
    ("statement version", "versions", "issue"),
    ("letter", "letters", "files"),
)
"""The records that keep files: what each is called, its table, and the column that names them."""

_NEWEST = "SELECT changes FROM activity WHERE case_id = ? ORDER BY number DESC LIMIT ?"
_COPIES = ("backups/*.db", f"{FILE_NAME}.v*.bak", f"{FILE_NAME}.damaged-*")


@dataclass(frozen=True, slots=True)
class Need:
    """A record that keeps a file: what it is, its case and id, and the file's digest."""

    noun: str
    case_id: str
    id: str
    sha256: str


def of_records(connection: sqlite3.Connection) -> Iterator[Need]:
    """Every file that a record keeps, those of cases in the bin too."""
    for noun, table, column in _KEEPING:
        if not connection.execute(
            "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, column)
        ).fetchone():
            continue  # a copy from before such files were kept
        kept = f"SELECT case_id, id, {column} FROM {table} WHERE {column} IS NOT NULL"
        for case_id, id, files in connection.execute(kept).fetchall():
            for sha256 in _KEPT.findall(files):
                yield Need(noun, case_id, id, sha256)


def of_casebook(path: Path, case_id: str | None = None, depth: int = DEEPEST) -> set[str]:
    """The digests a casebook, or one case of it, needs; raises `StoreUnavailable`.

    `depth` is how many entries of a log count, -1 for all.
    """
    with reading(path) as connection:
        wanted = {need.sha256 for need in of_records(connection) if case_id in (None, need.case_id)}
        ids = [row[0] for row in connection.execute("SELECT id FROM cases")]
        for id in ids if case_id is None else [case_id]:
            for (changes,) in connection.execute(_NEWEST, (id, depth)):
                wanted.update(_KEPT.findall(changes))
    return wanted


def of_folder(folder: Path) -> Set[str]:
    """The digests that the casebook of a folder and the copies in it need.

    Raises `StoreUnavailable` when one of them cannot be read: nobody knows then what it needs.
    """
    wanted = of_casebook(folder / FILE_NAME)
    for pattern in _COPIES:
        for copy in sorted(folder.glob(pattern)):
            if copy.name.endswith("-journal") or not copy.stat().st_size:
                continue
            try:
                wanted |= of_casebook(copy)
            except StoreUnavailable as error:
                raise StoreUnavailable(
                    f"The copy {copy.name} cannot be read, so nobody knows which files it needs.",
                    "No file was removed. Delete that copy if it is of no use any more.",
                ) from error
    return wanted
