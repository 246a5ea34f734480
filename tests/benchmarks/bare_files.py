"""The same words put into a Word and a PDF file with the libraries alone: what they cost at least.

No numbering, no links, no tags, no watermark: paragraphs one after another, in the same typeface.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path


def bare_word(texts: Sequence[str]) -> bytes:
    """A paragraph for each text, with python-docx and its own template."""
    from docx import Document

    document = Document()
    for text in texts:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def bare_pdf(texts: Sequence[str], fonts: Path) -> bytes:
    """A paragraph for each text, with reportlab's page layout; `fonts` holds the typeface."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    if "Bare" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Bare", str(fonts / "LiberationSerif-Regular.ttf")))
    style = ParagraphStyle("bare", fontName="Bare", fontSize=11, leading=15, spaceAfter=6)
    file = io.BytesIO()
    page = SimpleDocTemplate(file, pagesize=A4)
    page.build([Paragraph(escape(text), style) for text in texts])
    return file.getvalue()
