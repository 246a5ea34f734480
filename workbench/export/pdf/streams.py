"""The long parts of a PDF file (pages, fonts, metadata), ended as PDF/A asks."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream

# A `reportlab.pdfbase.pdfdoc.PDFDocument`; the published types leave out most of what it has.
PdfDocument = Any


class ClosedStream(PDFStream):
    """A stream with the line break before "endstream" that PDF/A-2 (ISO 19005-2, 6.1.7.1) wants.

    reportlab leaves it out.
    """

    def format(self, document: PdfDocument) -> bytes:
        """The stream as reportlab writes it, with the break put in outside its length."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"
