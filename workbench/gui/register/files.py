"""Files to be imported: those dropped, what is in one, and what is said where it is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDropEvent

from workbench.application.casebook import file_content
from workbench.domain.errors import CaseFileRefused, ExportFailed, WorkbenchError

# For the reader only: the register is shown before anything of a case is loaded.
if TYPE_CHECKING:
    from workbench.gui.desk import CaseBundles


def dropped_files(event: QDropEvent) -> tuple[Path, ...]:
    """The files of this computer that are dragged over the window."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def is_case(path: Path, bundles: CaseBundles | None) -> bool:
    """Whether a file is a case of this program, sealed or not, and no paper of one."""
    known = bundles is not None and (bundles.is_sealed(path) or bundles.is_one(path))
    return known or path.suffix.lower() == ".json"


def content_of(path: Path) -> bytes:
    """The bytes of a file; raises `ExportFailed` when it cannot be read."""
    try:
        return file_content.content_of(path)
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
