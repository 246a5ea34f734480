"""The Word statement keeps the rules that Word's accessibility checker and WCAG 2.2 go by."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings

from tests.export.documents import documents
from tests.export.libreoffice import Office
from tests.export.reference_document import reference_document
from tests.export.small_statements import statement_of
from tests.export.test_word_template import template
from tests.export.word_reading import W, WordFile
from tests.interchange.test_tables import the_table
from tests.properties import examples
from workbench.export.theme import Theme
from workbench.export.word import render
from workbench.export.word.chronology import render_table
from workbench.export.word.template_styles import LEAST_CONTRAST, contrast
from workbench.statement.nodes import Document, Section, StatementStage, Subheading

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_HIGHLIGHTS = {"yellow": "FFFF00"}


@pytest.fixture(scope="module", params=["own look", "template"])
def word(request: pytest.FixtureRequest, theme: Theme) -> WordFile:
    """The reference statement in the program's look and in an office's."""
    office = template() if request.param == "template" else None
    return WordFile(render(reference_document(StatementStage.DRAFT), theme, office))


def against(ink: str, ground: str) -> float:
    """The contrast of one colour on another."""
    first, second = contrast(ink), contrast(ground)
    return max(first, second) / min(first, second)


def parts_with_words(word: WordFile) -> Iterator[str]:
    yield from (name for name in word.parts if re.match(r"word/(document|header|footer)", name))


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("FFFFFF") == pytest.approx(1)
    assert contrast("000000") == pytest.approx(21)
    assert contrast("767676") == pytest.approx(4.54, abs=0.01)
    assert against("FF0000", "FFFF00") == pytest.approx(3.72, abs=0.01)


def test_all_words_stand_out_from_the_paper(word: WordFile) -> None:
    colours = {
        colour.get(f"{W}val", "")
        for name in ("word/styles.xml", *parts_with_words(word))
        for colour in word.xml(name).iter(f"{W}color")
    }
    assert len(colours) > 3
    assert [each for each in sorted(colours) if contrast(each) < LEAST_CONTRAST] == []


def test_words_still_to_be_filled_in_stand_out_from_their_ground(
    word: WordFile, theme: Theme
) -> None:
    grounds = {mark.get(f"{W}fill", "") for mark in word.xml("word/styles.xml").iter(f"{W}shd")} | {
        _HIGHLIGHTS[mark.get(f"{W}val", "")] for mark in word.document.iter(f"{W}highlight")
    }
    assert len(grounds) == 2
    for ground in grounds:
        assert against(theme.text_colour, ground) >= LEAST_CONTRAST


def test_the_colours_offered_to_whoever_writes_on_can_be_read(word: WordFile) -> None:
    """The first accents are what Word offers for words; the pale ones are for grounds."""
    drawn = word.parts["word/theme/theme1.xml"].decode()
    for name in ("dk1", "dk2", "accent1", "accent2", "hlink", "folHlink"):
        found = re.search(rf'<a:{name}><a:srgbClr val="(\w+)"', drawn)
        assert found is not None
        assert contrast(found[1]) >= LEAST_CONTRAST


def test_it_has_a_title_and_a_language(word: WordFile) -> None:
    about = word.parts["docProps/core.xml"].decode()
    assert "<dc:title>The Ombudsman’s draft decision – Northshire Council" in about
    assert "<dc:language>en-GB</dc:language>" in about
    spoken = word.xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert spoken is not None
    assert spoken.get(f"{W}val") == "en-GB"


def heading_levels(word: WordFile) -> list[int]:
    return [int(line.style[-1]) for line in word.lines if re.fullmatch(r"Heading\d", line.style)]


@settings(max_examples=examples(40), deadline=None)
@given(documents(odd=False))
def test_no_heading_leaves_out_a_level(theme: Theme, document: Document) -> None:
    last = 0
    for level in heading_levels(WordFile(render(document, theme))):
        assert level <= last + 1
        last = level


def test_headings_of_the_statement_keep_their_own_level(word: WordFile) -> None:
    assert heading_levels(word) == [1, 1, 1, 2, 2, 3, 3, 2, 1]


def test_what_a_letter_is_about_is_a_heading_set_as_its_words_but_bold(theme: Theme) -> None:
    about = Subheading(text="Your complaint", level=1)
    letter = replace(statement_of(), sections=(Section(id="s", title="", blocks=(about,)),))
    word = WordFile(render(letter, theme))
    *_, last = word.document.iter(f"{W}p")
    assert word.lines[-1].style == "BodyText"
    level = last.find(f"{W}pPr/{W}outlineLvl")
    assert level is not None and level.get(f"{W}val") == "0"
    assert [each.tag for each in last.iterfind(f"{W}r/{W}rPr/*")] == [f"{W}b", f"{W}bCs"]


def test_nothing_is_laid_out_with_tables_text_boxes_or_empty_lines(word: WordFile) -> None:
    for name in parts_with_words(word):
        made = word.xml(name)
        for layout in ("tbl", "txbxContent", "framePr"):
            assert list(made.iter(f"{W}{layout}")) == [], name
    assert [line for line in word.lines if not line.words.strip()] == []


def test_every_list_is_a_list_and_no_label_is_typed(word: WordFile) -> None:
    items = [line for line in word.lines if "List" in line.style]
    assert len(items) == 18
    for line in items:
        assert re.fullmatch(r"[•◦▪]|\([a-z]+\)", line.label)
        assert not re.match(r"[•\-*–]|\([a-z]+\)|\d+\.", line.words)


def test_whatever_is_drawn_is_described(word: WordFile) -> None:
    marks = descriptions = 0
    for name in parts_with_words(word):
        made = word.xml(name)
        for shape in made.iter("{urn:schemas-microsoft-com:vml}shape"):
            marks += 1
            assert shape.get("alt")
        for picture in made.iter(f"{_WP}docPr"):
            descriptions += 1
            assert picture.get("descr")
        assert len(list(made.iter(f"{W}drawing"))) == len(list(made.iter(f"{_WP}inline")))
    assert (marks, descriptions > 0) == (2, "word/media/image1.png" in word.parts)


def test_the_table_of_events_repeats_its_headings_and_names_its_language(theme: Theme) -> None:
    word = WordFile(render_table(the_table(), theme))
    (table,) = word.document.iter(f"{W}tbl")
    first, *others = table.findall(f"{W}tr")
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
    assert list(table.iter(f"{W}vMerge")) == list(table.iter(f"{W}gridSpan")) == []
    spoken = word.xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert spoken is not None
    assert spoken.get(f"{W}val") == "en-GB"
    assert word.lines[0].style in ("Title", "Heading1")


TAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"}}'
)


def roles(tag: Any) -> Iterator[str]:
    """The role of every tag below one."""
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)[1:]
            yield from roles(kid)


@pytest.mark.slow
def test_libreoffice_finds_the_headings_lists_and_links_of_the_statement(
    theme: Theme, office: Office
) -> None:
    """Its tags are what it, and so a screen reader, makes of the Word file."""
    made = office.convert(render(reference_document(), theme), TAGGED)
    with pikepdf.open(io.BytesIO(made)) as file:
        found = Counter(roles(file.Root.StructTreeRoot))
        assert str(file.Root.Lang) == "en-GB"
    assert [found[f"H{level}"] for level in (1, 2, 3)] == [4, 3, 2]
    # Eleven numbered paragraphs and eighteen items of lists.
    assert found["LI"] == found["LBody"] == 11 + 18
    assert found["Link"] == 4
    assert found["Table"] == 0
