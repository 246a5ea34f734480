"""Old Word files and others that are shown as pages another program made of them, kept beside."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Protocol

from workbench.application.evidence.preparing import PaperDesk
from workbench.domain.casefile import CaseFile
from workbench.domain.records.evidence import EvidenceItem, PaperKind, StoredFile

_NAME = "as pages.pdf"
_CONVERTED = (".doc", ".dot", ".rtf", ".odt", ".xls", ".ods", ".ppt", ".pptx", ".odp")


class Converter(Protocol):
    """Makes pages of files of old formats, where the program for it is there."""

    @property
    def able(self) -> bool:
        """Whether the program is there."""

    def from_office(self, path: Path, name: str, target: Path) -> None:
        """Write a file called `name` as a PDF; raises `EvidenceUnavailable` when that fails."""

    def close(self) -> None:
        """Let go of what making needed."""


def can_be_converted(file: StoredFile) -> bool:
    """Whether a file is of a kind that is shown only as pages made of it."""
    return file.kind is PaperKind.OTHER and PurePath(file.name).suffix.lower() in _CONVERTED


def as_shown(item: EvidenceItem) -> StoredFile | None:
    """The file whose pages are shown, copied and bound for an item: its own, or what was made."""
    made = item.recognised
    return made if made is not None and made.kind is PaperKind.PDF else item.file


def convert(desk: PaperDesk, converter: Converter, item: EvidenceItem) -> tuple[StoredFile, int]:
    """Have the pages of an item made, kept and made known to the search; how many they are.

    Raises `EvidenceUnavailable` when they cannot be made, `StoreUnavailable` for a full disk.
    """
    assert item.file is not None
    found = desk.vault.find(item.file.sha256)
    with desk.vault.room() as room, closing(converter), closing(desk.reader):
        target = room / _NAME
        converter.from_office(found, item.file.name, target)
        with target.open("rb") as made:
            kept = desk.vault.keep(made)
        read = desk.reader.read(target, _NAME, room)
    desk.texts.keep_text(item.file.sha256, read)
    return desk.stored(kept, _NAME, PaperKind.PDF), read.pages or 0


def with_pages(case: CaseFile, evidence_id: str, made: StoredFile, pages: int) -> CaseFile:
    """The case with the pages that were made of a paper."""
    item = case.evidence[evidence_id]
    known = pages if item.pages is None else item.pages
    return case.with_record("evidence", replace(item, recognised=made, pages=known))
