"""The chronology as a table in a Word file: a working paper in the look of the statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.statement.nodes import DocumentMeta, StatementStage

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from workbench.application.chronology.export import ChronologyTable
    from workbench.export.theme import Theme

# How much of the width each column has, beside the 1.5 of most.
_SHARES = {
    "No.": 0.6,
    "Paper": 3.4,
    "Pages": 0.8,
    "What happened": 3.4,
    "Words in the statement": 2.6,
    "Accounts": 2.8,
    "Note": 1.8,
    "Subheading": 1.7,
    "Disputed": 1.3,
    "In the statement": 1.4,
}
_WIDE_COLUMNS = 8
_MARGIN_MM, _HEADER_MM = 15.0, 8.0
_LINES, _GROUND = "BFBFBF", "EEF1F5"


def render_table(table: ChronologyTable, theme: Theme) -> bytes:
    """The table as the bytes of a .docx file on its side, its headings repeated on each page."""
    # Here, not above: python-docx and lxml take longer to load than the window to open.
    from workbench.export.word import styles
    from workbench.export.word.markup import add_paragraph, add_words, element, root
    from workbench.export.word.package import assemble

    look = _on_its_side(theme)
    part, body = root("document"), element("body")
    part.append(body)
    add_words(add_paragraph(body, styles.TITLE), table.title)
    for line in table.heading:
        add_words(add_paragraph(body, styles.DETAIL), line)
    body.append(_table(table, look))
    # Word wants a paragraph after a table.
    add_paragraph(body, styles.TABLE_TEXT)
    meta = DocumentMeta(
        stage=StatementStage.DRAFT,
        title=table.title,
        body_line="",
        reference="",
        body="",
        header=table.title,
        footer="Working paper: not for publication",
    )
    return assemble(part, meta, look, more_styles=_table_styles(look, len(table.columns)))


def _on_its_side(theme: Theme) -> Theme:
    page = theme.page
    return replace(
        theme,
        page=replace(
            page,
            width_mm=page.height_mm,
            height_mm=page.width_mm,
            top_mm=_MARGIN_MM,
            right_mm=_MARGIN_MM,
            bottom_mm=_MARGIN_MM,
            left_mm=_MARGIN_MM,
            header_mm=_HEADER_MM,
            footer_mm=_HEADER_MM,
        ),
    )


def _table(table: ChronologyTable, theme: Theme) -> Element:
    from workbench.export.word import styles
    from workbench.export.word.markup import element

    widths = _widths(table.columns, theme)
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val=styles.TABLE),
            element("tblW", w=sum(widths), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="0020", firstRow=1, noHBand=1, noVBand=1),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
    )
    made.append(_row(table.columns, widths, styles.TABLE_HEAD, heads=True))
    for row in table.rows:
        made.append(_row([cell.text for cell in row], widths, styles.TABLE_TEXT))
    return made


def _widths(columns: Sequence[str], theme: Theme) -> list[int]:
    from workbench.export.word.styles import twips_of_mm

    room = twips_of_mm(theme.page.text_mm)
    shares = [_SHARES.get(each, 1.5) for each in columns]
    return [int(room * share / sum(shares)) for share in shares]


def _row(
    texts: Sequence[str], widths: Sequence[int], style: str, *, heads: bool = False
) -> Element:
    from workbench.export.word.markup import add_paragraph, add_words, element

    row = element("tr", element("trPr", element("cantSplit")))
    if heads:
        row[0].append(element("tblHeader"))
    for text, width in zip(texts, widths, strict=True):
        cell = element("tc", element("tcPr", element("tcW", w=width, type="dxa")))
        for line in text.split("\n"):
            add_words(add_paragraph(cell, style), line)
        row.append(cell)
    return row


def _table_styles(theme: Theme, columns: int) -> list[Element]:
    """The styles of a working paper's table: quiet lines, heads on a ground, smaller words."""
    from workbench.export.word import styles
    from workbench.export.word.markup import element

    ordinary = theme.styles.paragraph
    # With many columns side by side no heading may be broken within a word.
    narrow = columns > _WIDE_COLUMNS
    small = replace(
        ordinary,
        size_pt=ordinary.size_pt - (2 if narrow else 1),
        before_pt=1,
        after_pt=1,
        line_spacing=1.2,
    )
    head = replace(small, size_pt=small.size_pt - (1.5 if narrow else 0), bold=True)
    lines = [
        element(side, val="single", sz=4, space=0, color=_LINES)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    room = [element(side, w=68, type="dxa") for side in ("left", "right")]
    ground = element("tcPr", element("shd", val="clear", color="auto", fill=_GROUND))
    table = element(
        "style",
        element("name", val="Working paper table"),
        element("uiPriority", val=10),
        element("qFormat"),
        element("tblPr", element("tblBorders", *lines), element("tblCellMar", *room)),
        element("tblStylePr", ground, type="firstRow"),
        type="table",
        customStyle=1,
        styleId=styles.TABLE,
    )
    return [
        styles.styled(theme, styles.TABLE_TEXT, "Table text", small),
        styles.styled(theme, styles.TABLE_HEAD, "Table heading", head),
        table,
    ]
