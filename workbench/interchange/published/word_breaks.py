"""Paragraphs of a Word file that are parted by line ends (Shift+Enter) instead of paragraph ends.

A line end after a whole sentence, or before a label or a heading, parts paragraphs; one in the
middle of a sentence only breaks its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.statement.nodes import Inline, Styled, Text
from workbench.statement.reading.headings import DETAIL, SIGNATURE, SUMMARY, is_usual_heading
from workbench.statement.reading.lines import LineLabel, split_label, tidy
from workbench.statement.text import inline_text

BREAK = "\n"
"""A line end within a paragraph, as the words of a run give it."""

_ENDED = re.compile(r"[.!?…:;][”’\"')]*\Z|[;,] (?:and|or)\Z")


def parted(inlines: Iterable[Inline]) -> list[tuple[Inline, ...]]:
    """The words of one Word paragraph as the paragraphs they are meant to be, at least one."""
    pieces: list[tuple[Inline, ...]] = [()]
    gap = False
    for each in _at_breaks(inlines):
        words = inline_text(each)
        if not words.strip():
            gap = True
            continue
        before = inline_text(pieces[-1])
        if before.strip() and (gap or _is_new(before.strip(), words.strip())):
            pieces.append(each)
        else:
            pieces[-1] = (*pieces[-1], Text(" "), *each) if pieces[-1] else each
        gap = False
    return [tidy(piece) for piece in pieces]


def _is_new(before: str, words: str) -> bool:
    if split_label(words)[0] is not LineLabel.NONE or is_usual_heading(words):
        return True
    if is_usual_heading(before) or any(
        known.match(words) for known in (DETAIL, SUMMARY, SIGNATURE)
    ):
        return True
    return _ENDED.search(before) is not None


def _at_breaks(inlines: Iterable[Inline]) -> Iterator[tuple[Inline, ...]]:
    """The inlines between one line end and the next."""
    piece: list[Inline] = []
    for part in _split(inlines):
        if part is None:
            yield tuple(piece)
            piece = []
        else:
            piece.append(part)
    yield tuple(piece)


def _split(inlines: Iterable[Inline]) -> Iterator[Inline | None]:
    """The inlines with None where a line ends."""
    for inline in inlines:
        if isinstance(inline, Text):
            first, *more = inline.text.split(BREAK)
            yield Text(first)
            for each in more:
                yield None
                yield Text(each)
        elif isinstance(inline, Styled):
            for part in _split(inline.inlines):
                yield None if part is None else replace(inline, inlines=(part,))
        else:
            yield inline
