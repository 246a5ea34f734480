"""A pile of sheets to write on, line after line: a new one is begun where the last is full."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from workbench.export.coverage import theme_coverage
from workbench.export.pdf.faces import registered, runs
from workbench.export.theme import POINTS_PER_MM, Theme
from workbench.statement.characters import Substitutes

_MARGIN = 56.0
_LEADING = 1.35


class Sheets:
    """Writes words on sheets of the size of a page of the theme, upright or on its side."""

    def __init__(self, theme: Theme, title: str, *, on_its_side: bool = False) -> None:
        self._theme = theme
        self._shown = Substitutes(theme_coverage(theme))
        page = theme.page.width_mm * POINTS_PER_MM, theme.page.height_mm * POINTS_PER_MM
        self.wide, self.high = page[::-1] if on_its_side else page
        self._target = io.BytesIO()
        face: Any = registered(theme.heading.regular).fontName  # the published types say a number
        self.canvas = Canvas(
            self._target,
            pagesize=(self.wide, self.high),
            pageCompression=1,
            invariant=1,
            initialFontName=face,
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")
        self.canvas.setCreator("")
        self.canvas.setProducer("Case workbench")
        self.left, self.right = _MARGIN, self.wide - _MARGIN
        self.down = _MARGIN
        self.page = 0

    @property
    def room(self) -> float:
        """The points left on the sheet."""
        return self.high - _MARGIN - self.down

    def turn(self) -> None:
        """Begin the next sheet."""
        self.canvas.showPage()
        self.page += 1
        self.down = _MARGIN

    def write(self, words: str, size: float = 10, *, bold: bool = False, after: float = 0) -> None:
        """Write words below what is there, as many lines as they need."""
        for line in self.lines(words, self.right - self.left, size, bold=bold):
            if self.room < size * _LEADING:
                self.turn()
            self.put(line, self.left, self.down, size, bold=bold)
            self.down += size * _LEADING
        self.down += after

    def put(self, line: str, left: float, down: float, size: float, *, bold: bool = False) -> None:
        """Write one line at a place; `down` is the top of it."""
        at = left
        for face, text in runs(self._theme, self._theme.heading, line, bold=bold):
            self.canvas.setFont(face.fontName, size)
            self.canvas.drawString(at, self.high - down - size, text)
            at += face.width(text, size)

    def lines(self, words: str, wide: float, size: float, *, bold: bool = False) -> Iterator[str]:
        """Words in lines that are no wider, each paragraph beginning a new one."""
        space = self.width(" ", size, bold=bold)
        for paragraph in words.split("\n"):
            line, used = "", 0.0
            for word in self.plain(paragraph).split(" "):
                long = self.width(word, size, bold=bold)
                if line and used + space + long <= wide:
                    line, used = f"{line} {word}", used + space + long
                    continue
                if line:
                    yield line
                *whole, line = self._cut(word, wide, size, bold) if long > wide else [word]
                used = self.width(line, size, bold=bold)
                yield from whole
            yield line

    def plain(self, words: str) -> str:
        """Words with a code in place of each character that no typeface here has."""
        return words.translate(self._shown)

    def width(self, words: str, size: float, *, bold: bool = False) -> float:
        """How wide words are in points."""
        found = runs(self._theme, self._theme.heading, words, bold=bold)
        return sum(face.width(text, size) for face, text in found)

    def _cut(self, word: str, wide: float, size: float, bold: bool) -> list[str]:
        """A word in pieces that fit on a line."""
        pieces = [""]
        for sign in word:
            longer = pieces[-1] + sign
            if pieces[-1] and self.width(longer, size, bold=bold) > wide:
                pieces.append(sign)
            else:
                pieces[-1] = longer
        return pieces

    def finished(self) -> bytes:
        """The bytes of the file."""
        self.canvas.showPage()
        self.page += 1
        self.canvas.save()
        return self._target.getvalue()
