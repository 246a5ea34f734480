"""A file that was named in a command: read whole, noted in the case, or said to hold real names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.application.casebook.file_content import content_of
from workbench.application.handing_out.confidential import CONFIDENTIAL
from workbench.cli.desk import tell
from workbench.domain.errors import ExportFailed, StoreUnavailable, WorkbenchError
from workbench.export.files import write_private


def bytes_of(path: Path, hint: str) -> bytes:
    """What is in a file; raises `StoreUnavailable`, with a hint, for one that cannot be read."""
    try:
        return content_of(path)
    except OSError as error:
        raise StoreUnavailable(f"{path} could not be read: {error.strerror}.", hint) from error


def refuse_existing(path: Path, replace: bool) -> None:
    """Raise `ExportFailed` for a file that is there already, unless it is to be written over."""
    if not replace and path.is_file():
        raise ExportFailed(
            f"There is already a file {path}.",
            "Nothing was written. Name another, or say --replace to write over it.",
        )


@contextmanager
def noting(*written: Path) -> Iterator[None]:
    """While files just written are noted in the case; what stands in the way names them."""
    try:
        yield
    except WorkbenchError as error:
        is_or_are = "is" if len(written) == 1 else "are"
        left = f"Written, but not noted in the case, {is_or_are} {', '.join(map(str, written))}"
        error.hint = f"{error.hint} {left}: do not send what is there, and type it again.".strip()
        raise


def write_confidential(path: Path, data: bytes) -> None:
    """Write a file with real names for its owner alone."""
    write_private(path, data)
    tell_confidential(path)


def tell_confidential(path: Path) -> None:
    """Say that a file holds real names, where its name does not."""
    if CONFIDENTIAL not in path.name:
        tell(f"{path.name} holds real names: it is confidential, and for its owner alone.")
