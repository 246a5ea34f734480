"""A PDF or picture as a PDF of plain pages: what it shows, and nothing of what lies behind it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageSequence, UnidentifiedImageError

from workbench.interchange.papers.pdf import MOST_PAGES, open_pdf
from workbench.interchange.papers.results import CannotRead

_MOST_PIXELS = 80_000_000
_A4 = (595, 842)


def as_pages(path: str, target: str, picture: bool) -> Iterator[Mapping[str, Any]]:
    """Write the pages of a file as a PDF; says how many there are.

    Notes and filled-in fields become part of the page they stand on. Raises `CannotRead` for a
    file that is damaged or locked.
    """
    if picture:
        _pictures(Path(path), target)
    else:
        yield from _flat(Path(path), target)
    with_pages = opened(Path(target))
    yield {"pages": len(with_pages)}
    with_pages.close()


def opened(path: Path) -> pypdfium2.PdfDocument:
    """A PDF, its fields ready to be drawn; raises `CannotRead`."""
    document = open_pdf(path)
    if not len(document):
        raise CannotRead("It has no page.")
    return document


def _flat(path: Path, target: str) -> Iterator[Mapping[str, Any]]:
    source = opened(path)
    if len(source) > MOST_PAGES:
        raise CannotRead(f"It has more than {MOST_PAGES:,} pages.")
    source.init_forms()
    try:
        for number in range(len(source)):
            page = source[number]
            if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_FAIL:
                raise CannotRead(f"The notes on page {number + 1} are damaged.")
            page.close()
            yield {}
        fresh = pypdfium2.PdfDocument.new()
        fresh.import_pages(source)
    except pypdfium2.PdfiumError:
        raise CannotRead("Some of its pages are damaged and cannot be copied.") from None
    source.close()
    fresh.save(target)
    fresh.close()


def _pictures(path: Path, target: str) -> None:
    """Each picture on a page of its own, upright as the camera was held."""
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as file:
                found = [_upright(each) for each in ImageSequence.Iterator(file)]
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning,
            OSError, ValueError, SyntaxError, EOFError) as error:  # fmt: skip
        raise CannotRead("The picture is damaged, or far too large.") from error
    first, *others = map(_on_a_page, found)
    first.save(target, "PDF", save_all=True, append_images=others, resolution=_dpi(first))


def _on_a_page(picture: Image.Image) -> Image.Image:
    """A picture on white paper, which it fills when it is large enough."""
    wide, high = picture.size
    short, long = _A4
    page = (long, short) if wide > high else (short, long)
    scale = max(1.0, wide / page[0], high / page[1])
    paper = Image.new(picture.mode, (round(page[0] * scale), round(page[1] * scale)), "white")
    paper.paste(picture, ((paper.width - wide) // 2, (paper.height - high) // 2))
    return paper


def _dpi(paper: Image.Image) -> float:
    return 72 * max(paper.size) / max(_A4)


def _upright(picture: Image.Image) -> Image.Image:
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(picture)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        ground = Image.new("RGBA", turned.size, "white")
        return Image.alpha_composite(ground, turned.convert("RGBA")).convert("RGB")
    return turned.convert("L" if turned.mode in ("1", "L", "I;16", "I") else "RGB")
