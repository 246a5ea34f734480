"""Puts a copy in the place of a casebook, or one case of a copy back into it as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workbench.application.case.ports import Clock, RegisterRow
from workbench.domain.casefile import KINDS
from workbench.domain.errors import (
    CaseDamaged,
    CaseNotFound,
    DuplicateReference,
    StoreUnavailable,
)
from workbench.paths import ASIDE
from workbench.persistence.backups import beside
from workbench.persistence.backups.automatic import FOLDER, back_up
from workbench.persistence.backups.copying import copy_casebook
from workbench.persistence.backups.listing import DAMAGED, described
from workbench.persistence.decisions.kept import KeptDecisions
from workbench.persistence.fileformat import FILE_NAME, connect, reading
from workbench.persistence.lock import CasebookLock
from workbench.persistence.migrate import make_ready
from workbench.persistence.register import read_register
from workbench.persistence.soundness import values
from workbench.persistence.soundness.verifying import Report, damaged, look_over, records_in_words
from workbench.persistence.troubles import explained
from workbench.persistence.vault.tidying import bring_back, folder_of


def restore(folder: Path, copy: Path, clock: Clock) -> str:
    """Put a copy in the place of the casebook of a folder; returns in words where that one is now.

    A sound casebook is first copied into its backups folder, another one put aside under a name
    that says so. Raises `CasebookInUse`, `CasebookDamaged` for a copy that is damaged itself, or
    `StoreUnavailable`; the casebook is then as it was.
    """
    target = folder / FILE_NAME
    with explained(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with CasebookLock(folder, clock).held():
        fresh = folder / f"{FILE_NAME}.restored"
        copy_casebook(copy, fresh, named=copy)
        kept = _keep(target, clock)
        with explained(target):
            fresh.replace(target)
        with reading(copy) as made:
            beside.bring_back(made, folder)
        try:
            bring_back(copy, folder, target)
            KeptDecisions(folder_of(copy)).carry_to(folder)
        except StoreUnavailable as error:
            kept = f"{kept} Not all files beside the casebook are back. {error}".strip()
    return kept


def _keep(target: Path, clock: Clock) -> str:
    """Keep the casebook that is to make room, whatever state it is in."""
    with explained(target):
        if not target.exists():
            return ""
        try:
            made = back_up(target, clock.now())
        except StoreUnavailable:
            return _put_aside(target, clock)
        where = made.name if made is not None else "the newest copy"
        return f"The casebook as it was is kept in {FOLDER}: {where}."


def _aside(target: Path, clock: Clock) -> Path:
    """A name nothing has, for a casebook kept as it is."""
    now = clock.now()
    while (aside := target.with_name(f"{DAMAGED}{now:%Y-%m-%d-%H%M%S}")).exists():
        now += timedelta(seconds=1)
    return aside


def _put_aside(target: Path, clock: Clock) -> str:
    aside = _aside(target, clock)
    target.rename(aside)
    # What SQLite would take for the unfinished work of the casebook that takes its place.
    journal = target.with_name(f"{FILE_NAME}-journal")
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return f"The casebook as it was is kept as {aside.name}."


def repair(folder: Path, clock: Clock) -> Report:
    """Make the indexes of a damaged casebook anew, after keeping its file; what is still wrong.

    A sound one stays as it is. Raises `CasebookInUse` or `StoreUnavailable`.
    """
    target = folder / FILE_NAME
    with CasebookLock(folder, clock).held(), explained(target):
        if (found := look_over(target)).sound:
            return found
        aside = _aside(target, clock)
        aside.touch(0o600)
        aside.write_bytes(target.read_bytes())
        with closing(connect(target)) as connection:
            connection.execute("REINDEX")
    return look_over(target)


def cases_in(copy: Path, migrations: Path, clock: Clock) -> tuple[RegisterRow, ...]:
    """The cases of a copy, of whatever release it is; raises `StoreUnavailable`."""
    with TemporaryDirectory(prefix=ASIDE) as place:
        return read_register(_present_layout(copy, Path(place), migrations, clock))


def restore_case(casebook: Path, copy: Path, case_id: str, migrations: Path, clock: Clock) -> str:
    """Put one case of a copy into the casebook as it was there, and note it in its log.

    Its reference and its log are kept; a later log in the casebook stays. Returns the case's id.
    Raises `CaseDamaged`, `CaseNotFound`, `DuplicateReference` or `StoreUnavailable`; nothing is
    then changed.
    """
    with TemporaryDirectory(prefix=ASIDE) as place:
        source = _present_layout(copy, Path(place), migrations, clock)
        with reading(source) as connection:
            _refuse_damaged(connection, case_id)
        with explained(casebook), closing(connect(casebook)) as connection:
            connection.text_factory = values.leniently
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("ATTACH ? AS copy", (str(source),))
            connection.execute("BEGIN IMMEDIATE")
            _put_back(connection, case_id, copy, clock.now().isoformat(timespec="seconds"))
            connection.execute("COMMIT")
    bring_back(copy, casebook.parent, casebook, case_id)
    return case_id


def _present_layout(copy: Path, place: Path, migrations: Path, clock: Clock) -> Path:
    """A copy of the copy, brought to the layout of this program; the copy itself stays as it is."""
    source = place / FILE_NAME
    with explained(copy):
        source.write_bytes(copy.read_bytes())
        source.chmod(0o600)
    make_ready(source, migrations, CasebookLock(place, clock))
    return source


def _refuse_damaged(copy: sqlite3.Connection, case_id: str) -> None:
    copy.text_factory = values.leniently
    if copy.execute("SELECT 1 FROM cases WHERE id = ?", (case_id,)).fetchone() is None:
        raise CaseNotFound("The case is not in this copy.", "Choose another copy.")
    keys = damaged(copy, case_id)
    if keys:
        raise CaseDamaged(
            f"The case is damaged in this copy too: {records_in_words(keys)}.",
            "Nothing was changed. Choose another copy.",
            case_id,
        )


def _put_back(connection: sqlite3.Connection, case_id: str, copy: Path, at: str) -> None:
    _refuse_used_reference(connection, case_id)
    now = "SELECT revision FROM main.cases WHERE id = ?"
    here = connection.execute(now, (case_id,)).fetchone()
    there = connection.execute(now.replace("main", "copy"), (case_id,)).fetchone()
    values.make(connection)
    log = _log(connection, case_id)
    connection.execute("DELETE FROM main.cases WHERE id = ?", (case_id,))
    for table in ("activity", "entry_checks"):
        connection.execute(f"DELETE FROM main.{table} WHERE case_id = ?", (case_id,))
    for table in ("cases", *_tables()):
        key = "id" if table == "cases" else "case_id"
        connection.execute(f"DELETE FROM main.{table} WHERE {key} = ?", (case_id,))
        names = _columns(connection, table)
        connection.execute(
            f"INSERT INTO main.{table} ({names}) SELECT {names} FROM copy.{table} WHERE {key} = ?",
            (case_id,),
        )
    revision = max(here[0] if here else 0, there[0]) + 1
    connection.execute(
        "UPDATE main.cases SET revision = ?, deleted = 0, touched_at = ? WHERE id = ?",
        (revision, at, case_id),
    )
    _put_log_back(connection, case_id, log)
    made = described(copy).made_at
    label = f"Restore case as it was in the copy of {made[:10]}"
    entry = (case_id, at, "restore", label, "[]")
    connection.execute(
        "INSERT INTO main.activity (case_id, at, action, label, changes) VALUES (?, ?, ?, ?, ?)",
        entry,
    )
    values.seal(connection, case_id)


def _refuse_used_reference(connection: sqlite3.Connection, case_id: str) -> None:
    used = connection.execute(
        "SELECT reference FROM main.cases WHERE id <> :id AND NOT deleted AND reference <> '' "
        "AND reference = (SELECT reference FROM copy.cases WHERE id = :id)",
        {"id": case_id},
    ).fetchone()
    if used is not None:
        raise DuplicateReference(
            f"Another case in the casebook has the reference {used[0]}.",
            "Nothing was changed. Change that one’s reference, or delete it, and restore again.",
        )


def _tables() -> Sequence[str]:
    return ["case_records" if kind == "case" else KINDS[kind].collection for kind in KINDS]


def _columns(connection: sqlite3.Connection, table: str) -> str:
    rows = connection.execute(f"PRAGMA main.table_info({table})")
    return ", ".join(f'"{row[1]}"' for row in rows)


_ENTRIES = "SELECT number, at, action, label, changes, who FROM {}.activity WHERE case_id = ?"


def _log(connection: sqlite3.Connection, case_id: str) -> Mapping[int, Sequence[Any]]:
    """The entries of the log that are sound here, and those of the copy, by number."""
    bad = set(values.damaged_entries(connection, case_id))
    here = connection.execute(_ENTRIES.format("main"), (case_id,)).fetchall()
    there = connection.execute(_ENTRIES.format("copy"), (case_id,)).fetchall()
    return {row[0]: row for row in [*(row for row in here if row[0] not in bad), *there]}


def _put_log_back(
    connection: sqlite3.Connection, case_id: str, log: Mapping[int, Sequence[Any]]
) -> None:
    """Write the log; from the first number on that another case has had since, under new ones."""
    free: int | None = 0
    for number in sorted(log):
        taken = connection.execute("SELECT 1 FROM main.activity WHERE number = ?", (number,))
        free = None if free is None or taken.fetchone() else number
        connection.execute(
            "INSERT INTO main.activity (number, case_id, at, action, label, changes, who) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (free, case_id, *log[number][1:]),
        )
