"""A table becomes events: columns are guessed, dates previewed, and all is one step."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from tests.builders import a_case, a_head, a_person, an_event, an_item_of_evidence, on
from workbench.application.chronology.date_column import DateStyle
from workbench.application.chronology.importing import (
    Fate,
    ImportAnswers,
    ImportPreview,
    commit,
    preview,
)
from workbench.application.chronology.tables import (
    Cell,
    ColumnRole,
    Matching,
    Table,
    guess_matching,
    table_of,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import MONTHS, PartialDate
from workbench.domain.dates.questions import DateQuestion
from workbench.domain.errors import InvalidInput
from workbench.domain.records.evidence import SourceRef

ROLE = ColumnRole
CASE = a_case(a_person(), a_head(), an_item_of_evidence(), body_short="the Council")


def numbered():
    count = iter(range(10_000))
    return lambda: f"n{next(count)}"


def table(text: str) -> Table:
    return table_of([line.split("|") for line in text.strip("\n").split("\n")])


def previewed(text: str, case: CaseFile = CASE, **answers: object) -> ImportPreview:
    made = table(text)
    return preview(case, made, guess_matching(made), ImportAnswers(**answers))


# --- which column is which ---------------------------------------------------------------------


def test_columns_are_told_by_their_headings() -> None:
    made = table("No|Date of event|By whom|Event|Doc ref|Page|Comments|In dispute?\n1|2021|||||x|")
    assert guess_matching(made) == Matching(
        (ROLE.NOTE, ROLE.DATE, ROLE.WHO, ROLE.WHAT, ROLE.SOURCE, ROLE.PAGES, ROLE.NOTE,
         ROLE.DISPUTED),
        0,
    )  # fmt: skip


def test_headings_may_stand_below_a_title() -> None:
    made = table("Chronology for Miss X||\n||\nDate|What happened|Source\n3 May 2023|A call|E1")
    assert guess_matching(made).heading_row == 2


def test_columns_without_headings_are_told_by_what_they_hold() -> None:
    made = table("3/5/2021|Ms X|She complained to the Council about the plan\n4/5/2021|GP|A letter")
    assert guess_matching(made) == Matching((ROLE.DATE, ROLE.WHO, ROLE.WHAT), -1)


def test_lines_with_a_date_in_front_are_one_column() -> None:
    made = table("3 May 2021 She complained.\n4 May 2021: A letter came.")
    assert guess_matching(made).roles == (ROLE.LINE,)
    rows = preview(CASE, made, guess_matching(made)).rows
    assert [(row.event.on, row.event.narrative) for row in rows] == [
        (on("3 May 2021"), "She complained."),
        (on("4 May 2021"), "A letter came."),
    ]


def test_of_two_date_columns_one_is_the_date_and_the_other_is_kept_in_the_note() -> None:
    found = previewed("Date|Date recorded|Event\n3 May 2021|5 May 2021|A call")
    assert found.rows[0].event.on == on("3 May 2021")
    assert found.rows[0].event.note == "Date recorded: 5 May 2021"


def test_a_table_without_words_of_what_happened_is_refused() -> None:
    made = table("3 May 2021|x")
    with pytest.raises(InvalidInput, match="what happened"):
        preview(CASE, made, Matching((ROLE.DATE, ROLE.NOTHING)))


# --- what a row becomes ------------------------------------------------------------------------


def test_every_column_finds_its_place() -> None:
    found = previewed(
        "Date|Who|What happened|Source|Page|Heads|Disputed|In the statement|Note\n"
        "22/03/2021 14:30|GP|Ms X rang {them} on 5*|Complaint file|p. 12|a|The school says no"
        "|yes|mine"
    )
    (row,) = found.rows
    event = row.event
    assert event.on == on("22 March 2021")
    assert (event.actor, event.narrative) == ("GP", r"{person:p1} rang \{them\} on 5\*")
    assert event.sources == (SourceRef("v1", "12"),)
    assert event.head_ids == ("h1",)
    assert (event.disputed, event.dispute) == (True, "The school says no")
    assert event.in_statement
    assert event.note == "mine\nTime: 14:30"
    assert row.fate is Fate.ADD


def test_sources_and_heads_the_case_does_not_have_are_kept_in_the_note() -> None:
    found = previewed("Date|Event|Source|Heads\n2021|A call|E1 pages 3-4; Bundle B 7|a, z")
    event = found.rows[0].event
    assert event.sources == (SourceRef("v1", "3-4"),)
    assert event.head_ids == ("h1",)
    assert event.note == "Source: Bundle B 7\nHeads: z"
    assert len(found.rows[0].notices) == 2


@pytest.mark.parametrize(
    ("heading", "words", "disputed"),
    [
        ("Disputed", "Yes", True), ("Disputed", "no", False), ("Disputed", "", False),
        ("Disputed", "agreed", False), ("Agreed?", "no", True), ("Agreed?", "yes", False),
    ],
)  # fmt: skip
def test_a_dispute_is_understood_either_way_round(heading: str, words: str, disputed: bool) -> None:
    found = previewed(f"Date|Event|{heading}\n2021|A call|{words}")
    assert found.rows[0].event.disputed is disputed


def test_who_acted_is_read_from_the_sentence_when_no_column_says() -> None:
    assert previewed("Date|Event\n2021|The Council wrote.").rows[0].event.actor == "The Council"


def test_an_apostrophe_against_formulas_is_taken_off() -> None:
    assert previewed("Date|Event\n2021|'=1+1").rows[0].event.narrative == "=1+1"


def test_what_is_there_already_is_pointed_out() -> None:
    case = CASE.with_record("event", an_event(on="2021", narrative="A call"))
    assert previewed("Date|Event\n2021|A call", case).rows[0].notices == (
        "The same is already in the chronology.",
    )


# --- what is asked about -----------------------------------------------------------------------

ASKED = "Date|Event\n3 May 2021|one\n31/02/2020|two\n2/5/19|three\n|four\nTBC|five\n||"


def test_rows_that_raise_a_question_are_kept_aside_with_their_words() -> None:
    found = previewed(ASKED)
    assert found.questions() == {
        DateQuestion.IMPOSSIBLE: 1, DateQuestion.SHORT_YEAR: 1, DateQuestion.UNCLEAR: 1,
    }  # fmt: skip
    assert found.summary() == "5 events: 1 dated, 4 without a date, 3 to be asked about"
    case = commit(CASE, found, numbered())
    assert [event.note for event in case.events.values()] == [
        "", "Date as given: 31/02/2020", "Date as given: 2/5/19", "", "Date as given: TBC",
    ]  # fmt: skip


def test_rows_that_raise_a_question_can_be_left_out() -> None:
    found = previewed(ASKED, undecided=Fate.LEAVE_OUT)
    case = commit(CASE, found, numbered())
    assert [event.narrative for event in case.events.values()] == ["one", "four"]
    assert found.summary().endswith("3 to be asked about; 3 left out")


def test_an_answer_dates_its_row_and_a_style_all_rows_of_its_kind() -> None:
    found = previewed(
        ASKED,
        style=DateStyle(century=2000, day_first=True),
        dates={3: on("28 February 2020")},
        left_out=frozenset({6}),
    )
    case = commit(CASE, found, numbered())
    assert [event.on for event in case.events.values()] == [
        on("3 May 2021"), on("28 February 2020"), on("2 May 2019"), None,
    ]  # fmt: skip
    assert [event.position for event in case.events.values()] == [0, 1, 2, 3]


def test_nothing_is_half_applied_when_a_cell_is_too_long() -> None:
    made = table_of([["Date", "Event"], ["2021", "short"], ["2021", "x" * 1_000_001]])
    found = preview(CASE, made, guess_matching(made))
    with pytest.raises(InvalidInput, match="Row 3"):
        commit(CASE, found, numbered())


def test_a_table_of_nothing_but_blanks_changes_nothing() -> None:
    made = table_of([["Date", "Event"]])
    found = preview(CASE, made, Matching((ROLE.DATE, ROLE.WHAT), 0))
    assert commit(CASE, found, numbered()) is CASE


# --- three hundred rows of mixed styles --------------------------------------------------------


def styles(day: date, chance: random.Random) -> list[tuple[Cell, PartialDate | None, str]]:
    """A day in each of the ways people write one: the cell, its meaning, "" or what is asked."""
    month, full = MONTHS[day.month - 1], PartialDate.of(day)
    only_month = PartialDate(day.year, day.month)
    mid, about = f"mid {only_month.to_plain()}", f"about {full.to_plain()}"
    serial = (day - date(1899, 12, 30)).days
    end = day + timedelta(days=chance.randint(1, 20))
    return [
        (Cell(f"{day:%d/%m/%Y}"), full, ""),
        (Cell(f"{day:%d.%m.%Y}"), full, ""),
        (Cell(day.isoformat()), full, ""),
        (Cell(f"{day.isoformat()} 00:00:00"), full, ""),
        (Cell(f"{day.day} {month} {day.year}"), full, ""),
        (Cell(f"{day:%d}-{month[:3]}-{day.year}"), full, ""),
        (Cell(f"{day:%A} {day.day} {month} {day.year}"), full, ""),
        (Cell(f"{day:%d/%m/%Y}", day=day), full, ""),
        (Cell(f"{month} {day.year}"), only_month, ""),
        (Cell(f"mid-{month} {day.year}"), PartialDate.from_plain(mid), ""),
        (Cell(f"about {day.day} {month} {day.year}"), PartialDate.from_plain(about), ""),
        (Cell(str(day.year)), PartialDate(day.year), ""),
        (Cell(f"between {full.in_words()} and {PartialDate.of(end).in_words()}"),
         PartialDate.from_plain(f"{full.to_plain()}..{PartialDate.of(end).to_plain()}"), ""),
        (Cell(str(serial), number=float(serial)), None, DateQuestion.DAY_NUMBER),
        (Cell(f"{day.day}/{day.month}/{day:%y}"), None, DateQuestion.SHORT_YEAR),
        (Cell(f"{day.day}-{month[:3]}-{day:%y}"), None, DateQuestion.SHORT_YEAR),
        (Cell(f"31/02/{day.year}"), None, DateQuestion.IMPOSSIBLE),
        (Cell(f"{day.day} {month}"), None, DateQuestion.NO_YEAR),
        (Cell(f"{day.day} {month} {day.year} or so"), None, DateQuestion.UNCLEAR),
        (Cell("date not known"), None, DateQuestion.UNCLEAR),
    ]  # fmt: skip


def test_three_hundred_rows_of_mixed_styles_are_each_right_or_asked_about() -> None:
    chance = random.Random(7)
    expected = []
    rows: list[list[Cell | str]] = [["When", "Who", "Details", "Evidence", "Disputed?"]]
    for n in range(300):
        day = date(2017, 1, 1) + timedelta(days=chance.randint(0, 1_800))
        made = styles(day, chance)
        cell, meant, asked = made[n % len(made)]
        expected.append((meant, asked, PartialDate.of(day)))
        rows.append([cell, "Ms X", f"Event number {n} about the plan", "E1 page 4", ""])
    made_table = table_of(rows)
    matching = guess_matching(made_table)
    assert matching.roles == (ROLE.DATE, ROLE.WHO, ROLE.WHAT, ROLE.SOURCE, ROLE.DISPUTED)
    found = preview(CASE, made_table, matching)
    assert len(found.rows) == 300
    for row, (meant, asked, day) in zip(found.rows, expected, strict=True):
        assert (row.event.on, row.date.question) == (meant, asked), row.date
        if asked in (DateQuestion.DAY_NUMBER, DateQuestion.SHORT_YEAR):
            assert day in row.date.options
    assert Counter(row.fate for row in found.rows) == {Fate.ADD: 195, Fate.UNDATED: 105}
    case = commit(CASE, found, numbered())
    assert len(case.events) == 300
    assert all(event.sources == (SourceRef("v1", "4"),) for event in case.events.values())


def test_a_month_first_column_is_asked_about_as_a_whole() -> None:
    found = previewed("Date|Event\n3/4/2019|one\n12/25/2019|two\n25/12/2019|three")
    assert found.questions() == {DateQuestion.DAY_OR_MONTH: 2}
    settled = previewed(
        "Date|Event\n3/4/2019|one\n12/25/2019|two\n25/12/2019|three",
        style=DateStyle(day_first=False),
    )
    assert settled.questions() == {}
    assert settled.rows[0].event.on == on("4 March 2019")
