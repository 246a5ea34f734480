"""The pages of a PDF: as pictures, and their words with the place of every character."""

from __future__ import annotations

import ctypes
from array import array
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.application.evidence.showing import Drawn, Leaf, PageWords
from workbench.domain.text import normalise_line
from workbench.interchange.drawing.opened import Opened
from workbench.interchange.drawing.standing import Standing
from workbench.interchange.papers.pdf import MOST_PAGES, open_pdf
from workbench.interchange.papers.results import CannotRead

_PARTED = {0x02: "\u00ad", 0xFFFE: "\u00ad"}
"""How pdfium marks a word parted at the end of a line, and the soft hyphen it is."""

_MOST_CHARACTERS = 100_000
_USUAL = (595.0, 842.0)


class OpenedPdf(Opened):
    """A PDF; raises `CannotRead` for one that is damaged or locked."""

    def __init__(self, path: Path) -> None:
        self._document = open_pdf(path)
        self._document.init_forms()
        number = min(len(self._document), MOST_PAGES)
        self.leaves = tuple(map(self._leaf, range(number)))
        self._page: tuple[int, Any] | None = None

    def draw(self, page: int, scale: float, turns: int) -> Drawn:
        """A page as it would be printed, filled-in forms and notes of others included."""
        found = self._at(page)
        try:
            bitmap = found.render(scale=scale, rotation=90 * turns, prefer_bgrx=True)
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise CannotRead("This page is damaged and cannot be drawn.") from error
        data = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
        drawn = Drawn(bitmap.width, bitmap.height, bitmap.stride, data)
        bitmap.close()
        return drawn

    def words(self, page: int) -> PageWords:
        """Every character of a page, those pdfium puts between lines too."""
        found = self._at(page)
        try:
            listed = found.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise CannotRead("The words of this page cannot be read.") from error
        number = min(pdfium.FPDFText_CountChars(listed), _MOST_CHARACTERS)
        stands = Standing(found)
        letters: list[str] = []
        boxes = array("f")
        box = pdfium.FS_RECTF()
        for place in range(number):
            letters.append(_letter(pdfium.FPDFText_GetUnicode(listed, place)))
            pdfium.FPDFText_GetLooseCharBox(listed, place, box)
            boxes.extend(stands.seen(box.left, box.top, box.right, box.bottom))
        listed.close()
        return PageWords("".join(letters), boxes)

    def _at(self, number: int) -> Any:
        """A page; the last one asked for is kept open."""
        if self._page is None or self._page[0] != number:
            if self._page is not None:
                self._page[1].close()
                self._page = None
            try:
                self._page = number, self._document[number]
            except pypdfium2.PdfiumError as error:
                raise CannotRead("This page is damaged and cannot be shown.") from error
        return self._page[1]

    def _leaf(self, number: int) -> Leaf:
        try:
            width, height = self._document.get_page_size(number)
            label = normalise_line(self._document.get_page_label(number))[:20]
        except (pypdfium2.PdfiumError, UnicodeError):
            return Leaf(*_USUAL)
        sound = 1 <= width <= 20_000 and 1 <= height <= 20_000
        return Leaf(width, height, label) if sound else Leaf(*_USUAL, label)


def _letter(code: int) -> str:
    if code in _PARTED:
        return _PARTED[code]
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)
