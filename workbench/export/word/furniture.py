"""The page round the statement: its size, header, footer with page numbers, and DRAFT mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from workbench.export.theme import POINTS_PER_MM
from workbench.export.word import styles
from workbench.export.word.markup import (
    W10,
    O,
    R,
    V,
    add_field,
    add_paragraph,
    add_words,
    element,
    printable,
    root,
    w,
)
from workbench.export.word.styles import twips_of_mm

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from workbench.export.theme import Theme
    from workbench.statement.nodes import DocumentMeta

# How wide each letter is drawn, as a part of its height: between the shapes Word and LibreOffice
# make of the same box, one leaving room for descenders and the other not.
_LETTER_WIDTH = 0.8
# The longest the mark may be, as a part of the height of the paper.
_LONGEST = 0.75
_TYPE_ID = "_x0000_t136"


def page(theme: Theme, header_id: str, footer_id: str) -> Element:
    """The page set-up: paper, margins, and the relationship ids of header and footer."""
    paper = theme.page
    made = element("sectPr")
    for name, relation in (("headerReference", header_id), ("footerReference", footer_id)):
        reference = element(name, type="default")
        reference.set(f"{{{R}}}id", relation)
        made.append(reference)
    made.extend(
        [
            element("pgSz", w=twips_of_mm(paper.width_mm), h=twips_of_mm(paper.height_mm)),
            element(
                "pgMar",
                top=twips_of_mm(paper.top_mm),
                right=twips_of_mm(paper.right_mm),
                bottom=twips_of_mm(paper.bottom_mm),
                left=twips_of_mm(paper.left_mm),
                header=twips_of_mm(paper.header_mm),
                footer=twips_of_mm(paper.footer_mm),
                gutter=0,
            ),
        ]
    )
    return made


def header(meta: DocumentMeta, theme: Theme) -> Element:
    """The header on every page; on a draft it also holds the mark printed across the page."""
    made = root("hdr")
    paragraph = add_paragraph(made, styles.HEADER)
    if meta.watermark:
        paragraph.append(_watermark(meta.watermark, theme))
    if meta.header:
        add_words(paragraph, meta.header)
    return made


def footer(meta: DocumentMeta, theme: Theme) -> Element:
    """The footer on every page: the statement's words at the left, "Page X of Y" at the right."""
    made = root("ftr")
    paragraph = add_paragraph(made, styles.FOOTER)
    if meta.footer:
        add_words(paragraph, meta.footer)
    add_words(paragraph, "\tPage ")
    add_field(paragraph, "PAGE", "1")
    add_words(paragraph, " of ")
    add_field(paragraph, "NUMPAGES", "1")
    return made


def _watermark(word: str, theme: Theme) -> Element:
    """A word drawn as Word's own watermarks are: behind the text, in the middle of each page."""
    run = element("r", element("rPr", element("noProof")))
    picture = etree.SubElement(run, w("pict"))
    picture.append(_text_on_a_path())
    look = theme.watermark
    longest = theme.page.height_mm * POINTS_PER_MM * _LONGEST
    width = min(look.size_pt * _LETTER_WIDTH * len(word), longest)
    shape = etree.SubElement(
        picture,
        f"{{{V}}}shape",
        {
            "id": "PowerPlusWaterMarkObject1",
            f"{{{O}}}spid": "_x0000_s1025",
            "type": f"#{_TYPE_ID}",
            "alt": printable(f"{word} (printed across each page)"),
            "style": (
                "position:absolute;margin-left:0;margin-top:0;"
                f"width:{width:.1f}pt;height:{look.size_pt:.1f}pt;"
                f"rotation:{(360 - look.angle_degrees) % 360:g};z-index:-251658752;"
                "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
                "mso-position-vertical:center;mso-position-vertical-relative:margin"
            ),
            f"{{{O}}}allowincell": "f",
            "fillcolor": f"#{look.colour}",
            "stroked": "f",
        },
    )
    family = styles.word_family(theme.heading)
    etree.SubElement(
        shape,
        f"{{{V}}}textpath",
        {
            "style": f'font-family:"{family}";font-size:1pt;font-weight:bold',
            "string": printable(word),
        },
    )
    etree.SubElement(shape, f"{{{W10}}}wrap", {"anchorx": "margin", "anchory": "margin"})
    return run


def _text_on_a_path() -> Element:
    """VML's stock shape 136, plain text stretched to its box, which Word expects to be defined."""
    made = etree.Element(
        f"{{{V}}}shapetype",
        {
            "id": _TYPE_ID,
            "coordsize": "21600,21600",
            f"{{{O}}}spt": "136",
            "adj": "10800",
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
    )
    formulas = etree.SubElement(made, f"{{{V}}}formulas")
    for formula in (
        "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3",
        "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6",
        "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
    ):  # fmt: skip
        etree.SubElement(formulas, f"{{{V}}}f", {"eqn": formula})
    etree.SubElement(
        made,
        f"{{{V}}}path",
        {
            "textpathok": "t",
            f"{{{O}}}connecttype": "custom",
            f"{{{O}}}connectlocs": "@9,0;@10,10800;@11,21600;@12,10800",
            f"{{{O}}}connectangles": "270,180,90,0",
        },
    )
    etree.SubElement(made, f"{{{V}}}textpath", {"on": "t", "fitshape": "t"})
    handles = etree.SubElement(made, f"{{{V}}}handles")
    etree.SubElement(handles, f"{{{V}}}h", {"position": "#0,bottomRight", "xrange": "6629,14971"})
    etree.SubElement(made, f"{{{O}}}lock", {f"{{{V}}}ext": "edit", "text": "t", "shapetype": "t"})
    return made
