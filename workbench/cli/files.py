"""A file that was named in a command, read whole."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.errors import StoreUnavailable


def bytes_of(path: Path, hint: str) -> bytes:
    """What is in a file; raises `StoreUnavailable`, with a hint, for one that cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreUnavailable(f"{path} could not be read: {error.strerror}.", hint) from error
