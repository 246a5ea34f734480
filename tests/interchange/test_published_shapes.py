"""A statement reads the same from every file, page and text it may come in."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from tests.interchange import published_statements as published
from tests.interchange.published_statements import PARTS, run, word_file, word_paragraph
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import StatementRefused
from workbench.interchange.published.files import lines_of
from workbench.interchange.published.reader import read_pasted, read_statement
from workbench.statement.nodes import (
    BulletList,
    Document,
    LetteredList,
    Paragraph,
    Quote,
    Subheading,
)
from workbench.statement.reading.lines import AsideKind
from workbench.statement.reading.reader import read_lines
from workbench.statement.text import lines, paragraph_text

LIBRARY = load_reference_library()
SHAPES = {
    "numbers.txt": published.as_numbers().encode(),
    "dashes.txt": published.as_dashes().encode(),
    "bare.txt": published.as_bare_text().encode("utf-16"),
    "page.html": published.as_page().encode(),
    "statement.docx": published.as_word(),
}


def read(name: str, data: bytes) -> Document:
    return read_lines(lines_of(name, data), LIBRARY).document


def said(text: str) -> Document:
    return read("a.txt", text.encode())


def numbered(document: Document) -> list[Paragraph]:
    return [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Paragraph) and block.numbered
    ]


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_numbered_text(name: str) -> None:
    document = read(name, SHAPES[name])
    expected = [published.TITLE_LINE, *published.DETAILS, published.TITLE]
    expected.append(f"Summary: {published.SUMMARY}")
    number = 0
    for kind, words in PARTS:
        number += kind == "p"
        label = {"p": f"{number}. ", "b": "• "}.get(kind, "")
        expected.append(label + words)
    assert list(lines(document)) == [*expected, published.SIGNATURE]


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_has_the_same_parts(name: str) -> None:
    document = read(name, SHAPES[name])
    assert [section.id for section in document.sections] == [
        "summary",
        "complaint",
        "powers",
        "considered",
        "what-i-found",
        "action",
        "decision",
        "signature",
    ]
    blocks = [block for section in document.sections for block in section.blocks]
    lists = [block for block in blocks if isinstance(block, BulletList)]
    headings = [(block.text, block.level) for block in blocks if isinstance(block, Subheading)]
    assert len(numbered(document)) == published.PARAGRAPHS
    assert len(lists) == published.LISTS
    assert sum(len(block.items) for block in lists) == published.ITEMS
    assert headings == [
        ("The complaints procedure", 2),
        ("What happened", 2),
        ("Analysis", 2),
        ("The missed visits", 3),
        ("The time it took", 3),
    ]
    assert document.meta.reference == "23 990 112"
    assert document.meta.body == "Northmere County Council"


def test_a_reference_to_a_paragraph_that_is_there_follows_it() -> None:
    text = "\n".join(lines(read("a.docx", SHAPES["statement.docx"])))
    assert "described in paragraph 12" in text
    [target] = [
        inline.target
        for paragraph in numbered(read("a.docx", SHAPES["statement.docx"]))
        for inline in paragraph.inlines
        if hasattr(inline, "target")
    ]
    assert target == "read:12"


def test_straight_and_curly_apostrophes_and_other_headings_are_known() -> None:
    document = said(
        "Northmere Council (23 990 112)\nThe Ombudsman’s draft decision\nSummary: Words here.\n"
        "THE COMPLAINT\n1. Ms Y complained.\nThe Ombudsman's role and powers:\n1. The law.\n"
        "What I have investigated\n1. Everything.\nRecommended actions\n1. Nothing.\n"
        "Draft decision\n1. No fault so far.\n"
    )
    assert document.meta.stage.value == "draft"
    assert [section.id for section in document.sections] == [
        "summary",
        "complaint",
        "powers",
        "scope",
        "action",
        "decision",
    ]


def test_letters_and_roman_numerals_nest_and_the_ninth_letter_is_a_letter() -> None:
    letters = "".join(f"   {chr(97 + n)}) point {chr(97 + n)};\n" for n in range(10))
    document = said(
        "The complaint\n1. Mr Z complained that:\n   (a) it was late:\n      (i) once;\n"
        "      (ii) twice; and\n   (b) it was wrong.\n2. He listed:\n" + letters
    )
    first, second = (b for s in document.sections for b in s.blocks if isinstance(b, LetteredList))
    assert [len(item.children) for item in first.items] == [1, 0]
    assert len(first.items[0].children[0].items) == 2
    assert len(second.items) == 10


def test_numbers_within_a_paragraph_are_a_list_of_its_own() -> None:
    document = said(
        "Agreed action\n1. The Council has agreed to:\n   1. say sorry;\n   2. pay £50.\n"
        "2. It will report.\nFinal decision\n1. Done.\n"
    )
    assert [paragraph.number for paragraph in numbered(document)] == [1, 2, 3]
    assert isinstance(document.sections[0].blocks[1], LetteredList)


def test_text_broken_at_the_margin_is_put_together() -> None:
    wrapped = (
        "The complaint\n\n1. Ms Y complained that the Council did not do what it said it would\n"
        "do when she first wrote to it about the matter, and that nobody had told her\n"
        "why. She wants somebody to look at it again, from the beginning, and to give\n"
        "her an answer that she can understand and that deals with all of the points\n"
        "she made.\n\n2. She also says the letters she got were rude.\n\n"
        "What I found\n\nWhat happened\n\n1. In May 2023 she wrote.\n"
    )
    texts = [paragraph_text(paragraph) for paragraph in numbered(said(wrapped))]
    assert len(texts) == 3
    assert texts[0].endswith("deals with all of the points she made.")


def _changed(line: str) -> tuple[str, str]:
    number, _, words = line.partition(". ")
    return (number, words) if number.isdigit() else ("", line)


def _told_apart(form: str) -> str:
    """The statement with another sign in place of the stop behind its numbers."""
    made = map(_changed, published.as_numbers().split("\n"))
    return "\n".join(form.format(number) + words if number else words for number, words in made)


def _headed() -> str:
    marks = {"h": "## ", "s": "### ", "t": "### "}
    heads = {words: marks.get(kind, "") for kind, words in PARTS}
    return "\n".join(heads.get(line, "") + line for line in published.as_numbers().split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        _told_apart("[{}] "),
        _told_apart("{}\t"),
        _told_apart("{}  "),
        "\n".join(f"    {line}" for line in published.as_numbers().split("\n")),
        "\n".join(f"> {line}" for line in published.as_numbers().split("\n")),
        _headed(),
    ],
    ids=["brackets", "tab", "bare", "margin", "reply", "hashes"],
)
def test_numbers_margins_and_headings_marked_otherwise_read_the_same(text: str) -> None:
    assert list(lines(said(text))) == list(lines(said(published.as_numbers())))


def test_a_subheading_may_end_in_a_colon() -> None:
    text = published.as_numbers().replace("\nWhat happened\n", "\nWhat happened:\n")
    document = said(text)
    found = [b.text for s in document.sections for b in s.blocks if isinstance(b, Subheading)]
    assert "What happened:" in found


def test_a_number_in_a_cell_of_its_own_is_that_of_the_words_beside_it() -> None:
    rows = "".join(
        f"<tr><td>{number}{'.' if number else ''}</td><td>{words}</td></tr>"
        for number, words in map(_changed, published.as_numbers().split("\n"))
    )
    document = read("a.html", f"<html><table>{rows}</table></html>".encode())
    assert list(lines(document)) == list(lines(said(published.as_numbers())))


def test_words_with_a_reading_above_them_are_read_without_it() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>The words.</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    body = word_paragraph("Heading2", run("The complaint")) + word_paragraph("BodyText", ruby)
    assert list(lines(read("a.docx", word_file(body))))[-1] == "1. The words."


def test_a_bullet_typed_as_a_sign_of_another_font_is_a_bullet() -> None:
    bullet = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r><w:r><w:tab/></w:r>'
    body = word_paragraph("BodyText", run("1. The Council will:"))
    body += word_paragraph("BodyText", bullet + run("apologise; and"))
    body += word_paragraph("BodyText", bullet + run("pay her £100."))
    document = read("a.docx", word_file(word_paragraph("Heading2", run("The complaint")) + body))
    assert list(lines(document))[-3:] == [
        "1. The Council will:",
        "• apologise; and",
        "• pay her £100.",
    ]


def test_a_quotation_under_a_paragraph_takes_no_number() -> None:
    document = said(
        "What I found\n1. The letter said:\n“We are sorry that nobody came to see you in June.”\n"
        "1. That was late.\nFinal decision\n1. Fault.\n"
    )
    assert isinstance(document.sections[0].blocks[1], Quote)
    assert len(numbered(document)) == 3


def test_a_text_without_any_known_heading_still_has_its_paragraphs() -> None:
    document = said("Some notes\n\n1. One thing happened.\n2. Another did.\n")
    assert [paragraph.number for paragraph in numbered(document)] == [1, 2]


# --- Word ----------------------------------------------------------------------------------------


def word(*paragraphs: str) -> list[str]:
    return list(lines(read("a.docx", word_file("".join(paragraphs)))))[2:]


def test_tracked_changes_are_read_as_accepted_and_comments_are_not_read() -> None:
    changed = (
        run("The Council ")
        + '<w:del w:id="1"><w:r><w:delText>did not reply</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{run("replied late")}</w:ins>'
        + '<w:moveFrom w:id="3">' + run(" in May") + "</w:moveFrom>"
        + '<w:r><w:commentReference w:id="4"/></w:r>'
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
        + run(".")
    )  # fmt: skip
    said = word(word_paragraph("section", run("The complaint")), word_paragraph("p", changed))
    assert said == ["The complaint", "1. The Council replied late."]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    cut = '<w:p><w:pPr><w:pStyle w:val="N"/><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    said = word(
        word_paragraph("section", run("The complaint")),
        f"{cut}{run('Ms Y complained ')}</w:p>",
        word_paragraph("p", run("about the panel.")),
    )
    assert said == ["The complaint", "1. Ms Y complained about the panel."]


def test_of_a_field_only_the_result_is_read() -> None:
    field = (
        run("See paragraph ")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("1")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" again.")
    )  # fmt: skip
    said = word(word_paragraph("section", run("The complaint")), word_paragraph("p", field))
    assert said == ["The complaint", "1. See paragraph 1 again."]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0 old", "older Word"),
        (b"{\\rtf1 x}", "Rich text"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"a\x00b\x00\x01", "not text"),
        (b"  \n ", "no text"),
        (word_file("<w:p>"), "damaged"),
        (word_file("", styles="<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "entities"),
    ],
)
def test_a_file_that_is_no_statement_is_refused_in_words(data: bytes, told: str) -> None:
    with pytest.raises(StatementRefused, match=told) as refused:
        lines_of("file", data)
    assert "Nothing was taken in" in refused.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>" + "<ul><li>a" * 3000,
        "<html><body>" + "<b><i>" * 3000 + "words",
        "The complaint\n1. " + "THE COUNCIL OF AND " * 2000,
        "The complaint\n1. " + "(" * 5000 + "A" * 5000,
        "The complaint\n" + "\n".join(" " * n + f"- item {n}" for n in range(900)),
        "The complaint\n1. " + "£1 to pay Mr X within one " * 1500,
        "The complaint\n1. " + "." * 20000 + "paragraph 1 " * 3000,
    ],
)
def test_a_strange_file_is_read_in_a_moment(text: str) -> None:
    with suppress(StatementRefused):
        read_pasted(text, LIBRARY, date(2024, 4, 1))
    with suppress(StatementRefused):
        read_statement("a.html", text.encode(), LIBRARY, date(2024, 4, 1))


@pytest.mark.parametrize(
    "text",
    [
        "A few words.",
        "Northshire Council (24 000 321) " + "The Council was at fault. " * 200,
        "Summary: " + "We found fault by the Council. " * 50,
    ],
)
def test_words_without_headings_or_paragraphs_are_refused_and_told_why(text: str) -> None:
    with pytest.raises(StatementRefused, match="no heading") as refused:
        read_pasted(text, LIBRARY, date(2024, 4, 1))
    assert "line breaks" in refused.value.hint


def test_a_title_line_is_short() -> None:
    long = "A council whose name is told (24 000 321) " + "and goes on " * 30
    text = f"{long}\n\nThe complaint\n1. Miss X complained.\n2. It was late.\n"
    assert said(text).meta.body_line == ""
    assert said(text.replace(long, long[:60])).meta.reference == "24 000 321"


ENDED = "The complaint\n1. Ms X complained.[1]\n2. It was late.\nWhat I found\n3. It was.\n"


@pytest.mark.parametrize("mark", ["[1]", "¹"])
def test_a_note_under_the_text_is_told_and_counts_no_paragraph(mark: str) -> None:
    text = ENDED.replace("[1]", mark) + f"{mark} Letter of 3 May.\nFinal decision\n4. Upheld.\n"
    found = read_lines(lines_of("a.txt", text.encode()), LIBRARY)
    assert [each.number for each in numbered(found.document)] == [1, 2, 3, 4]
    (note,) = found.asides
    assert (note.aside.kind, note.aside.words) == (AsideKind.FOOTNOTE, "Letter of 3 May.")
    assert note.paragraph == 1


def test_paragraphs_numbered_in_square_brackets_are_paragraphs() -> None:
    text = "The complaint\n[1] Ms X complained, see [2].\n[2] It was late.\n[3] It was.\n"
    assert len(numbered(said(text))) == 3


def test_what_follows_the_closing_line_is_told() -> None:
    end = "Investigator’s decision on behalf of the Ombudsman\n"
    text = f"{ENDED}{end}Print this page\nAnnex A\n4. Words of the annex.\nBack to top\n"
    found = read_lines(lines_of("a.txt", text.encode()), LIBRARY)
    assert [each.aside.words for each in found.asides] == ["Annex A", "4. Words of the annex."]
    assert {each.aside.kind for each in found.asides} == {AsideKind.AFTER_END}
    assert found.left_out == 2
