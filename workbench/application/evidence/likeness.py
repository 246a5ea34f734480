"""How much two papers say the same: a small sketch of each text, and what two of them share.

Of every three words in a row a number is made; the smallest numbers are the sketch. Two papers
share as much of their sketches as of their words, so that a scan read with some slips, or a letter
sent again with another heading, is known without comparing the texts.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

Sketch = tuple[int, ...]
"""The smallest numbers of a text in order; () for one too short to be compared."""

SIZE = 96
_FEWEST = 12
_AT_ONCE = 8_192
_WORD = re.compile(r"[^\W_]+")
_SIGNS = "’‘“”–—…£•"
_LETTERS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


class Sketching:
    """The sketch of a paper in the making, from the text of page after page."""

    def __init__(self) -> None:
        self._kept: set[int] = set()
        self._highest = 1 << 32
        self._before: list[bytes] = []

    def add(self, text: str) -> None:
        """The text of the next page; three words in a row may stand over its beginning."""
        words = self._before + _words(text.casefold())
        self._before = words[-2:]
        rows = set(zip(words, words[1:], words[2:], strict=False))
        # The sum alone is even for like words; times an odd number it is mixed well.
        numbers = {zlib.crc32(b" ".join(row)) * 0x9E3779B1 & 0xFFFFFFFF for row in rows}
        self._kept |= {number for number in numbers if number < self._highest}
        if len(self._kept) > _AT_ONCE:
            self._kept = set(sorted(self._kept)[:SIZE])
            self._highest = max(self._kept)

    def sketch(self) -> Sketch:
        """The sketch of all pages so far."""
        return tuple(sorted(self._kept)[:SIZE]) if len(self._kept) >= _FEWEST else ()


def _words(text: str) -> list[bytes]:
    """The words of a text; those of plain letters are soon told apart."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    if text.isascii():
        return text.encode().translate(_LETTERS).split()
    return [word.encode() for word in _WORD.findall(text)]


def sketch(texts: Iterable[str]) -> Sketch:
    """The sketch of a paper from the text of its pages."""
    sketching = Sketching()
    for text in texts:
        sketching.add(text)
    return sketching.sketch()


def shared(one: Sketch, other: Sketch) -> float:
    """How much of what two papers say stands in both: 1 for all, 0 for nothing or too little."""
    if not one or not other:
        return 0.0
    first, second = set(one), set(other)
    smallest = sorted(first | second)[:SIZE]
    return sum(each in first and each in second for each in smallest) / len(smallest)
