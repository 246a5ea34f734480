"""Blocks onto pages: where each page ends, and what may not be torn apart.

A heading stays with the words after it, a paragraph with the list or quotation it introduces, and
at least two lines of a paragraph stand on either side of a page end. When nothing else is possible
(a heading longer than a page) the rule gives way rather than the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.export.pdf.blocks import SetBlock

_TOGETHER = 2
# A chain of kept blocks longer than this may be broken: nobody writes six headings in a row.
_CHAIN = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines `first` up to `last` of a block on one page; `top` is points below the top margin."""

    block: SetBlock
    first: int
    last: int
    top: float


def paginate(blocks: Sequence[SetBlock], height: float) -> list[list[Placed]]:
    """The pages, each at most `height` points of text; there is always at least one page."""
    layout = _Layout(blocks, height)
    for index in range(len(blocks)):
        layout.place(index)
    return layout.pages


class _Layout:
    """The pages filled so far, and how far down the last one reaches."""

    def __init__(self, blocks: Sequence[SetBlock], height: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._blocks = blocks
        self._height = height
        self._used = 0.0

    def place(self, index: int) -> None:
        block = self._blocks[index]
        leading = block.style.leading_pt
        start = 0
        while start < len(block.lines):
            rest = len(block.lines) - start
            top = self._used + (self._gap(index) if self.pages[-1] and not start else 0.0)
            # A hair of tolerance: a page exactly full must not lose its last line to rounding.
            fit = int((self._height - top + 0.01) // leading)
            take = self._take(index, rest, fit, top)
            if take <= 0 and not self.pages[-1]:
                take = min(max(fit, 1), rest)
            if take > 0:
                self.pages[-1].append(Placed(block, start, start + take, top))
                self._used = top + take * leading
                start += take
            if start < len(block.lines):
                self.pages.append([])
                self._used = 0.0

    def _take(self, index: int, rest: int, fit: int, top: float) -> int:
        """How many of the `rest` lines to put here when `fit` have room; 0 = start a new page."""
        block = self._blocks[index]
        if fit >= rest:
            end = top + rest * block.style.leading_pt
            if not block.kept or end + self._beginning(index + 1, _CHAIN) <= self._height + 0.01:
                return rest
            # Carry the last two lines over to what they introduce.
            fit = rest - _TOGETHER
        if not block.divisible:
            return 0
        take = min(fit, rest - _TOGETHER)
        return take if take >= _TOGETHER else 0

    def _gap(self, index: int) -> float:
        block = self._blocks[index]
        return max(self._blocks[index - 1].after, block.style.before_pt)

    def _beginning(self, index: int, chain: int) -> float:
        """The least height in which a block can begin, with the gap before it."""
        if index >= len(self._blocks):
            return 0.0
        block = self._blocks[index]
        count = len(block.lines)
        whole = not block.divisible or count < 2 * _TOGETHER
        height = self._gap(index) + (count if whole else _TOGETHER) * block.style.leading_pt
        if whole and block.kept and chain:
            height += self._beginning(index + 1, chain - 1)
        return height
