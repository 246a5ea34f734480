"""Excel's workbooks: tables read from them, and the chronology written as one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from workbench.application.chronology.export import ChronologyTable
from workbench.application.chronology.tables import MOST_COLUMNS, MOST_ROWS, Cell, Table, table_of
from workbench.domain.errors import TableRefused
from workbench.domain.text import normalise

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_BYTES = 50_000_000
MOST_UNPACKED = 500_000_000
_NOTHING = "Nothing was imported."
_WIDTHS = {"What happened": 70, "Words in the statement": 60, "Accounts": 60, "Note": 40}
_LONGEST_CELL = 32_767
_ENTRY_TIME = (1980, 1, 1, 0, 0, 0)
_MADE = datetime(1980, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def read_workbook(data: bytes) -> list[Table]:
    """The sheets of a workbook that hold anything, visible ones first.

    Cells with dates come as days, other numbers as numbers; of a formula the result is taken.
    Raises `TableRefused` for anything that is no readable workbook.
    """
    formulas = _checked_package(data)
    # Here, not above: loading it takes longer than opening the window.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        tables = list(_tables(book))
    except (
        InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError,
        SyntaxError, zipfile.BadZipFile, OSError, EOFError,
    ):  # fmt: skip
        raise TableRefused(
            "The workbook could not be read; it is damaged or not an Excel file.",
            f"{_NOTHING} Open it in Excel and save it again as .xlsx, or as CSV.",
        ) from None
    if not tables:
        raise TableRefused("The workbook has no cell with anything in it.", _NOTHING)
    if formulas:
        note = "Some cells are formulas; those that were never worked out are blank here."
        tables = [
            Table(
                rows=each.rows,
                name=each.name,
                notes=(*each.notes, note),
                from_1904=each.from_1904,
            )
            for each in tables
        ]
    return tables


def _checked_package(data: bytes) -> bool:
    """Whether the sheets hold formulas; refuses what is too large or no workbook at all."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise TableRefused(
            "The file is an old Excel workbook (.xls) or is protected with a password.",
            f"{_NOTHING} Open it in Excel and save it as .xlsx without a password.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(data) > MOST_BYTES or sum(e.file_size for e in entries) > MOST_UNPACKED:
                raise TableRefused(
                    "The workbook is too large.",
                    f"{_NOTHING} Save the sheet you need as a file of its own.",
                )
            sheets = [e for e in entries if e.filename.startswith("xl/worksheets/sheet")]
            return any(_has_formula(package, entry) for entry in sheets)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise TableRefused(
            "The file is not an Excel workbook.", f"{_NOTHING} Choose a .xlsx or .csv file."
        ) from None


def _has_formula(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    kept = b""
    with package.open(entry) as file:
        while chunk := file.read(1 << 20):
            if b"<f>" in kept + chunk or b"<f " in kept + chunk:
                return True
            kept = chunk[-3:]
    return False


def _tables(book: Workbook) -> Iterator[Table]:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    from_1904 = book.epoch == CALENDAR_MAC_1904
    sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
    for sheet in sheets:
        # What the file says of its own size may be wrong.
        getattr(sheet, "reset_dimensions", lambda: None)()
        rows: list[list[Cell | str]] = []
        for row in sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True):
            rows.append([_cell(value) for value in row])
        hidden = sheet.sheet_state != "visible"
        notes = ("This sheet is hidden in the workbook.",) if hidden else ()
        table = table_of(rows, name=str(sheet.title), notes=notes, from_1904=from_1904)
        if len(table.rows) > MOST_ROWS or table.width > MOST_COLUMNS:
            raise TableRefused(
                f"The sheet “{sheet.title}” has more than {MOST_ROWS:,} rows, or more than "
                f"{MOST_COLUMNS} columns.",
                f"{_NOTHING} Import it in parts.",
            )
        if table.rows:
            yield table


def _cell(value: Any) -> Cell:
    if value is None:
        return Cell()
    if isinstance(value, bool):
        return Cell("yes" if value else "no")
    if isinstance(value, datetime):
        text = value.strftime("%d/%m/%Y")
        if value.time() != time(0):
            text += value.strftime(" %H:%M")
        return Cell(text, day=value.date())
    if isinstance(value, date):
        return Cell(value.strftime("%d/%m/%Y"), day=value)
    if isinstance(value, int | float):
        number = float(value)
        text = str(int(number)) if number.is_integer() else str(value)
        return Cell(text, number=number)
    if isinstance(value, time | timedelta):
        return Cell(str(value))
    return Cell(normalise(str(value)))


# --- writing -----------------------------------------------------------------------------------


def write_workbook(table: ChronologyTable) -> bytes:
    """The table as an .xlsx file: exact days as dates, all else as text, never as a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chronology"
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
    target.quotePrefix = cell.text.lstrip()[:1] in ("=", "+", "-", "@") and bool(cell.text)


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
