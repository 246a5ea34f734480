"""Days ahead as they are typed in a list of things to do."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.domain.dates.ahead import part_from_end, read_ahead, read_typed
from workbench.domain.dates.counting import NonWorkingDay, WorkingDays

TUESDAY = date(2026, 12, 22)
CHRISTMAS = WorkingDays.of(
    (
        NonWorkingDay(date(2026, 12, 25), "Christmas Day"),
        NonWorkingDay(date(2026, 12, 28), "Boxing Day"),
        NonWorkingDay(date(2027, 1, 1), "New Year’s Day"),
    ),
    2027,
    2020,
)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 12, 22)),
        ("Tomorrow", date(2026, 12, 23)),
        ("Friday", date(2026, 12, 25)),
        ("fri", date(2026, 12, 25)),
        ("Tuesday", date(2026, 12, 29)),
        ("by next Monday", date(2026, 12, 28)),
        ("in two weeks", date(2027, 1, 5)),
        ("in a week", date(2026, 12, 29)),
        ("in 3 working days", date(2026, 12, 29)),
        ("within 20 working days", date(2027, 1, 22)),
        ("in 2 months", date(2027, 2, 22)),
        ("12 January", date(2027, 1, 12)),
        ("24 December", date(2026, 12, 24)),
        ("on 3 May 2027", date(2027, 5, 3)),
        ("3/5/2027", date(2027, 5, 3)),
        ("3/5/27", date(2027, 5, 3)),
        ("in a fortnight", date(2027, 1, 5)),
    ],
)
def test_a_day_ahead_is_read(words: str, day: date) -> None:
    assert read_ahead(words, TUESDAY, CHRISTMAS) == day


@pytest.mark.parametrize(
    "words", ["", "sun", "mid-May 2027", "May 2027", "the report", "in the office", "in 0 days"]
)
def test_what_is_no_one_day_is_none(words: str) -> None:
    assert read_ahead(words, TUESDAY, CHRISTMAS) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", TUESDAY),
        (" Yesterday. ", date(2026, 12, 21)),
        ("tomorrow", date(2026, 12, 23)),
        ("in 10 working days", date(2027, 1, 8)),
        ("3 May", date(2024, 5, 3)),
    ],
)
def test_a_field_for_a_date_reads_days_as_they_are_called_today(words: str, day: date) -> None:
    reading = read_typed(words, TUESDAY, CHRISTMAS, 2024)
    assert reading.date is not None and reading.date.exact == day
    assert read_typed("Friday", TUESDAY, CHRISTMAS).date is None, "the last one or the next"


@pytest.mark.parametrize(
    ("line", "what", "day"),
    [
        ("ring Mrs T, Friday", "ring Mrs T", date(2026, 12, 25)),
        ("chase the answer by 12 January", "chase the answer", date(2027, 1, 12)),
        ("send the draft in 10 working days", "send the draft", date(2027, 1, 8)),
        ("read the panel report", "read the panel report", None),
        ("Friday", "Friday", None),
        ("  ask   Mr May ", "ask Mr May", None),
        ("ring Mrs T, Friday 15:00", "ring Mrs T 15:00", date(2026, 12, 25)),
        ("ring Mrs T tomorrow at 10", "ring Mrs T at 10", date(2026, 12, 23)),
        ("ring Mrs T 12 January, at 2pm", "ring Mrs T at 2pm", date(2027, 1, 12)),
        ("read section 15.00", "read section 15.00", None),
        ("be there at 10", "be there at 10", None),
        ("look at the letter of 3 May 2021: 4 January 2027", "look at the letter of 3 May 2021",
         date(2027, 1, 4)),
    ],
)  # fmt: skip
def test_a_line_is_parted_into_what_and_when(line: str, what: str, day: date | None) -> None:
    assert part_from_end(line, TUESDAY, CHRISTMAS) == (what, day)
