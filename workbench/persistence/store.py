"""Cases kept in a SQLite file: whole cases are read, single changes are written.

SQLAlchemy Core, not its ORM: the records are immutable values already, so that there is nothing
for an identity map or a unit of work to keep. Importing this module loads SQLAlchemy; see
`workbench.persistence.casebook` for the way around it at start-up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import repeat
from operator import itemgetter
from pathlib import Path
from typing import Any, cast

from workbench.application.case.changes import Change, ChangeSet, diff
from workbench.application.case.ports import CaseNote, RegisterRow, StoredCase
from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.errors import CasebookDamaged, CaseConflict, CaseDamaged, CaseNotFound
from workbench.domain.garbage import nothing_thrown_away
from workbench.domain.library.office import Office
from workbench.domain.plain import to_plain
from workbench.domain.records.complaint import Case
from workbench.persistence.alchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    Engine,
    SQLiteDialect,
    and_,
    bindparam,
    delete,
    insert,
    put,
    select,
    update,
)
from workbench.persistence.engine import driver_errors
from workbench.persistence.fileformat import reading
from workbench.persistence.mapping import compact, mapper
from workbench.persistence.office import COLLECTIONS as ADDITIONS
from workbench.persistence.register import line_of
from workbench.persistence.soundness import values
from workbench.persistence.soundness.lineage import Lineage, Seen
from workbench.persistence.soundness.values import Key
from workbench.persistence.soundness.verifying import damaged, records_in_words
from workbench.persistence.tables import RECORDS, activity, cases, office, office_log
from workbench.persistence.troubles import explained

_NOT_FOUND = ("The case is not in the casebook.", "It may have been erased in another window.")


_NO_RECORD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What comes of making a record of stored values that the disk changed."""


Follow = Callable[[sqlite3.Connection, str], Callable[[Sequence[Change]], None]]
"""Asked before a case is changed, gives what is told of the changes once they are written."""


