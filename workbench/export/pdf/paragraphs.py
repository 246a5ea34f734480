"""Paragraphs that know their tag, their number, and what must stay on a page with them."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import FrameBreak, KeepTogether, Paragraph
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.paraparser import ParaFrag

from workbench.export.pdf.canvas import TaggedCanvas, TaggedText
from workbench.export.pdf.structure import Element

# So many lines of a paragraph stand on either side of a page end at least.
_TOGETHER = 2
# A page exactly full must not lose its last line to rounding.
_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Label:
    """A number, letter or bullet before the first line, `x` points from the left margin."""

    runs: tuple[ParaFrag, ...]
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


class TaggedParagraph(Paragraph):
    """A paragraph of a statement, or the part of one that stands on a page."""

    canv: TaggedCanvas
    blPara: Any
    height = 0.0

    def __init__(
        self,
        frags: list[ParaFrag],
        style: ParagraphStyle,
        role: Role | None = None,
    ) -> None:
        super().__init__("", style, frags=frags)
        self.role = role or Role()
        self.size: tuple[float, float] | None = None
        # The number of visible characters from the beginning up to each space, and those printed
        # on earlier pages: what tells a line that ends at a space from one that cuts a word.
        words = "".join([frag.text for frag in frags]).split()
        self._ends = frozenset(accumulate(map(len, words[:-1])))
        self.printed = 0

    @property
    def spare_height(self) -> float:
        """By how much less room it can begin, the rest following on the next page."""
        lines = len(self.blPara.lines)
        if self.role.whole_up_to or lines < 2 * _TOGETHER:
            return 0.0
        return float((lines - _TOGETHER) * self.style.leading)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Break the lines, once: reportlab asks several times, always for the same width."""
        if self.size is None:
            width, height = super().wrap(availWidth, availHeight)
            if self.role.label:
                height = self.height = max(height, self.style.leading)
            self.size = (width, height)
        return self.size

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """The part that fits and the rest, which keeps its tag but not its number.

        The lines stay as they were broken. reportlab's own way joins cut words to break them
        afresh, and loses a hyphen at which one was cut.
        """
        count, leading = len(self.blPara.lines), self.style.leading
        fit = int((availHeight + _HAIR) / leading)
        if self.height <= self.role.whole_up_to or min(fit, count - _TOGETHER) < _TOGETHER:
            return []
        if count <= fit:
            return [self]
        at = min(fit, count - _TOGETHER)
        first, rest = self._part(0, at), self._part(at, count)
        rest.role = replace(self.role, label=None, keys=(), heading=None)
        rest.printed += sum([_visible(line) for line in first.blPara.lines])
        return [first, rest]

    def _part(self, start: int, end: int) -> TaggedParagraph:
        part = copy(self)
        # reportlab notes here that a paragraph did not fit on a page, and takes it only once.
        part.__dict__.pop("_postponed", None)
        part.blPara = self.blPara.clone(lines=self.blPara.lines[start:end])
        part.height = (end - start) * self.style.leading
        part.size = (self.width, part.height)
        return part

    def beginText(self, x: float, y: float) -> PDFTextObject:
        """The text object that reportlab fills with the lines; a label stands in it already."""
        element, label = self.role.element, self.role.label
        if element is None:
            return self.canv.beginText(x, y)
        if label is None:
            return TaggedText(self.canv, x, y, element)
        text = TaggedText(self.canv, label.x, y, label.element)
        for run in label.runs:
            text.setFillColor(run.textColor)
            text.setFont(run.fontName, run.fontSize)
            text.textOut(run.text)
        if self.blPara.lines:
            text.go_on(element)
            text.setTextOrigin(x, y)
        return text

    def draw(self) -> None:
        """Draw the part, with what leads to it."""
        top = self.height + self.style.leading / 2
        heading = self.role.heading
        for key in (*self.role.keys, *((heading.key,) if heading else ())):
            self.canv.bookmarkHorizontal(key, 0, top)
        if heading:
            self.canv.showOutline()
            self.canv.addOutlineEntry(heading.title, heading.key, heading.level)
        if self.role.label and not self.blPara.lines:
            self.canv.drawText(self.beginText(0, self.height - self.style.fontSize))
        self._put_back_spaces()
        super().draw()

    def _put_back_spaces(self) -> None:
        """Give each line the space it was broken at, which reportlab drops.

        Without it the words at the end of one line and the beginning of the next are one word to
        screen readers and to whoever copies the text.
        """
        printed = self.printed
        for line in self.blPara.lines:
            printed += _visible(line)
            if printed not in self._ends:
                continue
            if isinstance(line, tuple):
                line[1].append("")
            else:
                line.words[-1].text += " "
        self._ends = frozenset()


def _visible(line: Any) -> int:
    """How many characters other than spaces a broken line has.

    A line of one kind of type is (room left, words); one of several has its fragments.
    """
    words = line[1] if isinstance(line, tuple) else [frag.text for frag in line.words]
    return len("".join("".join(words).split()))


class KeptChain(KeepTogether):
    """Paragraphs of which each stays with the next: a heading with what follows it.

    Unlike reportlab's own, it needs room only for the beginning of the last of them, and a long
    paragraph that introduces a list may begin on the page before.
    """

    _content: list[TaggedParagraph]
    _H: float

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Measure the least that must stand together."""
        size: tuple[float, float] = super().wrap(aW, aH)
        self._H -= self._content[-1].spare_height
        return size

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """The paragraphs, after a page break when there is no room for them here."""
        parts: list[Flowable] = super().split(aW, aH)
        if isinstance(parts[0], type(FrameBreak)) and len(self._content) > 1:
            *before, introducing, last = self._content
            room = aH - sum(one.height + one.getSpaceAfter() for one in before)
            spare = introducing.spare_height
            if spare and room >= introducing.height - spare:
                begun = introducing.split(aW, min(room, spare) + _HAIR)
                if len(begun) == 2:
                    return [*before, begun[0], KeptChain([begun[1], last])]
        return parts
