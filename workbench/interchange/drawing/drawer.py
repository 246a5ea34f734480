"""Has papers drawn by a program of its own, which is ended when one of them takes too long.

Fulfils `workbench.application.evidence.showing.PaperDrawer`. A page that ends the program costs the
time to start another, and is not asked for again.
"""

from __future__ import annotations

import json
from array import array
from pathlib import Path
from typing import IO, Any

from workbench.application.evidence.showing import (
    Drawn,
    Leaf,
    Look,
    PageWords,
    Piece,
    ShownPaper,
)
from workbench.domain.errors import EvidenceUnavailable
from workbench.interchange.papers.program import Ended, Program

PATIENCE = 20.0
"""Seconds a page may take to be drawn, or a file to be opened."""

ARGUMENT = "--draw-papers"
"""What the program is started with to be the drawing program."""

_HINT = "Open the file in its own program to see whether it shows more."
_SLOW = "It takes too long to be shown."
_TOO_MUCH = "It takes more memory to be shown than any paper needs."
_FELL = "It is damaged: showing it failed."

Answer = tuple[dict[str, Any], bytes]


class ChildDrawer:
    """A drawing program, started when the first paper is opened."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._program = Program(ARGUMENT, _heard, slow=_SLOW, too_much=_TOO_MUCH, fell=_FELL)
        self._paper = ("", "")
        self._failed: dict[tuple[object, ...], str] = {}

    def open(self, path: Path, name: str) -> ShownPaper:
        """What there is of a file called `name`; later questions are about it."""
        self._paper = str(path), name
        self._failed.clear()
        try:
            said, _ = self._asked(what="about")
        except EvidenceUnavailable as error:
            return ShownPaper(trouble=error.message)
        return ShownPaper(
            leaves=tuple(Leaf(*leaf) for leaf in said["leaves"]),
            pieces=tuple(Piece(text, Look(look), cells) for text, look, cells in said["pieces"]),
            trouble=said["trouble"],
        )

    def draw(self, page: int, scale: float, turns: int) -> Drawn:
        """A page, counted from 0, at so many dots a point, turned so many quarters clockwise."""
        said, data = self._asked(what="page", page=page, scale=scale, turns=turns)
        return Drawn(said["width"], said["height"], said["stride"], data)

    def words(self, page: int) -> PageWords:
        """The words of a page as it stands, not turned."""
        said, data = self._asked(what="words", page=page)
        boxes = array("f")
        boxes.frombytes(data)
        return PageWords(said["text"], boxes)

    def close(self) -> None:
        """End the drawing program."""
        self._program.end()

    def _asked(self, **what: object) -> Answer:
        key = (what["what"], what.get("page"))
        if key in self._failed:
            raise EvidenceUnavailable(self._failed[key], _HINT)
        path, name = self._paper
        self._program.ask(path=path, name=name, **what)
        try:
            found = self._program.answer(self._patience)
            if "refused" not in found[0]:
                return found
            trouble = found[0]["refused"]
        except Ended as ended:
            trouble = str(ended)
        self._failed[key] = trouble
        raise EvidenceUnavailable(trouble, _HINT)


def _heard(said: IO[bytes]) -> Answer | None:
    """The next answer, none where the program ended in the middle of one."""
    line = said.readline()
    if not line.endswith(b"\n"):
        return None
    head: dict[str, Any] = json.loads(line)
    data = said.read(head["bytes"])
    return (head, data) if len(data) == head["bytes"] else None
