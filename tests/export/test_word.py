"""The Word statement says what the statement says, with Word's own numbers and references."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.export.documents import long_document
from tests.export.reference_document import reference_document
from tests.export.word_reading import W, WordFile
from workbench.domain.errors import ExportFailed
from workbench.export import pdf
from workbench.export.theme import Theme, load_theme
from workbench.export.word import render
from workbench.statement.characters import printable
from workbench.statement.nodes import (
    Block,
    BulletList,
    Citation,
    Document,
    LetteredList,
    ListItem,
    Paragraph,
    ParagraphRef,
    Placeholder,
    Section,
    StatementStage,
    Style,
    Styled,
    Subheading,
    Text,
)
from workbench.statement.text import lines

THEME: Theme = load_theme(Path(__file__).parents[2] / "resources" / "theme" / "statement.toml")


def read(document: Document) -> WordFile:
    return WordFile(render(document, THEME))


def statement(*blocks: Block) -> Document:
    """The reference statement's heading over blocks of a test's own."""
    section = Section(id="s", title="What I found", blocks=blocks)
    return replace(reference_document(), sections=(section,))


def said(text: str, number: int | None = None) -> Paragraph:
    return Paragraph(inlines=(Text(text),), origin=text, numbered=number is not None, number=number)


def lettered(*words: str) -> LetteredList:
    return LetteredList(items=tuple(ListItem((Text(word),)) for word in words))


def labels(document: Document) -> list[str]:
    return [line.label for line in read(document).lines if line.label]


# --- the words and numbers ---------------------------------------------------------------------


@pytest.mark.parametrize("stage", list(StatementStage))
def test_word_shows_every_line_of_the_statement_with_its_number(stage: StatementStage) -> None:
    document = reference_document(stage)
    assert read(document).text() == list(lines(document))


def test_references_are_fields_that_follow_their_paragraph() -> None:
    word = read(reference_document())
    shown = [reference.shown for reference in word.references]
    assert shown == ["9", "1", "6", "4"]
    for reference in word.references:
        assert word.bookmarks[reference.bookmark].label == f"{reference.shown}."


@pytest.mark.parametrize("words", ["", "   "])
def test_a_paragraph_without_words_gives_its_reference_something_to_stand_round(words: str) -> None:
    refers = Paragraph(inlines=(ParagraphRef(words, 1),), origin="refers", number=2)
    tree = read(statement(said(words, 1), refers)).document
    paragraph = next(
        each for each in tree.iter(f"{W}p") if each.find(f"{W}bookmarkStart") is not None
    )
    tags = [each.tag for each in paragraph]
    inside = paragraph[tags.index(f"{W}bookmarkStart") : tags.index(f"{W}bookmarkEnd")]
    assert any(each.text for part in inside for each in part.iter(f"{W}t"))


def test_a_bookmark_has_one_name_one_number_and_one_end() -> None:
    tree = read(reference_document()).document
    starts = [mark.get(f"{W}id") for mark in tree.iter(f"{W}bookmarkStart")]
    names = [mark.get(f"{W}name", "") for mark in tree.iter(f"{W}bookmarkStart")]
    assert len(starts) == len(set(starts)) == len(set(names))
    assert sorted(starts) == sorted(mark.get(f"{W}id") for mark in tree.iter(f"{W}bookmarkEnd"))


def test_a_reference_to_a_number_that_no_paragraph_carries_is_marked_and_is_no_field() -> None:
    word = read(statement(Paragraph(inlines=(ParagraphRef("gone", 7),), origin="a", number=1)))
    assert word.references == []
    assert word.lines[-1].words == "7"
    assert [run.find(f"{W}rPr/{W}highlight") is not None for run in word.document.iter(f"{W}r")][-1]


# --- lists -------------------------------------------------------------------------------------


def test_a_lettered_list_starts_again_at_a_under_each_numbered_paragraph() -> None:
    document = statement(said("x", 1), lettered("p", "q"), said("y", 2), lettered("r"))
    assert labels(document) == ["1.", "(a)", "(b)", "2.", "(a)"]
    styles = {line.style for line in read(document).lines if line.label.startswith("(")}
    assert styles == {"LetteredList"}


def test_the_first_lettered_list_under_a_paragraph_needs_nothing_but_its_style() -> None:
    word = read(statement(said("x", 1), lettered("p"), said("y", 2), lettered("q")))
    assert list(word.document.iter(f"{W}numPr")) == []


def test_a_second_lettered_list_under_one_paragraph_starts_again_at_a() -> None:
    document = statement(said("x", 1), lettered("p", "q"), said("(Act)"), lettered("r", "s"))
    assert labels(document) == ["1.", "(a)", "(b)", "(a)", "(b)"]


def test_a_lettered_list_before_any_number_starts_at_a() -> None:
    assert labels(statement(said("x"), lettered("p"), said("y", 1))) == ["(a)", "1."]


def test_letters_under_each_bullet_start_again_at_a() -> None:
    item = ListItem((Text("b"),), children=(lettered("p", "q"),))
    document = statement(said("x", 1), BulletList(items=(item, item)))
    assert labels(document) == ["1.", "•", "(a)", "(b)", "•", "(a)", "(b)"]


def test_small_numerals_under_each_letter_start_again_and_the_letters_go_on() -> None:
    item = ListItem((Text("b"),), children=(lettered("p", "q"), lettered("r")))
    deep = ListItem((Text("c"),), children=(LetteredList(items=(item, item)),))
    document = statement(said("x", 1), LetteredList(items=(item, deep, item)))
    assert labels(document) == [
        "1.", "(a)", "(i)", "(ii)", "(i)",
        "(b)", "(i)", "(i)", "(ii)", "(i)", "(ii)", "(i)", "(ii)", "(i)",
        "(c)", "(i)", "(ii)", "(i)",
    ]  # fmt: skip


def test_a_list_of_sixty_items_counts_as_the_statement_does() -> None:
    items = tuple(ListItem((Text(str(n)),), children=(lettered("x"),)) for n in range(60))
    document = statement(
        said("x", 1), LetteredList(items=(ListItem((), (LetteredList(items=items),)), *items))
    )
    assert read(document).text() == list(lines(document))


def nested(depth: int) -> BulletList:
    children = (nested(depth - 1),) if depth > 1 else ()
    return BulletList(items=(ListItem((Text(f"{depth}"),), children=children),))


def test_lists_nest_as_deep_as_word_can_hold() -> None:
    assert labels(statement(said("x", 1), nested(9))) == ["1.", "•", "◦", *["▪"] * 7]


def test_a_list_nested_deeper_than_word_can_hold_is_refused_in_plain_words() -> None:
    with pytest.raises(ExportFailed, match="nested 10 deep"):
        render(statement(said("x", 1), nested(10)), THEME)


def test_numbers_that_do_not_run_on_are_refused_rather_than_printed_otherwise() -> None:
    with pytest.raises(ExportFailed, match="should be number 2 is numbered 3"):
        render(statement(said("x", 1), said("y", 3)), THEME)


def test_what_leads_to_a_list_stays_on_its_page() -> None:
    document = statement(said("x", 1), lettered("p", "q"), said("(Act)"), said("y", 2))
    kept = [
        paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for paragraph in read(document).document.iter(f"{W}p")
    ]
    assert kept[-5:] == [True, False, True, False, False]


# --- styles and marking ------------------------------------------------------------------------


def test_each_kind_of_line_has_a_style_of_its_own() -> None:
    word = read(reference_document())
    expected = {
        "Northshire Council": "BodyLine",
        "Category: Children’s ca": "StatementDetail",
        "The Ombudsman’s draft de": "Title",
        "The complaint": "Heading1",
        "What happened": "Heading2",
        "Panel recommendation 1:": "Heading3",
        "Ms X complained that the": "NumberedParagraph",
        "Summary: Ms X complained": "Summary",
        "took nine months to hold": "ListBullet",
        "one on 3 March;": "ListBullet2",
        "at home; and": "ListBullet3",
        "we ask how the decision": "LetteredList",
        "the law;": "RomanList",
        "Investigator’s decision": "Signature",
    }
    for words, style in expected.items():
        assert next(line.style for line in word.lines if line.said.startswith(words)) == style
    citation = next(line for line in word.lines if "section 34(3)" in line.said)
    quote = next(line for line in word.lines if "should have told Ms X" in line.said)
    assert (citation.style, quote.style) == ("CitationLine", "Quote")


def test_unnumbered_words_line_up_with_the_numbered_paragraph_they_follow() -> None:
    first = Section(id="a", title="A", blocks=(said("before"), said("x", 1), said("after")))
    word = read(
        replace(reference_document(), sections=(first, replace(first, blocks=(said("new"),))))
    )
    found = {line.words: line.style for line in word.lines}
    assert (found["before"], found["after"], found["new"]) == (
        "BodyText", "ParagraphContinued", "BodyText",
    )  # fmt: skip


def test_every_style_used_is_defined_and_headings_are_words_own() -> None:
    word = read(reference_document())
    names = {
        line.style: word.style(line.style).find(f"{W}name").get(f"{W}val")  # type: ignore[union-attr]
        for line in word.lines
    }
    assert names["Title"] == "Title"
    assert [names[f"Heading{level}"] for level in (1, 2, 3)] == [
        "heading 1", "heading 2", "heading 3",
    ]  # fmt: skip
    for level in (1, 2, 3):
        outline = word.style(f"Heading{level}").find(f"{W}pPr/{W}outlineLvl")
        assert outline is not None
        assert outline.get(f"{W}val") == str(level - 1)


def test_style_and_numbering_level_name_each_other() -> None:
    word = read(reference_document())
    bound = {
        (made.get(f"{W}abstractNumId"), level.get(f"{W}ilvl")): style.get(f"{W}val")
        for made in word.xml("word/numbering.xml").iter(f"{W}abstractNum")
        for level in made.iter(f"{W}lvl")
        if (style := level.find(f"{W}pStyle")) is not None
    }
    assert bound == {
        ("1", "0"): "NumberedParagraph", ("1", "1"): "LetteredList", ("1", "2"): "RomanList",
        ("2", "0"): "ListBullet", ("2", "1"): "ListBullet2", ("2", "2"): "ListBullet3",
    }  # fmt: skip


def runs(word: WordFile, words: str) -> list[list[str]]:
    return [
        [look.tag.removeprefix(W) for look in run.findall(f"{W}rPr/*")]
        for run in word.document.iter(f"{W}r")
        if "".join(text.text or "" for text in run.iter(f"{W}t")) == words
    ]


def test_what_is_still_to_be_filled_in_is_highlighted() -> None:
    word = read(
        statement(
            Paragraph(
                inlines=(
                    Placeholder("date"), ParagraphRef("gone"), Citation("the Act"),
                    Styled(Style.STRONG, (Text("bold"), Placeholder("sum"))),
                ),
                origin="o", number=1,
            )
        )
    )  # fmt: skip
    assert runs(word, "[date]") == [["rStyle", "highlight"]]
    assert runs(word, "[paragraph ?]") == [["rStyle", "highlight"]]
    assert runs(word, "[sum]") == [["rStyle", "b", "bCs", "highlight"]]
    assert runs(word, "(the Act)") == [["rStyle"]]
    assert runs(word, "bold") == [["b", "bCs"]]


# --- header, footer, watermark, properties -----------------------------------------------------


def test_header_and_footer_carry_reference_and_page_numbers() -> None:
    word = read(reference_document())
    meta = reference_document().meta
    assert word.part_text("word/header1.xml") == meta.header
    assert word.part_text("word/footer1.xml") == f"{meta.footer}\tPage 1 of 2"
    orders = [order.text for order in word.xml("word/footer1.xml").iter(f"{W}instrText")]
    assert orders == [" PAGE ", " NUMPAGES "]


def test_only_a_draft_is_marked_draft() -> None:
    draft = read(reference_document(StatementStage.DRAFT)).parts["word/header1.xml"]
    final = read(reference_document(StatementStage.FINAL)).parts["word/header1.xml"]
    assert b'string="DRAFT"' in draft
    assert b'alt="DRAFT (printed across each page)"' in draft
    assert b"DRAFT" not in final
    assert b"textpath" not in final


def test_the_file_names_title_language_and_date_and_nobody() -> None:
    word = read(reference_document())
    core = {
        made.tag.rsplit("}", 1)[1]: made.text
        for made in word.xml("docProps/core.xml")
    }  # fmt: skip
    assert core == {
        "title": "The Ombudsman’s draft decision – Northshire Council (21 017 938)",
        "subject": "21 017 938",
        "language": "en-GB",
        "created": "2026-11-03T00:00:00Z",
        "modified": "2026-11-03T00:00:00Z",
    }
    assert list(word.xml("docProps/app.xml")) == []


@pytest.mark.parametrize("dated", ["", "31 February", "2026-02-31"])
def test_a_statement_without_a_usable_date_has_a_fixed_one(dated: str) -> None:
    document = reference_document()
    document = replace(document, meta=replace(document.meta, dated=dated))
    assert b"2000-01-01T00:00:00Z" in read(document).parts["docProps/core.xml"]


def test_the_language_is_british_english_throughout() -> None:
    word = read(reference_document())
    tags = [
        tag
        for name in ("word/styles.xml", "word/settings.xml", "docProps/core.xml")
        for tag in re.findall(r"\b[a-z]{2}-[A-Z]{2}\b", word.parts[name].decode())
    ]
    assert set(tags) == {"en-GB", "ar-SA"}  # ar-SA: what Word itself names for right-to-left


def test_no_part_tells_how_or_by_whom_the_file_was_made() -> None:
    word = read(reference_document())
    assert sorted(word.parts) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml",
        "docProps/custom.xml", "word/_rels/document.xml.rels", "word/document.xml",
        "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml", "word/header1.xml",
        "word/header2.xml", "word/numbering.xml", "word/settings.xml", "word/styles.xml",
        "word/theme/theme1.xml",
    ]  # fmt: skip
    for name, content in word.parts.items():
        for forbidden in (b"python", b"Macintosh", b"stylesWithEffects", b"customXml", b"rsid"):
            assert forbidden not in content, name


@pytest.mark.parametrize("count", [3, 60])
def test_previews_show_the_number_of_pages_there_are(count: int) -> None:
    document = long_document(count)
    footers = read(document).parts["word/footer1.xml"].decode()
    shown = re.findall(r"<w:t[^>]*>(\d+)</w:t>", footers)
    pages = pdf.page_count(document, THEME)
    with pikepdf.open(io.BytesIO(pdf.render(document, THEME))) as file:
        assert len(file.pages) == pages
    assert shown == ["1", str(pages)]


def test_the_same_statement_gives_the_same_file() -> None:
    assert render(reference_document(), THEME) == render(reference_document(), THEME)


# --- words that are hard on a file -------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "word " * 20_000,
        "שלום, Ms X said ‏مرحبا بالعالم‎ twice",
        "e\u0301 a\u030a\u0323 n\u0303",
        "👩‍⚖️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 𝔘",
        "<w:p>&amp;</w:p> ]]> <!-- \"quoted\" -->",
        "first line\nsecond line\tafter a tab",
        "  leading, double  and trailing  ",
    ],
    ids=["long", "right-to-left", "combining", "emoji", "markup", "line ends", "spaces"],
)  # fmt: skip
def test_words_come_out_as_every_file_shows_them(words: str) -> None:
    document = statement(said(words, 1), Subheading(text=words), lettered(words))
    document = replace(document, meta=replace(document.meta, header=words, footer=words))
    word, shown = read(document), printable(document)
    assert word.text() == list(lines(shown))
    assert word.part_text("word/header1.xml") == shown.meta.header


def test_right_to_left_words_are_runs_of_their_own() -> None:
    word = read(statement(said("He said שלום עולם twice", 1)))
    assert runs(word, "שלום עולם") == [["rtl"]]
    assert runs(word, "He said ") == runs(word, " twice") == [[]]


def test_what_xml_cannot_carry_is_shown_by_its_code_not_dropped() -> None:
    document = statement(said("a\x00b\x1fc\ud800d\uffffe", 1))
    document = replace(document, meta=replace(document.meta, title="t\x07", watermark="\x02"))
    word = read(document)
    assert word.lines[-1].words == "a[U+0000]b c[U+D800]d[U+FFFF]e"
    assert b"t[U+0007]" in word.parts["docProps/core.xml"]
