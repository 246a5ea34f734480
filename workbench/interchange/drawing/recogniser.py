"""Has the text of pictures read by the program `tesseract`, where there is one; never shipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from array import array
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workbench.application.evidence.showing import Drawn, PageWords
from workbench.domain.errors import EvidenceUnavailable
from workbench.interchange.drawing.drawer import ChildDrawer

_PROGRAM, _FINENESS, _PATIENCE = "tesseract", 200, 180.0
_LEVEL_OF_WORDS = "5"


class Tesseract:
    """Draws each page and gives it to the program; nothing but the picture leaves this one."""

    def __init__(self, program: str = "") -> None:
        self._program = program or shutil.which(_PROGRAM) or ""

    @property
    def able(self) -> bool:
        """Whether the program is there."""
        return bool(self._program)

    def read(self, path: Path, name: str, page: Callable[[int, int], object]) -> list[PageWords]:
        """The words of every page of a file called `name`; `page` is given how far it is."""
        with closing(ChildDrawer()) as drawer:
            number = len(drawer.open(path, name).leaves)
            found: list[PageWords] = []
            for place in range(number):
                page(place, number)
                found.append(self._words(drawer.draw(place, _FINENESS / 72, 0)))
            return found

    def _words(self, drawn: Drawn) -> PageWords:
        command = [self._program, "stdin", "stdout", "--dpi", str(_FINENESS), "tsv"]
        try:
            done = subprocess.run(
                command,
                input=as_pixmap(drawn),
                capture_output=True,
                timeout=_PATIENCE,
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise EvidenceUnavailable(
                "The program tesseract did not read this paper.", "The paper itself is as it was."
            ) from error
        return words_of(done.stdout.decode("utf-8", "replace"))


def as_pixmap(drawn: Drawn) -> bytes:
    """A drawn page as a portable pixmap, which every such program reads."""
    rows = bytearray(3 * drawn.width * drawn.height)
    wide = 4 * drawn.width
    if drawn.stride == wide:
        data = drawn.data
    else:
        data = b"".join(
            drawn.data[at : at + wide] for at in range(0, drawn.stride * drawn.height, drawn.stride)
        )
    rows[0::3], rows[1::3], rows[2::3] = data[2::4], data[1::4], data[0::4]
    return f"P6 {drawn.width} {drawn.height} 255\n".encode() + bytes(rows)


def words_of(table: str) -> PageWords:
    """The words of a page from the program's table: a line for each word with its box, in dots."""
    letters: list[str] = []
    boxes = array("f")
    line: tuple[str, ...] = ()
    points = 72 / _FINENESS
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != _LEVEL_OF_WORDS or not cells[11].strip():
            continue
        try:
            left, top, wide, high = (int(each) * points for each in cells[6:10])
        except ValueError:
            continue
        if letters:
            paragraph, same = line[:3] != tuple(cells[1:4]), line == tuple(cells[1:5])
            between = " " if same else "\n\n" if paragraph else "\n"
            letters.append(between)
            boxes.extend((left, top, left, top + high if same else top) * len(between))
        word = cells[11].strip()
        for place in range(len(word)):
            step = wide / len(word)
            boxes.extend((left + place * step, top, left + (place + 1) * step, top + high))
        letters.append(word)
        line = tuple(cells[1:5])
    return PageWords("".join(letters), boxes)
