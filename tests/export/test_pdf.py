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
from tests.export.small_statements import paragraph, printed, statement_of
from tests.export.tagged_pdf import read_tags
from tests.properties import examples
from workbench.domain.errors import ExportFailed
from workbench.export import pdf
from workbench.export.theme import Theme
from workbench.statement.nodes import (
    Citation,
    Document,
    LetteredList,
    ListItem,
    Paragraph,
    Placeholder,
    Section,
    StatementStage,
    Subheading,
    Text,
)
from workbench.statement.text import lines


@pytest.mark.parametrize("stage", StatementStage)
def test_its_tagged_words_are_the_statement_with_its_numbers(
    theme: Theme, stage: StatementStage
) -> None:
    document = reference_document(stage)
    assert read_tags(pdf.render(document, theme)).text == printed(document, theme)


@pytest.mark.parametrize("document", [reference_document(), long_document(60)])
def test_every_tag_page_and_parent_fits_together(theme: Theme, document: Document) -> None:
    assert read_tags(pdf.render(document, theme)).problems == []


@given(document=documents())
@settings(max_examples=examples(60))
def test_any_statement_comes_out_whole_and_rightly_tagged(theme: Theme, document: Document) -> None:
    read = read_tags(pdf.render(document, theme))
    assert read.problems == []
    assert read.text == printed(document, theme)


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
    document = statement_of(paragraph("delay " * 200))
    read = read_tags(pdf.render(document, theme))
    assert read.text.count("delay delay") == 100


def test_a_heading_is_one_level_below_the_one_before_at_most(theme: Theme) -> None:
    document = statement_of(Subheading(text="Panel recommendation 1", level=3), paragraph("Words."))
    read = read_tags(pdf.render(document, theme))
    assert [path for path, _ in read.pieces if "/H" in path] == [
        "Document/H1",
        "Document/Sect/H2",
        "Document/Sect/H3",
    ]
    assert read.problems == []


def test_what_a_letter_is_about_is_a_heading_set_as_its_words_but_bold(theme: Theme) -> None:
    about = Subheading(text="Your complaint", level=1)
    letter = replace(statement_of(), sections=(Section(id="s", title="", blocks=(about,)),))
    made = pdf.render(letter, theme)
    read = read_tags(made)
    assert read.pieces[-1] == ("Document/Sect/H2", "Your complaint") and read.problems == []
    said: list[tuple[str, float]] = []

    def seen(text: str, _one: Any, _other: Any, font: Any, size: float) -> None:
        if "Your complaint" in text:
            said.append((str(font["/BaseFont"]), size))

    pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text(visitor_text=seen)
    assert [("Bold" in font, size) for font, size in said] == [
        (True, theme.styles.paragraph.size_pt)
    ]


def test_a_list_belongs_to_the_paragraph_that_introduces_it(theme: Theme) -> None:
    items = LetteredList(items=(ListItem((Text("apologise;"),)),))
    read = read_tags(pdf.render(statement_of(paragraph("The Council will:"), items), theme))
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


def test_small_objects_are_packed_so_that_files_stay_small(theme: Theme) -> None:
    short, long = (pdf.render(long_document(count), theme) for count in (40, 400))
    with pikepdf.open(io.BytesIO(long)) as file:
        assert long.count(b" 0 obj") < len(file.objects) / 20
    # Beside its typefaces a paragraph takes hardly more room than its words.
    assert len(long) - len(short) < 360 * 500


def test_a_file_is_named_after_what_it_says(theme: Theme) -> None:
    def name(document: Document) -> bytes:
        with pikepdf.open(io.BytesIO(pdf.render(document, theme))) as file:
            return bytes(file.trailer.ID[0])

    assert name(long_document(10)) == name(long_document(10))
    assert name(long_document(10)) != name(long_document(11))


def test_characters_beyond_the_first_plane_can_be_copied(theme: Theme) -> None:
    read = read_tags(pdf.render(statement_of(paragraph("The set 𝔸 :-) 😀")), theme))
    assert "The set 𝔸 :-) 😀" in read.text


def test_a_statement_may_use_more_characters_than_one_font_of_a_file_holds(theme: Theme) -> None:
    text = " ".join("".join(map(chr, range(first, first + 8))) for first in range(0x100, 0x500, 8))
    document = statement_of(paragraph(f"({text}) \\ {text[::-1]}"))
    read = read_tags(pdf.render(document, theme))
    assert read.problems == []
    assert read.text == printed(document, theme)


def test_citations_are_in_italics_as_in_word(theme: Theme) -> None:
    law = Paragraph(
        inlines=(Text("We may stop. "), Citation("Local Government Act 1974")), origin="o", number=1
    )
    seen = {}

    def note(text: str, _cm: object, _tm: object, font: Any, _size: float) -> None:
        seen[text.strip()] = str(font["/BaseFont"]) if font else ""

    page = pypdf.PdfReader(io.BytesIO(pdf.render(statement_of(law), theme))).pages[0]
    page.extract_text(visitor_text=note)
    found = next(face for text, face in seen.items() if "Local Government Act" in text)
    assert "Italic" in found


def test_a_placeholder_stands_out_without_becoming_text(theme: Theme) -> None:
    blank = Paragraph(inlines=(Text("On "), Placeholder("date")), origin="o", number=1)
    read = read_tags(pdf.render(statement_of(blank), theme))
    assert read.problems == []
    assert read.pieces[-1][1] == "On [date]"


def test_lists_nested_beyond_reason_are_refused_in_words(theme: Theme) -> None:
    nested = LetteredList(items=(ListItem((Text("deepest"),)),))
    for _ in range(600):
        nested = LetteredList(items=(ListItem((Text("deep"),), (nested,)),))
    with pytest.raises(ExportFailed, match="nested too deeply"):
        pdf.render(statement_of(nested), theme)


def test_two_statements_may_be_made_at_once(theme: Theme) -> None:
    wanted = {n: pdf.render(long_document(n), theme) for n in (10, 20)}
    with ThreadPoolExecutor(4) as pool:
        made = pool.map(lambda n: (n, pdf.render(long_document(n), theme)), [10, 20] * 6)
        assert all(wanted[n] == data for n, data in made)


def test_an_unknown_language_is_taken_for_british_english(theme: Theme) -> None:
    for language in ("", "en GB)", "\u00e9"):
        document = statement_of(paragraph("Words."), language=language)
        with pikepdf.open(io.BytesIO(pdf.render(document, theme))) as file:
            assert str(file.Root.Lang) == "en-GB"


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