class SqlCaseStore:
    """The cases of one casebook file, reached through `engine`; `path` is for messages.

    `lineage` tells whether the file is still the one that was opened, `who` names whoever is at
    the desk, `follow` keeps the search index in step.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path,
        lineage: Lineage,
        who: Callable[[], str] = str,
        follow: Follow = lambda casebook, case_id: lambda changes: None,
    ) -> None:
        self._follow = follow
        self._engine = engine
        self._path = path
        self._lineage = lineage
        self._who = who

    def load(self, case_id: str) -> StoredCase:
        """A whole case, in the bin or not, compared with its check values.

        Raises `CaseNotFound`, or `CaseDamaged` naming the records that are not as they were saved.
        """
        try:
            with nothing_thrown_away(), reading(self._path) as connection:
                return self._read(connection, case_id)
        except (*_NO_RECORD, CasebookDamaged):
            raise self._damaged(case_id) from None

    def _read(self, connection: sqlite3.Connection, case_id: str) -> StoredCase:
        """The case; raises one of `_NO_RECORD` when it is not as it was saved."""
        revision = self._revision(connection, case_id)
        # The driver's own rows: thirty queries, most of them for no row, are half the reading of
        # a short case when each is compiled and wrapped.
        of, expected = {"of": case_id}, values.expected(connection, case_id)
        rows = {kind: connection.execute(_SELECT[kind], of).fetchall() for kind in KINDS}
        if expected is not None and not _as_saved(expected, rows):
            raise ValueError
        made = {KINDS[kind].collection: mapper(kind).to_records(rows[kind]) for kind in KINDS}
        case = made.pop("case")[case_id]
        return StoredCase(CaseFile(case=cast(Case, case), **made), revision)

    def _damaged(self, case_id: str) -> CaseDamaged:
        """What of a case cannot be read, record by record."""
        keys, reference = [], ""
        with suppress(CasebookDamaged), reading(self._path) as connection:
            connection.text_factory = values.leniently
            row = connection.execute("SELECT reference FROM cases WHERE id = ?", (case_id,))
            reference = str(row.fetchone()[0]).encode("ascii", "replace").decode()
            keys = damaged(connection, case_id) or _misfits(connection, case_id)
        words = f" Not as it was saved: {records_in_words(keys)}." if keys else ""
        return CaseDamaged(
            f"The case {reference or case_id} is damaged and cannot be read.{words}",
            "The other cases can be used. Restore this one from a copy in the folder “backups”: "
            "File › Restore….",
            case_id,
        )

    def create(self, case: CaseFile, row: RegisterRow, action: str, label: str) -> int:
        """Add a case whole, logged by its case record; returns its first revision.

        Raises `CaseConflict` when its id is taken.
        """
        case_id = case.case.id
        added = Change("case", case_id, None, case.case)
        with self._writing() as connection:
            if _driver(connection).execute(_REVISION, {"of": case_id}).fetchone() is not None:
                raise CaseConflict(
                    "The case is in the casebook already.", "Nothing was changed. Open it there."
                )
            shown = {**line_of(row), "id": case_id, "created_at": row.touched_at, "revision": 1}
            connection.execute(insert(cases), shown)
            nothing = CaseFile(case=case.case)
            _put_records(connection, case_id, (added, *diff(nothing, case)))
            self._log(connection, case_id, row.touched_at, action, label, (added,))
        return 1

    def write(
        self, case_id: str, change_set: ChangeSet, row: RegisterRow, action: str, expected: int
    ) -> int:
        """Save one action and log it, in one transaction; returns the new revision.

        Whether the case is in the bin stays as it is. Raises `CaseConflict` when the stored
        revision is not `expected`, `CaseNotFound` when the case is gone.
        """
        with self._writing() as connection:
            if self._revision(_driver(connection), case_id) != expected:
                raise CaseConflict(
                    "The case was changed elsewhere since it was opened.",
                    "Nothing was overwritten. Open the case again to see it as it is now.",
                )
            follow = self._follow(_driver(connection), case_id)
            shown = {**line_of(row), "revision": expected + 1}
            del shown["id"], shown["deleted"]
            _driver(connection).execute(_UPDATE_CASE, {"of": case_id, **shown})
            _take_records(connection, case_id, change_set.changes)
            _put_records(connection, case_id, change_set.changes)
            label, changes = change_set.label, change_set.changes
            self._log(connection, case_id, row.touched_at, action, label, changes)
            follow(changes)
        return expected + 1

    def set_deleted(self, case_id: str, deleted: bool, at: str) -> None:
        """Put a case in the bin, or take it back out; logged. Its revision stays as it is."""
        action, label = ("delete", "Delete case") if deleted else ("restore", "Restore case")
        with self._writing() as connection:
            if self._in_bin(connection, case_id) == deleted:
                return
            follow = self._follow(_driver(connection), case_id)
            change = update(cases).where(cases.c.id == case_id).values(deleted=deleted)
            connection.execute(change)
            self._log(connection, case_id, at, action, label, ())
            follow(())

    def erase(self, case_id: str) -> None:
        """Take a case in the bin out of the casebook for good, its log too.

        What it held is overwritten in the file; backups made before keep it. Raises
        `CaseConflict` when the case is not in the bin.
        """
        with self._writing() as connection:
            if not self._in_bin(connection, case_id):
                raise CaseConflict(
                    "Only a case in the bin can be erased.", "Nothing was changed. Delete it first."
                )
            connection.execute(delete(cases).where(cases.c.id == case_id))
            values.drop(_driver(connection), case_id)
            self._lineage.begin(_driver(connection))  # the entry last seen may be gone with it

    def write_office(
        self, before: Office, after: Office, at: str, label: str, notes: Sequence[CaseNote]
    ) -> None:
        """Save what the office added, and log it with how it changed each case, all or nothing.

        Raises `CaseConflict` when it is not `before` any more.
        """
        expected, rows = _additions(before), _additions(after)
        change = {"before": compact(to_plain(before)), "after": compact(to_plain(after))}
        with self._writing() as connection:
            stored = connection.execute(select(office).order_by(office.c.number)).mappings()
            sound = not values.office_damaged(_driver(connection))
            if sound and [dict(row) for row in stored] != expected:
                raise CaseConflict(
                    "The office’s own rules were changed elsewhere since they were opened.",
                    "Nothing was overwritten. Open them again to see them as they are now.",
                )
            connection.execute(delete(office))
            if rows:
                connection.execute(insert(office), rows)
            known = values.expected_office(_driver(connection)) is not None
            connection.execute(insert(office_log), {"at": at, "label": label, **change})
            values.keep_office(_driver(connection), all_of_it=not known)
            for note in notes:
                self._log(connection, note.case_id, at, "rules", note.label, ())

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A change of the file that is open, whole or not at all; raises `CasebookReplaced`."""
        engine = self._engine.execution_options(writing=True)
        with explained(self._path), driver_errors(), engine.begin() as connection:
            self._lineage.refuse_another(_driver(connection))
            values.make(_driver(connection))
            yield connection
            newest: Seen | None = connection.info.get("newest")
        if newest is not None:
            self._lineage.wrote(newest)

    def _revision(self, connection: sqlite3.Connection, case_id: str) -> int:
        row = connection.execute(_REVISION, {"of": case_id}).fetchone()
        if row is None:
            raise CaseNotFound(*_NOT_FOUND)
        return int(row[0])

    def _in_bin(self, connection: Connection, case_id: str) -> bool:
        row = connection.execute(select(cases.c.deleted).where(cases.c.id == case_id)).first()
        if row is None:
            raise CaseNotFound(*_NOT_FOUND)
        return bool(row[0])

    def _log(
        self,
        connection: Connection,
        case_id: str,
        at: str,
        action: str,
        label: str,
        changes: Sequence[Change],
    ) -> None:
        """Add an entry to the log, the last thing of an action, and keep the check values."""
        plain = [
            {
                "kind": change.kind,
                "id": change.id,
                "before": None if change.before is None else to_plain(change.before),
                "after": None if change.after is None else to_plain(change.after),
            }
            for change in changes
        ]
        driver = _driver(connection)
        known = values.known(driver, case_id)
        said = (case_id, at, action, label, compact(plain), self._who())
        number = int(driver.execute(_ENTRY, dict(zip(_LOGGED, said, strict=True))).lastrowid or 0)
        token = values.keep_entry(driver, number, self._lineage.sitting)
        if known:
            values.put(driver, case_id, {(c.kind, c.id): _check_value(c) for c in changes})
            values.close(driver, case_id)
        else:
            values.seal(driver, case_id)
        connection.info["newest"] = Seen(case_id, number, token)


