"""How much two papers say the same: a small sketch of each text, and what two of them share.

Of every three words in a row a number is made; the smallest numbers are the sketch. Two papers
share as much of their sketches as of their words, so that a scan read with some slips, or a letter
sent again with another heading, is known without comparing the texts.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

Sketch = tuple[int, ...]
"""The smallest numbers of a text in order; () for one too short to be compared."""

SIZE = 96
_FEWEST = 12
_AT_ONCE = 8_192
_WORD = re.compile(r"[^\W_]+")


def sketch(texts: Iterable[str]) -> Sketch:
    """The sketch of a paper from the text of its pages."""
    kept: set[int] = set()
    highest = 1 << 32
    for numbers in _numbers(texts):
        kept |= {number for number in numbers if number < highest}
        if len(kept) > _AT_ONCE:
            kept = set(sorted(kept)[:SIZE])
            highest = max(kept)
    return tuple(sorted(kept)[:SIZE]) if len(kept) >= _FEWEST else ()


def _numbers(texts: Iterable[str]) -> Iterator[set[int]]:
    """The numbers of every three words in a row, page by page and over their ends."""
    before: list[str] = []
    for text in texts:
        words = before + _WORD.findall(text.casefold())
        before = words[-2:]
        rows = {" ".join(row) for row in zip(words, words[1:], words[2:], strict=False)}
        # The sum alone is even for like words; times an odd number it is mixed well.
        yield {zlib.crc32(row.encode()) * 0x9E3779B1 & 0xFFFFFFFF for row in rows}


def shared(one: Sketch, other: Sketch) -> float:
    """How much of what two papers say stands in both: 1 for all, 0 for nothing or too little."""
    if not one or not other:
        return 0.0
    first, second = set(one), set(other)
    smallest = sorted(first | second)[:SIZE]
    return sum(each in first and each in second for each in smallest) / len(smallest)
