"""Exports stay quick: beside bare reportlab, and as statements grow. Times are processor time."""

from __future__ import annotations

import cProfile
import io
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.sax.saxutils import escape

import pytest

from tests.export.documents import long_document
from workbench.export import pdf
from workbench.export.theme import Theme
from workbench.statement.nodes import Block, Document, Paragraph, ParagraphRef, Text
from workbench.statement.text import block_lines, inline_text

pytestmark = pytest.mark.benchmark


def _best(work: Callable[[], object], times: int = 5) -> float:
    found: list[float] = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def _markup(document: Document) -> Iterator[str]:
    """The printed lines as reportlab's markup, with the same references as links."""
    for section in document.sections:
        yield escape(section.title)
        for block in section.blocks:
            if not isinstance(block, Paragraph):
                yield from map(escape, block_lines(block))
                continue
            parts = (
                f'<a href="#{inline.target}">{inline.number}</a>'
                if isinstance(inline, ParagraphRef)
                else escape(inline_text((inline,)))
                for inline in block.inlines
            )
            words = "".join(parts)
            # An anchor only where something may lead to it: reportlab pays for each.
            anchor = f'<a name="{block.origin}"/>' if "<a " in words else ""
            yield f"{anchor}{block.number}. {words}"


def _bare(document: Document, theme: Theme) -> bytes:
    """The same text and links written with reportlab as it comes: no tags, no looks."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as BareParagraph
    from reportlab.platypus import SimpleDocTemplate

    if "Bare" not in pdfmetrics.getRegisteredFontNames():
        # A face that the product does not use: reportlab would share its font object with ours.
        path = theme.body.regular.with_name("LiberationSerif-Regular.ttf")
        pdfmetrics.registerFont(TTFont("Bare", str(path)))
    style = ParagraphStyle("bare", fontName="Bare", fontSize=12, leading=15, spaceAfter=7)
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build([BareParagraph(line, style) for line in _markup(document)])
    return buffer.getvalue()


def _without_references(document: Document) -> Document:
    """The same words, the numbers of other paragraphs as plain text."""

    def plain(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, inlines=(Text(inline_text(block.inlines)),))
        return block

    sections = (
        replace(section, blocks=tuple(map(plain, section.blocks))) for section in document.sections
    )
    return replace(document, sections=tuple(sections))


@pytest.mark.parametrize("references", [True, False], ids=["with references", "words alone"])
def test_a_tagged_pdf_costs_no_more_than_bare_paragraphs(theme: Theme, references: bool) -> None:
    document = long_document(120)
    if not references:
        document = _without_references(document)
    pdf.render(document, theme)
    _bare(document, theme)
    ratio = min(
        _best(lambda: pdf.render(document, theme)) / _best(lambda: _bare(document, theme))
        for _ in range(3)
    )
    print(f"PDF of 120 paragraphs: {ratio:.2f} times bare reportlab")  # noqa: T201
    assert ratio <= 1.0


def _calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls, built-in ones too: a measure no busy machine disturbs."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def test_ten_times_the_paragraphs_cost_about_ten_times_as_much(theme: Theme) -> None:
    short, long = long_document(200), long_document(2000)
    pdf.render(short, theme)
    steps = _calls(lambda: pdf.render(long, theme)) / _calls(lambda: pdf.render(short, theme))
    spent = min(
        _best(lambda: pdf.render(long, theme), 2) / _best(lambda: pdf.render(short, theme))
        for _ in range(3)
    )
    print(f"PDF of 2,000 paragraphs: {spent:.1f} times one of 200 ({steps:.1f} times the steps)")  # noqa: T201
    assert steps <= 11
    # Ten times as much work, and memory that no longer fits the processor's cache.
    assert spent <= 12
