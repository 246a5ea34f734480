"""The chronology as a table in Word."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from tests.interchange.test_tables import the_table
from workbench.application.chronology.export import ChronologyTable
from workbench.application.chronology.tables import Cell
from workbench.export.word.chronology import render_table


def test_the_table_is_the_chronology_cell_by_cell() -> None:
    table = the_table(names=True)
    data = render_table(table)
    document = Document(io.BytesIO(data))
    assert [each.text for each in document.paragraphs] == [table.title, *table.heading]
    (made,) = document.tables
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        list(table.columns),
        *([cell.text for cell in row] for row in table.rows),
    ]
    assert data == render_table(table)


def test_the_headings_stand_on_every_page_and_the_page_lies_on_its_side() -> None:
    document = Document(io.BytesIO(render_table(the_table())))
    header = document.tables[0].rows[0]._tr.trPr  # noqa: SLF001 - python-docx has no other way
    assert header is not None
    assert "tblHeader" in header.xml
    assert document.sections[0].page_width > document.sections[0].page_height
    assert document.core_properties.author == ""


def test_the_file_keeps_to_the_published_format(tmp_path: Path) -> None:
    target = tmp_path / "chronology.docx"
    target.write_bytes(render_table(the_table(names=True)))
    assert [str(error) for error in OpenXmlValidator().validate(str(target)).errors] == []


@pytest.mark.parametrize("words", ["\x0b\x00", "<b>&", "a\n\nb"])
def test_any_words_can_stand_in_a_cell(words: str) -> None:
    table = ChronologyTable(title=words, heading=(words,), columns=("A",), rows=((Cell(words),),))
    assert len(Document(io.BytesIO(render_table(table))).tables) == 1
