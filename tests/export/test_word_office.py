"""LibreOffice, which knows nothing of us, counts the numbers and references we counted."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

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
TEXT_FILTER = "txt:Text (encoded):UTF8"
INSERTED = "A paragraph somebody added."

Convert = Callable[[bytes, str], bytes]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Opens a .docx in LibreOffice and saves it in another format."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed, so its numbers are not compared with ours")
    profile = tmp_path_factory.mktemp("profile")

    def run(data: bytes, to: str) -> bytes:
        folder = tmp_path_factory.mktemp("office")
        source = folder / "statement.docx"
        source.write_bytes(data)
        target = folder / "out"
        subprocess.run(
            [
                office, f"-env:UserInstallation={profile.as_uri()}", "--headless",
                "--convert-to", to, "--outdir", str(target), str(source),
            ],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip
        (made,) = target.iterdir()
        return made.read_bytes()

    return run


@pytest.fixture(scope="module")
def pdf_text(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], str]:
    """Reads the words of a PDF with poppler."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed, so printed pages are not read")

    def run(data: bytes) -> str:
        source = tmp_path_factory.mktemp("pdf") / "statement.pdf"
        source.write_bytes(data)
        made = subprocess.run([program, "-raw", str(source), "-"], check=True, capture_output=True)
        return made.stdout.decode()

    return run


def shown_lines(text: bytes) -> list[str]:
    """The lines of LibreOffice's plain text; it writes deeper bullets with other signs."""
    made = text.decode("utf-8-sig").rstrip("\n").split("\n")
    return [re.sub("^[◦▪]", "•", line.strip()) for line in made]


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
def test_libreoffice_counts_every_number_as_we_do(document: Document, convert: Convert) -> None:
    assert shown_lines(convert(render(document, THEME), TEXT_FILTER)) == our_lines(document)


@pytest.mark.parametrize("document", [reference_document(), hard_document()], ids=["all", "hard"])
def test_the_printed_pages_show_every_line(
    document: Document, convert: Convert, pdf_text: Callable[[bytes], str]
) -> None:
    pages = pdf_text(convert(render(document, THEME), "pdf")).split("\f")[:-1]
    meta = document.meta
    body = ""
    for number, page in enumerate(pages, 1):
        words = "".join(page.split())
        for furniture in (meta.header, meta.footer, f"Page {number} of {len(pages)}"):
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
    convert: Convert, pdf_text: Callable[[bytes], str]
) -> None:
    changed = with_paragraph_before(
        render(reference_document(), THEME), "She said this caused", "NumberedParagraph"
    )
    # LibreOffice recalculates references when it lays out pages, not when it saves plain text.
    shown = " ".join(pdf_text(convert(changed, "pdf")).split())
    for expected in (
        "1. Ms X complained",
        f"2. {INSERTED} 3. She said",
        "set out in paragraph 10.",
        "8. The Council was at fault. See paragraphs 1 and 7, and",
        "10. Y went without",
        "12. The Council should",
    ):
        assert expected in shown


def test_an_inserted_item_moves_the_letters_on(convert: Convert) -> None:
    changed = with_paragraph_before(
        render(reference_document(), THEME), "apologise to", "LetteredList"
    )
    shown = shown_lines(convert(changed, TEXT_FILTER))
    at = shown.index(f"(a) {INSERTED}")
    assert [line[:3] for line in shown[at + 1 : at + 4]] == ["(b)", "(c)", "(d)"]


def test_what_libreoffice_saves_as_word_keeps_every_number(convert: Convert) -> None:
    saved = WordFile(convert(render(hard_document(), THEME), "docx"))
    # LibreOffice saves a bullet as the same sign of the Symbol font.
    shown = [line.strip().replace("\uf0b7", "•") for line in saved.text()]
    assert shown == our_lines(hard_document())
    assert [reference.shown for reference in saved.references] == ["128", "1"]
