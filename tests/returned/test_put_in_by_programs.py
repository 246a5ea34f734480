"""What programs put into a file by themselves: contents, typed numbers, styles by any name."""

from __future__ import annotations

import pytest

from tests.returned.edits import before_end
from tests.returned.word_draft import (
    LETTER,
    OFFICER,
    PANEL,
    SAID,
    WROTE,
    document_of,
    proposals,
    read,
    sent,
    tracked,
)
from tests.returned.word_markup import WordFile, added, by, field_of, paragraph, run

_IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
_LINE = '<w:hyperlink w:anchor="_Toc1">{}<w:r><w:tab/></w:r>{}</w:hyperlink>'


def _contents(style: str, last: str = "") -> str:
    page = field_of("PAGEREF _Toc1 \\h", "2")
    begun = field_of('TOC \\o "1-3" \\h', "").removesuffix(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        paragraph(run("Contents"), f"{style}Heading" if style else "Normal")
        + paragraph(begun + _LINE.format(run("The complaint"), page), f"{style}1")
        + paragraph(run("What I found ") + run("3"), f"{style}1")
        + paragraph(f'{last}<w:r><w:fldChar w:fldCharType="end"/></w:r>', f"{style}1")
    )


def _in_gallery(inner: str) -> str:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize("place", [-1, WROTE + 0.5, 99])
@pytest.mark.parametrize("contents", [_in_gallery(_contents("")), _contents("TOC")])
def test_a_table_of_contents_is_told_and_no_new_words(
    file: WordFile, place: float, contents: str
) -> None:
    file.written[place] = contents
    found = read(file.data())
    assert found["proposals"] == []
    (line,) = found["report"]
    assert "a table of contents" in line


def test_words_of_the_draft_inside_a_table_of_contents_are_not_passed_over(file: WordFile) -> None:
    inner = file.whole(PANEL, run("No panel met."))
    file.written[PANEL] = _in_gallery(_contents("") + inner)
    (found,) = read(file.data())["proposals"]
    assert (found["kind"], found["before"]) == ("delete", " before the end of August")


@pytest.mark.parametrize("lifted", [True, False])
@pytest.mark.parametrize(("place", "begins", "told"), [
    (PANEL, 1, "paragraph 3"), (PANEL, 9, "paragraph 3"), (PANEL, None, ""),
    (LETTER, 1, ""), (LETTER, 5, "paragraph 1"),
])  # fmt: skip
def test_numbers_begun_anew_are_told_once_and_are_no_change(
    file: WordFile, place: int, begins: int | None, told: str, lifted: bool
) -> None:
    numbering = file.parts["word/numbering.xml"]
    anew = f'<w:startOverride w:val="{begins}"/>' if begins else ""
    own = f'<w:num w:numId="77"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{anew}'
    file.parts["word/numbering.xml"] = before_end(
        numbering, "w:numbering", f"{own}</w:lvlOverride></w:num>"
    )
    aside = "" if lifted else "<w:softHyphen/>"
    for each in range(place, OFFICER):
        file.write(each, run(SAID[each - LETTER]) + f"<w:r>{aside}</w:r>", more=_IN_LIST)
    found = read(file.data())
    assert found["proposals"] == []
    assert (
        found["report"]
        == [f"At {told} stands a number set to {begins}, which is read as the program counts."][
            : bool(told)
        ]
    )


@pytest.mark.parametrize("by_hand", [True, False])
def test_numbers_turned_into_text_are_told_in_one_line(file: WordFile, by_hand: bool) -> None:
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    was = f'<w:pPrChange {by()}><w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr></w:pPrChange>'
    for number, words in enumerate(SAID, start=1):
        label = run(f"{number}.") + "<w:r><w:tab/></w:r>" if by_hand else added(f"{number}.\t")
        words = words.replace("May", "June")
        style = "Normal" if by_hand else ""
        file.write(number + 2, label + run(words), more="" if by_hand else off + was, style=style)
    file.written[99] = paragraph(run("7. An afterthought of mine."), "Normal")
    found = read(file.data())
    assert [(e["kind"], e["before"], e["after"]) for e in found["proposals"]] == [
        ("replace", "May", "June"),
        ("insert", "", "An afterthought of mine."),
    ]
    assert found["report"] == [
        "The numbers of 6 paragraphs stand in it as typed text; the program counts them itself."
    ]


