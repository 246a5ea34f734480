"""Pictures: how many there are in the file. Their text is not read."""

from __future__ import annotations

import struct
from pathlib import Path

from workbench.interchange.papers.results import CannotRead, Result

_MOST = 10_000


def read(path: Path, name: str, result: Result) -> None:
    """Count the pictures of a file: a TIFF may have many; raises `CannotRead` for a damaged one."""
    with path.open("rb") as file:
        order = {b"II": "<", b"MM": ">"}.get(file.read(2))
        if order is None:
            result.pages = 1
            return
        file.seek(4)
        seen: set[int] = set()
        try:
            (place,) = struct.unpack(f"{order}I", file.read(4))
            while place and place not in seen and len(seen) < _MOST:
                seen.add(place)
                file.seek(place)
                (entries,) = struct.unpack(f"{order}H", file.read(2))
                file.seek(place + 2 + 12 * entries)
                (place,) = struct.unpack(f"{order}I", file.read(4))
        except struct.error:
            raise CannotRead("The picture is damaged or cut short.") from None
    result.pages = len(seen) or 1
