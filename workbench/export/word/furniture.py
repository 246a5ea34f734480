"""The page round the statement: its size, header, footer with page numbers, and DRAFT mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from workbench.export.logo import LOGO_AFTER_PT
from workbench.export.theme import POINTS_PER_MM
from workbench.export.word import styles
from workbench.export.word.letterhead import EMU_PER_MM, Logo
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
from workbench.statement.nodes import LARGE_PRINT_PT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from workbench.export.logo import OfficeLogo
    from workbench.export.theme import Theme
    from workbench.statement.nodes import DocumentMeta

# The box of the mark, as parts of the size of its type. Word and LibreOffice stretch the letters
# to the width of a box alike, but only LibreOffice to its height too; Word leaves room below them.
_LETTER_WIDTH = 0.68
_BOX_HEIGHT = 0.86
# The longest the mark may be, as a part of the height of the paper.
_LONGEST = 0.75
_TYPE_ID = "_x0000_t136"
_EDGES = ("top", "right", "bottom", "left", "header", "footer")
_SIDES = ("left", "center", "right")
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def page(theme: Theme, margins: Sequence[tuple[str, str, str]]) -> Element:
    """The page set-up: paper, margins, and the headers and footers.

    Of these it wants the place ("header" or "footer"), the pages ("default" or "first") and the
    id of the relation.
    """
    width, height, *edges = map(int, page_lengths(theme).split())
    made = element("sectPr")
    for place, pages, relation in margins:
        reference = element(f"{place}Reference", type=pages)
        reference.set(f"{{{R}}}id", relation)
        made.append(reference)
    made.extend(
        [
            _paper(width, height),
            element("pgMar", **dict(zip(_EDGES, edges, strict=True)), gutter=0),
        ]
    )
    made.append(element("titlePg"))
    return made


def page_lengths(theme: Theme) -> str:
    """The lengths of the page set-up in twips: width and height of the paper, then its margins."""
    lengths = ("width", "height", *_EDGES)
    return " ".join(str(twips_of_mm(getattr(theme.page, f"{each}_mm"))) for each in lengths)


def _paper(width: int, height: int) -> Element:
    paper = element("pgSz", w=width, h=height)
    if width > height:
        paper.set(w("orient"), "landscape")
    return paper


def header(meta: DocumentMeta, theme: Theme, number: int, *, words: bool) -> Element:
    """A header, with the statement's words or without; on a draft it holds the mark of the page.

    `number` tells the marks of two headers apart.
    """
    made = root("hdr")
    paragraph = add_paragraph(made, styles.HEADER)
    if meta.watermark:
        paragraph.append(_watermark(meta.watermark, theme, number))
    if meta.header and words:
        add_words(paragraph, meta.header)
    return made


def footer(meta: DocumentMeta, theme: Theme, pages: int) -> Element:
    """The footer on every page: the statement's words at the left, "Page X of Y" at the right.

    Programs that do not lay out pages, such as previews, show the number of `pages` written here.
    """
    made = root("ftr")
    paragraph = add_paragraph(made, styles.FOOTER)
    if meta.footer:
        add_words(paragraph, meta.footer)
    # In large print the number has a line of its own: both together may be wider than the page.
    large = meta.footer and theme.styles.footer.size_pt >= LARGE_PRINT_PT
    add_words(paragraph, "\n\tPage " if large else "\tPage ")
    add_field(paragraph, "PAGE", "1")
    add_words(paragraph, " of ")
    add_field(paragraph, "NUMPAGES", str(pages))
    return made


def add_logos(
    margin: Element, logos: Sequence[tuple[Logo, str]], theme: Theme, number: int
) -> None:
    """Put the pictures of the letterhead on a line of their own above a header's words.

    Each comes with the id of the relation that leads to it; in a footer they stand below.
    `number` tells the pictures of two headers apart.
    """
    if not logos:
        return
    paragraph = element("p", element("pPr", element("pStyle", val=styles.HEADER)))
    width = twips_of_mm(theme.page.text_mm)
    stops = element(
        "tabs",
        element("tab", val="center", pos=width // 2),
        element("tab", val="right", pos=width),
    )
    paragraph[0].extend([stops, element("spacing", before=0, after=120)])
    tabs = 0
    for logo, relation in sorted(logos, key=lambda each: _SIDES.index(each[0].side)):
        for _ in range(tabs, _SIDES.index(logo.side)):
            etree.SubElement(etree.SubElement(paragraph, w("r")), w("tab"))
            tabs += 1
        run = etree.SubElement(paragraph, w("r"))
        run.append(_picture(logo, relation, number * 100 + len(paragraph)))
    if logos[0][0].place == "footer":
        margin.append(paragraph)
        return
    margin.insert(0, paragraph)
    # A logo makes the header higher than its margin; the statement keeps its distance from it.
    margin[1][0].append(element("spacing", before=0, after=240))


def on_paper(logo: OfficeLogo, theme: Theme) -> Logo:
    """The office's own logo in the size it has over the title."""
    wide, high = (round(side * EMU_PER_MM) for side in logo.size_mm(theme.page.text_mm))
    return Logo(logo.data, "png", wide, high)


