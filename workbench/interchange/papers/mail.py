"""An e-mail as it was sent (.eml): its heading and words as text, its attachments beneath it.

A mailbox (.mbox) is the folder its e-mails came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from email import policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO

from workbench.domain.text import normalise, normalise_line
from workbench.interchange.papers.results import MOST_ATTACHED, CannotRead, Refused, Result
from workbench.interchange.papers.words import text_of_page

LARGEST = 150_000_000
_HEADING = ("From", "To", "Cc", "Date", "Subject")
_CUT = (CloseBoundaryNotFoundDefect, InvalidBase64PaddingDefect, InvalidBase64LengthDefect)
"""What a message cut short has."""

_QUOTED_FROM = re.compile(rb"\A>(?=>*From )")
_WORD = re.compile(r"[^\W_]{2,}")
_FEWEST_MORE, _MORE = 3, 0.3
_OFTEN_WRONG = ("utf-8", "us-ascii", "ascii")
"""Letters many programs name without having written them."""

_ODD = (ValueError, TypeError, LookupError, AttributeError, OverflowError)
"""What the standard library raises over headings and parts that are not as they should be."""


def read(path: Path, name: str, result: Result) -> None:
    """Read an e-mail; raises `CannotRead` for one that is far too large."""
    if path.stat().st_size > LARGEST:
        raise CannotRead("It is far too large for an e-mail to be read.")
    with path.open("rb") as file:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parse(file)
    result.title = heading(message, "Subject")
    sender, address = parseaddr(heading(message, "From"))
    result.author = sender or address
    sent = _sent(message)
    result.made_on = sent.date().isoformat() if sent is not None else ""
    lines = [f"{each}: {said}" for each in _HEADING if (said := heading(message, each))]
    result.page("\n".join([*lines, "", _body(message, message)]))
    parts = list(_parts(message))
    for part in parts:
        # A meeting or a signed message may be the whole of it.
        if _is_attached(part) and not (part is message and _has_words(part)):
            result.attach(_name(part, len(result.attachments) + 1), [_bytes(part)])
    if any(isinstance(each, _CUT) for part in (message, *parts) for each in part.defects):
        result.trouble = result.trouble or "It seems to be cut short: the end of it is missing."


def read_box(path: Path, name: str, result: Result) -> None:
    """Read a mailbox (.mbox): each e-mail of it by itself; raises `Refused` for far too many."""
    result.folder = True
    with path.open("rb") as file:
        for message in _messages(file):
            if len(result.attachments) >= MOST_ATTACHED:
                raise Refused(f"The mailbox holds more than {MOST_ATTACHED:,} e-mails.")
            head = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(
                message, headersonly=True
            )
            subject = heading(head, "Subject") or f"message {len(result.attachments) + 1}"
            result.attach(f"{subject}.eml".replace("/", " "), [message])


def _messages(file: BinaryIO) -> Iterator[bytes]:
    """The e-mails of a mailbox; each begins with a line "From …" after a blank one."""
    lines: list[bytes] = []
    blank = True
    for line in file:
        if blank and line.startswith(b"From "):
            if lines:
                yield b"".join(lines)
            lines = []
        else:
            lines.append(_QUOTED_FROM.sub(b"", line))
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def heading(message: Message, name: str) -> str:
    """One line of the heading, "" where there is none or it cannot be read."""
    try:
        return normalise_line(str(message[name] or ""))
    except _ODD:
        raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
        return normalise_line(str(raw))


def _sent(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(heading(message, "Date"))
    except _ODD:
        return None


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message in order; a message within it is one part."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.iter_parts() if isinstance(message, EmailMessage) else ():
        yield from _parts(part)


def _body(part: Message, whole: Message) -> str:
    """The words of a message or a part of it, all that is not attached; of versions one."""
    kind = part.get_content_type()
    if part.is_multipart() and kind != "message/rfc822":
        inner = part.iter_parts() if isinstance(part, EmailMessage) else ()
        said = [(each.get_content_type(), _body(each, whole)) for each in inner]
        said = [(of, words) for of, words in said if words.strip()]
        if kind == "multipart/alternative":
            return _one_of(said)
        return "\n\n".join(words for _, words in said)
    if not _has_words(part) or (_is_attached(part) and part is not whole):
        return ""
    return _text(part) if kind == "text/plain" else text_of_page(_text(part))[1]


def _one_of(versions: Sequence[tuple[str, str]]) -> str:
    """The plain version of words; with the other one where that says much more."""
    plain = next((words for kind, words in versions if kind == "text/plain"), "")
    other = next((words for kind, words in reversed(versions) if kind != "text/plain"), "")
    if not plain or not other:
        return plain or other
    known = set(_WORD.findall(plain.casefold()))
    words = _WORD.findall(other.casefold())
    more = sum(each not in known for each in words)
    return f"{plain}\n\n{other}" if more > max(_FEWEST_MORE, len(words) * _MORE) else plain


def _has_words(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html")


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    named = part.get_content_charset("utf-8")
    for letters in (named, *(("utf-8", "cp1252") if named in _OFTEN_WRONG else ())):
        with suppress(*_ODD):
            return normalise(raw.decode(letters))
    try:
        return normalise(raw.decode(named, "replace"))
    except _ODD:
        return normalise(raw.decode("cp1252", "replace"))


def _is_attached(part: Message) -> bool:
    kind, placed = part.get_content_type(), part.get_content_disposition()
    if kind == "message/rfc822" or placed == "attachment":
        return True
    if _has_words(part):
        return False
    drawn_in = part.get_content_maintype() == "image" and part["Content-ID"] is not None
    return not part.is_multipart() and not drawn_in


def _file_name(part: Message) -> str:
    try:
        return normalise_line(part.get_filename() or "")
    except _ODD:
        return ""


def _name(part: Message, number: int) -> str:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        subject = heading(inner, "Subject") if isinstance(inner, Message) else ""
        return _file_name(part) or f"{subject or f'message {number}'}.eml"
    return _file_name(part) or f"attachment {number}"


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes(policy=policy.compat32) if isinstance(inner, Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
