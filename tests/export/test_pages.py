"""Page by page, the Word file as LibreOffice prints it and the PDF say and look the same."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.export.libreoffice import Office, Poppler
from tests.export.reference_document import reference_document
from workbench.bootstrap import load_reference_library, practice_cases
from workbench.export import pdf, word
from workbench.export.theme import Theme
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage

pytestmark = pytest.mark.slow

# Of 255. Two pages set by two programs differ by less than a point here and there; a line more or
# less, another type size or another margin makes the difference many times as large.
_ALIKE = 9.0
_STATEMENTS = [
    (f"{title}, {stage.value}", number, stage)
    for number, (title, _) in enumerate([*practice_cases(), ("every kind of node", None)])
    for stage in StatementStage
]


def statement(number: int, stage: StatementStage) -> Document:
    cases = practice_cases()
    if number == len(cases):
        return reference_document(stage)
    return compose(cases[number][1], load_reference_library(), date(2026, 11, 3), stage)


def pictures(data: bytes, folder: Path) -> list[Image.Image]:
    """Each page in grey at 50 dots an inch, blurred by a little less than half a line."""
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm is not installed, so pages are not looked at")
    folder.mkdir()
    (folder / "in.pdf").write_bytes(data)
    subprocess.run(
        [program, "-r", "50", "-gray", "-png", str(folder / "in.pdf"), str(folder / "page")],
        check=True,
    )
    found = []
    for path in sorted(folder.glob("page*.png")):
        with Image.open(io.BytesIO(path.read_bytes())) as image:
            found.append(image.convert("L").filter(ImageFilter.GaussianBlur(2.5)))
    return found


@pytest.fixture(scope="module")
def printed(theme: Theme, office: Office) -> list[tuple[bytes, bytes]]:
    """Of each statement the Word file as LibreOffice prints it, and the PDF."""
    documents = [statement(number, stage) for _, number, stage in _STATEMENTS]
    by_word = office.convert_all([word.render(each, theme) for each in documents], "pdf")
    return list(zip(by_word, (pdf.render(each, theme) for each in documents), strict=True))


@pytest.mark.parametrize("at", range(len(_STATEMENTS)), ids=[name for name, *_ in _STATEMENTS])
def test_each_page_has_the_same_words(
    printed: list[tuple[bytes, bytes]], poppler: Poppler, at: int
) -> None:
    by_word, by_us = (
        # The mark of a draft is drawn by Word and written by us, letter by letter.
        [sorted(page.removeprefix("D\nR\nA\nF\nT\n").split()) for page in poppler.pages(data)]
        for data in printed[at]
    )
    assert by_word == by_us


@pytest.mark.parametrize("at", range(len(_STATEMENTS)), ids=[name for name, *_ in _STATEMENTS])
def test_each_page_looks_the_same(
    printed: list[tuple[bytes, bytes]], tmp_path: Path, at: int
) -> None:
    by_word, by_us = (
        pictures(data, tmp_path / name)
        for name, data in zip(("word", "pdf"), printed[at], strict=True)
    )
    assert len(by_word) == len(by_us)
    apart = [difference(*pages) for pages in zip(by_word, by_us, strict=True)]
    assert max(apart) < _ALIKE, apart


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pages are apart on average, from 0 to 255, where there is ink on either."""
    assert abs(one.width - other.width) <= 1
    assert abs(one.height - other.height) <= 1
    apart = ImageChops.difference(one, other.resize(one.size))
    inked = ImageChops.darker(one, other.resize(one.size)).point(lambda grey: 255 * (grey < 250))
    return float(ImageStat.Stat(apart, mask=inked).mean[0])


def test_a_line_more_or_another_size_of_type_would_be_noticed(theme: Theme, tmp_path: Path) -> None:
    document = statement(0, StatementStage.FINAL)
    body = theme.styles.paragraph
    larger = replace(
        theme, styles=replace(theme.styles, paragraph=replace(body, size_pt=body.size_pt + 0.5))
    )
    wider = replace(theme, page=replace(theme.page, top_mm=theme.page.top_mm + 5))
    pages = pictures(pdf.render(document, theme), tmp_path / "as it is")
    for name, other in (("larger", larger), ("lower", wider)):
        changed = pictures(pdf.render(document, other), tmp_path / name)
        assert difference(pages[0], changed[0]) > 1.5 * _ALIKE
