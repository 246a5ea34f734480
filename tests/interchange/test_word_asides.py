"""A Word file is read whatever its parts are called; what it holds beside its words is listed."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from tests.interchange import published_statements as published
from tests.interchange.published_statements import run, word_file, word_paragraph
from workbench.application.outside.report import ReadStatement, report
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import StatementRefused
from workbench.domain.problems import Problem, Severity
from workbench.interchange.published.reader import read_statement
from workbench.interchange.published.word import read_word
from workbench.interchange.published.word_package import LARGEST_FILE
from workbench.statement.reading.lines import AsideKind, LineLabel

LIBRARY = load_reference_library()
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"


def related(*targets: tuple[str, str], office: str = _OFFICE) -> str:
    """The relationships part that names these parts by their kind."""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{office}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_RELATED}">{rows}</Relationships>'


def repacked(data: bytes, names: dict[str, str], **added: str) -> bytes:
    """A Word file with its parts called otherwise, and others added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(names.get(name, name), old.read(name))
        for name, text in added.items():
            new.writestr(name, text)
    return made.getvalue()


def read(data: bytes) -> ReadStatement:
    return read_statement("a.docx", data, LIBRARY, date(2024, 4, 1))


def words(data: bytes) -> list[str]:
    return [line.words for line in read_word(data)]


@pytest.mark.parametrize(
    "target",
    [
        "main/text2.xml",
        "/main/text2.xml",
        "./main/TEXT2.xml",
        "main\\text2.xml",
        "main/text2.xml#a",
    ],
)
def test_the_main_part_is_found_by_its_relationship(target: str) -> None:
    usual = published.as_word()
    data = repacked(
        usual,
        {"word/document.xml": "main/text2.xml", "word/styles.xml": "looks/s.xml"},
        **{
            "_rels/.rels": related(("officeDocument", target)),
            "main/_rels/text2.xml.rels": related(("styles", "../looks/s.xml")),
        },
    )
    assert words(data) == words(usual)
    assert [line.heading for line in read_word(data)] == [line.heading for line in read_word(usual)]


def test_a_file_saved_as_strict_open_xml_is_read_like_any_other() -> None:
    strict = published.as_word()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            new.writestr(name, part.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"))
        office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        new.writestr("_rels/.rels", related(("officeDocument", "word/document.xml"), office=office))
    assert read_word(made.getvalue()) == read_word(strict)


@pytest.mark.parametrize(
    ("name", "part"),
    [("xl/workbook.xml", "<workbook/>"), ("ppt/presentation.xml", "<p/>"), ("a.txt", "words")],
)
def test_another_kind_of_package_is_no_word_document(name: str, part: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, part)
        archive.writestr("_rels/.rels", related(("officeDocument", name)))
    with pytest.raises(StatementRefused):
        read_word(made.getvalue())


def test_a_part_that_unpacks_to_far_more_than_a_statement_is_refused_before_it_is_read() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (LARGEST_FILE + 1))
    with pytest.raises(StatementRefused, match="larger than any statement"):
        read_word(made.getvalue())


# --- beside the words ----------------------------------------------------------------------------

BESIDE = [
    (AsideKind.INSERTION, '<w:ins w:author="A Reader">{run}</w:ins>', "put in", "A Reader"),
    (
        AsideKind.DELETION,
        '<w:del w:author="B"><w:r><w:delText>taken out</w:delText></w:r></w:del>',
        "taken out",
        "B",
    ),
    (AsideKind.MOVE, '<w:moveTo w:author="C">{run}</w:moveTo>', "put in", "C"),
    (
        AsideKind.FORMATTING,
        '<w:r><w:rPr><w:b/><w:rPrChange w:author="D"><w:rPr/></w:rPrChange></w:rPr></w:r>',
        "",
        "D",
    ),
    (AsideKind.FOOTNOTE, '<w:r><w:footnoteReference w:id="2"/></w:r>', "A note below.", ""),
    (AsideKind.FOOTNOTE, '<w:r><w:endnoteReference w:id="3"/></w:r>', "A note at the end.", ""),
    (AsideKind.COMMENT, '<w:r><w:commentReference w:id="4"/></w:r>', "Is this so?", "E"),
    (AsideKind.COMMENT, '<w:commentRangeStart w:id="4"/>', "Is this so?", "E"),
    (
        AsideKind.TEXT_BOX,
        "<w:r><w:pict><w:txbxContent><w:p>{run}</w:p></w:txbxContent></w:pict></w:r>",
        "put in",
        "",
    ),
    (AsideKind.PICTURE, "<w:r><w:drawing/></w:r>", "", ""),
    (AsideKind.EMBEDDED, "<w:r><w:object/></w:r>", "", ""),
    *(
        (AsideKind.HIDDEN, f"<w:r><w:rPr>{hides}</w:rPr><w:t>unseen</w:t></w:r>", "unseen", "")
        for hides in (
            "<w:vanish/>",
            '<w:rStyle w:val="U2"/>',
            '<w:color w:val="ffffff"/>',
            '<w:sz w:val="2"/>',
        )
    ),
    *(
        (
            AsideKind.STRUCK,
            f"<w:r><w:rPr><w:{tag}/></w:rPr><w:t>taken out</w:t></w:r>",
            "taken out",
            "",
        )
        for tag in ("strike", "dstrike")
    ),
]
BETWEEN = [
    *(
        (
            kind,
            f"</w:p><w:tbl><w:tr>{row}<w:tc>{cell}<w:p>{{run}}</w:p></w:tc></w:tr></w:tbl><w:p>",
            "put in",
            author,
        )
        for kind, row, cell, author in (
            (AsideKind.DELETION, '<w:trPr><w:del w:author="F"/></w:trPr>', "", "F"),
            (AsideKind.DELETION, "", '<w:tcPr><w:cellDel w:author="F"/></w:tcPr>', "F"),
            (AsideKind.HIDDEN, "<w:trPr><w:hidden/></w:trPr>", "", ""),
        )
    ),
    (
        AsideKind.FORMATTING,
        '</w:p><w:tbl><w:tblPr><w:tblPrChange w:author="G"/></w:tblPr></w:tbl><w:p>',
        "",
        "G",
    ),
]


