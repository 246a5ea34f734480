"""The words of plain text, tables of separated values, and web pages."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from workbench.domain.errors import StatementRefused
from workbench.domain.text import normalise
from workbench.interchange.papers.results import CannotRead, Result
from workbench.interchange.published.pasted import decoded

LARGEST = 100_000_000
_SILENT = {"script", "style", "template", "head", "noscript", "svg"}
_BREAKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote"}


def read_text(path: Path, name: str, result: Result) -> None:
    """Read plain text, or separated values; raises `CannotRead` for what is no text."""
    result.page(normalise(_decoded(path)))


def read_page(path: Path, name: str, result: Result) -> None:
    """Read a web page; raises `CannotRead` for what is no text."""
    result.title, words = text_of_page(_decoded(path))
    result.page(words)


def _decoded(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise CannotRead("It is far too large for its text to be read.")
    try:
        return decoded(path.read_bytes())
    except StatementRefused:
        raise CannotRead("It is called text and is none.") from None


def text_of_page(page: str) -> tuple[str, str]:
    """The title and the words of a web page; nothing in it is followed or carried out."""
    reader = _Words()
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in normalise("".join(reader.words)).splitlines())
    return " ".join("".join(reader.title).split()), "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.title: list[str] = []
        self._silent = 0
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._silent = 0  # a head that was never closed
        if tag == "title":
            self._in_title = True
        elif tag in _SILENT:
            self._silent += 1
        elif tag in ("td", "th"):
            self.words.append(" ")
        elif tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._silent:
            self.words.append(data)
