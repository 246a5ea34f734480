"""Copies of foreign files: whatever is in them, the copying program says why, and goes on."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from tests import papers
from tests.papers_to_redact import NAME, plain
from workbench.application.disclosing.pages import Area, PlainPage
from workbench.domain.errors import EvidenceUnavailable
from workbench.interchange.copies.maker import PageMaker

# A program that reads takes seconds to start on a machine with much to do.
PATIENCE = 60.0


@pytest.fixture(scope="module")
def maker() -> Iterator[PageMaker]:
    with closing(PageMaker(PATIENCE)) as maker:
        yield maker


def png_of(wide: int, high: int) -> bytes:
    """A small PNG that says it is large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def without_pages() -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as file:
        file.save(target)
    return target.getvalue()


def of_size(wide: float, high: float) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as file:
        file.pages[0].MediaBox = [0, 0, wide, high]
        file.save(target)
    return target.getvalue()


def drawn_in_circles() -> bytes:
    """A page that draws a form that draws itself."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as file:
        form = file.make_stream(b"/F Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = [0, 0, 600, 800]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        file.pages[0].Resources.XObject = pikepdf.Dictionary(F=form)
        file.pages[0].contents_add(b"/F Do")
        file.save(target)
    return target.getvalue()


REFUSED = {
    "nothing": (b"", False, "damaged"),
    "no PDF": (b"%PDF-1.7 and then nothing", False, "damaged"),
    "cut short": (papers.pdf("words")[:300], False, "damaged"),
    "locked": (papers.pdf("words", password="p"), False, "password"),
    "no pages": (without_pages(), False, "damaged"),
    "no picture": (b"\xff\xd8\xff nothing", True, "picture"),
    "a picture far too large": (png_of(60_000, 60_000), True, "too large"),
    "a picture cut short": (papers.picture("PNG")[:40], True, "picture"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_pages_is_refused_in_words(name: str, maker: PageMaker, tmp_path: Path) -> None:
    data, picture, words = REFUSED[name]
    path, target = tmp_path / "paper", tmp_path / "pages.pdf"
    path.write_bytes(data)
    with pytest.raises(EvidenceUnavailable, match=words):
        maker.pages(path, picture, target)
    assert not target.exists()
    path.write_bytes(plain())
    assert maker.pages(path, False, target) == 1  # the next paper is copied all the same


@pytest.mark.parametrize(
    "data", [of_size(14_400, 14_400), of_size(3, 3), of_size(0, 0), drawn_in_circles()]
)
def test_odd_pages_are_drawn_all_the_same(data: bytes, maker: PageMaker, tmp_path: Path) -> None:
    path, target = tmp_path / "paper", tmp_path / "pages.pdf"
    path.write_bytes(data)
    assert maker.pages(path, False, target) == 1
    (copied,) = maker.black_out(target, {0: [Area(10, 10, 60, 30)]}, tmp_path)
    with Image.open(copied.file) as picture:
        assert picture.width * picture.height < 40_000_000


def test_letters_are_found_where_they_are_seen(maker: PageMaker, tmp_path: Path) -> None:
    path, target = tmp_path / "paper", tmp_path / "pages.pdf"
    path.write_bytes(plain())
    maker.pages(path, False, target)
    (page,) = maker.look(target)
    at = page.text.index(NAME)
    found = [each for each in page.letters[at : at + len(NAME)] if each is not None]
    assert len(found) == len(NAME) - 1  # the space has no place
    assert all(each.top > page.size[1] - 600 - 20 for each in found)
    assert all(each.bottom < page.size[1] - 600 + 10 for each in found)
    assert found == sorted(found, key=lambda each: each.left)


def test_a_program_that_does_not_answer_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "paper"
    path.write_bytes(plain())
    with (
        closing(PageMaker(patience=0.0)) as hasty,
        pytest.raises(EvidenceUnavailable, match="too long"),
    ):
        hasty.pages(path, False, tmp_path / "pages.pdf")
    with closing(PageMaker(PATIENCE)) as patient:
        assert patient.pages(path, False, tmp_path / "pages.pdf") == 1


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_number_stands_upright_at_the_foot_of_a_page_however_it_is_turned(
    turned: int, maker: PageMaker, tmp_path: Path
) -> None:
    path, target = tmp_path / "paper.pdf", tmp_path / "bound.pdf"
    with pikepdf.open(io.BytesIO(plain())) as file:
        file.pages[0].rotate(turned, relative=False)
        file.save(path)
    maker.bind([PlainPage(path, "One", 7)], [], "A bundle", "Page ", target)
    (page,) = maker.look(target)
    at = page.text.index("Page 7")
    letters = [each for each in page.letters[at : at + 6] if each is not None]
    assert all(each.bottom > page.size[1] - 40 for each in letters)
    assert all(each.right > page.size[0] - 120 for each in letters)
    assert letters == sorted(letters, key=lambda each: each.left)
    assert PdfReader(target).metadata["/Title"] == "A bundle"  # type: ignore[index]


def test_pages_are_counted_as_they_are_done_and_whoever_counts_may_end_it(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(papers.pdf(*(f"Page {number}" for number in range(6))))
    counted: list[int] = []

    def stop(number: int) -> None:
        counted.append(number)
        if number == 3:
            raise InterruptedError

    with closing(PageMaker()) as maker, pytest.raises(InterruptedError):
        maker.black_out(path, {}, tmp_path, stop)
    assert counted == [1, 2, 3]
    with closing(PageMaker()) as maker:
        assert len(maker.look(path, counted.append)) == 6
    assert counted[3:] == [1, 2, 3, 4, 5, 6]
