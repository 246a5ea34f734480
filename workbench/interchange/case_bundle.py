"""A case with its evidence as one zip: the case file, and each file under its SHA-256.

``case.json`` and ``evidence/<digest>``, nothing else. A zip is taken whole or refused whole: before
anything is kept, every file in it is unpacked, counted and compared with its digest.
"""

from __future__ import annotations

import errno
import hashlib
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseFileRefused
from workbench.domain.records.evidence import StoredFile
from workbench.domain.shape import parts_of, values_at
from workbench.interchange.casefile import KIND, dumps, loads
from workbench.interchange.file_text import LARGEST_FILE, printable

CASE, EVIDENCE = "case.json", "evidence/"
_DIGEST = re.compile(r"evidence/([0-9a-f]{64})\Z")
_PIECE = 1 << 20
_WHEN = (1980, 1, 1, 0, 0, 0)
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What the zip module raises over an archive cut short, changed, encrypted or oddly packed."""


def digests(case: CaseFile) -> Mapping[str, int]:
    """The files of a case: the digest of each and its bytes."""
    return {
        file.sha256: file.size
        for kind, record in case.everything()
        for path in parts_of(kind, StoredFile)
        for _, file in values_at(record, path)
        if file.sha256
    }


class Target(Protocol):
    """Where a zip is written to, from its beginning to its end."""

    def write(self, data: bytes, /) -> int:
        """Take more of it."""

    def flush(self) -> None:
        """Nothing more comes for now."""


def write(case: CaseFile, find: Callable[[str], Path] | None, target: Target) -> None:
    """Write a case and its files as a zip, the case alone without `find`.

    Whatever `find` raises for a digest passes through.
    """
    with zipfile.ZipFile(cast(BinaryIO, target), "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_entry(CASE), "w") as entry:
            entry.write(dumps(case).encode())
        for sha256 in sorted(digests(case)) if find is not None else ():
            assert find is not None
            with (
                find(sha256).open("rb") as file,
                archive.open(_entry(f"{EVIDENCE}{sha256}"), "w", force_zip64=True) as entry,
            ):
                while piece := file.read(_PIECE):
                    entry.write(piece)


def _entry(name: str) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name, _WHEN)
    found.compress_type = zipfile.ZIP_DEFLATED
    found.external_attr = 0o600 << 16
    return found


def is_bundle(path: Path) -> bool:
    """Whether a file is a zip that holds a case file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return CASE in archive.namelist()
    except (*_DAMAGED, OSError, ValueError):
        return False


@contextmanager
def opened(
    path: Path | BinaryIO,
) -> Iterator[tuple[CaseFile, Callable[[Callable[[BinaryIO], object]], None]]]:
    """The case in a zip, and what gives each of its files to a function that keeps it.

    Everything has been checked by then. Raises `CaseFileRefused`, naming every fault.
    """
    with _refusing(), zipfile.ZipFile(path) as archive:
        _check_names(archive)
        case = loads(_case_file(archive))
        found = {match[1]: name for name in archive.namelist() if (match := _DIGEST.match(name))}
        _check_files(archive, found, digests(case))
        yield case, lambda keep: _give(archive, found, keep)


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except _DAMAGED:
        raise _refused("it is damaged, cut short or encrypted") from None
    except OSError as error:  # a place in the zip that lies before its beginning
        if error.errno != errno.EINVAL:
            raise
        raise _refused("it is damaged, cut short or encrypted") from None


def _refused(*faults: str) -> CaseFileRefused:
    return CaseFileRefused(
        "This zip is no case with its evidence as the program writes it.",
        tuple(printable(each) for each in faults),
        f"{KIND.untouched} Ask for it to be exported again.",
    )


def _check_names(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    faults = [
        f"{name}: has no place in such a zip"
        for name in names
        if name != CASE and not _DIGEST.match(name)
    ]
    faults.extend(
        f"{name}: stands twice in it" for name in {n for n in names if names.count(n) > 1}
    )
    faults.extend(
        f"{each.filename}: is encrypted" for each in archive.infolist() if each.flag_bits & 1
    )
    if CASE not in names:
        faults.append(f"{CASE}: is missing")
    if faults:
        raise _refused(*faults[:20])


def _case_file(archive: zipfile.ZipFile) -> bytes:
    with archive.open(CASE) as entry:
        return entry.read(LARGEST_FILE + 1)


def _check_files(
    archive: zipfile.ZipFile, found: Mapping[str, str], expected: Mapping[str, int]
) -> None:
    """Every file is one of the case's, has its size and its digest; what unpacks to more is not
    unpacked any further.
    """
    faults = []
    for sha256, name in found.items():
        if sha256 not in expected:
            faults.append(f"{name}: belongs to nothing in the case")
            continue
        digest, left = hashlib.sha256(), expected[sha256]
        with archive.open(name) as entry:
            while left >= 0 and (piece := entry.read(min(_PIECE, left + 1))):
                digest.update(piece)
                left -= len(piece)
        if left or digest.hexdigest() != sha256:
            faults.append(f"{name}: is not the file that was exported")
    if faults:
        raise _refused(*faults[:20])


def _give(
    archive: zipfile.ZipFile, found: Mapping[str, str], keep: Callable[[BinaryIO], object]
) -> None:
    for name in found.values():
        with archive.open(name) as entry:
            keep(entry)  # type: ignore[arg-type]
