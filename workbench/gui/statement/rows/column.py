"""Rows one under another: how high each is, known or estimated, and which row is at what height."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from workbench.gui.statement.rows.content import Row


class Column:
    """The heights of rows in pixels. Those not set in type yet are estimated until they are."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._heights: list[int] = []
        self._known: list[bool] = []
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, rows: Sequence[Row], estimate: Callable[[Row], int]) -> None:
        """Take other rows; the heights of those that are the very same stay known."""
        kept = {
            id(row): height
            for row, height, known in zip(self._rows, self._heights, self._known, strict=True)
            if known
        }
        self._rows = list(rows)
        self._known = [id(row) in kept for row in rows]
        self._heights = [kept[id(row)] if id(row) in kept else estimate(row) for row in rows]
        self._tops = None

    def forget(self, estimate: Callable[[Row], int]) -> None:
        """Estimate every height anew, as for another width."""
        self._heights = [estimate(row) for row in self._rows]
        self._known = [False] * len(self._rows)
        self._tops = None

    def knows(self, place: int) -> bool:
        """Whether a row has been set in type."""
        return self._known[place]

    def set(self, place: int, height: int) -> int:
        """Note how high a row is; the difference to what was thought."""
        difference = height - self._heights[place]
        self._heights[place] = height
        self._known[place] = True
        if difference:
            self._tops = None
        return difference

    def doubt(self, place: int) -> None:
        """A row may be of another height than it was."""
        self._known[place] = False

    def height(self, place: int) -> int:
        """How high a row is, as far as known."""
        return self._heights[place]

    def top(self, place: int) -> int:
        """Where a row begins; behind the last one, where the rows end."""
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops[place]

    @property
    def total(self) -> int:
        """How high all rows are together."""
        return self.top(len(self._rows))

    def at(self, height: int) -> int:
        """The row at a height: the first above the beginning, the last beyond the end."""
        self.top(0)
        assert self._tops is not None
        return min(max(bisect_right(self._tops, height) - 1, 0), max(len(self._rows) - 1, 0))
