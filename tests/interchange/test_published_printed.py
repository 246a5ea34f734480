"""Text copied from printed pages reads as the statement did before it was printed."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date

import pytest
from hypothesis import given, settings

from tests.interchange import published_statements as published
from tests.interchange.test_published_own import published_documents, shown
from tests.properties import examples
from workbench.application.handing_out.exporting import in_large_print
from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.interchange.published.files import lines_of
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Block, Document, ListBlock, StatementStage
from workbench.statement.reading.reader import read_lines
from workbench.statement.text import lines
from workbench.statement.walk import blocks_of

LIBRARY = load_reference_library()
TODAY = date(2026, 11, 2)
PDFTOTEXT = shutil.which("pdftotext")


def read(text: str | bytes, name: str = "a.txt") -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read_lines(lines_of(name, data), LIBRARY).document


EXPECTED = list(lines(read(published.as_page(), "a.html")))


@pytest.mark.parametrize("lone_labels", [False, True])
@pytest.mark.parametrize("ends", ["\f", "\n", "\r\n"])
@pytest.mark.parametrize("footer", published.FOOTERS)
def test_headers_footers_and_page_ends_are_taken_out(
    footer: str, ends: str, lone_labels: bool
) -> None:
    said = read(published.as_pages(footer, ends=ends, lone_labels=lone_labels))
    assert list(lines(said)) == EXPECTED


@pytest.mark.parametrize("footer", ["spaced", "short", "welsh", "with words", "marked"])
def test_footers_alone_are_taken_out_where_no_page_ends(footer: str) -> None:
    header = "Northmere County Council · 23 990 112\n"
    text = published.as_pages(footer, ends="\n").replace(header, "")
    assert list(lines(read(text))) == EXPECTED


@pytest.mark.parametrize("length", [17, 23, 29, 41])
def test_paragraphs_are_joined_wherever_a_page_ends(length: int) -> None:
    assert list(lines(read(published.as_pages(lines_on_page=length)))) == EXPECTED


def test_text_copied_without_blank_lines_reads_the_same() -> None:
    bare = "\n".join(line.strip() for line in published.as_pages().splitlines() if line.strip())
    assert list(lines(read(bare))) == EXPECTED


def test_a_title_line_that_is_also_the_header_is_kept() -> None:
    text = published.as_pages().replace("Northmere County Council · 23 990 112",
                                        published.TITLE_LINE)  # fmt: skip
    assert read(text).meta.body_line == published.TITLE_LINE
    once = text.replace(f"{published.TITLE_LINE}\n{published.DETAILS[0]}", published.DETAILS[0])
    assert read(once).meta.body_line == published.TITLE_LINE


def test_numbers_that_are_no_page_numbers_stay() -> None:
    said = read("The complaint\n1. Ms Y complained.\n2. The score was\n3\nout of five.\n")
    assert "3" in " ".join(lines(said))


def test_a_word_parted_at_its_hyphen_is_one_word() -> None:
    wide = "The Council told Ms Y that it would go on with its plan while it found its long-\n"
    text = "The complaint\n\n1. " + wide * 5 + "term plan useful.\n\nWhat I found\n\n2. Nothing.\n"
    assert "long-term plan" in " ".join(lines(read(text)))


def test_joined_letters_are_letters() -> None:
    assert "The office found" in " ".join(
        lines(read("The complaint\n1. The oﬃce ﬁrst.\n2. The oﬃce found.\n"))
    )


# --- the program's own PDF ------------------------------------------------------------------------


def copied(document: Document, *options: str) -> bytes:
    assert PDFTOTEXT is not None
    pdf = renderers()["pdf"](document)
    command = [PDFTOTEXT, *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout  # noqa: S603


@pytest.mark.skipif(PDFTOTEXT is None, reason="needs pdftotext")
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("options", [(), ("-layout",)], ids=["flow", "layout"])
@pytest.mark.parametrize("stage", StatementStage)
@pytest.mark.parametrize("number", range(3))
def test_our_own_pdf_comes_back(
    number: int, stage: StatementStage, options: tuple[str, ...], large: bool
) -> None:
    document = compose(practice_cases()[number][1], LIBRARY, TODAY, stage)
    document = in_large_print(document) if large else document
    again = read(copied(document, *options))
    assert list(lines(again)) == list(lines(document))
    kinds = [type(block) for section in document.sections for block in section.blocks]
    assert [type(block) for s in again.sections for block in s.blocks] == kinds


@pytest.mark.skipif(PDFTOTEXT is None, reason="needs pdftotext")
@settings(deadline=None, max_examples=examples(12))
@given(published_documents())
def test_any_statement_comes_back_from_its_pdf(document: Document) -> None:
    text = copied(document, "-layout")
    if text.count(b"\f") == 1 or not any(map(_nests, blocks_of(document))):
        # How far a line is set in cannot be compared from page to page.
        assert shown(read(text)) == shown(document)


def _nests(block: Block) -> bool:
    return isinstance(block, ListBlock) and any(item.children for item in block.items)


def test_bullets_copied_before_their_points_are_put_back() -> None:
    text = (
        "The complaint\n1. Mrs K said this:\n\n•\n•\n•\n\nit was sorry;\nit was short of staff;"
        " and\nit would do better.\n\nDecision\n2. I have completed my investigation.\n"
    )
    said = read(text)
    assert [section.id for section in said.sections] == ["complaint", "decision"]
    (points,) = (block for block in blocks_of(said) if isinstance(block, ListBlock))
    assert len(points.items) == 3
