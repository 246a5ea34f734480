"""The PDF file around what reportlab makes: its streams, what it says of itself, its objects.

PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a (ISO 19005-2, 6.6.4) are claimed in the XMP packet; PDF/A
wants an output profile too (ISO 19005-2, 6.2.3). reportlab writes every object by itself, which
makes a tagged file half as large again: here those that are no streams go into compressed ones
(ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from hashlib import md5
from html import escape
from itertools import accumulate
from typing import Any

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from workbench.export.about import day_of, language_of, title_of
from workbench.statement.nodes import DocumentMeta

# A `reportlab.pdfbase.pdfdoc.PDFDocument`; the published types leave out most of what it has.
PdfDocument = Any

_PRODUCER = "Case workbench"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
{dates}<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
# The bytes tell programs that the file is not plain text (ISO 19005-2, 6.1.2).
_BEGINNING = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# A program that wants one object unpacks all that are packed with it.
_TOGETHER = 200


class ClosedStream(PDFStream):
    """A stream with the line break before "endstream" that PDF/A-2 (ISO 19005-2, 6.1.7.1) wants.

    reportlab leaves it out.
    """

    def format(self, document: PdfDocument) -> bytes:
        """The stream as reportlab writes it, with the break put in outside its length."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


def add_metadata(document: PdfDocument, meta: DocumentMeta) -> None:
    """Give the file its XMP packet, its information dictionary and its output profile."""
    catalogue = document.Catalog
    # reportlab does not know this entry (ISO 32000-1, table 28).
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = PDFArray([_output_intent(document)])
    catalogue.Metadata = _xmp(meta)
    document.info = Information(meta)


class Information(PDFInfo):
    """The document information dictionary; it says the same as the XMP packet, and no more."""

    def __init__(self, meta: DocumentMeta) -> None:
        super().__init__()
        self.title = title_of(meta)
        self._day = day_of(meta)

    def format(self, document: PdfDocument) -> bytes:
        """The entries as reportlab writes them, without those it fills with "anonymous"."""
        entries = {"Title": PDFString(self.title), "Producer": PDFString(_PRODUCER)}
        if self._day:
            date = PDFString(f"D:{self._day:%Y%m%d}000000Z")
            entries["CreationDate"] = entries["ModDate"] = date
        written: bytes = PDFDictionary(entries).format(document)
        return written


def _xmp(meta: DocumentMeta) -> ClosedStream:
    """The XMP packet, uncompressed so that any program finds it."""
    day = day_of(meta)
    dates = ""
    if day:
        stamp = f"{day:%Y-%m-%d}T00:00:00Z"
        dates = (
            f"<xmp:CreateDate>{stamp}</xmp:CreateDate>\n<xmp:ModifyDate>{stamp}</xmp:ModifyDate>\n"
        )
    packet = _XMP.format(
        title=escape(title_of(meta), quote=False),
        language=language_of(meta),
        producer=_PRODUCER,
        dates=dates,
    )
    entries = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return ClosedStream(entries, packet.encode("utf-8", "replace"))


def _output_intent(document: PdfDocument) -> PDFDictionary:
    """Says that the colours of the file are sRGB (IEC 61966-2-1)."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Bytes 24 to 35 are the moment it was made, which must not differ from file to file.
    profile = profile[:24] + bytes.fromhex("07EA00010001000000000000") + profile[36:]
    stream = ClosedStream(PDFDictionary({"N": 3}), profile, [PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(stream),
        }
    )


def whole_file(document: PdfDocument, canvas: Canvas) -> bytes:
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
    return file.whole(number, root.format(document), info.format(document))


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

    def whole(self, number: int, root: bytes, info: bytes) -> bytes:
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
