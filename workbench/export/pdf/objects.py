"""The PDF file itself: numbered objects, streams, cross-references (ISO 32000-1, chapter 7).

Written out here because the file must come out the same byte for byte every time and must satisfy
PDF/A-2 (ISO 19005-2, 6.1), which a general canvas does not give.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Objects packed into one object stream: enough to compress well, few enough to open quickly.
_PACKED = 200
_DELIMITERS = frozenset(b"()<>[]{}/%#")


@dataclass(frozen=True, slots=True)
class Name:
    """A PDF name, without its slash."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the object with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Raw:
    """Something already in PDF syntax."""

    text: str


class PdfFile:
    """Objects gathered one by one, then written as one file."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._streams: set[int] = set()

    def reserve(self) -> Ref:
        """A number for an object that is put later, so that others may point to it."""
        self._bodies.append(b"")
        return Ref(len(self._bodies))

    def put(self, ref: Ref, value: object) -> Ref:
        """Give a reserved number its object."""
        self._bodies[ref.number - 1] = serialised(value).encode("latin-1")
        return ref

    def add(self, value: object) -> Ref:
        """Add one object."""
        return self.put(self.reserve(), value)

    def add_stream(
        self, content: bytes, entries: Mapping[str, object] | None = None, *, compress: bool = True
    ) -> Ref:
        """Add a stream; compressed unless readers must find it as it is (the XMP packet)."""
        ref = self.reserve()
        self._streams.add(ref.number)
        self._bodies[ref.number - 1] = self._stream(content, entries or {}, compress=compress)
        return ref

    @staticmethod
    def _stream(content: bytes, entries: Mapping[str, object], *, compress: bool = True) -> bytes:
        head = dict(entries)
        if compress:
            content = zlib.compress(content, 6)
            head["Filter"] = Name("FlateDecode")
        head["Length"] = len(content)
        start = serialised(head).encode("latin-1")
        # PDF/A-2, 6.1.7.1 wants the line break before "endstream", outside Length.
        return b"%s\nstream\n%s\nendstream" % (start, content)

    def to_bytes(self, catalogue: Ref, information: Ref) -> bytes:
        """The whole file, version 1.7; its identifier is made from its content.

        Objects that are no streams are packed together and compressed (ISO 32000-1, 7.5.7): the
        tags of a long statement are many and much alike.
        """
        digest = hashlib.sha256(b"\n".join(self._bodies)).hexdigest()[:32].upper()
        where = self._pack()
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        position = len(parts[0])
        for number in sorted(self._streams):
            part = b"%d 0 obj\n%s\nendobj\n" % (number, self._bodies[number - 1])
            where[number] = (1, position, 0)
            position += len(part)
            parts.append(part)
        table = self.reserve().number
        where[table] = (1, position, 0)
        rows = [(0, 0, 65535)] + [where[number] for number in range(1, table + 1)]
        entries = {
            "Type": Name("XRef"),
            "Size": table + 1,
            "W": [1, 4, 2],
            "Root": catalogue,
            "Info": information,
            "ID": [Raw(f"<{digest}>"), Raw(f"<{digest}>")],
        }
        content = b"".join(struct.pack(">BLH", *row) for row in rows)
        self._bodies[table - 1] = self._stream(content, entries)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (table, self._bodies[table - 1]))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(parts)

    def _pack(self) -> dict[int, tuple[int, int, int]]:
        """Put plain objects into object streams; returns where each of them is."""
        plain = [n for n in range(1, len(self._bodies) + 1) if n not in self._streams]
        where: dict[int, tuple[int, int, int]] = {}
        for start in range(0, len(plain), _PACKED):
            some = plain[start : start + _PACKED]
            index, offset = [], 0
            for number in some:
                index.append(f"{number} {offset}")
                offset += len(self._bodies[number - 1]) + 1
            head = (" ".join(index) + "\n").encode("ascii")
            body = b"\n".join(self._bodies[number - 1] for number in some)
            entries = {"Type": Name("ObjStm"), "N": len(some), "First": len(head)}
            holder = self.add_stream(head + body, entries)
            where |= {number: (2, holder.number, at) for at, number in enumerate(some)}
        return where


def serialised(value: object) -> str:
    """A value in PDF syntax; plain strings become text strings."""
    match value:
        case Ref(number):
            return f"{number} 0 R"
        case Name(text):
            return "/" + _name(text)
        case Raw(text):
            return text
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case int() | float():
            return number_text(value)
        case str():
            return _text_string(value)
        case Mapping():
            inner = " ".join(f"/{_name(key)} {serialised(part)}" for key, part in value.items())
            return f"<< {inner} >>"
        case Sequence():
            return f"[{' '.join(map(serialised, value))}]"
        case _:
            raise TypeError(f"no PDF form for {type(value).__name__}")


def number_text(value: float) -> str:
    """A number with at most two decimals, never in exponent form."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@lru_cache(maxsize=512)
def _name(text: str) -> str:
    return "".join(
        chr(byte) if 33 <= byte <= 126 and byte not in _DELIMITERS else f"#{byte:02X}"
        for byte in text.encode("utf-8")
    )


def _text_string(text: str) -> str:
    """A text string in UTF-16, which needs no escaping (ISO 32000-1, 7.9.2.2)."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be', 'replace').hex().upper()}>"
