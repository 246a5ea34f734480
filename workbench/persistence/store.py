"""Cases kept in a SQLite file: whole cases are read, single changes are written.

SQLAlchemy Core, not its ORM: the records are immutable values already, so that there is nothing
for an identity map or a unit of work to keep. Importing this module loads SQLAlchemy; see
`workbench.persistence.casebook` for the way around it at start-up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as put

from workbench.application.case.changes import Change, ChangeSet, diff
from workbench.application.case.ports import ActivityEntry, CaseNote, RegisterRow, StoredCase
from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.errors import CaseConflict, CaseNotFound, StoreUnavailable
from workbench.domain.library.office import Office
from workbench.domain.plain import to_plain
from workbench.persistence.engine import driver_errors
from workbench.persistence.mapping import compact, mapper
from workbench.persistence.office import COLLECTIONS as ADDITIONS
from workbench.persistence.tables import RECORDS, activity, cases, office, office_log
from workbench.persistence.troubles import explained

_NOT_FOUND = ("The case is not in the casebook.", "It may have been erased in another window.")


class SqlCaseStore:
    """The cases of one casebook file, reached through `engine`; `path` is for messages."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    # --- reading ------------------------------------------------------------------------------

    def load(self, case_id: str) -> StoredCase:
        """A whole case, in the bin or not; raises `CaseNotFound`."""
        with self._transaction(writing=False) as connection:
            revision = self._revision(connection, case_id)
            return StoredCase(self._read(connection, case_id), revision)

    def _read(self, connection: Connection, case_id: str) -> CaseFile:
        found = {kind: self._records(connection, kind, case_id) for kind in KINDS}
        record = found.pop("case").get(case_id)
        if record is None:
            raise self._unreadable("case")
        collections = {KINDS[kind].collection: records for kind, records in found.items()}
        return CaseFile(case=record, **collections)

    def _records(self, connection: Connection, kind: str, case_id: str) -> dict[str, Any]:
        rows = connection.execute(_SELECT[kind], {"of": case_id}).all()
        try:
            return mapper(kind).to_records(rows)
        except (ValueError, TypeError) as error:
            raise self._unreadable(KINDS[kind].noun) from error

    def _unreadable(self, noun: str) -> StoreUnavailable:
        return StoreUnavailable(
            f"The casebook {self._path} is damaged: a record ({noun}) cannot be read.",
            "Other cases can still be opened. A copy from the folder “backups” may hold it.",
        )

    def activity(
        self, case_id: str, limit: int = 500, before: int | None = None
    ) -> Sequence[ActivityEntry]:
        """The log of a case, newest first; empty for a case that is not there."""
        columns = (activity.c.number, activity.c.at, activity.c.action, activity.c.label)
        query = select(*columns, activity.c.changes).where(activity.c.case_id == case_id)
        if before is not None:
            query = query.where(activity.c.number < before)
        with self._transaction(writing=False) as connection:
            rows = connection.execute(query.order_by(activity.c.number.desc()).limit(limit)).all()
        return tuple(ActivityEntry(*row[:-1], changes=tuple(json.loads(row[-1]))) for row in rows)

    # --- writing ------------------------------------------------------------------------------

    def create(self, case: CaseFile, row: RegisterRow, action: str, label: str) -> int:
        """Add a case whole, logged by its case record; returns its first revision.

        Raises `CaseConflict` when its id is taken.
        """
        case_id = case.case.id
        added = Change("case", case_id, None, case.case)
        with self._transaction(writing=True) as connection:
            if connection.execute(_REVISION, {"of": case_id}).first() is not None:
                raise CaseConflict(
                    "The case is in the casebook already.", "Nothing was changed. Open it there."
                )
            shown = {**asdict(row), "id": case_id, "created_at": row.touched_at, "revision": 1}
            connection.execute(insert(cases), shown)
            nothing = CaseFile(case=case.case)
            _put_records(connection, case_id, (added, *diff(nothing, case)))
            _log(connection, case_id, row.touched_at, action, label, (added,))
        return 1

    def write(
        self, case_id: str, change_set: ChangeSet, row: RegisterRow, action: str, expected: int
    ) -> int:
        """Save one action and log it, in one transaction; returns the new revision.

        Whether the case is in the bin stays as it is. Raises `CaseConflict` when the stored
        revision is not `expected`, `CaseNotFound` when the case is gone.
        """
        with self._transaction(writing=True) as connection:
            if self._revision(connection, case_id) != expected:
                raise CaseConflict(
                    "The case was changed elsewhere since it was opened.",
                    "Nothing was overwritten. Open the case again to see it as it is now.",
                )
            shown = {**asdict(row), "revision": expected + 1}
            del shown["id"], shown["deleted"]
            connection.execute(_UPDATE_CASE, {"of": case_id, **shown})
            _take_records(connection, case_id, change_set.changes)
            _put_records(connection, case_id, change_set.changes)
            _log(connection, case_id, row.touched_at, action, change_set.label, change_set.changes)
        return expected + 1

    def set_deleted(self, case_id: str, deleted: bool, at: str) -> None:
        """Put a case in the bin, or take it back out; logged. Its revision stays as it is."""
        action, label = ("delete", "Delete case") if deleted else ("restore", "Restore case")
        with self._transaction(writing=True) as connection:
            if self._in_bin(connection, case_id) == deleted:
                return
            change = update(cases).where(cases.c.id == case_id).values(deleted=deleted)
            connection.execute(change)
            _log(connection, case_id, at, action, label, ())

    def erase(self, case_id: str) -> None:
        """Take a case in the bin out of the casebook for good, its log too.

        What it held is overwritten in the file; backups made before keep it. Raises
        `CaseConflict` when the case is not in the bin.
        """
        with self._transaction(writing=True) as connection:
            if not self._in_bin(connection, case_id):
                raise CaseConflict(
                    "Only a case in the bin can be erased.", "Nothing was changed. Delete it first."
                )
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            connection.execute(delete(cases).where(cases.c.id == case_id))

    # --- transactions -------------------------------------------------------------------------

    def write_office(
        self, before: Office, after: Office, at: str, label: str, notes: Sequence[CaseNote]
    ) -> None:
        """Save what the office added, and log it with how it changed each case, all or nothing.

        Raises `CaseConflict` when it is not `before` any more.
        """
        expected, rows = _additions(before), _additions(after)
        change = {"before": compact(to_plain(before)), "after": compact(to_plain(after))}
        with self._transaction(writing=True) as connection:
            stored = connection.execute(select(office).order_by(office.c.number)).mappings()
            if [dict(row) for row in stored] != expected:
                raise CaseConflict(
                    "The office’s own rules were changed elsewhere since they were opened.",
                    "Nothing was overwritten. Open them again to see them as they are now.",
                )
            connection.execute(delete(office))
            if rows:
                connection.execute(insert(office), rows)
            connection.execute(insert(office_log), {"at": at, "label": label, **change})
            for note in notes:
                _log(connection, note.case_id, at, "rules", note.label, ())

    @contextmanager
    def _transaction(self, writing: bool) -> Iterator[Connection]:
        engine = self._engine.execution_options(writing=writing)
        with explained(self._path), driver_errors(), engine.begin() as connection:
            yield connection

    def _revision(self, connection: Connection, case_id: str) -> int:
        row = connection.execute(_REVISION, {"of": case_id}).first()
        if row is None:
            raise CaseNotFound(*_NOT_FOUND)
        return int(row[0])

    def _in_bin(self, connection: Connection, case_id: str) -> bool:
        row = connection.execute(select(cases.c.deleted).where(cases.c.id == case_id)).first()
        if row is None:
            raise CaseNotFound(*_NOT_FOUND)
        return bool(row[0])


