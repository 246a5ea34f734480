"""An e-mail as it was sent (.eml): its heading and words as text, its attachments beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from workbench.domain.text import normalise, normalise_line
from workbench.interchange.papers.results import CannotRead, Result
from workbench.interchange.papers.words import text_of_page

LARGEST = 150_000_000
_HEADING = ("From", "To", "Cc", "Date", "Subject")
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
    result.page("\n".join([*lines, "", _body(message)]))
    for part in (part for part in _parts(message) if part is not message and _is_attached(part)):
        result.attach(_name(part, len(result.attachments) + 1), [_bytes(part)])


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


def _body(message: Message) -> str:
    """The words of a message, from its plain text where it has any."""
    plain: list[Message] = []
    pages: list[Message] = []
    for part in _parts(message):
        if not _is_attached(part):
            kind = part.get_content_type()
            if kind in ("text/plain", "text/html"):
                (plain if kind == "text/plain" else pages).append(part)
    if plain:
        return "\n\n".join(map(_text, plain))
    return "\n\n".join(text_of_page(_text(part))[1] for part in pages)


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    try:
        return normalise(raw.decode(part.get_content_charset("utf-8"), "replace"))
    except _ODD:
        return normalise(raw.decode("cp1252", "replace"))


def _is_attached(part: Message) -> bool:
    kind, placed = part.get_content_type(), part.get_content_disposition()
    if kind == "message/rfc822" or placed == "attachment":
        return True
    if kind in ("text/plain", "text/html"):
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
