"""Pictures: how many there are in the file. Their text is not read."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from workbench.interchange.papers.results import CannotRead, Result

_MOST = 10_000


_ENDS = {b"\xff\xd8": b"\xff\xd9", b"\x89P": b"IEND"}
"""How a JPEG and a PNG begin and end; some programs write something behind the end."""

_SMALL_COPY = 1 << 16
"""At the beginning of a photograph often stands a small copy of it, with an end of its own."""


def _cut_short(file: BinaryIO) -> bool:
    end = _ENDS.get(file.read(2))
    size = file.seek(0, 2)
    file.seek(_SMALL_COPY if size > 2 * _SMALL_COPY else 0)
    return end is not None and end not in file.read()


def read(path: Path, name: str, result: Result) -> None:
    """Count the pictures of a file: a TIFF may have many; raises `CannotRead` for a damaged one."""
    with path.open("rb") as file:
        if _cut_short(file):
            result.trouble = "The picture seems to be cut short."
        file.seek(0)
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
