"""Where the pages of a paper lie below one another at the size they are shown in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from workbench.application.evidence.showing import Leaf
from workbench.domain.dataclass import dataclass

MARGIN, GAP = 20, 16
"""Pixels round the pages, and between two of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page lies, in pixels from the top left of all pages."""

    left: int
    top: int
    width: int
    height: int


class Rows:
    """All pages at `scale` pixels a point, turned by quarters, in the middle of `room` pixels."""

    def __init__(self, leaves: Sequence[Leaf], scale: float, turns: int, room: int) -> None:
        self.scale, self.turns = scale, turns
        self._sizes = [_size(leaf, scale, turns) for leaf in leaves]
        self._tops: list[int] = []
        top = MARGIN
        for _, height in self._sizes:
            self._tops.append(top)
            top += height + GAP
        self.height = top - GAP + MARGIN if self._sizes else 0
        self._widest = max((width for width, _ in self._sizes), default=0)
        self.width = self._widest + 2 * MARGIN
        self._room = max(room, self.width)

    def __len__(self) -> int:
        return len(self._sizes)

    def place(self, page: int) -> Place:
        """Where a page lies."""
        width, height = self._sizes[page]
        return Place((self._room - width) // 2, self._tops[page], width, height)

    def at(self, y: int) -> int:
        """The page at a height: the one it lies on, or the last above it."""
        return max(bisect_right(self._tops, y) - 1, 0)

    def between(self, top: int, bottom: int) -> range:
        """The pages of which some lies between two heights."""
        if not self._sizes:
            return range(0)
        first = self.at(top)
        if self._tops[first] + self._sizes[first][1] < top:
            first += 1
        return range(first, min(self.at(bottom) + 1, len(self._sizes)))


def _size(leaf: Leaf, scale: float, turns: int) -> tuple[int, int]:
    width, height = max(round(leaf.width * scale), 1), max(round(leaf.height * scale), 1)
    return (height, width) if turns % 2 else (width, height)


def turned(
    box: tuple[float, float, float, float], leaf: Leaf, turns: int
) -> tuple[float, float, float, float]:
    """A box of a page as it lies when the page is turned."""
    left, top, right, bottom = box
    if turns == 1:
        return leaf.height - bottom, left, leaf.height - top, right
    if turns == 2:
        return leaf.width - right, leaf.height - bottom, leaf.width - left, leaf.height - top
    if turns == 3:
        return top, leaf.width - right, bottom, leaf.width - left
    return box


def straightened(x: float, y: float, leaf: Leaf, turns: int) -> tuple[float, float]:
    """A point of a turned page as it lies on the page as it stands."""
    if turns == 1:
        return y, leaf.height - x
    if turns == 2:
        return leaf.width - x, leaf.height - y
    if turns == 3:
        return leaf.width - y, x
    return x, y
