"""The text of a Word file: its paragraphs with their numbers, notes, comments, headers, footers."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from workbench.domain.errors import StatementRefused
from workbench.interchange.papers.results import CannotRead, Result
from workbench.interchange.published.word import read_word
from workbench.interchange.published.word_package import open_package
from workbench.statement.reading.lines import SourceLine

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 1_000_000
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_AUTHOR = "{http://purl.org/dc/elements/1.1/}creator"


def read(path: Path, name: str, result: Result) -> None:
    """Read a Word file; raises `CannotRead` for one that is damaged or protected."""
    data = path.read_bytes()
    try:
        lines = [_words(line) for line in read_word(data)]
        package = open_package(data)
    except StatementRefused:
        raise CannotRead("It is damaged, protected, or far larger than Word files are.") from None
    beside = (part for kind in ("header", "footer") for part in package.parts(kind))
    lines += [words for part in beside if (words := _all_words(part))]
    result.page("\n".join(lines))
    _properties(path, result)


def _words(line: SourceLine) -> str:
    """A paragraph with its number and what is noted at it."""
    asides = (f"[{aside.kind.value}: {aside.words}]" for aside in line.asides if aside.words)
    return " ".join(filter(None, (line.shown, line.words, *asides)))


def _all_words(part: Element) -> str:
    return " ".join(_texts(part)).strip()


def _texts(part: Element) -> Iterator[str]:
    for paragraph in part.iter(f"{_W}p"):
        yield "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))


def _properties(path: Path, result: Result) -> None:
    """What the file says of its title and author."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as part:
            content = part.read(_MOST)
        if re.search(rb"<!(DOCTYPE|ENTITY)", content):
            return
        core = ElementTree.fromstring(content)
    except (LookupError, ValueError, zipfile.BadZipFile, ElementTree.ParseError):
        return
    result.title = core.findtext(_TITLE) or ""
    result.author = core.findtext(_AUTHOR) or ""
