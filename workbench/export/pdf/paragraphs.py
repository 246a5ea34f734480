"""Paragraphs in lines, which know their tag, their number, and what must stay with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.export.pdf.canvas import TaggedCanvas
from workbench.export.pdf.lines import Line
from workbench.export.pdf.structure import Element
from workbench.export.pdf.words import Run
from workbench.export.theme import TextStyle

# So many lines of a paragraph stand on either side of a page end at least.
_TOGETHER = 2
# A page exactly full must not lose its last line to rounding.
HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Label:
    """A number, letter or bullet before the first line, `x` points from the left margin."""

    runs: Sequence[Run]
    x: float
    element: Element


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline beside the pages; level 0 is a section."""

    title: str
    level: int
    key: str


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is in its statement; words without `element` are decoration.

    `keys` are the names under which cross-references find it. It runs over a page end only when
    it is taller than `whole_up_to` points.
    """

    element: Element | None = None
    label: Label | None = None
    keys: tuple[str, ...] = ()
    heading: Heading | None = None
    whole_up_to: float = 0.0


@dataclass(slots=True)
class TaggedParagraph:
    """A paragraph of a statement, or the part of one that stands on a page; measures in points.

    `indent` is the room left of its lines, `before` and `after` the space around it; with
    `keep_with_next` it stays on the page of the paragraph that follows.
    """

    lines: list[Line]
    style: TextStyle
    role: Role
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        # A label stands on a line of its own where no words do.
        lines = len(self.lines) or (self.role.label is not None)
        self.height = lines * self.style.leading_pt

    @property
    def spare_height(self) -> float:
        """By how much less room it can begin, the rest following on the next page."""
        lines = len(self.lines)
        if self.role.whole_up_to or lines < 2 * _TOGETHER:
            return 0.0
        return (lines - _TOGETHER) * self.style.leading_pt

    def split(self, room: float) -> tuple[TaggedParagraph, TaggedParagraph] | None:
        """The part that fits into `room` and the rest, which keeps its tag but not its number."""
        most = len(self.lines) - _TOGETHER
        at = min(int((room + HAIR) / self.style.leading_pt), most)
        if self.height <= self.role.whole_up_to or at < _TOGETHER:
            return None
        rest = replace(self.role, label=None, keys=(), heading=None)
        return (
            replace(self, lines=self.lines[:at]),
            replace(self, lines=self.lines[at:], role=rest),
        )

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the part from `top` down, with what leads to it."""
        role, style = self.role, self.style
        heading, size = role.heading, style.size_pt
        for key in (*role.keys, *((heading.key,) if heading else ())):
            canvas.bookmarkPage(key, fit="XYZ", left=left, top=top + style.leading_pt / 2, zoom=0)
        if heading:
            canvas.showOutline()
            canvas.addOutlineEntry(heading.title, heading.key, heading.level)
        if role.label:
            words = Line([(run, run.text) for run in role.label.runs])
            canvas.show([words], style, left + role.label.x, top - size, role.label.element)
        if self.lines:
            canvas.show(self.lines, style, left + self.indent, top - size, role.element)
