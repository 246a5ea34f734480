"""Tables of contents that somebody put into a returned file: no words of the statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element

from workbench.interchange.published.word_numbering import W, value
from workbench.interchange.returned.marks import Shapes
from workbench.statement.printed import sign_of

_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_GALLERIES = ("Table of Contents", "Custom Table of Contents")
_STYLE = f"{W}pStyle"
_STYLES = re.compile(
    r"(?:(?:toc|contents|index|toa) ?(?:\d|heading)|table ?of ?(?:figures|authorities))\Z"
)
_SAID = "a table of contents"


class Contents:
    """Knows the lines of a table of contents by the control round them or by their style."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self.within = False
        """Whether what is being read stands in a control that holds one."""
        self.passed = False
        """Whether a line was left out since the last paragraph."""
        self._known: dict[str, bool] = {}

    @contextmanager
    def inside(self, holder: Element) -> Iterator[None]:
        """What stands in a control that holds a table of contents is one."""
        before = self.within
        gallery = holder.find(_GALLERY) if holder.tag == f"{W}sdt" else None
        self.within = before or value(gallery) in _GALLERIES
        yield
        self.within = before

    def has(self, properties: Element | None) -> bool:
        """Whether a paragraph with these properties is a line of one by its style."""
        style = value(properties.find(_STYLE)) if properties is not None else ""
        if style not in self._known:
            self._known[style] = _STYLES.match(self._shapes.styles.style_name(style)) is not None
        return self._known[style]

    def named(self) -> Iterator[str]:
        """What is to be named beside the next paragraph, once."""
        if self.passed:
            self.passed = False
            yield _SAID


def holds_a_paragraph(paragraph: Element) -> bool:
    """Whether a whole paragraph of a draft stands in one: its sign begins and ends there."""
    begun = {
        value(mark, "id")
        for mark in paragraph.iter(f"{W}bookmarkStart")
        if sign_of(value(mark, "name")) is not None
    }
    return any(value(mark, "id") in begun for mark in paragraph.iter(f"{W}bookmarkEnd"))
