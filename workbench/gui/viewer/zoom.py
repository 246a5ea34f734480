"""How large the pages of a paper are shown: as wide as the room, whole, or at a percentage."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from workbench.application.evidence.showing import Leaf
from workbench.gui.viewer.rows import MARGIN

POINT = 96 / 72
"""Pixels to a point at 100 %."""

LEAST, MOST = 0.1, 8.0
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0)
_WIDEST = 1.6
"""Fitted to the width, a page is shown no larger than this."""


class Fit(Enum):
    """What the size follows."""

    WIDTH = "width"
    PAGE = "page"
    NOTHING = "nothing"


class Zoom:
    """The size now chosen; `factor` is 1.0 at 100 %."""

    def __init__(self) -> None:
        self.fit = Fit.WIDTH
        self.factor = 1.0

    @property
    def scale(self) -> float:
        """Pixels to a point."""
        return self.factor * POINT

    def choose(self, factor: float) -> None:
        """Show pages at a size of their own."""
        self.fit = Fit.NOTHING
        self.factor = min(max(factor, LEAST), MOST)

    def step(self, by: int) -> None:
        """Go to the next larger size, or the next smaller one."""
        larger = (each for each in _STEPS if each > self.factor + 0.005)
        smaller = (each for each in reversed(_STEPS) if each < self.factor - 0.005)
        self.choose(next(larger, MOST) if by > 0 else next(smaller, LEAST))

    def follow(self, leaves: Sequence[Leaf], turns: int, width: int, height: int) -> None:
        """Bring the size in line with the room there is."""
        if self.fit is Fit.NOTHING or not leaves:
            return
        sizes = [(leaf.width, leaf.height) for leaf in leaves]
        if turns % 2:
            sizes = [(tall, wide) for wide, tall in sizes]
        usual = sorted(wide for wide, _ in sizes)[len(sizes) // 2]
        factor = max(width - 2 * MARGIN, 50) / (usual * POINT)
        if self.fit is Fit.PAGE:
            tall = max(tall for _, tall in sizes[:50])
            factor = min(factor, max(height - 2 * MARGIN, 50) / (tall * POINT))
        else:
            factor = min(factor, _WIDEST)
        self.factor = min(max(factor, LEAST), MOST)
