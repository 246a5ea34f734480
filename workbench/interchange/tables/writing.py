"""The chronology written for other programs: separated values, and what a clipboard carries."""

from __future__ import annotations

import csv
import io
import unicodedata
from html import escape

from workbench.application.chronology.export import ChronologyTable

_RISKY = tuple("=+-@＝＋－＠")
_NOT_SHOWN = ("Cf", "Cc", "Zs", "Zl", "Zp", "Mn", "Me")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might take a cell for a formula, invisible signs before it or not."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((sign for sign in text if not _invisible(sign)), "")
    return first in _RISKY and bool(first)


def _invisible(sign: str) -> bool:
    # Hangul's fillers and the Braille blank are letters and signs that show nothing.
    blank = sign in "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    return blank or unicodedata.category(sign) in _NOT_SHOWN


def harmless(text: str) -> str:
    """A cell no spreadsheet takes for a formula: one that might be begins with an apostrophe.

    Our own reader takes the apostrophe off again.
    """
    return f"'{text}" if is_formula(text) else text


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


def write_html(table: ChronologyTable) -> str:
    """The rows as an HTML table for the clipboard, so that Word pastes a table."""
    head = "".join(f"<th>{escape(column)}</th>" for column in table.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_shown(cell.text)}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    return (
        f'<table border="1" cellspacing="0" cellpadding="4"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _shown(text: str) -> str:
    # Excel reads pasted HTML too, and would take such a cell for a formula.
    return escape(harmless(text)).replace("\n", "<br>").replace("&#x27;", "'")
