"""Pages as drawing instructions (ISO 32000-1, chapters 8, 9 and 14.6).

Every word is either marked with its tag or marked as decoration (an artifact): the watermark lies
under the text, then the colour behind placeholders, the text itself, the header and the footer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.export.pdf.blocks import SetBlock
from workbench.export.pdf.faces import Face, FaceBook
from workbench.export.pdf.lines import Line, LineBreaker, Run, Span
from workbench.export.pdf.objects import number_text as num
from workbench.export.pdf.pages import Placed
from workbench.export.pdf.structure import Element, Mark
from workbench.export.theme import POINTS_PER_MM, TextStyle, Theme
from workbench.statement.nodes import DocumentMeta

_RUNNING_LINES = 2


@dataclass(frozen=True, slots=True)
class Area:
    """A clickable rectangle (left, bottom, right, top) that leads to the block with this key."""

    box: tuple[float, float, float, float]
    key: str
    words: str
    element: Element


@dataclass(slots=True)
class Painted:
    """One page: its instructions, its tags by mark number, its links, and where blocks begin."""

    content: str = ""
    marks: list[Element] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    tops: list[tuple[SetBlock, float]] = field(default_factory=list)


class Painter:
    """Paints pages of one document, one after another."""

    def __init__(self, theme: Theme, faces: FaceBook, meta: DocumentMeta, keys: set[str]) -> None:
        self._theme = theme
        self._faces = faces
        self._meta = meta
        self._keys = keys
        page = theme.page
        self._left = page.left_mm * POINTS_PER_MM
        self._right = (page.width_mm - page.right_mm) * POINTS_PER_MM
        self._top = (page.height_mm - page.top_mm) * POINTS_PER_MM
        self._height = page.height_mm * POINTS_PER_MM
        self._header = self._running(meta.header, theme.styles.header, self._right - self._left)

    def page(self, placed: Sequence[Placed], index: int, count: int) -> Painted:
        """Paint page `index` (from 0) of `count`."""
        painted = Painted()
        text = _Text(index, painted.marks)
        grounds: list[str] = []
        for part in placed:
            top = self._top - part.top
            if part.first == 0:
                painted.tops.append((part.block, top))
            self._block(part, top, text, painted, grounds)
        parts = [self._watermark(), *grounds, text.finished()]
        parts += [self._header_text(index), self._footer_text(index, count)]
        painted.content = "\n".join(part for part in parts if part)
        return painted

    def _block(
        self, part: Placed, top: float, text: _Text, painted: Painted, grounds: list[str]
    ) -> None:
        block = part.block
        leading, size = block.style.leading_pt, block.style.size_pt
        text.colour(self._theme.colour(block.style))
        for number, line in enumerate(block.lines[part.first : part.last]):
            base = top - leading * number - leading / 2 - size * 0.34
            if block.label and part.first + number == 0:
                text.move(self._left + block.label.x, base)
                for run in block.label.line.runs:
                    text.show(run, size, block.label.element)
            x = self._left + block.x
            text.move(x, base)
            for run in line.runs:
                element = block.element
                box = (x, base - size * 0.22, x + run.width, base + size * 0.82)
                if run.marked:
                    grounds.append(self._ground(box))
                if run.link in self._keys:
                    element = block.element.child("Link")
                    painted.areas.append(Area(box, run.link, run.text, element))
                    text.colour(self._theme.link_colour)
                    text.show(run, size, element)
                    text.colour(self._theme.colour(block.style))
                else:
                    text.show(run, size, element)
                x += run.width

    def _ground(self, box: tuple[float, float, float, float]) -> str:
        left, bottom, right, top = box
        rectangle = " ".join(map(num, (left, bottom, right - left, top - bottom)))
        colour = _colour(self._theme.highlight_colour)
        return f"/Artifact <</Type /Layout>> BDC {colour} {rectangle} re f EMC"

    def _watermark(self) -> str:
        mark, word = self._theme.watermark, self._meta.watermark.strip()
        if not word:
            return ""
        pieces = self._faces.pieces(self._theme.heading, word, bold=True, italic=False)
        wide = sum(width for _, _, width in pieces) / 1000
        # The word must stay on the paper however long it is.
        size = min(mark.size_pt, self._right * 1.1 / wide) if wide else mark.size_pt
        turn = math.radians(mark.angle_degrees)
        cos, sin = math.cos(turn), math.sin(turn)
        along, up = wide * size / 2, size * 0.36
        x = self._theme.page.width_mm * POINTS_PER_MM / 2 - along * cos + up * sin
        y = self._height / 2 - along * sin - up * cos
        shown = " ".join(
            f"/{face.label} {num(size)} Tf <{face.encoded(text)}> Tj" for face, text, _ in pieces
        )
        matrix = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {num(x)} {num(y)}"
        return (
            "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n"
            f"BT {_colour(mark.colour)} {matrix} Tm {shown} ET\nEMC"
        )

    def _running(self, words: str, style: TextStyle, width: float) -> list[Line]:
        """Header or footer words; two lines at most, the rest is left out with an ellipsis."""
        breaker = LineBreaker(self._faces, self._theme.body, style.size_pt)
        span = Span(words, style.bold, style.italic)
        lines = breaker.lines([span], width)
        while len(lines) > _RUNNING_LINES:
            kept = "".join(run.text for line in lines[:_RUNNING_LINES] for run in line.runs)
            cut = kept.rstrip(" …").rpartition(" ")[0] or kept[: len(kept) * 3 // 4].rstrip(" …")
            lines = breaker.lines([Span(cut + "…", style.bold, style.italic)], width)
        return lines

    def _header_text(self, index: int) -> str:
        style = self._theme.styles.header
        top = self._height - self._theme.page.header_mm * POINTS_PER_MM - style.size_pt
        lines = [
            (line, self._left, top - number * style.leading_pt)
            for number, line in enumerate(self._header)
        ]
        return self._artifact("Header", style, lines, index)

    def _footer_text(self, index: int, count: int) -> str:
        style = self._theme.styles.footer
        bottom = self._theme.page.footer_mm * POINTS_PER_MM
        breaker = LineBreaker(self._faces, self._theme.body, style.size_pt)
        number = f"Page {index + 1} of {count}"
        counted = breaker.lines([Span(number, style.bold, style.italic)], self._right)[0]
        room = self._right - self._left - counted.width - 18
        words = self._running(self._meta.footer, style, room)
        lines = [
            (line, self._left, bottom + (len(words) - 1 - at) * style.leading_pt)
            for at, line in enumerate(words)
        ]
        lines.append((counted, self._right - counted.width, bottom))
        return self._artifact("Footer", style, lines, index)

    def _artifact(
        self, kind: str, style: TextStyle, lines: Sequence[tuple[Line, float, float]], index: int
    ) -> str:
        if not lines:
            return ""
        text = _Text(index, [])
        text.colour(self._theme.colour(style))
        for line, x, y in lines:
            text.move(x, y)
            for run in line.runs:
                text.show(run, style.size_pt, None)
        return f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC\n{text.finished()}\nEMC"


class _Text:
    """A text object: words at places, in faces and colours, each within the mark of its tag."""

    def __init__(self, page: int, marks: list[Element]) -> None:
        self._page = page
        self._marks = marks
        self._code: list[str] = []
        self._open: Element | None = None
        self._face: tuple[Face, float] | None = None
        self._wanted = self._painted = ""
        self._position = ""

    def colour(self, colour: str) -> None:
        self._wanted = colour

    def move(self, x: float, y: float) -> None:
        self._position = f"1 0 0 1 {num(x)} {num(y)} Tm"

    def show(self, run: Run, size: float, element: Element | None) -> None:
        self._code.extend(self._steps(run, size, element))

    def _steps(self, run: Run, size: float, element: Element | None) -> Iterator[str]:
        if element is not self._open:
            if self._open is not None:
                yield "EMC"
            if element is not None:
                number = len(self._marks)
                self._marks.append(element)
                element.kids.append(Mark(self._page, number))
                yield f"/{element.role} <</MCID {number}>> BDC"
            self._open = element
        if self._wanted != self._painted:
            self._painted = self._wanted
            yield _colour(self._wanted)
        if self._face != (run.face, size):
            self._face = (run.face, size)
            yield f"/{run.face.label} {num(size)} Tf"
        if self._position:
            yield self._position
            self._position = ""
        yield f"<{run.face.encoded(run.text)}> Tj"

    def finished(self) -> str:
        """The whole text object, "" when nothing was shown."""
        if not self._code:
            return ""
        end = ["EMC"] if self._open is not None else []
        return "\n".join(["BT", *self._code, *end, "ET"])


def _colour(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return " ".join(f"{part:.3f}" for part in parts) + " rg"
