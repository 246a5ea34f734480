"""Copies of the casebook made as it is opened, thinned out as they grow old."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from workbench.persistence.copying import clear_away, copy_casebook
from workbench.persistence.troubles import explained

FOLDER = "backups"

LATEST_KEPT = 10
"""However close together they were made."""

DAILY_KEPT = timedelta(days=31)
"""For so long one a day is kept; from then on one a month."""

_NAME = re.compile(r"casebook (\d{4}-\d\d-\d\d \d{6})\.db\Z")
_STAMP = "%Y-%m-%d %H%M%S"


def back_up(casebook: Path, now: datetime) -> Path | None:
    """Copy the casebook into its backups folder and thin the older copies; `now` is in UTC.

    None when it did not change since the newest copy. Raises `StoreUnavailable`; older copies
    are then left as they are.
    """
    folder = casebook.parent / FOLDER
    with explained(folder):
        folder.mkdir(exist_ok=True)
        written = casebook.stat().st_mtime_ns
        found = backups(folder)
        if found and found[-1].stat().st_mtime_ns == written:
            return None
    clear_away(folder.glob(".casebook *.part*"))  # what a killed program left of a copy
    target = folder / f"casebook {now.strftime(_STAMP)}.db"
    copy_casebook(casebook, target)
    with explained(folder):
        os.utime(target, ns=(written, written))  # tells the next opening what it is a copy of
    clear_away(superfluous(backups(folder), now))
    return target


def backups(folder: Path) -> list[Path]:
    """The copies made by `back_up`, oldest first."""
    return sorted(path for path in folder.iterdir() if _made_at(path) is not None)


def superfluous(copies: Iterable[Path], now: datetime) -> list[Path]:
    """The copies that age has made superfluous: see `LATEST_KEPT` and `DAILY_KEPT`."""
    newest_first = sorted(copies, reverse=True)
    kept_for: set[str] = set()
    result = []
    for rank, path in enumerate(newest_first):
        made = _made_at(path)
        if made is None:
            continue
        recent = now.replace(tzinfo=None) - made <= DAILY_KEPT
        period = made.strftime("%Y-%m-%d" if recent else "%Y-%m")
        if rank >= LATEST_KEPT and period in kept_for:
            result.append(path)
        kept_for.add(period)
    return result


def _made_at(path: Path) -> datetime | None:
    match = _NAME.match(path.name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], _STAMP)
    except ValueError:
        return None
