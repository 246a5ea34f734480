"""The chronology written as an Excel workbook."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from workbench.application.chronology.export import ChronologyTable
from workbench.application.chronology.tables import Cell
from workbench.interchange.tables.writing import is_formula

_WIDTHS = {
    "No.": 6,
    "Paper": 60,
    "Pages": 8,
    "What happened": 70,
    "Words in the statement": 60,
    "Accounts": 60,
    "Note": 40,
}
_LONGEST_CELL = 32_767
_ENTRY_TIME = (1980, 1, 1, 0, 0, 0)
_MADE = datetime(1980, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_workbook(table: ChronologyTable) -> bytes:
    """The table as an .xlsx file: exact days as dates, all else as text, never as a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = table.name
    for line in (table.title, *table.heading):
        sheet.append([_printable(line)])
    top = len(table.heading) + 3
    for number, row in enumerate((None, *table.rows), top):
        texts = [Cell(column) for column in table.columns] if row is None else row
        for column, cell in enumerate(texts, 1):
            _write(sheet.cell(row=number, column=column), cell)
    bold, wrapped = Font(bold=True), Alignment(vertical="top", wrap_text=True)
    for headed in (sheet["A1"], *sheet[top]):
        headed.font = bold
    for written_row in sheet.iter_rows(min_row=top):
        for each in written_row:
            each.alignment = wrapped
    for n, heading in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = _WIDTHS.get(heading, 22)
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = _MADE
    written = io.BytesIO()
    book.save(written)
    return _without_times(written.getvalue())


def _write(target: Any, cell: Cell) -> None:
    if cell.day is not None and cell.day.year >= 1900:
        target.value = cell.day
        target.number_format = "d mmmm yyyy"
        return
    target.value = _printable(cell.text)
    # Set after the value, which openpyxl would otherwise take for a formula or an error.
    target.data_type = "s"
    target.quotePrefix = is_formula(cell.text)


def _printable(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    clean = str(ILLEGAL_CHARACTERS_RE.sub("", text))
    if len(clean) <= _LONGEST_CELL:
        return clean
    more = " … (longer than a cell can hold; see the case)"
    return clean[: _LONGEST_CELL - len(more)] + more


def _without_times(data: bytes) -> bytes:
    """The same package with every entry at one time, so that the same table is the same file."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ENTRY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            # openpyxl puts in the time of writing, whatever the properties say.
            target.writestr(entry, _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", source.read(name)))
    return result.getvalue()
