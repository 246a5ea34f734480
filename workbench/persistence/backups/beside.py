"""What an office keeps in the folder of its casebook: its Word template, its logo and its
own words.

A copy of the casebook holds them in a table of its own, so that one file is all there is to keep.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from workbench.persistence.troubles import explained

_KEPT = ("dictionary.txt", "template/*.do[ct][xm]", "logo/*.png")
_MAKE = (
    "CREATE TABLE kept_files (name TEXT PRIMARY KEY, data BLOB NOT NULL, value INTEGER NOT NULL)"
)
_THERE = "SELECT count(*) FROM sqlite_master WHERE name = 'kept_files'"


def files(folder: Path) -> Sequence[Path]:
    """The files of a casebook folder that belong into a copy."""
    return sorted(path for kept in _KEPT for path in folder.glob(kept) if path.is_file())


def put_in(copy: sqlite3.Connection, folder: Path | None) -> None:
    """Put the files of a folder into a copy, in place of those in it; none without a folder."""
    copy.execute("DROP TABLE IF EXISTS kept_files")
    if folder is None or not (found := files(folder)):
        return
    copy.execute(_MAKE)
    for path in found:
        data, name = path.read_bytes(), path.relative_to(folder).as_posix()
        copy.execute("INSERT INTO kept_files VALUES (?, ?, ?)", (name, data, crc32(data)))


def bring_back(copy: sqlite3.Connection, folder: Path) -> None:
    """Write the files in a copy to a folder; one that is there already stays as it is."""
    if not copy.execute(_THERE).fetchone()[0]:
        return
    for name, data, value in copy.execute("SELECT name, data, value FROM kept_files").fetchall():
        target = folder / name
        inside = target.resolve().is_relative_to(folder.resolve())
        with explained(target):
            if not inside or target.exists() or crc32(data) != value:
                continue
            target.parent.mkdir(mode=0o700, exist_ok=True)
            handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
