"""What a reader of a table would or would not see: hidden, struck out, merged, noted, turned."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_case, on
from tests.interchange.workbooks import (
    CALLED_DAY,
    DAY,
    DAY_ALONE,
    LOOKS,
    MAIN,
    MONTH,
    ON_BLUE,
    OWN_DAY,
    STRICT,
    STRUCK,
    TIME,
    WHITE,
    WITHOUT_SIGNS,
    YEAR,
    a_sheet,
    a_workbook,
    number,
    words,
)
from workbench.application.chronology.date_column import DateStyle
from workbench.application.chronology.importing import (
    Fate,
    ImportAnswers,
    ImportPreview,
    commit,
    preview,
)
from workbench.application.chronology.tables import Table, guess_matching
from workbench.domain.dates.questions import DateQuestion
from workbench.interchange.tables.rich_text import html_table
from workbench.interchange.tables.separated import read_clipboard, read_csv
from workbench.interchange.tables.workbook import read_workbook
from workbench.interchange.tables.writing import harmless

HEAD = '<row r="1">' + words("A1", "Date") + words("B1", "What happened") + "</row>"
MAY_3 = 45049


def row(at: int, day: float, text: str, given: str = "", look: int = 0) -> str:
    return f'<row r="{at}"{given}>{number(f"A{at}", day, DAY)}{words(f"B{at}", text, look)}</row>'


def read(rows: str, *, before: str = "", after: str = "", comments: str = "") -> Table:
    parts = {"styles.xml": LOOKS}
    if comments:
        parts["comments1.xml"] = f'<comments xmlns="{MAIN}">{comments}</comments>'
    (table,) = read_workbook(a_workbook(a_sheet(HEAD + rows, before=before, after=after), parts))
    return table


def seen(table: Table, **answers: object) -> ImportPreview:
    given = ImportAnswers(**answers)  # type: ignore[arg-type]
    return preview(a_case(), table, guess_matching(table), given)


def taken(previewed: ImportPreview) -> list[str]:
    return [each.event.narrative for each in previewed.rows if each.fate is not Fate.LEAVE_OUT]


# --- hidden and struck out -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "look", "after", "why"),
    [
        (' hidden="1"', 0, "", "hidden"),
        (' hidden="true"', 0, "", "hidden"),
        (' ht="0" customHeight="1"', 0, "", "hidden"),
        (
            ' hidden="1"',
            0,
            '<autoFilter ref="A1:B4"><filterColumn colId="0"/></autoFilter>',
            "hidden or filtered out",
        ),
        ("", STRUCK, "", "struck out"),
    ],
)
def test_rows_a_reader_would_not_see_are_left_out_unless_wanted(
    given: str, look: int, after: str, why: str
) -> None:
    gone = (
        f'<row r="3"{given}>{number("A3", MAY_3 + 1, look or DAY)}{words("B3", "Gone", look)}</row>'
    )
    table = read(row(2, MAY_3, "One") + gone + row(4, MAY_3 + 2, "Three"), after=after)
    assert table.aside_rows == {3: why}
    assert f"Row 3 is {why}" in table.aside_words()[0]
    assert taken(seen(table)) == ["One", "Three"]
    assert taken(seen(table, aside=True)) == ["One", "Gone", "Three"]
    assert taken(seen(table, taken_in=frozenset({3}))) == ["One", "Gone", "Three"]
    assert f"The row is {why}." in seen(table).rows[1].notices
    assert not seen(table).rows[1].asked


@pytest.mark.parametrize("given", ['hidden="1" width="13"', 'width="0"'])
def test_a_hidden_column_is_left_out_and_said(given: str) -> None:
    rows = f'<row r="2">{number("A2", MAY_3, DAY)}{words("B2", "One")}{words("C2", "Aside")}</row>'
    table = read(rows, before=f'<cols><col min="3" max="3" {given}/></cols>')
    assert "Column C is hidden" in table.aside_words()[0]
    assert not seen(table).rows[0].event.note


def test_one_cell_struck_out_is_said_at_its_row() -> None:
    table = read(row(2, MAY_3, "No longer so", look=STRUCK))
    assert "“No longer so” is struck out." in seen(table).rows[0].notices
    runs = (
        '<c r="B2" t="inlineStr"><is><r><rPr><strike/></rPr><t>Out</t></r><r><t>in</t></r></is></c>'
    )
    (mixed,) = seen(read(f'<row r="2">{number("A2", MAY_3, DAY)}{runs}</row>')).rows
    assert mixed.event.narrative == "in"
    assert "Struck out: Out" in mixed.event.note
    assert mixed.notices == ("A note on a cell is kept in the event’s note.",)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Cafâ\x80\x99s answer", "Caf’s answer"),
        ("He said \x93late\x94", "He said “late”"),
        ("the Councilís answer ìcame lateî ñ in May", "the Council’s answer “came late” – in May"),
        ("in that país", "in that país"),
    ],
)
def test_letters_read_by_the_wrong_program_are_put_right(wrong: str, right: str) -> None:
    (table,) = read_csv(f"Date,What happened\n3/5/2024,{wrong}\n".encode())
    assert table.rows[1][1].text == right


def test_rows_of_the_clipboard_are_told_apart_in_the_same_way() -> None:
    html = (
        "<style>.xl7 {color:red; text-decoration:line-through}</style><table>"
        "<tr><td>Date</td><td>What happened</td></tr>"
        "<tr style='display: none'><td>3 May 2023</td><td>Hidden</td></tr>"
        "<tr><td class=xl7>4 May 2023</td><td><s>Struck</s></td></tr>"
        "<tr><td rowspan=2>5 May 2023</td><td>Kept</td></tr><tr><td>Too</td></tr></table>"
    )
    table = html_table(html)
    assert table is not None
    assert table.aside_rows == {2: "hidden", 3: "struck out"}
    found = seen(table)
    assert [(each.event.narrative, each.event.on) for each in found.rows[2:]] == [
        ("Kept", on("5 May 2023")),
        ("Too", on("5 May 2023")),
    ]


# --- merged, noted -------------------------------------------------------------------------------


def test_a_merged_date_carries_on_and_is_said() -> None:
    rows = (
        row(2, MAY_3, "One") + f'<row r="3">{words("B3", "Two")}</row>' + row(4, MAY_3 + 9, "End")
    )
    table = read(rows, after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')
    found = seen(table).rows
    assert [each.event.on for each in found] == [on("3 May 2023")] * 2 + [on("12 May 2023")]
    assert "The date carries on from row 2, in a merged cell." in found[1].notices
    assert not found[0].notices


def test_words_of_a_merged_cell_are_told_once() -> None:
    rows = row(2, MAY_3, "One") + '<row r="3"><c r="A3"/></row>' + row(4, MAY_3 + 1, "End")
    table = read(rows, after='<mergeCells><mergeCell ref="B2:B3"/></mergeCells>')
    assert taken(seen(table)) == ["One", "End"]


def test_notes_on_cells_are_kept_and_said() -> None:
    note = '<comment ref="{}"><text><r><t>Ask </t></r><r><t>the school</t></r></text></comment>'
    table = read(row(2, MAY_3, "One"), comments=note.format("B2") + note.format("D9"))
    (found,) = seen(table).rows
    assert found.event.note == "Note on “What happened”: Ask the school"
    assert any("note on a cell" in each for each in found.notices)
    assert "D9" in table.notes[-1]


@pytest.mark.parametrize("look", [WITHOUT_SIGNS, WHITE])
def test_a_cell_that_shows_nothing_is_said(look: int) -> None:
    assert read(row(2, MAY_3, "One", look=look)).notes == (
        "Cell B2 shows nothing in the workbook: look whether it is wanted.",
    )


def test_a_row_nobody_sees_is_left_out_unless_wanted_and_white_on_colour_is_seen() -> None:
    unseen = f'<row r="2">{words("A2", "3 May 2023", WHITE)}{words("B2", "One", WHITE)}</row>'
    table = read(unseen + row(3, MAY_3, "Two", look=ON_BLUE))
    assert [each.fate for each in seen(table).rows] == [Fate.LEAVE_OUT, Fate.ADD]
    assert table.aside_words() == (
        "Row 2 is written so that nobody sees it: left out unless you take it in.",
    )
    assert table.notes == ()


@pytest.mark.parametrize(
    ("given", "before"),
    [(' ht="0.0"', ""), ("", '<cols><col min="1" max="1" width="0.00"/></cols>')],
)
def test_what_is_no_height_or_width_is_hidden(given: str, before: str) -> None:
    assert "hidden" in read(row(2, MAY_3, "One", given), before=before).aside_words()[0]


# --- what numbers mean ---------------------------------------------------------------------------


def test_numbers_are_days_and_times_by_their_look() -> None:
    rows = "".join(
        f'<row r="{at}">{number(f"A{at}", value, look)}{words(f"B{at}", "x")}</row>'
        for at, (value, look) in enumerate(
            [(MAY_3, OWN_DAY), (0.5, TIME), (7, CALLED_DAY), (MAY_3 + 0.75, DAY)], 2
        )
    )
    table = read(rows)
    assert [each[0].text for each in table.rows[1:]] == [
        "03/05/2023", "12:00:00", "7", "03/05/2023 18:00",
    ]  # fmt: skip
    assert table.rows[3][0].number == 7


@pytest.mark.parametrize(
    ("value", "look", "meant"),
    [
        (45047, MONTH, "May 2023"),
        (MAY_3, MONTH, "3 May 2023"),
        (44927, YEAR, "2023"),
        (MAY_3, YEAR, "3 May 2023"),
        (MAY_3 + 0.5, TIME, "3 May 2023"),
    ],
)
def test_a_month_or_year_typed_is_no_day(value: float, look: int, meant: str) -> None:
    rows = f'<row r="2">{number("A2", value, look)}{words("B2", "x")}</row>'
    assert seen(read(rows)).rows[0].event.on == on(meant)


def test_days_shown_without_their_year_are_said() -> None:
    rows = f'<row r="2">{number("A2", MAY_3, DAY_ALONE)}{words("B2", "x")}</row>'
    assert "the workbook has 2023 for them" in read(rows).notes[0]


def test_a_strict_workbook_is_read() -> None:
    rows = HEAD + '<row r="2"><c r="A2" t="d"><v>2023-05-03</v></c>' + words("B2", "One") + "</row>"
    sheet = a_sheet(rows, main=STRICT)
    (table,) = read_workbook(
        a_workbook(sheet, {"styles.xml": LOOKS.replace(MAIN, STRICT)}, strict=True)
    )
    assert table.rows[1][0].day == date(2023, 5, 3)


def test_days_counted_from_1904_and_signs_xml_cannot_hold() -> None:
    texts = f'<sst xmlns="{MAIN}"><si><t>One_x000D_Two</t><rPh><t>aloud</t></rPh></si></sst>'
    shared = f'<row r="2">{number("A2", 0, DAY)}<c r="B2" t="s"><v>0</v></c></row>'
    (table,) = read_workbook(
        a_workbook(
            a_sheet(HEAD + shared),
            {"styles.xml": LOOKS, "sharedStrings.xml": texts},
            book='<workbookPr date1904="1"/>',
        )
    )
    assert table.from_1904
    assert table.rows[1][1].text == "One\nTwo"


# --- dates turned round --------------------------------------------------------------------------

TURNED = [("05/03/2023", True), ("13/05/2023", False), ("06/01/2023", True), ("22/06/2023", False)]


def turned(extra: str = "") -> Table:
    rows = [
        row(2, 44990, "typed 3 May"),
        f'<row r="3">{words("A3", "13/05/2023")}{words("B3", "13 May")}</row>',
        row(4, 44932, "typed 1 June"),
        f'<row r="5">{words("A5", "22/06/2023")}{words("B5", "22 June")}</row>',
    ]
    return read("".join(rows) + extra)


def test_days_an_american_spreadsheet_may_have_turned_round_are_asked_about() -> None:
    found = seen(turned())
    assert found.questions() == {DateQuestion.TURNED_ROUND: 2}
    assert found.rows[0].date.options == (on("3 May 2023"), on("5 March 2023"))
    answered = seen(turned(), style=DateStyle(turned_round=True))
    assert [each.event.on for each in answered.rows] == [
        on("3 May 2023"), on("13 May 2023"), on("1 June 2023"), on("22 June 2023"),
    ]  # fmt: skip
    kept = seen(turned(), style=DateStyle(turned_round=False))
    assert kept.rows[0].event.on == on("5 March 2023")


def test_a_day_after_the_12th_shows_that_nothing_was_turned() -> None:
    assert not seen(turned(row(6, 44990 + 12, "17 March"))).questions()


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\ufeff", "\u200b", "\u202a", "\u00ad"])
def test_invisible_marks_round_dates_are_passed_over(mark: str) -> None:
    text = f"Date\tWhat\n{mark}03{mark}/{mark}05{mark}/2023{mark}\tOne\n{mark}4 May 2023\tTwo\n"
    (table,) = read_clipboard(text)
    assert [each.event.on for each in seen(table).rows] == [on("3 May 2023"), on("4 May 2023")]


# --- separated text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'Date,What happened\n03/05/2023,"Ms X rang\n04/05/2023,Reply\n05/05/2023,Visit\n',
        'Date,What happened\n03/05/2023,"Ms X rang\n04/05/2023,"Reply, sent"\n05/05/2023,Visit\n',
        'Date,What happened\n03/05/2023,"Ms X rang\n04/05/2023,Reply"\n05/05/2023,Visit\n',
        'What happened,Date\n"Ms X rang,03/05/2023\nReply,04/05/2023\nVisit,05/05/2023\n',
        'What happened,Who\n"Ms X rang,A\nReply,B\nVisit,C\n',
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_asked_about(text: str) -> None:
    rows, marks = read_csv(text.encode())
    assert "line 2 seems not to be closed" in rows.notes[0]
    assert [each.event.narrative for each in seen(rows).rows][0] == "Ms X rang"
    assert len(seen(rows).rows) == 3
    assert len(seen(marks).rows) < 3


def test_a_cell_of_several_lines_is_no_question() -> None:
    (table,) = read_csv(
        b'Date,What\n3 May 2023,"She said:\n""No"", and left\nin May, she said"\n4 May 2023,Visit\n'
    )
    assert table.rows[1][1].text == 'She said:\n"No", and left\nin May, she said'


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("the CouncilÃ¢â‚¬â„¢s", "the Council’s"),
        ("the Councilâ€™s letter", "the Council’s letter"),
        ("â€œNoâ€\x9d, she said", "“No”, she said"),
        ("â€œNoâ€, she said", "“No”, she said"),
        ("a cafÃ© for Â£5 â€“ twice", "a café for £5 – twice"),
        ("the CouncilÕs and THE COUNCILÕS", "the Council’s and THE COUNCIL’S"),
        ("she didnÕt; Ms OÕNeill", "she didn’t; Ms O’Neill"),
        ("ÒNo.Ó she said", "“No.” she said"),
    ],
)
def test_wrongly_decoded_letters_are_put_right_and_said(wrong: str, right: str) -> None:
    (table,) = read_csv(f"Date,What happened\n2021,{wrong.replace(',', ';')}\n".encode())
    assert table.rows[1][1].text == right.replace(",", ";")
    assert "put right in one cell" in table.notes[-1]


@pytest.mark.parametrize("kept", ["FIANCÉ’S", "São Paulo", "DECISÕES", "Zoë’s “café”…", "Ógánach"])
def test_right_letters_are_left_alone(kept: str) -> None:
    (table,) = read_csv(f"Date,What happened\n2021,{kept}\n".encode())
    assert table.rows[1][1].text == kept


def test_a_file_of_an_old_mac_is_read_as_such() -> None:
    text = "Date,What happened\r2021,The Council’s “café” – closed\r"
    (table,) = read_csv(text.encode("mac_roman"))
    assert table.rows[1][1].text == "The Council’s “café” – closed"
    assert "older Mac" in table.notes[0]


def test_lost_letters_are_said() -> None:
    (table,) = read_csv("Date,What\n2021,The Council\ufffds letter\n".encode())
    assert "letters are lost" in table.notes[-1]


@pytest.mark.parametrize(
    "before", ["\ufeff", "\u200b", "\u200e", "\u2060", "\u00ad", " \u200b", "\u2800"]
)
def test_an_invisible_sign_before_a_formula_keeps_no_formula(before: str) -> None:
    assert harmless(f"{before}=1+1").startswith("'")
    assert harmless(f"{before}one=1") == f"{before}one=1"


def test_the_events_of_a_table_are_taken_in_with_their_dates() -> None:
    found = seen(turned(), style=DateStyle(turned_round=True))
    ids = iter("abcd")
    after = commit(a_case(), found, lambda: next(ids))
    assert after.events["a"].on == on("3 May 2023")
