"""Excel's workbooks, read and written."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from tests.interchange.test_tables import RISKY, the_table
from tests.interchange.workbooks import a_package, a_sheet, a_workbook, words
from workbench.application.chronology.export import ChronologyTable
from workbench.application.chronology.tables import Cell, ColumnRole, guess_matching, said_of
from workbench.domain.errors import TableRefused
from workbench.interchange.tables.excel_writing import write_workbook
from workbench.interchange.tables.workbook import read_workbook


def workbook(*rows: list[object], **fields: object) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for name, value in fields.items():
        setattr(book, name, value)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_cells_come_as_the_days_numbers_and_words_they_are() -> None:
    (table,) = read_workbook(
        workbook(
            ["Date", "Event"],
            [date(2019, 2, 5), "one"],
            [datetime(2019, 2, 6, 14, 30), "two"],
            [43586, "three"],
            ["3 May 2023", 4.5],
            [time(9, 5), True],
            [None, "seven\nlines"],
        )
    )
    assert table.rows[1][0] == Cell("05/02/2019", day=date(2019, 2, 5))
    assert table.rows[2][0] == Cell("06/02/2019 14:30", day=date(2019, 2, 6))
    assert table.rows[3][0] == Cell("43586", number=43586.0)
    assert [row[1].text for row in table.rows[4:]] == ["4.5", "yes", "seven\nlines"]
    assert table.rows[5][0].text == "09:05:00"
    assert guess_matching(table).roles == (ColumnRole.DATE, ColumnRole.WHAT)


def test_every_sheet_with_anything_in_it_is_offered() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title, first.sheet_state = "Old", "hidden"
    first.append(["x"])
    book.create_sheet("Empty")
    book.create_sheet("Events").append(["Date", "Event"])
    written = io.BytesIO()
    book.save(written)
    found = read_workbook(written.getvalue())
    assert [(table.name, bool(table.notes)) for table in found] == [
        ("Events", False),
        ("Old", True),
    ]


def test_formulas_that_were_never_worked_out_are_said() -> None:
    (table,) = read_workbook(workbook(["Date", "Event"], ["=TODAY()", "one"]))
    assert not table.rows[1][0]
    assert "formula" in table.notes[-1]


def damaged() -> bytes:
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["a"]))) as source,
        zipfile.ZipFile(result, "w") as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[: len(data) // 2] if "sheet1" in name else data)
    return result.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not an Excel workbook"),
        (b"Date,Event\n", "not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel workbook"),
        (workbook(["a"])[:900], "damaged or protected"),
        (damaged(), "damaged"),
        (workbook([]), "no cell"),
        (workbook(*([1] for _ in range(20_001))), "more than 20,000 rows"),
    ],
)
def test_what_is_no_readable_workbook_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(TableRefused, match=why) as refused:
        read_workbook(data)
    assert "Nothing was imported." in refused.value.hint


def test_a_written_workbook_has_days_as_days_and_no_formula() -> None:
    table = the_table()
    data = write_workbook(table)
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert sheet["A1"].value == table.title
    assert "labels" in sheet["A2"].value
    assert [cell.value for cell in sheet[4]] == list(table.columns)
    assert sheet["A6"].value == datetime(2021, 3, 22)
    assert (sheet["C5"].value, sheet["C5"].data_type, sheet["C5"].quotePrefix) == ("=A1", "s", True)
    assert data == write_workbook(table)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"1980-01-01T00:00:00Z</dcterms:modified>" in package.read("docProps/core.xml")
    (again,) = read_workbook(data)
    assert guess_matching(again).heading_row == 3


@pytest.mark.parametrize("words", [*RISKY, "#REF!", "x" * 40_000, "\x0bodd"])
def test_any_words_are_written_as_words(words: str) -> None:
    table = ChronologyTable(title="t", heading=("h",), columns=("A",), rows=((Cell(words),),))
    sheet = load_workbook(io.BytesIO(write_workbook(table))).active
    assert sheet is not None
    assert sheet["A5"].data_type == "s"
    assert str(sheet["A5"].value)[:2].strip("\x0b") in words


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7", "PDF"),
        (a_package("xl/workbook.bin"), "binary workbook"),
        (a_package("content.xml", "other"), "OpenDocument"),
        (a_package("word/document.xml"), "not an Excel workbook"),
    ],
)
def test_other_files_are_refused_with_the_right_reason(data: bytes, why: str) -> None:
    with pytest.raises(TableRefused, match=why):
        read_workbook(data)


@pytest.mark.parametrize(
    ("font", "fill"),
    [
        (Font(color=Color(indexed=9)), None),
        (Font(color="FFFEFEFE"), None),
        (Font(color="FF1F3864"), PatternFill("solid", fgColor="FF1F3864")),
        (Font(color=Color(theme=1)), PatternFill("solid", fgColor="FF000000")),
        (Font(sz=1), None),
    ],
)
def test_letters_of_the_colour_of_their_ground_or_of_no_size_are_told(
    font: Font, fill: PatternFill | None
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["3 May 2023", "One"])
    sheet["B1"].font = font
    if fill is not None:
        sheet["B1"].fill = fill
    written = io.BytesIO()
    book.save(written)
    (table,) = read_workbook(written.getvalue())
    assert any("B1 shows nothing" in note for note in table.notes)


def test_letters_on_a_ground_of_another_colour_are_seen() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for at, (font, fill) in enumerate(
        [("FFFFFFFF", "FF1F3864"), ("FF000000", "FFFFFFFF"), ("FF1F3864", "FFDDEBF7")], 1
    ):
        sheet.append(["3 May 2023", "One"])
        sheet.cell(at, 2).font = Font(color=font)
        sheet.cell(at, 2).fill = PatternFill("solid", fgColor=fill)
    written = io.BytesIO()
    book.save(written)
    (table,) = read_workbook(written.getvalue())
    assert table.notes == ()
    assert not table.aside_rows


def test_a_note_on_a_heading_is_told() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "What happened"])
    sheet.append(["3 May 2023", "One"])
    sheet["A1"].comment = Comment("Days are of the post", "R")
    written = io.BytesIO()
    book.save(written)
    (table,) = read_workbook(written.getvalue())
    assert "A note on “Date” says: “Days are of the post”." in said_of(table, guess_matching(table))


def test_two_cells_in_one_place_keep_the_words_of_both() -> None:
    rows = "".join(f'<row r="1">{words("A1", text)}</row>' for text in ("One", "Two"))
    (table,) = read_workbook(a_workbook(a_sheet(rows)))
    assert table.rows[0][0].text.split() == ["One", "Two"]


@pytest.mark.parametrize("height", ["0.75", "1.5"])
def test_a_row_too_low_to_be_read_is_hidden(height: str) -> None:
    rows = (
        f'<row r="1">{words("A1", "One")}</row><row r="2" ht="{height}">{words("A2", "Two")}</row>'
    )
    (table,) = read_workbook(a_workbook(a_sheet(rows)))
    assert dict(table.aside_rows) == {2: "hidden"}
