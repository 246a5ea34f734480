"""One Word file that came back, read whole or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workbench.application.returned.file import Margin, ReturnedFile
from workbench.domain.errors import StatementRefused
from workbench.interchange.published.size import MOST_SIGNS, too_large
from workbench.interchange.published.word_numbering import W, value
from workbench.interchange.published.word_package import WordPackage, open_package
from workbench.interchange.returned.comments import comments_of
from workbench.interchange.returned.lifting import Lifting
from workbench.interchange.returned.marks import Shapes, tracked
from workbench.interchange.returned.paragraphs import BodyReader

LARGEST_FILE = 50_000_000
"""The most bytes a returned file may have."""

_PROPERTIES = ("custom-properties", "customProperties")
_KINDS = (
    "numbering", "styles", "footnotes", "endnotes", "comments", "commentsExtended", "header",
    "footer", *_PROPERTIES,
)  # fmt: skip
_LAYOUT = {
    "the pages": (f"{W}sectPrChange",),
    "a table": tuple(
        f"{W}{name}"
        for name in ("tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "cellIns",
                     "cellDel", "cellMerge")
    ),
}  # fmt: skip
_NOTHING = "Nothing was taken from it."
_SAVE = f"{_NOTHING} Ask for the Word file (.docx) that was sent, with the comments in it."
_OTHERS = (
    (b"%PDF", "This is a PDF, not the Word file of a draft."),
    (b"\xd0\xcf\x11\xe0", "This is a file of an older Word (.doc), or a protected one."),
    (b"{\\rtf", "This is rich text (.rtf), not the Word file of a draft."),
    (b"\xff\xd8", "This is a picture, not the Word file of a draft."),
    (b"\x89PNG", "This is a picture, not the Word file of a draft."),
)
_NOT_SHOWN = {
    *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "pict", "txbxContent")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def read_returned(data: bytes) -> ReturnedFile:
    """What stands in a .docx file; raises `StatementRefused` when it is none, or is too large."""
    _refuse_others(data)
    lifting = Lifting()
    package = open_package(data, _KINDS, lifting.rest)
    body = package.main.find(f"{W}body")
    if body is None:
        raise StatementRefused("The Word file has no text.", _NOTHING)
    if sum(map(len, body.itertext())) + lifting.signs > MOST_SIGNS:
        raise too_large()
    shapes = Shapes(package.part("numbering"), package.part("styles"))
    reader = BodyReader(shapes, _Notes(package).words, lifting)
    reader.read(body)
    return ReturnedFile(
        paragraphs=tuple(reader.paragraphs),
        comments=tuple(comments_of(package, reader)),
        margins=tuple(_margins(package)),
        draft=_draft(package),
        remarks=(*reader.remarks, *_of_layout(body)),
    )


def _refuse_others(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise too_large()
    for beginning, what in _OTHERS:
        if data.startswith(beginning):
            raise StatementRefused(what, _SAVE)
    if not data.startswith(b"PK"):
        kind = "a web page" if b"<html" in data[:2000].lower() else "no Word file"
        what = "The file is empty." if not data.strip() else f"This is {kind}."
        raise StatementRefused(what, _SAVE)
    if b"application/vnd.oasis.opendocument" in data[:200]:
        raise StatementRefused("This is an OpenDocument file (.odt), not a Word file.", _SAVE)


def _draft(package: WordPackage) -> str:
    for kind in _PROPERTIES:
        for each in (own for part in package.parts(kind) for own in part):
            if each.get("name") == "Draft":
                return "".join(each.itertext()).strip()
    return ""


def _of_layout(body: Element) -> Iterator[str]:
    """Tracked changes of what has no words: the pages, tables."""
    for what, tags in _LAYOUT.items():
        authors = {tracked(each).author or "somebody" for tag in tags for each in body.iter(tag)}
        if authors:
            yield f"The layout of {what} was changed (tracked: {', '.join(sorted(authors))})."


class _Notes:
    """The footnotes and endnotes of a file."""

    def __init__(self, package: WordPackage) -> None:
        self._words = {
            (kind, value(note, "id")): " ".join("".join(note.itertext()).split())
            for kind in ("footnote", "endnote")
            for part in package.parts(f"{kind}s")
            for note in part
        }

    def words(self, reference: Element) -> str:
        """What a note says, for the report."""
        kind = "endnote" if reference.tag.endswith("endnoteReference") else "footnote"
        said = self._words.get((kind, value(reference, "id")), "")
        return f"{'an' if kind == 'endnote' else 'a'} {kind} that says “{said[:300]}”"


def _margins(package: WordPackage) -> Iterator[Margin]:
    for place in ("header", "footer"):
        for part in package.parts(place):
            authors = {tracked(each).author for tag in _TRACKED for each in part.iter(tag)}
            words = " ".join("".join(_shown(part)).split())
            yield Margin(place=place, words=words, authors=tuple(sorted(authors)))


def _shown(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}p"):
            yield " "
            yield from _shown(child)
        elif child.tag not in _NOT_SHOWN:
            yield from _shown(child)
