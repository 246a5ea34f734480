"""Several PDFs bound into one: page after page, each with its number on it, and an outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.annotations import Link
from pypdf.errors import PyPdfError
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from workbench.interchange.papers.results import CannotRead

_KEPT = ("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents",
         "/UserUnit", "/Group")  # fmt: skip
"""What a page keeps; actions, notes, thumbnails and what a program left in it go."""

_SIZE, _WIDE, _MARGIN = 10.0, 6.0, 14.0
"""Letters of the stamp: how high and how wide each is, and how far from the edge of the page."""

_STAMP = NameObject("/CaseWorkbenchStamp")


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
    writer = PdfWriter()
    try:
        for part in parts:
            at = len(writer.pages)
            for number, page in enumerate(PdfReader(part["path"]).pages):
                bound = writer.add_page(page)
                _leave_plain(bound)
                if part["first"] is not None:
                    _stamp(bound, f"{stamp}{part['first'] + number}")
                yield {}
            if part["title"]:
                writer.add_outline_item(title=part["title"], page_number=at)
    except PyPdfError:
        raise CannotRead("Some pages are damaged and cannot be bound.") from None
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
    yield {"pages": len(writer.pages)}


def _leave_plain(page: PageObject) -> None:
    for name in [key for key in page if key not in _KEPT]:
        del page[NameObject(name)]


def _stamp(page: PageObject, words: str) -> None:
    """Write words at the foot of a page, upright as the page is seen, on a white ground."""
    long, box = len(words) * _WIDE, page.cropbox
    left, bottom, right, top = map(float, (box.left, box.bottom, box.right, box.top))
    place = {
        0: (1, 0, 0, 1, right - _MARGIN - long, bottom + _MARGIN),
        90: (0, 1, -1, 0, right - _MARGIN, top - _MARGIN - long),
        180: (-1, 0, 0, -1, left + _MARGIN + long, top - _MARGIN),
        270: (0, -1, 1, 0, left + _MARGIN, bottom + _MARGIN + long),
    }[page.rotation % 360]
    page.merge_transformed_page(_stamped(words, long), Transformation(place), over=True)
    page.compress_content_streams()


def _stamped(words: str, long: float) -> PageObject:
    """A page with nothing but a stamp, in a typeface every program has."""
    face = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Courier-Bold"),
    })  # fmt: skip
    drawn = DecodedStreamObject()
    drawn.set_data(
        f"1 1 1 rg -4 -4 {long + 8} {_SIZE + 5} re f 0 g "
        f"BT {_STAMP} {_SIZE} Tf ({words}) Tj ET".encode("ascii")
    )
    # As large as any page, so that nothing of it is cut off where it is put.
    page = PageObject.create_blank_page(None, 20_000, 20_000)
    page[NameObject("/Contents")] = drawn
    fonts = DictionaryObject({_STAMP: face})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return page
