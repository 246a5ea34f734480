"""Which characters of a statement the shipped fonts lack, and which words stay on one line.

What is printed in their place `statement.characters` says; here the checks learn of it before
anything leaves the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.dates.partial import MONTHS
from workbench.export.coverage import theme_coverage
from workbench.export.theme import Theme
from workbench.statement.characters import Rewriting, Substitutes
from workbench.statement.nodes import Document
from workbench.statement.walk import with_blocks

_NO_BREAK_SPACE = "\u00a0"
_LONGEST_GLUED = 16
_COUNTED = (
    "sections?|subsections?|regulations?|paragraphs?|parts?|schedules?|articles?|chapters?|clauses?"
    "|rules?|standards?|annex|appendix|stages?|pages?|recommendations?"
)
# The day before its month, what is counted before its number, the words before a label's letter.
_HELD = re.compile(
    rf"\b\d{{1,2}} (?=(?:{'|'.join(MONTHS)})\b)"
    rf"|\b(?i:{_COUNTED}) (?=\d|[A-Z]\b|[IVX]+\b)"
    r"|\b[A-Z][\w.’']* (?=[A-HJ-Z]\d?(?!\w))"
)


def uncovered_characters(document: Document, theme: Theme) -> list[tuple[str, str]]:
    """Each character printed as a code, with the origin of the block it stands in, in order.

    The origin is "" for titles, headers and other words that belong to no block. One entry for
    each different character of a block.
    """
    table = Substitutes(theme_coverage(theme))
    met: set[str] = set()

    def note(text: str) -> str:
        met.update(text)
        return text

    Rewriting(note).document(document)
    coded = {char for char in met if str(table[ord(char)]).startswith("[U+")}
    found: dict[tuple[str, str], None] = {}
    for origin, text in _texts(document) if coded else ():
        found.update(((char, origin), None) for char in text if char in coded)
    return list(found)


def with_no_break_end(text: str) -> str:
    """`text` with a no-break space at its end, so that the number after it stays on its line.

    For "see paragraph " before "9"; a long last word is not kept with the number.
    """
    last = text[:-1].rpartition(" ")[2]
    short = 0 < len(last) <= _LONGEST_GLUED
    return text[:-1] + _NO_BREAK_SPACE if text[-1:] == " " and short else text


def kept_together(document: Document) -> Document:
    """The same statement with no-break spaces where a line must not end.

    In a label ("Ms X"), before the number of a section, and in "9 April". Only printed files have
    them: what is stored, and what is copied from plain text or a PDF, keeps its own spaces.
    """
    return with_blocks(document, Rewriting(_held).block)


def _held(text: str) -> str:
    return _HELD.sub(lambda found: found[0][:-1] + _NO_BREAK_SPACE, text)


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every piece of text with the origin of its block."""
    seen: list[str] = []

    def note(text: str) -> str:
        seen.append(text)
        return text

    rewriting = Rewriting(note)
    rewriting.document(replace(document, sections=()))
    yield from (("", text) for text in seen)
    for section in document.sections:
        yield "", section.title
        for block in section.blocks:
            seen.clear()
            rewriting.block(block)
            yield from ((block.origin, text) for text in seen)
