"""Words of a Word file nobody is to read: hidden, coloured as their ground, tiny, struck out.

Whether words are so may stand with them, in a style of theirs or in one that style is based on.
They are no part of a statement, and are reported like everything else beside its words.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from workbench.interchange.published.word_numbering import Numbering, W, on, value
from workbench.statement.reading.lines import AsideKind

_STRIKES = (f"{W}strike", f"{W}dstrike")
_WHITE = "FFFFFF"
_HIGHLIGHTS = {
    "black": "000000", "white": _WHITE, "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF",
    "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000", "lightGray": "C0C0C0",
    "darkGray": "808080",
}  # fmt: skip
_SMALLEST = 4
"""Letters of two points and less, in half points, are nothing anybody reads."""


class Unseen:
    """Tells which runs of one file have words that are not to be read."""

    def __init__(self, numbering: Numbering, main: Element) -> None:
        self._numbering = numbering
        # White words are read on a ground of another colour, which a table may have by its style.
        self._coloured = main.find(f"{W}background") is not None
        self._in_tables = {
            paragraph for table in main.iter(f"{W}tbl") for paragraph in table.iter(f"{W}p")
        }

    def of(self, run: Element, paragraph: Element) -> AsideKind | None:
        """Why the words of a run of this paragraph are not to be read; None where they are."""
        own = run.find(f"{W}rPr")
        of_paragraph = paragraph.find(f"{W}pPr")
        if self._says(f"{W}vanish", own, of_paragraph):
            return AsideKind.HIDDEN
        if any(self._says(tag, own, of_paragraph) for tag in _STRIKES):
            return AsideKind.STRUCK
        if own is not None and (_tiny(own) or self._white(own, paragraph, of_paragraph)):
            return AsideKind.HIDDEN
        return None

    def _says(self, tag: str, own: Element | None, of_paragraph: Element | None) -> bool:
        found = own.find(tag) if own is not None else None
        if found is not None:
            return on(found)
        styles = ((own, "rStyle"), (of_paragraph, "pStyle"))
        named = (value(p.find(f"{W}{kind}")) for p, kind in styles if p is not None)
        return any(name and self._numbering.sets(name, tag) for name in named)

    def _white(self, own: Element, paragraph: Element, of_paragraph: Element | None) -> bool:
        """Whether words are of the colour of their ground, which is white where none is given."""
        colour = _as_white(value(own.find(f"{W}color")))
        grounds = [own.find(f"{W}highlight"), own.find(f"{W}shd")]
        if of_paragraph is not None:
            grounds.append(of_paragraph.find(f"{W}shd"))
        given = [ground for each in grounds if each is not None and (ground := _ground(each))]
        if given:
            return colour == given[0]
        if colour != _WHITE or self._coloured or paragraph in self._in_tables:
            return False
        styled = value(of_paragraph.find(f"{W}pStyle")) if of_paragraph is not None else ""
        return not self._numbering.shaded(styled)


def _as_white(colour: str) -> str:
    """A colour by its six signs, white where one cannot tell it from white, "" for none."""
    colour = colour.upper()
    return _WHITE if re.fullmatch("(?:F[0-9A-F]){3}", colour) else colour.replace("AUTO", "")


def _ground(element: Element) -> str:
    if element.tag == f"{W}highlight":
        return _HIGHLIGHTS.get(value(element), "")
    return _as_white(value(element, "fill"))


def _tiny(own: Element) -> bool:
    size = value(own.find(f"{W}sz"))
    return size.isdecimal() and int(size) <= _SMALLEST
