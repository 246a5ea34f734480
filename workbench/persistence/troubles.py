"""What is told when the casebook cannot be reached: gone, read-only, full, busy or damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.domain.errors import CasebookDamaged, InvalidInput, StoreUnavailable

NOT_A_CASEBOOK = (
    "It was left as it is. Choose the folder of a casebook, or an empty folder for a new one."
)

_UNSAVED = "The last action was not saved; everything before it is safe."

_BY_PRIMARY_CODE = {
    sqlite3.SQLITE_BUSY: (
        "The casebook {path} is being written by another program.",
        "Nothing was changed. Wait a moment and try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "The casebook {path} is being written by another program.",
        "Nothing was changed. Wait a moment and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The casebook {path} cannot be written: the file or its folder is read-only.",
        "{unsaved} Ask for the right to change the folder, or copy the casebook elsewhere.",
    ),
    sqlite3.SQLITE_FULL: (
        "The disk with {path} is full.",
        "{unsaved} Make room on the disk and try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk with {path} failed while it was read or written.",
        "Whatever was saved before is safe. See whether the disk is full or the network drive is "
        "still connected.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The casebook {path} is damaged.",
        "Restore… puts a copy from the folder “backups” in its place and keeps the damaged file.",
    ),
    sqlite3.SQLITE_NOTADB: ("{path} is not a casebook.", NOT_A_CASEBOOK),
    sqlite3.SQLITE_CANTOPEN: (
        "The casebook {path} cannot be opened.",
        "See whether its folder is still there, and whether you may read and change it.",
    ),
    sqlite3.SQLITE_PERM: (
        "The casebook {path} cannot be opened: you have no right to it.",
        "Ask for the right to read and change its folder.",
    ),
}
_DAMAGED = _BY_PRIMARY_CODE[sqlite3.SQLITE_CORRUPT]
UNREADABLE = (_DAMAGED[0], "{path} is not a casebook.")
"""What is said of a file that SQLite cannot read, or that is marked as nothing of ours."""

_TOO_LONG = (
    "The casebook cannot be opened: its path is too long for the database, which takes about 480 "
    "characters: {path}.",
    "Nothing was changed. Move its folder to a place with a shorter path.",
)
# SQLite takes 512 bytes, with the ending of the file it writes beside the casebook.
_LONGEST_PATH = 480


_MOVED = (
    "The casebook {path} was moved or replaced while it was open.",
    "{unsaved} Open the casebook again.",
)


_NOT_OUR_LAYOUT = (
    "no such",
    "has no column",
    "no column named",
    "foreign key mismatch",
    "malformed",
)
"""Of a file that says it has our layout, and lacks a table or column of it: SQLite's words."""


def explain(error: sqlite3.Error, path: Path, unsaved: str = _UNSAVED) -> StoreUnavailable | None:
    """The failure in words; None when it is none of the disk's, but a mistake of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    if is_damaged_text(error):
        code = sqlite3.SQLITE_CORRUPT
    if code is None:
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        found = _MOVED
    elif code == sqlite3.SQLITE_ERROR and any(words in str(error) for words in _NOT_OUR_LAYOUT):
        found = _DAMAGED
    elif (code & 0xFF) in _BY_PRIMARY_CODE:
        found = _BY_PRIMARY_CODE[code & 0xFF]
    else:
        return None
    if (code & 0xFF) == sqlite3.SQLITE_CANTOPEN:
        if len(os.fsencode(path.absolute())) > _LONGEST_PATH:
            found = _TOO_LONG
        elif _is_missing(path):
            return _gone(path)
    kind = CasebookDamaged if found is _DAMAGED else StoreUnavailable
    return kind(found[0].format(path=path), found[1].format(unsaved=unsaved))


def is_damaged_text(error: BaseException) -> bool:
    """Whether stored text is no text. The error's own words quote it: they are told to nobody."""
    return isinstance(error, sqlite3.OperationalError) and str(error).startswith("Could not decode")


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:  # perhaps there, but out of reach
        return False


def _gone(path: Path) -> StoreUnavailable:
    missing = path if path.parent.is_dir() else path.parent
    return StoreUnavailable(
        f"The casebook cannot be reached: {missing} is not there.",
        "See whether the folder was moved or renamed, or the drive disconnected.",
    )


@contextmanager
def explained(path: Path, unsaved: str = _UNSAVED) -> Iterator[None]:
    """Turns failures of the casebook file inside the block into `StoreUnavailable`.

    `unsaved` says what was not done when there is no room or no right to write.
    """
    try:
        yield
    except sqlite3.Error as error:
        told = explain(error, path, unsaved)
        if told is None:
            raise
        raise told from None  # its words may quote a case
    except OSError as error:
        raise StoreUnavailable(
            f"{path} cannot be reached: {error.strerror or error}.",
            "See whether its folder is still there, and whether you may read and change it.",
        ) from error
    except UnicodeDecodeError:  # a name of a table or column that is no text
        raise CasebookDamaged(_DAMAGED[0].format(path=path), _DAMAGED[1]) from None
    except (UnicodeEncodeError, OverflowError) as error:
        raise InvalidInput(
            "The text holds a character, or a number a size, that cannot be stored.",
            "Nothing was changed. Take out what was pasted last and try again.",
        ) from error
