"""The tags of a PDF: which words are a heading, a paragraph, a list item (ISO 32000-1, 14.7).

Screen readers follow these and not the look of the page; PDF/UA-1 (ISO 14289-1) requires them.
reportlab has no tags of its own; an `Element` is an object that it writes like any of its others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
)

from workbench.export.pdf.streams import PdfDocument


@dataclass(frozen=True, slots=True)
class Mark:
    """Words on a page that belong to a tag, by their number on that page."""

    page: PDFObjectReference
    number: int

    def format(self, document: PdfDocument) -> bytes:
        """The mark as an entry of its tag."""
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (self.page.format(document), self.number)


@dataclass(frozen=True, slots=True)
class LinkArea:
    """The clickable area of a link."""

    page: PDFObjectReference
    annotation: PDFObjectReference

    def format(self, document: PdfDocument) -> bytes:
        """The area as an entry of its tag."""
        page, annotation = self.page.format(document), self.annotation.format(document)
        return b"<</Type/OBJR/Obj %s/Pg %s>>" % (annotation, page)


@dataclass(eq=False)
class Element(PDFObject):
    """One tag with its kids in reading order: tags, marked words on a page, or a link's area.

    `numbering` says how a list counts.
    """

    role: str
    numbering: str = ""
    kids: list[Element | Mark | LinkArea] = field(default_factory=list)
    parent: PDFObject | None = None

    def child(self, role: str, numbering: str = "") -> Element:
        """A new tag at the end of this one."""
        element = Element(role, numbering, parent=self)
        self.kids.append(element)
        return element

    def format(self, document: PdfDocument) -> bytes:
        """The tag as reportlab writes it into the file."""
        page = next((kid.page for kid in self.kids if isinstance(kid, Mark)), None)
        parts = [b"<</Type/StructElem/S/%s" % self.role.encode("ascii")]
        parts.append(b"/P %s" % document.Reference(self.parent).format(document))
        if page is not None:
            parts.append(b"/Pg %s" % page.format(document))
        if self.numbering:
            parts.append(b"/A<</O/List/ListNumbering/%s>>" % self.numbering.encode("ascii"))
        kids = b" ".join(self._entry(kid, page, document) for kid in self.kids)
        return b"%s/K[%s]>>" % (b"".join(parts), kids)

    def _entry(
        self, kid: Element | Mark | LinkArea, page: PDFObjectReference | None, document: PdfDocument
    ) -> bytes:
        if isinstance(kid, Element):
            return bytes(document.Reference(kid).format(document))
        if isinstance(kid, Mark) and kid.page == page:
            return b"%d" % kid.number
        return kid.format(document)


def add_structure(
    document: PdfDocument, root: Element, parents: Mapping[int, Element | Sequence[Element]]
) -> None:
    """Give the file its tag tree, and the way back from pages and links to their tags.

    `parents` has, by key, the tags of a page in the order of their marks, or the tag of a link.
    """
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    root.parent = top
    top["K"] = PDFArray([document.Reference(root)])
    numbers: list[object] = []
    for key, elements in parents.items():
        if isinstance(elements, Element):
            numbers += [key, document.Reference(elements)]
        else:
            tags = PDFArray([document.Reference(element) for element in elements])
            numbers += [key, document.Reference(tags)]
    top["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
    top["ParentTreeNextKey"] = len(parents)
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
