"""The tags of a PDF: which words are a heading, a paragraph, a list item (ISO 32000-1, 14.7).

Screen readers follow these and not the look of the page; PDF/UA-1 (ISO 14289-1) requires them.
reportlab has no tags of its own; an `Element` is an object that it writes like any of its others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from workbench.domain.dataclass import dataclass
from workbench.export.pdf.file import PdfDocument


@dataclass(slots=True, eq=False)
class PageName:
    """How a page is referred to in the file, known once the page has ended."""

    written: bytes = b""


@dataclass(slots=True)
class Mark:
    """Words on a page that belong to a tag, by their number on that page."""

    page: PageName
    number: int


@dataclass(slots=True)
class LinkArea:
    """The clickable area of a link."""

    page: PageName
    annotation: PDFObjectReference


@dataclass(eq=False)
class Element(PDFObject):
    """One tag with its kids in reading order: tags, marked words on a page, or a link's area.

    `numbering` says how a list counts; `said` describes a picture, and `box` has its left, lower,
    right and upper edge; `written` is how the file refers to the tag, and `above`
    to the one it stands in.
    """

    role: str
    numbering: str = ""
    kids: list[Element | Mark | LinkArea] = field(default_factory=list)
    written: bytes = b""
    above: bytes = b""
    said: str = ""
    box: tuple[float, float, float, float] | None = None

    def child(self, role: str, numbering: str = "") -> Element:
        """A new tag at the end of this one."""
        element = Element(role, numbering)
        self.kids.append(element)
        return element

    def format(self, document: PdfDocument) -> bytes:
        """The tag as reportlab writes it into the file."""
        page = next((kid.page for kid in self.kids if isinstance(kid, Mark)), None)
        parts = [b"<</Type/StructElem/S/%s/P %s" % (self.role.encode("ascii"), self.above)]
        if page is not None:
            parts.append(b"/Pg %s" % page.written)
        if self.numbering:
            parts.append(b"/A<</O/List/ListNumbering/%s>>" % self.numbering.encode("ascii"))
        if self.said:
            parts.append(b"/Alt %s" % PDFString(self.said).format(document))
        if self.box is not None:
            edges = " ".join(f"{edge:.3f}" for edge in self.box).encode("ascii")
            parts.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % edges)
        kids = b" ".join([_entry(kid, page, document) for kid in self.kids])
        return b"%s/K[%s]>>" % (b"".join(parts), kids)


def _entry(kid: Element | Mark | LinkArea, page: PageName | None, document: PdfDocument) -> bytes:
    if isinstance(kid, Element):
        return kid.written
    if isinstance(kid, LinkArea):
        area: bytes = kid.annotation.format(document)
        return b"<</Type/OBJR/Obj %s/Pg %s>>" % (area, kid.page.written)
    if kid.page is page:
        return b"%d" % kid.number
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (kid.page.written, kid.number)


def add_structure(
    document: PdfDocument, root: Element, parents: Mapping[int, Element | Sequence[Element]]
) -> None:
    """Give the file its tag tree, and the way back from pages and links to their tags.

    `parents` has, by key, the tags of a page in the order of their marks, or the tag of a link.
    """
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    root.above = document.Reference(top).format(document)
    numbered = [root]
    # The list grows while it is gone through.
    for element in numbered:
        element.written = document.Reference(element).format(document)
        for kid in element.kids:
            if isinstance(kid, Element):
                kid.above = element.written
                numbered.append(kid)
    numbers = [
        b"%d %s" % (key, elements.written)
        if isinstance(elements, Element)
        else b"%d [%s]" % (key, b" ".join([element.written for element in elements]))
        for key, elements in parents.items()
    ]
    top["K"] = PDFArray([root.written])
    top["ParentTree"] = document.Reference(PDFDictionary({"Nums": b"[%s]" % b" ".join(numbers)}))
    top["ParentTreeNextKey"] = len(parents)
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
