"""Copies of the casebook made while it is open, thinned out as they grow old."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import gettempdir

from workbench.paths import ASIDE
from workbench.persistence.backups import beside
from workbench.persistence.backups.copying import clear_away, copy_casebook
from workbench.persistence.fileformat import rights_of
from workbench.persistence.troubles import explained

FOLDER = "backups"

LATEST_KEPT = 10
"""However close together they were made."""

DAILY_KEPT = timedelta(days=31)
"""For so long one a day is kept; from then on one a month."""

_A_DAY = 24 * 60 * 60
_NAME = re.compile(r"casebook (\d{4}-\d\d-\d\d \d{6})\.db\Z")
_STAMP = "%Y-%m-%d %H%M%S"


def back_up(casebook: Path, now: datetime) -> Path | None:
    """Copy the casebook into its backups folder and thin the older copies; `now` is in UTC.

    None when it did not change since the last copy. Raises `CasebookDamaged` or
    `StoreUnavailable`; older copies are then left as they are.
    """
    folder = casebook.parent / FOLDER
    with explained(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o770 if rights_of(casebook) & 0o060 else 0o700)
        written = _written(casebook)
        if any(copy.stat().st_mtime_ns == written for copy in backups(folder)):
            return None
    clear_leftovers(casebook)
    target = _free(folder, now)
    copy_casebook(casebook, target, kept=casebook.parent)
    with explained(folder):
        os.utime(target, ns=(written, written))  # tells the next time what it is a copy of
    clear_away(path for path in superfluous(backups(folder), now) if path != target)
    return target


def clear_leftovers(casebook: Path) -> None:
    """Delete what a killed program left of a copy; a copy under way elsewhere is let be."""
    folders = (casebook.parent, casebook.parent / FOLDER, casebook.parent / "evidence")
    left = (path for folder in folders for path in folder.glob(".casebook*.part*"))
    clear_away(path for path in left if not _under_way(path))


def clear_aside() -> None:
    """Delete papers that a killed program left in the system's place for what is needed a while.

    Those of the last day may be in use: another window has them shown by a program of theirs.
    """
    for place in Path(gettempdir()).glob(f"{ASIDE}*"):
        with suppress(OSError):
            if time.time() - place.stat().st_mtime > _A_DAY:
                shutil.rmtree(place, ignore_errors=True)


def backups(folder: Path) -> list[Path]:
    """The copies made by `back_up`, by the time in their names, oldest first."""
    return sorted(path for path in folder.iterdir() if made_at(path) is not None)


def superfluous(copies: Iterable[Path], now: datetime) -> list[Path]:
    """The copies that age has made superfluous: see `LATEST_KEPT` and `DAILY_KEPT`.

    A copy from a time to come is none: the clock was set back since, or forward for a while.
    """
    newest_first = sorted(copies, reverse=True)
    kept_for: set[str] = set()
    result = []
    rank = 0
    for path in newest_first:
        made = made_at(path)
        if made is None or made > now:
            continue
        recent = now - made <= DAILY_KEPT
        period = made.strftime("%Y-%m-%d" if recent else "%Y-%m")
        if rank >= LATEST_KEPT and period in kept_for:
            result.append(path)
        kept_for.add(period)
        rank += 1
    return result


def made_at(path: Path) -> datetime | None:
    """When a copy was made, in UTC, by its name; None for another file."""
    match = _NAME.match(path.name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _written(casebook: Path) -> int:
    """When the casebook or what is kept beside it was last written."""
    return max(path.stat().st_mtime_ns for path in (casebook, *beside.files(casebook.parent)))


def _free(folder: Path, now: datetime) -> Path:
    """A name no copy has: at a clock set back, a copy of that time may be there."""
    while (path := folder / f"casebook {now.strftime(_STAMP)}.db").exists():
        now += timedelta(seconds=1)
    return path


def _under_way(part: Path) -> bool:
    """Whether the program that writes a copy is running; its number stands in the file's name."""
    number = re.search(r"\.(\d+)\.part", part.name)
    if number is None or int(number[1]) == os.getpid() or os.name == "nt":
        return False
    try:
        os.kill(int(number[1]), 0)
    except (OSError, OverflowError):
        return False
    return True
