"""The colours and typefaces Word offers an officer who goes on formatting the statement.

Word expects each file to name twelve colours and two typefaces (its "theme" part). They come
from the statement's own look, so that whatever is added matches what is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from workbench.export.word.styles import word_family

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from workbench.export.theme import FontFamily, Theme

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACEHOLDER_COLOUR = "phClr"


def palette_part(theme: Theme) -> Element:
    """The theme part: colours, typefaces, and the plainest fills, lines and effects allowed."""
    part = etree.Element(f"{{{_A}}}theme", {"name": "Statement"}, nsmap={"a": _A})
    elements = _add(part, "themeElements")
    _colours(_add(elements, "clrScheme", name="Statement"), theme)
    typefaces = _add(elements, "fontScheme", name="Statement")
    _typeface(_add(typefaces, "majorFont"), theme.heading)
    _typeface(_add(typefaces, "minorFont"), theme.body)
    _formats(_add(elements, "fmtScheme", name="Statement"))
    return part


def _add(parent: Element, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{_A}}}{name}", attributes)


def _colours(scheme: Element, theme: Theme) -> None:
    accent, quiet = theme.link_colour, theme.colour(theme.styles.detail)
    for name, colour in (
        ("dk1", theme.text_colour), ("lt1", "FFFFFF"), ("dk2", accent), ("lt2", "F2F2F2"),
        ("accent1", accent), ("accent2", quiet), ("accent3", "7F7F7F"), ("accent4", "A6A6A6"),
        ("accent5", "BFBFBF"), ("accent6", theme.highlight_colour),
        ("hlink", accent), ("folHlink", quiet),
    ):  # fmt: skip
        _add(_add(scheme, name), "srgbClr", val=colour)


def _typeface(slot: Element, font: FontFamily) -> None:
    _add(slot, "latin", typeface=word_family(font))
    # Named for other scripts too: left open, Word takes what the reader's language suggests.
    _add(slot, "ea", typeface=word_family(font))
    _add(slot, "cs", typeface=word_family(font))


def _formats(scheme: Element) -> None:
    """Three of each, as the format demands: the plain fill, a hairline, and no effect."""
    fills, lines, effects, backgrounds = (
        _add(scheme, name) for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst",
                                        "bgFillStyleLst")
    )  # fmt: skip
    for _ in range(3):
        _plain(fills)
        _plain(_add(lines, "ln", w="6350"))
        _add(_add(effects, "effectStyle"), "effectLst")
        _plain(backgrounds)


def _plain(slot: Element) -> None:
    _add(_add(slot, "solidFill"), "schemeClr", val=_PLACEHOLDER_COLOUR)
