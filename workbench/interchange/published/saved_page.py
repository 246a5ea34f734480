"""A web page saved with its pictures in one file (.mhtml): the page itself taken out of it."""

from __future__ import annotations

import re
from email import message_from_bytes

from workbench.domain.errors import StatementRefused

_HEAD = re.compile(rb"\A(?:[A-Za-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){1,40}")
_KIND = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.I | re.M)


def is_saved_page(data: bytes) -> bool:
    """Whether a file begins as a saved page does: with headers that say what it is made of."""
    head = _HEAD.match(data[:20_000].lstrip())
    return head is not None and _KIND.search(head[0]) is not None


def page_of(data: bytes) -> bytes:
    """The page of a saved page in UTF-8; raises `StatementRefused` when there is none in it."""
    for part in message_from_bytes(data.lstrip()).walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes) and content.strip():
            return _in_utf8(content, part.get_content_charset("utf-8"))
    raise StatementRefused(
        "There is no page in this saved file.",
        "Nothing was taken in. Open it in a browser and copy its text, or save it again.",
    )


def _in_utf8(content: bytes, charset: str) -> bytes:
    try:
        return content.decode(charset).encode()
    except (LookupError, UnicodeError):
        return content
