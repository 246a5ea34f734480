"""The office's logo, which stands over the title on the first page of its statements.

Whatever picture was chosen, a plain one is kept: what tells of its making is left out, what is
transparent is white, and it has no more points than are seen in print.
"""

from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ExportFailed, LogoRefused
from workbench.export.kept_file import KeptFile

if TYPE_CHECKING:
    from PIL.Image import Image

LOGO_HEIGHT_MM = 16.0
LOGO_AFTER_PT = 8.0
"""The room beneath a logo."""

_MOST_BYTES = 2_000_000
_MOST_POINTS = 4_000
# At this height 16 millimetres have some 600 points to an inch.
_ENOUGH_POINTS = 380
_UNUSED = "It was not taken. Choose a PNG or JPEG file of at most 2 MB and 4,000 points each way."


@dataclass(frozen=True, slots=True)
class OfficeLogo:
    """A logo as a PNG file in red, green and blue, with its size in points of the picture."""

    data: bytes
    width: int
    height: int

    def size_mm(self, widest_mm: float) -> tuple[float, float]:
        """How wide and high it is printed: of one height, unless it would be too wide."""
        high = min(LOGO_HEIGHT_MM, widest_mm * self.height / self.width)
        return high * self.width / self.height, high

    def colours(self) -> bytes:
        """The points of the picture, three bytes each, row after row."""
        from PIL import Image

        with Image.open(io.BytesIO(self.data), formats=("PNG",)) as opened:
            return opened.tobytes()


def logo_words(office: str) -> str:
    """What is said of the logo to whoever does not see it."""
    return office.strip() or "Logo of the office"


@lru_cache(maxsize=4)
def read_logo(data: bytes) -> OfficeLogo:
    """A picture as a logo; raises `LogoRefused` for what is none, or is too large."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > _MOST_BYTES:
        raise LogoRefused("The picture has more than 2 MB.", _UNUSED)
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if max(opened.size) > _MOST_POINTS:
                wide, high = opened.size
                raise LogoRefused(f"The picture is {wide:,} by {high:,} points large.", _UNUSED)
            opened.load()
            plain = _plain(opened)
    except UnidentifiedImageError as error:
        raise LogoRefused("The file is no PNG or JPEG picture.", _UNUSED) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error,
            Image.DecompressionBombError) as error:  # fmt: skip
        raise LogoRefused("The picture is damaged.", _UNUSED) from error
    written = io.BytesIO()
    plain.save(written, "PNG")
    return OfficeLogo(written.getvalue(), *plain.size)


def _plain(picture: Image) -> Image:
    """The picture upright, on white, in red, green and blue, no larger than can be seen."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):  # shades of grey of sixteen bits
        upright = upright.point(lambda shade: shade / 256).convert("L")
    solid = upright.convert("RGBA" if "transparency" in upright.info else upright.mode)
    if solid.has_transparency_data:
        ground = Image.new("RGBA", solid.size, "white")
        solid = Image.alpha_composite(ground, solid.convert("RGBA"))
    plain = solid.convert("RGB")
    if plain.height > _ENOUGH_POINTS:
        wide = max(1, round(plain.width * _ENOUGH_POINTS / plain.height))
        plain = plain.resize((wide, _ENOUGH_POINTS), Image.Resampling.LANCZOS)
    plain.info.clear()
    return plain


class KeptLogo(KeptFile):
    """The logo of the casebook in use; statements begin with it when there is one."""

    def __init__(self, casebook: Path | None = None) -> None:
        super().__init__("logo", (".png",), casebook)

    def take(self, name: str, data: bytes) -> tuple[str, ...]:
        """Make a picture the logo; nothing of it is left out.

        Raises `LogoRefused` when it cannot be used and `ExportFailed` when it cannot be kept; the
        logo there was then stays.
        """
        self._keep(name, read_logo(data).data)
        return ()

    def read(self) -> OfficeLogo | None:
        """The logo, None when there is none; raises `ExportFailed` for one not to be used."""
        data = self._read()
        try:
            return None if data is None else read_logo(data)
        except LogoRefused as error:
            raise ExportFailed(
                f"The office's logo {self.name} can no longer be used. {error.message}",
                "Nothing was written. In the window, choose another logo or use none.",
            ) from error
