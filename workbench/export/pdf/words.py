"""The words of a statement as reportlab's fragments: runs in one face, size and colour.

Words reach reportlab as fragments and never as its markup, so that nothing somebody typed can be
taken for a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import assert_never

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus.paraparser import ParaFrag

from workbench.export.pdf.faces import runs
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

# A word up to this long is kept on one line with the number that follows it: "paragraph 9".
_GLUED = 16
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


class Wording:
    """Turns spans into fragments; links lead only to the paragraphs named by `keys`."""

    def __init__(self, theme: Theme, keys: frozenset[str]) -> None:
        self._theme = theme
        self._keys = keys
        self._colours: dict[str, Color] = {}

    def colour(self, colour: str) -> Color:
        """A colour of the theme, ``RRGGBB``, as reportlab has it."""
        if colour not in self._colours:
            self._colours[colour] = HexColor(f"#{colour}")
        return self._colours[colour]

    def fragments(
        self, words: Iterable[Span], style: TextStyle, family: FontFamily | None = None
    ) -> list[ParaFrag]:
        """The words in the type of `style`; pieces that print alike are one fragment."""
        made: list[ParaFrag] = []
        for span, following in pairwise(chain(words, (Span(""),))):
            text = _SPACES.sub(" ", span.text) if "  " in span.text else span.text
            if following.link in self._keys:
                text = _glued(text)
            link = span.link if span.link in self._keys else ""
            for face, piece in runs(
                self._theme,
                family or self._theme.body,
                text,
                bold=span.bold or style.bold,
                italic=span.italic != style.italic,
            ):
                last = made[-1] if made else None
                if last and not link and _alike(last, face, marked=span.marked):
                    last.text += piece
                elif piece:
                    made.append(self._fragment(piece, face, style, link, len(made)))
                    if span.marked:
                        made[-1].backColor = self.colour(self._theme.highlight_colour)
        if len(made) == 1 and made[0].link:
            # reportlab tells of a link's beginning and end only where there is more than one.
            made.append(made[0].clone(text="", link=[]))
        return made

    def _fragment(self, text: str, face: str, style: TextStyle, link: str, number: int) -> ParaFrag:
        colour = self._theme.link_colour if link else self._theme.colour(style)
        return ParaFrag(
            text=text,
            fontName=face,
            fontSize=style.size_pt,
            textColor=self.colour(colour),
            link=[(number, f"#{text} {link}")] if link else [],
            rise=0,
            us_lines=[],
        )


def _alike(fragment: ParaFrag, face: str, *, marked: bool) -> bool:
    return (
        fragment.fontName == face and not fragment.link and hasattr(fragment, "backColor") == marked
    )


def _glued(text: str) -> str:
    """`text` with a no-break space before the number that follows, unless its last word is long."""
    last = text[:-1].rpartition(" ")[2]
    return text[:-1] + "\u00a0" if text[-1:] == " " and 0 < len(last) <= _GLUED else text
