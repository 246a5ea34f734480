"""The PDF file around reportlab's objects: small ones packed together, and where each stands.

reportlab writes every object by itself, which makes a tagged file half as large again. Here those
that are no streams go into compressed ones (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from hashlib import md5
from itertools import accumulate

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from workbench.export.pdf.streams import PdfDocument

# The bytes tell programs that the file is not plain text (ISO 19005-2, 6.1.2).
_BEGINNING = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# A program that wants one object unpacks all that are packed with it.
_TOGETHER = 200


def written(document: PdfDocument, canvas: Canvas) -> bytes:
    """The whole file of a document; `canvas` knows where the entries of its outline lead."""
    for face in document.delayedFonts:
        face.addObjects(document)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    file = _File()
    small: list[tuple[int, bytes]] = []
    number = 1
    # Writing one object may bring others into being.
    while number in document.numberToId:
        found = document.idToObject[document.numberToId[number]]
        content = pdfdoc.format(found, document, toplevel=1)
        if isinstance(found, pdfdoc.PDFStream):
            file.add(number, content)
        else:
            small.append((number, content))
        number += 1
    for first in range(0, len(small), _TOGETHER):
        file.pack(number, small[first : first + _TOGETHER])
        number += 1
    return file.ended(number, root.format(document), info.format(document))


class _File:
    """The bytes written so far, and of each object by its number where it stands in them.

    A place is (1, offset, 0), or for a packed object (2, number of the pack, place in it).
    """

    def __init__(self) -> None:
        self._parts = [_BEGINNING]
        self._length = len(_BEGINNING)
        self._places = {0: (0, 0, 65_535)}

    def add(self, number: int, content: bytes) -> None:
        """Write an object that stands by itself."""
        self._places[number] = (1, self._length, 0)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, content.rstrip(b"\n")))

    def pack(self, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write objects packed in a stream of this number."""
        begins = accumulate((len(content) + 1 for _, content in objects), initial=0)
        index = b" ".join(
            [b"%d %d" % (one, begin) for (one, _), begin in zip(objects, begins, strict=False)]
        )
        about = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(index) + 1)
        content = b"\n".join([index, *(content for _, content in objects)])
        self.add(number, _stream(about, content))
        for place, (one, _) in enumerate(objects):
            self._places[one] = (2, number, place)

    def ended(self, number: int, root: bytes, info: bytes) -> bytes:
        """The file with its table of objects, itself the object of this number."""
        begin = self._length
        self._places[number] = (1, begin, 0)
        places = [struct.pack(">BLH", *self._places[one]) for one in range(number + 1)]
        # Two files are the same file when they say the same (ISO 32000-1, 14.4).
        name = md5(b"".join(self._parts), usedforsecurity=False).hexdigest().encode("ascii")
        about = b"/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]" % (
            len(places), root, info, name, name,
        )  # fmt: skip
        self.add(number, _stream(about, b"".join(places)))
        self._write(b"startxref\n%d\n%%%%EOF\n" % begin)
        return b"".join(self._parts)

    def _write(self, part: bytes) -> None:
        self._parts.append(part)
        self._length += len(part)


def _stream(about: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (
        about, len(packed), packed,
    )  # fmt: skip
