"""Somebody edits the Word statement in LibreOffice: numbers, letters and references follow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.libreoffice import Office
from tests.export.reference_document import reference_document
from tests.export.test_word_template import template
from workbench.export.theme import Theme
from workbench.export.word import render
from workbench.statement.nodes import Block, Document, LetteredList, ListItem, Paragraph, Text
from workbench.statement.numbering import number
from workbench.statement.text import inline_text, lines

pytestmark = pytest.mark.slow

EDITS = {
    "She said this caused": "A paragraph put in.",
    "apologise to": "an item put in;",
    "The Council was at fault.": "Another paragraph put in.",
}


def edited(office: Office, data: bytes, folder: Path) -> tuple[list[str], list[str]]:
    """The lines LibreOffice shows after the edits, and after saving and opening again."""
    source, target = folder / "in.docx", folder / "out.docx"
    source.write_bytes(data)
    said = office.script("edit", source, target, words=json.dumps(list(EDITS.items())))
    first, again = json.loads(said)
    return [shown(*line) for line in first], [shown(*line) for line in again]


def shown(label: str, words: str) -> str:
    """A line as we print it: LibreOffice has its own sign for a bullet and its own spaces."""
    label = "•" if label.strip() == "\uf0b7" else label.strip()
    return f"{label} {words}".replace("\u00a0", " ").strip()


def expected(document: Document) -> list[str]:
    """The lines of the same statement had it been composed with what was put in."""
    sections = []
    for section in document.sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Paragraph):
                added = added_before(inline_text(block.inlines))
                blocks += [Paragraph(inlines=(Text(words),), origin=words) for words in added]
            elif isinstance(block, LetteredList):
                block = replace(block, items=tuple(items_with_added(block.items)))
            blocks.append(block)
        sections.append(replace(section, blocks=tuple(blocks)))
    return [line.strip() for line in lines(number(replace(document, sections=tuple(sections))))]


def added_before(words: str) -> list[str]:
    return [added for start, added in EDITS.items() if words.startswith(start)]


def items_with_added(items: tuple[ListItem, ...]) -> Iterator[ListItem]:
    for item in items:
        for words in added_before(inline_text(item.inlines)):
            yield ListItem((Text(words),))
        yield item


@pytest.mark.parametrize("with_template", [False, True], ids=["own look", "template"])
def test_numbers_and_references_follow_what_is_put_in(
    theme: Theme, office: Office, tmp_path: Path, with_template: bool
) -> None:
    document = number(reference_document())
    data = render(document, theme, template() if with_template else None)
    first, again = edited(office, data, tmp_path)
    wanted = expected(document)
    assert first == wanted
    assert again == wanted
    before = [line.strip() for line in lines(document)]
    moved = [line for line in wanted if line not in before]
    # What was put in, the paragraphs and letters after it, and the lines that refer to them.
    assert len(moved) > 12
    assert any("set out in paragraph 11." in line for line in moved)
    assert any("See paragraphs 1 and 7, and" in line for line in moved)
