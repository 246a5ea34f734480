"""The words of a page by their lines: which character is at a point, and where a passage lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.application.evidence.showing import PageWords
from workbench.domain.dataclass import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


@dataclass(slots=True)
class Line:
    """Characters side by side: the first, the one behind the last, and their top and bottom."""

    begin: int
    end: int
    top: float
    bottom: float
    left: float
    right: float


class Lettering:
    """The words of one page."""

    def __init__(self, words: PageWords) -> None:
        self.text = words.text
        self._boxes = words.boxes
        self.lines = list(_lines(words.text, words.boxes))

    def box(self, place: int) -> Box:
        """The four sides of a character."""
        at = 4 * place
        left, top, right, bottom = self._boxes[at : at + 4]
        return left, top, right, bottom

    def at(self, x: float, y: float) -> int | None:
        """The place between two characters that is nearest to a point; None without words."""
        line = min(self.lines, key=lambda each: _apart(each, x, y), default=None)
        if line is None:
            return None
        for place in range(line.begin, line.end):
            left, _, right, _ = self.box(place)
            if x < (left + right) / 2 and right > left:
                return place
        return line.end

    def on_words(self, x: float, y: float) -> bool:
        """Whether a point lies on words."""
        return any(
            line.top <= y <= line.bottom and line.left <= x <= line.right for line in self.lines
        )

    def boxes(self, begin: int, end: int) -> list[Box]:
        """Where a passage lies: one box to each line of it."""
        found: list[Box] = []
        for line in self.lines:
            first, last = max(begin, line.begin), min(end, line.end)
            if first < last:
                parts = [self.box(place) for place in range(first, last)]
                wide = [part for part in parts if part[2] > part[0]]
                if wide:
                    left, right = min(p[0] for p in wide), max(p[2] for p in wide)
                    found.append((left, line.top, right, line.bottom))
        return found

    def word(self, place: int) -> tuple[int, int]:
        """Where the word at a place begins and ends."""
        for found in re.finditer(r"\w+(?:[-’'\u00ad]\s*\w+)*|\S", self.text):
            if found.start() <= place <= found.end():
                return found.start(), found.end()
        return place, place

    def line_of(self, place: int) -> int:
        """The number of the line a place stands in."""
        return next((n for n, line in enumerate(self.lines) if place <= line.end), 0)


def _apart(line: Line, x: float, y: float) -> tuple[float, float]:
    down = max(line.top - y, y - line.bottom, 0.0)
    across = max(line.left - x, x - line.right, 0.0)
    return (down, across)


def _lines(text: str, boxes: Sequence[float]) -> Iterator[Line]:
    line: Line | None = None
    for place, letter in enumerate(text):
        left, top, right, bottom = boxes[4 * place : 4 * place + 4]
        if letter in "\r\n" or bottom <= top:
            if line is not None and letter in "\r\n":
                yield line
                line = None
            continue
        middle = (top + bottom) / 2
        if line is not None and not (line.top <= middle <= line.bottom and right >= line.left):
            yield line
            line = None
        if line is None:
            line = Line(place, place + 1, top, bottom, left, right)
        else:
            line.end = place + 1
            line.top, line.bottom = min(line.top, top), max(line.bottom, bottom)
            line.left, line.right = min(line.left, left), max(line.right, right)
    if line is not None:
        yield line