def logo_paragraph(logo: Logo, relation: str, said: str) -> Element:
    """The office's own logo on a line as high as it is; `said` describes it."""
    paragraph = element("p", element("pPr", element("pStyle", val=styles.DETAIL)))
    after = round(LOGO_AFTER_PT * 20)
    paragraph[0].append(element("spacing", before=0, after=after, line=240, lineRule="auto"))
    run = etree.SubElement(paragraph, w("r"))
    run.append(_picture(logo, relation, 1, printable(said)))
    return paragraph


def _picture(
    logo: Logo, relation: str, number: int, said: str = "Letterhead of the office"
) -> Element:
    """A picture in its line, in DrawingML. What it shows is said in general words: a template's
    own often name a file and a folder.
    """
    size = {"cx": str(logo.width), "cy": str(logo.height)}
    drawing = element("drawing")
    close = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    spaces = {"wp": _WP, "a": _A, "pic": _PIC}
    inline = etree.SubElement(drawing, f"{{{_WP}}}inline", close, nsmap=spaces)
    etree.SubElement(inline, f"{{{_WP}}}extent", size)
    named = {"id": str(number), "name": f"Logo {number}"}
    etree.SubElement(inline, f"{{{_WP}}}docPr", {**named, "descr": said})
    graphic = etree.SubElement(inline, f"{{{_A}}}graphic")
    held = etree.SubElement(graphic, f"{{{_A}}}graphicData", {"uri": _PIC})
    picture = etree.SubElement(held, f"{{{_PIC}}}pic")
    about = etree.SubElement(picture, f"{{{_PIC}}}nvPicPr")
    etree.SubElement(about, f"{{{_PIC}}}cNvPr", named)
    etree.SubElement(about, f"{{{_PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{_PIC}}}blipFill")
    etree.SubElement(fill, f"{{{_A}}}blip", {f"{{{R}}}embed": relation})
    etree.SubElement(etree.SubElement(fill, f"{{{_A}}}stretch"), f"{{{_A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{_PIC}}}spPr")
    frame = etree.SubElement(shape, f"{{{_A}}}xfrm")
    etree.SubElement(frame, f"{{{_A}}}off", {"x": "0", "y": "0"})
    etree.SubElement(frame, f"{{{_A}}}ext", size)
    outline = etree.SubElement(shape, f"{{{_A}}}prstGeom", {"prst": "rect"})
    etree.SubElement(outline, f"{{{_A}}}avLst")
    return drawing


def _watermark(word: str, theme: Theme, number: int) -> Element:
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
            "id": f"PowerPlusWaterMarkObject{number}",
            f"{{{O}}}spid": f"_x0000_s{1024 + number}",
            "type": f"#{_TYPE_ID}",
            "alt": printable(f"{word} (printed across each page)"),
            "style": (
                "position:absolute;margin-left:0;margin-top:0;"
                f"width:{width:.1f}pt;height:{look.size_pt * _BOX_HEIGHT:.1f}pt;"
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
