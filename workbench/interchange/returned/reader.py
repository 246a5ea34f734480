"""One Word file that came back, read whole or refused in words."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from workbench.application.returned.file import Margin, ReturnedComment, ReturnedFile
from workbench.domain.errors import StatementRefused
from workbench.domain.garbage import nothing_thrown_away
from workbench.interchange.published.size import MOST_SIGNS
from workbench.interchange.published.word_numbering import W
from workbench.interchange.published.word_package import WordPackage, open_package
from workbench.interchange.returned.asides import Notes, words_shown
from workbench.interchange.returned.comments import comments_of, reactions
from workbench.interchange.returned.lifting import Lifting
from workbench.interchange.returned.marks import tracked
from workbench.interchange.returned.pages import PAGES, set_up_by_hand
from workbench.interchange.returned.paragraphs import BodyReader
from workbench.interchange.returned.settings import join_drop_caps

LARGEST_FILE = 50_000_000
"""The most bytes a returned file may have."""

_PROPERTIES = ("custom-properties", "customProperties")
_KINDS = (
    "numbering", "styles", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds",
    "commentsExtensible", "header",
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
_UNLOCK = f"{_NOTHING} Open it in Word with its password, take that off, and save it again."
_OLDER = b"\xd0\xcf\x11\xe0"
_E_MAIL = "This is an e-mail. Save the Word file that is attached to it, and take that."
_STREAMS = (
    ("__substg1.0_", _E_MAIL),
    ("WordDocument", "This is a file of an older Word (.doc)."),
    ("Workbook", "This is an Excel workbook, not a Word file."),
    ("PowerPoint Document", "These are PowerPoint slides, not a Word file."),
)
"""What else the files are that older Office programs write, by a stream they have."""

_LETTER_HEAD = re.compile(rb"(?im)^(?:received|delivered-to|return-path|to|cc|bcc):")
_HEADERS = re.compile(rb"[\w-]+:[ \t]")
_OTHERS = (
    (b"%PDF", "This is a PDF, not the Word file of a draft."),
    (_OLDER, "This is a file of an older Word (.doc), or a protected one."),
    (b"{\\rtf", "This is rich text (.rtf), not the Word file of a draft."),
    (b"\xff\xd8", "This is a picture, not the Word file of a draft."),
    (b"\x89PNG", "This is a picture, not the Word file of a draft."),
    (b"MIME-Version:", "This is a web page, not the Word file of a draft."),
    (b"7z\xbc\xaf", "This is a packed folder (.7z). Take the Word file out of it first."),
    (b"Rar!", "This is a packed folder (.rar). Take the Word file out of it first."),
    (b"[InternetShortcut]", "This is a link to a file. Open it, and save the Word file itself."),
)
_AS_XML = (b"schemas.microsoft.com/office/2006/xmlPackage", b"office/word/2003/wordml")
_PACKED = (
    (re.compile(r"xl/workbook\."), "This is an Excel workbook, not a Word file."),
    (re.compile(r"ppt/presentation\."), "These are PowerPoint slides, not a Word file."),
    (re.compile(r"(?i)Index/.*\.iwa"), "This is a file of Pages; it must be exported as Word."),
    (re.compile(r"(?i).*\.docx"), "This is a zip with a Word file in it. Take that out first."),
)
_PRINTED_ACROSS = "{urn:schemas-microsoft-com:vml}textpath"
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


@nothing_thrown_away()
def read_returned(data: bytes) -> ReturnedFile:
    """What stands in a .docx file; raises `StatementRefused` when it is none, or is too large."""
    _refuse_others(data)
    lifting = Lifting()
    try:
        package = open_package(data, _KINDS, lifting.rest)
    except StatementRefused as refused:
        if what := _packed(data):
            raise StatementRefused(what, _SAVE) from refused
        raise
    body = package.main.find(f"{W}body")
    if body is None:
        raise StatementRefused("The Word file has no text.", _NOTHING)
    signs = sum(map(len, body.itertext())) + lifting.signs
    if signs > MOST_SIGNS:
        raise _too_large()
    if not signs:
        raise StatementRefused("The Word file has no text.", _NOTHING)
    reader = BodyReader(Notes(package), lifting)
    join_drop_caps(body)
    reader.read(body)
    comments = tuple(comments_of(package, reader))
    return ReturnedFile(
        paragraphs=tuple(reader.paragraphs),
        comments=comments,
        margins=tuple(_margins(package)),
        draft=_said_of_it(package, "Draft"),
        styled=lifting.shapes.styled,
        remarks=(
            *reader.remarks,
            *_of_layout(body),
            *set_up_by_hand(body, _said_of_it(package, PAGES)),
            *_lost(reader, comments),
            *reactions(package, comments),
        ),
    )


def _refuse_others(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise _too_large()
    if data.startswith(_OLDER) and "EncryptedPackage".encode("utf-16-le") in data:
        raise StatementRefused("This Word file is protected with a password.", _UNLOCK)
    first = data[:2000].removeprefix(codecs.BOM_UTF8).lstrip()
    if what := _other(data, first):
        raise StatementRefused(what, _SAVE)
    if not data.startswith(b"PK"):
        beginning = first.lower()
        kind = "a web page" if b"<html" in beginning else "no Word file"
        if any(each.lower() in beginning for each in _AS_XML):
            kind = "a Word file saved as XML (.xml), not as .docx"
        what = "The file is empty." if not data.strip() else f"This is {kind}."
        raise StatementRefused(what, _SAVE)
    if b"application/vnd.oasis.opendocument" in data[:200]:
        raise StatementRefused("This is an OpenDocument file (.odt), not a Word file.", _SAVE)


def _other(data: bytes, first: bytes) -> str:
    """What a file is that begins as no Word file does, in words; "" when it may be one."""
    if _HEADERS.match(first) and _LETTER_HEAD.search(first):
        return _E_MAIL
    streams = _STREAMS if data.startswith(_OLDER) else ()
    named = (what for stream, what in streams if stream.encode("utf-16-le") in data)
    begun = (what for beginning, what in _OTHERS if first.startswith(beginning))
    return next(named, "") or next(begun, "")


def _too_large() -> StatementRefused:
    return StatementRefused("The file is far larger than any draft.", _SAVE)


def _packed(data: bytes) -> str:
    """What a package is that is no Word file, in words; "" when it may be one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        return ""
    if any(name.lower().startswith("word/") for name in names):
        return ""
    return next((what for sign, what in _PACKED if any(map(sign.match, names))), "")


