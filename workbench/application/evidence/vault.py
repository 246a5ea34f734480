"""Where evidence files are kept, as the application asks for it; the casebook fulfils it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from workbench.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept: the SHA-256 of its bytes and their number."""

    sha256: str
    size: int


class EvidenceVault(Protocol):
    """The evidence files of a casebook, each kept once under its digest."""

    def keep(self, source: BinaryIO, *, settled: bool = True) -> Kept:
        """Keep the bytes of a file; raises `StoreUnavailable` when they cannot be written.

        One that is not `settled` may be lost with the power until `settle` was called for it.
        """

    def settle(self, digests: Iterable[str]) -> None:
        """See to it that files are on the disk, whatever comes; raises `StoreUnavailable`."""

    def room(self) -> AbstractContextManager[Path]:
        """A folder for files on their way here, gone afterwards."""

    def holds(self, sha256: str) -> bool:
        """Whether there is a file under that digest; it is not read."""

    def find(self, sha256: str) -> Path:
        """The file with that digest, checked; raises `EvidenceUnavailable`."""
