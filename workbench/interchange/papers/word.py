"""The text of a Word file: its paragraphs, notes and comments, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
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
    try:
        with unpacked(path.read_bytes(), _REFUSING, LARGEST) as parts:
            package = {kind: place for kind, _, place in parts.related("")}
            main = package.get("officeDocument") or "word/document.xml"
            beside = [place for kind, _, place in parts.related(main) if kind in _BESIDE and place]
            lines = [line for part in (main, *beside) for line in _lines(parts, part) if line]
            properties = dict(_texts(parts, package.get("core-properties", "")))
    except (EvidenceRefused, ParseError, ValueError, LookupError) as error:
        raise CannotRead("It is damaged, protected, or far larger than Word files are.") from error
    result.page(normalise("\n".join(lines)))
    result.title, result.author = properties.get("title", ""), properties.get("creator", "")


def _lines(parts: Unpacking, name: str) -> Iterator[str]:
    """The words of each paragraph of a part, those in tables and text boxes too."""
    words: list[str] = []
    for tag, text in _texts(parts, name):
        if tag == "t":
            words.append(text)
        elif tag == "p":
            yield "".join(words).strip()
            words.clear()
        elif tag in _SIGNS:
            words.append(_SIGNS[tag])


def _texts(parts: Unpacking, name: str) -> Iterator[tuple[str, str]]:
    """Each element of a part as it ends: its name and its text. The part is never held whole."""
    if name not in parts.names:
        return
    parser: XMLPullParser[Element] = XMLPullParser(("end",))
    for number, chunk in enumerate(parts.chunks(name)):
        if number == 0 and (b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk):
            raise _REFUSING.with_entities()
        parser.feed(chunk)
        for event in parser.read_events():
            element = cast(tuple[str, Element], event)[1]
            yield element.tag.rpartition("}")[2], element.text or ""
            element.clear()
    parser.close()
