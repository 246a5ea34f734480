"""Tables out of and into other programs' hands: separated text and what a clipboard carries.

Excel's workbooks are in `workbench.interchange.tables_excel`. Nothing here knows what a column
means; that is for `workbench.application.chronology.tables` and the person.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.application.chronology.export import ChronologyTable
from workbench.application.chronology.tables import MOST_COLUMNS, MOST_ROWS, Cell, Table, table_of
from workbench.domain.errors import TableRefused
from workbench.domain.text import LONGEST_FIELD
from workbench.interchange.tables_html import html_rows

MOST_BYTES = 50_000_000
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_RISKY = tuple("=+-@＝＋－＠")
_BLANKS = " \t\r\n\u00a0\u3000"
NOTHING_IMPORTED = "Nothing was imported."


# --- reading -----------------------------------------------------------------------------------


def read_csv(data: bytes) -> Table:
    """A file of separated values, whatever its signs and its encoding.

    Raises `TableRefused` for a file that is no text, too large or broken.
    """
    if len(data) > MOST_BYTES:
        raise TableRefused(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB.",
            f"{NOTHING_IMPORTED} Save the part you need as a file of its own.",
        )
    text, note = _decoded(data)
    table = read_separated(text)
    notes = (note, *table.notes) if note else table.notes
    return Table(rows=table.rows, notes=notes)


def read_clipboard(text: str, html: str = "") -> Table:
    """What was copied elsewhere: a table of Word or Excel, or plain lines."""
    if html and (rows := html_rows(html)) is not None:
        return _checked(rows)
    return read_separated(text, clipboard=True)


def read_separated(text: str, *, clipboard: bool = False) -> Table:
    """Text with a row on each line; what separates the cells is found out.

    Quoted cells may hold line ends. Raises `TableRefused` when there is nothing in it.
    """
    if not text.strip():
        raise TableRefused("There is no table to read: it is blank.", NOTHING_IMPORTED)
    first, _, rest = text.partition("\n")
    told = first.strip("\r \ufeff")
    if told.lower().startswith("sep=") and len(told) == 5:
        delimiter, text = told[4], rest
    elif clipboard and "\t" in text:
        delimiter = "\t"
    else:
        delimiter = _delimiter(text)
    try:
        rows = list(_split(text, delimiter))
    except csv.Error as error:
        raise TableRefused(
            f"The table could not be read: {error}.",
            f"{NOTHING_IMPORTED} Look for a quotation mark that is not closed.",
        ) from None
    notes: tuple[str, ...] = ()
    if not clipboard and delimiter and max(map(len, rows), default=0) > 1:
        name = _DELIMITERS.get(delimiter, f"“{delimiter}”")
        notes = (f"Columns are separated by {name}.",)
    return _checked(rows, notes)


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    if not delimiter:
        yield from ([line] for line in text.splitlines())
        return
    # The limit is one for the whole process; every reader of ours wants the same.
    csv.field_size_limit(LONGEST_FIELD * 2)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _checked(rows: Sequence[Sequence[Cell | str]], notes: tuple[str, ...] = ()) -> Table:
    table = table_of(rows, notes=notes)
    if not table.rows:
        raise TableRefused("There is no table to read: every cell is blank.", NOTHING_IMPORTED)
    if len(table.rows) > MOST_ROWS or table.width > MOST_COLUMNS:
        raise TableRefused(
            f"The table has {len(table.rows):,} rows and {table.width:,} columns.",
            f"{NOTHING_IMPORTED} At most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns can be "
            "taken in at once; import it in parts.",
        )
    return table


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of a file and what had to be assumed to read it."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding), ""
    sample = data[:4_000]
    if sample.count(0) > len(sample) // 4:
        return _strict(data, "utf-16-le" if sample[1::2].count(0) else "utf-16-be"), ""
    if b"\0" in sample:
        raise TableRefused(
            "The file is not text.", f"{NOTHING_IMPORTED} Choose a .csv, .txt or .xlsx file."
        )
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    note = "The file does not say how its letters are written; Windows (Western) was assumed."
    return data.decode("cp1252", errors="replace"), note


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise TableRefused(
            "The file’s letters cannot be read; it may be damaged.",
            f"{NOTHING_IMPORTED} Save it again as CSV UTF-8.",
        ) from None


def _delimiter(text: str) -> str:
    """The sign that parts most rows into the same number of cells; "" for plain lines."""
    sample = "".join(text.splitlines(keepends=True)[:200])
    best, best_score = "", 0.0
    for sign in _DELIMITERS:
        try:
            widths = [len(row) for row in _split(sample, sign) if any(row)]
        except csv.Error:
            continue
        width, count = Counter(widths).most_common(1)[0] if widths else (1, 0)
        if width < 2:
            continue
        score = count / len(widths) + min(width, 10) / 100
        if score > best_score and count * 2 > len(widths):
            best, best_score = sign, score
    return best


# --- writing -----------------------------------------------------------------------------------


def harmless(text: str) -> str:
    """A cell no spreadsheet takes for a formula: one that might be begins with an apostrophe.

    Our own reader takes the apostrophe off again.
    """
    bare = text.lstrip(_BLANKS)
    return f"'{text}" if bare.startswith(_RISKY) or text[:1] in ("\t", "\r", "\n") else text


def write_csv(table: ChronologyTable) -> bytes:
    """The table as separated values Excel opens with all letters right."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    for line in (table.title, *table.heading):
        writer.writerow([harmless(line)])
    writer.writerow([])
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([harmless(cell.text) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def write_tsv(table: ChronologyTable) -> str:
    """The rows for a clipboard, headings first; cells with line ends are quoted as Excel does."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([harmless(cell.text) for cell in row])
    return written.getvalue()
