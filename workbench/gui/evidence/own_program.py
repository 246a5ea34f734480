"""A paper opened by the system's own program for it: a copy, its owner's alone, gone at the end."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from workbench.application.evidence.opening import may_be_opened, name_outside
from workbench.domain.errors import EvidenceUnavailable
from workbench.domain.records.evidence import StoredFile
from workbench.paths import ASIDE

_FOLDERS: list[Path] = []


def open_outside(place: Path, file: StoredFile) -> None:
    """Have the system's program for it show a copy of a file; raises `EvidenceUnavailable`."""
    if not may_be_opened(file):
        raise EvidenceUnavailable(
            f"{file.name} is no kind of paper that is opened from here.",
            "It may be a program, or hold one. Save a copy if you know what it is.",
        )
    try:
        folder = Path(tempfile.mkdtemp(prefix=ASIDE))
        _FOLDERS.append(folder)
        copy = folder / name_outside(file)
        own = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(own, "wb") as target, place.open("rb") as source:
            shutil.copyfileobj(source, target)
    except OSError as error:
        raise EvidenceUnavailable(
            f"No copy of {file.name} could be made: {error.strerror or error}.", "Nothing is lost."
        ) from error
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
        raise EvidenceUnavailable(
            f"No program here opens {file.name}.", "The file itself is kept in the case."
        )


@atexit.register
def clear_copies() -> None:
    """Take the copies away; one that is open elsewhere may stay until the system clears up."""
    while _FOLDERS:
        with suppress(OSError):
            shutil.rmtree(_FOLDERS.pop(), ignore_errors=True)
