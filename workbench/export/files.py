"""Writing an exported file whole or not at all."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from workbench.domain.errors import ExportFailed
from workbench.paths import ASIDE

_BESIDE = f".{ASIDE}"
_A_DAY = 24 * 60 * 60


def write_private(path: Path, data: bytes) -> None:
    """Write a file with real names in it, which only its owner may read; see `write_whole`."""
    write_whole(path, data, 0o600)


def write_whole(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file at once; see `writing_whole`."""
    with writing_whole(path, mode) as file:
        file.write(data)


@contextmanager
def writing_whole(path: Path, mode: int | None = None) -> Iterator[BinaryIO]:
    """Write beside the target and move into place, so that a failure leaves the old file.

    A link is followed to the file it stands for. `mode` is who may read it; without one those who
    might before, of a new file the owner alone. Raises `ExportFailed` saying what stood in the way.
    """
    path = _followed(path)
    if not path.parent.is_dir():
        raise ExportFailed(
            f"The folder {path.parent} does not exist.", "Nothing was written. Choose another."
        )
    if path.is_dir():
        raise ExportFailed(f"{path} is a folder.", "Nothing was written. Choose a file name.")
    if path.exists() and not path.is_file():  # moving into place would put an end to a device
        raise ExportFailed(
            f"{path} is a device or a pipe, not a file.", "Nothing was written. Choose a file name."
        )
    temporary = ""
    try:
        _clear_left(path.parent)
        handle, temporary = tempfile.mkstemp(prefix=_BESIDE, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, mode)  # noqa: PTH101 - the name is a plain string
        elif path.exists():  # else only its owner's: it holds words of a case
            os.chmod(temporary, path.stat().st_mode & 0o777)  # noqa: PTH101 - a plain string
        os.replace(temporary, path)  # noqa: PTH105 - as above
        temporary = ""
    except OSError as error:
        raise ExportFailed(*_told(path, error)) from error
    finally:
        _discard(temporary)


def _followed(path: Path) -> Path:
    """The file a link stands for, so that the link stays a link; a broken link is left alone."""
    try:
        followed = path.resolve() if path.is_symlink() else path
        # From Python 3.13 on, links in a circle resolve to one of them instead of raising.
        if followed.is_symlink():
            raise OSError("links in a circle")
        return followed
    except (OSError, RuntimeError) as error:  # links in a circle
        raise ExportFailed(
            f"{path} is a link that leads nowhere.", "Nothing was written. Choose a file name."
        ) from error


def _clear_left(folder: Path) -> None:
    """Delete what a killed program left of files it was writing; those of the last day may grow."""
    with suppress(OSError):
        for left in folder.glob(f"{_BESIDE}*"):
            if time.time() - left.stat().st_mtime > _A_DAY:
                left.unlink(missing_ok=True)


def _discard(temporary: str) -> None:
    if temporary:
        Path(temporary).unlink(missing_ok=True)


def _told(path: Path, error: OSError) -> tuple[str, str]:
    kept = "The file that stood there is unchanged."
    if isinstance(error, PermissionError):
        return (
            f"{path.name} could not be written: it is open in another program, or the folder "
            "does not allow writing.",
            f"{kept} Close it in Word, or choose another name or folder.",
        )
    return f"{path.name} could not be written: {error.strerror or error}.", f"{kept} Try again."
