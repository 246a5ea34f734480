"""The pages of a paper that is open, whatever it is: drawn on the thread that opened it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtGui import QImage

from workbench.application.evidence.showing import Drawn, Leaf, PageWords, PaperDrawer


class Spot(NamedTuple):
    """A place in the words of a paper: the page, counted from 0, and the character."""

    page: int
    at: int


class Pages(Protocol):
    """The pages of a paper.

    `numbered` says what of it has a number that can be cited: "page" or "para". A spot on its
    pages and such a number with a character are the same place said in two ways.
    """

    @property
    def leaves(self) -> Sequence[Leaf]:
        """The size of each page."""

    @property
    def numbered(self) -> str:
        """What has a number that can be cited."""

    def draw(self, page: int, scale: float, turns: int) -> QImage:
        """A page as a picture; raises `EvidenceUnavailable`."""

    def words(self, page: int) -> PageWords:
        """The words of a page; raises `EvidenceUnavailable`."""

    def number(self, spot: Spot) -> tuple[int, int]:
        """The number (from 1) and the character in it that a spot stands for."""

    def spot(self, number: int, at: int) -> Spot:
        """The spot for a number and a character in it."""


class FilePages:
    """The pages a file has itself."""

    numbered = "page"

    def __init__(
        self, leaves: Sequence[Leaf], drawer: PaperDrawer, recognised: Sequence[PageWords] = ()
    ) -> None:
        self.leaves = leaves
        self._drawer, self._recognised = drawer, recognised

    def draw(self, page: int, scale: float, turns: int) -> QImage:
        """A page as the drawing program draws it."""
        return as_image(self._drawer.draw(page, scale, turns))

    def words(self, page: int) -> PageWords:
        """The words of a page as the file has them, or as they were read from its picture."""
        found = self._drawer.words(page)
        if not found.text.strip() and page < len(self._recognised):
            return self._recognised[page]
        return found

    def number(self, spot: Spot) -> tuple[int, int]:
        """Pages are their own numbers."""
        return spot.page + 1, spot.at

    def spot(self, number: int, at: int) -> Spot:
        """Pages are their own numbers."""
        return Spot(min(max(number - 1, 0), len(self.leaves) - 1), at)


def as_image(drawn: Drawn) -> QImage:
    """A drawn page as a picture of Qt's, with bytes of its own."""
    seen = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    return seen.copy()
