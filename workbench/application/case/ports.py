"""Ports: what the application asks of the world outside, as Protocols that adapters fulfil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from workbench.domain.dataclass import dataclass

# For the reader only: the register is shown before the records of a case are loaded.
if TYPE_CHECKING:
    from workbench.application.case.changes import ChangeSet
    from workbench.domain.casefile import CaseFile
    from workbench.domain.library.office import Office
    from workbench.domain.library.reference import ReferenceLibrary
    from workbench.statement.nodes import Document

LISTED = "listed"
"""Where a field of the register says how wide its column is."""


@dataclass(frozen=True, slots=True)
class TaskInCase:
    """One thing still to do, of any case: the task's id, what it is, its ISO day or "".

    What is awaited and no task has no id. What `passes` is a time that ends on its day.
    """

    case_id: str
    id: str
    what: str
    due: str
    passes: bool = False


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A case as the register shows it.

    `complainant` is the alias, never the real name. `touched_at` is an ISO time in UTC,
    `next_due` an ISO date or "". `deleted` cases wait in the bin until they are restored. `ahead`
    is all that is to be done or awaited, by its days; a case saved before 0.3 keeps none. A field
    said to be `listed` is a column, so many letters wide, wherever cases are listed as plain text.
    """

    id: str
    reference: str = field(metadata={LISTED: 12})
    body: str = field(metadata={LISTED: 32})
    complainant: str = field(metadata={LISTED: 8})
    stage: str = field(metadata={LISTED: 0})
    outcome: str
    next_step: str
    next_due: str
    touched_at: str
    deleted: bool = False
    ahead: tuple[TaskInCase, ...] = ()

    def as_of(self, today: date) -> RegisterRow:
        """The row without the times that were over before a day."""
        day = today.isoformat()
        ahead = tuple(each for each in self.ahead if not (each.passes and each.due < day))
        if len(ahead) == len(self.ahead):
            return self
        step, due = next(((each.what, each.due) for each in ahead if each.due), ("", ""))
        return replace(self, ahead=ahead, next_step=step, next_due=due)


REGISTER_COLUMNS = tuple(each.name for each in fields(RegisterRow))
"""The fields of a row that have a column of their own in the register."""


class Left(NamedTuple):
    """How much of a case is left to do and to settle, and whether anything of it is grave."""

    to_do: int = 0
    to_settle: int = 0
    grave: bool = False

    def heard(self) -> str:
        """What is to settle as it is read out: its sign says whether any of it is grave."""
        grave = ", some of it in the way of a decision" if self.grave else ""
        return f"{self.to_settle} to settle{grave}"


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as read from the casebook, with the revision a write must name."""

    case: CaseFile
    revision: int


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """One action in the log: when (ISO time, UTC), its name, and each record before and after.

    `changes` holds plain values: kind, id, before, after (None where there was nothing).
    `action` is "edit", "undo", "redo", "create", "import", "delete", "restore", "export", "rules"
    (what a change to the office's rules made of the clock) or "damaged" (the entry is not as it
    was written, and nothing else of it is told). `sitting` is the same for all that was done
    between opening a casebook and closing it, "" when that is not known; `who` names whoever was
    at the desk, "" where nobody had said.
    """

    number: int
    at: str
    action: str
    label: str
    changes: tuple[Mapping[str, object], ...]
    sitting: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class CaseNote:
    """A line for the log of one case: what a change to the office's rules made of its clock."""

    case_id: str
    label: str


@dataclass(frozen=True, slots=True)
class OfficeChange:
    """One change of what the office added: when (ISO time, UTC), its name, all before and after."""

    number: int
    at: str
    label: str
    before: Office
    after: Office


@dataclass(frozen=True, slots=True)
class CopyOfCasebook:
    """An earlier copy of a casebook: its file, and when it was made (ISO time, UTC).

    `put_aside` is a damaged casebook that a restored one took the place of.
    """

    path: Path
    made_at: str
    put_aside: bool = False

    @property
    def looked_over(self) -> bool:
        """Whether every case was found sound: what is kept before an upgrade may be damaged."""
        return not self.put_aside and self.path.suffix != ".bak"


class CaseStore(Protocol):
    """The casebook. Every method raises `StoreUnavailable` when it cannot be read or written."""

    def register(self) -> tuple[RegisterRow, ...]:
        """Every case, deleted ones too, newest touched first."""

    def tasks_of_all(self) -> tuple[TaskInCase, ...]:
        """What investigators mean to do in all cases of their own, the earliest day first; none of
        the bin.
        """

    def load(self, case_id: str) -> StoredCase:
        """A whole case; raises `CaseNotFound`."""

    def create(self, case: CaseFile, row: RegisterRow, action: str, label: str) -> int:
        """Add a case whole, in one transaction, logged; returns its first revision."""

    def write(
        self, case_id: str, change_set: ChangeSet, row: RegisterRow, action: str, expected: int
    ) -> int:
        """Save one action and log it, in one transaction; returns the new revision.

        Raises `CaseConflict` when the stored revision is not `expected`; nothing is then written.
        """

    def set_deleted(self, case_id: str, deleted: bool, at: str) -> None:
        """Put a case in the bin, or take it back out; logged."""

    def erase(self, case_id: str) -> None:
        """Take a case in the bin out of the casebook for good, its log too."""

    def activity(
        self, case_id: str, limit: int = 500, before: int | None = None
    ) -> Sequence[ActivityEntry]:
        """The log of a case, newest first; `before` continues a listing below that number."""

    def office(self) -> Office:
        """What the office added to the rules and reference data."""

    def office_log(self) -> tuple[OfficeChange, ...]:
        """Every change of what the office added, newest first."""

    def write_office(
        self, before: Office, after: Office, at: str, label: str, notes: Sequence[CaseNote]
    ) -> None:
        """Save what the office added, logged, with a line in the log of each case it changed.

        Raises `CaseConflict` when what is stored is not `before`; nothing is then written.
        """

    def backup(self, target: Path) -> None:
        """Copy the whole casebook to a file, test-opened after writing."""

    def close(self) -> None:
        """Let go of the casebook's files."""


class Clock(Protocol):
    """The time of day, injected so that tests and exports are repeatable."""

    def today(self) -> date:
        """The local date."""

    def now(self) -> datetime:
        """The moment, in UTC."""


@dataclass(slots=True)
class AtDesk:
    """Whoever is at the desk; the window learns the name, the log of every change keeps it."""

    name: str = ""


class IdSource(Protocol):
    """New ids for records and cases."""

    def new(self, kind: str) -> str:
        """An id never used before, lower-case letters, digits and hyphens."""


class Renderer(Protocol):
    """A function from a statement to the bytes of one file."""

    def __call__(self, document: Document) -> bytes:
        """The file's bytes; raises `ExportFailed`."""


class LibrarySource(Protocol):
    """Where the reference data comes from; read once, when first needed."""

    def __call__(self) -> ReferenceLibrary:
        """The reference library; raises `ReferenceDataInvalid`."""
