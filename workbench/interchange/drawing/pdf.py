"""The pages of a PDF: as pictures, and their words with the place of every character."""

from __future__ import annotations

import ctypes
from array import array
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.application.evidence.showing import Drawn, Leaf
from workbench.domain.text import normalise_line
from workbench.interchange.drawing.opened import Opened, Words
from workbench.interchange.papers.pdf import MOST_PAGES
from workbench.interchange.papers.results import CannotRead

_FINE = 1_000_000
"""Steps in which a page's width and height are counted to learn how it stands."""

_PARTED = {0x02: "\u00ad", 0xFFFE: "\u00ad"}
"""How pdfium marks a word parted at the end of a line, and the soft hyphen it is."""

_MOST_CHARACTERS = 100_000
_USUAL = (595.0, 842.0)


class OpenedPdf(Opened):
    """A PDF; raises `CannotRead` for one that is damaged or locked."""

    def __init__(self, path: Path) -> None:
        try:
            self._document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
            raise CannotRead(
                "It is locked with a password." if locked else "It is damaged."
            ) from None
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

    def words(self, page: int) -> Words:
        """Every character of a page, those pdfium puts between lines too."""
        found = self._at(page)
        try:
            listed = found.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise CannotRead("The words of this page cannot be read.") from error
        number = min(pdfium.FPDFText_CountChars(listed), _MOST_CHARACTERS)
        stands = _Standing(found)
        letters: list[str] = []
        boxes = array("f")
        box = pdfium.FS_RECTF()
        for place in range(number):
            letters.append(_letter(pdfium.FPDFText_GetUnicode(listed, place)))
            pdfium.FPDFText_GetLooseCharBox(listed, place, box)
            boxes.extend(stands.seen(box.left, box.top, box.right, box.bottom))
        listed.close()
        return Words("".join(letters), boxes)

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


class _Standing:
    """How places in a PDF's own co-ordinates are seen: from the top left of the page as it stands.

    A page may be turned and cut; pdfium is asked where three points come to.
    """

    def __init__(self, page: Any) -> None:
        self._width, self._height = page.get_size()
        (self._x, self._y), across, up = (self._asked(page, *p) for p in ((0, 0), (1, 0), (0, 1)))
        self._xx, self._xy = (across[0] - self._x), (across[1] - self._y)
        self._yx, self._yy = (up[0] - self._x), (up[1] - self._y)

    def seen(self, left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
        """The four sides of a box as they are seen."""
        x1, y1 = self._point(left, top)
        x2, y2 = self._point(right, bottom)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._x + x * self._xx + y * self._yx,
            self._y + x * self._xy + y * self._yy,
        )

    def _asked(self, page: Any, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        return across.value / _FINE * self._width, down.value / _FINE * self._height


def _letter(code: int) -> str:
    if code in _PARTED:
        return _PARTED[code]
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)
