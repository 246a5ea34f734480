"""Papers made ready to be attached: kept in the vault and read, without touching any case.

It may be done beside the work on a case; what comes of it are values. The bytes are kept, and the
text is in the search index, before a record says so.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from workbench.application.case.ports import Clock, IdSource
from workbench.application.evidence.likeness import Sketch
from workbench.application.evidence.proposals import propose
from workbench.application.evidence.reading import Attachment, PaperReader, ReadPaper
from workbench.application.evidence.vault import EvidenceVault, Kept
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import EvidenceRefused, WorkbenchError
from workbench.domain.records.evidence import EvidenceItem, PaperKind, StoredFile
from workbench.domain.text import normalise_line

MOST_WITHIN = 5_000
"""So many files may come within one, those within them counted too."""

DEEPEST = 10
"""Files within files within files are opened so many deep; deeper ones are kept as they are."""

_LYING_ABOUT = frozenset(("thumbs.db", "desktop.ini"))


class TextKeeper(Protocol):
    """Takes the text of papers as it is read; the search index does."""

    def keep_text(self, sha256: str, read: ReadPaper) -> None:
        """Keep the text of the file with that digest."""

    def sketches(self, wanted: Iterable[str]) -> Mapping[str, Sketch]:
        """The sketches of texts that were kept, by the digests of their files."""


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """What papers need of the world outside. `who` is at the desk."""

    vault: EvidenceVault
    reader: PaperReader
    texts: TextKeeper
    ids: IdSource
    clock: Clock
    who: str = ""

    def stored(self, kept: Kept, name: str, kind: PaperKind) -> StoredFile:
        """A file just kept, as a record has it."""
        return StoredFile(
            sha256=kept.sha256,
            name=name,
            kind=kind,
            size=kept.size,
            added_at=self.clock.now().isoformat(timespec="seconds"),
            added_by=self.who,
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that was kept and read, and the evidence item it is to be.

    `text` says whether words could be read from it, `trouble` why not all could be.
    """

    item: EvidenceItem
    file: StoredFile
    text: bool
    trouble: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file with those that came within it, itself the first; none where it was known already."""

    name: str
    sha256: str
    papers: tuple[Paper, ...] = ()


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


def prepare(path: Path, desk: PaperDesk, known: Container[str] = ()) -> Iterator[Prepared]:
    """Make one file ready, or every file in a zip; those of `known` digests are not read again.

    Raises `EvidenceRefused`, `StoreUnavailable`; nothing more of the file then comes.
    """
    coming = _Coming(path, desk, known)
    coming.ask()
    yield from coming.ready(coming.ask)


def prepare_all(
    paths: Iterable[Path], desk: PaperDesk, known: Container[str] = ()
) -> Iterator[Prepared | EvidenceRefused]:
    """Make files ready one after the other, each copied while the one before it is being read.

    One that is refused is told in its place. Raises `StoreUnavailable` once what came before it
    is ready.
    """
    before: _Coming | None = None
    coming: _Coming | None = None
    try:
        for path in chain(paths, (None,)):
            trouble: WorkbenchError | None = None
            coming = None
            try:
                coming = _Coming(path, desk, known) if path is not None else None
            except WorkbenchError as error:
                trouble = error
            if before is not None:
                yield from _outcomes(before, coming)
            if isinstance(trouble, EvidenceRefused):
                yield trouble
            elif trouble is not None:
                raise trouble
            if coming is not None:
                coming.ask()
            before = coming
    finally:
        for each in (before, coming):
            if each is not None:
                each.leave()


def _outcomes(coming: _Coming, following: _Coming | None) -> Iterator[Prepared | EvidenceRefused]:
    try:
        yield from coming.ready(following.ask if following is not None else coming.ask)
    except EvidenceRefused as error:
        yield error


class _Coming:
    """A file on its way: its bytes are kept at once, and it is read from `ask` on.

    Raises `EvidenceRefused` when it cannot be opened, `StoreUnavailable`.
    """

    def __init__(self, path: Path, desk: PaperDesk, known: Container[str]) -> None:
        self._name, self._desk, self._known = normalise_line(path.name), desk, known
        self._room = ExitStack()
        self._answer: Callable[[], ReadPaper] | None = None
        self._trouble: WorkbenchError | None = None
        try:
            with path.open("rb") as source:
                self._kept = desk.vault.keep(source)
        except OSError as error:
            raise EvidenceRefused(
                f"{path.name} could not be read: {error.strerror or error}.",
                "Nothing of it was added. See whether it is open in another program.",
            ) from error

    def ask(self) -> None:
        """Have it read, unless it is known; what goes wrong is raised when it is to be ready."""
        if self._answer is not None or self._kept.sha256 in self._known:
            return
        try:
            room = self._room.enter_context(self._desk.vault.room())
            place = self._desk.vault.find(self._kept.sha256)
            self._answer = self._desk.reader.begin(place, self._name, room)
        except WorkbenchError as error:
            self._trouble = error

    def ready(self, free: Callable[[], None]) -> Iterator[Prepared]:
        """It, or the files in it; `free` is called once the reader has no more to do for it."""
        with self._room:
            if self._trouble is not None:
                raise self._trouble
            if self._answer is None:
                free()
                yield Prepared(self._name, self._kept.sha256)
                return
            read = self._answer()
            if not read.attachments:
                free()
            yield from _made(self._kept, self._name, read, self._desk, self._known)

    def leave(self) -> None:
        """Nothing more is wanted of it."""
        self._room.close()


def _within_zip(each: Attachment, desk: PaperDesk, known: Container[str]) -> Iterator[Prepared]:
    kept = _keep(each.path, desk)
    if kept.sha256 in known:
        yield Prepared(each.name, kept.sha256)
        return
    with desk.vault.room() as room:
        read = _read_within(kept, each.name, desk, room)
        yield from _made(kept, each.name, read, desk, known, within_zip=True)


def _read_within(kept: Kept, name: str, desk: PaperDesk, room: Path) -> ReadPaper:
    """What is in a file that came within another; a zip that is a trap is kept as it is."""
    try:
        return desk.reader.read(desk.vault.find(kept.sha256), name, room)
    except EvidenceRefused as error:
        why = error.message.removeprefix(f"{name}: ")
        return ReadPaper(trouble=f"{why} It is kept without being opened.")


def _made(
    kept: Kept,
    name: str,
    read: ReadPaper,
    desk: PaperDesk,
    known: Container[str],
    within_zip: bool = False,
) -> Iterator[Prepared]:
    if read.folder and not within_zip:
        for each in read.attachments:
            yield from _within_zip(each, desk, known)
        return
    _keep_text(kept, read, desk)
    first = _paper(kept, name, read, desk, "")
    beneath = tuple(islice(_beneath(first, read, desk, 1), MOST_WITHIN + 1))
    if len(beneath) > MOST_WITHIN:
        raise EvidenceRefused(
            f"{name}: More than {MOST_WITHIN:,} files came within it.",
            "Nothing of it was added. Unpack it, and add the files you need.",
        )
    desk.vault.settle(each.file.sha256 for each in beneath)
    yield Prepared(name, kept.sha256, (first, *beneath))


def _beneath(above: Paper, read: ReadPaper, desk: PaperDesk, depth: int) -> Iterator[Paper]:
    """The papers that came within one, and those within them."""
    with _Rooms(desk) as rooms:
        for each in read.attachments:
            kept = _keep(each.path, desk, settled=False)
            if depth >= DEEPEST:
                inner = ReadPaper(trouble="It came too many files deep: kept without being opened.")
                yield _paper(kept, each.name, inner, desk, above.item.id)
                continue
            with rooms.one() as room:
                inner = _read_within(kept, each.name, desk, room)
                _keep_text(kept, inner, desk)
                paper = _paper(kept, each.name, inner, desk, above.item.id)
                yield paper
                yield from _beneath(paper, inner, desk, depth + 1)


class _Rooms(ExitStack):
    """Rooms for files within files, one after the other; one nothing was put in serves again."""

    def __init__(self, desk: PaperDesk) -> None:
        super().__init__()
        self._desk = desk
        self._room: Path | None = None

    @contextmanager
    def one(self) -> Iterator[Path]:
        """An empty room."""
        room = self._room or self.enter_context(self._desk.vault.room())
        self._room = room
        yield room
        if any(room.iterdir()):
            self._room = None
            self.close()


def _keep(path: Path, desk: PaperDesk, *, settled: bool = True) -> Kept:
    with path.open("rb") as source:
        return desk.vault.keep(source, settled=settled)


def _keep_text(kept: Kept, read: ReadPaper, desk: PaperDesk) -> None:
    if not read.folder:
        desk.texts.keep_text(kept.sha256, read)


def _paper(kept: Kept, name: str, read: ReadPaper, desk: PaperDesk, parent_id: str) -> Paper:
    file = desk.stored(kept, normalise_line(name), read.kind)
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
    return Paper(item, file, read.has_text, read.trouble)
