"""The file of a statement from outside, told by its content and read into lines."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePath

from workbench.domain.errors import StatementRefused
from workbench.interchange.published.page import read_page
from workbench.interchange.published.pasted import decoded, read_text
from workbench.interchange.published.saved_page import is_saved_page, page_of
from workbench.interchange.published.size import refuse_large, too_large
from workbench.interchange.published.word import read_word
from workbench.statement.reading.lines import SourceLine

LARGEST_FILE = 50_000_000
"""The most bytes a file with a statement may have."""

LARGEST_TEXT = 20_000_000
"""The most bytes of a web page or text."""

_OFFER = "Nothing was taken in. Choose a .docx, .txt or .html file, or paste the text."
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)\b"
)
"""How a web page begins, whatever stands before it in XML."""

_TAG = re.compile(r"<[^<>]{1,2000}>")

_REFUSED = (
    (b"%PDF", "A PDF cannot be read: its paragraphs and numbers are lost in it."),
    (b"\xd0\xcf\x11\xe0", "This is a file of an older Word, or a protected one."),
    (b"{\\rtf", "Rich text (.rtf) cannot be read."),
)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
"""What stands near the front of a file of LibreOffice."""


def lines_of(name: str, data: bytes) -> tuple[SourceLine, ...]:
    """The lines of a file; `name` helps only where its content does not tell what it is.

    Raises `StatementRefused` when it is no Word file, web page or text, is too large, or is empty.
    """
    saved = is_saved_page(data)
    if len(data) > (LARGEST_FILE if data.startswith(b"PK") or saved else LARGEST_TEXT):
        raise too_large()
    for beginning, what in _REFUSED:
        if data.startswith(beginning):
            raise StatementRefused(what, _OFFER)
    if _OPEN_DOCUMENT in data[:200]:
        raise StatementRefused(
            "This is an OpenDocument file (.odt).",
            "Nothing was taken in. Open it in Word or LibreOffice, save it as .docx, and try that.",
        )
    if data.startswith(b"PK"):
        lines = read_word(data)
    elif PurePath(name).suffix.lower() == ".docx":
        raise StatementRefused("The file is called .docx, but it is no Word file.", _OFFER)
    else:
        text = decoded(page_of(data) if saved else data)
        plain = _plain_in(text) if saved or _is_page(name, text) else text
        lines = read_text(plain) if plain else read_page(text)
    if not lines:
        raise StatementRefused("The file has no text.", _OFFER)
    refuse_large(lines)
    return lines


def _is_page(name: str, text: str) -> bool:
    beginning = text[:2000].lower()
    if _PAGE.match(beginning):
        return True
    marked = any(
        tag in beginning for tag in ("<p", "<div", "<body", "<li", "<h", "<t", "<ol", "<ul")
    )
    return PurePath(name).suffix.lower() in (".html", ".htm") and marked


def _plain_in(page: str) -> str:
    """The text a page shows as it was typed, line by line, where that is nearly all there is of it.

    That is what a browser makes of a text file. "" for other pages.
    """
    small = page.lower()
    begin, end = small.find("<pre"), small.rfind("</pre>")
    opened = page.find(">", begin)
    if begin < 0 or not opened < end or (end - opened) * 2 < len(page):
        return ""
    return unescape(_TAG.sub("", page[opened + 1 : end]))
