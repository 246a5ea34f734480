"""Pages as pictures: to look at, and with areas blacked out, of which nothing is left beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

from workbench.interchange.copies.letters import Box, Letter, around, letters_of, words_of
from workbench.interchange.copies.pages import opened
from workbench.interchange.papers.results import CannotRead

_MOST_PIXELS = 36_000_000
_GREY = 12
"""Colours that differ by no more than this are taken for grey."""

_INK, _FEWEST_DOTS = 24, 3
_QUALITY = 82
_SEEN = 1.5
"""Pixels to a point with which it is seen which words show."""


def draw(path: str, page: int, scale: float, target: str) -> Iterator[Mapping[str, Any]]:
    """Draw one page, counted from 0, into a picture file."""
    document = opened(Path(path))
    found = _page(document, page)
    _picture(found, scale).save(target, "PNG")
    yield {"size": found.get_size()}
    document.close()


def black_out(
    path: str, areas: Mapping[str, Sequence[Box]], scale: float, room: str
) -> Iterator[Mapping[str, Any]]:
    """Draw every page into a file in `room`, the areas of each, by its number from 0, black.

    Of each is said its file, its size in points, and the words that show and are outside all
    areas, each with its box.
    """
    document = opened(Path(path))
    for number in range(len(document)):
        page = _page(document, number)
        blacked: list[Box] = [(a, b, c, d) for a, b, c, d in areas.get(str(number), ())]
        picture = _picture(page, scale)
        _cover(picture, page.get_size(), blacked)
        name = f"{number:05d}.jpg"
        _plain(picture).save(Path(room) / name, "JPEG", quality=_QUALITY)
        yield {
            "file": name,
            "size": page.get_size(),
            "words": [
                ["".join(each.sign for each in word), _box(word)]
                for word in _showing(page)
                if not any(_touch(each.box, area) for each in word for area in blacked)
            ],
        }
        page.close()
    document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    try:
        return document[number]
    except pypdfium2.PdfiumError:
        raise CannotRead(f"Page {number + 1} is damaged and cannot be drawn.") from None


def _picture(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    wide, high = page.get_size()
    most = (_MOST_PIXELS / max(wide * high, 1)) ** 0.5
    bitmap = page.render(scale=min(scale, most), rev_byteorder=True)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return picture


def _cover(picture: Image.Image, size: tuple[float, float], areas: Sequence[Box]) -> None:
    """Every dot an area touches becomes black."""
    across, down = picture.width / size[0], picture.height / size[1]
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom in areas:
        corner = (int(left * across) - 1, int(top * down) - 1)
        pen.rectangle((*corner, int(right * across) + 1, int(bottom * down) + 1), fill="black")


def _plain(picture: Image.Image) -> Image.Image:
    """The same in shades of grey where it has no colour."""
    grey = picture.convert("L")
    apart = ImageChops.difference(picture, grey.convert("RGB"))
    return grey if not any(apart.convert("L").histogram()[_GREY + 1 :]) else picture


def _showing(page: pypdfium2.PdfPage) -> Iterator[list[Letter]]:
    """The words of a page that are seen on it.

    Words in white, behind a picture, in a hidden layer or beyond the edge leave no trace when the
    page is drawn without its text.
    """
    found = letters_of(page)
    whole = _picture(page, _SEEN)
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=15):
        pdfium.FPDFPageObj_SetIsActive(each.raw, False)
    trace = ImageChops.difference(whole, _picture(page, _SEEN)).convert("L")
    ink = trace.point([255 if shade > _INK else 0 for shade in range(256)])
    across, down = ink.width / page.get_size()[0], ink.height / page.get_size()[1]
    for word in words_of(found):
        left, top, right, bottom = _box(word)
        box = (int(left * across), int(top * down), int(right * across) + 1, int(bottom * down) + 1)
        if ink.crop(box).histogram()[255] >= _FEWEST_DOTS:
            yield word


def _box(word: Sequence[Letter]) -> Box:
    return around([each.box for each in word if each.box is not None])


def _touch(box: Box | None, area: Box) -> bool:
    if box is None:
        return False
    return box[0] < area[2] and area[0] < box[2] and box[1] < area[3] and area[1] < box[3]
