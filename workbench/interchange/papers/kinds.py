"""What sort of file a paper is, told by its first bytes, and by its name where those do not say."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePath

from workbench.domain.records.evidence import PaperKind

ARCHIVE = "archive"
"""A zip of papers: not a paper itself, but the folder they came in."""

MAILBOX = "mailbox"
"""The e-mails of a mailbox in one file: the folder they came in."""

_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
_FIELD = re.compile(
    rb"(?im)^(from|to|subject|date|received|return-path|delivered-to|mime-version|message-id|"
    rb"content-type|x-[a-z0-9-]+):[ \t]"
)
_BOX = re.compile(rb"From \S+ [^\n]{10,60}\n[!-9;-~]+:[ \t]")
_NO_TEXT = (b"{\\rtf", b"%!PS", b"-----BEGIN")
"""What is written in plain signs, and is none for a person to read."""

_UNSEEN = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PAGE = re.compile(rb"(?i)<!doctype html|<html[\s>]|<body[\s>]")
_NAMED = {
    ".csv": PaperKind.CSV,
    ".tsv": PaperKind.CSV,
    ".txt": PaperKind.TEXT,
    ".text": PaperKind.TEXT,
    ".md": PaperKind.TEXT,
    ".log": PaperKind.TEXT,
}


def kind_of(path: Path, name: str) -> PaperKind | str:
    """The kind of a file called `name`; `ARCHIVE` for a zip of papers, `MAILBOX` for e-mails."""
    ending = PurePath(name).suffix.lower()
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_PICTURES):
        return PaperKind.PICTURE
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip_kind(path, ending)
    if head.startswith(_OLE):
        return PaperKind.OUTLOOK if ending == ".msg" else PaperKind.OTHER
    if b"%PDF-" in head[:1024]:
        return PaperKind.PDF
    if _BOX.match(head):
        return MAILBOX
    return _text_kind(head, ending)


_PROMISED = {
    ".pdf": "a PDF", ".docx": "a Word file", ".xlsx": "an Excel workbook",
    ".xlsm": "an Excel workbook", ".msg": "an Outlook message", ".zip": "a zip",
    ".jpg": "a picture", ".jpeg": "a picture", ".png": "a picture", ".tif": "a picture",
    ".tiff": "a picture",
}  # fmt: skip
"""What a file is by its name, where its first bytes would show it."""


def trouble_with(path: Path, name: str) -> str:
    """What is to be known of a file that is of no kind that is read; "" for nothing."""
    if not path.stat().st_size:
        return "It is empty: there is nothing in the file."
    promised = _PROMISED.get(PurePath(name).suffix.lower())
    return f"It is called {promised} and is none." if promised else ""


def _zip_kind(path: Path, ending: str) -> PaperKind | str:
    """Told by its parts where they can be listed, else by its name."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = set()
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names) or ending == ".docx":
            return PaperKind.WORD
        return PaperKind.EXCEL if any(n.startswith("xl/") for n in names) else PaperKind.OTHER
    by_name = {".docx": PaperKind.WORD, ".xlsx": PaperKind.EXCEL, ".xlsm": PaperKind.EXCEL}
    return ARCHIVE if ending == ".zip" else by_name.get(ending, PaperKind.OTHER)


def _text_kind(head: bytes, ending: str) -> PaperKind:
    fields = {match[1].lower() for match in _FIELD.finditer(head)}
    if ending == ".eml" or (len(fields) >= 3 and _FIELD.match(head)):
        return PaperKind.EMAIL
    if ending in (".html", ".htm", ".xhtml") or _PAGE.search(head[:1024]):
        return PaperKind.WEB
    known = ending in _PROMISED or not _is_text(head)
    return _NAMED.get(ending, PaperKind.OTHER if known else PaperKind.TEXT)


def _is_text(head: bytes) -> bool:
    """Whether the first bytes of a file of no known name are plain text."""
    if not head.strip() or head.startswith(_NO_TEXT) or _UNSEEN.search(head):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and len(head) == _HEAD
    return True