def _said_of_it(package: WordPackage, name: str) -> str:
    """What a property of the file says, "" when it has none of that name."""
    for kind in _PROPERTIES:
        for each in (own for part in package.parts(kind) for own in part):
            if each.get("name") == name:
                return "".join(each.itertext()).strip()
    return ""


def _of_layout(body: Element) -> Iterator[str]:
    """Tracked changes of what has no words: the pages, tables."""
    there = {each.tag for each in body.iter()}
    for what, tags in _LAYOUT.items():
        if there.isdisjoint(tags):
            continue
        authors = {tracked(each).author or "somebody" for tag in tags for each in body.iter(tag)}
        if authors:
            yield f"The layout of {what} was changed (tracked: {', '.join(sorted(authors))})."


def _lost(reader: BodyReader, comments: Sequence[ReturnedComment]) -> Iterator[str]:
    """Comments of which only the marks are left."""
    count = len(reader.comment_marks.keys() - {each.id for each in comments})
    if count:
        marks = "The mark of a comment stands" if count == 1 else f"Marks of {count} comments stand"
        yield f"{marks} in it, but not what was said."


def _margins(package: WordPackage) -> Iterator[Margin]:
    for place in ("header", "footer"):
        for part in package.parts(place):
            authors = {tracked(each).author for tag in _TRACKED for each in part.iter(tag)}
            for across in part.iter(_PRINTED_ACROSS):
                yield Margin(place="watermark", words=across.get("string", ""))
            yield Margin(place=place, words=words_shown(part), authors=tuple(sorted(authors)))
