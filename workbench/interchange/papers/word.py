"""The text of a Word file: its paragraphs, notes and comments, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from workbench.domain.errors import EvidenceRefused
from workbench.domain.text import normalise
from workbench.interchange.papers.results import CannotRead, Result
from workbench.interchange.unpacking import Refusing, Unpacking, unpacked

LARGEST = 400_000_000
"""The most bytes the parts that are read may unpack to."""

_BESIDE = ("footnotes", "endnotes", "comments", "header", "footer")
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_REFUSING = Refusing(EvidenceRefused, "Word file", "The Word file is far larger than any paper.")


def read(path: Path, name: str, result: Result) -> None:
    """Read a Word file; raises `CannotRead` for one that is damaged or protected.

    What was inserted under *Track changes* is read, what was deleted is not.
    """
    with _opened(path) as (parts, package, main):
        beside = [place for kind, _, place in parts.related(main) if kind in _BESIDE and place]
        lines = [line for part in (main, *beside) for line in _lines(parts, part) if line]
        properties = {
            tag: element.text or ""
            for tag, element in _elements(parts, package.get("core-properties", ""))
        }
    result.page(normalise("\n".join(lines)))
    result.title, result.author = properties.get("title", ""), properties.get("creator", "")


def paragraphs(path: Path) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The paragraphs of a Word file for showing it: style, words, cells.

    The style is "title", "heading" or ""; a row of a table has the words of its cells. Raises
    `CannotRead` for a file that is damaged or protected.
    """
    style, words, table = "", [""], _Table()
    with _opened(path) as (parts, _, main):
        for tag, element in _elements(parts, main, begun="tbl"):
            if tag == "t":
                words.append(element.text or "")
            elif tag in _SIGNS:
                words.append(_SIGNS[tag])
            elif tag == "pStyle":
                style = _style(element)
            elif tag == "p":
                said = normalise("".join(words)).strip()
                if not table.take(said):
                    yield style, said, ()
                style, words = "", [""]
            elif (row := table.turn(tag)) is not None:
                yield "", "", row


class _Table:
    """The table that is being read; a table within a cell is words of that cell."""

    def __init__(self) -> None:
        self._deep = 0
        self._words: list[str] = []
        self._cells: list[str] = []

    def take(self, words: str) -> bool:
        """Take a paragraph into the cell it stands in; False outside tables."""
        if self._deep:
            self._words.append(words)
        return bool(self._deep)

    def turn(self, tag: str) -> Sequence[str] | None:
        """Something began or ended; the cells of a row that did."""
        if tag in ("tbl begins", "tbl"):
            self._deep = max(self._deep + (1 if tag == "tbl begins" else -1), 0)
        elif self._deep == 1 and tag == "tc":
            self._cells.append(" ".join(filter(None, self._words)))
            self._words.clear()
        elif self._deep == 1 and tag == "tr":
            cells, self._cells = self._cells, []
            return cells
        return None


def _style(element: Element) -> str:
    name = next((v for k, v in element.attrib.items() if k.endswith("}val")), "").lower()
    return "title" if name == "title" else "heading" if name.startswith("heading") else ""


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Unpacking, Mapping[str, str], str]]:
    """The parts of a Word file, those named for all of it, and the main one."""
    try:
        with unpacked(path.read_bytes(), _REFUSING, LARGEST) as parts:
            package = {kind: place for kind, _, place in parts.related("")}
            yield parts, package, package.get("officeDocument") or "word/document.xml"
    except (EvidenceRefused, ParseError, ValueError, LookupError) as error:
        raise CannotRead("It is damaged, protected, or far larger than Word files are.") from error


def _lines(parts: Unpacking, name: str) -> Iterator[str]:
    """The words of each paragraph of a part, those in tables and text boxes too."""
    words: list[str] = []
    for tag, element in _elements(parts, name):
        if tag == "t":
            words.append(element.text or "")
        elif tag == "p":
            yield "".join(words).strip()
            words.clear()
        elif tag in _SIGNS:
            words.append(_SIGNS[tag])


def _elements(parts: Unpacking, name: str, begun: str = "") -> Iterator[tuple[str, Element]]:
    """Each element of a part as it ends, by its name; `begun` also as it begins.

    The part is never held whole.
    """
    if name not in parts.names:
        return
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end") if begun else ("end",))
    for number, chunk in enumerate(parts.chunks(name)):
        if number == 0 and (b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk):
            raise _REFUSING.with_entities()
        parser.feed(chunk)
        for event in parser.read_events():
            at, element = cast(tuple[str, Element], event)
            tag = element.tag.rpartition("}")[2]
            if at == "end":
                yield tag, element
                element.clear()
            elif tag == begun:
                yield f"{tag} begins", element
    parser.close()
