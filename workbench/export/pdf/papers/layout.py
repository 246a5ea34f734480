"""The pages of a bundle and of a redacted copy that are not a paper’s own.

Fulfils `workbench.application.disclosing.pages.PageLayout`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from workbench.application.disclosing.pages import CopiedPage, Front, IndexRow
from workbench.export.pdf import one_at_a_time
from workbench.export.theme import Theme

if TYPE_CHECKING:
    from workbench.export.pdf.papers.sheet import Sheets

_HEADS = ("No.", "Paper", "Date", "Page")
_UNSEEN: Final = 3
"""The mode of text that is there to be read by programs, and drawn by none (ISO 32000-1, 9.3.6)."""


class PaperLayout:
    """Lays words out in the theme of the program."""

    def __init__(self, theme: Callable[[], Theme]) -> None:
        self._theme = theme

    def words(self, title: str, parts: Sequence[tuple[str, str]]) -> bytes:
        """Words as pages: each part with its heading ("" for none) and its text."""
        with one_at_a_time():
            from workbench.export.pdf.papers.sheet import Sheets

            sheets = Sheets(self._theme(), "")
            if title:
                sheets.write(title, 14, bold=True, after=10)
            for heading, text in parts:
                if heading:
                    sheets.write(heading, 11, bold=True, after=2)
                sheets.write(text, after=8)
            return sheets.finished()

    def front(self, title: str, lines: Sequence[str], rows: Sequence[IndexRow]) -> Front:
        """Cover and index of a bundle."""
        with one_at_a_time():
            from workbench.export.pdf.papers.sheet import Sheets
            from workbench.export.pdf.papers.table import write_rows

            sheets = Sheets(self._theme(), title)
            sheets.down = sheets.high / 3
            sheets.write(title, 24, bold=True, after=12)
            for line in lines:
                sheets.write(line, 13, after=4)
            sheets.write("CONFIDENTIAL: papers as they came, with real names", 11, after=4)
            sheets.turn()
            sheets.write("Index", 14, bold=True, after=8)
            places = write_rows(sheets, _HEADS, (_row(each) for each in rows))
            data = sheets.finished()
            return Front(data, sheets.page, places)

    def pictures(self, title: str, pages: Sequence[CopiedPage], closing: Sequence[str]) -> bytes:
        """Pages that are pictures, their words beneath them; behind them a page with a list."""
        with one_at_a_time(), _pictures_as_they_are():
            from workbench.export.pdf.papers.sheet import Sheets

            sheets = Sheets(self._theme(), title)
            for page in pages:
                self._picture(sheets, page)
            sheets.canvas.setPageSize((sheets.wide, sheets.high))
            heading, *lines = closing
            sheets.write(heading, 14, bold=True, after=8)
            for line in lines:
                sheets.write(line)
            return sheets.finished()

    def _picture(self, sheets: Sheets, page: CopiedPage) -> None:
        from workbench.export.pdf.faces import runs

        theme, canvas, (wide, high) = self._theme(), sheets.canvas, page.size
        canvas.setPageSize(page.size)
        for words, area in page.words:
            size = max(area.bottom - area.top, 1.0)
            found = runs(theme, theme.heading, sheets.plain(words))
            natural = sum(face.width(text, size) for face, text in found) or 1.0
            line = canvas.beginText(area.left, high - area.bottom + size * 0.2)
            line.setTextRenderMode(_UNSEEN)
            line.setHorizScale(100 * (area.right - area.left) / natural)
            for face, text in found:
                line.setFont(face.fontName, size)
                line.textOut(text)
            line.textOut(" ")
            canvas.drawText(line)
        canvas.drawImage(str(page.file), 0, 0, wide, high)
        sheets.turn()


@contextmanager
def _pictures_as_they_are() -> Iterator[None]:
    """Pictures as bytes, not as letters: written so they take nearly all of the time, and room."""
    from reportlab import rl_config

    usual = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = usual


def _row(row: IndexRow) -> tuple[str, str, str, str]:
    pages = f"{row.first}" if row.first == row.last else f"{row.first}–{row.last}"
    return row.number, row.title, row.date, pages
