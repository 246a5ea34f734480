"""The PDF put together: pages, links, outline, tags and metadata into one file."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.errors import ExportFailed
from workbench.export.characters import printable
from workbench.export.pdf.blocks import SetBlock, set_document
from workbench.export.pdf.faces import FaceBook
from workbench.export.pdf.metadata import (
    language_tag,
    write_information,
    write_output_intent,
    write_xmp,
)
from workbench.export.pdf.objects import Name, PdfFile, Raw, Ref
from workbench.export.pdf.outline import write_outline
from workbench.export.pdf.pages import paginate
from workbench.export.pdf.painting import Painted, Painter
from workbench.export.pdf.structure import Element, LinkArea, ParentTree, write_structure
from workbench.export.theme import POINTS_PER_MM, Theme
from workbench.statement.nodes import Document

# The "print" flag, without which PDF/A-2 6.3.2 refuses an annotation.
_PRINTED = 4


def write(document: Document, theme: Theme) -> bytes:
    """The statement as the bytes of a PDF file."""
    try:
        return _written(document, theme)
    except RecursionError as error:
        raise ExportFailed(
            "The statement has lists nested too deeply to be printed.",
            "No PDF was made. Take some levels out of the list and export again.",
        ) from error


def _written(document: Document, theme: Theme) -> bytes:
    document = printable(document, theme)
    faces = FaceBook(theme)
    blocks, root = set_document(document, theme, faces)
    page = theme.page
    laid_out = paginate(blocks, (page.height_mm - page.top_mm - page.bottom_mm) * POINTS_PER_MM)
    keys = {key for block in blocks for key in block.keys}
    painter = Painter(theme, faces, document.meta, keys)
    painted = [painter.page(parts, at, len(laid_out)) for at, parts in enumerate(laid_out)]
    return _Assembly(document, theme, faces, painted, root).to_bytes()


class _Assembly:
    """Everything painted, being given object numbers."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        faces: FaceBook,
        painted: Sequence[Painted],
        root: Element,
    ) -> None:
        self._document = document
        self._theme = theme
        self._faces = faces
        self._painted = painted
        self._root = root
        self._file = PdfFile()
        self._pages = [self._file.reserve() for _ in painted]
        self._parents = ParentTree([page.marks for page in painted])
        self._places = self._block_places()

    def to_bytes(self) -> bytes:
        file, meta = self._file, self._document.meta
        pages = self._write_pages()
        catalogue: dict[str, object] = {
            "Type": Name("Catalog"),
            "Pages": pages,
            "Lang": Raw(f"({language_tag(meta)})"),
            "MarkInfo": {"Marked": True},
            "ViewerPreferences": {"DisplayDocTitle": True},
            "Metadata": write_xmp(file, meta),
            "OutputIntents": [write_output_intent(file)],
            "StructTreeRoot": write_structure(file, self._root, self._parents, self._pages),
        }
        outline = write_outline(
            file, [(block.heading, place) for block, place in self._places if block.heading]
        )
        if outline:
            catalogue["Outlines"] = outline
            catalogue["PageMode"] = Name("UseOutlines")
        return file.to_bytes(file.add(catalogue), write_information(file, meta))

    def _block_places(self) -> list[tuple[SetBlock, list[object]]]:
        """Every block with the destination that shows its first line."""
        return [
            (block, [ref, Name("XYZ"), None, round(top + block.style.leading_pt / 2, 2), None])
            for ref, page in zip(self._pages, self._painted, strict=True)
            for block, top in page.tops
        ]

    def _write_pages(self) -> Ref:
        file, tree = self._file, self._file.reserve()
        fonts = {face.label: face.embed(file) for face in self._faces.opened()}
        resources = file.add({"Font": fonts})
        targets: dict[str, list[object]] = {}
        for block, place in self._places:
            for key in block.keys:
                targets.setdefault(key, place)
        paper = self._theme.page
        box = [0, 0, paper.width_mm * POINTS_PER_MM, paper.height_mm * POINTS_PER_MM]
        for index, (ref, page) in enumerate(zip(self._pages, self._painted, strict=True)):
            entries: dict[str, object] = {
                "Type": Name("Page"),
                "Parent": tree,
                "MediaBox": box,
                "Resources": resources,
                "Contents": file.add_stream(page.content.encode("ascii")),
                "StructParents": index,
                "Tabs": Name("S"),
            }
            annotations = self._write_links(index, page, targets)
            if annotations:
                entries["Annots"] = annotations
            file.put(ref, entries)
        kids = {"Type": Name("Pages"), "Kids": self._pages, "Count": len(self._pages)}
        return file.put(tree, kids)

    def _write_links(
        self, index: int, page: Painted, targets: dict[str, list[object]]
    ) -> list[Ref]:
        refs = []
        for area in page.areas:
            ref = self._file.add(
                {
                    "Type": Name("Annot"),
                    "Subtype": Name("Link"),
                    "Rect": list(area.box),
                    "Border": [0, 0, 0],
                    "F": _PRINTED,
                    "Contents": f"Go to paragraph {area.words.strip()}",
                    "Dest": targets[area.key],
                    "StructParent": self._parents.area_key(area.element),
                }
            )
            area.element.kids.append(LinkArea(index, ref))
            refs.append(ref)
        return refs
