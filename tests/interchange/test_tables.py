"""Tables from other programs' hands, and the chronology given to them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, a_head, a_person, an_event, an_item_of_evidence, on
from workbench.application.chronology.export import COLUMNS, ChronologyTable, chronology_table
from workbench.application.chronology.importing import commit, preview
from workbench.application.chronology.tables import (
    Cell,
    ColumnRole,
    Matching,
    Table,
    guess_matching,
    said_of,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import TableRefused
from workbench.domain.records.chronology import Account, AccountTime, in_order
from workbench.domain.records.evidence import SourceRef
from workbench.interchange.tables import writing
from workbench.interchange.tables.rich_text import html_table
from workbench.interchange.tables.separated import read_clipboard, read_csv


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def one(data: bytes) -> Table:
    (table,) = read_csv(data)
    return table


def html_rows(html: str) -> list[list[str]] | None:
    table = html_table(html)
    return None if table is None else texts(table)


WANTED = [["Date", "Event"], ["3 May 2023", "The Council wrote, and rang"]]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_whatever_its_signs_and_letters(sign: str, encoding: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=sign).writerows([*WANTED, ["2021", "Zoë said “no” – £5"]])
    found = one(written.getvalue().encode(encoding))
    assert texts(found) == [*WANTED, ["2021", "Zoë said “no” – £5"]]
    assert found.notes


def test_utf_16_without_a_mark_is_told_by_its_noughts() -> None:
    assert texts(one("a;b\n1;2\n".encode("utf-16-le"))) == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("quoted", [True, False])
def test_quotation_marks_written_with_a_backslash_are_read(sign: str, quoted: bool) -> None:
    said = r"asked for \"stage two\" then"
    rows = [["Date", "What"], ["3 May 2023", f'"{said}{sign} left"' if quoted else said]]
    text = "\n".join(sign.join(row) for row in rows) + "\n"
    table = one(text.encode())
    words = 'asked for "stage two" then' + (f"{sign} left" if quoted else "")
    assert [each.split() for each in texts(table)[1]] == [["3", "May", "2023"], words.split()]


def test_a_backslash_at_the_end_of_a_cell_stays() -> None:
    table = one(b'Date,Where,What\n3 May 2023,"C:\\kept\\",a\n4 May 2023,b,c\n')
    assert texts(table)[1] == ["3 May 2023", "C:\\kept\\", "a"]


def test_a_line_of_word_inside_a_cell_parts_no_rows() -> None:
    table = one(b"Date,What\n3 May 2023,one\x0btwo\x0bthree\n")
    assert len(texts(table)) == 2


def test_a_quoted_cell_may_hold_line_ends_and_signs() -> None:
    found = one(b'Date,Event\r\n2021,"one, two\r\n""three"""\r\n')
    assert texts(found) == [["Date", "Event"], ["2021", 'one, two\n"three"']]


def test_words_written_for_a_spreadsheet_to_keep_are_those_words() -> None:
    found = one(b'Date,Event\r\n="03/05/2023","=""Rang"""\r\n3 May 2023,=A1&"x"\r\n')
    assert texts(found)[1:] == [["03/05/2023", "Rang"], ["3 May 2023", '=A1&"x"']]


def test_a_file_may_say_itself_what_separates_its_cells() -> None:
    assert texts(one(b"sep=;\r\na;b,c\r\n")) == [["a", "b,c"]]


