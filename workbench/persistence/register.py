"""The register of cases, read with the standard library alone.

The window lists the cases before SQLAlchemy is loaded; so this module never imports it.
"""

from __future__ import annotations

from pathlib import Path

from workbench.application.case.ports import RegisterRow
from workbench.persistence.fileformat import reading, refuse_newer, schema_of

COLUMNS = (
    "id", "reference", "body", "complainant", "stage", "outcome", "next_step", "next_due",
    "touched_at", "deleted",
)  # fmt: skip
"""The fields of `RegisterRow`, in its order, as columns of the table ``cases``."""

_QUERY = f"SELECT {', '.join(COLUMNS)} FROM cases ORDER BY touched_at DESC, id"


def read_register(path: Path) -> tuple[RegisterRow, ...]:
    """Every case of a casebook file, newest touched first; raises `StoreUnavailable`."""
    with reading(path) as connection:
        refuse_newer(schema_of(connection, path), path)
        rows = connection.execute(_QUERY).fetchall()
    return tuple(RegisterRow(*(*row[:-1], bool(row[-1]))) for row in rows)
