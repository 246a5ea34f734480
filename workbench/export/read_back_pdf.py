"""The words of a finished PDF, read back from its bytes as its own typefaces map them.

It reads what this program writes: text shown with subset typefaces and their Unicode maps, and
objects packed into streams. It is no reader of other people's PDF.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.S)
_STREAM = re.compile(rb"\bstream\r?\n")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First (\d+)")
_FONT = re.compile(rb"/(F\d+(?:\+\d+)?)\s+(\d+) 0 R")
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]+)>")
_SHOWN = re.compile(
    rb"/(F\d+(?:\+\d+)?) [\d.]+ Tf|\(((?:\\.|[^\\()])*)\) ?Tj|(?<![\w/])(T[*m]|ET)(?!\w)"
    rb"|(?<![\w/])(?:(/ReversedChars BMC)|(BDC)|(EMC))(?!\w)",
    re.S,
)
# Said by an accent, which is part of what its letter says.
_SILENT = "\u200b"
_STRING = re.compile(rb"\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f]{4,})>", re.S)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3})", re.S)
_SIGNS = {0x84: "—", 0x85: "–", 0x8D: "“", 0x8E: "”", 0x8F: "‘", 0x90: "’"}
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_parts(data: bytes) -> Iterator[tuple[str, str]]:
    """The words a PDF shows, those in its objects (outline, title, links), and its metadata.

    Raises ValueError or zlib.error for bytes that are no such PDF.
    """
    objects, streams = _read(data)
    if not objects or not streams:
        raise ValueError("no objects")
    maps = _maps(objects, streams)
    for number, body in streams.items():
        if b" Tf" in body and b"BT" in body:
            yield "its text", _shown(body, maps)
        elif body.startswith(b"<?xpacket"):
            metadata = re.sub(r"<[^>]*>", " ", body.decode("utf-8"))
            yield "its metadata", html.unescape(metadata)
        elif number in objects and b"/Subtype /XML" in objects[number]:
            yield "its metadata", body.decode("utf-8", "replace")
    words = dict.fromkeys(
        _decoded(found[1], found[2])
        for body in objects.values()
        if not body.lstrip().startswith(b"<</Type/XRef")  # its two strings are a check sum
        for found in _STRING.finditer(body)
    )
    yield "its outline and properties", " ; ".join(word for word in words if len(word) > 1)


def _read(data: bytes) -> tuple[dict[int, bytes], dict[int, bytes]]:
    """The dictionaries of the objects by number, and what their streams hold."""
    objects: dict[int, bytes] = {}
    streams: dict[int, bytes] = {}
    for found in _OBJECT.finditer(data):
        number, body = int(found[1]), found[2]
        begins = _STREAM.search(body)
        if begins is None:
            objects[number] = body
            continue
        head, raw = body[: begins.start()], body[begins.end() :]
        raw = raw[: raw.rindex(b"endstream")]
        # A typeface speaks of itself, its words are not ours; a picture has none.
        if b"/Length1" in head or b"/Subtype /Image" in head:
            continue
        content = zlib.decompressobj().decompress(raw) if b"FlateDecode" in head else raw
        if _PACKED.search(head):
            objects |= _unpacked(head, content)
        else:
            objects[number] = head
            streams[number] = content
    return objects, streams


def _unpacked(head: bytes, content: bytes) -> dict[int, bytes]:
    first = _FIRST.search(head)
    if first is None:
        raise ValueError("no first object")
    start = int(first[1])
    listed = [int(each) for each in content[:start].split()]
    places = list(zip(listed[::2], listed[1::2], strict=True))
    ends = [place for _, place in places[1:]] + [len(content) - start]
    return {
        number: content[start + place : start + end]
        for (number, place), end in zip(places, ends, strict=True)
    }


def _maps(objects: Mapping[int, bytes], streams: Mapping[int, bytes]) -> dict[bytes, list[str]]:
    """For each typeface by its name in the text, what each of its 256 codes stands for."""
    maps: dict[bytes, list[str]] = {}
    for body in objects.values():
        for name, number in _FONT.findall(body):
            mapping = _TO_UNICODE.search(objects.get(int(number), b""))
            if name in maps or mapping is None:
                continue
            table = [chr(code) if code > 31 else "" for code in range(256)]
            for code, text in _MAPPED.findall(streams.get(int(mapping[1]), b"")):
                table[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            maps[name] = table
    return maps


def _shown(content: bytes, maps: Mapping[bytes, list[str]]) -> str:
    words: list[str] = []
    # For each mark that is open, where words begin that stand as they are seen: right to left.
    marks: list[int | None] = []
    table = [chr(code) for code in range(256)]
    for found in _SHOWN.finditer(content):
        match found.lastindex:
            case 1:
                table = maps.get(found[1], table)
            case 2:
                words.extend(table[code] for code in _unescaped(found[2]))
            case 3:
                # A paragraph is one text object; within it a line ends where another begins.
                words.append("\n" if found[3] == b"ET" else " ")
            case 6:
                begin = marks.pop() if marks else None
                if begin is not None:
                    words[begin:] = "".join(words[begin:])[::-1]
            case opened:
                marks.append(len(words) if opened == 4 else None)
    return "".join(words).replace(_SILENT, "")


def _unescaped(raw: bytes) -> bytes:
    if b"\\" not in raw:
        return raw
    return _ESCAPE.sub(lambda found: _plain(found[1]), raw)


def _plain(escape: bytes) -> bytes:
    if escape[:1].isdigit():
        return bytes((int(escape, 8) & 255,))
    return _ESCAPED.get(escape, escape)


def _decoded(literal: bytes | None, digits: bytes | None) -> str:
    raw = _unescaped(literal) if literal is not None else bytes.fromhex((digits or b"").decode())
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("latin-1").translate(_SIGNS)
