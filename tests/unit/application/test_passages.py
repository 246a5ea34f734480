"""Words on a page: sentences, paragraph and page numbers, and the date a passage speaks of."""

from __future__ import annotations

import pytest

from tests.builders import on
from workbench.application.evidence.opening import may_be_opened, name_outside
from workbench.application.evidence.passages import (
    date_meant,
    paragraph_before,
    printed_number,
    sentences,
    words_in,
)
from workbench.domain.records.evidence import StoredFile

PAGE = (
    "Stage three review panel\r\nPage 8 of 11\r\n3. The video call of 17 February 2021\r\n"
    "3.4 We asked Mr. X to see p. 4 of it. There is, however, a note\r\nwhich the social worker "
    "made.\r\n3.5 The note says on 18 February that it had not been looked\u00ad\r\nat."
)


def test_sentences_end_at_stops_and_where_a_numbered_paragraph_begins() -> None:
    assert [words_in(PAGE[begin:end]) for begin, end in sentences(PAGE)] == [
        "Stage three review panel Page 8 of 11",
        "3. The video call of 17 February 2021",
        "3.4 We asked Mr. X to see p. 4 of it.",
        "There is, however, a note which the social worker made.",
        "3.5 The note says on 18 February that it had not been lookedat.",
    ]


def test_the_number_of_the_paragraph_a_passage_stands_in_is_found() -> None:
    assert paragraph_before(PAGE, PAGE.index("There is")) == "3.4"
    assert paragraph_before(PAGE, PAGE.index("3.5")) == "3.5"
    assert paragraph_before(PAGE, 3) == ""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("made on 18 February that", "18 February 2021"),
        ("There is, however", "17 February 2021"),
        ("Stage three", "1 March 2022"),
    ],
)
def test_the_date_is_in_the_passage_or_the_last_before_it_or_the_papers(
    words: str, found: str
) -> None:
    text = PAGE.replace("says on", "was made on")
    begin = text.index(words)
    assert date_meant(text, begin, begin + len(words), on("1 March 2022")) == on(
        found if found != "18 February 2021" else "18 February 2022"
    )


def test_a_date_without_a_year_takes_that_of_the_paper_or_of_the_date_before_it() -> None:
    text = "On 3 May 2021 she rang. On 5 May he came. You may 3 times."
    assert date_meant(text, text.index("On 5"), len(text), None) == on("5 May 2021")
    assert date_meant("On 5 May he came.", 0, 17, None) is None
    assert date_meant("On 5 May he came.", 0, 17, on("2019")) == on("5 May 2019")


@pytest.mark.parametrize(
    ("page", "number"),
    [("Report\nPage 8 of 11\nwords", "8"), ("words\nmore\n- 4 -", "4"), ("words 12 here\nx", ""),
     ("Annex\nwords\npage iii", "iii")],
)  # fmt: skip
def test_the_number_printed_on_a_page_is_read(page: str, number: str) -> None:
    assert printed_number(page) == number


def test_programs_scripts_links_and_archives_are_never_opened() -> None:
    def named(name: str) -> StoredFile:
        return StoredFile(sha256="0" * 64, name=name)

    for name in (
        "x.exe",
        "x.bat",
        "x.pdf.js",
        "x.lnk",
        "x.docm",
        "x.html",
        "x.zip",
        "x",
        "x.desktop",
    ):
        assert not may_be_opened(named(name)), name
    assert may_be_opened(named("Letter of 3 May.PDF"))
    assert name_outside(named("../../a|b  letter.PDF")) == ".._.._a_b  letter.pdf".strip(" .")
