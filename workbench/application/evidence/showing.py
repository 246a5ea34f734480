"""A paper as it is shown: its pages, what is on them and the words there, as values and a port."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Protocol

from workbench.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a file: its size in points, and the number printed on it where that is known."""

    width: float
    height: float
    label: str = ""


class Look(Enum):
    """How a paragraph of a paper without pages of its own looks."""

    WORDS = "words"
    TITLE = "title"
    HEADING = "heading"
    FIELD = "field"
    QUOTED = "quoted"
    CELLS = "cells"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a paper without pages of its own: an e-mail, a Word file, a table.

    A row of a table has its `cells`, of which `text` is made.
    """

    text: str
    look: Look = Look.WORDS
    cells: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A file that was opened to be shown: its pages, or else its paragraphs.

    `trouble` says in words why there is nothing to show, or not all there is.
    """

    leaves: Sequence[Leaf] = ()
    pieces: Sequence[Piece] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture: rows of `stride` bytes, four to a point (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page: four numbers to each character (left, top, right, bottom), in points."""

    text: str = ""
    boxes: Sequence[float] = ()


class PaperDrawer(Protocol):
    """Draws papers where a hostile one can do no harm; from one thread at a time.

    A page that cannot be drawn or read raises `EvidenceUnavailable`.
    """

    def open(self, path: Path, name: str) -> ShownPaper:
        """What there is of a file called `name`; later questions are about it."""

    def draw(self, page: int, scale: float, turns: int) -> Drawn:
        """A page, counted from 0, at so many dots a point, turned so many quarters clockwise."""

    def words(self, page: int) -> PageWords:
        """The words of a page as it stands, not turned."""

    def close(self) -> None:
        """Let go of what drawing needed."""
