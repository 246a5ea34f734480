"""Reads a Word statement as Word shows it: its lines with the numbers Word would count.

Nothing here knows how the file was written. Numbers are worked out from the numbering and style
parts by the rules of ECMA-376 part 1, section 17.9: a level counts on until a higher level of the
same definition appears, and a numbering with a start of its own begins there when first used.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REFERENCE = re.compile(r"\s*REF (\S+) \\r \\h\s*\Z")


@dataclass(frozen=True)
class Line:
    """One paragraph: style id, automatic label ("17.", "(a)", "•" or ""), and shown words."""

    style: str
    label: str
    words: str

    @property
    def said(self) -> str:
        """The words with plain spaces only: a space that keeps a line together is a space."""
        return self.words.replace("\u00a0", " ")

    def __str__(self) -> str:
        return f"{self.label} {self.words}" if self.label else self.words


@dataclass(frozen=True)
class Reference:
    """A REF field: the bookmark it names and the words it shows until recalculated."""

    bookmark: str
    shown: str


@dataclass
class _Definition:
    levels: dict[int, Element]
    counts: dict[int, int] = field(default_factory=dict)


class WordFile:
    """A .docx file opened for reading: parts, lines, references and bookmarks."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = self.xml("word/document.xml")
        self._styles = {
            _get(style, "styleId"): style for style in self.xml("word/styles.xml").iter(f"{W}style")
        }
        self._numbering = self.xml("word/numbering.xml")
        self.references: list[Reference] = []
        self.bookmarks: dict[str, Line] = {}
        self.lines = list(self._read())

    def xml(self, name: str) -> Element:
        """A part as a tree."""
        return ElementTree.fromstring(self.parts[name])

    def style(self, name: str) -> Element:
        """A style by its id."""
        return self._styles[name]

    def text(self) -> list[str]:
        """Every line as it is read, label first; a space that keeps a line together is a space."""
        return [str(line).replace("\u00a0", " ") for line in self.lines]

    def part_text(self, name: str) -> str:
        """The words a header or footer shows, fields as stored."""
        paragraphs = self.xml(name).iter(f"{W}p")
        return "\n".join("".join(_shown(paragraph, [])) for paragraph in paragraphs)

    def _read(self) -> Iterator[Line]:
        counter = _Counter(self._numbering)
        for paragraph in self.document.iter(f"{W}p"):
            style = _get(paragraph.find(f"{W}pPr/{W}pStyle"), "val")
            chosen = self._number_of(paragraph, style)
            label = counter.label(*chosen) if chosen else ""
            line = Line(style, label, "".join(_shown(paragraph, self.references)))
            for mark in paragraph.iter(f"{W}bookmarkStart"):
                self.bookmarks[_get(mark, "name")] = line
            yield line

    def _number_of(self, paragraph: Element, style: str) -> tuple[int, int] | None:
        """(numbering, level): the paragraph's own, else that of its style or the style's base."""
        holder: Element | None = paragraph
        while holder is not None:
            chosen = holder.find(f"{W}pPr/{W}numPr")
            if chosen is not None:
                level = chosen.find(f"{W}ilvl")
                number = int(_get(chosen.find(f"{W}numId"), "val"))
                return number, 0 if level is None else int(_get(level, "val"))
            holder = self._styles[style] if style else None
            base = None if holder is None else holder.find(f"{W}basedOn")
            style = "" if base is None else _get(base, "val")
        return None


class _Counter:
    """Counts automatic numbers through a document, in reading order."""

    def __init__(self, numbering: Element) -> None:
        self._definitions = {
            _get(made, "abstractNumId"): _Definition(
                {int(_get(level, "ilvl")): level for level in made.iter(f"{W}lvl")}
            )
            for made in numbering.iter(f"{W}abstractNum")
        }
        self._numberings = {int(_get(made, "numId")): made for made in numbering.iter(f"{W}num")}
        self._used: set[int] = set()

    def label(self, number: int, level: int) -> str:
        numbering = self._numberings[number]
        definition = self._definitions[_get(numbering.find(f"{W}abstractNumId"), "val")]
        counts = definition.counts
        if number not in self._used:
            self._used.add(number)
            for override in numbering.iter(f"{W}lvlOverride"):
                if (start := override.find(f"{W}startOverride")) is not None:
                    counts[int(_get(override, "ilvl"))] = int(_get(start, "val")) - 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        counts[level] = counts.get(level, self._start(definition, level) - 1) + 1
        return self._printed(definition, level)

    def _start(self, definition: _Definition, level: int) -> int:
        return int(_get(definition.levels[level].find(f"{W}start"), "val"))

    def _printed(self, definition: _Definition, level: int) -> str:
        def one(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            form = _get(definition.levels[place].find(f"{W}numFmt"), "val")
            count = definition.counts.get(place, self._start(definition, place))
            return _FORMS[form](count)

        pattern = _get(definition.levels[level].find(f"{W}lvlText"), "val")
        return re.sub(r"%(\d)", one, pattern)


def _letters(count: int) -> str:
    repeats, place = divmod(count - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[place] * (repeats + 1)


def _roman(count: int) -> str:
    signs = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
    written = ""
    for size, sign in signs.items():
        written += sign * (count // size)
        count %= size
    return written


_FORMS = {"decimal": str, "lowerLetter": _letters, "lowerRoman": _roman}


def _get(found: Element | None, attribute: str) -> str:
    return "" if found is None else found.get(f"{W}{attribute}", "")


def _shown(paragraph: Element, references: list[Reference]) -> Iterator[str]:
    """The words of a paragraph; of a field, only its result. References met are collected."""
    inside_order = False
    order = result = ""
    for part in paragraph.iter():
        if part.tag == f"{W}fldChar":
            kind = _get(part, "fldCharType")
            inside_order = kind == "begin"
            if kind == "begin":
                order = result = ""
            elif kind == "end" and (match := _REFERENCE.match(order)):
                references.append(Reference(match[1], result))
        elif part.tag == f"{W}instrText":
            order += part.text or ""
        elif not inside_order and (piece := _PIECES.get(part.tag, lambda _: "")(part)):
            result += piece
            yield piece


_PIECES = {
    f"{W}t": lambda part: part.text or "",
    f"{W}br": lambda _: "\n",
    # A tab inside a run is a character; inside w:tabs it is a tab stop.
    f"{W}tab": lambda part: "" if part.attrib else "\t",
}
