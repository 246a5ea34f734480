"""The chronology as a table in a Word file: a working paper, not part of the statement."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.application.chronology.export import ChronologyTable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LANG = f"{_W}lang"
_MADE = datetime(1980, 1, 1)
# How much of the width each column has, beside the 1.5 of most.
_SHARES = {
    "What happened": 3.4,
    "Words in the statement": 2.6,
    "Accounts": 2.8,
    "Note": 1.8,
    "Subheading": 1.7,
    "Disputed": 1.3,
    "In the statement": 1.4,
}


def render_table(table: ChronologyTable) -> bytes:
    """The table as the bytes of a .docx file on its side, its headings repeated on each page."""
    # Here, not above: python-docx takes longer to load than the window to open.
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    from workbench.export.word.package import without_times

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(15))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(9)
    document.styles.element.find(f".//{_LANG}").set(f"{_W}val", "en-GB")
    document.add_heading(_printable(table.title), 1)
    _plain_heading(document.styles["Heading 1"])
    for line in table.heading:
        document.add_paragraph(_printable(line))
    _add_table(document, table)
    _number_pages(section)
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = ""
    core.title, core.language = "Chronology", "en-GB"
    core.created = core.modified = _MADE
    _without_extras(document)
    written = io.BytesIO()
    document.save(written)
    return without_times(written.getvalue())


def _plain_heading(style: Any) -> None:
    """The heading in the type of the table; the library's own is large, blue and of another."""
    from docx.shared import Pt, RGBColor

    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    style.font.name, style.font.size = "Arial", Pt(14)
    style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(6)


def _without_extras(document: Any) -> None:
    """Take out what the library puts into every file: the picture of an empty page, an old copy of
    the styles that Word compares with the new ones, and an empty bibliography.
    """
    for relations in (document.part.package.rels, document.part.rels):
        for key, each in list(relations.items()):
            if each.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del relations[key]


def _number_pages(section: Any) -> None:
    from workbench.export.word.markup import add_field, add_words

    section.footer_distance = section.header_distance = section.bottom_margin * 6 // 10
    line = section.footer.paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields
    add_words(line, "Page ")
    add_field(line, "PAGE", "1")
    add_words(line, " of ")
    add_field(line, "NUMPAGES", "1")


def _add_table(document: Any, table: ChronologyTable) -> None:
    from docx.shared import Mm, Pt

    made = document.add_table(rows=1, cols=len(table.columns))
    made.style = "Table Grid"
    made.autofit = False
    _quiet_lines(made)
    shares = [_SHARES.get(each, 1.5) for each in table.columns]
    widths = [Mm(267 * share / sum(shares)) for share in shares]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for cell, name, width in zip(made.rows[0].cells, table.columns, widths, strict=True):
        cell.width = width
        named = cell.paragraphs[0].add_run(_printable(name))
        named.bold, named.font.size = True, Pt(8)
    _head(made.rows[0])
    for row in table.rows:
        # Cells are asked for once a row: each asking walks the whole table.
        for cell, value, width in zip(made.add_row().cells, row, widths, strict=True):
            cell.width = width
            lines = _printable(value.text).split("\n")
            cell.paragraphs[0].add_run(lines[0])
            for line in lines[1:]:
                cell.add_paragraph(line)
    for each in document.element.body.iter(f"{_W}tc"):
        for paragraph in each.iterchildren(f"{_W}p"):
            paragraph.get_or_add_pPr().append(_spacing())


def _spacing() -> Any:
    from workbench.export.word.markup import element

    return element("spacing", before=20, after=20, line=240, lineRule="auto")


def _quiet_lines(table: Any) -> None:
    """Grey lines between the rows instead of a black grid."""
    from workbench.export.word.markup import element

    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders
    borders = [element(side, val="single", sz=4, space=0, color="BFBFBF") for side in sides]
    properties.find(f"{_W}tblLayout").addprevious(element("tblBorders", *borders))
    room = [element(side, w=68, type="dxa") for side in ("left", "right")]
    properties.find(f"{_W}tblLayout").addnext(element("tblCellMar", *room))


def _head(row: Any) -> None:
    """The row of headings, which stands on every page."""
    from workbench.export.word.markup import element

    row._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001 - as above
    for cell in row.cells:
        ground = element("shd", val="clear", color="auto", fill="EEF1F5")
        cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001 - as above


def _printable(text: str) -> str:
    from workbench.export.word.markup import printable

    return printable(text)
