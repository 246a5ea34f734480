"""A case that travels with the files of its evidence: each found, and named when it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.application.evidence.vault import EvidenceVault
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import EvidenceUnavailable


def files_of(case: CaseFile, vault: EvidenceVault) -> Callable[[str], Path]:
    """What finds each file of a case by its digest; its refusal names the item it belongs to."""

    def find(sha256: str) -> Path:
        try:
            return vault.find(sha256)
        except EvidenceUnavailable as error:
            items = case.evidence.values()
            kept = ((i, file) for i in items for file in (i.file, i.recognised) if file)
            title = next((i.title or i.id for i, f in kept if f.sha256 == sha256), "A file")
            raise EvidenceUnavailable(f"“{title}”: {error.message}", error.hint) from error

    return find


def missing_files(case: CaseFile, vault: EvidenceVault) -> int:
    """How many files of a case are not kept here."""
    digests = {item.file.sha256 for item in case.evidence.values() if item.file is not None}
    return sum(not vault.holds(each) for each in digests)
