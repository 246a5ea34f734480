"""What a paper may be called, who wrote it and when, from its file."""

from __future__ import annotations

import pytest

from workbench.application.evidence.proposals import (
    date_in,
    date_of_letter,
    propose,
    read_paper,
    title_in,
)
from workbench.application.evidence.reading import ReadPaper
from workbench.domain.dates.partial import PartialDate


@pytest.mark.parametrize(
    ("name", "title", "on"),
    [
        ("2023-05-03 Stage two report.pdf", "Stage two report", "2023-05-03"),
        ("20230503_letter_to_Ms_X.docx", "letter to Ms X", "2023-05-03"),
        ("Letter 3 May 2023.pdf", "Letter", "2023-05-03"),
        ("letter-3rd-May-2023.pdf", "letter", "2023-05-03"),
        ("minutes 03.05.2023.txt", "minutes", "2023-05-03"),
        ("Case 21017938 notes.txt", "Case 21017938 notes", None),
        ("2023-13-40 odd.pdf", "2023-13-40 odd", None),
        ("31.02.2023 never.pdf", "never", None),
        ("2023-05-03.pdf", "2023-05-03", "2023-05-03"),
        ("Version 1.2 final", "Version 1.2 final", None),
        ("no ending", "no ending", None),
    ],
)
def test_a_files_name_says_what_and_when(name: str, title: str, on: str | None) -> None:
    assert title_in(name) == title
    found = date_in(name)
    assert (found and found.to_plain()) == on


@pytest.mark.parametrize(
    ("page", "on"),
    [
        ("Northmere Council\n\n3 May 2023\n\nDear Ms X", "2023-05-03"),
        ("Our ref: AB/12   Date: 3rd May 2023\nDear Ms X", "2023-05-03"),
        ("Dated 03/05/2023", "2023-05-03"),
        ("Wednesday, 3 May 2023", "2023-05-03"),
        ("Thank you for your letter of 2 April 2023.\nYours", None),
        ("May 2023", None),
        ("", None),
        ("\n".join(["words"] * 60 + ["3 May 2023"]), None),
    ],
)
def test_a_letter_says_its_date_on_a_line_of_its_own(page: str, on: str | None) -> None:
    found = date_of_letter(page)
    assert (found and found.to_plain()) == on


def test_what_the_file_says_comes_first_and_a_programs_own_title_never() -> None:
    sent = PartialDate(2023, 5, 3)
    mail = ReadPaper(title="Re: visit", author="Ann Field", made_on=sent, texts=("2 May 2023",))
    found = propose("message.eml", mail)
    assert (found.title, found.author, found.made_on) == ("Re: visit", "Ann Field", sent)
    scan = ReadPaper(title="Microsoft Word - draft7.doc", texts=("3 May 2023\nDear",))
    assert propose("Letter.pdf", scan).title == "Letter"
    assert propose("Letter.pdf", scan).made_on == sent
    assert len(propose("x" * 300 + ".pdf", ReadPaper()).title) <= 200


@pytest.mark.parametrize(
    "title",
    ["(anonymous)", "untitled", "Untitled-1", "Book1", "Document 3", "PowerPoint Presentation"],
)
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    assert propose("Refusal of stage two.pdf", ReadPaper(title=title)).title == (
        "Refusal of stage two"
    )


@pytest.mark.parametrize("title", ["Book 3 of the file", "Title deeds", "Printed letter"])
def test_a_title_that_somebody_wrote_is_kept(title: str) -> None:
    assert propose("scan.pdf", ReadPaper(title=title)).title == title


@pytest.mark.parametrize(
    ("line", "title", "on"),
    [
        ("Panel report, 20 March 2025", "Panel report", "2025-03-20"),
        ("Letter of 3 May 2024", "Letter", "2024-05-03"),
        ("12 Jan 2025 officer’s report", "Officer’s report", "2025-01-12"),
        ("Notes of 3 May 2024, corrected", "Notes of 3 May 2024, corrected", "2024-05-03"),
        ("3 May 2024", "3 May 2024", "2024-05-03"),
        ("Case notes v1.2", "Case notes v1.2", None),
        ("Minutes, 31 February 2024", "Minutes, 31 February 2024", None),
    ],
)
def test_a_typed_paper_has_its_day_where_it_says_one(line: str, title: str, on: str | None) -> None:
    read, made_on = read_paper(line)
    assert (read, made_on) == (title, PartialDate.from_plain(on) if on else None)
