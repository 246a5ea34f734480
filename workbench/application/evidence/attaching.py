"""Papers attached to a case: kept, read, and listed as evidence items, one file after the other.

Each file is an action of its own, saved before the next begins; so what was attached before a
crash is there after it, and attaching the same files again goes on where it stopped. All files of
one sitting are one step for Undo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from workbench.application.case import editing
from workbench.application.case.ports import Clock, IdSource
from workbench.application.case.session import CaseSession
from workbench.application.evidence.proposals import propose
from workbench.application.evidence.reading import PaperReader, ReadPaper
from workbench.application.evidence.vault import EvidenceVault, Kept
from workbench.application.records.labels import evidence_label
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseConflict, EvidenceRefused, InvalidInput
from workbench.domain.records.evidence import EvidenceItem, StoredFile
from workbench.domain.text import normalise_line, shortened

DEEPEST = 10
"""Files within files within files are opened so many deep; deeper ones are kept as they are."""

_ATTEMPTS = 5
_LYING_ABOUT = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was looked at: its name, its evidence item, and whether that was `added` now.

    `text` says whether words could be read from it, `trouble` why not all could be.
    """

    item: str
    file: str
    sha256: str
    pages: int | None
    text: bool
    added: bool = True
    trouble: str = ""


class TextKeeper(Protocol):
    """Takes the text of papers as it is read; the search index does."""

    def keep_text(self, sha256: str, read: ReadPaper) -> None:
        """Keep the text of the file with that digest."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What attaching needs of the world outside. `who` is at the desk."""

    vault: EvidenceVault
    reader: PaperReader
    texts: TextKeeper
    ids: IdSource
    clock: Clock
    who: str = ""


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant: those named, and all in the folders named, in order of their names.

    Hidden files, and those that programs leave lying about, are meant only when they are named.
    Raises `EvidenceRefused` for one that is not there.
    """
    for path in paths:
        if path.is_dir():
            yield from (each for each in sorted(path.rglob("*")) if _meant(each, path))
        elif path.is_file():
            yield path
        else:
            raise EvidenceRefused(f"{path} is not there, or is no file.", "Nothing was added.")


def _meant(path: Path, within: Path) -> bool:
    parts = path.relative_to(within).parts
    hidden = any(part.startswith((".", "~$")) for part in parts)
    return not hidden and path.name.casefold() not in _LYING_ABOUT and path.is_file()


class Attaching:
    """One sitting of attaching files to a case.

    `open_case` gives the open case, read anew when somebody else changed it in between. With
    `item_id` the first file becomes that item's own where it has none yet; all others come beneath.
    """

    def __init__(self, open_case: Callable[[], CaseSession], desk: Desk, item_id: str = "") -> None:
        self._open_case = open_case
        self._desk = desk
        self._item_id = item_id
        self._session = open_case()
        if item_id and item_id not in self._session.case.evidence:
            raise InvalidInput(
                f"The case has no evidence item with the id “{shortened(item_id, 60)}”.",
                "Nothing was added.",
            )
        self._step = f"attach {desk.ids.new('step')}"

    def attach(self, path: Path) -> tuple[Attached, ...]:
        """Attach one file, or every file in a zip; each is saved when this returns.

        Raises `EvidenceRefused`, `StoreUnavailable`; nothing of the file is then added.
        """
        try:
            with path.open("rb") as source:
                kept = self._desk.vault.keep(source)
        except OSError as error:
            raise EvidenceRefused(
                f"{path.name} could not be read: {error.strerror or error}.",
                "Nothing of it was added. See whether it is open in another program.",
            ) from error
        return self._attach(kept, path.name)

    def _attach(self, kept: Kept, name: str, within_zip: bool = False) -> tuple[Attached, ...]:
        there = _item_of(self._session.case, kept.sha256)
        if there is not None:
            return (_already(self._session.case, there, name),)
        with self._desk.vault.room() as room:
            read = self._read(kept, name, room)
            if read.folder and not within_zip:
                done: list[Attached] = []
                for each in read.attachments:
                    done.extend(self._attach(self._keep(each.path), each.name, within_zip=True))
                return tuple(done)
            papers = [_Paper.of(kept, name, read, self._desk, "")]
            papers.extend(self._beneath(papers[0], read, 1))
        return self._save(papers)

    def _beneath(self, above: _Paper, read: ReadPaper, depth: int) -> Iterator[_Paper]:
        """The papers that came within one, and those within them."""
        for each in read.attachments if not read.folder else ():
            kept = self._keep(each.path)
            if depth >= DEEPEST:
                inner = ReadPaper(trouble="It came too many files deep: kept without being opened.")
                yield _Paper.of(kept, each.name, inner, self._desk, above.item.id)
                continue
            with self._desk.vault.room() as room:
                inner = self._read(kept, each.name, room)
                paper = _Paper.of(kept, each.name, inner, self._desk, above.item.id)
                yield paper
                yield from self._beneath(paper, inner, depth + 1)

    def _keep(self, path: Path) -> Kept:
        with path.open("rb") as source:
            return self._desk.vault.keep(source)

    def _read(self, kept: Kept, name: str, room: Path) -> ReadPaper:
        read = self._desk.reader.read(self._desk.vault.find(kept.sha256), name, room)
        if not read.folder:
            self._desk.texts.keep_text(kept.sha256, read)
        return read

    def _save(self, papers: list[_Paper]) -> tuple[Attached, ...]:
        name = papers[0].file.name
        for attempt in range(_ATTEMPTS):
            there = _item_of(self._session.case, papers[0].file.sha256)
            if there is not None:  # somebody else attached it meanwhile
                return (_already(self._session.case, there, name),)
            placed = self._placed(papers)
            try:
                label = f"Attach {shortened(name, 60)}"
                self._session.apply(label, partial(_added, papers=placed), merge_key=self._step)
                return tuple(paper.attached() for paper in placed)
            except CaseConflict:
                if attempt == _ATTEMPTS - 1:
                    raise
                self._session = self._open_case()
        raise AssertionError

    def _placed(self, papers: list[_Paper]) -> list[_Paper]:
        """The papers in their places: as the item named, beneath it, or by themselves."""
        item = self._session.case.evidence.get(self._item_id)
        if item is None:
            return papers
        first, *others = papers
        if item.file is not None:
            return [replace(first, item=replace(first.item, parent_id=item.id)), *others]
        below = [
            replace(each, item=replace(each.item, parent_id=item.id))
            if each.item.parent_id == first.item.id
            else each
            for each in others
        ]
        pages = first.item.pages if item.pages is None else item.pages
        return [replace(first, item=replace(item, file=first.file, pages=pages)), *below]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file that was kept and read, and the evidence item it is to be."""

    item: EvidenceItem
    file: StoredFile
    text: bool
    trouble: str

    @classmethod
    def of(cls, kept: Kept, name: str, read: ReadPaper, desk: Desk, parent_id: str) -> _Paper:
        file = StoredFile(
            sha256=kept.sha256,
            name=normalise_line(name),
            kind=read.kind,
            size=kept.size,
            added_at=desk.clock.now().isoformat(timespec="seconds"),
            added_by=desk.who,
        )
        found = propose(file.name, read)
        item = EvidenceItem(
            id=desk.ids.new("evidence"),
            title=found.title,
            author=found.author,
            made_on=found.made_on,
            pages=read.pages,
            file=file,
            parent_id=parent_id,
        )
        return cls(item, file, read.has_text, read.trouble)

    def attached(self) -> Attached:
        file = self.file
        return Attached(
            self.item.id, file.name, file.sha256, self.item.pages, self.text, True, self.trouble
        )


def _added(case: CaseFile, papers: Sequence[_Paper]) -> CaseFile:
    for paper in papers:
        if paper.item.id in case.evidence:
            case = case.with_record("evidence", paper.item)
        else:
            case = editing.add(case, "evidence", paper.item)
    return case


def _item_of(case: CaseFile, sha256: str) -> EvidenceItem | None:
    """The item whose file has that digest."""
    items = case.evidence.values()
    return next((each for each in items if each.file and each.file.sha256 == sha256), None)


def _already(case: CaseFile, item: EvidenceItem, name: str) -> Attached:
    file = item.file
    said = f"It is in the case already, as {evidence_label(case, item)}."
    sha256 = file.sha256 if file is not None else ""
    return Attached(item.id, name, sha256, item.pages, False, False, said)
