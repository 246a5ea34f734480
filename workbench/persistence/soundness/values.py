"""Check values: how a record the disk changed is told from one that is as it was saved.

Each record of a case, the case's line in the register, each entry of its log and what the office
added has one. They stand in two tables of their own, beside the layout that the migrations make:
a program that knows nothing of them passes over them. What such a program wrote since is told by
the log, whose newest number is kept with the check values, and is then taken as it is found.

Standard library only: the register is compared before anything heavier is loaded.
"""

from __future__ import annotations

import marshal
import os
import re
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from zlib import crc32

from workbench.application.case.ports import REGISTER_COLUMNS
from workbench.persistence.troubles import is_damaged_text

if TYPE_CHECKING:
    from workbench.domain.casefile import Kind

_FORMAT = 2
"""Python's own form of plain values, as it has been since 2006: quick, and always the same."""

TABLES = (
    "CREATE TABLE IF NOT EXISTS checks (case_id TEXT NOT NULL, kind TEXT NOT NULL, "
    "id TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (case_id, kind, id)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS entry_checks (case_id TEXT NOT NULL, number INTEGER NOT NULL, "
    "value INTEGER NOT NULL, sitting TEXT NOT NULL, token TEXT NOT NULL, "
    "PRIMARY KEY (case_id, number)) WITHOUT ROWID",
)

Key = tuple[str, str]
"""A kind of record and an id; `LINE` for the case's line in the register."""

LINE: Key = ("line", "")
_NEWEST: Key = ("newest", "")
ADDED: Key = ("office", "")
"""What the office added, all of it."""

_LAYOUT: Key = ("layout", "")

_NO_CASE = ""
"""Stands for the id of a case in the check values of the office's own set."""

ENTRY = "number, case_id, at, action, label, changes, who"
_EARLIER_ENTRY = ENTRY.replace("who", "''")
"""Before layout 3 nobody was named."""

LINE_COLUMNS = tuple(sorted(("created_at", "revision", *REGISTER_COLUMNS)))
_DAMAGED = re.compile("[\udc80-\udcff]")


def check_value(values: Iterable[Any]) -> int:
    """The check value of what stands in one row: a letter changed, and it is another one."""
    return check_stored(int(each) if each is True or each is False else each for each in values)


def check_stored(values: Iterable[Any]) -> int:
    """The check value of a row as the database itself gives it, where true is 1."""
    return crc32(marshal.dumps([*values], _FORMAT))


def checks_stored(rows: Iterable[Iterable[Any]]) -> list[int]:
    """The same of many rows: a long case has thousands."""
    dumps = marshal.dumps
    return [crc32(dumps([*row], _FORMAT)) for row in rows]


def entry_value(entry: Sequence[Any]) -> int:
    """The check value of an entry of the log; nobody's is the one it had before names were kept."""
    return check_value(entry if entry[-1] else entry[:-1])


def leniently(data: bytes) -> str:
    """Stored text as text, damaged letters too: for what is compared before it is believed."""
    return data.decode("utf-8", "surrogateescape")


def read(connection: sqlite3.Connection, query: str) -> list[Any]:
    """What a query finds, read `leniently` where it holds a damaged letter."""
    try:
        return connection.execute(query).fetchall()
    except sqlite3.OperationalError as error:
        if not is_damaged_text(error):
            raise
    connection.text_factory = leniently
    return connection.execute(query).fetchall()


def is_text(words: str) -> bool:
    """Whether words read leniently are text to their last letter."""
    return not _DAMAGED.search(words)


def exist(connection: sqlite3.Connection) -> bool:
    """Whether the casebook has check values."""
    known = "SELECT count(*) FROM sqlite_master WHERE name IN ('checks', 'entry_checks')"
    return bool(connection.execute(known).fetchone()[0] == len(TABLES))


def make(connection: sqlite3.Connection) -> None:
    """See to it that there is room for check values."""
    if not exist(connection):
        for table in TABLES:
            connection.execute(table)


def expected(connection: sqlite3.Connection, case_id: str) -> Mapping[Key, int] | None:
    """The check values of a case; None when it has none, or was changed without them since."""
    if not exist(connection):
        return None
    rows = connection.execute("SELECT kind, id, value FROM checks WHERE case_id = ?", (case_id,))
    values = {(kind, id): value for kind, id, value in rows}
    newest = values.pop(_NEWEST, None)
    return values if newest is not None and newest >= _newest(connection, case_id) else None


def known(connection: sqlite3.Connection, case_id: str) -> bool:
    """Whether the check values of a case hold: nobody wrote to it without keeping them."""
    query = "SELECT value FROM checks WHERE case_id = ? AND kind = ? AND id = ?"
    row = connection.execute(query, (case_id, *_NEWEST)).fetchone()
    return row is not None and row[0] >= _newest(connection, case_id)


