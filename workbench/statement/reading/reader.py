"""Reading as a whole: from the lines of a file to the document tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.library.reference import ReferenceLibrary
from workbench.statement.nodes import Document
from workbench.statement.reading.furniture import without_furniture
from workbench.statement.reading.headings import SIGNATURE, headings_of
from workbench.statement.reading.lines import SourceLine
from workbench.statement.reading.roles import parts_of
from workbench.statement.reading.tree import PlacedAside, tree_of


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


def read_lines(lines: Sequence[SourceLine], library: ReferenceLibrary) -> ReadLines:
    """The tree of a statement from the lines of its file; never refuses."""
    headings = headings_of(library)
    kept, left_out = without_furniture(lines, SIGNATURE)
    document, asides = tree_of(parts_of(kept, headings), headings)
    return ReadLines(document, left_out, asides)
