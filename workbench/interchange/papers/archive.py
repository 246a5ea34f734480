"""A zip of papers: its files, as long as none of them is a trap."""

from __future__ import annotations

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from workbench.interchange.papers.results import Refused, Result

MOST_FILES = 5_000
LARGEST = 8_000_000_000
"""All files together, unpacked."""

MOST_AT_ONCE = 100
"""A zip may unpack to so many times its own size, and `HARMLESS` more."""

HARMLESS = 100_000_000
_PIECE = 1 << 20
_LEFT_OUT = re.compile(r"(^|/)(__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError,
    RuntimeError, ValueError, OverflowError,
)  # fmt: skip
"""What the zip module raises over an archive cut short, changed, encrypted or oddly packed."""


def left_out(name: str) -> bool:
    """Whether a file is one that a program left lying about, and nobody means."""
    return _LEFT_OUT.search(name) is not None


def read(path: Path, name: str, result: Result) -> None:
    """Unpack a zip; raises `Refused` when any file of it is amiss: nothing is then taken in."""
    result.folder = True
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            _check(entries, path.stat().st_size)
            for entry in entries:
                if not left_out(entry.filename):
                    result.attach(entry.filename, _pieces(archive, entry))
    except _DAMAGED:
        raise Refused("The zip is damaged or cut short.") from None
    if not result.attachments:
        raise Refused("The zip has no papers in it.")


def _check(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > MOST_FILES:
        raise Refused(f"The zip holds more than {MOST_FILES:,} files.")
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
            raise Refused(f"The zip holds a file outside its own folder ({name[:80]}).")
        if entry.flag_bits & 1:
            raise Refused("The zip is locked with a password.")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Refused(f"The zip holds a link instead of a file ({name[:80]}).")
    total = sum(entry.file_size for entry in entries)
    if total > min(LARGEST, packed * MOST_AT_ONCE + HARMLESS):
        raise Refused("The zip unpacks to far more than papers do.")


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    left = entry.file_size  # what a file says of its size need not be true
    with archive.open(entry) as file:
        while piece := file.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise Refused("The zip unpacks to more than it says.")
            yield piece
