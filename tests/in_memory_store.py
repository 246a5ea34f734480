"""A casebook in memory, for tests that need no file: the same promises as the one on disk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.application.case.changes import Change, ChangeSet, apply_changes
from workbench.application.case.ports import (
    ActivityEntry,
    CaseNote,
    OfficeChange,
    RegisterRow,
    StoredCase,
    TaskInCase,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseConflict, CaseNotFound, StoreUnavailable
from workbench.domain.library.office import Office
from workbench.domain.plain import to_plain
from workbench.domain.records.complaint import Handed


@dataclass
class _Kept:
    case: CaseFile
    row: RegisterRow
    revision: int = 1
    log: list[ActivityEntry] = field(default_factory=list)


class InMemoryStore:
    """Fulfils `CaseStore`. `failing` set to an error makes the next writes raise it."""

    def __init__(self) -> None:
        self.failing: Exception | None = None
        self._cases: dict[str, _Kept] = {}
        self._number = 0
        self._office = Office()
        self._office_log: list[OfficeChange] = []
        self._closed = False

    def register(self) -> tuple[RegisterRow, ...]:
        """Every case, deleted ones too, newest touched first."""
        self._check_open()
        rows = sorted((kept.row for kept in self._cases.values()), key=lambda row: row.id)
        return tuple(sorted(rows, key=lambda row: row.touched_at, reverse=True))

    def tasks_of_all(self) -> tuple[TaskInCase, ...]:
        """What is still to be done in all cases, the earliest day first."""
        found = [
            (task.due is None, str(task.due or ""), task.position, kept.row.id, task)
            for kept in self._cases.values()
            if not kept.row.deleted and kept.case.case.handed is Handed.OWN
            for task in kept.case.tasks.values()
            if task.done_on is None
        ]
        return tuple(
            TaskInCase(id, task.id, task.what, due)
            for _, due, _, id, task in sorted(found, key=lambda each: (*each[:4], each[4].id))
        )

    def load(self, case_id: str) -> StoredCase:
        """A whole case; raises `CaseNotFound`."""
        kept = self._find(case_id)
        return StoredCase(kept.case, kept.revision)

    def create(self, case: CaseFile, row: RegisterRow, action: str, label: str) -> int:
        """Add a case whole; raises `CaseConflict` when its id is taken."""
        self._check_writable()
        if case.case.id in self._cases:
            raise CaseConflict("A case with that id is in the casebook already.")
        kept = self._cases[case.case.id] = _Kept(case, row)
        added = Change("case", case.case.id, None, case.case)
        self._log(kept, row.touched_at, action, label, (added,))
        return kept.revision

    def write(
        self, case_id: str, change_set: ChangeSet, row: RegisterRow, action: str, expected: int
    ) -> int:
        """Save one action and log it; returns the new revision."""
        self._check_writable()
        kept = self._find(case_id)
        if kept.revision != expected:
            raise CaseConflict("The case was changed elsewhere since it was opened.")
        kept.case = apply_changes(kept.case, change_set.changes)
        kept.row = replace(row, deleted=kept.row.deleted)
        kept.revision += 1
        self._log(kept, row.touched_at, action, change_set.label, change_set.changes)
        return kept.revision

    def set_deleted(self, case_id: str, deleted: bool, at: str) -> None:
        """Put a case in the bin, or take it back out; logged."""
        self._check_writable()
        kept = self._find(case_id)
        if kept.row.deleted == deleted:
            return
        kept.row = replace(kept.row, deleted=deleted)
        action, label = ("delete", "Delete case") if deleted else ("restore", "Restore case")
        self._log(kept, at, action, label, ())

    def erase(self, case_id: str) -> None:
        """Take a case in the bin out for good; raises `CaseConflict` when it is not in the bin."""
        self._check_writable()
        if not self._find(case_id).row.deleted:
            raise CaseConflict("Only a case in the bin can be erased.")
        del self._cases[case_id]

    def activity(
        self, case_id: str, limit: int = 500, before: int | None = None
    ) -> Sequence[ActivityEntry]:
        """The log of a case, newest first."""
        self._check_open()
        kept = self._cases.get(case_id)
        log = reversed(kept.log) if kept is not None else ()
        return tuple(e for e in log if before is None or e.number < before)[:limit]

    def office(self) -> Office:
        """What the office added to the rules and reference data."""
        self._check_open()
        return self._office

    def office_log(self) -> tuple[OfficeChange, ...]:
        """Every change of what the office added, newest first."""
        self._check_open()
        return tuple(reversed(self._office_log))

    def write_office(
        self, before: Office, after: Office, at: str, label: str, notes: Sequence[CaseNote]
    ) -> None:
        """Save what the office added; raises `CaseConflict` when `before` is out of date."""
        self._check_writable()
        if before != self._office:
            raise CaseConflict("The office’s own rules were changed elsewhere.")
        change = OfficeChange(len(self._office_log) + 1, at, label, before, after)
        self._office_log.append(change)
        self._office = after
        for note in notes:
            self._log(self._find(note.case_id), at, "rules", note.label, ())

    def backup(self, target: Path) -> None:
        """Write every case to a file as JSON."""
        self._check_open()
        cases = {
            id: [[kind, to_plain(record)] for kind, record in kept.case.everything()]
            for id, kept in self._cases.items()
        }
        try:
            target.write_text(json.dumps(cases), encoding="utf-8")
        except OSError as error:
            raise StoreUnavailable(f"The backup could not be written to {target}.") from error

    def close(self) -> None:
        """Let go of the casebook; every later call raises `StoreUnavailable`."""
        self._closed = True

    def _find(self, case_id: str) -> _Kept:
        self._check_open()
        if case_id not in self._cases:
            raise CaseNotFound("The case is not in the casebook.")
        return self._cases[case_id]

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable("The casebook is closed.")

    def _check_writable(self) -> None:
        self._check_open()
        if self.failing is not None:
            raise self.failing

    def _log(
        self, kept: _Kept, at: str, action: str, label: str, changes: tuple[Change, ...]
    ) -> None:
        self._number += 1
        plain = tuple(
            {
                "kind": change.kind,
                "id": change.id,
                "before": None if change.before is None else to_plain(change.before),
                "after": None if change.after is None else to_plain(change.after),
            }
            for change in changes
        )
        kept.log.append(ActivityEntry(self._number, at, action, label, plain))
