"""The copies of a casebook that there are: read each time the casebook was looked after."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from workbench.application.case.ports import CopyOfCasebook
from workbench.persistence.backups.automatic import FOLDER, made_at
from workbench.persistence.fileformat import FILE_NAME

DAMAGED = f"{FILE_NAME}.damaged-"
"""How the names of damaged files begin that were put aside."""


def copies(folder: Path) -> tuple[CopyOfCasebook, ...]:
    """The copies of a casebook in its folder, newest first, and damaged files put aside, last."""
    found = []
    with suppress(OSError):
        for path in (folder / FOLDER).glob("*.db"):
            found.append(described(path))
        for path in folder.glob(f"{FILE_NAME}.v*.bak"):
            found.append(described(path))
        found.sort(key=lambda copy: copy.made_at, reverse=True)
        aside = sorted(folder.glob(f"{DAMAGED}*"), reverse=True)
        found.extend(described(path, aside=True) for path in aside if path.stat().st_size)
    return tuple(found)


def described(path: Path, aside: bool = False) -> CopyOfCasebook:
    """A copy, and when it was made: by its name, or else when it was last written."""
    made = made_at(path) or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return CopyOfCasebook(path, made.isoformat(timespec="seconds"), aside)
