"""Papers as pages, and what makes them: a program of its own, and the layout of words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from workbench.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points from its top left as the page is seen."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.left, self.top, self.right, self.bottom

    def around(self, other: Area) -> Area:
        """The area around both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def covers(self, other: Area) -> bool:
        """Whether nothing of the other lies outside."""
        return self.around(other) == self

    def grown(self, by: float) -> Area:
        """The same with so much more on every side."""
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as it was read: its size, its text and the area of each letter of that.

    `pictures`: there are pictures on it, or drawings, whose words cannot be searched.
    """

    size: tuple[float, float]
    text: str
    letters: tuple[Area | None, ...]
    pictures: bool


@dataclass(frozen=True, slots=True)
class CopiedPage:
    """A page drawn into a picture file, its size, and the words that may be read on it."""

    file: Path
    size: tuple[float, float]
    words: tuple[tuple[str, Area], ...]


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A PDF to be bound: its title in the outline, the number its first page gets (None: none)."""

    path: Path
    title: str
    first: int | None


Done = Callable[[int], object]
"""Is given how many pages are done; what it raises ends the work."""


class PageMaker(Protocol):
    """Makes pages of papers where a hostile one can do no harm.

    Every method raises `EvidenceUnavailable` for a file that is damaged, locked, or takes too long.
    """

    def pages(self, path: Path, picture: bool, target: Path) -> int:
        """Write the pages of a PDF or picture as a PDF; how many there are."""

    def look(self, path: Path, read: Done = lambda number: None) -> Sequence[SeenPage]:
        """The text of each page of a PDF, and where its letters stand; `read` counts them."""

    def draw(self, path: Path, page: int, scale: float, target: Path) -> None:
        """Draw a page, counted from 0, into a picture file."""

    def black_out(
        self,
        path: Path,
        areas: Mapping[int, Sequence[Area]],
        room: Path,
        drawn: Done = lambda number: None,
    ) -> Sequence[CopiedPage]:
        """Draw every page with areas blacked out, by page from 0, into files in a folder.

        `drawn` counts them.
        """

    def bind(
        self,
        parts: Sequence[PlainPage],
        links: Sequence[Mapping[str, Any]],
        title: str,
        stamp: str,
        target: Path,
    ) -> None:
        """Bind PDFs into one, with page numbers, outline and links."""

    def close(self) -> None:
        """Let go of what making needed."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One row of a bundle’s index: number, title, date, and its first and last page."""

    number: str
    title: str
    date: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Front:
    """Cover and index of a bundle: how many pages, and where in them each row stands.

    A place is a page from 0 and the area on it.
    """

    data: bytes
    pages: int
    places: Sequence[tuple[int, Area]]


class PageLayout(Protocol):
    """Lays words out as the pages of a PDF."""

    def words(self, title: str, parts: Sequence[tuple[str, str]]) -> bytes:
        """Words as pages: each part with its heading ("" for none) and its text."""

    def front(self, title: str, lines: Sequence[str], rows: Sequence[IndexRow]) -> Front:
        """Cover and index of a bundle."""

    def pictures(self, title: str, pages: Sequence[CopiedPage], closing: Sequence[str]) -> bytes:
        """Pages that are pictures, their words beneath them; behind them a page with a list."""
