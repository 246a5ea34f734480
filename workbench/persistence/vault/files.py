"""The folder of evidence files: each kept once, under its own digest, and checked when it is read.

``evidence/4f/4f5a…``: two letters of the digest make a folder, the whole of it the file's name. A
file is written aside, flushed to the disk and only then named, so that a name always stands for
the whole of a file. Of many that come at once, as the attachments of an e-mail do, all are flushed
together before a case may speak of one. Standard library only.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from workbench.application.evidence.vault import Kept
from workbench.domain.errors import EvidenceUnavailable, StoreUnavailable
from workbench.persistence.backups.copying import clear_away, flush_folder
from workbench.persistence.fileformat import FILE_NAME, rights_of

FOLDER = "evidence"
"""The folder of the files within the folder of the casebook."""

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_PIECE = 1 << 20
_AT_ONCE = 8


class Vault:
    """The evidence files of one casebook; may be used from several threads and programs."""

    def __init__(self, casebook_folder: Path) -> None:
        self.folder = casebook_folder / FOLDER
        self._casebook = casebook_folder / FILE_NAME
        self._seen: dict[str, tuple[int, int]] = {}

    def keep(self, source: BinaryIO, *, settled: bool = True) -> Kept:
        """Keep the bytes of a file, once however often they come; returns their digest and number.

        Raises `StoreUnavailable` when they cannot be written; nothing of them is then kept. What
        reading the source raises passes through. Nothing may speak of a file that is not `settled`
        until `settle` was called for it.
        """
        with self._writing():
            self._make(self.folder)
            part = self._aside()
            file = os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")
        try:
            with file:
                kept = self._copied(source, file, flushed=settled)
            with self._writing():
                self._name(part, kept.sha256, flushed=settled)
        finally:
            clear_away((part,))
        return kept

    def settle(self, digests: Iterable[str]) -> None:
        """Flush files, and the folders they are named in, to the disk.

        Several at a time: a disk is as quick with eight as with one. Raises `StoreUnavailable`.
        """
        places = [self._place(each) for each in dict.fromkeys(digests)]
        if not places:
            return
        with self._writing(), ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(_flush, places):
                pass
            for _ in pool.map(flush_folder, {self.folder, *(each.parent for each in places)}):
                pass

    @contextmanager
    def room(self) -> Iterator[Path]:
        """A folder for files on their way here, gone afterwards."""
        with self._writing():
            self._make(self.folder)
            room = self._aside()
            room.mkdir(mode=0o700)
        try:
            yield room
        finally:
            clear_away((room,))

    def holds(self, sha256: str) -> bool:
        """Whether there is a file under that digest; it is not read."""
        with suppress(OSError):
            return self._place(sha256).is_file()
        return False

    def find(self, sha256: str) -> Path:
        """The file with that digest, checked: its place on the disk, to be read only.

        Raises `EvidenceUnavailable` when it is missing or its bytes are not those that were kept.
        """
        place = self._place(sha256)
        try:
            state = _state(place)
            if self._seen.get(sha256) != state:
                if _digest_of(place) != sha256:
                    raise EvidenceUnavailable(
                        "The file is not as it was kept: it was changed in the folder “evidence”.",
                        _ALL_ELSE,
                    )
                self._seen[sha256] = state
        except FileNotFoundError:
            raise EvidenceUnavailable(
                "The file is missing from the folder “evidence” of the casebook.", _ALL_ELSE
            ) from None
        except OSError as error:
            raise EvidenceUnavailable(
                f"The file cannot be read: {error.strerror or error}.", _ALL_ELSE
            ) from error
        return place

    def digests(self) -> Iterator[str]:
        """The digest of every file there is, in order."""
        if self.folder.is_dir():
            for place in sorted(self.folder.glob("??/*")):
                if _DIGEST.match(place.name) and place.parent.name == place.name[:2]:
                    yield place.name

    def size(self, sha256: str) -> int:
        """The bytes a file takes on the disk, 0 for one that is not there."""
        with suppress(OSError):
            return self._place(sha256).stat().st_size
        return 0

    def touched(self, sha256: str) -> float:
        """When a file was last kept, in seconds; 0 for one that is not there."""
        with suppress(OSError):
            return self._place(sha256).stat().st_mtime
        return 0.0

    def overwrite(self, sha256: str) -> None:
        """Delete a file for good: its bytes are overwritten first, as far as the disk lets them."""
        place = self._place(sha256)
        with suppress(OSError), place.open("r+b") as file:
            left = place.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, _PIECE)))
            file.flush()
            os.fsync(file.fileno())
        self.remove(sha256)

    def remove(self, sha256: str) -> None:
        """Delete a file, and its folder when that is empty then."""
        place = self._place(sha256)
        with self._writing():
            place.unlink(missing_ok=True)
        with suppress(OSError):
            place.parent.rmdir()

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def _aside(self) -> Path:
        return self.folder / f".casebook-{os.urandom(4).hex()}.{os.getpid()}.part"

    def _copied(self, source: BinaryIO, file: BinaryIO, *, flushed: bool) -> Kept:
        digest, size = hashlib.sha256(), 0
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            with self._writing():
                file.write(piece)
        with self._writing():
            file.flush()
            if flushed:
                os.fsync(file.fileno())
        return Kept(digest.hexdigest(), size)

    def _name(self, part: Path, sha256: str, *, flushed: bool) -> None:
        place = self._place(sha256)
        self._make(place.parent, flushed=flushed)
        part.chmod(rights_of(self._casebook) if self._casebook.exists() else 0o600)
        if place.exists() and _digest_of(place) == sha256:
            if flushed:
                _flush(place)  # somebody else may have kept it and not settled it yet
            os.utime(place)  # tidying leaves alone what was kept a moment ago
        else:
            part.replace(place)
        if flushed:
            flush_folder(place.parent)
        self._seen[sha256] = _state(place)

    def _make(self, folder: Path, *, flushed: bool = True) -> None:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)
            if self._casebook.exists() and rights_of(self._casebook) & 0o060:
                folder.chmod(0o770)
            if flushed:
                flush_folder(folder.parent)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            what = "the disk is full" if full else error.strerror or str(error)
            raise StoreUnavailable(
                f"The file could not be kept in {self.folder}: {what}.",
                "Nothing of it was added; everything before it is safe. "
                + (
                    "Make room and try again." if full else "See whether the folder can be written."
                ),
            ) from error


_ALL_ELSE = (
    "Everything else can be used. Attach the same file again, or put it back from a copy of the "
    "folder “evidence”."
)


def _flush(place: Path) -> None:
    # Windows flushes what is open for writing only.
    handle = os.open(place, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _state(place: Path) -> tuple[int, int]:
    found = place.stat()
    return found.st_size, found.st_mtime_ns


def _digest_of(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
