"""Makes a new casebook, and brings an older one up to date without ever putting it at risk.

An upgrade works on a copy: refuse newer files, copy, upgrade the copy, check it, put it in the
place of the original, and keep the original as ``casebook.db.v0001.bak``. Whatever fails on the
way leaves the casebook as it was. Alembic is loaded only when there is something to do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from workbench.domain.errors import CasebookDamaged, StoreUnavailable
from workbench.persistence.fileformat import (
    APPLICATION_ID,
    SCHEMA,
    check_whole,
    connect,
    reading,
    refuse_newer,
    schema_of,
)
from workbench.persistence.lock import CasebookLock
from workbench.persistence.soundness import values
from workbench.persistence.troubles import UNREADABLE, explained

_UPGRADING = ".upgrading"
_COPIES = (
    "Nothing was changed. Earlier copies of it are still beside it: Restore… puts one of them, the "
    "newest to begin with, in its place."
)


def make_ready(path: Path, migrations: Path, lock: CasebookLock, schema: str = SCHEMA) -> None:
    """See to it that the file is a casebook of this layout: make it, upgrade it or refuse it.

    `lock` is held during an upgrade. Raises `NewerCasebook`, `CasebookInUse`, `StoreUnavailable`.
    """
    with explained(path):
        missing = not path.exists()
    if missing:
        _make(path, migrations, schema)
        return
    found = _layout(path)
    refuse_newer(found, path, schema)
    if found < schema:
        with lock.held():
            _upgrade(path, migrations, schema, found)


def _layout(path: Path) -> str:
    """The layout of a casebook; one that cannot be opened points to its copies, if it has any."""
    try:
        with reading(path) as connection:
            layout = schema_of(connection, path)
            connection.execute("SELECT count(*) FROM cases")  # fails in a file cut short
            return layout
    except StoreUnavailable as error:
        with explained(path):
            empty = path.stat().st_size == 0
        copies = _copies(path)
        if not copies or not (empty or error.message in _no_casebook(path)):
            raise
        what = "is empty" if empty else "is damaged or cut short and cannot be opened"
        raise CasebookDamaged(f"The casebook {path} {what}.", _COPIES) from None


def _no_casebook(path: Path) -> tuple[str, ...]:
    return tuple(words.format(path=path) for words in UNREADABLE)


def _copies(path: Path) -> list[Path]:
    with explained(path):
        return [*path.parent.glob(f"{path.name}.v*.bak"), *path.parent.glob("backups/*.db")]


def _make(path: Path, migrations: Path, schema: str) -> None:
    if _copies(path):
        raise CasebookDamaged(f"The casebook {path} is missing.", _COPIES)
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path, ".new") as fresh:
        with explained(path), closing(connect(fresh)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(fresh, migrations, schema, path)
        with explained(path):
            _put_in_empty_place(fresh, path)


def _upgrade(path: Path, migrations: Path, schema: str, found: str) -> None:
    from workbench.persistence.backups.automatic import clear_leftovers
    from workbench.persistence.backups.copying import clear_away, copy_structure
    from workbench.persistence.soundness.verifying import look_over

    clear_away(path.parent.glob(f"{path.name}.*{_UPGRADING}*"))  # from an upgrade that was killed
    clear_leftovers(path)
    with _temporary(path, _UPGRADING) as copy:
        # Nobody can save anything between the copy and the swap.
        with explained(path), closing(connect(path)) as original:
            original.execute("BEGIN IMMEDIATE")
            copy_structure(path, copy, named=path)
            copy_structure(path, path.with_name(f"{path.name}.v{found}.bak"), named=path)
            damaged = look_over(copy).cases
            _migrate(copy, migrations, schema, path)
            with explained(path), closing(connect(copy)) as upgraded:
                values.seal_all(upgraded, but=damaged)
        with explained(path):
            copy.replace(path)


def _migrate(path: Path, migrations: Path, schema: str, named: Path) -> None:
    """Carry out the steps still missing from a file nobody else knows of, then check it.

    Trouble names `named`, the casebook that file is to become.
    """
    from alembic import command
    from alembic.config import Config

    from workbench.persistence.engine import driver_errors, open_engine

    config = Config()
    config.set_main_option("script_location", str(migrations.absolute()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    # With foreign keys on, rebuilding a table would silently delete every row pointing to it.
    engine = open_engine(path, foreign_keys=False)
    writing = engine.execution_options(writing=True)
    with explained(named), driver_errors(), writing.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
    with reading(path) as check:
        check_whole(check, named, "integrity_check")
        if schema_of(check, named) != schema:
            raise StoreUnavailable(
                f"The casebook could not be brought to layout {schema}.",
                "It was left as it was. The program may not be wholly installed.",
            )


@contextmanager
def _temporary(path: Path, ending: str) -> Iterator[Path]:
    """An empty file beside the casebook, only for its owner, cleared away if still there after."""
    from workbench.persistence.backups.copying import clear_away

    fresh = path.with_name(f"{path.name}.{os.getpid()}{ending}")
    clear_away((fresh,))
    with explained(path):
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield fresh
    finally:
        clear_away((fresh, Path(f"{fresh}-journal")))


def _put_in_empty_place(fresh: Path, path: Path) -> None:
    """Rename without replacing: another window may have made the casebook in the meantime."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links, such as a memory stick
        if not path.exists():
            fresh.replace(path)
