"""The register of cases, read with the standard library alone.

The window lists the cases before SQLAlchemy is loaded; so this module never imports it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from workbench.application.case.ports import REGISTER_COLUMNS, RegisterRow, TaskInCase
from workbench.persistence.fileformat import reading, refuse_newer, schema_of
from workbench.persistence.soundness import values
from workbench.persistence.soundness.values import LINE_COLUMNS

COLUMNS = REGISTER_COLUMNS
"""The fields of `RegisterRow`, in its order, as columns of the table ``cases``."""


def line_of(row: RegisterRow) -> dict[str, Any]:
    """A row as the columns of its line; what is ahead as a list in JSON."""
    ahead = [[each.id, each.what, each.due, each.passes] for each in row.ahead]
    shown = {name: getattr(row, name) for name in COLUMNS}
    return {**shown, "ahead": json.dumps(ahead, ensure_ascii=False)}


_LINES = f"SELECT {', '.join(LINE_COLUMNS)} FROM cases ORDER BY touched_at DESC, id"
_KNOWN = """
    SELECT cases.id, line.value, newest.value,
    (SELECT max(number) FROM activity WHERE activity.case_id = cases.id)
    FROM cases LEFT JOIN checks line ON line.case_id = cases.id AND line.kind = 'line'
    LEFT JOIN checks newest ON newest.case_id = cases.id AND newest.kind = 'newest'
"""
_LOST = """
    WITH RECURSIVE known(id) AS (
        SELECT min(case_id) FROM checks UNION ALL
        SELECT (SELECT min(case_id) FROM checks WHERE case_id > known.id)
        FROM known WHERE known.id IS NOT NULL
    )
    SELECT id FROM known WHERE id NOT IN (SELECT id FROM cases)
    AND EXISTS (SELECT 1 FROM checks WHERE case_id = known.id AND kind = 'newest')
    AND EXISTS (SELECT 1 FROM activity WHERE case_id = known.id)
"""
"""The cases that are gone and were not erased, found from one case to the next: a casebook has a
few cases and hundreds of thousands of check values.
"""


def read_register(path: Path) -> tuple[RegisterRow, ...]:
    """Every case of a casebook file, newest touched first; raises `StoreUnavailable`.

    Of a line that is not as it was saved, only the id is given, and that it is damaged.
    """
    with reading(path) as connection:
        refuse_newer(schema_of(connection, path), path)
        lines = values.read(connection, _LINES)
        known: dict[str, int] = {}
        lost: list[str] = []
        if values.exist(connection):
            for id, value, newest, written in values.read(connection, _KNOWN):
                if written is None:
                    known[id] = _NEVER  # no case is without a log: this id is none
                elif newest is not None and newest >= written:
                    known[id] = value
            lost = [row[0] for row in values.read(connection, _LOST)]
    rows = [_row(line, known.get(str(line[_ID]))) for line in lines]
    return (*rows, *(_damaged(id) for id in lost))


_TASKS = """
    SELECT case_id, tasks.id, what, coalesce(due, '') FROM tasks JOIN cases ON cases.id = case_id
    WHERE done_on IS NULL AND NOT deleted
    AND case_id NOT IN (SELECT case_id FROM case_records WHERE handed <> 'own case')
    ORDER BY due IS NULL, due, position, case_id, tasks.id
"""


def read_tasks(path: Path) -> tuple[TaskInCase, ...]:
    """What is still to be done in the cases of a casebook file, but in a colleague's handed over.

    Raises `StoreUnavailable`.

    A line the disk changed is left to the opening of its case, which names what is damaged.
    """
    with reading(path) as connection:
        rows = [[str(value) for value in row] for row in values.read(connection, _TASKS)]
    return tuple(
        TaskInCase(case_id, id, what, due)
        for case_id, id, what, due in rows
        if values.is_text(f"{case_id}{id}{what}{due}")
    )


_NEVER = -1
"""No check value is this one."""

_ID = LINE_COLUMNS.index("id")
_SHOWN = itemgetter(*map(LINE_COLUMNS.index, COLUMNS))


def _row(line: Sequence[Any], known: int | None) -> RegisterRow:
    if known is not None and known != values.check_stored(line):
        return _damaged(str(line[_ID]))
    *words, deleted, ahead = _SHOWN(line)
    try:
        "".join((*words, ahead)).encode()
        tasks = tuple(TaskInCase(words[0], *each) for each in json.loads(ahead))
    except (TypeError, ValueError):  # no text, or no list of tasks
        return _damaged(str(line[_ID]))
    return RegisterRow(*(*words, bool(deleted), tasks))


def _damaged(id: str) -> RegisterRow:
    readable = id.encode("ascii", "replace").decode()
    said: dict[str, Any] = {
        "id": readable,
        "body": "This line of the register is damaged",
        "deleted": False,
        "ahead": (),
    }
    return RegisterRow(**{**dict.fromkeys(COLUMNS, ""), **said})
