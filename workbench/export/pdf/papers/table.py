"""A table on sheets: wrapped cells, its heads again on every sheet, and where each row stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workbench.application.disclosing.pages import Area
from workbench.export.pdf.papers.sheet import Sheets

if TYPE_CHECKING:
    from workbench.application.chronology.export import ChronologyTable
    from workbench.export.theme import Theme

_SIZE, _LEADING, _GAP = 9.0, 1.3, 8.0
_LINE = 0.75
_SHARES = {"No.": 0.6, "Paper": 3.2, "Pages": 0.7, "Page": 0.9}
_MOST_LINES = 40


def render_table(table: ChronologyTable, theme: Theme) -> bytes:
    """A working paper as a PDF on its side."""
    from workbench.export.pdf import one_at_a_time

    with one_at_a_time():
        sheets = Sheets(theme, table.title, on_its_side=True)
        sheets.write(table.title, 14, bold=True, after=4)
        for line in table.heading:
            sheets.write(line, after=6)
        write_rows(sheets, table.columns, ([cell.text for cell in row] for row in table.rows))
        return sheets.finished()


def write_rows(
    sheets: Sheets, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> list[tuple[int, Area]]:
    """Write rows under their heads; where each stands: the sheet, from 0, and the area on it."""
    shares = [_SHARES.get(each, 1.4) for each in columns]
    room = sheets.right - sheets.left
    widths = [room * share / sum(shares) for share in shares]
    _write(sheets, columns, widths, bold=True)
    places = []
    for row in rows:
        if sheets.room < _high(_cells(sheets, row, widths, bold=False)):
            sheets.turn()
            _write(sheets, columns, widths, bold=True)
        top = sheets.down
        _write(sheets, row, widths, bold=False)
        places.append((sheets.page, Area(sheets.left, top, sheets.right, sheets.down)))
    return places


def _cells(
    sheets: Sheets, texts: Sequence[str], widths: Sequence[float], *, bold: bool
) -> list[list[str]]:
    made = []
    for text, wide in zip(texts, widths, strict=True):
        lines = list(sheets.lines(text, wide - _GAP, _SIZE, bold=bold))
        made.append([*lines[: _MOST_LINES - 1], "…"] if len(lines) > _MOST_LINES else lines)
    return made


def _high(cells: Sequence[Sequence[str]]) -> float:
    return max(map(len, cells)) * _SIZE * _LEADING + _GAP


def _write(sheets: Sheets, texts: Sequence[str], widths: Sequence[float], *, bold: bool) -> None:
    cells = _cells(sheets, texts, widths, bold=bold)
    left = sheets.left
    for lines, wide in zip(cells, widths, strict=True):
        for number, line in enumerate(lines):
            down = sheets.down + _GAP / 2 + number * _SIZE * _LEADING
            sheets.put(line, left, down, _SIZE, bold=bold)
        left += wide
    sheets.down += _high(cells)
    sheets.canvas.setLineWidth(_LINE if bold else _LINE / 3)
    level = sheets.high - sheets.down
    sheets.canvas.line(sheets.left, level, sheets.right, level)
