"""The parts of a Word file, found by what they are to the document rather than by their names.

Word itself calls the main part ``word/document.xml``, other programs do not have to: the file's
relationships say which part is which (ECMA-376 part 2, section 8). A file saved as *Strict Open
XML* uses other names for the same things; they are read as the usual ones.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from workbench.domain.errors import StatementRefused

LARGEST_PART = 80_000_000
"""The most bytes one part of a Word file may unpack to."""

LARGEST_FILE = 160_000_000
"""The most bytes all parts that are read may unpack to together."""

_NOTHING = "Nothing was taken in. Open it in Word, save it again as .docx, and try that."
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
# What the zip module raises over a file cut short, changed, encrypted or packed in another way.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The main part of a Word file and, by their kind ("styles", "footnotes"), the parts beside it.

    Of headers and footers there may be several; of every other kind the first is taken.
    """

    main: Element
    beside: tuple[tuple[str, Element], ...]

    def part(self, kind: str) -> Element | None:
        """The first part of a kind, or None when the file has none."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[Element]:
        """Every part of a kind, in the order of the file's relationships."""
        yield from (part for each, part in self.beside if each == kind)


KINDS = ("numbering", "styles", "footnotes", "endnotes", "comments", "header", "footer")
"""The kinds of part that are read beside the main one."""


def open_package(data: bytes) -> WordPackage:
    """The parts of a .docx file; raises `StatementRefused` when it is none, or is too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(_Unpacking(archive))
    except _DAMAGED as error:
        raise StatementRefused("The Word file is damaged or protected.", _NOTHING) from error


class _Unpacking:
    """An archive whose parts are unpacked one by one, up to a limit for all of them together."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = set(archive.namelist())
        self._left = LARGEST_FILE

    def read(self, name: str) -> bytes:
        most = min(LARGEST_PART, self._left)
        with self._archive.open(name) as stream:
            # What a file says of its size need not be true.
            content = stream.read(most + 1)
        if len(content) > most:
            raise StatementRefused("The Word file is far larger than any statement.", _NOTHING)
        self._left -= len(content)
        return content

    def parse(self, name: str) -> Element:
        content = self.read(name)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise StatementRefused("The Word file defines entities of its own.", _NOTHING)
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        try:
            return ElementTree.fromstring(content)
        except ElementTree.ParseError as error:
            raise StatementRefused("The Word file is damaged.", _NOTHING) from error

    def related(self, name: str) -> Iterator[tuple[str, str]]:
        """The parts related to one (the package itself for ""), each with its kind."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self.names:
            return
        for relation in self.parse(listed).iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            yield kind, self._target(folder, unquote(relation.get("Target", "")))

    def _target(self, folder: str, target: str) -> str:
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        path = posixpath.normpath(path)
        if path in self.names:
            return path
        # The names of parts are compared without regard to capitals.
        return next((each for each in self.names if each.lower() == path.lower()), "")


def _package(unpacking: _Unpacking) -> WordPackage:
    named = (path for kind, path in unpacking.related("") if kind == "officeDocument")
    name = next(named, "") or ("word/document.xml" if _usual(unpacking) else "")
    if not name:
        raise StatementRefused("The file is not a Word document.", _NOTHING)
    main = unpacking.parse(name)
    if not main.tag.endswith("}document"):
        raise StatementRefused("The file is not a Word document.", _NOTHING)
    beside = [
        (kind, unpacking.parse(path))
        for kind, path in unpacking.related(name)
        if kind in KINDS and path
    ]
    known = {kind for kind, _ in beside}
    return WordPackage(main, (*beside, *_by_name(unpacking, known)))


def _usual(unpacking: _Unpacking) -> bool:
    return "word/document.xml" in unpacking.names


def _by_name(unpacking: _Unpacking, known: set[str]) -> Iterator[tuple[str, Element]]:
    """The parts that no relationship names, in a file that has lost them."""
    for kind in KINDS:
        if kind not in known and f"word/{kind}.xml" in unpacking.names:
            yield kind, unpacking.parse(f"word/{kind}.xml")
