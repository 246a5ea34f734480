"""Characters that no font has are printed as codes and reported, never lost or boxed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.export.documents import documents
from tests.export.reference_document import reference_document
from tests.properties import examples
from workbench.domain.errors import ExportFailed
from workbench.export.characters import kept_together, uncovered_characters
from workbench.export.coverage import font_coverage, theme_coverage
from workbench.export.theme import Theme
from workbench.statement.characters import printable
from workbench.statement.nodes import (
    BulletList,
    Document,
    DocumentMeta,
    ListItem,
    Paragraph,
    Section,
    StatementStage,
    Style,
    Styled,
    Text,
)
from workbench.statement.text import lines


def _saying(text: str) -> Document:
    meta = DocumentMeta(
        stage=StatementStage.DRAFT, title="T", body_line="B", reference="R", body="B"
    )
    paragraph = Paragraph(
        inlines=(Styled(Style.STRONG, (Text(text),)),), origin="event:e1", number=1
    )
    return Document(meta=meta, sections=(Section(id="s", title="S", blocks=(paragraph,)),))


def _said(document: Document) -> str:
    return list(lines(document))[-1].removeprefix("1. ")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("jigsaw \U0001f9e9", "jigsaw [U+1F9E9]"),
        ("中", "[U+4E2D]"),
        ("Siân Ŵyn-Łukasz €5 ½", "Siân Ŵyn-Łukasz €5 ½"),
        ("Ελένη Иван שלום عمر", "Ελένη Иван שלום عمر"),
        ("null\x00", "null[U+0000]"),
        ("half \ud83d", "half [U+D83D]"),
        ("tab\there\nline", "tab here line"),
        ("thin\u2009space\u3000wide", "thin space wide"),
        ("re\u00adopen\u200bed\ufeff\u202e", "reopened"),
        ("10\u00a0May\u202f2024", "10\u00a0May\u00a02024"),
    ],
)
def test_a_character_is_printed_as_itself_or_as_its_code(
    theme: Theme, typed: str, printed: str
) -> None:
    assert _said(printable(_saying(typed), theme_coverage(theme))) == printed


def test_without_fonts_only_what_no_program_can_show_is_replaced() -> None:
    assert _said(printable(_saying("中 \U0001f9e9 \x07"))) == "中 \U0001f9e9 [U+0007]"


@settings(max_examples=examples(100))
@given(document=documents())
def test_making_a_statement_printable_twice_changes_nothing_more(
    theme: Theme, document: Document
) -> None:
    once = printable(document, theme_coverage(theme))
    assert printable(once, theme_coverage(theme)) == once
    assert uncovered_characters(once, theme) == []


def test_the_reference_statement_is_printable_as_it_is(theme: Theme) -> None:
    assert printable(reference_document(), theme_coverage(theme)) == reference_document()


def test_uncovered_characters_are_reported_with_their_place(theme: Theme) -> None:
    item = ListItem((Text("中 and 中"),))
    document = _saying("a \U0001f9e9 b")
    section = document.sections[0]
    more = Section(
        id="s2", title="文", blocks=(*section.blocks, BulletList(items=(item,), origin="list"))
    )
    found = uncovered_characters(Document(meta=document.meta, sections=(more,)), theme)
    assert found == [("文", ""), ("\U0001f9e9", "event:e1"), ("中", "list")]


def test_the_coverage_agrees_with_the_library_that_embeds_the_fonts(theme: Theme) -> None:
    from reportlab.pdfbase.ttfonts import TTFontFile

    for path in (theme.body.bold_italic, theme.fallback.regular):
        # U+FFFF is the end mark of the table and no character.
        assert font_coverage(path) == set(TTFontFile(str(path)).charToGlyph) - {0xFFFF}
    assert max(theme_coverage(theme)) <= sys.maxunicode


@pytest.mark.parametrize("content", [b"", b"not a font", bytes(400)])
def test_a_damaged_font_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Broken.ttf"
    path.write_bytes(content)
    with pytest.raises(ExportFailed, match=r"Broken\.ttf"):
        font_coverage(path)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("On 9 April 2024 Ms X wrote", "On 9~April 2024 Ms~X wrote"),
        ("from 19 to 21 December", "from 19 to 21~December"),
        ("Mr B’s claim, Child C and Officer D2", "Mr~B’s claim, Child~C and Officer~D2"),
        ("section 26(1) and Schedule 5, paragraph 1", "section~26(1) and Schedule~5, paragraph~1"),
        ("Sections 30(1B) and 34H(i)", "Sections~30(1B) and 34H(i)"),
        ("Part III, annex B, Regulation 17", "Part~III, annex~B, Regulation~17"),
        ("The Council I wrote to in 2024 May", "The Council I wrote to in 2024 May"),
        ("a part of section heads", "a part of section heads"),
    ],
)
def test_lines_do_not_end_in_a_label_a_section_or_a_date(typed: str, held: str) -> None:
    shown = _said(kept_together(_saying(typed)))
    assert shown == held.replace("~", "\u00a0")
    assert " ".join(shown.split()) == typed


@settings(max_examples=examples(100))
@given(documents())
def test_what_is_kept_together_says_the_same(document: Document) -> None:
    held = [" ".join(line.split()) for line in lines(kept_together(document))]
    assert held == [" ".join(line.split()) for line in lines(document)]
