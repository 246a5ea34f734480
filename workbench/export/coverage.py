"""Which characters the typefaces of a theme can print.

Read straight from the ``cmap`` table of the font files (OpenType 1.9, formats 4 and 12), so that
asking needs no PDF or Word library.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import lru_cache, reduce
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from workbench.domain.errors import ExportFailed
from workbench.export.theme import Theme

ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
"""Accents set over any letter, as ranges of a regular expression."""
_SCRIPTS = (
    "\u200c-\u200f\u0590-\u109f\u1700-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00011fff\U0001e800-\U0001efff"
)
SHAPED = re.compile(f"[{ACCENTS}{_SCRIPTS}]")
"""A character that is not simply printed after the one before it: the PDF needs HarfBuzz for it."""

_UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}


def theme_coverage(theme: Theme) -> frozenset[int]:
    """The code points that every face of the theme, or else its fallback, has a glyph for.

    Without those that this computer cannot put in their shapes: HarfBuzz is not to be had for
    every kind of processor.
    """
    families = (theme.body, theme.heading)
    faces = {path for f in families for path in (f.regular, f.bold, f.italic, f.bold_italic)}
    return _coverage(tuple(sorted(faces)), theme.fallback.regular)


@lru_cache(maxsize=8)
def _coverage(faces: tuple[Path, ...], fallback: Path) -> frozenset[int]:
    # One face after the other: each is a list of thousands, and only what they share is kept.
    shared = reduce(frozenset.intersection, map(_read, faces))
    covered = shared | _read(fallback)
    if find_spec("uharfbuzz") is None:
        covered = frozenset(code for code in covered if not SHAPED.match(chr(code)))
    return covered


@lru_cache(maxsize=32)
def font_coverage(path: Path) -> frozenset[int]:
    """The code points the font file at `path` has a glyph for.

    Raises `ExportFailed` when the file cannot be read or is no font.
    """
    return _read(path)


def _read(path: Path) -> frozenset[int]:
    try:
        with path.open("rb") as file:
            return frozenset(_code_points(_table(file)))
    except (OSError, struct.error, StopIteration) as error:
        raise ExportFailed(
            f"The font file {path.name} cannot be used.",
            "Nothing was exported. Install the program again to put its fonts back.",
        ) from error


def _table(font: BinaryIO) -> bytes:
    """The ``cmap`` table alone: the drawings of the letters are a hundred times as long."""
    count = struct.unpack(">4xH6x", font.read(12))[0]
    records = struct.iter_unpack(">4s4xLL", font.read(16 * count))
    offset, length = next((at, long) for tag, at, long in records if tag == b"cmap")
    font.seek(offset)
    return font.read(length)


def _code_points(table: bytes) -> Iterator[int]:
    for index in range(struct.unpack_from(">H", table, 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * index)
        if (platform, encoding) in _UNICODE:
            yield from _subtable(table, offset)


def _subtable(table: bytes, at: int) -> Iterator[int]:
    kind = struct.unpack_from(">H", table, at)[0]
    if kind == 4:
        yield from _segments(table, at)
    if kind == 12:
        for index in range(struct.unpack_from(">L", table, at + 12)[0]):
            first, last = struct.unpack_from(">LL", table, at + 16 + 12 * index)
            yield from range(first, last + 1)


def _segments(table: bytes, at: int) -> Iterator[int]:
    double = struct.unpack_from(">H", table, at + 6)[0]
    for segment in range(0, double, 2):
        last = struct.unpack_from(">H", table, at + 14 + segment)[0]
        first, delta, shift = (
            struct.unpack_from(">H", table, at + 16 + double * row + segment)[0]
            for row in (1, 2, 3)
        )
        where = at + 16 + double * 3 + segment
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if shift:
                glyph = struct.unpack_from(">H", table, where + shift + 2 * (code - first))[0]
            if (glyph + delta) % 65536 if glyph or not shift else 0:
                yield code
