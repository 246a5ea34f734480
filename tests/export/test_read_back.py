"""A finished file is read back from its bytes: what it shows, and what lies behind that."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from workbench.application.handing_out.gate import find_leaks
from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ExportFailed
from workbench.domain.records.people import Person
from workbench.export.read_back import parts_of
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import (
    Document,
    Paragraph,
    StatementStage,
    Style,
    Styled,
    Subheading,
    Text,
)
from workbench.statement.printed import draft_mark
from workbench.statement.text import paragraph_text

FORMATS = sorted(renderers())
LIBRARY = load_reference_library()
CASES = [case for _, case in practice_cases()]
STAGE = StatementStage.FINAL


def statement(case: CaseFile) -> Document:
    return compose(case, LIBRARY, date(2025, 1, 1), STAGE)


def whole(format: str, data: bytes) -> str:
    return " ".join(" ".join(words for _, words in parts_of(format, data)).split())


def test_of_the_names_of_bookmarks_only_the_signs_of_paragraphs_are_left_out() -> None:
    document = compose(CASES[0], LIBRARY, date(2025, 1, 1), StatementStage.DRAFT)
    data = renderers()["word"](document)
    sign = f"_Draft_{draft_mark(document)}_3"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    named = b'w:name="%b"' % sign.encode()
    assert named in parts["word/document.xml"]
    assert sign not in whole("word", data)
    for name in ("Grace", f"{sign}_Grace", "_Draft_grace1_3"):
        other = parts["word/document.xml"].replace(named, b'w:name="%b"' % name.encode())
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as package:
            for path, content in {**parts, "word/document.xml": other}.items():
                package.writestr(path, content)
        assert name in whole("word", made.getvalue())


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("which", range(len(CASES)))
def test_every_paragraph_is_read_back(format: str, which: int) -> None:
    document = statement(CASES[which])
    read = whole(format, renderers()[format](document))
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                words = paragraph_text(block).split()
                # What stands at the foot of a page comes between the halves of a paragraph.
                assert set(words) <= set(read.split())
                assert format == "pdf" or " ".join(words) in read
            elif isinstance(block, Subheading):
                assert block.text in read


@pytest.mark.parametrize("format", FORMATS)
def test_names_in_runs_headings_furniture_and_properties_are_found(format: str) -> None:
    case = CASES[0]
    name = next(person.name for person in case.people.values() if " " in person.name)
    first, last = name.split()[0], name.split()[-1]
    document = statement(case)
    section, *others = document.sections
    words = (Text(f"So {last[:3]}"), Styled(Style.STRONG, (Text(last[3:]),)), Text(" came."))
    torn = Paragraph(inlines=words, origin="text:torn", numbered=False)
    changed = replace(
        document,
        sections=(replace(section, blocks=(*section.blocks, torn)), *others),
        meta=replace(document.meta, body_line=f"Council of {first}"),
    )
    data = renderers()[format](changed)
    found = find_leaks(case, changed, LIBRARY, parts_of, [(format, f"{name}.x", data)])
    places = {(leak.words, leak.place) for leak in found if leak.file != "the statement"}
    assert (last, "its text") in places
    assert (name, "its name") in places
    if format in ("word", "pdf"):
        assert any(words == first and place != "its text" for words, place in places)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("which", range(len(CASES)))
@pytest.mark.parametrize("stage", StatementStage)
def test_practice_cases_give_nobody_away(format: str, which: int, stage: StatementStage) -> None:
    case = CASES[which]
    document = compose(case, LIBRARY, date(2025, 1, 1), stage)
    data = renderers()[format](document)
    assert find_leaks(case, document, LIBRARY, parts_of, [(format, "x.x", data)]) == ()


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_format_says_of_itself_is_nobodys_initials(format: str) -> None:
    case = CASES[0]
    for number, name in enumerate(("Gul Bahar", "Uma Ashe", "Ed Gale", "Pia Dahl Foss")):
        case = case.with_record(
            "person", Person(id=f"q{number}", alias=f"Ms {'JKLM'[number]}", name=name)
        )
    document = statement(case)
    data = renderers()[format](document)
    assert find_leaks(case, document, LIBRARY, parts_of, [(format, "x.x", data)]) == ()


def test_comments_footnotes_and_data_of_a_word_file_are_read() -> None:
    data = renderers()["word"](statement(CASES[0]))
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as package:
        for name in ("word/comments.xml", "word/footnotes.xml", "customXml/item1.xml"):
            package.writestr(name, f'<x w:author="Alaric"><w:t>Zo</w:t><w:t>rn</w:t> {name}</x>')
        package.writestr("word/media/image1.png", b"\x89PNG Zorn")
    read = dict.fromkeys(parts_of("word", file.getvalue()))
    for where in ("a comment", "a footnote", "its data"):
        assert any(place == where and "Zorn" in words for place, words in read)
        assert any(place == f"what lies behind {where}" and "Alaric" in words
                   for place, words in read)  # fmt: skip


def test_the_typefaces_a_word_file_names_are_nobodys_name() -> None:
    read = parts_of("word", renderers()["word"](statement(CASES[0])))
    assert not any("Roman" in words for _, words in read)


def test_the_outline_links_and_metadata_of_a_pdf_are_read() -> None:
    read = dict(parts_of("pdf", renderers()["pdf"](statement(CASES[0]))))
    assert "The Ombudsman’s role and powers" in read["its outline and properties"]
    assert "its metadata" in read


def test_a_pdf_that_is_not_packed_is_read_too() -> None:
    with pikepdf.open(io.BytesIO(renderers()["pdf"](statement(CASES[0])))) as file:
        file.docinfo["/Subject"] = "Zörn (“Alaric”) \\ 3"
        file.docinfo["/Keywords"] = pikepdf.String("plain (brackets) and \\ a stroke")
        unpacked = io.BytesIO()
        file.save(unpacked, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    read = dict(parts_of("pdf", unpacked.getvalue()))
    assert "Zörn (“Alaric”) \\ 3" in read["its outline and properties"]
    assert "plain (brackets) and \\ a stroke" in read["its outline and properties"]


@pytest.mark.parametrize("format", ["word", "pdf", "html", "text"])
def test_what_is_no_such_file_is_refused(format: str) -> None:
    with pytest.raises(ExportFailed, match="looked through"):
        parts_of(format, b"\xff\xfe no such file")
    with pytest.raises(ExportFailed):
        parts_of("rtf", b"")


def test_words_in_a_comment_of_a_page_or_a_word_file_are_read() -> None:
    page = b"<p>Seen</p><!-- Wain<b>scott</b> --><p title='a > Merrow'>x</p>"
    read = whole("html", page)
    assert "Wainscott" in read
    assert "Merrow" in read
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", "<w:p><!-- Tidewell --></w:p>")
    assert "Tidewell" in whole("word", made.getvalue())


def test_signs_written_as_entities_in_the_metadata_are_read() -> None:
    document = statement(CASES[0])
    titled = replace(document, meta=replace(document.meta, title="O'Dea & Co"))
    places = parts_of("pdf", renderers()["pdf"](titled))
    assert any("O'Dea & Co" in words for place, words in places if place == "its metadata")


def test_each_property_is_read_by_itself() -> None:
    # A mark of the draft that ends in 0 and the width of the paper read as one telephone number.
    draft = compose(CASES[2], LIBRARY, date(2025, 1, 1), StatementStage.DRAFT)
    drafts = (
        replace(draft, meta=replace(draft.meta, reference=f"23 990 {number}"))
        for number in range(100, 200)
    )
    document = next(each for each in drafts if draft_mark(each).endswith("0"))
    word = renderers()["word"](document)
    properties = [words for place, words in parts_of("word", word) if place == "its properties"]
    assert draft_mark(document) in " ".join(properties).split()
    assert find_leaks(CASES[2], document, LIBRARY, parts_of, [("word", "a.docx", word)]) == ()
