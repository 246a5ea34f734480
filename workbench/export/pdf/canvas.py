"""A reportlab canvas on which every word is marked with its tag, or as decoration.

reportlab keeps pages, fonts, links and outline; this writes the words into the pages with their
marks (ISO 32000-1, 14.6 and 14.7.4), gives each link its description and tag, and prints what is
known only once all pages are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import cos, radians, sin
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    LinkAnnotation,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from workbench.domain.dataclass import dataclass
from workbench.export.logo import OfficeLogo
from workbench.export.pdf.faces import Codes, Face
from workbench.export.pdf.file import ClosedStream, PdfDocument, add_metadata, whole_file
from workbench.export.pdf.placing import Piece, has_shapes, placed
from workbench.export.pdf.structure import Element, LinkArea, Mark, PageName, add_structure
from workbench.export.pdf.words import Line, Run
from workbench.export.theme import TextStyle
from workbench.statement.nodes import DocumentMeta, Setting

# The "print" flag, without which PDF/A-2 6.3.2 refuses an annotation.
_PRINTED = 4
# How far letters reach below the line they stand on, as a part of their size.
_DEPTH = 0.2
# How thick the line under or through words is, and how high it stands, as parts of their size.
_STROKE = 0.05
_STROKE_AT = {Setting.UNDERLINED: -0.13, Setting.STRUCK: 0.25}


class DescribedLink(LinkAnnotation):
    """A clickable area that belongs to a tag."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


@dataclass(slots=True)
class _Pen:
    """What the next words of a page are printed with, as its last instructions left it."""

    font: str = ""
    colour: str = ""
    leading: float = 0.0


