"""The log of a case, newest entry first, each compared with its check value before it is believed.

Read with the standard library alone, so that damaged letters are seen and not stumbled over.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.application.case.ports import ActivityEntry
from workbench.persistence.fileformat import reading
from workbench.persistence.soundness import values

_QUERY = (
    f"SELECT {values.ENTRY} FROM activity WHERE case_id = ? AND number < ? "
    "ORDER BY number DESC LIMIT ?"
)
_BEYOND = 1 << 62


def read_log(path: Path, case_id: str, limit: int, before: int | None) -> Sequence[ActivityEntry]:
    """Entries of a case below the number `before`; empty for a case that is not there.

    One that is damaged or gone stands in its place, and says so.
    """
    below = _BEYOND if before is None else before
    with reading(path) as connection:
        connection.text_factory = values.leniently
        rows = connection.execute(_QUERY, (case_id, below, limit)).fetchall()
        known = values.expected_entries(connection, case_id, below, limit)
    entries = {row[0]: row for row in rows}
    checked = {number: (value, sitting) for number, value, sitting in known}
    numbers = sorted({*entries, *checked}, reverse=True)[:limit]
    return tuple(_entry(number, entries.get(number), checked.get(number)) for number in numbers)


def _entry(number: int, row: Sequence[Any] | None, known: tuple[int, str] | None) -> ActivityEntry:
    if row is None or (known is not None and known[0] != values.entry_value(row)):
        return _damaged(number)
    _, _, at, action, label, changes, who = row
    try:
        # What is no text raises here; it stands in a log written before there were check values.
        "".join((at, action, label, changes, who)).encode()
        made = tuple(json.loads(changes))
    except (ValueError, TypeError, RecursionError):
        return _damaged(number)
    return ActivityEntry(number, at, action, label, made, known[1] if known else "", who)


def _damaged(number: int) -> ActivityEntry:
    label = "This entry of the log is damaged and cannot be shown"
    return ActivityEntry(number, "", "damaged", label, ())
