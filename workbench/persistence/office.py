"""What the office added to the rules, as the casebook keeps it: read without SQLAlchemy."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from workbench.domain.errors import StoreUnavailable
from workbench.domain.office import Office
from workbench.domain.plain import Fault, from_plain
from workbench.persistence.fileformat import reading

_SELECT = "SELECT kind, data FROM office ORDER BY number"
COLLECTIONS = {"day": "days", "rule": "rules"}
"""The kinds of addition, each with its field in `Office`."""


def read_office(path: Path) -> Office:
    """All the office added; raises `StoreUnavailable` when it cannot be read."""
    whole: dict[str, list[Any]] = {name: [] for name in COLLECTIONS.values()}
    with reading(path) as connection:
        rows: list[sqlite3.Row] = connection.execute(_SELECT).fetchall()
    faults: list[Fault] = []
    try:
        for kind, data in rows:
            whole[COLLECTIONS[kind]].append(json.loads(data))
    except (KeyError, ValueError):
        raise _damaged(path) from None
    office = from_plain(Office, whole, "", faults)
    if office is None:
        raise _damaged(path)
    return office


def _damaged(path: Path) -> StoreUnavailable:
    return StoreUnavailable(
        f"The casebook {path} is damaged: the office’s own rules cannot be read.",
        "Cases are not affected. A copy from the folder “backups” may hold them.",
    )
