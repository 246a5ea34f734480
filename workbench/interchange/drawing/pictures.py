"""Pictures as pages: one, or as many as a TIFF holds."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from workbench.application.evidence.showing import Drawn, Leaf
from workbench.interchange.drawing.opened import Opened
from workbench.interchange.papers.results import CannotRead

_MOST, _LARGEST = 2_000, 120_000_000
_WIDEST, _FINENESS = 842.0, 96.0
_DAMAGED = (
    UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError,
    struct.error, EOFError, KeyError, IndexError, TypeError, ZeroDivisionError, OverflowError,
)  # fmt: skip
"""What the library raises over pictures that are not as they should be."""

_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


class OpenedPictures(Opened):
    """The pictures of a file; raises `CannotRead` for a damaged one."""

    def __init__(self, path: Path) -> None:
        Image.MAX_IMAGE_PIXELS = _LARGEST
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            self._image = Image.open(path)
            number = min(getattr(self._image, "n_frames", 1), _MOST)
            self.leaves = tuple(map(self._leaf, range(number)))
        except (*_DAMAGED, Image.DecompressionBombWarning) as error:
            raise CannotRead("The picture is damaged or cut short.") from error

    def draw(self, page: int, scale: float, turns: int) -> Drawn:
        """One of the pictures, no larger than it is wanted."""
        leaf = self.leaves[page]
        size = max(round(leaf.width * scale), 1), max(round(leaf.height * scale), 1)
        try:
            self._image.seek(page)
            if self._image.format == "JPEG":
                self._image.draft("RGB", (max(size), max(size)))
            found = ImageOps.exif_transpose(self._image)
            if found.mode in ("RGBA", "LA", "P") and found.has_transparency_data:
                found = found.convert("RGBA")
                under = Image.new("RGBA", found.size, "white")
                found = Image.alpha_composite(under, found)
            made = found.convert("RGB").resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
        except _DAMAGED as error:
            raise CannotRead("The picture is damaged or cut short.") from error
        if turns:
            made = made.transpose(_TURNS[turns])
        return Drawn(made.width, made.height, 4 * made.width, made.tobytes("raw", "BGRX"))

    def _leaf(self, number: int) -> Leaf:
        """Its size at the fineness it was scanned in, no wider than a page."""
        self._image.seek(number)
        width, height = self._image.size
        if self._image.getexif().get(0x0112, 1) in (5, 6, 7, 8):
            width, height = height, width
        fine = self._image.info.get("dpi", (_FINENESS, _FINENESS))[0]
        points = 72 / float(fine if fine and fine > 30 else _FINENESS)
        points = min(points, _WIDEST / max(width, height))
        return Leaf(width * points, height * points)
