"""What a PDF says about itself: its title and language, the standards it keeps, its colours.

PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a (ISO 19005-2, 6.6.4) are claimed in the XMP packet; PDF/A
wants an output profile, so an sRGB profile (IEC 61966-2-1) is made here.
"""

from __future__ import annotations

import datetime
import re
import struct
from xml.sax.saxutils import escape

from workbench.export.pdf.objects import Name, PdfFile, Ref
from workbench.statement.nodes import DocumentMeta

_PRODUCER = "Case workbench"
# Long enough for any title; PDF/A-2 limits strings to 32,767 bytes.
_LONGEST = 500
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)

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


def document_title(meta: DocumentMeta) -> str:
    """The title shown in the reader's title bar."""
    parts = (" ".join(part.split()) for part in (meta.title, meta.body_line))
    title = " – ".join(part for part in parts if part) or "Decision statement"
    return title[:_LONGEST]


def language_tag(meta: DocumentMeta) -> str:
    """The language of the statement as a BCP 47 tag; British English when it names none."""
    return meta.language if _LANGUAGE.fullmatch(meta.language) else "en-GB"


def write_xmp(file: PdfFile, meta: DocumentMeta) -> Ref:
    """The XMP packet, uncompressed so that any program finds it."""
    day = _day(meta)
    dates = ""
    if day:
        stamp = f"{day:%Y-%m-%d}T00:00:00Z"
        dates = (
            f"<xmp:CreateDate>{stamp}</xmp:CreateDate>\n<xmp:ModifyDate>{stamp}</xmp:ModifyDate>\n"
        )
    packet = _XMP.format(
        title=escape(document_title(meta)),
        language=language_tag(meta),
        producer=_PRODUCER,
        dates=dates,
    )
    entries = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    return file.add_stream(packet.encode("utf-8", "replace"), entries, compress=False)


def write_information(file: PdfFile, meta: DocumentMeta) -> Ref:
    """The document information dictionary; it says the same as the XMP packet."""
    entries: dict[str, object] = {"Title": document_title(meta), "Producer": _PRODUCER}
    day = _day(meta)
    if day:
        entries["CreationDate"] = entries["ModDate"] = f"D:{day:%Y%m%d}000000Z"
    return file.add(entries)


def _day(meta: DocumentMeta) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(meta.dated)
    except ValueError:
        return None
    # strftime does not pad years before 1000 on every system.
    return day if day.year >= 1000 else None


def write_output_intent(file: PdfFile) -> Ref:
    """Says that the colours of the file are sRGB."""
    profile = file.add_stream(_srgb_profile(), {"N": 3})
    return file.add(
        {
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFA1"),
            "OutputConditionIdentifier": "sRGB",
            "Info": "sRGB IEC61966-2.1",
            "DestOutputProfile": profile,
        }
    )


def _srgb_profile() -> bytes:
    """An sRGB display profile in ICC version 4 (ICC.1:2010, chapters 7 and 10)."""
    curve = b"para" + struct.pack(">LHH", 0, 3, 0)
    curve += _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    adaptation = (
        1.04788,
        0.02292,
        -0.05022,
        0.02959,
        0.99048,
        -0.01707,
        -0.00925,
        0.01508,
        0.75168,
    )
    tags = {
        b"desc": _phrase("sRGB"),
        b"cprt": _phrase("No copyright, use freely"),
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"chad": b"sf32" + bytes(4) + _fixed(*adaptation),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offset = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">L", len(tags)), b""
    for tag, content in tags.items():
        table += tag + struct.pack(">LL", offset + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    head = struct.pack(">L4sL", offset + len(data), bytes(4), 0x04200000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    head += _fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + table + data


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">l", round(value * 65536)) for value in values)


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*values)


def _phrase(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">LLL4sLL", 0, 1, 12, b"enUS", len(encoded), 28) + encoded
