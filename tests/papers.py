"""Papers of every format, made by script: sound ones, and ones that are meant to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages: str, title: str = "", password: str = "") -> bytes:
    """A PDF with these pages, a line a line."""
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.setTitle(title)
    for page in pages:
        for number, line in enumerate(page.splitlines()):
            canvas.drawString(72, 770 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    if not password:
        return target.getvalue()
    writer = PdfWriter(PdfReader(target))
    writer.encrypt(password)
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def turned_pdf(words: str) -> bytes:
    """A PDF with one page that stands turned a quarter, 20 points of each edge cut off."""
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(words))))
    page = writer.pages[0]
    page.cropbox.lower_left = (20, 20)
    page.cropbox.upper_right = (575, 822)
    page.rotate(90)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def photo(width: int, height: int, orientation: int = 1) -> bytes:
    """A photograph that says how the camera was held."""
    target = io.BytesIO()
    made = Image.new("RGB", (width, height), (90, 120, 30))
    held = Image.Exif()
    held[0x0112] = orientation
    made.save(target, "JPEG", exif=held)
    return target.getvalue()


def word(*paragraphs: str, title: str = "") -> bytes:
    """A Word file; the last paragraph stands in a table."""
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = "Ann Field"
    for words in paragraphs[:-1]:
        document.add_paragraph(words)
    document.add_table(1, 1).cell(0, 0).text = paragraphs[-1]
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def email(
    subject: str = "Visit on Friday",
    body: str = "Dear Ms Field,\nwe came at noon.",
    attached: Mapping[str, bytes] | None = None,
    within: bytes | None = None,
) -> bytes:
    """An e-mail of 3 May 2023 with files attached, and perhaps another e-mail."""
    message = EmailMessage()
    message["From"] = "Tom Reed <tom.reed@northmere.example>"
    message["To"] = "Ann Field <ann@ombudsman.example>"
    message["Subject"] = subject
    message["Date"] = "Wed, 03 May 2023 16:04:00 +0100"
    message.set_content(body)
    for name, data in (attached or {}).items():
        message.add_attachment(data, "application", "octet-stream", filename=name)
    if within is not None:
        message.add_attachment(_parsed(within))
    return message.as_bytes()


def pile_of_mails(folder: Path, number: int) -> Path:
    """A new folder of so many e-mails, each with a PDF attached."""
    folder.mkdir()
    for each in range(number):
        data = email(f"Mail {each}", attached={f"{each}.pdf": pdf(str(each))})
        (folder / f"{each:03}.eml").write_bytes(data)
    return folder


def _parsed(data: bytes) -> EmailMessage:
    from email import message_from_bytes
    from email.policy import default

    parsed = message_from_bytes(data, _class=EmailMessage, policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def nested_email(deep: int) -> bytes:
    """An e-mail within an e-mail within an e-mail."""
    data = email("Level 0", "the innermost words")
    for level in range(1, deep):
        data = (
            f"From: a@b.example\r\nSubject: Level {level}\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"
            f"Content-Type: text/plain\r\n\r\nwords of level {level}\r\n--b{level}\r\n"
            "Content-Type: message/rfc822\r\n\r\n"
        ).encode() + data + f"\r\n--b{level}--\r\n".encode()  # fmt: skip
    return data


def excel(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def picture(kind: str, count: int = 1) -> bytes:
    """A small picture, or several in one TIFF."""
    target = io.BytesIO()
    first, *others = [Image.new("RGB", (8, 8), (n, 0, 0)) for n in range(count)]
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(target, kind, **more)
    return target.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


# --- Outlook messages ----------------------------------------------------------------------------

Tree = Mapping[str, "bytes | Tree"]
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _NONE, _OF_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFD


def outlook(
    subject: str = "Visit on Friday",
    body: str = "We came at noon.",
    attached: Mapping[str, bytes] | None = None,
    within: Tree | None = None,
) -> bytes:
    """An Outlook message of 3 May 2023 with files attached, and perhaps another message."""
    return compound(message(subject, body, attached, within))


def message(
    subject: str,
    body: str,
    attached: Mapping[str, bytes] | None = None,
    within: Tree | None = None,
    inner: bool = False,
) -> Tree:
    """The streams of a message."""
    ticks = int((datetime(2023, 5, 3, 15, 4, tzinfo=UTC).timestamp() + 11644473600) * 10**7)
    sent = struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": bytes(24 if inner else 32) + sent,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
        "__substg1.0_0C1A001F": "Tom Reed".encode("utf-16-le"),
        "__substg1.0_0E04001F": "Ann Field".encode("utf-16-le"),
    }
    number = 0
    for number, (name, data) in enumerate((attached or {}).items(), 1):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    if within is not None:
        tree[f"__attach_version1.0_#{number + 1:08X}"] = {"__substg1.0_3701000D": within}
    return tree


def compound(tree: Tree) -> bytes:
    """A compound file ([MS-CFB]) of these storages and streams, short ones in the mini stream."""
    made = _Compound()
    made.add(0, tree)
    return made.written()


class _Compound:
    def __init__(self) -> None:
        self.entries: list[list[Any]] = [["Root Entry", 5, _NONE, _NONE, _END, 0]]
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.small: list[bytes] = []
        self.mini: list[int] = []

    def store(self, data: bytes, short: bool = False) -> int:
        """Put bytes into sectors; the number of the first."""
        if not data:
            return _END
        room, chain, size = (
            (self.small, self.mini, _MINI) if short else (self.sectors, self.fat, _SECTOR)
        )
        first = len(room)
        for at in range(0, len(data), size):
            room.append(data[at : at + size].ljust(size, b"\0"))
            chain.append(len(room))
        chain[-1] = _END
        return first

    def add(self, parent: int, inside: Tree) -> None:
        """Enter storages and streams; each is the right neighbour of the one before."""
        place, side = parent, 3
        for name, content in inside.items():
            number = len(self.entries)
            self.entries[place][side] = number
            place, side = number, 2
            if isinstance(content, bytes):
                start = self.store(content, len(content) < _CUTOFF)
                self.entries.append([name, 2, _NONE, _NONE, start, len(content)])
            else:
                self.entries.append([name, 1, _NONE, _NONE, 0, 0])
                self.add(number, content)

    def written(self) -> bytes:
        """The whole file."""
        small = b"".join(self.small)
        self.entries[0][4:] = [self.store(small), len(small)]
        chains = self.store(struct.pack(f"<{len(self.mini)}I", *self.mini))
        listed = b"".join(
            struct.pack(
                "<64sHBBIII16sIQQIQ",
                name.encode("utf-16-le"), 2 * len(name) + 2, kind, 1, _NONE, right, child,
                b"", 0, 0, 0, start, size,
            )
            for name, kind, right, child, start, size in self.entries
        )  # fmt: skip
        directory = self.store(listed)
        tables = 1
        while (len(self.fat) + tables) * 4 > tables * _SECTOR:
            tables += 1
        first_table = len(self.sectors)
        fat = [*self.fat, *[_OF_FAT] * tables]
        fat.extend([_FREE] * (tables * _SECTOR // 4 - len(fat)))
        header = struct.pack(
            "<8s16sHHHHHHIIIIIIIIII",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, tables,
            directory, 0, _CUTOFF, chains, -(-len(self.mini) * 4 // _SECTOR), _END, 0,
        )  # fmt: skip
        places = [first_table + n for n in range(tables)] + [_FREE] * (109 - tables)
        table = struct.pack(f"<{len(fat)}I", *fat)
        return header + struct.pack("<109I", *places) + b"".join(self.sectors) + table
