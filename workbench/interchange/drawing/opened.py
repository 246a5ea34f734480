"""A paper that is open in the drawing program."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.application.evidence.showing import Drawn, Leaf, PageWords, Piece
from workbench.interchange.papers.results import CannotRead


class Opened:
    """What is asked of a paper of any format; without pages of its own it has paragraphs only."""

    leaves: Sequence[Leaf] = ()
    pieces: Sequence[Piece] = ()
    trouble: str = ""

    def draw(self, page: int, scale: float, turns: int) -> Drawn:
        """A page as a picture; raises `CannotRead`."""
        raise CannotRead("It has no pages of its own.")

    def words(self, page: int) -> PageWords:
        """The words of a page; raises `CannotRead`."""
        return PageWords()
