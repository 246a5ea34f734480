"""A reportlab canvas on which every word is marked with its tag, or as decoration.

reportlab draws; this adds the marks (ISO 32000-1, 14.6 and 14.7.4), the description and tag of
each link, and the words that can be printed only once all pages are counted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    LinkAnnotation,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from workbench.export.pdf.metadata import add_metadata
from workbench.export.pdf.streams import ClosedStream, PdfDocument
from workbench.export.pdf.structure import Element, LinkArea, Mark, add_structure
from workbench.statement.nodes import DocumentMeta

# The "print" flag, without which PDF/A-2 6.3.2 refuses an annotation.
_PRINTED = 4


class DescribedLink(LinkAnnotation):
    """A clickable area that belongs to a tag."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


class TaggedCanvas(Canvas):
    """The pages of one statement; `counted` draws on a page when their number is known.

    It is called with the canvas, the page's number from 1, and the number of pages.
    """

    # What the published types of a canvas leave out.
    _absRect: Callable[..., Any]
    _addAnnotation: Callable[..., None]
    _annotationrefs: list[PDFObjectReference]
    _bookmarkReference: Callable[[str], PDFObject]
    _code: list[str]
    _doc: PdfDocument

    def __init__(
        self,
        filename: BytesIO,
        *,
        root: Element,
        meta: DocumentMeta,
        counted: Callable[[TaggedCanvas, int, int], None],
        **options: Any,
    ) -> None:
        self._root = root
        self._meta = meta
        self._counted = counted
        self._marks: list[Element] = []
        self._parents: dict[int, Element | Sequence[Element]] = {}
        self._links: deque[Element] = deque()
        super().__init__(filename, pdfVersion=(1, 7), **options)

    def mark(self, element: Element) -> str:
        """The instruction after which words belong to `element`, up to the next ``EMC``."""
        number = len(self._marks)
        self._marks.append(element)
        element.kids.append(Mark(self._doc.thisPageRef(), number))
        return f"/{element.role} <</MCID {number}>> BDC"

    @contextmanager
    def artifact(self, kind: str, subtype: str = "") -> Iterator[None]:
        """What is drawn in this context is decoration, which screen readers pass over."""
        about = f"/Type /{kind} /Subtype /{subtype}" if subtype else f"/Type /{kind}"
        self._code.append(f"/Artifact <<{about}>> BDC")
        yield
        self._code.append("EMC")

    def rect(self, *args: Any, **options: Any) -> None:
        """A rectangle; a statement has them only as the ground behind placeholders."""
        with self.artifact("Layout"):
            super().rect(*args, **options)

    def expect_link(self, element: Element) -> None:
        """The next link that reportlab draws has this tag."""
        self._links.append(element)

    def linkRect(
        self, contents: str, destinationname: str, Rect: Any = None, *args: Any, **options: Any
    ) -> None:
        """The clickable area of a reference; the destination is "9 key" for paragraph 9."""
        number, key = destinationname.split(" ", 1)
        element = self._links.popleft()
        parent = len(self._parents)
        self._parents[parent] = element
        link = DescribedLink(
            Rect=self._absRect(Rect, 1),
            Contents=f"Go to paragraph {number}",
            Destination=self._bookmarkReference(key),
            Border="[ 0 0 0 ]",
            F=_PRINTED,
            StructParent=parent,
        )
        self._addAnnotation(link)
        element.kids.append(LinkArea(self._doc.thisPageRef(), self._annotationrefs[-1]))

    def showPage(self) -> None:
        """End the page, naming its tags."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # reportlab does not know these entries of a page (ISO 32000-1, table 30).
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._parents)
        page.Tabs = PDFName("S")
        self._parents[page.StructParents] = self._marks
        self._marks = []

    def save(self) -> None:
        """Write the file, with what needed the number of pages."""
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, start=1):
            self._counted(self, number, len(pages))
            content = "\n".join((page.stream, *self._code))
            page.Contents = ClosedStream(content=content, filters=[PDFZCompress])
            self._code.clear()
        add_structure(self._doc, self._root, self._parents)
        add_metadata(self._doc, self._meta)
        super().save()


class TaggedText(PDFTextObject):
    """Words drawn within the mark of their tag, those of a link within that of the link."""

    _canvas: TaggedCanvas
    _code: list[str]

    def __init__(self, canvas: TaggedCanvas, x: float, y: float, element: Element) -> None:
        super().__init__(canvas, x, y)
        self._element = element
        self._code.append(canvas.mark(element))

    def go_on(self, element: Element) -> None:
        """What is shown from here on belongs to `element`."""
        self._element = element
        self._code += ["EMC", self._canvas.mark(element)]

    def _linkRecord(self, link: tuple[int, str], moment: str) -> None:
        """reportlab calls this when it has just shown the words of a link, and when they end."""
        if moment == "start":
            shown = self._code.pop()
            element = self._element.child("Link")
            self._canvas.expect_link(element)
            self._code += ["EMC", self._canvas.mark(element), shown]
        else:
            self.go_on(self._element)

    def getCode(self) -> str:
        """The instructions, the last mark closed."""
        self._code.append("EMC")
        return str(super().getCode())
