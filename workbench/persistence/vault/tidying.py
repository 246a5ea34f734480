"""Removes evidence files that nothing needs any more, and looks the needed ones over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import EvidenceUnavailable
from workbench.persistence.backups.automatic import clear_leftovers
from workbench.persistence.fileformat import FILE_NAME, reading
from workbench.persistence.vault.files import Vault
from workbench.persistence.vault.needed import of_casebook, of_folder, of_records

JUST_KEPT = timedelta(minutes=10)
"""A file kept no longer ago may be on its way into a case."""


@dataclass(frozen=True, slots=True)
class Superfluous:
    """A file that no record, no undo and no copy needs."""

    sha256: str
    size: int


def superfluous(folder: Path, now: datetime) -> tuple[Superfluous, ...]:
    """The files of a casebook folder that nothing needs; raises `StoreUnavailable`."""
    vault, wanted = Vault(folder), of_folder(folder)
    late = (now - JUST_KEPT).timestamp()
    return tuple(
        Superfluous(each, vault.size(each))
        for each in vault.digests()
        if each not in wanted and vault.touched(each) <= late
    )


def tidy(folder: Path, found: Iterable[Superfluous]) -> None:
    """Remove files found superfluous, and what a killed program left of others."""
    vault = Vault(folder)
    clear_leftovers(folder / FILE_NAME)
    for each in found:
        vault.remove(each.sha256)


def let_go(folder: Path, digests: Iterable[str]) -> None:
    """Delete those files of an erased case that nothing else, no copy either, needs."""
    vault, left = Vault(folder), set(digests)
    if left:
        for each in sorted(left - of_folder(folder)):
            vault.overwrite(each)


def carry(source: Path, target: Path, digests: Iterable[str]) -> None:
    """Copy files from one casebook folder to another that does not have them; no file twice.

    One that is missing or altered at its source is passed over.
    """
    here, there = Vault(source), Vault(target)
    if here.folder.absolute() == there.folder.absolute():
        return
    for sha256 in sorted(digests):
        if not there.holds(sha256):
            _carry_one(here, there, sha256)


def _carry_one(here: Vault, there: Vault, sha256: str) -> None:
    try:
        place = here.find(sha256)
    except EvidenceUnavailable:
        return
    with place.open("rb") as file:
        there.keep(file)


def folder_of(copy: Path) -> Path:
    """The folder that has the evidence beside a copy: of one in ``backups``, the casebook's own."""
    inside = copy.parent.name == "backups" and (copy.parent.parent / FILE_NAME).exists()
    return copy.parent.parent if inside else copy.parent


def bring_back(copy: Path, folder: Path, casebook: Path, case_id: str | None = None) -> None:
    """Put the files a restored casebook, or a case of it, needs back from beside its copy."""
    carry(folder_of(copy), folder, of_casebook(casebook, case_id))


def faults(path: Path) -> Iterator[str]:
    """The records of a casebook whose file is missing or altered, in words.

    Raises `StoreUnavailable` when the casebook cannot be read.
    """
    vault = Vault(folder_of(path))
    with reading(path) as connection:
        needs = list(of_records(connection))
        references = dict(connection.execute("SELECT id, reference FROM cases"))
    said: dict[str, str] = {}
    for need in needs:
        if need.sha256 not in said:
            try:
                vault.find(need.sha256)
                said[need.sha256] = ""
            except EvidenceUnavailable as error:
                said[need.sha256] = error.message
        if said[need.sha256]:
            case = references.get(need.case_id) or f"with the id {need.case_id}"
            yield f"The case {case}: {need.noun} ({need.id}). {said[need.sha256]}"
