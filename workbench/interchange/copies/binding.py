"""Several PDFs bound into one: page after page, each with its number on it, and an outline."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import NameObject

from workbench.interchange.copies.pages import opened
from workbench.interchange.papers.results import CannotRead

_KEPT = ("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents",
         "/UserUnit", "/Group")  # fmt: skip
"""What a page keeps; actions, notes, thumbnails and what a program left in it go."""

_SIZE, _MARGIN = 10.0, 14.0


def bind(
    parts: Sequence[Mapping[str, Any]],
    links: Sequence[Mapping[str, Any]],
    title: str,
    stamp: str,
    target: str,
) -> Iterator[Mapping[str, Any]]:
    """Bind PDFs of plain pages.

    A part has its `path`, the `title` it has in the outline ("" for none), and the number its
    `first` page gets (None for no numbers). A link leads from a `box` on a `page` to a page `to`,
    all counted from 0. `stamp` stands before each number.
    """
    bound = pypdfium2.PdfDocument.new()
    titles: list[tuple[str, int]] = []
    try:
        for part in parts:
            source = opened(Path(part["path"]))
            at = len(bound)
            bound.import_pages(source)
            source.close()
            if part["title"]:
                titles.append((part["title"], at))
            if part["first"] is not None:
                for number in range(at, len(bound)):
                    _stamp(bound, number, f"{stamp}{part['first'] + number - at}")
    except pypdfium2.PdfiumError:
        raise CannotRead("Some pages are damaged and cannot be bound.") from None
    pages = len(bound)
    between = f"{target}.part"
    bound.save(between)
    bound.close()
    _finish(between, titles, links, title, target)
    yield {"pages": pages}


def _stamp(document: pypdfium2.PdfDocument, number: int, words: str) -> None:
    """Write words at the foot of a page, upright as the page is seen, on a white ground."""
    page = document[number]
    font = pdfium.FPDFText_LoadStandardFont(document.raw, b"Helvetica-Bold")
    text = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica-Bold", _SIZE)
    signs = (ctypes.c_ushort * (len(words) + 1))(*words.encode("utf-16-le")[::2], 0)
    pdfium.FPDFText_SetText(text, signs)
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(text, *sides)
    long = sides[2].value - sides[0].value
    turned, (left, bottom, right, top) = page.get_rotation(), page.get_cropbox()
    place = {
        0: (1, 0, 0, 1, right - _MARGIN - long, bottom + _MARGIN),
        90: (0, 1, -1, 0, right - _MARGIN, top - _MARGIN - long),
        180: (-1, 0, 0, -1, left + _MARGIN + long, top - _MARGIN),
        270: (0, -1, 1, 0, left + _MARGIN, bottom + _MARGIN + long),
    }[turned]
    ground = pdfium.FPDFPageObj_CreateNewRect(-4, -4, long + 8, _SIZE + 5)
    pdfium.FPDFPageObj_SetFillColor(ground, 255, 255, 255, 255)
    pdfium.FPDFPath_SetDrawMode(ground, pdfium.FPDF_FILLMODE_WINDING, False)
    for made in (ground, text):
        pdfium.FPDFPageObj_Transform(made, *place)
        pdfium.FPDFPage_InsertObject(page.raw, made)
    pdfium.FPDFFont_Close(font)
    page.gen_content()
    page.close()


def _finish(
    path: str,
    titles: Sequence[tuple[str, int]],
    links: Sequence[Mapping[str, Any]],
    title: str,
    target: str,
) -> None:
    """Leave nothing in the file but pages; then put in the outline, the links and the title."""
    writer = PdfWriter()
    for page in PdfReader(path).pages:
        _leave_pages(writer.add_page(page))
    for words, at in titles:
        writer.add_outline_item(title=words, page_number=at)
    for link in links:
        left, top, right, bottom = link["box"]
        high = float(writer.pages[link["page"]].mediabox.height)
        box = (left, high - bottom, right, high - top)
        writer.add_annotation(
            link["page"], Link(rect=box, target_page_index=link["to"], border=[0, 0, 0])
        )
    writer.metadata = {"/Title": title, "/Producer": "Case workbench"}
    writer.page_mode = "/UseOutlines"
    with Path(target).open("wb") as file:
        writer.write(file)
    Path(path).unlink()


def _leave_pages(page: PageObject) -> None:
    for name in [key for key in page if key not in _KEPT]:
        del page[NameObject(name)]
