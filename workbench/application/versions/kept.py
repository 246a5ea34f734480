"""The files of an issued version, written out again byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workbench.application.evidence.vault import EvidenceVault
from workbench.application.handing_out.exporting import Writer
from workbench.domain.errors import ExportFailed
from workbench.domain.records.evidence import StoredFile


def write_again(
    files: Iterable[StoredFile], folder: Path, vault: EvidenceVault, write: Writer
) -> tuple[Path, ...]:
    """Write kept files into a folder, under the names they had when they were issued.

    All of them are looked over before the first is written. Raises `EvidenceUnavailable` when one
    is missing or altered, `ExportFailed` when another file has its name or it cannot be written.
    """
    found = [(folder / file.name, vault.find(file.sha256).read_bytes()) for file in files]
    for path, data in found:
        if path.exists() and path.read_bytes() != data:
            raise ExportFailed(
                f"There is another file called {path.name} in {folder}.",
                "Nothing was written. Choose another folder, or move that file away.",
            )
    for path, data in found:
        write(path, data)
    return tuple(path for path, _ in found)