_DIALECT = SQLiteDialect(paramstyle="named")
_LOGGED = ("case_id", "at", "action", "label", "changes", "who")


def _text(statement: ClauseElement, **values: Any) -> str:
    """A statement as the driver takes it: SQLAlchemy would look it up anew at every save."""
    compiled = statement.compile(dialect=_DIALECT, **values)
    return str(compiled)


_REVISION = _text(select(cases.c.revision).where(cases.c.id == bindparam("of")))
_SHOWN = [column.name for column in cases.c if column.name not in ("id", "created_at", "deleted")]
_UPDATE_CASE = _text(update(cases).where(cases.c.id == bindparam("of")), column_keys=_SHOWN)
_ENTRY = _text(insert(activity).values({name: bindparam(name) for name in _LOGGED}))


def _select(kind: str) -> str:
    table = RECORDS[kind]
    columns = [table.c[name] for name in mapper(kind).columns]
    query = select(*columns).where(table.c.case_id == bindparam("of"))
    return _text(query)


def _one_record(kind: str) -> ColumnElement[bool]:
    table = RECORDS[kind]
    return and_(table.c.case_id == bindparam("of"), table.c.id == bindparam("record"))


def _put(kind: str) -> str:
    statement = put(RECORDS[kind])
    rest = {name: statement.excluded[name] for name in mapper(kind).columns if name != "id"}
    return _text(statement.on_conflict_do_update(index_elements=["case_id", "id"], set_=rest))


_SELECT: Mapping[str, str] = {kind: _select(kind) for kind in KINDS}
_PUT: Mapping[str, str] = {kind: _put(kind) for kind in KINDS}
_TAKE: Mapping[str, str] = {
    kind: _text(delete(RECORDS[kind]).where(_one_record(kind))) for kind in COLLECTIONS
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
        _driver(connection).executemany(_PUT[kind], changed)


def _take_records(connection: Connection, case_id: str, changes: Sequence[Change]) -> None:
    gone: dict[str, list[Mapping[str, Any]]] = {}
    for change in changes:
        if change.after is None:
            gone.setdefault(change.kind, []).append({"of": case_id, "record": change.id})
    for kind, taken in gone.items():
        _driver(connection).executemany(_TAKE[kind], taken)


def _driver(connection: Connection) -> sqlite3.Connection:
    """The database's own connection, which the check values are kept through."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def _check_value(change: Change) -> int | None:
    """The check value of a record after a change; None when it was taken out."""
    if change.after is None:
        return None
    found = mapper(change.kind)
    row = found.to_row("", change.after)
    return values.check_value(row[name] for name in found.columns)


def _as_saved(expected: Mapping[Key, int], rows: Mapping[str, Sequence[Any]]) -> bool:
    found: dict[Key, int] = {}
    for kind, of_kind in rows.items():
        ids = map(itemgetter(mapper(kind).columns.index("id")), of_kind)
        found.update(zip(zip(repeat(kind), ids), values.checks_stored(of_kind), strict=True))
    of_records = dict(expected)
    of_records.pop(values.LINE, None)
    return found == of_records


def _misfits(connection: sqlite3.Connection, case_id: str) -> list[Key]:
    """The records whose stored values fit no record of their kind."""
    found = []
    for kind, table in RECORDS.items():
        columns = ", ".join(f'"{name}"' for name in mapper(kind).columns)
        query = f"SELECT {columns} FROM {table.name} WHERE case_id = ?"
        for row in connection.execute(query, (case_id,)):
            try:
                mapper(kind).to_records([row])
            except _NO_RECORD:
                found.append((kind, str(row[mapper(kind).columns.index("id")])))
    return found
