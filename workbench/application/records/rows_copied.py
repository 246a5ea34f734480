"""Rows copied in another program, each as a line somebody might have typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|\Z)|([^\t\r\n]*)')
_ROW_END = re.compile(r"\r\n|\r|\n")
_NO_LETTER = re.compile(r"[\W\d_]*")
_STOPS = ".,;:"


def rows_in(text: str) -> Iterator[list[str]]:
    """The rows of copied text, cell by cell.

    A cell with a tab, a line end or a quotation mark in it stands in quotation marks, each of its
    own doubled, as spreadsheets copy it; other quotation marks are those of the words.
    """
    row, at = [], 0
    while at <= len(text):
        found = _CELL.match(text, at)
        assert found is not None
        quoted = found[1]
        own = quoted is not None and not any(sign in quoted for sign in '\t\r\n"')
        row.append(found[0] if own or quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if at < len(text) and text[at] == "\t":
            at += 1
            continue
        yield row
        end = _ROW_END.match(text, at)
        row, at = [], end.end() if end is not None else len(text) + 1


def as_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows as lines, their cells parted by commas; rows without words are left out."""
    return [line for row in rows if (line := _line(row))]


def _line(row: Sequence[str]) -> str:
    line = ""
    for cell in (" ".join(each.split()) for each in row):
        if not cell:
            continue
        # Behind a number or a date in figures, and where a mark stands, no comma is needed.
        bare = _NO_LETTER.fullmatch(line) or line.endswith(tuple(_STOPS))
        line = f"{line}{' ' if bare else ', '}{cell}" if line else cell
    return line
