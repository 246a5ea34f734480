"""Has copies of papers made by a program of its own, which is ended when one takes too long."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import IO, Any

from workbench.application.disclosing.pages import Area, CopiedPage, Done, PlainPage, SeenPage
from workbench.domain.errors import EvidenceUnavailable
from workbench.interchange.copies.office_pages import program
from workbench.interchange.papers.program import Ended, Program
from workbench.interchange.papers.reader import LONGEST, PATIENCE

ARGUMENT = "--copy-papers"
"""What the program is started with to be the copying program."""

SHARP = 200 / 72
"""Dots to a point of a page that is drawn to be kept."""


class PageMaker:
    """A copying program, started when it is first needed.

    Fulfils `workbench.application.disclosing.pages.PageMaker`, and
    `workbench.application.evidence.converting.Converter`.
    """

    def __init__(self, patience: float = PATIENCE, longest: float = LONGEST) -> None:
        self._patience, self._longest = patience, longest
        self._program = Program(
            ARGUMENT,
            _hear,
            slow="Copying it took too long.",
            too_much="Copying it takes more memory than any paper needs.",
            fell="It is damaged: copying it failed.",
        )

    def pages(self, path: Path, picture: bool, target: Path) -> int:
        """Write the pages of a PDF or picture as a PDF; how many there are."""
        (said,) = self._ask("pages", path=str(path), picture=picture, target=str(target))
        return int(said["pages"])

    def look(self, path: Path, read: Done = lambda number: None) -> Sequence[SeenPage]:
        """The text of each page of a PDF, and where its letters stand; `read` counts them."""
        found = []
        for said in self._ask("look", path=str(path)):
            boxes = tuple(Area(*box) if box is not None else None for box in said["boxes"])
            size = (said["size"][0], said["size"][1])
            found.append(SeenPage(size, said["text"], boxes, said["pictures"]))
            read(len(found))
        return found

    def draw(self, path: Path, page: int, scale: float, target: Path) -> None:
        """Draw a page, counted from 0, into a picture file."""
        list(self._ask("draw", path=str(path), page=page, scale=scale, target=str(target)))

    def black_out(
        self,
        path: Path,
        areas: Mapping[int, Sequence[Area]],
        room: Path,
        drawn: Done = lambda number: None,
    ) -> Sequence[CopiedPage]:
        """Draw every page with areas blacked out, by page from 0, into files in a folder.

        `drawn` counts them.
        """
        plain = {str(page): [each.sides for each in found] for page, found in areas.items()}
        found = []
        for said in self._ask(
            "black out", path=str(path), areas=plain, scale=SHARP, room=str(room)
        ):
            words = tuple((words, Area(*box)) for words, box in said["words"])
            size = (said["size"][0], said["size"][1])
            found.append(CopiedPage(room / said["file"], size, words))
            drawn(len(found))
        return found

    def bind(
        self, parts: Sequence[PlainPage], links: Sequence[Mapping[str, Any]], title: str,
        stamp: str, target: Path,
    ) -> None:  # fmt: skip
        """Bind PDFs into one."""
        plain = [{"path": str(p.path), "title": p.title, "first": p.first} for p in parts]
        list(
            self._ask(
                "bind", parts=plain, links=links, title=title, stamp=stamp, target=str(target)
            )
        )

    @property
    def able(self) -> bool:
        """Whether LibreOffice is there."""
        return bool(program())

    def from_office(self, path: Path, name: str, target: Path) -> None:
        """Have LibreOffice write a file called `name` as a PDF."""
        list(self._ask("from office", path=str(path), name=name, target=str(target)))

    def close(self) -> None:
        """End the copying program."""
        self._program.end()

    def _ask(self, act: str, **asked: object) -> Iterator[Mapping[str, Any]]:
        """What is answered; raises `EvidenceUnavailable` where it cannot be done."""
        self._program.ask(act=act, **asked)
        ends = monotonic() + self._longest
        while True:
            try:
                said = self._program.answer(min(self._patience, ends - monotonic()))
            except Ended as ended:
                raise _refused(str(ended)) from None
            if "done" in said:
                if said["done"]:
                    raise _refused(said["done"])
                return
            if said:
                yield said


def _refused(why: str) -> EvidenceUnavailable:
    return EvidenceUnavailable(why, "The paper itself is kept as it came.")


def _hear(said: IO[bytes]) -> Mapping[str, Any] | None:
    line = said.readline()
    if not line.endswith(b"\n"):
        return None
    found: Mapping[str, Any] = json.loads(line)
    return found
