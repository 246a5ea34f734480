"""Paragraphs in lines, the pages they fill, and what stands around them on each page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ExportFailed
from workbench.export.logo import OfficeLogo
from workbench.export.pdf.canvas import TaggedCanvas
from workbench.export.pdf.faces import runs
from workbench.export.pdf.structure import Element
from workbench.export.pdf.words import Line, Run, Span, Wording, lines_of
from workbench.export.theme import POINTS_PER_MM, RUNNING_LINES, Page, TextStyle, Theme
from workbench.statement.nodes import DocumentMeta

# So many lines of a paragraph stand on either side of a page end at least.
_TOGETHER = 2
# A page exactly full must not lose its last line to rounding.
_HAIR = 0.01
# Between the words of the footer and the number of the page, in points.
_GAP = 18


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
        at = min(int((room + _HAIR) / self.style.leading_pt), most)
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


class TaggedPicture(TaggedParagraph):
    """A picture so many points wide and high, in the place of a paragraph; it is never parted."""

    def __init__(
        self,
        logo: OfficeLogo,
        element: Element,
        style: TextStyle,
        size: tuple[float, float],
        after: float,
    ) -> None:
        super().__init__([], style, Role(element), after=after, keep_with_next=True)
        self._logo, self._wide, self.height = logo, size[0], size[1]

    def split(self, room: float) -> None:
        """No part of it can stand on one page and the rest on the next."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw it from `top` down."""
        if self.role.element is not None:
            box = (left, top - self.height, left + self._wide, top)
            canvas.picture(self._logo, box, self.role.element)


def fill(
    canvas: TaggedCanvas, story: Iterable[TaggedParagraph], around: Surroundings, page: Page
) -> None:
    """Draw a story on as many pages as it needs."""
    filling = _Filling(canvas, around, page)
    for together in _chains(story):
        filling.add(together)
    filling.end()


def pages_filled(story: Iterable[TaggedParagraph], page: Page) -> int:
    """How many pages a story fills, without drawing it."""
    filling = _Filling(None, None, page)
    for together in _chains(story):
        filling.add(together)
    return filling.end()


def _chains(story: Iterable[TaggedParagraph]) -> Iterator[list[TaggedParagraph]]:
    """Paragraphs of which each stays with the next: a heading with what follows it."""
    chain: list[TaggedParagraph] = []
    for paragraph in story:
        chain.append(paragraph)
        if not paragraph.keep_with_next:
            yield chain
            chain = []
    if chain:
        yield chain


class _Filling:
    """Fills page after page from the top; the space between paragraphs is the larger one asked."""

    def __init__(
        self, canvas: TaggedCanvas | None, around: Surroundings | None, page: Page
    ) -> None:
        self._canvas = canvas
        self._around = around
        self._count = 0
        self._left = page.left_mm * POINTS_PER_MM
        self._top = (page.height_mm - page.top_mm) * POINTS_PER_MM
        self._bottom = page.bottom_mm * POINTS_PER_MM
        self._begin()

    def _begin(self) -> None:
        self._empty = True
        self._after = 0.0
        self._y = self._top
        self._count += 1
        if self._canvas and self._around:
            self._around.begin(self._canvas)

    def end(self) -> int:
        """End the last page, an empty one if the statement has no word; gives their number."""
        if self._canvas:
            self._canvas.showPage()
        return self._count

    def add(self, chain: Sequence[TaggedParagraph]) -> None:
        """Put paragraphs on the page, together as far as their roles ask, or on the next one."""
        if len(chain) > 1 and not self._empty and _least(chain) > self._room(chain[0]) + _HAIR:
            begun = self._begun(chain)
            if begun:
                return
            self._turn()
        for paragraph in chain:
            self._place(paragraph)

    def _begun(self, chain: Sequence[TaggedParagraph]) -> bool:
        """Begin on this page a long paragraph that introduces the last one, if there is room.

        Paragraphs kept together need room only for the beginning of the last of them; where there
        is not even that, the one before may be cut.
        """
        *before, introducing, last = chain
        room = self._room(chain[0]) - sum(one.height for one in before)
        room -= _spaces((*before, introducing))
        spare = introducing.spare_height
        parts = introducing.split(min(room, spare)) if spare else None
        if parts is None:
            return False
        for paragraph in (*before, parts[0]):
            self._place(paragraph)
        self._turn()
        self.add([parts[1], last])
        return True

    def _place(self, paragraph: TaggedParagraph) -> None:
        room = self._room(paragraph)
        while paragraph.height > room + _HAIR:
            parts = paragraph.split(room)
            if parts:
                self._draw(parts[0])
                paragraph = parts[1]
            elif self._empty:
                raise ExportFailed(
                    "The pages are too low for the type of the statement.",
                    "No PDF was made. Make the type smaller or the page higher in the theme.",
                )
            self._turn()
            room = self._room(paragraph)
        self._draw(paragraph)

    def _draw(self, paragraph: TaggedParagraph) -> None:
        self._y -= self._space(paragraph)
        if self._canvas:
            paragraph.draw(self._canvas, self._left, self._y)
        self._y -= paragraph.height + paragraph.after
        self._after = paragraph.after
        self._empty = False

    def _space(self, paragraph: TaggedParagraph) -> float:
        return 0.0 if self._empty else max(paragraph.before - self._after, 0.0)

    def _room(self, paragraph: TaggedParagraph) -> float:
        return self._y - self._space(paragraph) - self._bottom

    def _turn(self) -> None:
        self.end()
        self._begin()


