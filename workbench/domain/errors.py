"""Failures a user is shown: what happened, and what to do next."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Something expected went wrong; `message` says what, `hint` what was kept and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class StoreUnavailable(WorkbenchError):
    """The casebook cannot be read or written: gone, read-only, full, locked or damaged."""


class NewerCasebook(StoreUnavailable):
    """The casebook was written by a later version of the program."""


class CasebookInUse(StoreUnavailable):
    """Another window or computer has the casebook open for writing."""


class CasebookReplaced(StoreUnavailable):
    """Another file lies in the place of the casebook that is open; nothing was written to it."""


class CasebookDamaged(StoreUnavailable):
    """The casebook is missing, empty, cut short or damaged; earlier copies may stand in for it.

    `repairable` is whether everything in it is there, and only its indexes need making anew.
    """

    def __init__(self, message: str, hint: str = "", repairable: bool = False) -> None:
        super().__init__(message, hint)
        self.repairable = repairable


class SearchIndexLost(StoreUnavailable):
    """The index of words was of no use and is gone; it is made again when it is next asked."""


class CaseDamaged(StoreUnavailable):
    """A case is not as it was saved; `case_id` is its id. The other cases can be used."""

    def __init__(self, message: str, hint: str, case_id: str) -> None:
        super().__init__(message, hint)
        self.case_id = case_id


class CaseConflict(WorkbenchError):
    """The case was changed elsewhere since it was opened; nothing was overwritten."""


class CaseLocked(WorkbenchError):
    """The case is not changed as it stands: its decision was issued, or it is a colleague's."""


class CaseNotFound(WorkbenchError):
    """No case has that reference or id."""


class DuplicateReference(WorkbenchError):
    """Another case already carries that reference."""


class ReferenceDataInvalid(WorkbenchError):
    """A file under ``resources/`` cannot be used."""


class FileRefused(WorkbenchError):
    """An imported file was refused whole; `problems` names each fault by its path."""

    def __init__(self, message: str, problems: tuple[str, ...], hint: str = "") -> None:
        super().__init__(message, hint)
        self.problems = problems


class CaseFileRefused(FileRefused):
    """A case file that was refused."""


class OfficeFileRefused(FileRefused):
    """A file with an office's own set that was refused."""


class HandoverRefused(FileRefused):
    """A case handed over, or what a second reader sent back, was refused; nothing was taken in."""


class TableRefused(WorkbenchError):
    """A table or chronology from another program could not be read; nothing was imported."""


class StatementRefused(WorkbenchError):
    """A statement written elsewhere could not be read; nothing was taken in."""


class EvidenceUnavailable(WorkbenchError):
    """A file of evidence is missing or not as it was kept; everything else can be used."""


class EvidenceRefused(WorkbenchError):
    """A file cannot be taken in as evidence; nothing of it was added."""


class ExportFailed(WorkbenchError):
    """A statement could not be written; whatever stood at the target is untouched."""


class TemplateRefused(WorkbenchError):
    """A Word template of the office cannot be used; statements keep the look they had."""


class LogoRefused(WorkbenchError):
    """A picture cannot be the office's logo; statements keep the one they had."""


class SpellingUnavailable(WorkbenchError):
    """The spelling dictionary or the casebook's own words cannot be used; no text is affected."""


class ExportBlocked(WorkbenchError):
    """A final statement has errors that nobody has given a reason to override."""


class NameGivenAway(ExportBlocked):
    """A file about to be written holds a real name or a detail that tells who somebody is."""


class InvalidInput(WorkbenchError):
    """Something entered cannot be taken as it is; nothing was changed.

    `field` names the field of the record the words belong to, "" when it is none in particular.
    """

    def __init__(self, message: str, hint: str = "", field: str = "") -> None:
        super().__init__(message, hint)
        self.field = field


def places(error: BaseException) -> str:
    """Where in the program an unforeseen error arose: files, lines and functions, no values.

    The error's own words are left out, because they may quote a case. Causes are followed back
    as far as they are new: they may run in a ring.
    """
    import traceback  # here: hardly a session needs it

    lines: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{'caused by ' if lines else ''}{type(cause).__name__}")
        for frame in traceback.extract_tb(cause.__traceback__):
            name = frame.filename.replace("\\", "/").rpartition("/")[2]
            lines.append(f"  {name}:{frame.lineno} {frame.name}")
        cause = cause.__cause__
    return "\n".join(lines)
