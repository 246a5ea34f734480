"""The file of the index: its tables, and how it is opened, or made anew when it is of no use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from workbench.persistence.backups.copying import clear_away
from workbench.persistence.fileformat import FILE_NAME, rights_of

INDEX_NAME = "search.db"
VERSION = 3
"""Raised whenever the tables, or what is put into them, change: the file is then made anew."""

_MARK = 0x43576278
"""Marks the file as an index ("CWbx")."""

_PATIENCE = 5.0
_MAKE = f"""
PRAGMA application_id = {_MARK};
PRAGMA user_version = {VERSION};
CREATE TABLE cases (
  id TEXT PRIMARY KEY, stamp TEXT NOT NULL, printed TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL, outcome TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE papers (sha256 TEXT PRIMARY KEY, sketch TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE holds (
  case_id TEXT NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL,
  recognised TEXT NOT NULL, place TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  PRIMARY KEY (case_id, id)
) WITHOUT ROWID;
CREATE INDEX holds_of ON holds (sha256);
CREATE TABLE texts (
  number INTEGER PRIMARY KEY, case_id TEXT, kind TEXT NOT NULL, id TEXT NOT NULL,
  place TEXT NOT NULL, page INTEGER, words TEXT NOT NULL, names TEXT NOT NULL,
  first_day TEXT NOT NULL, last_day TEXT NOT NULL
);
CREATE INDEX texts_of ON texts (case_id, kind, id);
CREATE INDEX pages_of ON texts (id, page) WHERE case_id IS NULL;
CREATE VIRTUAL TABLE found USING fts5(
  words, names, content='texts', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(found, 'row');
CREATE TRIGGER text_added AFTER INSERT ON texts BEGIN
  INSERT INTO found (rowid, words, names) VALUES (new.number, new.words, new.names);
END;
CREATE TRIGGER text_gone AFTER DELETE ON texts BEGIN
  INSERT INTO found (found, rowid, words, names)
  VALUES ('delete', old.number, old.words, old.names);
END;
"""
"""A text of a case has its ``case_id``; a page of a paper has none, its digest as id, and belongs
to the cases that hold the paper."""


def exists(folder: Path) -> bool:
    """Whether the casebook of a folder has an index."""
    return (folder / INDEX_NAME).exists()


@contextmanager
def opened(folder: Path, patience: float = _PATIENCE) -> Iterator[sqlite3.Connection]:
    """The index of a casebook folder, made when there is none, or none of this version.

    Raises `sqlite3.DatabaseError` as it comes; what is done with it is for the caller.
    """
    path = folder / INDEX_NAME
    if not path.exists():
        _make(path)
    with closing(_connect(path, patience)) as connection:
        marked = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if (marked, version) == (_MARK, VERSION):
            yield connection
            return
    discard(folder)
    _make(path)
    with closing(_connect(path, patience)) as connection:
        yield connection


def copy(folder: Path, elsewhere: Path) -> None:
    """Put a copy of the index of a casebook folder in another one."""
    (elsewhere / INDEX_NAME).write_bytes((folder / INDEX_NAME).read_bytes())


def discard(folder: Path) -> None:
    """Delete the index: it is made again when it is next asked."""
    path = folder / INDEX_NAME
    clear_away((path, path.with_name(f"{INDEX_NAME}-journal")))


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    name = path.absolute().as_posix()
    address = "file://" + quote(os.fsencode(name if name.startswith("/") else f"/{name}"))
    connection = sqlite3.connect(
        f"{address}?mode=rw",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    # It can be made again: no save waits for the disk to have it. What is deleted is overwritten.
    try:
        connection.executescript("PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """An empty index, whole or not at all, for its owner only."""
    part = path.with_name(f".casebook-search.{os.getpid()}.part")
    clear_away((part,))
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        casebook = path.with_name(FILE_NAME)
        with suppress(OSError):
            part.chmod(rights_of(casebook))
        with closing(_connect(part, _PATIENCE)) as connection:
            connection.executescript(_MAKE)
        part.replace(path)
    finally:
        clear_away((part,))
