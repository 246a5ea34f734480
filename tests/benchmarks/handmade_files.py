"""The same statement as somebody would write it by hand with the libraries, looks and all.

Bold and italic words, numbers, letters and bullets hanging before set-in text, headings, a header
and "Page 2 of 14" at the foot; in PDF each reference is a link and the section headings are
bookmarks. No tags, no watermark, none of what PDF/A asks for; in Word no links.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from workbench.statement.nodes import (
    Block,
    BulletList,
    Citation,
    Document,
    Inline,
    LetteredList,
    Paragraph,
    ParagraphRef,
    Quote,
    Style,
    Styled,
)
from workbench.statement.text import BULLET, inline_text, letter_label

# The number or letter before a paragraph and how far it is set in, in points; then its words.
_Row = tuple[str, float, Sequence[Inline] | str]
_NUMBERED, _LISTED = 35.0, 63.0


def _rows(block: Block) -> Iterator[_Row]:
    if isinstance(block, Paragraph):
        label = f"{block.number}." if block.number else ""
        yield label, _NUMBERED if label else 0.0, block.inlines
    elif isinstance(block, BulletList | LetteredList):
        yield from _items(block, 0)
    elif isinstance(block, Quote):
        yield from (("", _LISTED, words) for words in block.paragraphs)
    else:
        yield "", 0.0, block.text


def _items(block: BulletList | LetteredList, depth: int) -> Iterator[_Row]:
    for index, item in enumerate(block.items):
        label = BULLET if isinstance(block, BulletList) else letter_label(index, depth)
        yield label, _LISTED + 20 * depth, item.inlines
        for child in item.children:
            yield from _items(child, depth + 1)


def handmade_pdf(document: Document, fonts: Path) -> bytes:
    """The statement with reportlab's page layout and markup; `fonts` holds the typeface."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, SimpleDocTemplate
    from reportlab.platypus import Paragraph as Written

    _register(fonts)
    look: dict[str, Any] = {"fontName": "Hand", "fontSize": 12, "leading": 15, "spaceAfter": 7}
    styles = {
        indent: ParagraphStyle("words", **look, leftIndent=indent, bulletFontName="Hand",
                               bulletFontSize=12, bulletIndent=max(indent - 35, 0))
        for indent in (0.0, _NUMBERED, *(_LISTED + 20 * depth for depth in range(9)))
    }  # fmt: skip
    heading = ParagraphStyle("heading", **look, keepWithNext=1)
    story: list[Flowable] = [Written(f"<b>{escape(document.meta.title)}</b>", heading)]
    for number, section in enumerate(document.sections):
        words = f'<a name="section{number}"/><b>{escape(section.title)}</b>'
        story.append(Written(words, heading))
        for block in section.blocks:
            anchor = f'<a name="{block.origin}"/>' if isinstance(block, Paragraph) else ""
            for label, indent, inlines in _rows(block):
                markup = anchor + _markup(inlines)
                story.append(Written(markup, styles[indent], bulletText=label or None))
    file = io.BytesIO()
    SimpleDocTemplate(file).build(story, canvasmaker=_counting_canvas(document))
    return file.getvalue()


def _markup(inlines: Sequence[Inline] | str) -> str:
    if isinstance(inlines, str):
        return f"<b>{escape(inlines)}</b>"
    return "".join(map(_marked_up, inlines))


def _marked_up(inline: Inline) -> str:
    words = escape(inline_text((inline,)))
    match inline:
        case Styled(Style.STRONG):
            return f"<b>{words}</b>"
        case Styled(Style.EMPHASIS) | Citation():
            return f"<i>{words}</i>"
        case ParagraphRef(target, int()):
            return f'<a href="#{target}">{words}</a>'
    return words


def _register(fonts: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if "Hand" in pdfmetrics.getRegisteredFontNames():
        return
    # A face that the product does not use: reportlab would share its font object with ours.
    for name, face in (("Hand", "Regular"), ("Hand-b", "Bold"), ("Hand-i", "Italic")):
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"LiberationSerif-{face}.ttf")))
    pdfmetrics.registerFontFamily("Hand", "Hand", "Hand-b", "Hand-i", "Hand-b")


def _counting_canvas(document: Document) -> Any:
    """The usual way to "page 2 of 14": pages are kept and drawn once their number is known."""
    from reportlab.pdfgen.canvas import Canvas

    class Counting(Canvas):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]

        def save(self) -> None:
            for number, page in enumerate(self._kept, start=1):
                self.__dict__.update(page)
                self.setFont("Hand", 9)
                self.drawString(72, 800, document.meta.header)
                self.drawString(72, 40, document.meta.footer)
                self.drawRightString(523, 40, f"Page {number} of {len(self._kept)}")
                super().showPage()
            super().save()

    return Counting


def handmade_word(document: Document) -> bytes:
    """The statement with python-docx, its own template and its list styles."""
    from docx import Document as Written

    written = Written()
    section = written.sections[0]
    section.header.paragraphs[0].text = document.meta.header
    _count(section.footer.paragraphs[0], document.meta.footer)
    written.add_heading(document.meta.title, 0)
    for part in document.sections:
        written.add_heading(part.title, 1)
        for block in part.blocks:
            for label, indent, inlines in _rows(block):
                paragraph = written.add_paragraph(style=_list_style(label, indent))
                _fill(paragraph, inlines)
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def _list_style(label: str, indent: float) -> str | None:
    if label == BULLET:
        return "List Bullet"
    if label:
        return "List Number" if indent == _NUMBERED else "List Number 2"
    return "Quote" if indent else None


def _fill(paragraph: Any, inlines: Sequence[Inline] | str) -> None:
    if isinstance(inlines, str):
        paragraph.add_run(inlines).bold = True
        return
    for inline in inlines:
        run = paragraph.add_run(inline_text((inline,)))
        if isinstance(inline, Styled) and inline.style is Style.STRONG:
            run.bold = True
        elif isinstance(inline, Styled | Citation):
            run.italic = True


def _count(paragraph: Any, words: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run(f"{words}\tPage ")
    for instruction, after in (("PAGE", " of "), ("NUMPAGES", "")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), instruction)
        paragraph._p.append(field)  # noqa: SLF001 (python-docx has no other way to a field)
        paragraph.add_run(after)
