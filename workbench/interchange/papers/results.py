"""What the readers of each format give back, and what they raise when a paper cannot be read."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from dataclasses import field
from pathlib import Path, PurePosixPath

from workbench.domain.dataclass import dataclass
from workbench.domain.text import normalise_line

LONGEST_PAGE = 400_000
"""Of one page (of the whole, where there are no pages) so many characters are kept at most."""

LONGEST_TEXT = 60_000_000
"""And of one file so many."""

MOST_ATTACHED = 5_000
"""So many files may come within one."""


class CannotRead(Exception):
    """A paper that is kept without its text; the words say why, as a person is told."""


class Refused(Exception):
    """A zip of which nothing may be taken in; the words say why."""


@dataclass(slots=True)
class Result:
    """What one file gives; see `workbench.application.evidence.reading.ReadPaper`.

    `page` takes the text of the next page, and `room` is where attachments are written.
    """

    room: Path
    send: Callable[[str], object]
    pages: int | None = None
    title: str = ""
    author: str = ""
    made_on: str = ""
    trouble: str = ""
    folder: bool = False
    attachments: list[tuple[str, str]] = field(default_factory=list)
    _sent: int = 0

    def page(self, text: str) -> None:
        """The text of the next page."""
        left = LONGEST_TEXT - self._sent
        kept = text[: min(LONGEST_PAGE, left)]
        if len(kept) < len(text):
            self.trouble = "Its text is too long to be kept whole; the rest is in the file."
        self._sent += len(kept)
        self.send(kept)

    def attach(self, name: str, pieces: Iterable[bytes]) -> None:
        """A file that came within this one.

        Raises `Refused` when it cannot be unpacked: the paper alone would be half of it.
        """
        if len(self.attachments) >= MOST_ATTACHED:
            self.trouble = f"More than {MOST_ATTACHED:,} files came with it; the rest stay in it."
            return
        # A name is no way to a place: some have one in them, to lead out of the folder.
        name = PurePosixPath(normalise_line(name).replace("\\", "/")).name
        name = name if name.strip(". ") else "attachment"
        path = self.room / f"{len(self.attachments):05d}"
        try:
            with path.open("xb") as file:
                file.writelines(pieces)
        except OSError as error:
            if error.errno == errno.EINVAL:  # a place in a zip that lies before its beginning
                raise Refused("It is damaged or cut short.") from error
            why = error.strerror or str(error)
            raise Refused(f"What came within it could not be unpacked: {why}.") from error
        self.attachments.append((name, path.name))
