"""An evidence item as pages: its file as it is, its words laid out, or a slip that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.application.disclosing.pages import PageLayout, PageMaker
from workbench.application.evidence.converting import as_shown, can_be_converted
from workbench.application.evidence.reading import PaperReader
from workbench.application.evidence.vault import EvidenceVault
from workbench.application.records.labels import evidence_label, evidence_numbers
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import (
    EvidenceRefused,
    EvidenceUnavailable,
    InvalidInput,
    StoreUnavailable,
)
from workbench.domain.records.evidence import EvidenceItem, PaperKind, StoredFile
from workbench.domain.text import shortened

_AS_PAGES = (PaperKind.PDF, PaperKind.PICTURE)


@dataclass(frozen=True, slots=True)
class CopyDesk:
    """What copies of papers need of the world outside."""

    vault: EvidenceVault
    reader: PaperReader
    maker: PageMaker
    layout: PageLayout

    def close(self) -> None:
        """Let go of what making needed."""
        self.reader.close()
        self.maker.close()


@contextmanager
def room_of(desk: CopyDesk) -> Iterator[Path]:
    """A folder for pages on their way; raises `StoreUnavailable` where they cannot be written."""
    try:
        with desk.vault.room() as room:
            yield room
    except OSError as error:
        raise StoreUnavailable(
            f"The pages could not be written: {error.strerror or error}.",
            "Nothing was written, and nothing was changed. Make room on the disk and try again.",
        ) from error


@dataclass(frozen=True, slots=True)
class ItemPages:
    """A PDF with the pages of an item; `trouble` says why it is only a slip."""

    path: Path
    pages: int
    trouble: str = ""


def chosen_item(case: CaseFile, typed: str, hint: str = "Nothing was written.") -> EvidenceItem:
    """The item with that id or number ("E3"); raises `InvalidInput`, with a hint."""
    numbers = evidence_numbers(case)
    for id, item in case.evidence.items():
        if typed.strip() == id or typed.strip().upper() == numbers[id]:
            return item
    raise InvalidInput(f"The case has no evidence item “{shortened(typed, 60)}”.", hint)


def pages_of(case: CaseFile, item: EvidenceItem, desk: CopyDesk, room: Path) -> ItemPages:
    """The pages of an item, or a slip in their place."""
    target = room / f"{item.id}.pdf"
    try:
        return _made(item, desk, room, target)
    except (EvidenceUnavailable, EvidenceRefused) as error:
        label, name = evidence_label(case, item), item.file.name if item.file is not None else ""
        said = [("", error.message), ("", f"File: {name}" if name else "")]
        target.write_bytes(desk.layout.words(label, said))
        return ItemPages(target, desk.maker.pages(target, False, room / "slip.pdf"), error.message)


def _made(item: EvidenceItem, desk: CopyDesk, room: Path, target: Path) -> ItemPages:
    file = as_shown(item)
    if file is None:
        raise EvidenceUnavailable("The casebook does not keep the paper itself.")
    found = desk.vault.find(file.sha256)
    if file.kind in _AS_PAGES:
        return ItemPages(target, desk.maker.pages(found, file.kind is PaperKind.PICTURE, target))
    laid = room / f"{item.id}-laid.pdf"
    laid.write_bytes(_laid_out(item, file, found, desk, room))
    return ItemPages(target, desk.maker.pages(laid, False, target))


def _laid_out(
    item: EvidenceItem, file: StoredFile, found: Path, desk: CopyDesk, room: Path
) -> bytes:
    within = room / f"{item.id}-within"
    within.mkdir()
    read = desk.reader.read(found, file.name, within)
    if not read.has_text:
        raise EvidenceUnavailable(read.trouble or _why_not(file))
    several = len(read.texts) > 1
    parts = [(f"Part {n}" if several else "", text) for n, text in enumerate(read.texts, 1)]
    if read.trouble:
        parts.append(("", read.trouble))
    return desk.layout.words("", parts)


def _why_not(file: StoredFile) -> str:
    """Why a file without words has no pages."""
    if can_be_converted(file):
        return "Its pages were not made: “Show its pages” on the Evidence page has them made."
    if file.kind is PaperKind.OTHER:
        return "A file of this kind cannot be shown as pages."
    return "It holds no words that could be shown as pages."
