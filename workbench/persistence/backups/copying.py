"""Copies a casebook while it is in use: whole or not at all, and looked over before it counts."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from workbench.domain.errors import StoreUnavailable
from workbench.persistence.backups import beside
from workbench.persistence.fileformat import reading, rights_of, schema_of
from workbench.persistence.soundness.verifying import examine
from workbench.persistence.troubles import explained

_NO_COPY = "No copy was made; the cases are as they were."


def copy_casebook(
    source: Path, target: Path, named: Path | None = None, kept: Path | None = None
) -> None:
    """Write a copy of the casebook `source` to `target`, replacing what is there.

    What the office keeps in the folder `kept` goes into the copy. It is written under a temporary
    name, flushed to the disk, looked over, and only then renamed. Raises `CasebookDamaged` when
    not everything in it is as it was saved, or `StoreUnavailable`, which names `named`, by default
    the target: a person knows nothing of a file that only passes by. `target` is then as it was.
    """
    _copy(source, target, named or target, kept, whole=True)


def copy_structure(source: Path, target: Path, named: Path) -> None:
    """The same, of a casebook in which cases may be damaged, as long as SQLite finds it whole."""
    _copy(source, target, named, None, whole=False)


def _copy(source: Path, target: Path, named: Path, kept: Path | None, whole: bool) -> None:
    with explained(named):
        if target.exists() and target.samefile(source):
            raise StoreUnavailable(
                "A casebook cannot be copied onto itself.", "Choose another name or folder."
            )
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with (
            reading(source) as original,
            explained(named, _NO_COPY),
            closing(_new(part, source)) as copy,
        ):
            original.backup(copy)
            beside.put_in(copy, kept)
        with explained(named, _NO_COPY):
            _flush(part)
        with reading(part) as copy:
            schema_of(copy, named)
            report = examine(copy)
        if whole or report.structure:
            report.refuse_damaged(source)
        with explained(named, _NO_COPY):
            part.replace(target)
            flush_folder(target.parent)
    finally:
        clear_away((part, Path(f"{part}-journal")))


def clear_away(leftovers: Iterable[Path]) -> None:
    """Delete temporary files that are still there; one in use goes another time."""
    for left in leftovers:
        with suppress(OSError):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """See to it that a name in a folder is on the disk; where folders cannot be opened, nothing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _new(part: Path, source: Path) -> sqlite3.Connection:
    # For nobody else from its first moment on: it is to hold every case. Fails here, with the
    # system's own words, when the folder cannot be written.
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    part.chmod(rights_of(source))
    copy = sqlite3.connect(part, isolation_level=None)
    copy.execute("PRAGMA synchronous = OFF")
    return copy


def _flush(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
