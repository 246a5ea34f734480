"""The PDF says what the statement says, in order, with its tags, links and pages right."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings

from tests.export.documents import documents, long_document
from tests.export.reference_document import reference_document
from tests.export.tagged_pdf import read_tags
from workbench.domain.errors import ExportFailed
from workbench.export import pdf
from workbench.export.characters import printable
from workbench.export.theme import Theme
from workbench.statement.nodes import (
    Citation,
    Document,
    DocumentMeta,
    LetteredList,
    ListItem,
    Paragraph,
    Placeholder,
    Section,
    SignatureBlock,
    StatementStage,
    Subheading,
    Text,
)
from workbench.statement.text import lines


def _normal(text: str) -> str:
    return " ".join(text.split())


def _expected(document: Document, theme: Theme) -> str:
    return _normal(" ".join(lines(printable(document, theme))))


def _statement(*blocks: Any, **meta: Any) -> Document:
    about: dict[str, Any] = {
        "stage": StatementStage.FINAL,
        "title": "The Ombudsman’s final decision",
        "body_line": "Northshire Council",
        "reference": "21 017 938",
        "body": "Northshire Council",
    }
    section = Section(id="s", title="What I found", blocks=blocks)
    return Document(meta=DocumentMeta(**{**about, **meta}), sections=(section,))


def _paragraph(text: str, number: int | None = 1) -> Paragraph:
    return Paragraph(inlines=(Text(text),), origin=f"o{number}", number=number)


@pytest.mark.parametrize("stage", StatementStage)
def test_its_tagged_words_are_the_statement_with_its_numbers(
    theme: Theme, stage: StatementStage
) -> None:
    document = reference_document(stage)
    assert read_tags(pdf.render(document, theme)).text == _expected(document, theme)


@pytest.mark.parametrize("document", [reference_document(), long_document(60)])
def test_every_tag_page_and_parent_fits_together(theme: Theme, document: Document) -> None:
    assert read_tags(pdf.render(document, theme)).problems == []


@given(document=documents())
@settings(max_examples=60)
def test_any_statement_comes_out_whole_and_rightly_tagged(theme: Theme, document: Document) -> None:
    read = read_tags(pdf.render(document, theme))
    assert read.problems == []
    assert read.text == _expected(document, theme)


def test_a_second_reader_finds_the_same_words_on_the_pages(theme: Theme) -> None:
    document = long_document(40)
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme)))
    assert len(reader.pages) > 2
    found = ""
    for page in reader.pages:
        text = page.extract_text().replace(document.meta.header, "")
        text = re.sub(r"Page \d+ of \d+", "", text.replace(document.meta.footer, ""))
        found += re.sub(r"^\s*DRAFT", "", text)
    assert "".join(found.split()) == "".join("".join(lines(document)).split())


def test_words_are_not_glued_together_where_lines_end(theme: Theme) -> None:
    document = _statement(_paragraph("delay " * 200))
    read = read_tags(pdf.render(document, theme))
    assert read.text.count("delay delay") == 100


def test_a_heading_is_one_level_below_the_one_before_at_most(theme: Theme) -> None:
    document = _statement(Subheading(text="Panel recommendation 1", level=3), _paragraph("Words."))
    read = read_tags(pdf.render(document, theme))
    assert [path for path, _ in read.pieces if "/H" in path] == [
        "Document/H1",
        "Document/Sect/H2",
        "Document/Sect/H3",
    ]
    assert read.problems == []


def test_a_list_belongs_to_the_paragraph_that_introduces_it(theme: Theme) -> None:
    items = LetteredList(items=(ListItem((Text("apologise;"),)),))
    read = read_tags(pdf.render(_statement(_paragraph("The Council will:"), items), theme))
    assert read.pieces[-2:] == [
        ("Document/Sect/L/LI/LBody/L/LI/Lbl", "(a)"),
        ("Document/Sect/L/LI/LBody/L/LI/LBody/P", "apologise;"),
    ]


def test_a_reference_leads_to_the_page_of_its_paragraph(theme: Theme) -> None:
    document = long_document(60)
    file = pikepdf.open(io.BytesIO(pdf.render(document, theme)))
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(_saved(file))).pages]
    pages = {page.obj.objgen: at for at, page in enumerate(file.pages)}
    seen = set()
    for page in file.pages:
        for link in page.obj.get("/Annots", []):
            number = str(link.Contents).removeprefix("Go to paragraph ")
            target = pages[link.Dest[0].objgen]
            # The paragraph's number stands at the start of a line on the page the link leads to.
            assert re.search(rf"^{number}\.\s", texts[target], re.MULTILINE), number
            assert 0 < float(link.Dest[3]) < 842
            seen.add(target)
    assert len(seen) > 3


def _saved(file: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def test_the_outline_lists_sections_and_their_subheadings(theme: Theme) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(reference_document(), theme)))

    def titles(entries: Any) -> list[Any]:
        return [titles(e) if isinstance(e, list) else e["/Title"] for e in entries]

    assert titles(reader.outline) == [
        "The complaint",
        "The Ombudsman’s role and powers",
        "What I found",
        [
            "What happened",
            "Analysis",
            [
                "Panel recommendation 1: tell families what was decided",
                "Panel recommendation 2: keep records",
            ],
            "Injustice",
        ],
        "Action",
    ]


def test_every_font_is_embedded_and_maps_back_to_characters(theme: Theme) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(reference_document(), theme))) as file:
        fonts = [font for page in file.pages for font in page.Resources.Font.values()]
        assert len(fonts) >= 4
        for font in fonts:
            assert "/ToUnicode" in font
            assert "/FontFile2" in font.FontDescriptor


def test_each_page_counts_itself_and_bears_header_and_footer(theme: Theme) -> None:
    read = read_tags(pdf.render(long_document(40), theme))
    shown = _normal(" ".join(read.artifacts))
    for page in range(1, read.pages + 1):
        assert f"Page {page} of {read.pages}" in shown
    assert shown.count("Confidential until published") == read.pages
    assert shown.count("DRAFT") == read.pages


def test_a_final_decision_bears_no_watermark(theme: Theme) -> None:
    read = read_tags(pdf.render(reference_document(StatementStage.FINAL), theme))
    assert "DRAFT" not in " ".join(read.artifacts)


def test_title_language_and_date_are_told_to_the_reader(theme: Theme) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(reference_document(), theme))) as file:
        title = "The Ombudsman’s draft decision – Northshire Council (21 017 938)"
        assert str(file.docinfo.Title) == title
        assert str(file.docinfo.CreationDate) == "D:20261103000000Z"
        assert str(file.Root.Lang) == "en-GB"
        with file.open_metadata() as about:
            assert about["dc:title"] == title
            assert about["pdfuaid:part"] == "1"
            assert about["pdfaid:conformance"] == "A"
            assert about["xmp:CreateDate"] == "2026-11-03T00:00:00Z"


def test_the_same_statement_gives_the_same_bytes(theme: Theme) -> None:
    assert pdf.render(reference_document(), theme) == pdf.render(reference_document(), theme)


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
    document = _statement(_paragraph(text))
    read = read_tags(pdf.render(document, theme))
    assert read.problems == []
    assert read.text == _expected(document, theme)


def test_a_word_cut_at_a_hyphen_keeps_it_on_the_next_page(theme: Theme) -> None:
    document = _statement(_paragraph("[U+0001]-(א)-" * 2_000))
    read = read_tags(pdf.render(document, theme))
    assert read.pages > 2
    assert read.text == _expected(document, theme)


def test_characters_beyond_the_first_plane_can_be_copied(theme: Theme) -> None:
    read = read_tags(pdf.render(_statement(_paragraph("The set 𝔸 :-) 😀")), theme))
    assert "The set 𝔸 :-) 😀" in read.text


def test_citations_are_in_italics_as_in_word(theme: Theme) -> None:
    law = Paragraph(
        inlines=(Text("We may stop. "), Citation("Local Government Act 1974")), origin="o", number=1
    )
    seen = {}

    def note(text: str, _cm: object, _tm: object, font: Any, _size: float) -> None:
        seen[text.strip()] = str(font["/BaseFont"]) if font else ""

    page = pypdf.PdfReader(io.BytesIO(pdf.render(_statement(law), theme))).pages[0]
    page.extract_text(visitor_text=note)
    found = next(face for text, face in seen.items() if "Local Government Act" in text)
    assert "Italic" in found


def test_a_placeholder_stands_out_without_becoming_text(theme: Theme) -> None:
    blank = Paragraph(inlines=(Text("On "), Placeholder("date")), origin="o", number=1)
    read = read_tags(pdf.render(_statement(blank), theme))
    assert read.problems == []
    assert read.pieces[-1][1] == "On [date]"


def test_a_long_paragraph_before_a_list_may_begin_on_the_page_before(theme: Theme) -> None:
    text = " ".join(f"w{n}" for n in range(150))
    items = LetteredList(items=(ListItem((Text("apologise;"),)),))
    begun = 0
    for length in range(15, 45):
        filler = [_paragraph("One line.", n) for n in range(1, length)]
        document = _statement(*filler, _paragraph(text, length), items)
        reader = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme)))
        pages = [page.extract_text() for page in reader.pages]
        begins = next(at for at, words in enumerate(pages) if "w0 " in words)
        ends = next(at for at, words in enumerate(pages) if "apologise" in words)
        assert "w149" in pages[ends]
        begun += begins < ends
    assert begun > 3


def test_long_headings_headers_and_titles_do_no_harm(theme: Theme) -> None:
    long = "A very long heading " * 300
    document = _statement(
        Subheading(text=long), _paragraph("Words."), header=long, footer=long, title=long
    )
    read = read_tags(pdf.render(document, theme))
    assert read.problems == []
    assert read.text == _expected(document, theme)
    assert sum(words.endswith("…") for words in read.artifacts) == 2 * read.pages


def test_a_statement_with_nothing_in_it_is_one_empty_page(theme: Theme) -> None:
    document = _statement(title="", body_line="")
    empty = Document(meta=document.meta, sections=())
    read = read_tags(pdf.render(empty, theme))
    assert (read.pages, read.text, read.problems) == (1, "", [])


def test_lists_nested_beyond_reason_are_refused_in_words(theme: Theme) -> None:
    nested = LetteredList(items=(ListItem((Text("deepest"),)),))
    for _ in range(600):
        nested = LetteredList(items=(ListItem((Text("deep"),), (nested,)),))
    with pytest.raises(ExportFailed, match="nested too deeply"):
        pdf.render(_statement(nested), theme)


def test_pages_too_low_for_their_type_are_refused_in_words(theme: Theme) -> None:
    low = replace(theme, page=replace(theme.page, height_mm=theme.page.top_mm + 40))
    with pytest.raises(ExportFailed, match="too low"):
        pdf.render(_statement(_paragraph("word " * 40)), low)


@given(document=documents())
@settings(max_examples=30)
def test_any_statement_comes_out_whole_on_low_pages_too(theme: Theme, document: Document) -> None:
    low = replace(theme, page=replace(theme.page, height_mm=120))
    read = read_tags(pdf.render(document, low))
    assert read.problems == []
    assert read.text == _expected(document, low)


def test_two_statements_may_be_made_at_once(theme: Theme) -> None:
    wanted = {n: pdf.render(long_document(n), theme) for n in (10, 20)}
    with ThreadPoolExecutor(4) as pool:
        made = pool.map(lambda n: (n, pdf.render(long_document(n), theme)), [10, 20] * 6)
        assert all(wanted[n] == data for n, data in made)


def test_an_unknown_language_is_taken_for_british_english(theme: Theme) -> None:
    for language in ("", "en GB)", "\u00e9"):
        document = _statement(_paragraph("Words."), language=language)
        with pikepdf.open(io.BytesIO(pdf.render(document, theme))) as file:
            assert str(file.Root.Lang) == "en-GB"


def test_a_heading_is_never_the_last_thing_on_a_page(theme: Theme) -> None:
    for length in range(20, 60):
        filler = [_paragraph("One line.", n) for n in range(1, length)]
        document = _statement(
            *filler, Subheading(text="Lonely heading"), _paragraph("Following words.", length)
        )
        reader = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme)))
        page = next(text for p in reader.pages if "Lonely" in (text := p.extract_text()))
        assert "Following words" in page


def test_the_signature_never_stands_alone_on_a_page(theme: Theme) -> None:
    for length in range(20, 60):
        filler = [_paragraph("One line.", n) for n in range(1, length)]
        document = _statement(*filler, SignatureBlock(text="Signed"))
        *_, last = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme))).pages
        assert f"{length - 1}." in last.extract_text()


def test_no_line_of_a_paragraph_stands_alone_on_a_page(theme: Theme) -> None:
    text = " ".join(f"w{n}" for n in range(150))
    for length in range(15, 45):
        filler = [_paragraph("One line.", n) for n in range(1, length)]
        document = _statement(*filler, _paragraph(text, length))
        reader = pypdf.PdfReader(io.BytesIO(pdf.render(document, theme)))
        for page in reader.pages:
            rows = [row for row in page.extract_text().splitlines() if re.search(r"\bw\d", row)]
            assert len(rows) != 1


def test_the_checks_of_these_tests_notice_faults(theme: Theme) -> None:
    data = pdf.render(reference_document(), theme)
    with pikepdf.open(io.BytesIO(data)) as file:
        items = file.Root.StructTreeRoot.K[0].K
        items[0], items[1] = items[1], items[0]
        assert read_tags(_saved(file)).text != read_tags(data).text
    with pikepdf.open(io.BytesIO(data)) as file:
        content = file.pages[0].Contents.read_bytes()
        file.pages[0].Contents = file.make_stream(content.replace(b"/P <</MCID 0>> BDC", b"", 1))
        with pytest.raises(IndexError):
            read_tags(_saved(file))
    with pikepdf.open(io.BytesIO(data)) as file:
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        parents = next(tags for tags in numbers if isinstance(tags, pikepdf.Array))
        parents[0], parents[1] = parents[1], parents[0]
        assert read_tags(_saved(file)).problems


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "statement.pdf"
    path.write_bytes(pdf.render(long_document(40), theme))
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
