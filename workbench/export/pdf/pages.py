"""The pages of a statement: the frame its words fill, and what stands around them on each page."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer
from reportlab.platypus.doctemplate import LayoutError

from workbench.domain.errors import ExportFailed
from workbench.export.characters import printable
from workbench.export.pdf.canvas import TaggedCanvas
from workbench.export.pdf.faces import registered, runs
from workbench.export.pdf.metadata import document_title, language_tag
from workbench.export.pdf.paragraphs import KeptChain, TaggedParagraph
from workbench.export.pdf.story import StyleSheet, tell
from workbench.export.pdf.words import Span, Wording
from workbench.export.theme import POINTS_PER_MM, TextStyle, Theme
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
    buffer = BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=(page.width_mm * POINTS_PER_MM, page.height_mm * POINTS_PER_MM),
        topMargin=page.top_mm * POINTS_PER_MM,
        rightMargin=page.right_mm * POINTS_PER_MM,
        bottomMargin=page.bottom_mm * POINTS_PER_MM,
        leftMargin=page.left_mm * POINTS_PER_MM,
        title=document_title(meta),
        lang=language_tag(meta),
        displayDocTitle=True,
        pageCompression=1,
        invariant=1,
        keepTogetherClass=KeptChain,
        # Without a name of ours, every page would refer to Helvetica, which is not embedded.
        initialFontName=registered(theme.body.regular),
    )
    frame = Frame(
        template.leftMargin, template.bottomMargin, template.width, template.height, 0, 0, 0, 0
    )
    template.addPageTemplates(PageTemplate(frames=[frame], onPage=around.begin))
    canvas = partial(TaggedCanvas, root=root, meta=meta, counted=around.finish)
    try:
        # A statement without a word is one empty page.
        template.build([*story] or [Spacer(1, 1)], canvasmaker=canvas)
    except LayoutError:
        # reportlab's message quotes the statement, which must not get into a log.
        raise ExportFailed(
            "The pages are too low for the type of the statement.",
            "No PDF was made. Make the type smaller or the page higher in the theme.",
        ) from None
    return buffer.getvalue()


class Surroundings:
    """The watermark, header and footer of each page: decoration, not part of the text."""

    def __init__(self, meta: DocumentMeta, theme: Theme) -> None:
        self._theme = theme
        self._wording = Wording(theme, frozenset())
        self._sheet = StyleSheet(theme)
        page = theme.page
        self._left = page.left_mm * POINTS_PER_MM
        self._right = (page.width_mm - page.right_mm) * POINTS_PER_MM
        self._meta = meta
        # By the room that the number of the page leaves: it is the same on most pages.
        self._footers: dict[float, TaggedParagraph | None] = {}
        self._header = self._running(meta.header, theme.styles.header, self._right - self._left)

    def begin(self, canvas: Any, _: Any) -> None:
        """Draw what lies under the words of a page, and its header."""
        word = self._meta.watermark.strip()
        if word:
            with canvas.artifact("Pagination", "Watermark"):
                self._watermark(canvas, word)
        page = self._theme.page
        top = (page.height_mm - page.header_mm) * POINTS_PER_MM
        if self._header:
            with canvas.artifact("Pagination", "Header"):
                self._header.drawOn(canvas, self._left, top - self._header.height)

    def finish(self, canvas: TaggedCanvas, number: int, count: int) -> None:
        """Draw the footer of page `number` of `count`."""
        style, bottom = self._theme.styles.footer, self._theme.page.footer_mm * POINTS_PER_MM
        face = registered(self._theme.body.face(bold=style.bold, italic=style.italic))
        counted = f"Page {number} of {count}"
        room = self._right - self._left - stringWidth(counted, face, style.size_pt) - _GAP
        if room not in self._footers:
            self._footers[room] = self._running(self._meta.footer, style, room)
        words = self._footers[room]
        with canvas.artifact("Pagination", "Footer"):
            if words:
                words.drawOn(canvas, self._left, bottom - style.leading_pt + style.size_pt)
            canvas.saveState()
            canvas.setFont(face, style.size_pt)
            canvas.setFillColor(self._wording.colour(self._theme.colour(style)))
            canvas.drawRightString(self._right, bottom, counted)
            canvas.restoreState()

    def _running(self, words: str, style: TextStyle, width: float) -> TaggedParagraph | None:
        """Header or footer words; two lines at most, the rest is left out with an ellipsis."""
        whole = self._set(words, style, width)
        limit = _RUNNING_LINES * style.leading_pt + 1
        if whole.height <= limit:
            return whole if whole.height else None
        fits = bisect_left(
            range(len(words)),
            True,
            key=lambda end: self._set(words[:end] + "…", style, width).height > limit,
        )
        cut = words[: fits - 1]
        return self._set((cut.rpartition(" ")[0] or cut).rstrip(" …") + "…", style, width)

    def _set(self, words: str, style: TextStyle, width: float) -> TaggedParagraph:
        frags = self._wording.fragments([Span(words)], style)
        paragraph = TaggedParagraph(frags, self._sheet.style(style))
        paragraph.wrap(width, 0)
        return paragraph

    def _watermark(self, canvas: TaggedCanvas, word: str) -> None:
        mark, page = self._theme.watermark, self._theme.page
        parts = runs(self._theme, self._theme.heading, word, bold=True)
        wide = sum(stringWidth(text, face, 1) for face, text in parts)
        # The word must stay on the paper however long it is.
        size = min(mark.size_pt, self._right * 1.1 / wide) if wide else mark.size_pt
        canvas.saveState()
        canvas.translate(page.width_mm * POINTS_PER_MM / 2, page.height_mm * POINTS_PER_MM / 2)
        canvas.rotate(mark.angle_degrees)
        canvas.setFillColor(self._wording.colour(mark.colour))
        x = -wide * size / 2
        for face, text in parts:
            canvas.setFont(face, size)
            canvas.drawString(x, -0.36 * size, text)
            x += stringWidth(text, face, size)
        canvas.restoreState()
