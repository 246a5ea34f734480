"""The tags of a PDF: which words are a heading, a paragraph, a list item (ISO 32000-1, 14.7).

Screen readers follow these and not the look of the page; PDF/UA-1 (ISO 14289-1) requires them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.export.pdf.objects import Name, PdfFile, Ref


@dataclass(eq=False, slots=True)
class Element:
    """One tag with its kids in reading order: tags, marked words on a page, or a link's area.

    A marked piece is (page index, mark number); a link's area is (page index, annotation).
    """

    role: str
    numbering: str = ""
    kids: list[Element | Mark | LinkArea] = field(default_factory=list)

    def child(self, role: str, numbering: str = "") -> Element:
        """A new tag at the end of this one; `numbering` says how a list counts."""
        element = Element(role, numbering)
        self.kids.append(element)
        return element


@dataclass(frozen=True, slots=True)
class Mark:
    """Words on a page that belong to a tag."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """The clickable area of a link."""

    page: int
    annotation: Ref


@dataclass(slots=True)
class ParentTree:
    """The way back from words and link areas to their tags.

    `marks` has one list a page, indexed by mark number; `areas` the tag of each link area,
    whose keys follow those of the pages.
    """

    marks: list[list[Element]]
    areas: list[Element] = field(default_factory=list)

    def area_key(self, element: Element) -> int:
        """The key of a new link area that belongs to `element`."""
        self.areas.append(element)
        return len(self.marks) + len(self.areas) - 1


def write_structure(file: PdfFile, root: Element, parents: ParentTree, pages: list[Ref]) -> Ref:
    """Add the whole tag tree and the parent tree; returns the structure tree root."""
    top = file.reserve()
    refs: dict[Element, Ref] = {}
    _reserve(file, root, refs)
    _write(file, root, top, refs, pages)
    numbers: list[object] = []
    for index, elements in enumerate(parents.marks):
        numbers += [index, file.add([refs[element] for element in elements])]
    for index, element in enumerate(parents.areas, start=len(parents.marks)):
        numbers += [index, refs[element]]
    return file.put(
        top,
        {
            "Type": Name("StructTreeRoot"),
            "K": [refs[root]],
            "ParentTree": file.add({"Nums": numbers}),
            "ParentTreeNextKey": len(numbers) // 2,
        },
    )


def _reserve(file: PdfFile, element: Element, refs: dict[Element, Ref]) -> None:
    refs[element] = file.reserve()
    for kid in element.kids:
        if isinstance(kid, Element):
            _reserve(file, kid, refs)


def _write(
    file: PdfFile, element: Element, parent: Ref, refs: dict[Element, Ref], pages: list[Ref]
) -> None:
    own = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    kids: list[object] = []
    for kid in element.kids:
        match kid:
            case Element():
                _write(file, kid, refs[element], refs, pages)
                kids.append(refs[kid])
            case Mark(page, number) if page == own:
                kids.append(number)
            case Mark(page, number):
                kids.append({"Type": Name("MCR"), "Pg": pages[page], "MCID": number})
            case LinkArea(page, annotation):
                kids.append({"Type": Name("OBJR"), "Obj": annotation, "Pg": pages[page]})
    entries: dict[str, object] = {
        "Type": Name("StructElem"),
        "S": Name(element.role),
        "P": parent,
        "K": kids,
    }
    if own is not None:
        entries["Pg"] = pages[own]
    if element.numbering:
        entries["A"] = {"O": Name("List"), "ListNumbering": Name(element.numbering)}
    file.put(refs[element], entries)
