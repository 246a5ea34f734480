"""What the office added, and the log of it, as the casebook keeps them: read without SQLAlchemy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.application.case.ports import OfficeChange
from workbench.domain.errors import StoreUnavailable
from workbench.domain.library.office import Office
from workbench.domain.plain import Fault, from_plain
from workbench.persistence.fileformat import reading
from workbench.persistence.soundness import values

_SELECT = "SELECT kind, data FROM office ORDER BY number"
_LOG = "SELECT number, at, label, before, after FROM office_log ORDER BY number DESC"
COLLECTIONS = {
    "day": "days",
    "rule": "rules",
    "paragraph": "paragraphs",
    "outline": "outlines",
    "band": "bands",
    "setting": "settings",
}
"""The kinds of addition, each with its field in `Office`."""


def read_office(path: Path) -> Office:
    """All the office added, out of the log of it where the rows themselves are damaged.

    Raises `StoreUnavailable` when neither can be read.
    """
    with reading(path) as connection:
        connection.text_factory = values.leniently
        expected = values.expected_office(connection)
        found = values.office(connection) if expected is not None else {}
        rows: list[sqlite3.Row] = connection.execute(_SELECT).fetchall()
        log: list[sqlite3.Row] = connection.execute(_LOG).fetchall()
    if expected is None or expected.get(values.ADDED) == found.get(values.ADDED):
        return _of_rows(rows, path)
    for number, _, _, _, after in log[:1]:
        if expected.get(values.change(number)) == found.get(values.change(number)):
            return _state(after, path)
    raise _damaged(path)


def _of_rows(rows: Sequence[Sequence[str]], path: Path) -> Office:
    whole: dict[str, list[Any]] = {name: [] for name in COLLECTIONS.values()}
    faults: list[Fault] = []
    try:
        for kind, data in rows:
            whole[COLLECTIONS[kind]].append(json.loads(data))
        office = from_plain(Office, whole, "", faults)
    except (KeyError, ValueError):
        raise _damaged(path) from None
    if office is None:
        raise _damaged(path)
    return office


def read_office_log(path: Path) -> tuple[OfficeChange, ...]:
    """Every change of what the office added, newest first; raises `StoreUnavailable`."""
    with reading(path) as connection:
        connection.text_factory = values.leniently
        if values.office_damaged(connection):
            raise _damaged(path)
        rows: list[sqlite3.Row] = connection.execute(_LOG).fetchall()
    return tuple(
        OfficeChange(number, at, label, _state(before, path), _state(after, path))
        for number, at, label, before, after in rows
    )


def _state(text: str, path: Path) -> Office:
    faults: list[Fault] = []
    try:
        office = from_plain(Office, json.loads(text), "", faults)
    except ValueError:
        raise _damaged(path) from None
    if office is None:
        raise _damaged(path)
    return office


def _damaged(path: Path) -> StoreUnavailable:
    return StoreUnavailable(
        f"The casebook {path} is damaged: the office’s own rules cannot be read.",
        "Cases are not affected. A copy from the folder “backups” may hold them.",
    )
