"""The text of a PDF, page by page."""

from __future__ import annotations

import re
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.domain.text import normalise
from workbench.interchange.papers.results import CannotRead, Result

MOST_PAGES = 20_000
"""Of a longer file the first pages are read."""

_HYPHEN = re.compile("[\x02\ufffe](\r?\n)?")
"""How pdfium marks a word parted at the end of a line."""


def read(path: Path, name: str, result: Result) -> None:
    """Read a PDF; raises `CannotRead` for one that is damaged or locked."""
    document = open_pdf(path)
    result.pages = len(document)
    said = document.get_metadata_dict(skip_empty=True)
    result.title, result.author = said.get("Title", ""), said.get("Author", "")
    _attach_files(document, result)
    unread = 0
    for number in range(min(result.pages, MOST_PAGES)):
        try:
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_bounded()
            if "\x02" in text or "\ufffe" in text:
                text = _HYPHEN.sub("", text)
            result.page(normalise(text))
            words.close()
            page.close()
        except pypdfium2.PdfiumError:
            result.page("")
            unread += 1
    if unread:
        result.trouble = (
            f"{unread} of its {result.pages} pages could not be read: the file is damaged."
        )
    elif result.pages > MOST_PAGES:
        result.trouble = f"Only the first {MOST_PAGES:,} of its {result.pages:,} pages were read."


def _attach_files(document: pypdfium2.PdfDocument, result: Result) -> None:
    """The files that stand within a PDF beside its pages, as those of an e-mail."""
    for number in range(document.count_attachments()):
        try:
            each = document.get_attachment(number)
            result.attach(each.get_name(), [bytes(each.get_data())])
        except pypdfium2.PdfiumError:
            result.trouble = "A file attached to it is damaged and cannot be read."


def open_pdf(path: Path) -> pypdfium2.PdfDocument:
    """A PDF; raises `CannotRead` for one that is damaged or locked."""
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise CannotRead(_why_closed(path, error)) from None


def _why_closed(path: Path, error: pypdfium2.PdfiumError) -> str:
    """Why a PDF could not be opened.

    Of a file without a page pdfium leaves standing what it last said of another one: a locked file
    names its lock as well.
    """
    if error.err_code == pdfium.FPDF_ERR_PASSWORD:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            if data.find(b"/Encrypt") >= 0:
                return "It is locked with a password."
    return "It is damaged: no page of it can be read."
