"""One casebook folder as the program holds it: the file of cases, room for evidence, and copies.

The register is served by the standard library alone. SQLAlchemy, some hundred milliseconds of
loading, comes with the first case that is opened, or earlier in the background (`warm_up`).
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from workbench.application.case.ports import (
    ActivityEntry,
    Clock,
    RegisterRow,
    StoredCase,
    TaskInCase,
)
from workbench.domain.errors import (
    CasebookDamaged,
    CasebookInUse,
    CaseDamaged,
    CaseNotFound,
    StoreUnavailable,
)
from workbench.paths import bundle
from workbench.persistence.fileformat import FILE_NAME, connect, reading
from workbench.persistence.lock import CasebookLock
from workbench.persistence.migrate import make_ready
from workbench.persistence.register import read_register, read_tasks
from workbench.persistence.soundness import values
from workbench.persistence.soundness.lineage import Lineage
from workbench.persistence.troubles import explained

if TYPE_CHECKING:
    import sqlite3

    from workbench.application.case.changes import Change, ChangeSet
    from workbench.application.case.ports import CaseNote, OfficeChange
    from workbench.domain.casefile import CaseFile
    from workbench.domain.library.office import Office
    from workbench.persistence.decisions.shelf import Shelf
    from workbench.persistence.search.index import CaseIndex
    from workbench.persistence.store import SqlCaseStore
    from workbench.persistence.vault.files import Vault


def open_casebook(
    folder: Path, clock: Clock, migrations: Path | None = None, who: Callable[[], str] = str
) -> Casebook:
    """The casebook of a folder, made when the folder has none, brought up to date when it is older.

    `migrations` is where the steps of upgrading are, by default the ones shipped; `who`
    names whoever is at the desk, for the log. Raises
    `NewerCasebook`, `CasebookInUse` (an older one that is open elsewhere) or `StoreUnavailable`.
    """
    folder = _home_of(folder)
    lock = CasebookLock(folder, clock)
    migrations = migrations or bundle().migrations
    make_ready(folder / FILE_NAME, migrations, lock)
    return Casebook(folder, clock, lock, migrations, who)


def _home_of(folder: Path) -> Path:
    """The folder a casebook is in: of one that is a link, where the link leads.

    Its lock, its copies and what a killed program left half-done are there.
    """
    path = folder / FILE_NAME
    with explained(path):
        if not path.is_symlink():
            return folder
        try:
            followed = path.resolve()
        except RuntimeError:  # Python 3.11 and 3.12; a later one gives a link
            followed = path
        if followed.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if followed.name != FILE_NAME:
        raise StoreUnavailable(
            f"{path} is a link to {followed}, which is not called {FILE_NAME}.",
            f"Nothing was changed. Call that file {FILE_NAME} and open the folder it is in.",
        )
    return followed.parent


class Casebook:
    """Fulfils `CaseStore` for one folder; may be used from several threads."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        lock: CasebookLock,
        migrations: Path,
        who: Callable[[], str],
    ) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self._clock = clock
        self._lock = lock
        self._migrations = migrations
        self._who = who
        self._lineage = Lineage(self.path)
        self._store: SqlCaseStore | None = None
        self._opening = Lock()
        self._closed = False
        self._reading_only = False

    @cached_property
    def vault(self) -> Vault:
        """The files of evidence."""
        from workbench.persistence.vault.files import Vault

        return Vault(self.folder)

    @cached_property
    def index(self) -> CaseIndex:
        """The index of all words."""
        from workbench.persistence.search.index import CaseIndex

        return CaseIndex(self.folder)

    @cached_property
    def decisions(self) -> Shelf:
        """The past decisions kept as precedents."""
        from workbench.persistence.decisions.shelf import Shelf

        return Shelf(self.folder)

    def hold(self) -> None:
        """Keep other windows from this casebook until `release` or `close`.

        Raises `CasebookInUse`, naming who has it, or `StoreUnavailable` when it is read-only.
        """
        self._check_open()
        self._lock.hold()
        self._reading_only = False
        with suppress(CasebookDamaged), reading(self.path) as connection:
            self._lineage.begin(connection)

    def hold_or_read(self) -> StoreUnavailable | None:
        """Hold the casebook, or say why it can be read only: a full disk, a read-only folder.

        Every change then tries to hold it first, and is refused as long as that fails. Raises
        `CasebookInUse`.
        """
        try:
            self.hold()
        except CasebookInUse:
            raise
        except StoreUnavailable as error:
            self._reading_only = True
            return StoreUnavailable(
                f"The casebook is open for reading only. {error.message}",
                "Nothing can be saved until that is put right; what is in it can be read.",
            )
        return None

    def warm_up(self) -> None:
        """Load what the first opened case will need; meant for a background thread."""
        self._cases()

    def back_up_when_changed(self) -> Path | None:
        """Copy the casebook to its backups folder, unless the last copy is still the same.

        Raises `CasebookDamaged` when not everything is as it was saved: no copy is then made.
        """
        from workbench.persistence.backups.automatic import back_up

        self._check_open()
        return back_up(self.path, self._clock.now())

    def dangers(self) -> Sequence[str]:
        """What a person should know of the casebook's folder, a sentence or two each."""
        from workbench.persistence.neighbours import warnings

        return warnings(self.folder)

    def look_after(self) -> str:
        """Look the casebook over and copy it when it changed; for a background thread.

        Returns when the newest copy was made (ISO time, UTC), "" when there is none. Raises
        `CasebookDamaged` naming what is damaged, or `StoreUnavailable`.
        """
        from workbench.persistence.backups.automatic import clear_aside
        from workbench.persistence.soundness.verifying import look_over

        self._check_open()
        look_over(self.path).refuse_damaged(self.path)
        with explained(self.path), closing(connect(self.path)) as connection:
            values.seal_unknown(connection)
        clear_aside()
        self.back_up_when_changed()
        return self.last_copy()

    def restore_case(self, copy: Path, case_id: str) -> str:
        """Put one case of a copy back as it was there, after a copy of what is here now.

        Returns in words which versions, issued since, it does not have. Raises `CaseDamaged`,
        `CaseNotFound`, `DuplicateReference` or `StoreUnavailable`; nothing is then changed.
        """
        from workbench.application.versions.listing import no_longer_issued
        from workbench.persistence.restoring import restore_case

        self._check_open()
        before = None
        with suppress(CaseDamaged, CaseNotFound):
            before = self.load(case_id).case
        with suppress(CasebookDamaged):  # what is damaged is what the case is restored for
            self.back_up_when_changed()
        restore_case(self.path, copy, case_id, self._migrations, self._clock)
        with suppress(CasebookDamaged), reading(self.path) as connection:
            self._lineage.begin(connection)
        return no_longer_issued(before, self.load(case_id).case) if before is not None else ""

    def cases_in(self, copy: Path) -> tuple[RegisterRow, ...]:
        """The cases of a copy; raises `StoreUnavailable`."""
        from workbench.persistence.restoring import cases_in

        return cases_in(copy, self._migrations, self._clock)

    def last_copy(self) -> str:
        """When the newest copy was made (ISO time, UTC), "" when there is none."""
        from workbench.persistence.backups.listing import copies

        made = (copy.made_at for copy in copies(self.folder) if copy.looked_over)
        return next(made, "")

    def register(self) -> tuple[RegisterRow, ...]:
        """Every case, deleted ones too, newest touched first."""
        self._check_open()
        return read_register(self.path)

    def tasks_of_all(self) -> tuple[TaskInCase, ...]:
        """What is still to be done in all cases of one's own, the earliest day first."""
        self._check_open()
        return read_tasks(self.path)

    def load(self, case_id: str) -> StoredCase:
        """A whole case; raises `CaseNotFound`."""
        return self._cases().load(case_id)

    def create(self, case: CaseFile, row: RegisterRow, action: str, label: str) -> int:
        """Add a case whole; raises `CaseConflict` when its id is taken."""
        return self._writable().create(case, row, action, label)

    def write(
        self, case_id: str, change_set: ChangeSet, row: RegisterRow, action: str, expected: int
    ) -> int:
        """Save one action and log it; raises `CaseConflict` when `expected` is out of date."""
        return self._writable().write(case_id, change_set, row, action, expected)

    def set_deleted(self, case_id: str, deleted: bool, at: str) -> None:
        """Put a case in the bin, or take it back out; logged."""
        self._writable().set_deleted(case_id, deleted, at)

    def erase(self, case_id: str) -> None:
        """Take a case in the bin out of the casebook for good, its log and its files too.

        A file that another case or a copy still needs stays.
        """
        from workbench.persistence.vault import tidying
        from workbench.persistence.vault.needed import of_casebook

        store, files = self._writable(), of_casebook(self.path, case_id, depth=-1)
        store.erase(case_id)
        with suppress(StoreUnavailable):  # what is left goes at the next search, or tidying
            self.index.forget(case_id)
            tidying.let_go(self.folder, files)

    def activity(
        self, case_id: str, limit: int = 500, before: int | None = None
    ) -> Sequence[ActivityEntry]:
        """The log of a case, newest first; `before` continues a listing below that number."""
        from workbench.persistence.log import read_log

        self._check_open()
        return read_log(self.path, case_id, limit, before)

    def office(self) -> Office:
        """What the office added to the rules and reference data."""
        from workbench.persistence.office import read_office

        self._check_open()
        return read_office(self.path)

    def office_log(self) -> tuple[OfficeChange, ...]:
        """Every change of what the office added, newest first."""
        from workbench.persistence.office import read_office_log

        self._check_open()
        return read_office_log(self.path)

    def write_office(
        self, before: Office, after: Office, at: str, label: str, notes: Sequence[CaseNote]
    ) -> None:
        """Save what the office added; raises `CaseConflict` when `before` is out of date."""
        self._writable().write_office(before, after, at, label, notes)

    def backup(self, target: Path) -> None:
        """Copy the whole casebook to a file, looked over after writing, its evidence beside it."""
        from workbench.persistence.backups.copying import copy_casebook
        from workbench.persistence.vault import tidying
        from workbench.persistence.vault.needed import of_casebook

        self._check_open()
        copy_casebook(self.path, target, kept=self.folder)
        beside = tidying.folder_of(target)
        tidying.carry(self.folder, beside, of_casebook(target))
        self.decisions.kept.carry_to(beside)

    def close(self) -> None:
        """Let go of the casebook; every later call raises `StoreUnavailable`."""
        self._closed = True
        self._lock.release()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable("The casebook is closed.", "Open it again.")

    def _writable(self) -> SqlCaseStore:
        """The cases, to change them; raises why that cannot be while it can only be read."""
        if self._reading_only:
            self.hold()
        return self._cases()

    def _followed(
        self, connection: sqlite3.Connection, case_id: str
    ) -> Callable[[Sequence[Change]], None]:
        """What keeps the search index, if there is one, in step with a change of a case."""
        if not (self.folder / "search.db").exists():
            return lambda changes: None
        from workbench.persistence.search.index import stamp

        return partial(self.index.follow, connection, case_id, stamp(connection, case_id))

    def _cases(self) -> SqlCaseStore:
        self._check_open()
        with self._opening:
            if self._store is None:
                from workbench.persistence.engine import open_engine
                from workbench.persistence.store import SqlCaseStore

                engine = open_engine(self.path)
                self._store = SqlCaseStore(
                    engine, self.path, self._lineage, self._who, self._followed
                )
            return self._store
