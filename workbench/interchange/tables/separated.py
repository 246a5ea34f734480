"""Tables read from separated text, and what a clipboard carries.

Nothing here knows what a column means; that is for `workbench.application.chronology.tables` and
the person.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Literal

from workbench.application.chronology.tables import MOST_COLUMNS, MOST_ROWS, Table, table_of
from workbench.domain.dates.reader import read_date
from workbench.domain.errors import TableRefused
from workbench.domain.text import LONGEST_FIELD
from workbench.interchange.tables.letters import NOTHING_IMPORTED, decoded, with_right_letters
from workbench.interchange.tables.rich_text import html_table

MOST_BYTES = 20_000_000
_MOST_LINES = 1_000_000
_WIDEST = 5_000
_LONGEST_RECORD = 200
_SAMPLE = 200_000
_OTHERS = (
    (b"%PDF", "The file is a PDF."),
    (b"{\\rtf", "The file is rich text (.rtf)."),
    (b"\x89PNG", "The file is a picture."),
    (b"\xff\xd8\xff", "The file is a picture."),
    (b"SQLite format 3", "The file is a database."),
)
_SPREADSHEET = re.compile(
    r"[\s\ufeff]*<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>\s*)?<(?:\w+:)?Workbook\b"
)
_PLAIN_DATA = re.compile(r"[\s\ufeff]*[\[{]\s*[\[{\"\]}]")
_PAGE = re.compile(r"[\s\ufeff]*<(?:!doctype|html|head|meta|body|table|\?xml)\b", re.I)
"""A web page: what many systems export as .xls or .csv is one."""

_FEWEST_AS_WIDE = 2
"""So many rows as wide as the first make wider ones the exception."""

_MOST_LOOKED_AT = 12
"""The date of a row stands in one of its first columns."""

_ESCAPED = re.compile(r"\\\"(?!\s*(?:[,;\t|]|\Z))(?!\s*[\r\n])")
"""A quotation mark written with a backslash, as databases do, where no cell ends with it."""

_QUOTED = re.compile(r"(?<![^,;\t|\r\n])\"(?:[^\"\\]|\\.|\"\")*\"(?![^,;\t|\r\n])", re.S)
_PAIR = re.compile(r"\\(.)", re.S)

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}


def read_csv(data: bytes) -> tuple[Table, ...]:
    """A file of separated values, whatever its signs and its encoding.

    Two tables when a quotation mark seems not to be closed: both ways of reading it, the likelier
    first. Raises `TableRefused` for a file that is no text, too large or broken.
    """
    if len(data) > MOST_BYTES:
        raise TableRefused(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB.",
            f"{NOTHING_IMPORTED} Save the part you need as a file of its own.",
        )
    for beginning, what in _OTHERS:
        if data.startswith(beginning):
            raise TableRefused(what, f"{NOTHING_IMPORTED} Choose a .csv, .txt or .xlsx file.")
    text, note = decoded(data)
    if _SPREADSHEET.match(text):
        raise TableRefused(
            "The file is a spreadsheet saved as XML.",
            f"{NOTHING_IMPORTED} Open it in Excel and save it as .xlsx or as CSV.",
        )
    if _PLAIN_DATA.match(text):
        raise TableRefused(
            "The file is JSON, not a table.", f"{NOTHING_IMPORTED} Choose a .csv or .xlsx file."
        )
    page = html_table(text) if _PAGE.match(text) else None
    tables = read_separated(text) if page is None else (_checked(page),)
    return tuple(replace(each, notes=(note, *each.notes)) if note else each for each in tables)


def read_clipboard(text: str, html: str = "") -> tuple[Table, ...]:
    """What was copied elsewhere: a table of Word or Excel, or plain lines."""
    if max(len(text), len(html)) > MOST_BYTES:
        raise TableRefused("The clipboard holds far more than a chronology.", NOTHING_IMPORTED)
    if html and (table := html_table(html)) is not None:
        return (_checked(table),)
    return read_separated(text, clipboard=True)


def read_separated(text: str, *, clipboard: bool = False) -> tuple[Table, ...]:
    """Text with a row on each line; what separates the cells is found out.

    Quoted cells may hold line ends. Raises `TableRefused` when there is nothing in it.
    """
    if not text.strip():
        raise TableRefused("There is no table to read: it is blank.", NOTHING_IMPORTED)
    if text.count("\n") + text.count("\r") > 2 * _MOST_LINES:
        raise TableRefused(f"The file has more than {_MOST_LINES:,} lines.", NOTHING_IMPORTED)
    escaped = _ESCAPED.search(text) is not None
    if escaped:
        text = _QUOTED.sub(lambda cell: _PAIR.sub(_doubled, cell[0]), text)
    first, _, rest = text.partition("\n")
    given = first.strip("\r \ufeff")
    if given.lower().startswith("sep=") and len(given) == 5:
        delimiter, text = given[4], rest
    elif clipboard and "\t" in text:
        delimiter = "\t"
    else:
        delimiter = _delimiter(text)
    try:
        readings = _readings(text, delimiter)
    except csv.Error as error:
        raise TableRefused(
            f"The table could not be read: {error}.",
            f"{NOTHING_IMPORTED} Look for a quotation mark that is not closed.",
        ) from None
    if escaped:
        readings = [
            (name, note, [[cell.replace('\\"', '"') for cell in row] for row in rows])
            for name, note, rows in readings
        ]
    return tuple(
        _checked(_table(rows, name, note, "" if clipboard else delimiter))
        for name, note, rows in readings
    )


_AS_WORDS = re.compile(r"\A\s*=\"([^\"]*)\"\s*\Z")
"""Words a program wrote so that a spreadsheet keeps them as they are: ="03/05/2023"."""


def _doubled(pair: re.Match[str]) -> str:
    return '""' if pair[1] == '"' else pair[0]


def _table(rows: list[list[str]], name: str, note: str, delimiter: str) -> Table:
    notes = [note] if note else []
    if delimiter and max(map(len, rows), default=0) > 1:
        notes.append(f"Columns are separated by {_DELIMITERS.get(delimiter, f'“{delimiter}”')}.")
    if delimiter:
        notes += _overflowing(rows)
    bare = [[_AS_WORDS.sub(r"\1", cell) for cell in row] for row in rows]
    return table_of(bare, name=name, notes=tuple(notes))


def _overflowing(rows: list[list[str]]) -> Iterator[str]:
    """Rows with more cells than nearly all others: words with the sign that parts the cells."""
    used = [max((n for n, cell in enumerate(row, 1) if cell.strip()), default=0) for row in rows]
    [(usual, count)] = Counter(used).most_common(1) or [(0, 0)]
    wider = [number for number, width in enumerate(used, 1) if width > max(usual, used[0])]
    if wider and count >= max(_FEWEST_AS_WIDE, len(wider)):
        which = ", ".join(f"{number:,}" for number in wider[:5])
        more = f" and {len(wider) - 5:,} more" if len(wider) > 5 else ""
        rows_have = f"Row {which} has" if len(wider) == 1 else f"Rows {which}{more} have"
        yield f"{rows_have} more cells than the others: look whether words were parted."


def _checked(table: Table) -> Table:
    if not table.rows:
        raise TableRefused("There is no table to read: every cell is blank.", NOTHING_IMPORTED)
    if len(table.rows) > MOST_ROWS or table.width > MOST_COLUMNS:
        raise TableRefused(
            f"The table has {len(table.rows):,} rows or more, and {table.width:,} columns.",
            f"{NOTHING_IMPORTED} At most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns can be "
            "taken in at once; import it in parts.",
        )
    return with_right_letters(table)


_Reading = tuple[str, str, list[list[str]]]


def _readings(text: str, delimiter: str) -> list[_Reading]:
    """The ways to read a text, each with its name, what is to be known of it, and its rows."""
    # The limit is one for the whole process; every reader of ours wants the same.
    csv.field_size_limit(LONGEST_FIELD * 2)
    if not delimiter:
        return [("", "", list(_some([line] for line in text.splitlines())))]
    # Three lines of a table hold a quotation mark or not: without one there is one way to read.
    if '"' not in text:
        return [("", "", list(_some(_plain(text, delimiter))))]
    lines = io.StringIO(text, newline="").readlines()
    whole = list(_some(csv.reader(lines, delimiter=delimiter)))
    apart, broken = _record_by_record(lines, delimiter)
    if not broken:
        return [("", "", whole)]
    where = f"The quotation mark in line {broken[0]:,} seems not to be closed"
    more = f", and {len(broken) - 1:,} more" if len(broken) > 1 else ""
    question = f"{where}{more}: choose above how the table is to be read."
    return [
        ("Each line a row", question, apart),
        ("From one quotation mark to the next", question, whole),
    ]


def _plain(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _some(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Rows up to one more than may be taken in; blank ones at the end count for nothing."""
    blank = 0
    for number, row in enumerate(rows, 1):
        if len(row) > _WIDEST:
            raise TableRefused(
                f"A line of the table has more than {_WIDEST:,} cells.", NOTHING_IMPORTED
            )
        if not any(row):
            blank += 1
            continue
        yield from ([] for _ in range(min(blank, MOST_ROWS)))
        blank = 0
        yield row
        if number > MOST_ROWS:
            return


