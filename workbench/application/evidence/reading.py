"""What is read from the file of a paper: its text by page, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from workbench.application.evidence.likeness import Sketch, sketch
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.evidence import PaperKind


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came within another: its name there, and where its bytes lie for now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPaper:
    """A file as it was read.

    `texts` is the text of each page (of the whole where there are no pages), `pages` their number
    where the file has pages. `title`, `author` and `made_on` are what the file says of itself, ""
    or None where it does not. `trouble` says in words why not all of it could be read. A `folder`
    (a zip) is only the place its attachments came in. `sketched` is the sketch of its texts where
    that was made as they came.
    """

    kind: PaperKind = PaperKind.OTHER
    pages: int | None = None
    texts: Sequence[str] = ()
    title: str = ""
    author: str = ""
    made_on: PartialDate | None = None
    attachments: Sequence[Attachment] = ()
    trouble: str = ""
    folder: bool = False
    sketched: Sketch | None = None

    @property
    def sketch(self) -> Sketch:
        """What its texts are compared with those of other papers by."""
        return sketch(self.texts) if self.sketched is None else self.sketched

    @property
    def has_text(self) -> bool:
        """Whether any words could be read."""
        return any(text.strip() for text in self.texts)


class PaperReader(Protocol):
    """Reads files of foreign formats where a hostile one can do no harm."""

    def read(self, path: Path, name: str, room: Path) -> ReadPaper:
        """What is in a file called `name`; its attachments are written into the folder `room`.

        Raises `EvidenceRefused` for a zip of which nothing may be taken in. Whatever else is wrong
        with the file is said in `trouble`.
        """

    def begin(self, path: Path, name: str, room: Path) -> Callable[[], ReadPaper]:
        """Begin to read a file; what is given back waits for the end and gives what `read` does.

        One file is read at a time: the next is begun when what is in the last one is known.
        """
        return partial(self.read, path, name, room)

    def close(self) -> None:
        """Let go of what reading needed."""
