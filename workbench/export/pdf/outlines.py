"""Words drawn as shapes, from the outlines of a TrueType file: nobody copies or finds them as text.

The mark across a draft is drawn so. A glyph's outline is a ring of points, on the curve or pulling
it (OpenType, "glyf"); a PDF knows curves with two pulling points only (ISO 32000-1, 8.5.2).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

# Flags of a point, and of a part of a glyph made of others.
_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _MORE = 1, 2, 32
# How many numbers scale a part, by its flag; one is written as 16384.
_SCALES, _ONE = ((8, 1), (64, 2), (128, 4)), 16384


class _Point(NamedTuple):
    x: float
    y: float
    on_curve: bool


_Ring = list[_Point]


@cache
def outlines(path: Path) -> Outlines:
    """The outlines of the typeface at `path`."""
    return Outlines(path.read_bytes())


class Outlines:
    """The glyphs of one TrueType file as instructions of a PDF."""

    def __init__(self, data: bytes) -> None:
        (count,) = struct.unpack_from(">H", data, 4)
        found = (struct.unpack_from(">4s4xLL", data, 12 + 16 * table) for table in range(count))
        tables = {tag: data[start : start + length] for tag, start, length in found}
        (units,) = struct.unpack_from(">H", tables[b"head"], 18)
        (wide,) = struct.unpack_from(">h", tables[b"head"], 50)
        form, size, times = (">L", 4, 1) if wide else (">H", 2, 2)
        places = tables[b"loca"]
        self._places = [
            times * struct.unpack_from(form, places, at)[0] for at in range(0, len(places), size)
        ]
        self._glyphs = tables[b"glyf"]
        self._scale = 1000 / units

    def drawn(self, text: str, glyphs: Mapping[int, int], widths: Mapping[str, float]) -> str:
        """The path of words from the left end of their line on, in thousandths of their size."""
        starts = accumulate((widths[letter] for letter in text), initial=0.0)
        return " ".join(
            step
            for letter, start in zip(text, starts, strict=False)
            for ring in self._rings(glyphs.get(ord(letter), 0))
            for step in _path([_moved(point, self._scale, start) for point in ring])
        )

    def _rings(self, glyph: int) -> list[_Ring]:
        begin, end = self._places[glyph], self._places[glyph + 1]
        if begin == end:
            return []
        data = self._glyphs[begin:end]
        (count,) = struct.unpack_from(">h", data)
        return _simple(data, count) if count >= 0 else list(self._made_of_others(data))

    def _made_of_others(self, data: bytes) -> Iterator[_Ring]:
        """The rings of a letter with an accent, each part moved and scaled to its place."""
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, glyph = struct.unpack_from(">HH", data, at)
            x, y = struct.unpack_from(">hh" if flags & _WORDS else ">bb", data, at + 4)
            at += 8 if flags & _WORDS else 6
            if not flags & _OFFSETS:
                x = y = 0
            number = next((count for flag, count in _SCALES if flags & flag), 0)
            a, b, c, d = _matrix(struct.unpack_from(f">{number}h", data, at))
            at += 2 * number
            for ring in self._rings(glyph):
                yield [
                    _Point(a * each.x + c * each.y + x, b * each.x + d * each.y + y, each.on_curve)
                    for each in ring
                ]


def _matrix(numbers: Sequence[int]) -> tuple[float, float, float, float]:
    match [number / _ONE for number in numbers]:
        case [a, b, c, d]:
            return a, b, c, d
        case [a, d]:
            return a, 0.0, 0.0, d
        case [a]:
            return a, 0.0, 0.0, a
        case _:
            return 1.0, 0.0, 0.0, 1.0


def _moved(point: _Point, scale: float, right: float) -> _Point:
    return _Point(point.x * scale + right, point.y * scale, point.on_curve)


def _simple(data: bytes, count: int) -> list[_Ring]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    (skipped,) = struct.unpack_from(">H", data, 10 + 2 * count)
    at, total = 12 + 2 * count + skipped, (ends[-1] + 1 if ends else 0)
    flags: list[int] = []
    while len(flags) < total:
        flag, times = data[at], 1
        at += 1
        if flag & _REPEAT:
            times += data[at]
            at += 1
        flags += [flag] * times
    across, at = _along(data, at, flags, _X_SHORT, _X_SAME)
    up, at = _along(data, at, flags, _Y_SHORT, _Y_SAME)
    points = [
        _Point(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(across, up, flags, strict=True)
    ]
    return [points[first + 1 : last + 1] for first, last in pairwise((-1, *ends))]


def _along(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    """The places of points along one axis, and where what follows begins."""
    steps = []
    for flag in flags:
        step = 0
        if flag & short:
            step = data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            (step,) = struct.unpack_from(">h", data, at)
            at += 2
        steps.append(step)
    return list(accumulate(steps)), at


def _path(ring: _Ring) -> Iterator[str]:
    """The instructions for one ring; between two pulling points lies a point of the curve."""
    if len(ring) < 2:
        return
    if not ring[0].on_curve:
        start = ring[-1] if ring[-1].on_curve else _between(ring[0], ring[-1])
        ring = [start, *ring]
    here, pull = ring[0], None
    yield f"{here.x:.1f} {here.y:.1f} m"
    for point in (*ring[1:], ring[0]):
        if point.on_curve:
            yield _step(here, pull, point)
            here, pull = point, None
        elif pull is not None:
            middle = _between(pull, point)
            yield _step(here, pull, middle)
            here, pull = middle, point
        else:
            pull = point
    yield "h"


def _between(one: _Point, other: _Point) -> _Point:
    return _Point((one.x + other.x) / 2, (one.y + other.y) / 2, True)


def _step(here: _Point, pull: _Point | None, to: _Point) -> str:
    if pull is None:
        return f"{to.x:.1f} {to.y:.1f} l"
    first = (here.x + 2 * (pull.x - here.x) / 3, here.y + 2 * (pull.y - here.y) / 3)
    second = (to.x + 2 * (pull.x - to.x) / 3, to.y + 2 * (pull.y - to.y) / 3)
    numbers = (*first, *second, to.x, to.y)
    return " ".join(f"{number:.1f}" for number in numbers) + " c"
