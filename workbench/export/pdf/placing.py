"""Where the words of a line stand: from left to right, or as words of the other direction ask."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from workbench.domain.dataclass import dataclass
from workbench.export.pdf.shaping import Glyph, Stretch, seen_order, stretches
from workbench.export.pdf.words import Line, Run


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one run in a line; `x` and `width` are in thousandths of the size of the type.

    They are printed as `shapes` where there are any; these stand `reversed` in words that run from
    right to left.
    """

    run: Run
    text: str
    width: float
    x: float = 0.0
    shapes: tuple[Glyph, ...] = ()
    reversed: bool = False


def has_shapes(line: Line) -> bool:
    """Whether some words of a line are not printed letter by letter from left to right."""
    return any(run.shaped for run, _ in line.pieces)


def placed(line: Line) -> list[Piece]:
    """The words of a line in the order in which they are read, each with its place."""
    if has_shapes(line):
        parts, levels = _parted(line)
    else:
        parts = [Piece(run, text, run.face.width(text, 1000)) for run, text in line.pieces]
        levels = [0] * len(parts)
    order = seen_order(levels)
    starts = accumulate((parts[at].width for at in order), initial=0.0)
    where = dict(zip(order, starts, strict=False))
    return [replace(part, x=where[at]) for at, part in enumerate(parts)]


def _parted(line: Line) -> tuple[list[Piece], list[int]]:
    """The words of a line in pieces that run one way, and how deep each is nested."""
    parts: list[Piece] = []
    levels: list[int] = []
    ways = stretches("".join(text for _, text in line.pieces))
    begin = 0
    for run, text in line.pieces:
        end = begin + len(text)
        for way in ways:
            words = text[max(way.begin - begin, 0) : max(way.end - begin, 0)]
            if words and way.begin < end:
                parts.append(_piece(run, words, way))
                levels.append(way.level)
        begin = end
    return parts, levels


def _piece(run: Run, words: str, way: Stretch) -> Piece:
    if not way.shaped:
        return Piece(run, words, run.face.width(words, 1000))
    turned = way.level % 2 == 1
    shapes = run.face.shapes(words, right_to_left=turned)
    width = sum(glyph.advance for glyph in shapes)
    return Piece(run, words, width, shapes=shapes, reversed=turned)
