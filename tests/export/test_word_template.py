"""An office's own Word template gives a statement its look, and nothing of its words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.export.reference_document import reference_document
from tests.export.word_reading import W, WordFile
from tests.properties import examples
from workbench.domain.errors import TemplateRefused
from workbench.export.theme import Theme
from workbench.export.word import check_template, render
from workbench.export.word.letterhead import safe_picture
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SECRET = "Zebedee"
"""A name that stands everywhere in the template where words can stand."""


def picture(ending: str = "png", size: tuple[int, int] = (240, 90)) -> bytes:
    made = io.BytesIO()
    image = Image.new("RGB", size, (20, 60, 110))
    if ending == "png":
        notes = PngInfo()
        notes.add_text("Author", SECRET)
        image.save(made, "png", pnginfo=notes)
    else:
        image.save(made, "jpeg", comment=SECRET.encode())
    return made.getvalue()


def template(
    change: Callable[[Any], object] = lambda _: None, *, first_apart: bool = False
) -> bytes:
    """A letterhead in Georgia with a logo, made from somebody's statement."""
    made = docx.Document()
    made.core_properties.author = made.core_properties.title = SECRET
    normal, heading = made.styles["Normal"], made.styles["Heading 1"]
    normal.font.name, normal.font.size = "Georgia", Pt(12)
    made.styles["Body Text"].paragraph_format.space_after = Pt(9)
    heading.font.name, heading.font.size = "Gill Sans MT", Pt(17)
    heading.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"))
    heading.font.color.rgb = RGBColor(0x70, 0x10, 0x30)
    made.styles["Heading 2"].font.color.rgb = RGBColor(0xFF, 0xD0, 0xD0)
    made.add_heading(f"{SECRET} and the Council", 1)
    made.add_paragraph(f"{SECRET} complained.")
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(31)
    section.different_first_page_header_footer = first_apart
    header = section.first_page_header if first_apart else section.header
    line = header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.add_run().add_picture(io.BytesIO(picture()), width=Mm(48))
    line.add_run(f"{SECRET}, 23 000 001")
    change(made)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def parts_changed(data: bytes, **changed: bytes) -> bytes:
    """The file with some parts replaced, named without folder and ending; others are added."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, changed.pop(Path(name).stem, old.read(name)))
        for name, content in changed.items():
            new.writestr(f"word/{name}.bin", content)
    return written.getvalue()


def fonts(word: WordFile, style: str) -> str:
    """The typeface of a style, as Word finds it: by its slot in the theme part."""
    slot = said_of(word, style, "rFonts", "asciiTheme").removesuffix("HAnsi")
    latin = next(word.xml("word/theme/theme1.xml").iter(f"{A}{slot}Font")).find(f"{A}latin")
    assert latin is not None
    return latin.get("typeface", "")


def said_of(word: WordFile, style: str, property_: str, attribute: str = "val") -> str:
    """What a style says of a property, or what it inherits."""
    at: Element | None = word.style(style)
    while at is not None:
        found = at.find(f".//{W}{property_}")
        if found is not None and f"{W}{attribute}" in found.attrib:
            return found.get(f"{W}{attribute}", "")
        base = at.find(f"{W}basedOn")
        at = None if base is None else word.style(base.get(f"{W}val", ""))
    defaults = word.xml("word/styles.xml").find(f"{W}docDefaults")
    assert defaults is not None
    found = defaults.find(f".//{W}{property_}")
    assert found is not None
    return found.get(f"{W}{attribute}", "")


def test_type_and_margins_are_the_templates(theme: Theme) -> None:
    word = WordFile(render(reference_document(), theme, template()))
    assert fonts(word, "NumberedParagraph") == "Georgia"
    assert fonts(word, "Heading1") == "Gill Sans MT"
    assert said_of(word, "NumberedParagraph", "sz") == "24"
    assert said_of(word, "NumberedParagraph", "spacing", "before") == "180"
    assert (said_of(word, "Heading1", "sz"), said_of(word, "Heading1", "color")) == ("34", "701030")
    margins = next(word.document.iter(f"{W}pgMar"))
    assert margins.get(f"{W}left") == margins.get(f"{W}right") == "1757"


def test_a_colour_too_faint_to_read_is_not_taken(theme: Theme) -> None:
    plain, made = (
        WordFile(render(reference_document(), theme, each)) for each in (None, template())
    )
    assert said_of(made, "Heading2", "color") == said_of(plain, "Heading2", "color")


def test_words_numbers_and_structure_are_as_without_a_template(theme: Theme) -> None:
    document = reference_document()
    word = WordFile(render(document, theme, template()))
    assert word.text() == list(lines(document))
    plain = WordFile(render(document, theme))
    assert [line.style for line in word.lines] == [line.style for line in plain.lines]
    assert word.parts["word/document.xml"].count(b"REF _Ref") == 4


def test_the_logo_stands_in_the_header_at_its_side_and_says_what_it_is(theme: Theme) -> None:
    word = WordFile(render(reference_document(), theme, template()))
    header = word.parts["word/header1.xml"].decode()
    assert 'descr="Letterhead of the office"' in header
    assert 'cx="1728000"' in header  # 48 mm
    assert header.count("<w:tab/>") == 2
    assert word.part_text("word/header1.xml").strip() == reference_document().meta.header
    first = word.parts["word/header2.xml"]
    assert b"<w:drawing>" in first
    assert word.part_text("word/header2.xml").strip() == ""


def test_a_first_page_apart_has_the_logo_alone(theme: Theme) -> None:
    word = WordFile(render(reference_document(), theme, template(first_apart=True)))
    assert b"<w:drawing>" not in word.parts["word/header1.xml"]
    assert b"<w:drawing>" in word.parts["word/header2.xml"]
    for part in ("word/header1.xml", "word/header2.xml"):
        assert b'string="DRAFT"' in word.parts[part]
    assert b"<w:titlePg/>" in word.parts["word/document.xml"]
    assert word.part_text("word/footer2.xml") == word.part_text("word/footer1.xml")


@pytest.mark.parametrize("first_apart", [False, True])
def test_nothing_that_the_template_says_is_taken(theme: Theme, first_apart: bool) -> None:
    old = parts_changed(template(first_apart=first_apart), vbaProject=SECRET.encode())
    word = WordFile(render(reference_document(), theme, old))
    for name, content in word.parts.items():
        assert SECRET.lower() not in (name + content.decode("latin-1")).lower(), name
    assert not [name for name in word.parts if "vba" in name]


@pytest.mark.parametrize("stage", StatementStage)
@pytest.mark.parametrize("first_apart", [False, True])
def test_the_file_keeps_to_the_published_format(
    theme: Theme, tmp_path: Path, stage: StatementStage, first_apart: bool
) -> None:
    target = tmp_path / "statement.docx"
    made = render(reference_document(stage), theme, template(first_apart=first_apart))
    target.write_bytes(made)
    assert [str(error) for error in OpenXmlValidator().validate(str(target)).errors] == []
    assert made == render(reference_document(stage), theme, template(first_apart=first_apart))


def test_a_statement_serves_as_a_template_and_looks_the_same(theme: Theme) -> None:
    own = render(reference_document(), theme)
    again, plain = WordFile(render(reference_document(), theme, own)), WordFile(own)
    for part in ("word/document.xml", "word/numbering.xml"):
        assert again.parts[part] == plain.parts[part]
    for style in ("NumberedParagraph", "Heading1", "ListBullet", "Quote", "Title"):
        for property_, attribute in (("sz", "val"), ("color", "val"), ("spacing", "line")):
            assert said_of(again, style, property_, attribute) == said_of(
                plain, style, property_, attribute
            )


def test_a_typeface_named_by_its_theme_is_found_there(theme: Theme) -> None:
    def themed(made: Any) -> None:
        made.styles["Normal"].font.name = None
        heading = made.styles["Heading 1"].element.rPr.rFonts
        heading.set(qn("w:asciiTheme"), "majorHAnsi")

    word = WordFile(render(reference_document(), theme, template(themed)))
    # What Word 2010 and python-docx have in the theme of an empty file.
    assert fonts(word, "NumberedParagraph") == "Cambria"
    assert fonts(word, "Heading1") == "Calibri"


def test_styles_based_on_one_another_in_a_circle_do_no_harm(theme: Theme) -> None:
    def circle(made: Any) -> None:
        made.styles["Normal"].base_style = made.styles["Body Text"]

    word = WordFile(render(reference_document(), theme, template(circle)))
    assert fonts(word, "NumberedParagraph") == "Georgia"


def test_roles_the_template_lacks_grow_with_its_ordinary_words(theme: Theme) -> None:
    def larger(made: Any) -> None:
        made.styles["Normal"].font.size = Pt(14)
        for name in ("Body Text", "List Bullet", "Quote"):
            made.styles[name].element.getparent().remove(made.styles[name].element)

    word = WordFile(render(reference_document(), theme, template(larger)))
    grown = theme.styles.quote.size_pt + 14 - theme.styles.paragraph.size_pt
    assert said_of(word, "Quote", "sz") == str(round(grown * 2))


def test_larger_type_has_more_room_for_its_numbers(theme: Theme) -> None:
    def larger(made: Any) -> None:
        made.styles["Body Text"].font.size = Pt(16)

    plain, large = (
        WordFile(render(reference_document(), theme, each)).xml("word/numbering.xml")
        for each in (None, template(larger))
    )
    for before, after in zip(plain.iter(f"{W}ind"), large.iter(f"{W}ind"), strict=True):
        hanging = [int(each.get(f"{W}hanging", "")) for each in (before, after)]
        assert hanging[1] == pytest.approx(hanging[0] * 16 / 11, abs=2)


def too_narrow(made: Any) -> None:
    made.sections[0].left_margin = Mm(170)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not a Word file"),
        (b"PK\x03\x04 and no more", "not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "protected by a password"),
        (template()[:-400], "not a Word file, or it is damaged"),
        (parts_changed(template(), document=b"<a/>"), "not a Word document"),
        (parts_changed(template(), styles=b"<w:styles"), "damaged"),
        (parts_changed(template(), styles=b"<!DOCTYPE a><a/>"), "entities of its own"),
        (parts_changed(template(), styles="<!DOCTYPE a><a/>".encode("utf-16")), "entities"),
        (parts_changed(template(), styles=b'<?xml version="1.0" encoding="x-no"?><a/>'), "damaged"),
        (parts_changed(template(), styles=b"<a/>"), "no styles"),
        (template(too_narrow), r"leave 9 × \d+ mm"),
        (b"PK" + bytes(30_000_001), "far larger"),
    ],
    ids=["empty", "no zip", "old", "cut", "other", "broken", "entities", "hidden", "tongue", "bare",
         "narrow", "huge"],
)  # fmt: skip
def test_what_is_no_template_is_refused_in_words(theme: Theme, data: bytes, told: str) -> None:
    with pytest.raises(TemplateRefused, match=told) as refused:
        check_template(data, theme)
    assert "not taken" in refused.value.hint


def test_a_part_that_unpacks_beyond_measure_is_refused(theme: Theme) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", zipfile.ZipFile(io.BytesIO(template())).read("_rels/.rels"))
        archive.writestr("word/document.xml", b" " * 31_000_000)
    with pytest.raises(TemplateRefused, match="far larger"):
        check_template(made.getvalue(), theme)


def test_a_part_of_tags_beyond_measure_is_refused_before_it_is_read(theme: Theme) -> None:
    styles = b"<w:styles>" + b"<w:a/>" * 2_000_000
    with pytest.raises(TemplateRefused, match="far larger"):
        check_template(parts_changed(template(), styles=styles), theme)


def test_a_picture_that_cannot_be_taken_is_named_and_the_rest_is_taken(theme: Theme) -> None:
    def two(made: Any) -> None:
        run = made.sections[0].header.paragraphs[0].add_run()
        tiff = io.BytesIO()
        Image.new("RGB", (10, 10)).save(tiff, "tiff")
        run.add_picture(io.BytesIO(tiff.getvalue()), width=Mm(20))

    data = template(two)
    assert check_template(data, theme) == (
        "A picture of the letterhead is left out: it is neither PNG nor JPEG.",
    )
    assert render(reference_document(), theme, data).count(b"word/media/image1.png") > 0


@pytest.mark.parametrize("ending", ["png", "jpeg"])
def test_a_picture_keeps_its_look_and_loses_its_notes(ending: str) -> None:
    data = picture(ending)
    assert SECRET.encode() in data
    kind, bare = safe_picture(data)
    assert kind == ending
    assert SECRET.encode() not in bare
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(bare)) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("ending", ["png", "jpeg"])
def test_a_picture_cut_short_is_told_of(ending: str) -> None:
    with pytest.raises(ValueError, match="damaged"):
        safe_picture(picture(ending)[:40])


@settings(max_examples=examples(60), deadline=None)
@given(st.binary(max_size=60), st.integers(0, 40_000))
def test_any_damage_is_refused_or_borne(theme: Theme, noise: bytes, at: int) -> None:
    data = template_once()
    data = data[: at % len(data)] + noise + data[at % len(data) + len(noise) :]
    try:
        check_template(data, theme)
    except TemplateRefused:
        return
    small = replace(reference_document(), sections=())
    assert WordFile(render(small, theme, data)).lines


_ONCE: list[bytes] = []


def template_once() -> bytes:
    if not _ONCE:
        _ONCE.append(template())
    return _ONCE[0]
