"""One casebook folder as the program holds it: the file of cases, room for evidence, and copies.

The register is served by the standard library alone. SQLAlchemy, some hundred milliseconds of
loading, comes with the first case that is opened, or earlier in the background (`warm_up`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from workbench.application.case.ports import ActivityEntry, Clock, RegisterRow, StoredCase
from workbench.domain.errors import StoreUnavailable
from workbench.paths import bundle
from workbench.persistence.backups import back_up
from workbench.persistence.copying import copy_casebook
from workbench.persistence.fileformat import FILE_NAME
from workbench.persistence.lock import CasebookLock
from workbench.persistence.migrate import make_ready
from workbench.persistence.register import read_register
from workbench.persistence.soundness.lineage import Lineage

if TYPE_CHECKING:
    from workbench.application.case.changes import ChangeSet
    from workbench.application.case.ports import CaseNote, OfficeChange
    from workbench.domain.casefile import CaseFile
    from workbench.domain.library.office import Office
    from workbench.persistence.store import SqlCaseStore


def open_casebook(folder: Path, clock: Clock, migrations: Path | None = None) -> Casebook:
    """The casebook of a folder, made when the folder has none, brought up to date when it is older.

    `migrations` is where the steps of upgrading are, by default the ones shipped. Raises
    `NewerCasebook`, `CasebookInUse` (an older one that is open elsewhere) or `StoreUnavailable`.
    """
    lock = CasebookLock(folder, clock)
    make_ready(folder / FILE_NAME, migrations or bundle().migrations, lock)
    return Casebook(folder, clock, lock)


class Casebook:
    """Fulfils `CaseStore` for one folder; may be used from several threads."""

    def __init__(self, folder: Path, clock: Clock, lock: CasebookLock) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self._clock = clock
        self._lock = lock
        self._lineage = Lineage(self.path)
        self._store: SqlCaseStore | None = None
        self._opening = Lock()
        self._closed = False

    # --- the window's own ---------------------------------------------------------------------

    def hold(self) -> None:
        """Keep other windows from this casebook until `release` or `close`.

        Raises `CasebookInUse`, naming who has it, or `StoreUnavailable` when it is read-only.
        """
        self._check_open()
        self._lock.hold()

    def release(self) -> None:
        """Let other windows have the casebook."""
        self._lock.release()

    def warm_up(self) -> None:
        """Load what the first opened case will need; meant for a background thread."""
        self._cases()

    def back_up_on_opening(self) -> Path | None:
        """Copy the casebook to its backups folder, unless the newest copy is still the same."""
        self._check_open()
        return back_up(self.path, self._clock.now())

    # --- CaseStore ----------------------------------------------------------------------------

    def register(self) -> tuple[RegisterRow, ...]:
        """Every case, deleted ones too, newest touched first."""
        self._check_open()
        return read_register(self.path)

    def load(self, case_id: str) -> StoredCase:
        """A whole case; raises `CaseNotFound`."""
        return self._cases().load(case_id)

    def create(self, case: CaseFile, row: RegisterRow, action: str, label: str) -> int:
        """Add a case whole; raises `CaseConflict` when its id is taken."""
        return self._cases().create(case, row, action, label)

    def write(
        self, case_id: str, change_set: ChangeSet, row: RegisterRow, action: str, expected: int
    ) -> int:
        """Save one action and log it; raises `CaseConflict` when `expected` is out of date."""
        return self._cases().write(case_id, change_set, row, action, expected)

    def set_deleted(self, case_id: str, deleted: bool, at: str) -> None:
        """Put a case in the bin, or take it back out; logged."""
        self._cases().set_deleted(case_id, deleted, at)

    def erase(self, case_id: str) -> None:
        """Take a case in the bin out of the casebook for good, its log too."""
        self._cases().erase(case_id)

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
        self._cases().write_office(before, after, at, label, notes)

    def backup(self, target: Path) -> None:
        """Copy the whole casebook to a file, test-opened after writing."""
        self._check_open()
        copy_casebook(self.path, target)

    def close(self) -> None:
        """Let go of the casebook; every later call raises `StoreUnavailable`."""
        self._closed = True
        self._lock.release()

    # --- inside -------------------------------------------------------------------------------

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable("The casebook is closed.", "Open it again.")

    def _cases(self) -> SqlCaseStore:
        self._check_open()
        with self._opening:
            if self._store is None:
                from workbench.persistence.engine import open_engine
                from workbench.persistence.store import SqlCaseStore

                self._store = SqlCaseStore(open_engine(self.path), self.path, self._lineage)
            return self._store
