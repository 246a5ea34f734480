"""The office's logo: taken or refused, kept with the casebook, on the first page of each file."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.export.html_reading import Page
from tests.export.pictures import a_picture, written
from tests.export.reference_document import reference_document
from tests.export.tagged_pdf import read_tags
from tests.export.word_reading import WordFile
from workbench.bootstrap import renderers
from workbench.domain.errors import ExportFailed, LogoRefused
from workbench.export.logo import LOGO_HEIGHT_MM, KeptLogo, OfficeLogo, read_logo
from workbench.export.read_back import parts_of
from workbench.statement.nodes import Document

_FORMATS = ("word", "pdf", "html", "text")
_OFFICE = "Office of Ombudsman & Co"
_EMU = 36_000
_POINTS = 72 / 25.4


@pytest.fixture
def kept(tmp_path: Path) -> KeptLogo:
    return KeptLogo(tmp_path)


def of_an_office() -> Document:
    document = reference_document()
    return replace(document, meta=replace(document.meta, office=_OFFICE))


def files(casebook: Path) -> dict[str, bytes]:
    """A statement in every format, as the renderers of a casebook make it."""
    made = renderers(casebook)
    return {format: made[format](of_an_office()) for format in _FORMATS}


@pytest.fixture
def logo(kept: KeptLogo) -> OfficeLogo:
    """A logo twice as wide as high, taken from a photograph."""
    assert kept.take("Crest.jpg", a_picture((600, 300), ending="JPEG")) == ()
    assert kept.name == "Crest.png"
    read = kept.read()
    assert read is not None
    return read


def test_word_files_begin_with_it_and_say_whose_it_is(logo: OfficeLogo, tmp_path: Path) -> None:
    data = files(tmp_path)["word"]
    first = WordFile(data).xml("word/document.xml")[0][0]
    (described,) = (each for each in first.iter() if each.tag.endswith("}docPr"))
    assert described.get("descr") == _OFFICE
    extent = next(each for each in first.iter() if each.tag.endswith("}extent"))
    assert int(extent.get("cy", "0")) == LOGO_HEIGHT_MM * _EMU
    assert int(extent.get("cx", "0")) == 2 * LOGO_HEIGHT_MM * _EMU
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert [package.read(name) for name in pictures] == [logo.data]


def test_pdfs_begin_with_it_as_a_figure_of_the_office(logo: OfficeLogo, tmp_path: Path) -> None:
    data, plain = files(tmp_path)["pdf"], files(tmp_path / "another")["pdf"]
    assert read_tags(data).problems == []
    assert read_tags(data).text == read_tags(plain).text
    with pikepdf.open(io.BytesIO(data)) as file:
        figure = file.Root.StructTreeRoot.K[0].K[0]
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", _OFFICE)
        left, low, right, high = (float(edge) for edge in figure.A.BBox)
        assert high - low == pytest.approx(LOGO_HEIGHT_MM * _POINTS, abs=0.01)
        assert right - left == pytest.approx(2 * LOGO_HEIGHT_MM * _POINTS, abs=0.01)
        (picture,) = file.pages[0].Resources.XObject.values()
        with Image.open(io.BytesIO(logo.data)) as opened:
            assert picture.read_bytes() == opened.tobytes()
        assert all("/XObject" not in page.Resources for page in list(file.pages)[1:])


def test_pages_to_hand_out_begin_with_it_and_text_leaves_it_out(
    logo: OfficeLogo, tmp_path: Path
) -> None:
    made = files(tmp_path)
    page = Page(re.sub(r"<img([^>]*)>", r"<img\1></img>", made["html"].decode()))
    (shown,) = (given for tag, given in page.starts if tag == "img")
    assert shown["alt"] == _OFFICE
    encoded = str(shown["src"]).removeprefix("data:image/png;base64,")
    assert base64.b64decode(encoded) == logo.data
    assert made["text"] == files(tmp_path / "another")["text"]


def test_without_one_every_file_is_as_it_was(kept: KeptLogo, tmp_path: Path) -> None:
    before = files(tmp_path / "another")
    assert kept.read() is None
    assert files(tmp_path) == before
    kept.take("Crest.png", a_picture((60, 60)))
    with_it = files(tmp_path)
    assert all(with_it[format] != before[format] for format in ("word", "pdf", "html"))
    assert files(tmp_path) == with_it
    kept.drop()
    assert files(tmp_path) == before


@pytest.mark.parametrize("size", [(4000, 40), (4000, 1), (1, 4000), (1, 1), (4000, 4000)])
def test_it_is_never_wider_than_the_text_nor_higher_than_a_logo(size: tuple[int, int]) -> None:
    logo = read_logo(a_picture(size))
    wide, high = logo.size_mm(160.0)
    assert 0 < wide <= 160.001
    assert 0 < high <= LOGO_HEIGHT_MM
    assert len(logo.colours()) == 3 * logo.width * logo.height


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no PNG or JPEG"),
        (b"<svg/>", "no PNG or JPEG"),
        (a_picture((9, 9), ending="GIF"), "no PNG or JPEG"),
        (a_picture((9, 9), ending="BMP"), "no PNG or JPEG"),
        (a_picture((300, 300))[:-300], "damaged"),
        (a_picture((300, 300), ending="JPEG")[:700], "damaged"),
        (a_picture((4001, 10)), "4,001 by 10"),
        (a_picture((10, 4001)), "10 by 4,001"),
        (a_picture((9, 9)) + bytes(2_000_000), "more than 2 MB"),
    ],
)
def test_what_cannot_be_one_is_refused_and_the_one_in_use_stays(
    kept: KeptLogo, data: bytes, said: str
) -> None:
    kept.take("Good.png", a_picture((90, 90)))
    with pytest.raises(LogoRefused, match=said) as refused:
        kept.take("Bad.png", data)
    assert "PNG or JPEG" in refused.value.hint
    assert kept.name == "Good.png"


def test_a_picture_that_promises_endless_points_is_refused_unread() -> None:
    huge = bytearray(a_picture((9, 9)))
    huge[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(LogoRefused):
        read_logo(bytes(huge))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_any_colours_come_out_as_they_are_seen(mode: str) -> None:
    if mode == "I;16":
        drawn = Image.new(mode, (20, 10), 0x8080)
    else:
        drawn = Image.new("L", (20, 10), 128).convert(mode)
    with Image.open(io.BytesIO(read_logo(written(drawn)).data)) as plain:
        assert plain.mode == "RGB"
        seen = plain.getpixel((3, 3))
        assert isinstance(seen, tuple)
        assert all(abs(part - 128) <= 1 for part in seen)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white(mode: str) -> None:
    clear = Image.new("RGBA", (20, 10), (200, 0, 0, 0)).convert(mode)
    saved = {"transparency": clear.getpixel((3, 3))} if mode == "P" else {}
    with Image.open(io.BytesIO(read_logo(written(clear, **saved)).data)) as plain:
        assert plain.getpixel((3, 3)) == (255, 255, 255)


def test_nothing_of_its_making_goes_out_with_it() -> None:
    notes, exif = PngInfo(), Image.Exif()
    notes.add_text("Author", "Fenella Garrowby")
    exif[0x013B] = "Fenella Garrowby"
    for data in (
        a_picture((50, 50), pnginfo=notes),
        a_picture((50, 50), ending="JPEG", exif=exif, comment="Fenella"),
    ):
        assert b"Fenella" in data
        assert b"Fenella" not in read_logo(data).data


def test_looking_for_names_reads_no_words_into_it(kept: KeptLogo, tmp_path: Path) -> None:
    plain = files(tmp_path)
    kept.take("Noise.png", written(Image.effect_noise((380, 380), 90).convert("RGB")))
    made = files(tmp_path)
    for format in _FORMATS:
        before, after = (
            " ".join(words for _, words in parts_of(format, data[format])) for data in (plain, made)
        )
        assert len(before) <= len(after) < len(before) + 2000


def test_one_spoilt_in_its_folder_is_named_and_nothing_is_made(
    kept: KeptLogo, tmp_path: Path
) -> None:
    kept.take("Crest.png", a_picture((50, 50)))
    (tmp_path / "logo" / "Crest.png").write_bytes(b"spoilt")
    for format in ("word", "pdf", "html"):
        with pytest.raises(ExportFailed, match=r"Crest\.png can no longer be used"):
            renderers(tmp_path)[format](reference_document())


def test_a_new_one_takes_the_place_of_the_old_and_leads_nowhere_else(
    kept: KeptLogo, tmp_path: Path
) -> None:
    kept.take("Old.png", a_picture((50, 50)))
    kept.take("../../New.exe", a_picture((60, 60)))
    assert kept.name == "New.png"
    assert [path.name for path in (tmp_path / "logo").iterdir()] == ["New.png"]
