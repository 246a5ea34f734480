"""A paper that is open in the drawing program."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.application.evidence.showing import Drawn, Leaf, Piece
from workbench.interchange.papers.results import CannotRead


@dataclass(frozen=True, slots=True)
class Words:
    """The characters of a page and the four sides of each, in points."""

    text: str = ""
    boxes: array[float] = field(default_factory=lambda: array("f"))


class Opened:
    """What is asked of a paper of any format; without pages of its own it has paragraphs only."""

    leaves: Sequence[Leaf] = ()
    pieces: Sequence[Piece] = ()
    trouble: str = ""

    def draw(self, page: int, scale: float, turns: int) -> Drawn:
        """A page as a picture; raises `CannotRead`."""
        raise CannotRead("It has no pages of its own.")

    def words(self, page: int) -> Words:
        """The words of a page; raises `CannotRead`."""
        return Words()
