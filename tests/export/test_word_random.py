"""Whatever a statement says, Word shows the same lines, numbers and references."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from openxml_audit import OpenXmlValidator

from tests.export.documents import documents
from tests.export.word_reading import WordFile
from tests.properties import examples
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.statement.characters import printable
from workbench.statement.nodes import Document
from workbench.statement.text import lines

THEME = load_theme(Path(__file__).parents[2] / "resources" / "theme" / "statement.toml")


@settings(max_examples=examples(50), deadline=None)
@given(documents())
def test_word_shows_every_line_of_any_statement(document: Document) -> None:
    # An empty line above the title, where no body is named, is left out of the file; spaces that
    # keep words on one line are read as any other, and a paragraph without words may have one.
    shown = printable(document)
    expected = list(lines(shown))[0 if shown.meta.body_line else 1 :]
    said = [line.rstrip() for line in WordFile(render(document, THEME)).text()]
    assert said == [line.replace("\u00a0", " ").rstrip() for line in expected]


@settings(max_examples=examples(25), deadline=None)
@given(documents())
def test_every_reference_of_any_statement_leads_to_the_number_it_shows(document: Document) -> None:
    word = WordFile(render(document, THEME))
    for reference in word.references:
        assert word.bookmarks[reference.bookmark].label == f"{reference.shown}."


@settings(max_examples=examples(10), deadline=None)
@given(documents())
def test_any_statement_keeps_to_the_published_format(
    tmp_path_factory: pytest.TempPathFactory, document: Document
) -> None:
    target = tmp_path_factory.mktemp("word") / "statement.docx"
    target.write_bytes(render(document, THEME))
    assert [str(error) for error in OpenXmlValidator().validate(str(target)).errors] == []
