"""The date column of a table: every cell right, or asked about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import on
from workbench.application.chronology.date_column import (
    CellDate,
    DateStyle,
    read_cells,
)
from workbench.application.chronology.tables import Cell
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.questions import DateQuestion

ASK = DateQuestion


def one(text: str | Cell, style: DateStyle | None = None, *before: str) -> CellDate:
    cells = [Cell(words) for words in before]
    return read_cells([*cells, text if isinstance(text, Cell) else Cell(text)], style)[-1]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22 March 2021", "22 March 2021"),
        ("22/03/2021", "22 March 2021"),
        ("3.4.2019", "3 April 2019"),
        ("3-4-2019", "3 April 2019"),
        ("Mon 03/05/2021", "3 May 2021"),
        ("2021-03-22", "22 March 2021"),
        ("2021/03/22", "22 March 2021"),
        ("2021-03-22 00:00:00", "22 March 2021"),
        ("2021-03-22T00:00:00", "22 March 2021"),
        ("22-Mar-2021", "22 March 2021"),
        ("22 MAR 2021", "22 March 2021"),
        ("Mar-2021", "March 2021"),
        ("March 2021", "March 2021"),
        ("03/2021", "March 2021"),
        ("2021", "2021"),
        ("mid-January 2018", "mid 2018-01"),
        ("early 2018", "early 2018"),
        ("c. 2018", "about 2018"),
        ("before 3 June 2020", "before 2020-06-03"),
        ("between 3 and 7 June 2020", "2020-06-03..2020-06-07"),
        ("3-7 June 2020", "2020-06-03..2020-06-07"),
        ("3 – 7 June 2020", "2020-06-03..2020-06-07"),
        ("28 May to 7 June 2020", "2020-05-28..2020-06-07"),
        ("March to May 2019", "2019-03..2019-05"),
        ("March 3, 2020", "3 March 2020"),
        ("Sept 24 2024", "24 September 2024"),
        ("14th of March 2011", "14 March 2011"),
        ("Spring 2019", "spring 2019"),
        ("winter 2024/25", "winter 2024"),
        ("22/Mar/2021", "22 March 2021"),
    ],
)
def test_a_plain_date_is_read(text: str, day: str) -> None:
    found = one(text)
    assert (found.on, found.question, found.why) == (on(day), ASK.NONE, "")


@pytest.mark.parametrize(
    ("text", "kind", "options"),
    [
        ("2/5/19", ASK.SHORT_YEAR, ["2 May 2019", "5 February 2019", "2 May 1919"]),
        ("23/5/19", ASK.SHORT_YEAR, ["23 May 2019", "23 May 1919"]),
        ("22-Mar-19", ASK.SHORT_YEAR, ["22 March 2019", "22 March 1919"]),
        ("31/02/2020", ASK.IMPOSSIBLE, ["29 February 2020", "28 February 2020"]),
        ("31 February 2020", ASK.IMPOSSIBLE, ["29 February 2020", "28 February 2020"]),
        ("2021-13-45", ASK.IMPOSSIBLE, []),
        ("12/25/2019", ASK.DAY_OR_MONTH, ["25 December 2019"]),
        ("43586", ASK.DAY_NUMBER, ["1 May 2019"]),
        ("22 March", ASK.NO_YEAR, []),
        ("Mar-21", ASK.SHORT_YEAR, ["March 2021", "March 1921"]),
        ("22-Mar", ASK.NO_YEAR, []),
        ("w/c 3 June 2019", ASK.UNCLEAR, ["between 3 and 9 June 2019", "3 June 2019"]),
        ("22/03/2021?", ASK.UNCLEAR, ["22 March 2021"]),
        ("22 March 2021 (approx)", ASK.UNCLEAR, ["22 March 2021"]),
        ("by March 2020", ASK.UNCLEAR, []),
        ("Winter 2019", ASK.UNCLEAR, ["winter 2019/20"]),
        ("Sept 24", ASK.SHORT_YEAR, ["September 2024", "September 1924"]),
        ("w/c spring", ASK.UNCLEAR, []),
        ("TBC", ASK.UNCLEAR, []),
        ("7", ASK.UNCLEAR, []),
        ("", ASK.BLANK, []),
    ],
)
def test_what_is_not_sure_is_asked_about(text: str, kind: DateQuestion, options: list[str]) -> None:
    found = one(text)
    assert (found.on, found.question) == (None, kind)
    assert found.why
    assert [each.in_words() for each in found.options][: len(options)] == options


def test_a_time_behind_a_date_is_kept_apart() -> None:
    assert (one("22/03/2021 14:30").on, one("22/03/2021 14:30").extra) == (
        on("22 March 2021"),
        "14:30",
    )
    assert one("22 March 2021 at 2.15pm").extra == "2.15pm"
    assert one("22-Mar-2021 09:05:00").extra == "09:05:00"
    assert one("22/03/2021 and later").question is ASK.UNCLEAR


def test_a_real_date_cell_is_that_day() -> None:
    assert one(Cell("05/02/2019", day=date(2019, 2, 5))).on == on("5 February 2019")
    assert one(Cell("01/01/1800", day=date(1800, 1, 1))).question is ASK.IMPOSSIBLE


def test_a_number_is_a_year_or_a_day_number_and_is_asked_about() -> None:
    assert one(Cell("2019", number=2019.0)).on == on("2019")
    assert one(Cell("43586.5", number=43586.5)).options == (on("1 May 2019"),)
    style = DateStyle(day_numbers=True)
    assert one(Cell("43586", number=43586.0), style).on == on("1 May 2019")
    (mac,) = read_cells([Cell("42124", number=42124.0)], style, from_1904=True)
    assert mac.on == on("1 May 2019")


def test_a_column_with_months_first_makes_the_others_doubtful() -> None:
    cells = [Cell("3/4/2019"), Cell("12/25/2019"), Cell("25/12/2019"), Cell("4/4/2019")]
    asked = read_cells(cells)
    assert [each.question for each in asked] == [
        ASK.DAY_OR_MONTH,
        ASK.DAY_OR_MONTH,
        ASK.NONE,
        ASK.NONE,
    ]
    assert [each.in_words() for each in asked[0].options] == ["3 April 2019", "4 March 2019"]
    told = read_cells(cells, DateStyle(day_first=False))
    assert [each.on for each in told] == [
        on("4 March 2019"), on("25 December 2019"), on("25 December 2019"), on("4 April 2019"),
    ]  # fmt: skip
    day_first = read_cells(cells, DateStyle(day_first=True))
    assert day_first[0].on == on("3 April 2019")
    assert day_first[1].on == on("25 December 2019")


def test_a_real_date_among_months_first_is_taken_with_a_warning() -> None:
    cells = [Cell("12/25/2019"), Cell("03/04/2019", day=date(2019, 4, 3))]
    found = read_cells(cells)[1]
    assert found.on == on("3 April 2019")
    assert "month first" in found.notice


def test_one_answer_settles_all_years_of_two_figures() -> None:
    style = DateStyle(century=2000)
    assert one("23/5/19", style).on == on("23 May 2019")
    assert one("2/5/19", DateStyle(century=2000, day_first=True)).on == on("2 May 2019")
    assert one("22-Mar-19", style).on == on("22 March 2019")
    assert one("2/5/87", DateStyle(century=1900, day_first=True)).on == on("2 May 1987")


def test_a_year_left_out_is_offered_from_the_row_before() -> None:
    asked = one("22 March", None, "3 December 2020")
    assert [each.in_words() for each in asked.options] == ["22 March 2020", "22 March 2021"]
    taken = one("22 March", DateStyle(year_before=True), "3 December 2020")
    assert taken.on == on("22 March 2020")
    assert "2020" in taken.notice


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from("/.-"))
def test_every_day_in_full_figures_is_read_day_first(day: date, sign: str) -> None:
    for text in (f"{day.day}{sign}{day.month}{sign}{day.year}", day.isoformat()):
        assert one(text).on == PartialDate.of(day)


@given(
    st.lists(st.text(max_size=30), max_size=4),
    st.builds(
        DateStyle,
        st.none() | st.booleans(),
        st.sampled_from([None, 1900, 2000]),
        st.booleans(),
        st.booleans(),
    ),
)
def test_any_cell_can_be_read_and_is_dated_or_asked_about(
    texts: list[str], style: DateStyle
) -> None:
    for found in read_cells([Cell(text) for text in texts], style):
        assert (found.on is None) == (found.question is not ASK.NONE)
        assert found.on is not None or found.why
