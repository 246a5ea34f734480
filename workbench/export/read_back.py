"""The words of a finished file, read back from its bytes: all that opening or searching it shows.

It is for looking through what is handed out, so it reads what a reader sees and what a reader does
not see: properties, comments, headers, bookmarks, links, the outline, metadata and file names
inside. Only files the program wrote itself are read.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from workbench.domain.errors import ExportFailed
from workbench.statement.printed import SIGN

_TAG = re.compile(r"<[^>]*>")
_WHOLE_TAG = re.compile(r"""<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)+>""")
_BREAK = re.compile(
    r"</w:p>|<w:(?:br|tab|cr)\b[^>]*>|</(?:p|li|h\d|div|td|title|(?:dc|dcterms|cp|vt):\w+)>|<br\b"
)
_ATTRIBUTE = re.compile(
    r"""(?<![\w:.-])(?!xmlns|w:(?:ascii|hAnsi|cs|eastAsia)=)[\w:.-]+\s*=\s*(?:"([^"]*)"|'([^']*)')"""
)
_CODE = re.compile(r"<w:instrText\b[^>]*>[^<]*</w:instrText>")
_STYLING = re.compile(r"<(style|script)\b.*?</\1>", re.S | re.I)
_PICTURE = re.compile(r"data:image/png;base64,[\w+/=]*")
_LOOKS = ("word/styles.xml", "word/theme/", "word/fontTable.xml", "word/numbering.xml",
          "word/settings.xml", "word/webSettings.xml", "[Content_Types].xml",
          "word/fonts/")  # fmt: skip
_SIGN = re.compile(SIGN)
"""The sign of a paragraph: letters and figures by turns, into which no name can be read."""

_NAMES = (
    ("word/document.xml", "its text"),
    ("word/header", "its header"),
    ("word/footer", "its footer"),
    ("word/comments", "a comment"),
    ("word/footnotes", "a footnote"),
    ("docProps/", "its properties"),
    ("customXml/", "its data"),
)


def parts_of(format: str, data: bytes) -> tuple[tuple[str, str], ...]:
    """What a file holds, as pairs: where it is in words ("its properties"), and the words there.

    Raises `ExportFailed` when the bytes are not a whole file of that format.
    """
    try:
        return tuple(_READERS[format](data))
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise ExportFailed(
            f"The {format} file could not be looked through for names before it was written.",
            "Nothing was written. Try again, or choose another format.",
        ) from error


def _word(data: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield "the names of its parts", " ; ".join(package.namelist())
        for name in package.namelist():
            if name.startswith(_LOOKS) or not name.endswith((".xml", ".rels")):
                continue
            yield from _markup(package.read(name).decode("utf-8"), _in_words(name))


def _in_words(name: str) -> str:
    return next((words for start, words in _NAMES if name.startswith(start)), "its links")


def _markup(text: str, where: str) -> Iterator[tuple[str, str]]:
    """The words of marked-up text, runs joined as they are read, and those of its attributes."""
    # A comment is no tag: what stands in it is read as words.
    text = text.replace("<!--", " ").replace("-->", " ")
    shown = _CODE.sub("", text)
    yield where, html.unescape(_TAG.sub("", _BREAK.sub(_ended, shown)))
    codes = [html.unescape(_TAG.sub(" ", code)) for code in _CODE.findall(text)]
    # Most tags are met again and again: each is taken apart once.
    tags = "".join(dict.fromkeys(_WHOLE_TAG.findall(text)))
    values = dict.fromkeys(first or second for first, second in _ATTRIBUTE.findall(tags))
    told = " ; ".join([each for each in values if not _SIGN.fullmatch(each)])
    yield f"what lies behind {where}", " ; ".join((html.unescape(told), *codes))


def _ended(found: re.Match[str]) -> str:
    """What stands between two paragraphs, or two lines of one: "Analysis", "King had left"."""
    return "\n\n" if found[0].startswith("</") else "\n"


def _html(data: bytes) -> Iterator[tuple[str, str]]:
    page = _PICTURE.sub("", _STYLING.sub(" ", data.decode("utf-8")))
    yield from _markup(page, "its text")


def _pdf(data: bytes) -> Iterator[tuple[str, str]]:
    from workbench.export.read_back_pdf import pdf_parts

    yield from pdf_parts(data)


def _text(data: bytes) -> Iterator[tuple[str, str]]:
    yield "its text", data.decode("utf-8")


_READERS = {"word": _word, "pdf": _pdf, "html": _html, "text": _text, "print": _text}
