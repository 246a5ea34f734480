"""Copies a casebook while it is in use: whole or not at all, and tried before it counts."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from workbench.domain.errors import StoreUnavailable
from workbench.persistence.fileformat import check_whole, reading, schema_of
from workbench.persistence.troubles import explained


def copy_casebook(source: Path, target: Path, named: Path | None = None) -> None:
    """Write a copy of the casebook `source` to `target`, replacing what is there.

    The copy is written under a temporary name, flushed to the disk, opened and checked, and only
    then renamed. Raises `StoreUnavailable`, which names `named`, by default the target: a person
    knows nothing of a file that only passes by. `target` is then as it was before.
    """
    named = named or target
    with explained(named):
        if target.exists() and target.samefile(source):
            raise StoreUnavailable(
                "A casebook cannot be copied onto itself.", "Choose another name or folder."
            )
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with reading(source) as original, explained(named), closing(_new(part)) as copy:
            original.backup(copy)
        with explained(named):
            part.chmod(source.stat().st_mode)
            _flush(part)
        with reading(part) as copy:
            schema_of(copy, named)
            check_whole(copy, named, "quick_check")
        with explained(named):
            part.replace(target)
    finally:
        clear_away((part, Path(f"{part}-journal")))


def clear_away(leftovers: Iterable[Path]) -> None:
    """Delete temporary files that are still there; one in use goes another time."""
    for left in leftovers:
        with suppress(OSError):
            left.unlink(missing_ok=True)


def _new(part: Path) -> sqlite3.Connection:
    with part.open("wb"):
        pass  # fails here, with the system's own words, when the folder cannot be written
    copy = sqlite3.connect(part, isolation_level=None)
    copy.execute("PRAGMA synchronous = OFF")
    return copy


def _flush(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
