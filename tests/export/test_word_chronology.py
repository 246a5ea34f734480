"""The chronology as a table in Word."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from tests.export.reference_document import reference_document
from tests.export.word_reading import WordFile
from tests.interchange.test_tables import the_table
from workbench.application.chronology.export import ChronologyTable
from workbench.application.chronology.tables import Cell
from workbench.export.theme import Theme
from workbench.export.word import render
from workbench.export.word.chronology import render_table


def test_the_table_is_the_chronology_cell_by_cell(theme: Theme) -> None:
    table = the_table(names=True)
    data = render_table(table, theme)
    document = Document(io.BytesIO(data))
    assert [each.text for each in document.paragraphs] == [table.title, *table.heading, ""]
    (made,) = document.tables
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        list(table.columns),
        *([cell.text for cell in row] for row in table.rows),
    ]
    assert data == render_table(table, theme)


def test_the_headings_stand_on_every_page_and_the_page_lies_on_its_side(theme: Theme) -> None:
    document = Document(io.BytesIO(render_table(the_table(), theme)))
    header = document.tables[0].rows[0]._tr.trPr  # noqa: SLF001 - python-docx has no other way
    assert header is not None
    assert "tblHeader" in header.xml
    assert document.sections[0].page_width > document.sections[0].page_height
    assert document.core_properties.author == ""


def test_the_file_keeps_to_the_published_format(theme: Theme, tmp_path: Path) -> None:
    target = tmp_path / "chronology.docx"
    target.write_bytes(render_table(the_table(names=True), theme))
    assert [str(error) for error in OpenXmlValidator().validate(str(target)).errors] == []


@pytest.mark.parametrize("words", ["\x0b\x00", "<b>&", "a\n\nb"])
def test_any_words_can_stand_in_a_cell(theme: Theme, words: str) -> None:
    table = ChronologyTable(title=words, heading=(words,), columns=("A",), rows=((Cell(words),),))
    assert len(Document(io.BytesIO(render_table(table, theme))).tables) == 1


def test_it_has_the_look_of_the_statement(theme: Theme) -> None:
    word = WordFile(render_table(the_table(), theme))
    statement = WordFile(render(reference_document(), theme))
    for style in ("Normal", "Title", "StatementDetail", "Header"):
        mine, its = (ElementTree.tostring(each.style(style)) for each in (word, statement))
        assert mine == its
    used = {word.lines[0].style, word.lines[1].style, *(line.style for line in word.lines[2:])}
    assert used == {"Title", "StatementDetail", "TableHeading", "TableText"}
    assert word.part_text("word/header1.xml") == the_table().title
    assert word.part_text("word/header2.xml") == ""
    assert "not for publication" in word.part_text("word/footer2.xml")
