"""The pages of a statement: the frame its words fill, and what stands around them on each page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from workbench.domain.errors import ExportFailed
from workbench.export.characters import printable
from workbench.export.pdf.canvas import TaggedCanvas
from workbench.export.pdf.faces import registered, runs
from workbench.export.pdf.lines import Line, broken
from workbench.export.pdf.metadata import language_tag
from workbench.export.pdf.paragraphs import HAIR, Role, TaggedParagraph
from workbench.export.pdf.story import tell
from workbench.export.pdf.words import Run, Span, Wording
from workbench.export.theme import POINTS_PER_MM, Page, TextStyle, Theme
from workbench.statement.nodes import Document, DocumentMeta

_RUNNING_LINES = 2
# Between the words of the footer and the number of the page, in points.
_GAP = 18


def build(document: Document, theme: Theme) -> bytes:
    """The statement as the bytes of a PDF file."""
    document = printable(document, theme)
    meta, page = document.meta, theme.page
    story, root = tell(document, theme)
    around = Surroundings(meta, theme)
    canvas = TaggedCanvas(
        root=root,
        meta=meta,
        counted=around.finish,
        pagesize=(page.width_mm * POINTS_PER_MM, page.height_mm * POINTS_PER_MM),
        pageCompression=1,
        invariant=1,
        lang=language_tag(meta),
        # Without a name of ours, every page would refer to Helvetica, which is not embedded.
        initialFontName=registered(theme.body.regular).fontName,
    )
    canvas.setViewerPreference("DisplayDocTitle", "true")
    filling = _Filling(canvas, around, page)
    for together in _chains(story):
        filling.add(together)
    filling.end()
    return canvas.finished()


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

    def __init__(self, canvas: TaggedCanvas, around: Surroundings, page: Page) -> None:
        self._canvas = canvas
        self._around = around
        self._left = page.left_mm * POINTS_PER_MM
        self._top = (page.height_mm - page.top_mm) * POINTS_PER_MM
        self._bottom = page.bottom_mm * POINTS_PER_MM
        self._begin()

    def _begin(self) -> None:
        self._empty = True
        self._after = 0.0
        self._y = self._top
        self._around.begin(self._canvas)

    def end(self) -> None:
        """End the last page, an empty one if the statement has no word."""
        self._canvas.showPage()

    def add(self, chain: Sequence[TaggedParagraph]) -> None:
        """Put paragraphs on the page, together as far as their roles ask, or on the next one."""
        if len(chain) > 1 and not self._empty and _least(chain) > self._room(chain[0]) + HAIR:
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
        room = self._room(chain[0]) - sum(one.height + one.after for one in before)
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
        while paragraph.height > room + HAIR:
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
        paragraph.draw(self._canvas, self._left, self._y)
        self._y -= paragraph.height + paragraph.after
        self._after = paragraph.after
        self._empty = False

    def _space(self, paragraph: TaggedParagraph) -> float:
        return 0.0 if self._empty else max(paragraph.before - self._after, 0.0)

    def _room(self, paragraph: TaggedParagraph) -> float:
        return self._y - self._space(paragraph) - self._bottom

    def _turn(self) -> None:
        self._canvas.showPage()
        self._begin()


def _least(chain: Sequence[TaggedParagraph]) -> float:
    """The height of what must stand on one page of paragraphs kept together."""
    spaces = sum(max(one.after, following.before) for one, following in pairwise(chain))
    return sum(one.height for one in chain) + spaces - chain[-1].spare_height


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
        """Draw what lies under the words of a page, and its header."""
        word = self._meta.watermark.strip()
        if word:
            with canvas.artifact("Pagination", "Watermark"):
                self._watermark(canvas, word)
        page = self._theme.page
        top = (page.height_mm - page.header_mm) * POINTS_PER_MM
        if self._header:
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
        if len(whole.lines) <= _RUNNING_LINES:
            return whole if whole.lines else None
        fits = bisect_left(
            range(len(words)),
            True,
            key=lambda end: len(self._set(words[:end] + "…", style, width).lines) > _RUNNING_LINES,
        )
        cut = words[: fits - 1]
        return self._set((cut.rpartition(" ")[0] or cut).rstrip(" …") + "…", style, width)

    def _set(self, words: str, style: TextStyle, width: float) -> TaggedParagraph:
        runs = self._wording.runs([Span(words)], style)
        return TaggedParagraph(broken(runs, width / style.size_pt * 1000), style, Role())

    def _watermark(self, canvas: TaggedCanvas, word: str) -> None:
        mark, page = self._theme.watermark, self._theme.page
        parts = runs(self._theme, self._theme.heading, word, bold=True)
        words = [Run(text, face, mark.colour) for face, text in parts]
        wide = sum(face.width(text, 1) for face, text in parts)
        # The word must stay on the paper however long it is.
        size = min(mark.size_pt, self._right * 1.1 / wide) if wide else mark.size_pt
        middle = (page.width_mm * POINTS_PER_MM / 2, page.height_mm * POINTS_PER_MM / 2)
        canvas.show_turned(words, size, middle, mark.angle_degrees)