# --- statements, built once -------------------------------------------------------------------

_REVISION = select(cases.c.revision).where(cases.c.id == bindparam("of"))
_UPDATE_CASE = update(cases).where(cases.c.id == bindparam("of"))


def _select(kind: str) -> Any:
    table = RECORDS[kind]
    columns = [table.c[name] for name in mapper(kind).columns]
    return select(*columns).where(table.c.case_id == bindparam("of"))


def _one_record(kind: str) -> ColumnElement[bool]:
    table = RECORDS[kind]
    return and_(table.c.case_id == bindparam("of"), table.c.id == bindparam("record"))


def _put(kind: str) -> Any:
    statement = put(RECORDS[kind])
    rest = {name: statement.excluded[name] for name in mapper(kind).columns if name != "id"}
    return statement.on_conflict_do_update(index_elements=["case_id", "id"], set_=rest)


_SELECT: Mapping[str, Any] = {kind: _select(kind) for kind in KINDS}
_PUT: Mapping[str, Any] = {kind: _put(kind) for kind in KINDS}
_TAKE: Mapping[str, Any] = {
    kind: delete(RECORDS[kind]).where(_one_record(kind)) for kind in COLLECTIONS
}


def _additions(added: Office) -> list[dict[str, Any]]:
    """The rows of what an office added, in order."""
    records = [
        (kind, record) for kind, name in ADDITIONS.items() for record in getattr(added, name)
    ]
    return [
        {"number": number, "kind": kind, "id": record.id, "data": compact(to_plain(record))}
        for number, (kind, record) in enumerate(records, 1)
    ]


def _put_records(connection: Connection, case_id: str, changes: Sequence[Change]) -> None:
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for change in changes:
        if change.after is not None:
            rows.setdefault(change.kind, []).append(
                mapper(change.kind).to_row(case_id, change.after)
            )
    for kind, changed in rows.items():
        connection.execute(_PUT[kind], changed)


def _take_records(connection: Connection, case_id: str, changes: Sequence[Change]) -> None:
    gone: dict[str, list[Mapping[str, Any]]] = {}
    for change in changes:
        if change.after is None:
            gone.setdefault(change.kind, []).append({"of": case_id, "record": change.id})
    for kind, taken in gone.items():
        connection.execute(_TAKE[kind], taken)


def _log(
    connection: Connection,
    case_id: str,
    at: str,
    action: str,
    label: str,
    changes: Sequence[Change],
) -> None:
    plain = [
        {
            "kind": change.kind,
            "id": change.id,
            "before": None if change.before is None else to_plain(change.before),
            "after": None if change.after is None else to_plain(change.after),
        }
        for change in changes
    ]
    entry = {"case_id": case_id, "at": at, "action": action, "label": label}
    connection.execute(insert(activity), {**entry, "changes": compact(plain)})
