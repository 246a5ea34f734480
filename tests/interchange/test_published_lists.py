"""Lists without marks, lettered by a page's styles or beside the numbers; unknown headings."""

from __future__ import annotations

import pytest

from workbench.bootstrap import load_reference_library
from workbench.interchange.published.files import lines_of
from workbench.statement.nodes import Document
from workbench.statement.reading.reader import read_lines
from workbench.statement.text import lines

LIBRARY = load_reference_library()
HEAD = "Northshire Council (23 990 234)\nThe Ombudsman's final decision\nSummary: It was late.\n"


def read(text: str | bytes, name: str = "a.txt") -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read_lines(lines_of(name, data), LIBRARY).document


def said(text: str | bytes, name: str = "a.txt") -> list[str]:
    return list(lines(read(text, name)))[3:]


# --- headings that are not known ------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Complaint background", "COMPLAINT BACKGROUND", "Before 2020"])
@pytest.mark.parametrize("labels", ["1. |2. |3. ", "1)\t|2)\t|3)\t", "(1) |(2) |(3) ",
                                    "1.\u00a0|2.\u00a0|3.\u00a0", "1.|2.|3."])  # fmt: skip
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\n\n"])
def test_an_unknown_first_heading_begins_a_section(heading: str, labels: str, ends: str) -> None:
    first, second, third = labels.split("|")
    text = (
        f"{HEAD}{heading}\n{first}Ms X cares for B.\n{second}B came in 2019, see paragraph 3.\n"
        f"The complaint\n{third}Ms X complained.\n"
    )
    document = read(text.replace("\n", ends))
    assert list(lines(document))[3:] == [
        heading,
        "1. Ms X cares for B.",
        "2. B came in 2019, see paragraph 3.",
        "The complaint",
        "3. Ms X complained.",
    ]
    assert [section.title for section in document.sections][:3] == ["", heading, "The complaint"]


def test_two_unknown_headings_and_one_above_unmarked_paragraphs() -> None:
    text = HEAD + "How this came about\nB came in 2019.\nEarlier visits\nThey were missed.\n"
    document = read(text + "The complaint\nMs X complained.\n")
    titles = [section.title for section in document.sections]
    assert titles == ["", "How this came about", "Earlier visits", "The complaint"]
    assert said(text + "The complaint\nMs X complained.\n")[1] == "1. B came in 2019."


def test_numbered_paragraphs_right_under_the_summary_are_paragraphs() -> None:
    found = said(HEAD + "1. Ms X cares for B.\n2. B came.\nThe complaint\n3. Ms X complained.\n")
    assert found[:2] == ["1. Ms X cares for B.", "2. B came."]


def test_a_summary_of_two_paragraphs_stays_one_part() -> None:
    document = read(HEAD + "We found fault by the Council.\nThe complaint\n1. Ms X complained.\n")
    assert [section.title for section in document.sections] == ["", "The complaint"]


def test_a_heading_of_the_sections_own_level_begins_a_section() -> None:
    page = (
        "<h1>Northshire Council (23 990 234)</h1><h2>The complaint</h2><ol><li>Ms X complained."
        "</ol><h2>Ms X’s letters</h2><ol><li>She wrote.</ol><h2>What I found</h2><h3>The rules</h3>"
        "<ol><li>There are some.</ol><h2>Final decision</h2><ol><li>Fault.</ol>"
    )
    titles = [section.title for section in read(page, "a.html").sections]
    assert titles == ["The complaint", "Ms X’s letters", "What I found", "Final decision"]


def test_a_numbered_heading_is_the_heading() -> None:
    assert said(
        HEAD + "1. The complaint\n\n1. Ms X complained.\n\n2. What I found\n\n2. Fault.\n"
    ) == [
        "The complaint",
        "1. Ms X complained.",
        "What I found",
        "2. Fault.",
    ]


# --- lists ----------------------------------------------------------------------------------------

UNMARKED = "Ms X said that the Council:\ntook too long;\ndid not say why; and\nlost her letter.\n"
POINTS = ["• took too long;", "• did not say why; and", "• lost her letter."]


@pytest.mark.parametrize("number", ["", "1. ", "- "])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\n\n"])
def test_lines_under_a_colon_are_items_without_a_mark(number: str, ends: str) -> None:
    after = "She was upset by this."
    text = f"{HEAD}The complaint\n{number}{UNMARKED}{number.replace('1', '2')}{after}\n"
    text += f"What I found\n{number.replace('1', '3')}I find no fault.\n"
    found = said(text.replace("\n", ends))
    assert found[1:6] == ["1. Ms X said that the Council:", *POINTS, f"2. {after}"]


def test_items_that_begin_with_a_capital_are_told_by_their_ends() -> None:
    text = HEAD + "The complaint\n1. She said:\nIt was late;\nIt was wrong; and\nIt was rude.\n"
    assert said(text + "2. I agree.\n")[2:5] == [
        "• It was late;",
        "• It was wrong; and",
        "• It was rude.",
    ]


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        ("A) |B) ", "ab"),
        ("(A) |(B) ", "ab"),
        ("a. |b. ", "ab"),
        ("i. |ii. ", "ab"),
        ("(I) |(II) ", "ab"),
        ("1) |2) ", "ab"),
        ("(1) |(2) ", "ab"),
        ("\uf0b7 |\uf0b7 ", "•"),
        ("➢ |➢ ", "•"),
        ("▪\t|▪\t", "•"),
        ("*\u00a0|*\u00a0", "•"),
    ],
)
def test_every_kind_of_label_marks_an_item(labels: str, shown: str) -> None:
    first, second = labels.split("|")
    text = (
        f"{HEAD}The complaint\n1. She said:\n{first}It was late.\n{second}It was wrong.\n2. So.\n"
    )
    marks = [f"({each})" for each in shown] if shown != "•" else ["•", "•"]
    assert said(text)[1:] == [
        "1. She said:",
        f"{marks[0]} It was late.",
        f"{marks[1]} It was wrong.",
        "2. So.",
    ]