@pytest.mark.parametrize("away", ["del", "moveFrom"])
def test_what_libreoffice_sets_as_the_paragraph_taken_out_before_it_is_no_change(
    file: WordFile, away: str
) -> None:
    gone = f"<w:{away} {by()}>{run('What I found', '', 'delText')}</w:{away}>"
    file.write(LETTER - 1, gone, f"<w:{away} {by()}/>")
    file.write(LETTER, run(SAID[0]), style="Heading1")
    found = read(file.data())
    assert [(e["kind"], e["before"]) for e in found["proposals"]] == [("delete", "What I found")]
    (line,) = found["report"]
    assert line.startswith("In 1 place what stands behind a paragraph taken out is set as that was")


def test_a_number_put_in_as_a_word_is_one(file: WordFile) -> None:
    file.write(PANEL, added("12 ") + run(SAID[2]))
    assert proposals(file) == [tracked(3, "insert", "", "12 ")]


def test_bold_by_a_style_of_any_name_is_seen(file: WordFile) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="Eigen">'
        '<w:name w:val="My own"/><w:basedOn w:val="Fett"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    name = "word/styles.xml"
    file.parts[name] = file.parts[name].replace(b"</w:styles>", f"{styles}</w:styles>".encode())
    file.write(WROTE, run("It wrote to ") + run("Ms X", '<w:rStyle w:val="Fett"/>') + run(" in ")
               + run("May", '<w:rStyle w:val="Eigen"/><w:b w:val="0"/>')
               + run(" and apologised to her.", '<w:rStyle w:val="Nowhere"/>'))  # fmt: skip
    found = read(file.data())["proposals"]
    assert [(e["before"], e["formatting"]) for e in found] == [("Ms X", "bold"), ("May", "italic")]


@pytest.mark.parametrize(
    "words",
    [
        "It wrote to Ms X in May and apologised to her. ",
        " It wrote  to Ms X in May and apologised to her.",
        "It wrote to Ms X\u2009in May \u200eand apologised to her.",
    ],
)
def test_spaces_more_or_other_than_in_the_draft_are_told_and_no_change(
    file: WordFile, words: str
) -> None:
    file.write(WROTE, run(words[:20]) + added("soon ") + run(words[20:]))
    found = read(file.data())
    assert [(e["kind"], e["after"]) for e in found["proposals"]] == [("insert", "soon ")]
    assert "only quotation marks, dashes or spaces" in " ".join(found["report"])


def test_marks_set_straight_are_told_and_words_changed_beside_them_proposed() -> None:
    draft = document_of("The panel – of ‘three’ – said: “It isn’t quite so.”", "Finally it met.")
    file = WordFile(sent(draft))
    file.write(3, run("The panel - of 'three' - said: \"It isn't quite true.\""))
    file.write(4, run("Finally it met") + run(" often."))
    found = read(file.data(), draft)
    assert [(e["kind"], e["before"], e["after"]) for e in found["proposals"]] == [
        ("replace", "so", "true"),
        ("insert", "", " often"),
    ]
    (line,) = found["report"]
    assert "places only quotation marks, dashes or spaces" in line


def test_a_space_that_parts_or_joins_words_is_a_change(file: WordFile) -> None:
    file.write(WROTE, run("It wroteto Ms X in May and apologised to her."))
    file.write(PANEL, run("No pa nel met before the end of August."))
    assert [kind for _, kind, *_ in proposals(file)] == ["replace", "replace"]


def test_words_with_signs_over_them_are_words_and_a_drawing_by_hand_is_told(file: WordFile) -> None:
    over = f"<w:rt>{run('zz')}</w:rt><w:rubyBase>{run('Ms X')}</w:rubyBase>"
    file.write(WROTE, run("It wrote to ") + f"<w:r><w:ruby><w:rubyPr/>{over}</w:ruby></w:r>"
               + run(" in May and apologised to her.") + '<w:r><w:contentPart r:id="rId5"/></w:r>'
               )  # fmt: skip
    found = read(file.data())
    assert found["proposals"] == [] and "a drawing by hand" in " ".join(found["report"])
