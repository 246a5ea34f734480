"""The one way in which SQLAlchemy opens a casebook file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbench.persistence.alchemy import (
    Connection,
    DBAPIError,
    Engine,
    NullPool,
    create_engine,
    event,
)
from workbench.persistence.fileformat import connect

_SETTINGS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    # Words that were altered or deleted are gone from the file, with every build of SQLite.
    "PRAGMA secure_delete = ON",
)


def open_engine(path: Path, foreign_keys: bool = True) -> Engine:
    """An engine on an existing casebook file.

    Each use opens the file anew and closes it after: a folder that was moved is noticed, a
    backup can take its place, and threads share nothing. Every transaction begins explicitly;
    one begun with `writing` takes the right to write at once. `foreign_keys` is off while tables
    are rebuilt, because dropping one would take the rows that point to it along.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path), poolclass=NullPool, hide_parameters=True
    )
    switch = f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}"

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        for setting in (*_SETTINGS, switch):
            connection.execute(setting).close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def driver_errors() -> Iterator[None]:
    """Lets through the database's own error instead of the one SQLAlchemy wraps it in.

    Not caused by the wrapping: that was caused by it, and whoever follows causes back must end.
    """
    try:
        yield
    except DBAPIError as error:
        raise error.orig or error from None
