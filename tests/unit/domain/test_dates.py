"""Dates keep the precision they were given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.dates.partial import PartialDate, Qualifier
from workbench.domain.dates.questions import DateQuestion
from workbench.domain.dates.reader import read_date, read_front


def of(code: str) -> PartialDate:
    return PartialDate.from_plain(code)


CODES = [
    "2021-03-22", "2021-03", "2021", "1980s", "early 2018-01", "mid 2018-01", "late 2018",
    "about 2018-01-05", "before 2018-02", "after 2018", "2018-01-03..2018-01-07",
    "2018-03..2019-04", "spring 2018", "winter 2018",
]  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_a_date_is_stored_as_a_short_code(code: str) -> None:
    assert of(code).to_plain() == code


@pytest.mark.parametrize(
    ("code", "words", "phrase"),
    [
        ("2021-03-22", "22 March 2021", "On 22 March 2021"),
        ("2021-03", "March 2021", "In March 2021"),
        ("2021", "2021", "In 2021"),
        ("1980s", "the 1980s", "In the 1980s"),
        ("mid 2018-01", "mid-January 2018", "In mid-January 2018"),
        ("early 2018", "early 2018", "In early 2018"),
        ("about 2018-01-05", "about 5 January 2018", "On or around 5 January 2018"),
        ("about 2019-06", "about June 2019", "In or around June 2019"),
        ("before 2020-06-03", "before 3 June 2020", "Before 3 June 2020"),
        ("after 2020", "after 2020", "After 2020"),
        ("2020-06-03..2020-06-07", "between 3 and 7 June 2020", "Between 3 and 7 June 2020"),
        ("2020-06-03..2020-07-07", "between 3 June and 7 July 2020",
         "Between 3 June and 7 July 2020"),
        ("2020-11..2021-02", "between November 2020 and February 2021",
         "Between November 2020 and February 2021"),
    ],
)  # fmt: skip
def test_a_date_reads_in_words_and_begins_a_sentence(code: str, words: str, phrase: str) -> None:
    assert of(code).in_words() == words
    assert of(code).phrase() == phrase


def test_a_year_the_reader_knows_is_left_out() -> None:
    assert of("2021-03-22").phrase(known_year=2021) == "On 22 March"
    assert of("2021-03-22").phrase(known_year=2020) == "On 22 March 2021"
    assert of("2021").phrase(known_year=2021) == "In 2021"
    assert of("2020-11..2021-02").phrase(known_year=2020).endswith("February 2021")


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("2021-02-31", "February 2021 has 28 days"),
        ("2021-13", "no month 13"),
        ("0021", "outside"),
        ("early 2018-01-05", "not with a day"),
        ("2018-01-07..2018-01-03", "ends before it begins"),
        ("early 2018-01..2018-02", "two plain dates"),
        ("1985s", "first year"),
        ("22/3/2021", "not a date code"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_reason(code: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        of(code)


def test_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a month"):
        PartialDate(2021, None, 3)


@pytest.mark.parametrize(
    ("code", "earliest", "latest"),
    [
        ("2018-01", date(2018, 1, 1), date(2018, 1, 31)),
        ("early 2018-01", date(2018, 1, 1), date(2018, 1, 10)),
        ("mid 2018-01", date(2018, 1, 11), date(2018, 1, 20)),
        ("late 2018-02", date(2018, 2, 21), date(2018, 2, 28)),
        ("mid 2018", date(2018, 5, 1), date(2018, 8, 31)),
        ("1980s", date(1980, 1, 1), date(1989, 12, 31)),
        ("before 2018-02", None, date(2018, 1, 31)),
        ("after 2018", date(2019, 1, 1), None),
        ("2018-01-03..2018-01-07", date(2018, 1, 3), date(2018, 1, 7)),
    ],
)
def test_a_partial_date_has_bounds(code: str, earliest: date | None, latest: date | None) -> None:
    assert of(code).bounds() == (earliest, latest)


def test_mid_january_stands_among_the_days_of_january() -> None:
    codes = [
        "2018-01-20",
        "mid 2018-01",
        "2018-01-05",
        "2018-01",
        "2017-12-31",
        "before 2018-01-05",
    ]
    ordered = [d.to_plain() for d in sorted(map(of, codes), key=PartialDate.sort_key)]
    assert ordered == [
        "2017-12-31", "2018-01", "before 2018-01-05", "2018-01-05", "mid 2018-01", "2018-01-20",
    ]  # fmt: skip


def test_only_a_plain_day_is_exact() -> None:
    assert of("2021-03-22").exact == date(2021, 3, 22)
    assert of("about 2021-03-22").exact is None
    assert of("2021-03").exact is None
    assert PartialDate.of(date(2021, 3, 22)) == of("2021-03-22")


@pytest.mark.parametrize(
    ("line", "code", "rest"),
    [
        ("22 March 2021  The Council wrote to Miss X", "2021-03-22", "The Council wrote to Miss X"),
        ("On 3/4/2019: a call", "2019-04-03", "a call"),
        ("2020-05-06 a visit", "2020-05-06", "a visit"),
        ("03.04.2020 a visit", "2020-04-03", "a visit"),
        ("In mid-January 2018, a meeting", "mid 2018-01", "a meeting"),
        ("end of March 2020 a letter", "late 2020-03", "a letter"),
        ("the middle of 2020 a letter", "mid 2020", "a letter"),
        ("early 2021 a referral", "early 2021", "a referral"),
        ("about June 2019 a visit", "about 2019-06", "a visit"),
        ("Around 5 June 2019 a visit", "about 2019-06-05", "a visit"),
        ("before 3 June 2020 a visit", "before 2020-06-03", "a visit"),
        ("between 3 and 7 June 2020 visits", "2020-06-03..2020-06-07", "visits"),
        ("Between 28 May and 7 June 2020 visits", "2020-05-28..2020-06-07", "visits"),
        ("from November 2020 to February 2021 visits", "2020-11..2021-02", "visits"),
        ("Friday 3rd of May 2019 - a call", "2019-05-03", "a call"),
        ("Sept 2020 school began", "2020-09", "school began"),
        ("March 3, 2020 a call", "2020-03-03", "a call"),
        ("5/2020 a call", "2020-05", "a call"),
        ("the 1980s", "1980s", ""),
        ("2019 was hard", "2019", "was hard"),
        ("16/9/24 a call", "2024-09-16", "a call"),
        ("on 9/9/24 a call", "2024-09-09", "a call"),
        ("31.12.87 was born", "1987-12-31", "was born"),
        ("22 March '19 a call", "2019-03-22", "a call"),
        ("22-Mar-19 a call", "2019-03-22", "a call"),
        ("2021/03/22 a call", "2021-03-22", "a call"),
        ("Sept 24 2024 a call", "2024-09-24", "a call"),
        ("Sept. 24th, 2024: a call", "2024-09-24", "a call"),
        ("14th of March 2011 a call", "2011-03-14", "a call"),
        ("the 14th of March, 2011 a call", "2011-03-14", "a call"),
        ("spring 2024 a call", "spring 2024", "a call"),
        ("In the summer of 2024, a call", "summer 2024", "a call"),
        ("Autumn 2024 - a call", "autumn 2024", "a call"),
        ("winter 2024/25 a call", "winter 2024", "a call"),
        ("Winter 2024-2025 a call", "winter 2024", "a call"),
        ("winter of 2024/5 a call", "winter 2024", "a call"),
        ("between spring 2023 and summer 2024 calls", "2023-03..2024-08", "calls"),
        ("before December 28 2021 a call", "before 2021-12-28", "a call"),
        ("In October 2019.10am call", "2019-10", ".10am call"),
        ("from 2020 - until June 2021 calls", "2020..2021-06", "calls"),
        ("3-7 June 2020 visits", "2020-06-03..2020-06-07", "visits"),
        ("March to May 2019 visits", "2019-03..2019-05", "visits"),
        ("22 March 2021 - 2022 budget agreed", "2021-03-22", "2022 budget agreed"),
        ("22 March 2021 to see her", "2021-03-22", "to see her"),
        ("16. 9. 2024 a call", "2024-09-16", "a call"),
        ("16 / 9 / 2024 a call", "2024-09-16", "a call"),
        ("16‑09‑2024 a call", "2024-09-16", "a call"),
        ("2024-09-16T10:30 a call", "2024-09-16", "10:30 a call"),
        ("2024-09-16T00:00:00 a call", "2024-09-16", "a call"),
        ("20240916 a call", "2024-09-16", "a call"),
        ("16Sep2024 a call", "2024-09-16", "a call"),
        ("16SEP24 a call", "2024-09-16", "a call"),
        ("16 Sep 24 Mr X rang", "2024-09-16", "Mr X rang"),
        ("9.Apr.2024 a call", "2024-04-09", "a call"),
        ("Sept ’24 a call", "2024-09", "a call"),
        ("2024-09 a call", "2024-09", "a call"),
        ("c.2019 a call", "about 2019", "a call"),
        ("ca 2019 a call", "about 2019", "a call"),
        ("approx. May 2019 a call", "about 2019-05", "a call"),
        ("16 September 2024. A call", "2024-09-16", "A call"),
        ("[16 September 2024] a call", "2024-09-16", "a call"),
        ("(16/9/24): a call", "2024-09-16", "a call"),
        ("December 2023 to January 2024 visits", "2023-12..2024-01", "visits"),
        ("22 March 2021 to 3 April 2021 visits", "2021-03-22..2021-04-03", "visits"),
        ("2023 to 2024 visits", "2023..2024", "visits"),
        ("2023-2024 visits", "2023..2024", "visits"),
        ("June/July 2024 visits", "2024-06..2024-07", "visits"),
    ],
)
def test_a_date_is_read_from_the_front_of_a_line(line: str, code: str, rest: str) -> None:
    reading = read_front(line)
    assert (reading.date, reading.rest) == (of(code), rest)


def test_a_month_that_can_be_two_years_is_asked_about() -> None:
    reading = read_front("2010-11 a call")
    assert reading.date is None
    assert [each.in_words() for each in reading.options] == [
        "November 2010",
        "between 2010 and 2011",
    ]


def test_a_week_that_is_named_is_asked_about() -> None:
    reading = read_front("w/c 16 September 2024 visits")
    assert (reading.date, reading.rest) == (None, "visits")
    assert reading.options == (of("2024-09-16..2024-09-22"), of("2024-09-16"))


def test_part_of_a_decade_is_said_as_people_say_it() -> None:
    assert of("late 1990s").in_words() == "the late 1990s"
    assert of("mid 1990s").phrase() == "In the mid-1990s"
    assert of("1990s").in_words() == "the 1990s"


@pytest.mark.parametrize(
    "line", ["may be late", "20249999 came", "12 people came", "sat in court", "", "hello"]
)
def test_words_that_are_no_date_are_left_alone(line: str) -> None:
    reading = read_front(line, year=2020)
    assert (reading.date, reading.rest, reading.question) == (None, line, "")


@pytest.mark.parametrize(
    ("line", "codes", "rest"),
    [
        ("3 & 4 March 2022 visits", "2022-03-03..2022-03-04 2022-03-03 2022-03-04", "visits"),
        ("29 April, 1 and 2 May 2022 x", "2022-04-29..2022-05-02 2022-04-29 2022-05-02", "x"),
        ("May or June 2022 a call", "2022-05..2022-06 2022-05 2022-06", "a call"),
        ("Q1 2022 review", "2022-01..2022-03 2022-04..2022-06", "review"),
        ("the last quarter of 2021/22 review", "2022-01..2022-03", "review"),
        ("fourth quarter of 2021 review", "2021-10..2021-12 2022-01..2022-03", "review"),
        ("At Christmas 2022 he rang", "2022-12 2022-12-25", "he rang"),
        ("New Year’s Eve 2022 he rang", "2022-12 2022-12-31", "he rang"),
        ("Autumn term 2021: a review", "2021-09..2021-12", "a review"),
        ("2021/22 plan", "2021..2022 2021-09..2022-08 2021-04..2022-03", "plan"),
        ("w/e 10 April 2023 respite", "2023-04-04..2023-04-10 2023-04-10", "respite"),
        ("w/e 3 January 1900 respite", "1900-01-03", "respite"),
        ("until 5 May 2022 he lived there", "2022-05-05", "until 5 May 2022 he lived there"),
        ("10:30 5 May 2022 call", "2022-05-05", "10:30 5 May 2022 call"),
        ("half-term, February 2022 contact", "2022-02", "half-term, February 2022 contact"),
        ("Weds 5 May 2022 call", "2022-05-05", "call"),
        ("5 May 2022 onwards visits", "2022-05-05", "onwards visits"),
        ("?? May 2022 call", "2022-05", "call"),
        ("5/?/2022 call", "2022", "call"),
        ("Wednesday 5 May 2022 call", "2022-05-05", "call"),
        ("12/12/21 - 3/1/22 away", "2021-12-12..2022-01-03 2021-12-12..2022-03-01", "away"),
    ],
)
def test_what_is_not_one_date_is_asked_about(line: str, codes: str, rest: str) -> None:
    reading = read_front(line)
    assert reading.date is None
    assert reading.question
    assert (reading.options, reading.rest) == (tuple(map(of, codes.split())), rest)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("12 Dec 2021 - 3 Jan 2022 away", "2021-12-12..2022-01-03"),
        ("22 March 2021 - 3 February 2020 letter found", "2021-03-22"),
        ("Thursday 5 May 2022 call", "2022-05-05"),
        ("end March 2022 a call", "late 2022-03"),
        ("on or about 14 February 2023 it wrote", "about 2023-02-14"),
        ("14 02 2023 visit", "2023-02-14"),
    ],
)
def test_what_has_one_meaning_is_taken(line: str, code: str) -> None:
    assert read_front(line).date == of(code)


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("2/5/19 a call", ["2 May 2019", "5 February 2019"]),
        ("5/23/2019 a call", ["23 May 2019"]),
        ("31 February 2020 a call", ["29 February 2020", "28 February 2020"]),
        ("29 Feb 2019", ["28 February 2019", "27 February 2019"]),
        ("22 March 19 people came", ["22 March 2019"]),
        ("16/9/45 was born", ["16 September 2045", "16 September 1945"]),
        ("5/23/19 a call", ["23 May 2019"]),
        ("Sept 24 Mr X came", ["September 2024"]),
        ("May 3 people came", []),
        ("early March-12 people came", ["early March 2012"]),
        ("by Sept 24 Mr X came", []),
        ("winter 2024 a fall", ["winter 2024/25", "winter 2023/24"]),
        ("early spring 2024 a call", ["spring 2024"]),
        ("winter 2024/27 a call", []),
        ("spring 2024/25 a call", []),
        ("by March 2020", []),
        ("since 2020", []),
        ("22 March a call", []),
        ("between 7 and 3 June 2020", []),
    ],
)
def test_an_ambiguous_or_impossible_date_is_asked_about(line: str, options: list[str]) -> None:
    reading = read_front(line)
    assert reading.date is None
    assert reading.question
    assert [option.in_words() for option in reading.options] == options


def test_a_day_or_a_year_behind_a_month_is_asked_about_with_both() -> None:
    reading = read_front("Sept 24 Mr X came", year=2022)
    assert [each.to_plain() for each in reading.options] == ["2022-09-24", "2024-09"]
    assert reading.kind is DateQuestion.SHORT_YEAR
    assert reading.rest == "Mr X came"
    assert read_front("May 3rd a call", year=2022).date == of("2022-05-03")
    assert read_front("12 May, 10 people came", year=2022).rest == "10 people came"
    assert read_front("12 May 10:30 a call", year=2022).date == of("2022-05-12")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("5/23/2019", DateQuestion.DAY_OR_MONTH),
        ("2/5/19", DateQuestion.SHORT_YEAR),
        ("31 February 2020", DateQuestion.IMPOSSIBLE),
        ("22 March", DateQuestion.NO_YEAR),
        ("since 2020", DateQuestion.UNCLEAR),
        ("22 March 2021 and more", DateQuestion.UNCLEAR),
        ("yesterday", DateQuestion.UNCLEAR),
        ("22 March 2021", DateQuestion.NONE),
        ("", DateQuestion.NONE),
    ],
)
def test_a_question_is_of_a_kind(line: str, kind: DateQuestion) -> None:
    assert read_date(line).kind is kind


def test_a_late_year_stands_behind_its_september() -> None:
    codes = ["2024-09-30", "late 2024", "2024-09", "2024-10", "2024-10-01", "mid 2024"]
    ordered = [d.to_plain() for d in sorted(map(of, codes), key=PartialDate.sort_key)]
    assert ordered == ["mid 2024", "2024-09", "2024-09-30", "late 2024", "2024-10", "2024-10-01"]


def test_a_missing_year_is_taken_from_the_caller_and_said() -> None:
    reading = read_front("22 March a call", year=2021)
    assert reading.date == of("2021-03-22")
    assert reading.assumed_year
    assert not read_front("22 March 2020 a call", year=2021).assumed_year


def test_a_date_field_takes_a_date_and_nothing_else() -> None:
    assert read_date("22 March 2021").date == of("2021-03-22")
    assert read_date("22 March 2021 and more").question
    assert "not a date" in read_date("yesterday").question
    assert read_date("  ").question == ""


def plain_dates() -> st.SearchStrategy[PartialDate]:
    days = st.dates(date(1950, 1, 1), date(2090, 12, 31))

    def build(day: date, precision: int, qualifier: Qualifier) -> PartialDate:
        month = day.month if precision < 2 else None
        exact = day.day if precision < 1 else None
        thirds = (Qualifier.EARLY, Qualifier.MID, Qualifier.LATE)
        chosen = Qualifier.NONE if exact and qualifier in thirds else qualifier
        return PartialDate(day.year, month, exact, chosen)

    return st.builds(build, days, st.integers(0, 2), st.sampled_from(Qualifier))


@given(plain_dates())
def test_the_echo_read_again_gives_the_same_date(day: PartialDate) -> None:
    assert read_date(day.in_words()).date == day
    assert of(day.to_plain()) == day


@given(plain_dates(), plain_dates())
def test_the_echo_of_a_span_read_again_gives_the_same_span(a: PartialDate, b: PartialDate) -> None:
    first, last = (PartialDate(d.year, d.month, d.day if d.month else None) for d in (a, b))
    if last.last_day() < first.first_day():
        first, last = last, first
    if last.last_day() < first.first_day() or (first.month is None, first.day is None) != (
        last.month is None,
        last.day is None,
    ):
        return
    span = PartialDate(first.year, first.month, first.day, until=last)
    assert read_date(span.in_words()).date == span


@given(st.text(max_size=60))
def test_any_line_can_be_read_without_failing(line: str) -> None:
    read_front(line, year=2020)
    read_date(line)
