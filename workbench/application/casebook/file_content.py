"""What is in a file that somebody chose, read no further than any reader would take it."""

from __future__ import annotations

from pathlib import Path

MOST_READ = 64_000_000
"""So many bytes are read at most: more than any kind of file may have, so that each is refused in
the words of its own reader, however large it is."""


def content_of(path: Path) -> bytes:
    """The content of a file, or more of it than is taken; raises `OSError` where it has none."""
    with path.open("rb") as file:
        return file.read(MOST_READ)
