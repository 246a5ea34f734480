"""Has files read by a program of its own, which is ended when one of them takes too long.

Fulfils `workbench.application.evidence.reading.PaperReader`. The reading program serves file after
file; one that ends it costs the time to start another.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import IO, Any

from workbench.application.evidence.likeness import Sketching
from workbench.application.evidence.reading import Attachment, ReadPaper
from workbench.domain.dates.partial import PartialDate
from workbench.domain.errors import EvidenceRefused
from workbench.domain.records.evidence import PaperKind
from workbench.domain.text import normalise_line
from workbench.interchange.papers.program import Ended, Program

PATIENCE = 60.0
"""Seconds a single page, or what a file says of itself, may take."""

LONGEST = 900.0
"""Seconds a whole file may take."""

ARGUMENT = "--read-papers"
"""What the program is started with to be the reading program."""

_SLOW = "Reading it took too long; it is kept without its text."
_TOO_MUCH = "Reading it takes more memory than any paper needs; it is kept without its text."
_FELL = "It is damaged: reading it failed. It is kept without its text."


class ChildReader:
    """A reading program, started when the first file is read."""

    def __init__(self, patience: float = PATIENCE, longest: float = LONGEST) -> None:
        self._patience = patience
        self._longest = longest
        self._program = Program(ARGUMENT, _line, slow=_SLOW, too_much=_TOO_MUCH, fell=_FELL)
        self._busy = False

    def read(self, path: Path, name: str, room: Path) -> ReadPaper:
        """What is in a file called `name`; its attachments are written into the folder `room`.

        Raises `EvidenceRefused` for a zip of which nothing may be taken in.
        """
        return self.begin(path, name, room)()

    def begin(self, path: Path, name: str, room: Path) -> Callable[[], ReadPaper]:
        """Begin to read a file; what is given back waits for the end and gives what `read` does."""
        if self._busy:
            self.close()  # nobody waited for the end of another file
        self._program.ask(path=str(path), name=name, room=str(room))
        self._busy = True
        return partial(self._answer, name, room)

    def _answer(self, name: str, room: Path) -> ReadPaper:
        answer = _Answer(room)
        ends = monotonic() + self._longest
        try:
            while not answer.whole:
                answer.take(self._program.answer(min(self._patience, ends - monotonic())))
        except Ended as ended:
            answer.trouble = str(ended)
        self._busy = False
        return answer.paper(name)

    def close(self) -> None:
        """End the reading program."""
        self._busy = False
        self._program.end()


class _Answer:
    """What was said of a file so far."""

    def __init__(self, room: Path) -> None:
        self._room = room
        self._texts: list[str] = []
        self._sketching = Sketching()
        self._kind = PaperKind.OTHER
        self._said: dict[str, Any] = {}
        self.trouble = ""
        self.whole = False

    def take(self, line: bytes) -> None:
        said = json.loads(line)
        if "page" in said:
            self._texts.append(said["page"])
            self._sketching.add(said["page"])  # the reading program reads on meanwhile
        elif "kind" in said:
            self._kind = PaperKind(said["kind"])
        else:
            self._said, self.whole = said, True

    def paper(self, name: str) -> ReadPaper:
        said = self._said
        if "refused" in said:
            raise EvidenceRefused(
                f"{name}: {said['refused']}",
                "Nothing of it was added. Put that right, or add its files one by one.",
            )
        made_on = said.get("made_on", "")
        return ReadPaper(
            kind=self._kind,
            pages=said.get("pages"),
            texts=tuple(self._texts),
            title=normalise_line(said.get("title", "")),
            author=normalise_line(said.get("author", "")),
            made_on=PartialDate.from_plain(made_on) if made_on else None,
            attachments=tuple(
                Attachment(name, self._room / file) for name, file in said.get("attachments", ())
            ),
            trouble=self.trouble or said.get("trouble", ""),
            folder=bool(said.get("folder")),
            sketched=self._sketching.sketch(),
        )


def _line(said: IO[bytes]) -> bytes | None:
    """The next line of it, none that it ended in the middle of."""
    line = said.readline()
    return line if line.endswith(b"\n") else None