def test_plain_lines_are_one_column() -> None:
    found = one(b"3 May 2023 She wrote, and rang.\n4 May 2023 Nothing came.\n")
    assert found.width == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "blank"),
        (b" \n \n", "blank"),
        (b"PK\x03\x04\x00\x00binary", "not text"),
        (b"\xff\xfe\x00\xd8\x00", "letters cannot be read"),
        (b"%PDF-1.7\nwords", "a PDF"),
        (b"{\\rtf1 words}", "rich text"),
        (b'[{"date": "2021"}]', "JSON"),
        (b'<?xml version="1.0"?><Workbook xmlns="a"/>', "saved as XML"),
        (b"a,b\n" * 20_001, "20,001 rows"),
        (b",".join([b"x"] * 201), "201 columns"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_reason(data: bytes, why: str) -> None:
    with pytest.raises(TableRefused, match=why) as refused:
        one(data)
    assert "Nothing was imported." in refused.value.hint


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    try:
        found = read_csv(data)
    except TableRefused:
        return
    for table in found:
        assert all(len(row) == table.width for row in table.rows)


# --- clipboard ---------------------------------------------------------------------------------

WORD = """<html><head><style>td {color: red}</style></head><body><p>before</p>
<table border=1><tr><td><p class=MsoNormal><b>Date</b></p></td><td>Event</td></tr>
<tr><td>3&nbsp;May
2023</td><td><p>One &amp; two</p><p>three<br>four</p></td></tr>
<tr><td colspan=2>across</td></tr><tr><td rowspan=2>down</td><td>a</td></tr><tr><td>b</td></tr>
</table></body></html>"""


def test_a_table_of_word_comes_with_its_lines_and_spans() -> None:
    assert html_rows(WORD) == [
        ["Date", "Event"],
        ["3 May 2023", "One & two\nthree\nfour"],
        ["across", ""],
        ["down", "a"],
        ["down", "b"],
    ]
    assert html_rows("<p>no table</p>") is None
    assert texts(read_clipboard("ignored", WORD)[0])[0] == ["Date", "Event"]


def test_rows_of_excel_come_by_their_tabs() -> None:
    (found,) = read_clipboard('Date\tEvent\n2021\t"one\ntwo, three"\n', "")
    assert texts(found) == [["Date", "Event"], ["2021", "one\ntwo, three"]]
    assert found.notes == ()


@given(st.text(alphabet="<>/tdrable =\"'spanrow1&;x\n", max_size=200))
def test_any_rich_text_is_read(html: str) -> None:
    html_rows(html)
    html_rows(f"<table>{html}")


# --- written -----------------------------------------------------------------------------------

RISKY = ["=1+1", "+44 20", "-5", "@SUM(A1)", "\tx", "\r=1", " =1", "＝1"]


@pytest.mark.parametrize("words", RISKY)
def test_a_cell_that_looks_like_a_formula_is_made_harmless(words: str) -> None:
    assert writing.harmless(words) == f"'{words}"
    assert writing.harmless(f"a{words}") == f"a{words}"


def a_full_case() -> CaseFile:
    return a_case(
        a_person(name="Philippa Wainscott"),
        a_head(),
        an_item_of_evidence(),
        an_event(
            "e1", "22 March 2021", actor="Ms X", narrative="{person:p1} rang {body}.\n\n=1+1",
            sources=(SourceRef("v1", "4"),), head_ids=("h1",), disputed=True,
            dispute="The Council", note="-mine", in_statement=True,
            accounts=(
                Account(
                    person_id="p1", given_on=on("23 March 2021"), text="I rang.",
                    timing=AccountTime.CONTEMPORANEOUS, sources=(SourceRef("v1", "9"),),
                    preferred=True,
                ),
            ),
            preference="It was written at once.",
        ),
        an_event("e2", "mid 2018-01", narrative="=A1", position=1),
        an_event("e3", None, narrative="Undated", position=2),
    )  # fmt: skip


def the_table(**options: bool) -> ChronologyTable:
    case = a_full_case()
    return chronology_table(case, in_order(case.events.values()), tuple(COLUMNS), **options)


def test_a_table_shows_labels_unless_names_are_asked_for() -> None:
    labels, names = the_table(), the_table(names=True)
    assert "Ms X rang the Council." in labels.rows[1][2].text
    assert "Wainscott" not in str(labels)
    assert "Philippa Wainscott rang" in names.rows[1][2].text
    assert "real names" in names.heading[0]
    assert "labels" in labels.heading[0]
    assert labels.title == "Chronology: 21 017 938 · Northshire Council"


def test_accounts_stand_in_one_cell_with_who_when_and_where() -> None:
    cell = the_table().rows[1][list(COLUMNS).index("Accounts")]
    assert cell.text == (
        "Ms X, 23 March 2021, at the time: I rang. (E1 page 9) – preferred\n"
        "Why: It was written at once."
    )


def test_a_written_file_holds_no_formula_and_reads_back_the_same() -> None:
    case = a_full_case()
    data = writing.write_csv(the_table())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    found = one(data)
    again = preview(case, found, guess_matching(found))
    ids = iter("abc")
    after = commit(a_full_case(), again, lambda: next(ids))
    first, second, third = (after.events[id] for id in "abc")
    assert (first.on, first.narrative) == (on("mid 2018-01"), "=A1")
    assert (second.on, second.sources) == (on("22 March 2021"), (SourceRef("v1", "4"),))
    assert second.narrative.startswith("{person:p1} rang the Council.")
    assert (second.head_ids, second.disputed, second.in_statement) == (("h1",), True, True)
    assert third.on is None


def test_the_clipboard_carries_rows_for_excel_and_a_table_for_word() -> None:
    table = the_table()
    (head, *rows) = csv.reader(io.StringIO(writing.write_tsv(table)), delimiter="\t")
    assert head == list(COLUMNS)
    assert rows[0][2] == "'=A1"
    assert html_rows(writing.write_html(table)) == [
        list(COLUMNS),
        *([writing.harmless(cell.text) for cell in row] for row in table.rows),
    ]


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_no_cell_is_ever_a_formula(rows: list[list[str]]) -> None:
    table = ChronologyTable(
        title="=t", heading=("+h",), columns=("A", "B"),
        rows=tuple(tuple(Cell(text) for text in row) for row in rows),
    )  # fmt: skip
    read = csv.reader(io.StringIO(writing.write_csv(table).decode("utf-8-sig"), newline=""))
    assert not [cell for row in read for cell in row if cell.lstrip()[:1] in tuple("=+-@")]


def test_a_web_page_with_the_name_of_a_table_is_read_as_one() -> None:
    rows = "<tr><td>Date</td><td>What</td></tr><tr><td>3/5/2023</td><td>rang</td></tr>"
    page = f"<html><table>{rows}</table></html>".encode()
    (table,) = read_csv(page)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Date", "What"],
        ["3/5/2023", "rang"],
    ]