@pytest.mark.parametrize(
    "opening",
    [
        '<ol style="list-style-type: lower-alpha">',
        "<ol style='list-style:lower-latin outside'>",
        '<ol class="alpha">',
        '<ol class="list list-lower-alpha">',
        '<ol class="points">',
        '<ol id="second">',
        "<ol type=a>",
        "<ol type='A'>",
        "<ol class='roman'>",
        "<ol class='counted'>",
        "<ol>",
        "<ol start='1'>",
    ],
)
def test_a_list_beside_the_numbered_one_is_lettered_as_the_page_says(opening: str) -> None:
    page = (
        "<html><head><style>.points {list-style-type: lower-alpha} ol#second{list-style:lower-alpha"
        "} ol ol{list-style-type:lower-roman} .counted{list-style:none} ol.counted > li::before {"
        "content: '(' counter(points, lower-alpha) ')'}</style></head><body><h2>The complaint</h2>"
        f"<ol start='1'><li>Ms X said:</li></ol>{opening}<li>it was late; and</li><li>it was wrong."
        "</li></ol><ol start='2'><li>She was upset.</li></ol></body></html>"
    )
    assert list(lines(read(page, "a.html")))[2:] == [
        "The complaint",
        "1. Ms X said:",
        "(a) it was late; and",
        "(b) it was wrong.",
        "2. She was upset.",
    ]


def test_a_list_that_begins_again_and_is_followed_by_the_number_due_is_one_of_items() -> None:
    page = (
        "<h2>Agreed action</h2><ol start=7><li>The Council will:</ol><ol><li>Say sorry.<li>Pay £50."
        "</ol><ol start=8><li>It will report.</ol>"
    )
    assert list(lines(read(page, "a.html")))[3:] == [
        "1. The Council will:",
        "(a) Say sorry.",
        "(b) Pay £50.",
        "2. It will report.",
    ]


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "‘Fault’ – a £5 café".encode("cp1252"),
        "‘Fault’ – a £5 café".encode("utf-16"),
        "‘Fault’ – a £5 café".encode("utf-16-le"),
        "‘Fault’ – a £5 café".encode("utf-16-be"),
        "\ufeff‘Fault’ – a £5 café".encode(),
        "‘Fault’ – ".encode() + "a £5 café".encode("cp1252"),
    ],
)
def test_the_encoding_of_a_text_is_told(data: bytes) -> None:
    assert [line.words for line in lines_of("a.txt", data)] == ["‘Fault’ – a £5 café"]


@pytest.mark.parametrize(
    "label", ["Para {}: ", "Paragraph {}. ", "para. {}) ", "§{}. ", "§{} ", "¶ {}. "]
)
def test_a_number_may_be_called_that_of_a_paragraph(label: str) -> None:
    text = "The complaint\n\n{}Ms X complained.\n\n{}She heard nothing.\n"
    assert said(HEAD + text.format(label.format(1), label.format(2)))[1:] == [
        "1. Ms X complained.",
        "2. She heard nothing.",
    ]


def test_a_heading_with_a_number_and_no_stop_is_known() -> None:
    text = f"{HEAD}1 The complaint\n\n1. Ms X complained.\n\n2 What I found\n\n2. It was fault.\n"
    sections = read(text).sections
    assert [section.id for section in sections][-2:] == ["complaint", "what-i-found"]


# --- lists whose marks and stops are both gone, and lists within numbered paragraphs --------------


@pytest.mark.parametrize("number", ["1. |2. ", "|"])
def test_lines_without_mark_or_stop_under_a_colon_are_items(number: str) -> None:
    first, second = number.split("|")
    text = (
        f"{HEAD}The complaint\n{first}Ms X complained that the Council:\nFailed to reply in time\n"
        f"Failed to tell her why\nLost her letter\n{second}Ms X says this caused her distress.\n"
    )
    assert said(text) == [
        "The complaint",
        "1. Ms X complained that the Council:",
        "• Failed to reply in time",
        "• Failed to tell her why",
        "• Lost her letter",
        "2. Ms X says this caused her distress.",
    ]


@pytest.mark.parametrize("heading", ["Analysis", "\nWhat should have happened"])
def test_a_heading_under_such_a_list_is_no_item(heading: str) -> None:
    text = (
        f"{HEAD}What I found\n1. The Council did three things:\nFailed to reply\nLost her letter\n"
        f"{heading}\n2. The delay was fault.\n"
    )
    assert said(text)[-2:] == [heading.strip(), "2. The delay was fault."]
    assert said(text)[2:4] == ["• Failed to reply", "• Lost her letter"]


@pytest.mark.parametrize("tag", ['ol type="a"', 'ol style="list-style-type:lower-alpha"', "ul"])
def test_a_list_within_a_numbered_paragraph_is_of_one_level(tag: str) -> None:
    page = (
        "<h1>Northshire Council (23 990 234)</h1><h2>The Ombudsman’s final decision</h2>"
        "<p>Summary: It was late.</p><h3>The complaint</h3><ol><li>Ms X complained that it:"
        f"<{tag}><li>was late;</li><li>was rude; and</li><li>lost it.</li></{tag[:2]}></li>"
        "<li>She was upset.</li></ol>"
    )
    a, b, c = ("•", "•", "•") if tag == "ul" else ("(a)", "(b)", "(c)")
    assert said(page, "a.html")[2:] == [
        f"{a} was late;", f"{b} was rude; and", f"{c} lost it.", "2. She was upset.",
    ]  # fmt: skip
