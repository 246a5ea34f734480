"""Files to be imported: what is in one, and what is said of one that cannot be taken."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.errors import CaseFileRefused, ExportFailed, WorkbenchError


def content_of(path: Path) -> bytes:
    """The bytes of a file; raises `ExportFailed` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExportFailed(
            f"{path.name} could not be read: {error.strerror or error}.",
            "Nothing was imported. See whether the file is still there and may be read.",
        ) from error


def naming(path: Path, error: WorkbenchError) -> WorkbenchError:
    """The same error with the name of the file in front."""
    message = f"{path.name}: {error.message}"
    if isinstance(error, CaseFileRefused):
        return CaseFileRefused(message, error.problems, error.hint)
    return WorkbenchError(message, error.hint)