def test_signs_that_cannot_be_shown_are_left_out_and_said() -> None:
    (table,) = read_csv(b"Date,What\n2021,She\0 rang\n2022,She\x01 wrote\n")
    assert [row[1].text for row in table.rows] == ["What", "She rang", "She wrote"]
    assert table.notes[0].startswith("2 signs that cannot be shown were left out.")


@pytest.mark.parametrize("sign", [":", "~", "  "])
def test_lines_that_nothing_known_parts_hold_date_and_event(sign: str) -> None:
    (table,) = read_csv(f"Date{sign}What happened\n03/05/2023{sign}Ms X rang\n".encode())
    assert guess_matching(table) == Matching((ColumnRole.LINE,), 0)


def test_what_stands_above_the_headings_is_said() -> None:
    (table,) = read_csv(b"Northshire export\nRun in May,\n\nDate,What happened\n2021,She rang\n")
    said = said_of(table, guess_matching(table))
    assert said.endswith(
        "Above the headings stands “Northshire export / Run in May”: it is left out."
    )
    assert "Above" not in said_of(table, Matching((), 0))


def test_a_row_with_more_cells_than_the_others_is_pointed_out() -> None:
    text = "Date,What\n1/5/2023,a\n2/5/2023,b\n3/5/2023,rang, left, upset\n"
    assert any(note.startswith("Row 4 has more cells") for note in read_csv(text.encode())[0].notes)
    even = "Date,What,\n1/5/2023,a,\n2/5/2023,b,\n3/5/2023,c,\n"
    assert not any("more cells" in note for note in read_csv(even.encode())[0].notes)