class TaggedCanvas(Canvas):
    """The pages of one statement; `counted` draws on a page when their number is known.

    It is called with the canvas, the page's number from 1, and the number of pages.
    """

    # What the published types of a canvas leave out.
    _addAnnotation: Callable[..., None]
    _annotationrefs: list[PDFObjectReference]
    _bookmarkReference: Callable[[str], PDFObject]
    _code: list[str]
    _doc: PdfDocument
    _formsinuse: list[str]

    def __init__(
        self,
        *,
        root: Element,
        meta: DocumentMeta,
        counted: Callable[[TaggedCanvas, int, int], None],
        **options: Any,
    ) -> None:
        self._root = root
        self._meta = meta
        self._counted = counted
        self._page = PageName()
        self._pen = _Pen()
        self._codes: dict[Face, Codes] = {}
        # The tags of this page by the number of their mark, and the one whose mark is open.
        self._marks: list[Element] = []
        self._marked: Element | None = None
        self._parents: dict[int, Element | Sequence[Element]] = {}
        super().__init__("", **options)

    @contextmanager
    def artifact(self, kind: str, subtype: str = "") -> Iterator[None]:
        """What is drawn in this context is decoration, which screen readers pass over."""
        about = f"/Type /{kind} /Subtype /{subtype}" if subtype else f"/Type /{kind}"
        self._code.append(f"/Artifact <<{about}>> BDC")
        yield
        self._code.append("EMC")

    def show(
        self,
        lines: Sequence[Line],
        style: TextStyle,
        x: float,
        y: float,
        element: Element | None,
    ) -> None:
        """Print lines, the first of which stands on the height `y`, as words of `element`."""
        for index, line in enumerate(lines):
            self._decorate(line, style, x, y - index * style.leading_pt)
        self._code.append(f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm")
        if self._pen.leading != style.leading_pt:
            self._pen.leading = style.leading_pt
            self._code.append(f"{style.leading_pt:.3f} TL")
        for index, line in enumerate(lines):
            if index:
                self._code.append("T*")
            self._line(line, style.size_pt, x, y - index * style.leading_pt, element)
        self._belong(None)
        self._code.append("ET")

    def _line(self, line: Line, size: float, x: float, y: float, element: Element | None) -> None:
        if has_shapes(line):
            self._placed_line(line, size, x, y, element)
            return
        for run, text in line.pieces:
            link = self._begin(run, element)
            self._print(run.face, run.colour, text, size)
            if link:
                self._lead(run, _area(line, run, size, x, y), link)

    def _placed_line(
        self, line: Line, size: float, x: float, y: float, element: Element | None
    ) -> None:
        """A line with words of another direction: written as it is read, each at its place."""
        at = 0.0
        for piece in placed(line):
            run, begin = piece.run, piece.x * size / 1000
            link = self._begin(run, element)
            self._code.append(f"{begin - at:.3f} 0 Td")
            at = begin
            if piece.shapes:
                self._shapes(piece, size)
            else:
                self._print(run.face, run.colour, piece.text, size)
            if link:
                self._lead(run, _area(line, run, size, x, y), link)
        self._code.append(f"{-at:.3f} 0 Td")

    def _begin(self, run: Run, element: Element | None) -> Element | None:
        """Say whose the words of a run are; gives the tag of its link, if it leads anywhere."""
        link = element.child("Link") if element and run.link else None
        self._belong(link or element)
        return link

    def _shapes(self, piece: Piece, size: float) -> None:
        """Print shapes each at its place; a reader reverses those that stand right to left."""
        if piece.reversed:
            self._code.append("/ReversedChars BMC")
        face = piece.run.face
        for glyph in piece.shapes:
            back = glyph.right + glyph.width - glyph.advance
            if not glyph.said:
                self._code.append("/Span <</ActualText ()>> BDC")
            if glyph.up:
                self._code.append(f"{glyph.up * size / 1000:.3f} Ts")
            if glyph.right:
                self._code.append(f"[{-glyph.right:.3f}] TJ")
            self._print(face, piece.run.colour, face.sign(glyph), size)
            if back:
                self._code.append(f"[{back:.3f}] TJ")
            if glyph.up:
                self._code.append("0 Ts")
            if not glyph.said:
                self._code.append("EMC")
        if piece.reversed:
            self._code.append("EMC")

    def _belong(self, element: Element | None) -> None:
        """Say that the words from here on belong to `element`, or to nothing yet."""
        if element is self._marked:
            return
        if self._marked:
            self._code.append("EMC")
        if element:
            number = len(self._marks)
            self._marks.append(element)
            element.kids.append(Mark(self._page, number))
            self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        self._marked = element

    def draw_turned(
        self, words: Sequence[Run], size: float, middle: tuple[float, float], degrees: float
    ) -> None:
        """Draw the shapes of words with their middle at a point, turned about it.

        They are no text: nobody copies them among the words of the page.
        """
        cosine, sine = cos(radians(degrees)), sin(radians(degrees))
        left = -sum(run.face.width(run.text, size) for run in words) / 2
        down = -0.36 * size
        x = middle[0] + cosine * left - sine * down
        y = middle[1] + sine * left + cosine * down
        scaled = (part * size / 1000 for part in (cosine, sine, -sine, cosine))
        turned = " ".join(f"{part:.6f}" for part in scaled)
        self._code.append(f"q {turned} {x:.3f} {y:.3f} cm")
        for run in words:
            self._code.append(f"{_shade(run.colour)} rg {run.face.outline(run.text)} f")
            self._code.append(f"1 0 0 1 {run.face.width(run.text, 1000):.3f} 0 cm")
        self._code.append("Q")

    def picture(
        self, logo: OfficeLogo, box: tuple[float, float, float, float], element: Element
    ) -> None:
        """Show the logo as what `element` is, between a left, lower, right and upper edge."""
        name = "logo"
        left, low, right, high = element.box = box
        known = {"Type": "XObject", "Subtype": "Image", "ColorSpace": "DeviceRGB"}
        entries = {key: PDFName(value) for key, value in known.items()}
        size = {"Width": logo.width, "Height": logo.height, "BitsPerComponent": 8}
        stream = ClosedStream(
            PDFDictionary({**entries, **size}), logo.colours(), filters=[PDFZCompress]
        )
        called = self._doc.getXObjectName(name)
        self._doc.Reference(stream, called)
        self._formsinuse.append(name)
        self._belong(element)
        self._code.append(
            f"q {right - left:.3f} 0 0 {high - low:.3f} {left:.3f} {low:.3f} cm /{called} Do Q"
        )
        self._belong(None)

    def _print(self, face: Face, colour: str, text: str, size: float) -> None:
        code, pen = self._code, self._pen
        if pen.colour != colour:
            pen.colour = colour
            code.append(f"{_shade(colour)} rg")
        codes = self._codes.get(face)
        if codes is None:
            codes = self._codes[face] = Codes(face, self._doc)
        for name, string in codes.pieces(text):
            font = f"{name} {size:g} Tf"
            if pen.font != font:
                pen.font = font
                code.append(font)
            code.append(f"({string}) Tj")

    def _decorate(self, line: Line, style: TextStyle, x: float, y: float) -> None:
        """Draw the ground behind words of a line that stands on the height `y`, and the lines under
        what was added and through what was removed."""
        for run, _ in line.pieces:
            if run.ground:
                low = y + style.size_pt - style.leading_pt
                self._bar(_area(line, run, style.size_pt, x, y), low, style.leading_pt, run.ground)
            for stroke in run.strokes:
                low = y + style.size_pt * _STROKE_AT[stroke]
                thick = style.size_pt * _STROKE
                self._bar(_area(line, run, style.size_pt, x, y), low, thick, run.colour)

    def _bar(
        self, area: tuple[float, float, float, float], low: float, height: float, colour: str
    ) -> None:
        left, _, right, _ = area
        with self.artifact("Layout"):
            self._pen.colour = colour
            self._code.append(
                f"{_shade(colour)} rg {left:.3f} {low:.3f} {right - left:.3f} {height:.3f} re f"
            )

    def _lead(self, run: Run, area: tuple[float, float, float, float], element: Element) -> None:
        """Let a click on a reference lead to its paragraph."""
        parent = len(self._parents)
        self._parents[parent] = element
        link = DescribedLink(
            Rect=area,
            Contents=f"Go to paragraph {run.text}",
            Destination=self._bookmarkReference(run.link),
            Border="[ 0 0 0 ]",
            F=_PRINTED,
            StructParent=parent,
        )
        self._addAnnotation(link)
        element.kids.append(LinkArea(self._page, self._annotationrefs[-1]))

    def showPage(self) -> None:
        """End the page, naming its tags."""
        name = self._doc.thisPageRef()
        super().showPage()
        self._page.written = name.format(self._doc)
        page = self._doc.Pages.pages[-1]
        # reportlab does not know these entries of a page (ISO 32000-1, table 30).
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._parents)
        page.Tabs = PDFName("S")
        self._parents[page.StructParents] = self._marks
        self._marks = []
        self._page = PageName()
        self._pen = _Pen()

    def finished(self) -> bytes:
        """The file, with what needed the number of pages."""
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, start=1):
            self._pen = _Pen()
            self._counted(self, number, len(pages))
            content = "\n".join((page.stream, *self._code)).encode("latin-1")
            page.Contents = ClosedStream(content=content, filters=[PDFZCompress])
            self._code.clear()
        add_structure(self._doc, self._root, self._parents)
        add_metadata(self._doc, self._meta)
        return whole_file(self._doc, self)


def _area(
    line: Line, run: Run, size: float, x: float, y: float
) -> tuple[float, float, float, float]:
    """The left, lower, right and upper edge of a run in a line beginning at `x`, `y`."""
    own = [piece for piece in placed(line) if piece.run is run]
    left = x + min(piece.x for piece in own) * size / 1000
    # The space after the last word is not part of it.
    right = x + max(piece.x + piece.width - _space(piece) for piece in own) * size / 1000
    return left, y - _DEPTH * size, right, y + size


def _space(piece: Piece) -> float:
    return 0.0 if piece.shapes else piece.run.face.letters[" "] * piece.text.endswith(" ")


@lru_cache(maxsize=100)
def _shade(colour: str) -> str:
    """A colour ``RRGGBB`` as the numbers of an instruction."""
    return " ".join(f"{part / 255:.5g}" for part in bytes.fromhex(colour))
