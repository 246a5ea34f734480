"""Reading as a whole: from the lines of a file to the document tree."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.statement.nodes import Document
from workbench.statement.reading.furniture import without_furniture
from workbench.statement.reading.headings import (
    DETAIL,
    REFERENCE,
    SIGNATURE,
    SUMMARY,
    headings_of,
)
from workbench.statement.reading.labels import relabelled, with_footnotes
from workbench.statement.reading.lines import SourceLine
from workbench.statement.reading.roles import parts_of
from workbench.statement.reading.tree import PlacedAside, tree_of

_ABOVE = 10
"""So many lines at most stand between the line that names a case and its summary."""


@dataclass(frozen=True, slots=True)
class ReadLines:
    """A statement as it was read: its tree, and how many lines of the page were left out.

    `asides` are the footnotes, comments, tracked changes and the like that its file holds.
    """

    document: Document
    left_out: int
    asides: tuple[PlacedAside, ...] = ()


def is_shapeless(document: Document) -> bool:
    """Whether a text has nothing of a statement: no heading, and not even two paragraphs."""
    if any(section.title for section in document.sections):
        return False
    return sum(len(section.blocks) for section in document.sections) < 2


def decisions_in(
    lines: Sequence[SourceLine], library: ReferenceLibrary
) -> tuple[tuple[SourceLine, ...], ...]:
    """The lines of each decision of a page that holds several, one below the other."""
    headings = headings_of(library)
    starts: list[int] = []
    title = -_ABOVE
    for at, line in enumerate(lines):
        if headings.title(line.words) is not None:
            title = at
        elif not SUMMARY.match(line.words) or at - title < _ABOVE:
            continue
        starts.append(_first_line(lines, at, starts[-1] + 1 if starts else 0))
    if len(starts) < 2:
        return (tuple(lines),)
    starts = [
        start
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
        if any(headings.section(line.words) for line in lines[start:end])
    ]
    if len(starts) < 2:
        return (tuple(lines),)
    ends = [*starts[1:], len(lines)]
    return tuple(tuple(lines[a:b]) for a, b in zip([0, *starts[1:]], ends, strict=True))


def _first_line(lines: Sequence[SourceLine], title: int, earliest: int) -> int:
    """Where a decision begins: at the line above its title that names the case."""
    for at in range(title, max(earliest, title - _ABOVE) - 1, -1):
        if REFERENCE.search(lines[at].words) and not DETAIL.match(lines[at].words):
            return at
    return title


def read_lines(lines: Sequence[SourceLine], library: ReferenceLibrary) -> ReadLines:
    """The tree of a statement from the lines of its file; never refuses."""
    headings = headings_of(library)
    kept, left_out = without_furniture(with_footnotes(relabelled(lines)), SIGNATURE)
    document, asides = tree_of(parts_of(kept, headings), headings)
    return ReadLines(document, left_out, asides)
