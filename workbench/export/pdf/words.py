"""The words of a statement as they are printed: runs in one face and colour.

reportlab never parses them, so that nothing somebody typed can be taken for its markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import assert_never

from workbench.export.characters import glued
from workbench.export.pdf.faces import Face, runs
from workbench.export.theme import FontFamily, TextStyle, Theme
from workbench.statement.nodes import (
    Citation,
    Emphasis,
    Inline,
    ParagraphRef,
    PersonRef,
    Placeholder,
    Strong,
    Text,
)

_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one kind of type; `link` is the key of the paragraph they lead to, or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    marked: bool = False


def spans(inlines: Sequence[Inline], *, bold: bool = False, italic: bool = False) -> Iterator[Span]:
    """The words of inlines with the type they are printed in."""
    for inline in inlines:
        match inline:
            case Text(text) | PersonRef(_, text):
                yield Span(text, bold, italic)
            case Strong(inner):
                yield from spans(inner, bold=True, italic=italic)
            case Emphasis(inner):
                yield from spans(inner, bold=bold, italic=not italic)
            case Citation(text):
                yield Span(f"({text})", bold, True)
            case ParagraphRef(_, None):
                yield Span("[paragraph ?]", bold, italic, marked=True)
            case ParagraphRef(target, number):
                yield Span(str(number), bold, italic, link=target)
            case Placeholder(label):
                yield Span(f"[{label}]", bold, italic, marked=True)
            case _:
                assert_never(inline)


@dataclass(slots=True)
class Run:
    """Words in one face and colour, on a ground when `ground` names one; colours are ``RRGGBB``.

    `link` is the key of the paragraph they lead to, or "".
    """

    text: str
    face: Face
    colour: str
    link: str = ""
    ground: str = ""


class Wording:
    """Turns spans into runs; links lead only to the paragraphs named by `keys`."""

    def __init__(self, theme: Theme, keys: frozenset[str]) -> None:
        self._theme = theme
        self._keys = keys

    def runs(
        self, words: Iterable[Span], style: TextStyle, family: FontFamily | None = None
    ) -> list[Run]:
        """The words in the type of `style`; pieces that print alike are one run.

        One space stands between words, and none before the first or after the last.
        """
        made: list[Run] = []
        for span, following in pairwise(chain(words, (Span(""),))):
            text = _SPACES.sub(" ", span.text) if "  " in span.text else span.text
            if following.link in self._keys:
                text = glued(text)
            link = span.link if span.link in self._keys else ""
            for face, piece in runs(
                self._theme,
                family or self._theme.body,
                text,
                bold=span.bold or style.bold,
                italic=span.italic != style.italic,
            ):
                self._add(made, Run(piece, face, self._colour(style, link), link), span.marked)
        return _ended(made)

    def _add(self, made: list[Run], run: Run, marked: bool) -> None:
        if not made or made[-1].text.endswith(" "):
            run.text = run.text.lstrip(" ")
        if not run.text:
            return
        if marked:
            run.ground = self._theme.highlight_colour
        if made and _alike(made[-1], run):
            made[-1].text += run.text
        else:
            made.append(run)

    def _colour(self, style: TextStyle, link: str) -> str:
        return self._theme.link_colour if link else self._theme.colour(style)


def _alike(one: Run, other: Run) -> bool:
    return one.face is other.face and one.ground == other.ground and not one.link + other.link


def _ended(made: list[Run]) -> list[Run]:
    """The runs without the space after the last word."""
    while made:
        made[-1].text = made[-1].text.rstrip(" ")
        if made[-1].text:
            break
        made.pop()
    return made
