"""A message saved by Outlook (.msg): its heading and words as text, its attachments beneath it.

The file is a compound file whose streams are named after the properties they hold ([MS-OXMSG]).
"""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

import olefile

from workbench.domain.text import normalise, normalise_line
from workbench.interchange.papers.results import CannotRead, Result
from workbench.interchange.papers.words import text_of_page

_SUBJECT, _BODY, _HTML = "0037", "1000", "1013"
_SENDER, _ADDRESS, _TO, _CC = "0C1A", "0C1F", "0E04", "0E03"
_FILE, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = "3701", "3707", "3704", "3001"
_SENT, _ARRIVED = 0x0039, 0x0E06
_TIME = 0x0040
_ENTRY = struct.Struct("<HHIQ")
_START = datetime(1601, 1, 1, tzinfo=UTC)
_DEEPEST = 10
Storage = list[str]


def read(path: Path, name: str, result: Result) -> None:
    """Read an Outlook message; raises `CannotRead` for one that is damaged."""
    try:
        with olefile.OleFileIO(path) as file:
            message = _Message(file, [])
            result.title, result.author = message.text(_SUBJECT), message.sender
            result.made_on = message.sent.date().isoformat() if message.sent else ""
            result.page(_written(message, result, 0))
    except (OSError, struct.error, ValueError, IndexError, KeyError, TypeError) as error:
        raise CannotRead("It is damaged: Outlook’s message cannot be read.") from error


def _written(message: _Message, result: Result, depth: int) -> str:
    """The heading and words of a message and of those attached to it; other files are attached."""
    heading = {
        "From": message.sender,
        "To": message.text(_TO),
        "Cc": message.text(_CC),
        "Date": f"{message.sent:%Y-%m-%d %H:%M} UTC" if message.sent else "",
        "Subject": message.text(_SUBJECT),
    }
    said = [f"{name}: {normalise_line(words)}" for name, words in heading.items() if words]
    texts = ["\n".join([*said, "", message.body])]
    for attached in message.attachments():
        inner = attached.inner()
        if inner is None:
            result.attach(attached.name(len(result.attachments) + 1), [attached.bytes(_FILE)])
        elif depth < _DEEPEST:
            texts.append(f"Attached message\n{_written(inner, result, depth + 1)}")
    return "\n\n".join(texts)


class _Message:
    """One storage of the file: a message, or an attachment of one."""

    def __init__(self, file: olefile.OleFileIO, storage: Storage) -> None:
        self._file = file
        self._storage = storage

    def bytes(self, tag: str, kind: str = "0102") -> bytes:
        """The bytes of a property, none where it has not got it."""
        stream = [*self._storage, f"__substg1.0_{tag}{kind}"]
        if not self._file.exists(stream):
            return b""
        found: bytes = self._file.openstream(stream).read()
        return found

    def text(self, tag: str) -> str:
        """The words of a property, "" where it has not got it."""
        wide = self.bytes(tag, "001F")
        if wide:
            return normalise(wide.decode("utf-16-le", "replace").rstrip("\0"))
        return normalise(self.bytes(tag, "001E").decode("cp1252", "replace").rstrip("\0"))

    @property
    def sender(self) -> str:
        """Who sent it, by name or address."""
        return self.text(_SENDER) or self.text(_ADDRESS)

    @property
    def body(self) -> str:
        """Its words, from its web page where there are no plain ones."""
        page = self.bytes(_HTML).decode("utf-8", "replace") or self.text(_HTML)
        return self.text(_BODY) or text_of_page(page)[1]

    @property
    def sent(self) -> datetime | None:
        """When it was sent, or arrived."""
        stream = [*self._storage, "__properties_version1.0"]
        if not self._file.exists(stream):
            return None
        data = self._file.openstream(stream).read()
        start = 32 if not self._storage else 24
        times = {
            tag: value
            for kind, tag, _, value in _ENTRY.iter_unpack(
                data[start : start + (len(data) - start) // 16 * 16]
            )
            if kind == _TIME
        }
        ticks = times.get(_SENT) or times.get(_ARRIVED)
        try:
            return _START + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def attachments(self) -> list[_Message]:
        """The attachments, in order."""
        depth = len(self._storage)
        names = {
            entry[depth]
            for entry in self._file.listdir(streams=True, storages=True)
            if len(entry) > depth
            and entry[:depth] == self._storage
            and entry[depth].startswith("__attach_version1.0_#")
        }
        return [_Message(self._file, [*self._storage, name]) for name in sorted(names)]

    def inner(self) -> _Message | None:
        """The message an attachment is, None for a file."""
        storage = [*self._storage, f"__substg1.0_{_FILE}000D"]
        return _Message(self._file, storage) if self._file.exists(storage) else None

    def name(self, number: int) -> str:
        """What an attachment is called."""
        names = (self.text(tag) for tag in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
        return next(filter(None, map(normalise_line, names)), f"attachment {number}")
