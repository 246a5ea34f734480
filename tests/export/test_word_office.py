"""LibreOffice, which knows nothing of us, counts the numbers and references we counted."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.libreoffice import TEXT_FILTER, Office, Poppler, shown_lines
from tests.export.reference_document import reference_document
from tests.export.word_reading import WordFile
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.statement.nodes import (
    BulletList,
    Document,
    LetteredList,
    ListItem,
    Paragraph,
    ParagraphRef,
    Section,
    Text,
)
from workbench.statement.text import lines

pytestmark = pytest.mark.slow

THEME = load_theme(Path(__file__).parents[2] / "resources" / "theme" / "statement.toml")
INSERTED = "A paragraph somebody added."


def our_lines(document: Document) -> list[str]:
    return [line.strip() for line in lines(document)]


def item(words: str, *children: BulletList | LetteredList) -> ListItem:
    return ListItem((Text(words),), children=children)


def lettered(*items: ListItem) -> LetteredList:
    return LetteredList(items=items)


def paragraph(number: int | None, *inlines: Text | ParagraphRef) -> Paragraph:
    return Paragraph(
        inlines=inlines, origin=f"p{number}", numbered=number is not None, number=number
    )


def hard_document() -> Document:
    """Lists that restart in every way, and references backwards and forwards over 130 numbers."""
    small = lettered(item("p"), item("q"))
    blocks = (
        paragraph(None, Text("Before any number:")),
        lettered(item("x"), item("y")),
        paragraph(1, Text("One, see "), ParagraphRef("p128", 128), Text(":")),
        lettered(item("x", small), item("y", small, small), item("z")),
        paragraph(None, Text("(The Act)")),
        lettered(item("again x", BulletList(items=(item("b"),))), item("again y")),
        paragraph(2, Text("Two:")),
        BulletList(items=(item("b", small), item("c", small), item("d"))),
        lettered(item("x", lettered(item("i", lettered(item("deep"))), item("ii"))), item("y")),
        paragraph(3, Text("Three, see "), ParagraphRef("p1", 1), Text(" and not 1.")),
        lettered(*(item(f"item {n}") for n in range(30))),
        *(paragraph(n, Text(f"Paragraph of number {n}.")) for n in range(4, 131)),
    )
    section = Section(id="what-i-found", title="What I found", blocks=blocks)
    return replace(reference_document(), sections=(section,))


@pytest.mark.parametrize("document", [reference_document(), hard_document()], ids=["all", "hard"])
def test_libreoffice_counts_every_number_as_we_do(document: Document, office: Office) -> None:
    assert shown_lines(office.convert(render(document, THEME), TEXT_FILTER)) == our_lines(document)


@pytest.mark.parametrize("document", [reference_document(), hard_document()], ids=["all", "hard"])
def test_the_printed_pages_show_every_line(
    document: Document, office: Office, poppler: Poppler
) -> None:
    pages = poppler.pages(office.convert(render(document, THEME), "pdf"))
    meta = document.meta
    body = ""
    for number, page in enumerate(pages, 1):
        words = "".join(page.split())
        # Over the title on the first page stands no header.
        header = meta.header if number > 1 else ""
        for furniture in (header, meta.footer, f"Page {number} of {len(pages)}"):
            assert "".join(furniture.split()) in words
            words = words.replace("".join(furniture.split()), "", 1)
        body += words
    assert body == "".join("".join(our_lines(document)).split())


def with_paragraph_before(data: bytes, words: str, style: str, added: str = INSERTED) -> bytes:
    """The file after somebody put a paragraph of a style before the one that has `words`."""
    word = WordFile(data)
    xml = word.parts["word/document.xml"].decode()
    at = xml.rindex("<w:p>", 0, xml.index(words))
    new = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{added}</w:t></w:r></w:p>'
    )  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in word.parts.items():
            changed = xml[:at] + new + xml[at:]
            archive.writestr(name, changed if name == "word/document.xml" else content)
    return made.getvalue()


def test_an_inserted_paragraph_renumbers_all_after_it_and_references_follow(
    office: Office, poppler: Poppler
) -> None:
    changed = with_paragraph_before(
        render(reference_document(), THEME), "She said this caused", "NumberedParagraph"
    )
    # LibreOffice recalculates references when it lays out pages, not when it saves plain text.
    shown = " ".join(" ".join(poppler.pages(office.convert(changed, "pdf"))).split())
    for expected in (
        "1. Ms X complained",
        f"2. {INSERTED} 3. She said",
        "set out in paragraph 10.",
        "8. The Council was at fault. See paragraphs 1 and 7, and",
        "10. Y went without",
        "12. The Council should",
    ):
        assert expected in shown


def test_an_inserted_item_moves_the_letters_on(office: Office) -> None:
    changed = with_paragraph_before(
        render(reference_document(), THEME), "apologise to", "LetteredList"
    )
    shown = shown_lines(office.convert(changed, TEXT_FILTER))
    at = shown.index(f"(a) {INSERTED}")
    assert [line[:3] for line in shown[at + 1 : at + 4]] == ["(b)", "(c)", "(d)"]


def test_what_libreoffice_saves_as_word_keeps_every_number(office: Office) -> None:
    saved = WordFile(office.convert(render(hard_document(), THEME), "docx"))
    # LibreOffice saves a bullet as the same sign of the Symbol font.
    shown = [line.strip().replace("\uf0b7", "•") for line in saved.text()]
    assert shown == our_lines(hard_document())
    assert [reference.shown for reference in saved.references] == ["128", "1"]