def faults(expected: Mapping[Key, int], found: Mapping[Key, int]) -> list[Key]:
    """What is not as it was saved: changed, gone, or there although it was never saved."""
    keys = {**expected, **found}
    return [key for key in keys if expected.get(key) != found.get(key)]


def put(connection: sqlite3.Connection, case_id: str, values: Mapping[Key, int | None]) -> None:
    """Keep the check values of what was just written; None for what was taken out."""
    kept = [(case_id, *key, value) for key, value in values.items() if value is not None]
    gone = [(case_id, *key) for key, value in values.items() if value is None]
    connection.executemany("INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?)", kept)
    connection.executemany("DELETE FROM checks WHERE case_id = ? AND kind = ? AND id = ?", gone)


def close(connection: sqlite3.Connection, case_id: str) -> None:
    """Keep how the case stands in the register and its log, after everything else is written."""
    kept = {LINE: line(connection, case_id), _NEWEST: _newest(connection, case_id)}
    put(connection, case_id, kept)


def seal(connection: sqlite3.Connection, case_id: str) -> None:
    """Give everything in a case its check value, as it is found."""
    make(connection)
    connection.execute("DELETE FROM checks WHERE case_id = ?", (case_id,))
    put(connection, case_id, dict(present(connection, case_id)))
    close(connection, case_id)
    unknown = f"{_entries(connection)} WHERE case_id = ? AND number NOT IN {_ENTRIES}"
    entries = connection.execute(unknown, (case_id, case_id)).fetchall()
    rows = [(case_id, entry[0], entry_value(entry), "", a_token()) for entry in entries]
    connection.executemany("INSERT INTO entry_checks VALUES (?, ?, ?, ?, ?)", rows)


def seal_all(connection: sqlite3.Connection, but: Container[str] = ()) -> None:
    """Give every case and the office's own set check values anew, as they are found.

    Cases in `but` are known to be damaged, and stay so. Each is a transaction of its own, so that
    nobody waits long to save something.
    """
    make(connection)
    for (case_id,) in connection.execute("SELECT id FROM cases").fetchall():
        if case_id not in but:
            with _writing(connection):
                seal(connection, case_id)
    with _writing(connection):
        keep_office(connection)


def seal_unknown(connection: sqlite3.Connection) -> None:
    """Give check values to what has none that hold: an older program wrote it."""
    make(connection)
    for (case_id,) in connection.execute("SELECT id FROM cases").fetchall():
        with _writing(connection):
            if not known(connection, case_id):
                seal(connection, case_id)
    with _writing(connection):
        if expected_office(connection) is None:
            keep_office(connection)


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")


_ENTRIES = "(SELECT number FROM entry_checks WHERE case_id = ?)"


def drop(connection: sqlite3.Connection, case_id: str) -> None:
    """Forget the check values of a case that is erased."""
    for table in ("checks", "entry_checks"):
        connection.execute(f"DELETE FROM {table} WHERE case_id = ?", (case_id,))


def present(connection: sqlite3.Connection, case_id: str) -> Iterator[tuple[Key, int]]:
    """The check values of the records of a case, worked out from what stands in the file."""
    for kind in _kinds():
        for id, row in _rows(connection, kind, case_id):
            yield (kind, id), check_value(row)


def _entries(connection: sqlite3.Connection) -> str:
    """Selects the entries of the log, of a casebook of any layout."""
    named = any(row[1] == "who" for row in connection.execute("PRAGMA table_info(activity)"))
    return f"SELECT {ENTRY if named else _EARLIER_ENTRY} FROM activity"


def _kinds() -> Mapping[str, Kind]:
    from workbench.domain.casefile import KINDS  # here: the register is shown without it

    return KINDS


