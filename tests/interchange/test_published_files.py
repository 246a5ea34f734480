"""Files in which a statement is wrapped, has a trail above it, or is one of several."""

from __future__ import annotations

import quopri
from base64 import encodebytes
from datetime import date
from html import escape

import pytest

from tests.interchange import published_statements as published
from tests.interchange.published_statements import run, word_file, word_paragraph
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import StatementRefused
from workbench.domain.problems import Severity
from workbench.interchange.published.files import lines_of
from workbench.interchange.published.reader import read_statement, read_statements
from workbench.statement.nodes import Document
from workbench.statement.reading.reader import read_lines
from workbench.statement.text import lines

LIBRARY = load_reference_library()
TODAY = date(2024, 4, 1)


def read(name: str, data: bytes) -> Document:
    return read_lines(lines_of(name, data), LIBRARY).document


def saved(encoding: str, charset: str = "utf-8") -> bytes:
    """The published page as browsers save it with its pictures."""
    page = published.as_page().encode(charset, "xmlcharrefreplace")
    body = quopri.encodestring(page) if encoding == "quoted-printable" else encodebytes(page)
    head = (
        "From: <Saved by a browser>\r\nSubject: Decision\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--P--"\r\n\r\n\r\n'
        f"----P--\r\nContent-Type: text/html; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    picture = "\r\n----P--\r\nContent-Type: image/png\r\n\r\nabc\r\n----P----\r\n"
    return head.encode() + body + picture.encode()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_page_saved_in_one_file_is_read(name: str, encoding: str, charset: str) -> None:
    expected = list(lines(read("a.html", published.as_page().encode())))
    assert list(lines(read(name, saved(encoding, charset)))) == expected


def test_a_saved_file_without_a_page_is_refused() -> None:
    empty = saved("base64").replace(b"text/html; charset", b"text/css; charset")
    with pytest.raises(StatementRefused, match="no page"):
        lines_of("a.mhtml", empty)


@pytest.mark.parametrize(
    "trail",
    [
        "Home > Decisions > Looked after children > Northmere County Council (23 990 112)",
        "Home / Decisions / Northmere County Council 23 990 112",
        "Home › Decisions › 23 990 112",
        "Home » Search » Decisions » Northmere County Council (23 990 112)",
    ],
)
def test_a_trail_above_the_title_line_is_not_the_title_line(trail: str) -> None:
    text = f"{trail}\n\n{published.as_numbers()}"
    assert read("a.txt", text.encode()).meta.body_line == published.TITLE_LINE
    page = published.as_page().replace("<main>", f"<main><div>{trail}</div>")
    assert read("a.html", page.encode()).meta.body_line == published.TITLE_LINE


@pytest.mark.parametrize(
    "front",
    [
        '<?xml version="1.0"?>\n',
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">',
        "<!-- saved from elsewhere --><!-- twice -->\n",
    ],
)
def test_a_page_is_told_by_its_content_whatever_stands_before_it(front: str) -> None:
    whole = published.as_page()
    page = front + whole[whole.index("<html") :]
    assert list(lines_of("statement", page.encode())) == list(lines_of("a.html", whole.encode()))


def test_a_text_file_that_a_browser_saved_as_a_page_is_read_by_its_lines() -> None:
    text = published.as_numbers()
    page = f"<html><head></head><body><pre>{escape(text)}</pre></body></html>"
    read = list(lines_of("a.html", page.encode()))
    assert read == list(lines_of("a.txt", text.encode()))


def test_a_page_with_something_in_lines_of_its_own_stays_a_page() -> None:
    whole = published.as_page()
    page = whole.replace("</main>", "<pre>a sum\nof two lines</pre></main>")
    assert list(lines_of("a.html", page.encode()))[:-2] == list(lines_of("a.html", whole.encode()))


OTHER = published.as_numbers().replace("23 990 112", "23 990 113").replace("Mrs K", "Mr L")


@pytest.mark.parametrize("between", ["", "\n\n", "\nPrint this page\n"])
def test_each_decision_of_a_page_is_read_by_itself(between: str) -> None:
    whole = (published.as_numbers() + between + OTHER).encode()
    first, second = read_statements("a.txt", whole, LIBRARY, TODAY)
    assert list(lines(first.document)) == list(
        lines(read("a.txt", published.as_numbers().encode()))
    )
    assert list(lines(second.document)) == list(lines(read("a.txt", OTHER.encode())))


def test_where_one_is_asked_for_the_others_are_named() -> None:
    page = published.as_page()
    whole = page.replace("</main>", "") + page.replace("23 990 112", "23 990 114")
    read = read_statement("a.html", whole.encode(), LIBRARY, TODAY)
    assert read.document.meta.reference == "23 990 112"
    assert read.problems[0].code == "several-decisions"
    assert read.problems[0].severity is Severity.ERROR
    assert "23 990 114" in read.problems[0].message


def test_one_decision_is_one() -> None:
    for shape in (published.as_numbers(), published.as_dashes(), published.as_page()):
        assert len(read_statements("a.html", shape.encode(), LIBRARY, TODAY)) == 1


# --- Shift+Enter ----------------------------------------------------------------------------------

BREAK = "<w:r><w:br/></w:r>"


def word(*paragraphs: str) -> list[str]:
    return list(lines(read("a.docx", word_file("".join(paragraphs)))))[2:]


def test_paragraphs_parted_by_line_ends_are_paragraphs() -> None:
    pieces = ["The complaint", "1. Ms X complained about:", "delay;", "letters.", "2. She was sad.",
              "What I found", "3. It was late."]  # fmt: skip
    assert word(f"<w:p>{BREAK.join(map(run, pieces))}</w:p>") == [
        "The complaint",
        "1. Ms X complained about:",
        "• delay;",
        "• letters.",
        "2. She was sad.",
        "What I found",
        "3. It was late.",
    ]


def test_a_line_end_within_a_sentence_only_breaks_the_line() -> None:
    said = word(
        word_paragraph("section", run("The") + BREAK + run("complaint")),
        word_paragraph("p", run("Ms X complained") + BREAK + run("about the panel.")),
    )
    assert said == ["The complaint", "1. Ms X complained about the panel."]


def test_two_line_ends_part_whatever_stands_before_them() -> None:
    said = word(
        word_paragraph("section", run("The complaint")),
        word_paragraph("p", run("Ms X complained")),
        f"<w:p>{run('3. A letter')}{BREAK}{BREAK}{run('4. Another')}</w:p>",
    )
    assert said[2:] == ["2. A letter", "3. Another"]


def test_a_numbered_paragraph_takes_one_number_however_many_lines_it_has() -> None:
    said = word(
        word_paragraph("section", run("The complaint")),
        word_paragraph("p", run("Ms X complained.") + BREAK + run("She wants an answer.")),
        word_paragraph("p", run("She is sad.")),
    )
    assert said[1:] == ["1. Ms X complained.", "She wants an answer.", "2. She is sad."]


def test_words_style_for_a_list_within_a_list_makes_items() -> None:
    said = word(
        word_paragraph("section", run("The complaint")),
        word_paragraph("p", run("She said:")),
        word_paragraph("n2", run("It was late.")),
        word_paragraph("n2", run("It was wrong.")),
    )
    assert said[1:] == ["1. She said:", "(a) It was late.", "(b) It was wrong."]
