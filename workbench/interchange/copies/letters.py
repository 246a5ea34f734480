"""The letters of each page and where they stand: in points from the top left of what is seen."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.domain.dataclass import dataclass
from workbench.interchange.copies.pages import opened
from workbench.interchange.drawing.standing import Standing
from workbench.interchange.papers.results import CannotRead

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_HYPHENS = ("\x02", "\ufffe")
"""How a word parted at the end of a line is marked."""

_MANY_LINES = 400
"""A page with so many drawn lines may have words that are drawn as shapes."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its box; None for a space that only parts words."""

    sign: str
    box: Box | None


def look(path: str) -> Iterator[Mapping[str, Any]]:
    """Say of each page its size, its text, the box of each letter of that, and whether there are
    pictures on it in which words cannot be searched.
    """
    document = opened(Path(path))
    for number in range(len(document)):
        try:
            page = document[number]
            found = letters_of(page)
            yield {
                "size": page.get_size(),
                "text": "".join(each.sign for each in found),
                "boxes": [each.box for each in found],
                "pictures": has_pictures(page),
            }
            page.close()
        except pypdfium2.PdfiumError:
            raise CannotRead(f"Page {number + 1} is damaged and cannot be read.") from None
    document.close()


def letters_of(page: pypdfium2.PdfPage) -> list[Letter]:
    """The letters in the order in which they are read; words parted at a line's end are joined."""
    words = page.get_textpage()
    place = _Places(page)
    found: list[Letter] = []
    parted = False
    for index in range(words.count_chars()):
        code = pdfium.FPDFText_GetUnicode(words.raw, index)
        sign = chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
        if sign in _HYPHENS:
            parted = True
            continue
        if sign in "\r\n":
            if not parted and sign == "\n":
                found.append(Letter("\n", None))
            continue
        parted = False
        found.append(Letter(sign, None if sign.isspace() else place.of(words, index)))
    words.close()
    return found


def has_pictures(page: pypdfium2.PdfPage) -> bool:
    """Whether words may be seen on a page that are no text: in pictures, or drawn as shapes."""
    lines = 0
    for each in page.get_objects(max_depth=15):
        if each.type in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            return True
        lines += each.type == pdfium.FPDF_PAGEOBJ_PATH
        if lines > _MANY_LINES:
            return True
    return False


class _Places:
    """Where the letters of a page stand on it."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._standing = Standing(page)
        self._loose = pdfium.FS_RECTF()
        self._sides = [ctypes.c_double() for _ in range(4)]

    def of(self, words: pypdfium2.PdfTextPage, index: int) -> Box:
        """The box of a letter: all it may cover, and all it does."""
        loose, (left, right, bottom, top) = self._loose, self._sides
        pdfium.FPDFText_GetLooseCharBox(words.raw, index, loose)
        x1, y1, x2, y2 = loose.left, loose.bottom, loose.right, loose.top
        if pdfium.FPDFText_GetCharBox(words.raw, index, left, right, bottom, top):
            # On the page's own axes, where it takes a third of the time.
            x1, y1 = min(x1, x2, left.value), min(y1, y2, bottom.value)
            x2, y2 = max(loose.left, x2, right.value), max(loose.bottom, y2, top.value)
        return self._standing.seen(x1, y2, x2, y1)


def words_of(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters of each word."""
    word: list[Letter] = []
    for each in letters:
        if each.box is None:
            if word:
                yield word
            word = []
        else:
            word.append(each)
    if word:
        yield word


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