def file_with(beside: str) -> bytes:
    """A statement with something beside the words of its second numbered paragraph."""
    body = "".join(
        word_paragraph(kind, text)
        for kind, text in [
            ("", run(published.TITLE_LINE)),
            ("title", run(published.TITLE)),
            ("", run(f"Summary: {published.SUMMARY}")),
            ("section", run("The complaint")),
            ("p", run("Mrs K complained.")),
            ("p", run("She was kept waiting.") + beside.replace("{run}", run("put in"))),
            ("p", run("She heard nothing.")),
        ]
    )
    note = (
        '<w:{0}s xmlns:w="{1}"><w:{0} w:id="{2}" w:author="E"><w:p><w:r><w:t>{3}</w:t></w:r></w:p>'
        "</w:{0}></w:{0}s>"
    )
    return repacked(
        word_file(body),
        {},
        **{
            "word/footnotes.xml": note.format("footnote", W, 2, "A note below."),
            "word/endnotes.xml": note.format("endnote", W, 3, "A note at the end."),
            "word/comments.xml": note.format("comment", W, 4, "Is this so?")
            if 'w:id="4"' in beside
            else f'<w:comments xmlns:w="{W}"/>',
        },
    )


def test_the_pictures_of_a_letterhead_are_no_part_and_those_further_down_are() -> None:
    drawn = "<w:r><w:drawing/></w:r>"
    noted = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    shown = [("", drawn + noted), ("", run(published.TITLE_LINE)), ("", drawn), ("p", run("So."))]
    lines = read_word(word_file("".join(word_paragraph(kind, text) for kind, text in shown)))
    kinds = [[aside.kind for aside in line.asides] for line in lines]
    assert kinds == [[AsideKind.FOOTNOTE], [AsideKind.PICTURE]]


@pytest.mark.parametrize(("kind", "beside", "held", "author"), [*BESIDE, *BETWEEN])
def test_what_stands_beside_the_words_is_listed_with_its_paragraph(
    kind: AsideKind, beside: str, held: str, author: str
) -> None:
    found = read(file_with(beside))
    [placed] = found.asides
    assert (placed.aside.kind, placed.aside.words, placed.aside.author) == (kind, held, author)
    place = 2 if (kind, beside, held, author) in BESIDE else 3
    assert placed.paragraph == place
    [problem] = about(found)
    assert problem.severity is Severity.WARNING
    assert problem.where.paragraph == place
    assert kind.value in problem.message
    assert held in problem.message
    assert author in problem.message
    assert any(kind.value in line for line in report(found) if line.startswith("  Beside"))


def about(found: ReadStatement) -> list[Problem]:
    return [p for p in found.problems if p.code in ("tracked-change", "beside-the-text")]


def test_a_file_without_any_of_it_says_nothing_of_it() -> None:
    found = read(file_with(""))
    assert found.asides == ()
    assert about(found) == []
    assert not any("Beside" in line for line in report(found))


def test_the_words_are_those_with_every_change_accepted_and_nothing_from_beside() -> None:
    taken_in = (AsideKind.INSERTION, AsideKind.MOVE)
    for kind, beside, _, _ in (*BESIDE, *BETWEEN):
        [paragraph] = [line for line in words(file_with(beside)) if "waiting" in line]
        expected = "She was kept waiting." + ("put in" if kind in taken_in else "")
        assert paragraph == expected, kind


def test_each_of_several_is_listed_and_pieces_of_one_change_are_one() -> None:
    pieces = '<w:ins w:author="A">{run}</w:ins><w:ins w:author="A">{run}</w:ins>'
    other = '<w:ins w:author="B">{run}</w:ins>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    asides = [placed.aside for placed in read(file_with(pieces + other + note + note)).asides]
    assert [(each.kind.value, each.author, each.words) for each in asides] == [
        ("tracked insertion", "A", "put input in"),
        ("tracked insertion", "B", "put in"),
        ("footnote", "", "A note below."),
        ("footnote", "", "A note below."),
    ]
    assert len(about(read(file_with(note + note)))) == 2


