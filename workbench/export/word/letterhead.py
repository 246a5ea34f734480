"""The pictures of an office's letterhead: found in a template, cleaned, and put into a statement.

A picture may say where and by whom it was made; what is not needed to show it is taken out.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from workbench.domain.dataclass import dataclass
from workbench.export.theme import Page

EMU_PER_MM = 36_000
"""Word measures pictures in English metric units."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TALLEST_MM = 60
_HEAVIEST = 5_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN_IN_PNG = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs",
     b"sBIT", b"bKGD")
)  # fmt: skip
_START_OF_SCAN = 0xDA
# JFIF, colour profile and Adobe's colour transform; all other notes of a JPEG tell of its making.
_SHOWN_IN_JPEG = frozenset((0xE0, 0xE2, 0xEE))
_NOTES_IN_JPEG = frozenset((*range(0xE0, 0xF0), 0xFE))


Picture = Callable[[str], bytes]
"""The bytes behind a relation of a part, none where there is no such picture."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the letterhead: `ending` is "png" or "jpeg", width and height are in EMU.

    `side` is "left", "center" or "right", `place` "header" or "footer"; `first` means on the first
    page only.
    """

    data: bytes
    ending: str
    width: int
    height: int
    side: str = "left"
    place: str = "header"
    first: bool = False


def without_story(part: Element) -> Element:
    """A part without the second, older form in which Word writes its drawings again."""
    for choice in part.iter(
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    ):
        choice.clear()
    return part


def logos_in(part: Element, picture: Picture, page: Page) -> Iterator[Logo | str]:
    """The pictures of a header or footer, or in words why one is left out."""
    widest = round(page.text_mm * EMU_PER_MM)
    for paragraph in part.iter(f"{_W}p"):
        tabs = 0
        for found in paragraph.iter():
            if found.tag == f"{_W}tab":
                tabs += not found.attrib
            for frame in found if found.tag == f"{_W}drawing" else ():
                yield from _logo(frame, picture, widest, _side(frame, paragraph, tabs, widest))


def _logo(frame: Element, picture: Picture, widest: int, side: str) -> Iterator[Logo | str]:
    extent, blip = frame.find(f"{_WP}extent"), frame.find(f".//{_A}blip")
    if extent is None or blip is None:
        yield "A drawing of the letterhead is not a picture and is left out."
        return
    width, height = (_whole(extent.get(edge, "")) for edge in ("cx", "cy"))
    tallest = _TALLEST_MM * EMU_PER_MM
    if height > 2 * tallest or not width or not height:
        yield "A picture behind the whole page is left out: words on it may be hard to read."
        return
    try:
        ending, data = safe_picture(picture(blip.get(f"{_R}embed", "")))
    except ValueError as error:
        yield f"A picture of the letterhead is left out: {error}."
        return
    fit = min(1.0, widest / width, tallest / height)
    yield Logo(data, ending, round(width * fit), round(height * fit), side)


def _side(frame: Element, paragraph: Element, tabs: int, widest: int) -> str:
    across = frame.find(f"{_WP}positionH")
    if across is None:
        aligned = paragraph.find(f"{_W}pPr/{_W}jc")
        named = "left" if aligned is None else aligned.get(f"{_W}val", "left")
        by_tab = ("left", "center", "right")[min(tabs, 2)]
        return {"center": "center", "right": "right", "end": "right"}.get(named, by_tab)
    named = (across.findtext(f"{_WP}align") or "").strip()
    if named:
        return {"center": "center", "right": "right", "outside": "right"}.get(named, "left")
    offset = _whole(across.findtext(f"{_WP}posOffset") or "")
    return "left" if offset < widest / 4 else "center" if offset < widest / 2 else "right"


def _whole(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def safe_picture(data: bytes) -> tuple[str, bytes]:
    """The file ending and bytes of a picture without anything that tells of its making.

    Raises `ValueError` saying what is wrong with it.
    """
    if len(data) > _HEAVIEST:
        raise ValueError("it has more than 5 MB")
    try:
        if data.startswith(_PNG):
            return "png", _PNG + b"".join(_chunks(data))
        if data.startswith(b"\xff\xd8"):
            return "jpeg", b"\xff\xd8" + b"".join(_segments(data))
    except (struct.error, IndexError) as error:
        raise ValueError("it is damaged") from error
    raise ValueError("it is neither PNG nor JPEG")


def _chunks(data: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise IndexError
        if kind in _SHOWN_IN_PNG:
            yield data[at:end]
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        start, kind, length = struct.unpack_from(">BBH", data, at)
        end = at + 2 + length
        if start != 0xFF or end > len(data):
            raise IndexError
        if kind == _START_OF_SCAN:
            # The picture itself; what some cameras append after its end is cut off.
            yield data[at : data.rindex(b"\xff\xd9") + 2] if b"\xff\xd9" in data else data[at:]
            return
        if kind not in _NOTES_IN_JPEG or kind in _SHOWN_IN_JPEG:
            yield data[at:end]
        at = end
