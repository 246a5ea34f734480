"""What this program exports it reads back: the same text with the same numbers and labels."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.export.documents import documents, long_document
from tests.export.reference_document import reference_document
from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.interchange.published.files import lines_of
from workbench.interchange.published.reader import read_statement
from workbench.statement.compose import compose
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.reading.reading import read_lines
from workbench.statement.text import lines

LIBRARY = load_reference_library()
RENDERERS = renderers()
ENDINGS = {"word": "a.docx", "html": "a.html", "text": "a.txt"}
TODAY = date(2026, 11, 2)
PRACTICE = [case for _, case in practice_cases()]


def read_back(document: Document, format: str) -> Document:
    return read_lines(lines_of(ENDINGS[format], RENDERERS[format](document)), LIBRARY).document


def shown(document: Document) -> list[str]:
    """The printed lines; white space is single, and lines with nothing on them are left out."""
    tidy = (" ".join(line.split()) for line in lines(document))
    return [line for line in tidy if line]


@settings(deadline=None, max_examples=60)
@given(documents(odd=False), st.sampled_from(("word", "html")))
def test_any_statement_comes_back_from_word_and_html_word_for_word(
    document: Document, format: str
) -> None:
    said = shown(document)
    assume(said)
    assert shown(read_back(document, format)) == said


@pytest.mark.parametrize("format", ENDINGS)
@pytest.mark.parametrize("stage", StatementStage)
@pytest.mark.parametrize("number", range(len(PRACTICE)))
def test_the_statements_of_the_practice_cases_come_back_from_every_format(
    number: int, stage: StatementStage, format: str
) -> None:
    document = compose(PRACTICE[number], LIBRARY, TODAY, stage)
    again = read_back(document, format)
    assert list(lines(again)) == list(lines(document))
    assert [section.id for section in again.sections] == [s.id for s in document.sections]
    assert again.meta.stage is stage
    assert again.meta.reference == document.meta.reference


@pytest.mark.parametrize("format", ["word", "html"])
def test_a_statement_with_every_kind_of_block_comes_back(format: str) -> None:
    document = reference_document()
    assert shown(read_back(document, format)) == shown(document)


@pytest.mark.parametrize("format", ENDINGS)
def test_a_long_statement_comes_back(format: str) -> None:
    document = long_document(120)
    again = read_back(document, format)
    assert shown(again)[1:] == shown(document)[1:]


# The first practice case names no power for what it leaves out, the second no time for one remedy.
SLIPS = [{("scope-without-power", 33)}, {("deadline-reporting-only", 44)}, set()]


@pytest.mark.parametrize("number", range(len(PRACTICE)))
def test_of_our_own_statements_only_their_slips_are_told(number: int) -> None:
    document = compose(PRACTICE[number], LIBRARY, TODAY, StatementStage.FINAL)
    read = read_statement("a.docx", RENDERERS["word"](document), LIBRARY, TODAY)
    assert {(p.code, p.where.paragraph) for p in read.problems} == SLIPS[number]