def test_a_paragraph_deleted_whole_is_listed_at_the_next_one() -> None:
    deleted = "<w:p><w:pPr><w:rPr><w:del w:author='A'/></w:rPr></w:pPr><w:del w:author='A'>"
    deleted += "<w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    body = word_paragraph("section", run("The complaint")) + deleted
    body += word_paragraph("p", run("Mrs K complained."))
    [line] = [line for line in read_word(word_file(body)) if line.words == "Mrs K complained."]
    assert [(aside.kind, aside.words) for aside in line.asides] == [(AsideKind.DELETION, "gone")]


def test_an_inserted_document_is_listed() -> None:
    body = word_paragraph("p", run("One.")) + "<w:altChunk/>" + word_paragraph("p", run("Two."))
    lines = read_word(word_file(body))
    assert [aside.kind for line in lines for aside in line.asides] == [AsideKind.DOCUMENT]


def test_rows_and_cells_put_in_are_read_and_listed() -> None:
    row = '<w:tbl><w:tr><w:trPr><w:ins w:author="A"/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>'
    body = word_paragraph("p", run("One.")) + row.format(word_paragraph("p", run("Two.")))
    lines = read_word(word_file(body))
    assert [line.words for line in lines] == ["One.", "Two."]
    assert [aside.kind for aside in lines[1].asides] == [AsideKind.INSERTION]


@pytest.mark.parametrize(
    ("ground", "shown"),
    [
        ("<w:p><w:r>{white}<w:shd w:fill='000000'/>{rest}</w:r></w:p>", True),
        ("<w:p><w:pPr><w:shd w:fill='1F3864'/></w:pPr><w:r>{white}{rest}</w:r></w:p>", True),
        ("<w:tbl><w:tr><w:tc><w:p><w:r>{white}{rest}</w:r></w:p></w:tc></w:tr></w:tbl>", True),
        ("<w:p><w:r>{white}{rest}</w:r></w:p>", False),
    ],
)
def test_white_words_are_read_where_their_ground_is_not(ground: str, shown: bool) -> None:
    filled = {"white": '<w:rPr><w:color w:val="FFFFFF"/>', "rest": "</w:rPr><w:t>White.</w:t>"}
    body = word_paragraph("p", run("One.")) + ground.format(**filled)
    assert ("White." in words(word_file(body))) is shown


def test_words_behind_a_field_that_never_ends_are_read() -> None:
    open_ = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    )
    body = word_paragraph("p", run("One ") + open_ + run("and more."))
    assert words(word_file(body)) == ["One and more."]


def test_of_two_ways_to_show_words_the_first_is_read() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    either = f'<x:AlternateContent xmlns:x="{mc}"><x:Choice><w:t>new</w:t></x:Choice>'
    either += "<x:Fallback><w:t>old</w:t></x:Fallback></x:AlternateContent>"
    body = word_paragraph("p", run("One ") + f"<w:r>{either}</w:r>")
    assert words(word_file(body)) == ["One new"]


@pytest.mark.parametrize(
    ("looks", "shown"),
    [
        ('<w:color w:val="FEFEFE"/>', False),
        ('<w:color w:val="000000"/><w:highlight w:val="black"/>', False),
        ('<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1F3864"/>', False),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="auto"/>', False),
        ('<w:color w:val="auto"/><w:highlight w:val="black"/>', True),
        ('<w:color w:val="000000"/><w:highlight w:val="yellow"/>', True),
        ('<w:color w:val="F0E0F0"/>', True),
    ],
)
def test_words_of_the_colour_of_their_ground_are_not_read(looks: str, shown: bool) -> None:
    body = word_paragraph("p", run("One.") + f"<w:r><w:rPr>{looks}</w:rPr><w:t>Two.</w:t></w:r>")
    assert ("One.Two." in words(word_file(body))) is shown


def test_a_document_a_master_document_names_is_listed() -> None:
    lines = read_word(word_file(word_paragraph("p", run("One.") + "<w:subDoc/>")))
    assert [aside.kind for line in lines for aside in line.asides] == [AsideKind.DOCUMENT]


def test_a_list_defined_by_a_style_of_lists_numbers_its_paragraphs() -> None:
    numbering = published.NUMBERING.replace(
        "</w:numbering>",
        '<w:abstractNum w:abstractNumId="77"><w:numStyleLink w:val="LS"/></w:abstractNum>'
        '<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num></w:numbering>',
    )
    listed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr></w:pPr>{}</w:p>'
    )
    [line] = read_word(word_file(listed.format(run("One.")), numbering=numbering))
    assert line.label is LineLabel.NUMBER


def test_the_main_part_is_found_by_its_kind_where_no_relationship_says_it() -> None:
    usual = published.as_word()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    types += f'<Override PartName="/word/document2.xml" ContentType="{kind}"/></Types>'
    data = repacked(
        usual, {"word/document.xml": "word/document2.xml"}, **{"[Content_Types].xml": types}
    )
    assert words(data) == words(usual)
