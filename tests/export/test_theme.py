"""The look of statements is read from one file, which is checked and named when it is wrong."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pypdf
import pytest

from tests.export.reference_document import reference_document
from tests.export.tagged_pdf import read_tags
from workbench.domain.errors import ReferenceDataInvalid
from workbench.export import pdf, web_page, word
from workbench.export.theme import Theme, load_theme, sized


@pytest.fixture
def own(tmp_path: Path, theme_path: Path) -> Path:
    """A copy of the theme that a test may spoil."""
    (tmp_path / "theme").mkdir()
    shutil.copytree(theme_path.parent.parent / "fonts", tmp_path / "fonts")
    return Path(shutil.copy(theme_path, tmp_path / "theme"))


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_words_stand_out_from_paper_highlight_and_watermark(theme: Theme) -> None:
    styles = theme.styles
    for style in (styles.title, styles.section, styles.detail, styles.header, styles.quote):
        assert _contrast(theme.colour(style), "FFFFFF") >= 4.5
        assert _contrast(theme.colour(style), theme.watermark.colour) >= 4.5
    assert _contrast(theme.text_colour, theme.highlight_colour) >= 4.5
    assert _contrast(theme.link_colour, "FFFFFF") >= 4.5


def test_the_faces_are_files_that_exist(theme: Theme) -> None:
    assert theme.body.face(bold=True, italic=True).name == "LiberationSans-BoldItalic.ttf"
    assert theme.fallback.bold == theme.fallback.regular
    assert theme.fallback.regular.is_file()


def test_larger_type_takes_everything_with_it(theme: Theme) -> None:
    assert sized(theme, 0) is theme
    twelve = sized(theme, 12)
    assert twelve.styles.paragraph.size_pt == 12
    assert twelve.styles.section.size_pt > theme.styles.section.size_pt
    assert twelve.numbered.text_mm > theme.numbered.text_mm
    assert twelve.styles.header.size_pt < 12


@pytest.mark.parametrize("points", [16, 18, 24])
def test_in_large_print_no_words_are_small(theme: Theme, points: int) -> None:
    large = sized(theme, points)
    sizes = [getattr(large.styles, role.name).size_pt for role in fields(large.styles)]
    assert min(sizes) == points
    assert large.styles.title.size_pt > large.styles.section.size_pt > points
    document = reference_document()
    asked = replace(document, meta=replace(document.meta, type_pt=points))
    word_sizes = re.findall(rb'w:sz w:val="(\d+)"', _styles_of(word.render(asked, theme)))
    assert min(map(int, word_sizes)) == 2 * points
    shown = pdf.render(asked, theme)
    pages = pypdf.PdfReader(io.BytesIO(shown)).pages
    for page in pages:
        content = page.get_contents().get_data()
        assert min(float(each) for each in re.findall(rb" ([\d.]+) Tf", content)) == points
    assert f"font-size: {points / 12:g}rem" in web_page.render(asked, theme)
    assert read_tags(shown).text == read_tags(pdf.render(document, theme)).text


def _styles_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/styles.xml")


def test_lists_nested_too_deep_stay_on_the_page(theme: Theme) -> None:
    assert theme.list_indent(50) == theme.lists[-1]


@pytest.mark.parametrize(
    ("line", "wrong", "named"),
    [
        ('colour = "1F3A5F"', 'colour = "blue"', "styles.title.colour"),
        ("size_pt = 19", "size_pt = 0", "styles.title"),
        ("size_pt = 19", "size_pt = true", "styles.title.size_pt"),
        ("bold = true", 'bold = "yes"', "styles.body_line.bold"),
        ('regular = "LiberationSans-Regular.ttf"', 'regular = "../x.ttf"', "fonts.body.regular"),
        ('bold = "LiberationSans-Bold.ttf"', 'bold = "Gone.ttf"', r"fonts.body.bold.*Gone\.ttf"),
        ("[styles.quote]", "[styles.quotation]", "styles.quote"),
        ("width_mm = 210", "width_mm = 80", "page"),
        ("label_mm = 0, text_mm = 11", "label_mm = 11, text_mm = 11", "indents.numbered"),
        ("version = 1", "version = 2", "version"),
        ("version = 1", "version = ", "not valid TOML"),
    ],
)
def test_a_wrong_entry_is_named(own: Path, line: str, wrong: str, named: str) -> None:
    text = own.read_text(encoding="utf-8")
    assert line in text
    own.write_text(text.replace(line, wrong, 1), encoding="utf-8")
    with pytest.raises(ReferenceDataInvalid, match=named):
        load_theme(own)


def test_a_missing_theme_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataInvalid, match=r"gone\.toml"):
        load_theme(tmp_path / "gone.toml")
