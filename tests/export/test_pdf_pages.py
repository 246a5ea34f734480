"""Pages of the PDF: what stands around the words, and where a page may end."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings

from tests.export.documents import documents, long_document
from tests.export.reference_document import reference_document
from tests.export.small_statements import paragraph, printed, statement_of
from tests.export.tagged_pdf import read_tags
from tests.properties import examples
from workbench.domain.errors import ExportFailed
from workbench.export import pdf
from workbench.export.theme import Theme
from workbench.statement.nodes import (
    Document,
    LetteredList,
    ListItem,
    SignatureBlock,
    StatementStage,
    Subheading,
    Text,
)


def test_each_page_counts_itself_and_bears_header_and_footer(theme: Theme) -> None:
    read = read_tags(pdf.render(long_document(40), theme))
    shown = " ".join(" ".join(read.artifacts).split())
    for page in range(1, read.pages + 1):
        assert f"Page {page} of {read.pages}" in shown
    assert shown.count("Confidential until published") == read.pages
    assert shown.count(long_document(1).meta.header) == read.pages - 1


def test_the_mark_of_a_draft_is_drawn_on_each_page_and_copied_from_none(theme: Theme) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(long_document(40), theme)))
    assert len(reader.pages) > 1
    for page in reader.pages:
        assert "DRAFT" not in page.extract_text()
        content = page.get_contents().get_data().decode("latin-1")
        _, _, mark = content.partition("/Subtype /Watermark>> BDC")
        shapes, _, _ = mark.partition("EMC")
        # Five letters, of which D, R and A have a hole.
        assert (shapes.count(" m "), shapes.count(" h")) == (8, 8)
        assert "Tj" not in shapes


def test_a_final_decision_bears_no_watermark(theme: Theme) -> None:
    reader = pypdf.PdfReader(
        io.BytesIO(pdf.render(reference_document(StatementStage.FINAL), theme))
    )
    for page in reader.pages:
        assert b"Watermark" not in page.get_contents().get_data()


def test_a_word_cut_at_a_hyphen_keeps_it_on_the_next_page(theme: Theme) -> None:
    document = statement_of(paragraph("[U+0001]-(א)-" * 500))
    read = read_tags(pdf.render(document, theme))
    assert read.pages > 1
    assert read.text == printed(document, theme)


def test_a_long_paragraph_before_a_list_may_begin_on_the_page_before(theme: Theme) -> None:
    text = " ".join(f"w{n}" for n in range(150))
    items = LetteredList(items=(ListItem((Text("apologise;"),)),))
    begun = 0
    for length in range(15, 45):
        filler = [paragraph("One line.", n) for n in range(1, length)]
        document = statement_of(*filler, paragraph(text, length), items)
        reader = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme)))
        pages = [page.extract_text() for page in reader.pages]
        begins = next(at for at, words in enumerate(pages) if "w0 " in words)
        ends = next(at for at, words in enumerate(pages) if "apologise" in words)
        assert "w149" in pages[ends]
        begun += begins < ends
    assert begun > 3


def test_long_headings_headers_and_titles_do_no_harm(theme: Theme) -> None:
    long = "A very long heading " * 300
    document = statement_of(
        Subheading(text=long), paragraph("Words."), header=long, footer=long, title=long
    )
    read = read_tags(pdf.render(document, theme))
    assert read.problems == []
    assert read.text == printed(document, theme)
    assert sum(words.endswith("…") for words in read.artifacts) == 2 * read.pages - 1


def test_a_statement_with_nothing_in_it_is_one_empty_page(theme: Theme) -> None:
    document = statement_of(title="", body_line="")
    empty = Document(meta=document.meta, sections=())
    read = read_tags(pdf.render(empty, theme))
    assert (read.pages, read.text, read.problems) == (1, "", [])


def test_pages_too_narrow_for_their_type_are_refused_in_words(theme: Theme) -> None:
    narrow = replace(theme, page=replace(theme.page, width_mm=60))
    items = LetteredList(items=(ListItem((Text("apologise;"),)),))
    with pytest.raises(ExportFailed, match="too narrow"):
        pdf.render(statement_of(paragraph("word " * 40), items), narrow)


def test_pages_too_low_for_their_type_are_refused_in_words(theme: Theme) -> None:
    low = replace(theme, page=replace(theme.page, height_mm=theme.page.top_mm + 40))
    with pytest.raises(ExportFailed, match="too low"):
        pdf.render(statement_of(paragraph("word " * 40)), low)


@given(document=documents())
@settings(max_examples=examples(30))
def test_any_statement_comes_out_whole_on_low_pages_too(theme: Theme, document: Document) -> None:
    low = replace(theme, page=replace(theme.page, height_mm=120))
    read = read_tags(pdf.render(document, low))
    assert read.problems == []
    assert read.text == printed(document, low)


def test_a_heading_is_never_the_last_thing_on_a_page(theme: Theme) -> None:
    for length in range(20, 60):
        filler = [paragraph("One line.", n) for n in range(1, length)]
        document = statement_of(
            *filler, Subheading(text="Lonely heading"), paragraph("Following words.", length)
        )
        reader = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme)))
        page = next(text for p in reader.pages if "Lonely" in (text := p.extract_text()))
        assert "Following words" in page


def test_the_signature_never_stands_alone_on_a_page(theme: Theme) -> None:
    for length in range(20, 60):
        filler = [paragraph("One line.", n) for n in range(1, length)]
        document = statement_of(*filler, SignatureBlock(text="Signed"))
        *_, last = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme))).pages
        assert f"{length - 1}." in last.extract_text()


def test_no_line_of_a_paragraph_stands_alone_on_a_page(theme: Theme) -> None:
    text = " ".join(f"w{n}" for n in range(150))
    for length in range(15, 45):
        filler = [paragraph("One line.", n) for n in range(1, length)]
        document = statement_of(*filler, paragraph(text, length))
        reader = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme)))
        for page in reader.pages:
            rows = [row for row in page.extract_text().splitlines() if re.search(r"\bw\d", row)]
            assert len(rows) != 1


@pytest.mark.parametrize(
    "text",
    [
        "word " * 20_000,
        "x" * 100_000,
        "a-" * 50_000,
        "שלום عليكم " * 2_000,
        "e\u0301\u0302\u0323 " * 5_000,
        "\U0001f9e9\U0001f600中文\x00\ud800\uffff\u202e " * 500,
        "\u00a0" * 3_000,
    ],
    ids=["long", "no spaces", "hyphens", "right to left", "combining", "odd", "no-break"],
)
def test_a_very_long_or_strange_paragraph_runs_over_its_pages(theme: Theme, text: str) -> None:
    document = statement_of(paragraph(text))
    read = read_tags(pdf.render(document, theme))
    assert read.problems == []
    assert read.text == printed(document, theme)