def _rows(
    connection: sqlite3.Connection, kind: str, case_id: str
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Each record of a kind in a case: its id and its values, ordered by their columns' names.

    None of a kind that the layout of the casebook does not know yet.
    """
    table = "case_records" if kind == "case" else _kinds()[kind].collection
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
        return
    yield from _by_column(connection, f"SELECT * FROM {table} WHERE case_id = ?", case_id)


def _by_column(
    connection: sqlite3.Connection, query: str, case_id: str
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The id and the values of each row found, in the order of the names of their columns.

    Which columns there are is for the layout of the casebook to say, not for the program.
    """
    rows = connection.execute(query, (case_id,))
    names = [column[0] for column in rows.description]
    order = sorted(
        (place for place, name in enumerate(names) if name != "case_id"), key=names.__getitem__
    )
    of_id = names.index("id")
    for row in rows:
        yield str(row[of_id]), tuple(row[place] for place in order)


def texts(connection: sqlite3.Connection, case_id: str) -> Iterator[tuple[Key, bool]]:
    """Each record of a case, and whether all its text is text: all there is to go by in a case
    that has no check values. The connection reads `leniently`.
    """
    for kind in _kinds():
        for id, row in _rows(connection, kind, case_id):
            words = "".join(value for value in row if type(value) is str)
            yield (kind, id), is_text(words)


def line(connection: sqlite3.Connection, case_id: str) -> int | None:
    """The check value of a case's line in the register as it stands in the file."""
    found = _by_column(connection, "SELECT * FROM cases WHERE id = ?", case_id)
    return next((check_value(values) for _, values in found), None)


def _newest(connection: sqlite3.Connection, case_id: str) -> int:
    query = "SELECT max(number) FROM activity WHERE case_id = ?"
    return connection.execute(query, (case_id,)).fetchone()[0] or 0


def a_token() -> str:
    """What tells one entry from any other that was ever written under its number."""
    return os.urandom(8).hex()


def keep_entry(connection: sqlite3.Connection, number: int, sitting: str) -> str:
    """Keep the check value of an entry just written to the log; returns its token."""
    entry = connection.execute(f"SELECT {ENTRY} FROM activity WHERE number = ?", (number,))
    row = entry.fetchone()
    token = a_token()
    values = (row[1], number, entry_value(row), sitting, token)
    connection.execute("INSERT OR REPLACE INTO entry_checks VALUES (?, ?, ?, ?, ?)", values)
    return token


def damaged_entries(connection: sqlite3.Connection, case_id: str) -> list[int]:
    """The numbers of the entries of a case that are not as they were written, or are gone."""
    if not exist(connection):
        return []
    query = f"{_entries(connection)} WHERE case_id = ?"
    found = {row[0]: entry_value(row) for row in connection.execute(query, (case_id,))}
    query = "SELECT number, value FROM entry_checks WHERE case_id = ?"
    known = connection.execute(query, (case_id,))
    return [number for number, value in known if found.get(number) != value]


def expected_entries(
    connection: sqlite3.Connection, case_id: str, below: int | None, limit: int
) -> list[tuple[int, int, str]]:
    """Number, check value and sitting of a case's newest entries, newest first."""
    if not exist(connection):
        return []
    query = (
        "SELECT number, value, sitting FROM entry_checks WHERE case_id = ? AND number < ? "
        "ORDER BY number DESC LIMIT ?"
    )
    top = 1 << 62 if below is None else below
    return connection.execute(query, (case_id, top, limit)).fetchall()


_ADDED = "SELECT number, kind, id, data FROM office ORDER BY number"
_CHANGES = "SELECT number, at, label, before, after FROM office_log"


def change(number: int) -> Key:
    """Names an entry of the log of what the office added."""
    return "change", str(number)


def office(connection: sqlite3.Connection) -> Mapping[Key, int]:
    """The check values of what the office added and of the log of it, as they stand."""
    found = {change(row[0]): check_value(row) for row in connection.execute(_CHANGES)}
    rows = connection.execute(_ADDED).fetchall()
    return {**found, ADDED: check_value(value for row in rows for value in row)}


def expected_office(connection: sqlite3.Connection) -> Mapping[Key, int] | None:
    """The check values of the office's own set; None when there are none that hold."""
    if not exist(connection):
        return None
    rows = connection.execute("SELECT kind, id, value FROM checks WHERE case_id = ?", (_NO_CASE,))
    values = {(kind, id): value for kind, id, value in rows}
    values.pop(_LAYOUT, None)
    newest = values.pop(_NEWEST, None)
    return values if newest is not None and newest >= _newest_change(connection) else None


def layout_damaged(connection: sqlite3.Connection) -> bool:
    """Whether the tables themselves, the names of their columns, are not as they were made."""
    if not exist(connection):
        return False
    query = "SELECT value FROM checks WHERE case_id = ? AND kind = ? AND id = ?"
    row = connection.execute(query, (_NO_CASE, *_LAYOUT)).fetchone()
    return row is not None and row[0] != _layout(connection)


def _layout(connection: sqlite3.Connection) -> int:
    """The check value of the tables; those a copy has for itself do not count."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name <> 'kept_files' ORDER BY name"
    ).fetchall()
    return check_value(value for row in rows for value in row)


def keep_office(connection: sqlite3.Connection, all_of_it: bool = True) -> None:
    """Keep the check values of what the office added and of the log of it, as they are found.

    Without `all_of_it`, of the newest entry of that log only.
    """
    make(connection)
    newest = _newest_change(connection)
    wanted = {ADDED, change(newest)}
    found = {key: v for key, v in office(connection).items() if all_of_it or key in wanted}
    put(connection, _NO_CASE, {**found, _NEWEST: newest})
    if all_of_it:
        put(connection, _NO_CASE, {_LAYOUT: _layout(connection)})


def _newest_change(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT max(number) FROM office_log").fetchone()[0] or 0


def office_damaged(connection: sqlite3.Connection) -> bool:
    """Whether what the office added, or the log of it, is not as it was saved."""
    expected = expected_office(connection)
    return expected is not None and bool(faults(expected, office(connection)))
