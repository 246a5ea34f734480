"""Words of a Word file that nobody sees on its page: hidden, white on white, or a point high.

Whether words are hidden may stand with them, in a style of theirs or in one that style is based
on. They are no part of a statement, and are reported like everything else beside its words.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from workbench.interchange.published.word_numbering import Numbering, W, on, value

_WHITE = "FFFFFF"
_SMALLEST = 4
"""Letters of two points and less, in half points, are nothing anybody reads."""


class Unseen:
    """Tells which runs of one file have words that are not seen."""

    def __init__(self, numbering: Numbering, main: Element) -> None:
        self._numbering = numbering
        # White words are read on a ground of another colour, which a table may have by its style.
        self._coloured = main.find(f"{W}background") is not None
        self._in_tables = {
            paragraph for table in main.iter(f"{W}tbl") for paragraph in table.iter(f"{W}p")
        }

    def has(self, run: Element, paragraph: Element) -> bool:
        """Whether the words of a run of this paragraph are not seen."""
        own = run.find(f"{W}rPr")
        of_paragraph = paragraph.find(f"{W}pPr")
        vanish = own.find(f"{W}vanish") if own is not None else None
        if vanish is not None:
            return on(vanish)
        if self._styled(own, "rStyle") or self._styled(of_paragraph, "pStyle"):
            return True
        return own is not None and (_tiny(own) or self._white(own, paragraph, of_paragraph))

    def _styled(self, properties: Element | None, kind: str) -> bool:
        style = value(properties.find(f"{W}{kind}")) if properties is not None else ""
        return bool(style) and self._numbering.sets(style, f"{W}vanish")

    def _white(self, own: Element, paragraph: Element, of_paragraph: Element | None) -> bool:
        colour = own.find(f"{W}color")
        if value(colour).upper() != _WHITE or self._coloured or paragraph in self._in_tables:
            return False
        grounds = [own.find(f"{W}shd"), own.find(f"{W}highlight")]
        if of_paragraph is not None:
            grounds.append(of_paragraph.find(f"{W}shd"))
            if self._numbering.shaded(value(of_paragraph.find(f"{W}pStyle"))):
                return False
        return all(ground is None for ground in grounds)


def _tiny(own: Element) -> bool:
    size = value(own.find(f"{W}sz"))
    return size.isdecimal() and int(size) <= _SMALLEST