def _record_by_record(lines: Sequence[str], delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The rows when no row swallows another, and the lines whose quotation mark is not closed."""
    broken: list[int] = []

    def rows() -> Iterator[list[str]]:
        at = 0
        while at < len(lines):
            row, used = _record(lines, at, delimiter)
            if not used:
                broken.append(at + 1)
                row, used = _unquoted(lines[at], delimiter), 1
            at += used
            yield row

    return list(_some(rows())), broken


def _record(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """A row that begins on a line, and how many lines it takes; 0 for one that never ends."""
    last = min(at + _LONGEST_RECORD, len(lines))
    reader = csv.reader((lines[n] for n in range(at, last)), delimiter=delimiter, strict=True)
    try:
        row = next(reader, [])
    except csv.Error:
        return [], 0
    swallowed = any(
        _is_row(line, delimiter, len(row)) for line in lines[at + 1 : at + reader.line_num]
    )
    return (row, reader.line_num) if not swallowed else ([], 0)


def _is_row(line: str, delimiter: str, width: int) -> bool:
    """Whether a line inside a quoted cell looks like a row of the table: one with a date alone."""
    cells = line.split(delimiter)
    if len(cells) < max(width, 2):
        return False
    first, *others = (read_date(cell.strip('" \r\n')) for cell in cells[:_MOST_LOOKED_AT])
    figures = any(sign.isdigit() for sign in cells[0])
    return bool(first.date or (first.question and figures)) or any(
        each.date is not None and each.date.exact is not None for each in others
    )


def _unquoted(line: str, delimiter: str) -> list[str]:
    row = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return [cell.strip().removeprefix('"').removesuffix('"').replace('""', '"') for cell in row]


def _delimiter(text: str) -> str:
    """The sign that parts most rows into the same number of cells; "" for plain lines."""
    sample = list(islice(io.StringIO(text[:_SAMPLE], newline=""), 200))
    return _most_even(sample, csv.QUOTE_MINIMAL) or (
        # A quotation mark that is not closed may have swallowed most rows.
        _most_even(sample, csv.QUOTE_NONE) if '"' in text else ""
    )


def _most_even(sample: Sequence[str], quoting: Literal[0, 3]) -> str:
    best, best_score = "", 0.0
    for sign in _DELIMITERS:
        try:
            rows = list(islice(csv.reader(sample, delimiter=sign, quoting=quoting), 200))
        except csv.Error:
            continue
        widths = [len(row) for row in rows if any(row)]
        width, count = Counter(widths).most_common(1)[0] if widths else (1, 0)
        if width < 2:
            continue
        score = count / len(widths) + min(width, 10) / 100
        if score > best_score and count * 2 > len(widths):
            best, best_score = sign, score
    return best