def _least(chain: Sequence[TaggedParagraph]) -> float:
    """The height of what must stand on one page of paragraphs kept together."""
    return sum(one.height for one in chain) + _spaces(chain) - chain[-1].spare_height


def _spaces(chain: Sequence[TaggedParagraph]) -> float:
    """The space between the paragraphs, of which the larger one asked counts."""
    return sum(max(one.after, following.before) for one, following in pairwise(chain))


class Surroundings:
    """The watermark, header and footer of each page: decoration, not part of the text."""

    def __init__(self, meta: DocumentMeta, theme: Theme) -> None:
        self._theme = theme
        self._wording = Wording(theme, frozenset())
        page = theme.page
        self._left = page.left_mm * POINTS_PER_MM
        self._right = (page.width_mm - page.right_mm) * POINTS_PER_MM
        self._meta = meta
        # By the room that the number of the page leaves: it is the same on most pages.
        self._footers: dict[float, TaggedParagraph | None] = {}
        self._header = self._running(meta.header, theme.styles.header, self._right - self._left)

    def begin(self, canvas: TaggedCanvas) -> None:
        """Draw what lies under the words of a page, and its header, not on the first."""
        word = self._meta.watermark.strip()
        if word:
            with canvas.artifact("Pagination", "Watermark"):
                self._watermark(canvas, word)
        page = self._theme.page
        top = (page.height_mm - page.header_mm) * POINTS_PER_MM
        if self._header and canvas.getPageNumber() > 1:
            with canvas.artifact("Pagination", "Header"):
                self._header.draw(canvas, self._left, top)

    def finish(self, canvas: TaggedCanvas, number: int, count: int) -> None:
        """Draw the footer of page `number` of `count`."""
        style, bottom = self._theme.styles.footer, self._theme.page.footer_mm * POINTS_PER_MM
        counted = self._wording.runs([Span(f"Page {number} of {count}")], style)
        width = sum(run.face.width(run.text, style.size_pt) for run in counted)
        room = self._right - self._left - width - _GAP
        if room not in self._footers:
            self._footers[room] = self._running(self._meta.footer, style, room)
        words = self._footers[room]
        with canvas.artifact("Pagination", "Footer"):
            if words:
                above = words.height - style.leading_pt + style.size_pt
                words.draw(canvas, self._left, bottom + above)
            line = Line([(run, run.text) for run in counted])
            canvas.show([line], style, self._right - width, bottom, None)

    def _running(self, words: str, style: TextStyle, width: float) -> TaggedParagraph | None:
        """Header or footer words; two lines at most, the rest is left out with an ellipsis."""
        whole = self._set(words, style, width)
        if len(whole.lines) <= RUNNING_LINES:
            return whole if whole.lines else None
        fits = bisect_left(
            range(len(words)),
            True,
            key=lambda end: len(self._set(words[:end] + "…", style, width).lines) > RUNNING_LINES,
        )
        cut = words[: fits - 1]
        return self._set((cut.rpartition(" ")[0] or cut).rstrip(" …") + "…", style, width)

    def _set(self, words: str, style: TextStyle, width: float) -> TaggedParagraph:
        runs = self._wording.runs([Span(words)], style)
        return TaggedParagraph(lines_of(runs, width / style.size_pt * 1000), style, Role())

    def _watermark(self, canvas: TaggedCanvas, word: str) -> None:
        mark, page = self._theme.watermark, self._theme.page
        parts = runs(self._theme, self._theme.heading, word, bold=True)
        words = [Run(text, face, mark.colour) for face, text in parts]
        wide = sum(face.width(text, 1) for face, text in parts)
        # The word must stay on the paper however long it is.
        size = min(mark.size_pt, self._right * 1.1 / wide) if wide else mark.size_pt
        middle = (page.width_mm * POINTS_PER_MM / 2, page.height_mm * POINTS_PER_MM / 2)
        canvas.draw_turned(words, size, middle, mark.angle_degrees)
