"""The chronology as a table in a Word file: a working paper, not part of the statement."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.application.chronology_export import ChronologyTable

_MADE = datetime(1980, 1, 1)
_WIDE = {"What happened": 4.0, "Words in the statement": 3.5, "Accounts": 3.5, "Note": 2.0}
_NARROW = {"Heads of complaint": 0.8, "Disputed": 0.7, "In the statement": 0.7}


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
    title = document.add_paragraph(_printable(table.title))
    title.runs[0].bold = True
    title.runs[0].font.size = Pt(14)
    for line in table.heading:
        document.add_paragraph(_printable(line))
    _add_table(document, table)
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = ""
    core.title = "Chronology"
    core.created = core.modified = _MADE
    written = io.BytesIO()
    document.save(written)
    return without_times(written.getvalue())


def _add_table(document: Any, table: ChronologyTable) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    made = document.add_table(rows=1, cols=len(table.columns))
    made.style = "Table Grid"
    made.autofit = False
    shares = [_WIDE.get(each, _NARROW.get(each, 1.4)) for each in table.columns]
    widths = [Mm(267 * share / sum(shares)) for share in shares]
    for cell, column, width in zip(made.rows[0].cells, table.columns, widths, strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(_printable(column)).bold = True
    properties = made.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
    properties.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        # Cells are asked for once a row: each asking walks the whole table.
        for cell, value, width in zip(made.add_row().cells, row, widths, strict=True):
            cell.width = width
            lines = _printable(value.text).split("\n")
            cell.paragraphs[0].add_run(lines[0])
            for line in lines[1:]:
                cell.add_paragraph(line)


def _printable(text: str) -> str:
    from workbench.export.word.markup import printable

    return printable(text)
