"""The parts of a Word file, found by what they are to the document rather than by their names.

Word itself calls the main part ``word/document.xml``, other programs do not have to: the file's
relationships say which part is which (ECMA-376 part 2, section 8). A file saved as *Strict Open
XML* uses other names for the same things; they are read as the usual ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import StatementRefused
from workbench.interchange.unpacking import Refusing, Unpacking, unpacked

LARGEST_FILE = 40_000_000
"""The most bytes all parts that are read may unpack to together."""

_NOTHING = "Nothing was taken in. Open it in Word, save it again as .docx, and try that."
_STRICT_NAMES = b"http://purl.oclc.org/ooxml/"
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


_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"

Parts = Sequence[tuple[str, Element]]
"""Parts of a Word file by their kind ("styles", "footnotes")."""

Rest = Callable[[bytes, Parts], bytes]
"""What of the source of the main part is parsed, by the parts beside it."""


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The main part of a Word file and, by their kind ("styles", "footnotes"), the parts beside it.

    Of headers and footers there may be several; of every other kind the first is taken.
    """

    main: Element
    beside: Parts

    def part(self, kind: str) -> Element | None:
        """The first part of a kind, or None when the file has none."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[Element]:
        """Every part of a kind, in the order of the file's relationships."""
        yield from (part for each, part in self.beside if each == kind)


KINDS = ("numbering", "styles", "footnotes", "endnotes", "comments", "header", "footer")
"""The kinds of part that are read beside the main one."""


_REFUSING = Refusing(
    lambda message: StatementRefused(message, _NOTHING),
    "Word file",
    "The Word file is far larger than any statement.",
)


def open_package(
    data: bytes, kinds: tuple[str, ...] = KINDS, rest: Rest = lambda source, _: source
) -> WordPackage:
    """The parts of a .docx file; raises `StatementRefused` when it is none, or is too large."""
    with unpacked(data, _REFUSING, LARGEST_FILE) as parts:
        return _package(parts, kinds, rest)


def _package(unpacking: Unpacking, kinds: tuple[str, ...], rest: Rest) -> WordPackage:
    own = tuple(unpacking.related(""))
    named = (path for kind, _, path in own if kind == "officeDocument")
    name = next(filter(None, named), "") or _main_by_kind(unpacking)
    if not name:
        raise StatementRefused("The file is not a Word document.", _NOTHING)
    beside = [
        (kind, unpacking.parse(path, _usual_names))
        for kind, _, path in (*unpacking.related(name), *own)
        if kind in kinds and path
    ]
    known = {kind for kind, _ in beside}
    beside += _by_name(unpacking, known)
    main = unpacking.parse(name, lambda source: rest(_usual_names(source), beside))
    if not main.tag.endswith("}document"):
        raise StatementRefused("The file is not a Word document.", _NOTHING)
    return WordPackage(main, beside)


def _main_by_kind(unpacking: Unpacking) -> str:
    """The main part of a file that has lost what says which it is: the usual, or by its kind."""
    if "word/document.xml" in unpacking.names or "[Content_Types].xml" not in unpacking.names:
        return "word/document.xml" if "word/document.xml" in unpacking.names else ""
    listed = unpacking.parse("[Content_Types].xml").iter(_OVERRIDE)
    named = (part.get("PartName", "").lstrip("/") for part in listed if _is_main(part))
    return next((name for name in named if name in unpacking.names), "")


def _is_main(listed: Element) -> bool:
    kind = listed.get("ContentType", "")
    return "word" in kind and kind.endswith(".main+xml")


def _by_name(unpacking: Unpacking, known: set[str]) -> Iterator[tuple[str, Element]]:
    """The parts that no relationship names, in a file that has lost them."""
    for kind in KINDS:
        if kind not in known and f"word/{kind}.xml" in unpacking.names:
            yield kind, unpacking.parse(f"word/{kind}.xml", _usual_names)


def _usual_names(source: bytes) -> bytes:
    for strict, usual in _STRICT if _STRICT_NAMES in source else ():
        source = source.replace(strict, usual)
    return source
