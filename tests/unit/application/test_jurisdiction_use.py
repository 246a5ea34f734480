"""Jurisdiction: the twelve months counted, limits decided, and the paragraph that follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TODAY, a_choice, a_library, a_sound_case, a_standard_paragraph, on
from workbench.application.records.jurisdiction import decide, limit_rows, twelve_months
from workbench.domain.records.jurisdiction import (
    Applies,
    Discretion,
    LimitGuide,
    Timeliness,
    first_day_in_time,
    last_day_of_twelve_months,
    timeliness,
)
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines

COURT = LimitGuide(
    id="court",
    title="Remedy in court",
    provision="section 26(6)(c)",
    meaning="A court can settle it.",
    asks=("Could a court settle it?",),
    source="s",
    consulted=TODAY,
    paragraphs=("court-remedy", "court-started"),
)
LIBRARY = replace(
    a_library(
        a_standard_paragraph("court-remedy", "powers", "A court can settle this.", when="chosen"),
        a_standard_paragraph("court-started", "powers", "Court has begun.", when="chosen"),
    ),
    jurisdiction={"court": COURT},
)
SOUND = a_sound_case()


def printed(case) -> str:
    return "\n".join(lines(compose(case, LIBRARY, TODAY, StatementStage.FINAL)))


def test_twelve_months_begin_with_the_day_of_notice() -> None:
    assert last_day_of_twelve_months(on("15 March 2024")).exact == date(2025, 3, 14)
    assert last_day_of_twelve_months(on("29 February 2024")).exact == date(2025, 2, 28)
    assert last_day_of_twelve_months(on("1 March 2023")).exact == date(2024, 2, 29)


def test_a_notice_known_to_the_month_gives_a_span() -> None:
    span = last_day_of_twelve_months(on("March 2024"))
    assert (span.earliest, span.latest) == (date(2025, 2, 28), date(2025, 3, 30))
    assert last_day_of_twelve_months(on("before 2024-03-01")).earliest is None


@pytest.mark.parametrize(
    ("notice", "received", "found"),
    [
        ("15 March 2024", date(2025, 3, 14), Timeliness.IN_TIME),
        ("15 March 2024", date(2025, 3, 15), Timeliness.LATE),
        ("March 2024", date(2025, 3, 10), Timeliness.UNSURE),
        ("March 2024", date(2025, 2, 28), Timeliness.IN_TIME),
        ("March 2024", date(2025, 3, 31), Timeliness.LATE),
        ("after 2024-03-15", date(2030, 1, 1), Timeliness.UNSURE),
    ],
)
def test_a_complaint_is_in_time_or_late(notice: str, received: date, found: Timeliness) -> None:
    assert timeliness(on(notice), received) is found


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_the_earliest_notice_in_time_is_in_time_and_the_day_before_is_not(received: date) -> None:
    first = first_day_in_time(received)
    assert timeliness(on(first.isoformat()), received) is Timeliness.IN_TIME
    before = (first - timedelta(days=1)).isoformat()
    assert timeliness(on(before), received) is Timeliness.LATE


def test_the_twelve_months_are_told_in_words() -> None:
    case = replace(SOUND, case=replace(SOUND.case, received_on=None))
    assert "Enter the day" in twelve_months(case).words()
    noticed = decide(case, "late", notice_on=on("15 March 2024"))
    assert twelve_months(noticed).words().endswith("received is not entered.")
    case = replace(SOUND, case=replace(SOUND.case, received_on=date(2025, 3, 15)))
    assert "16 March 2024 or later" in twelve_months(case).words()
    case = decide(case, "late", notice_on=on("15 March 2024"))
    assert twelve_months(case).words() == (
        "The last day for complaining was 14 March 2025. The complaint was received on "
        "15 March 2025, so it came late."
    )


def test_the_paragraph_follows_from_the_decision() -> None:
    assert "A court can settle this." not in printed(SOUND)
    case = decide(SOUND, "court", applies=Applies.YES)
    assert "A court can settle this." in printed(case)
    assert "Court has begun." not in printed(case)
    case = decide(case, "court", paragraph_id="court-started")
    assert "Court has begun." in printed(case)
    assert "A court can settle this." not in printed(case)
    assert "Court has begun." not in printed(decide(case, "court", applies=Applies.NO))


def test_the_persons_choice_overrules_the_decision() -> None:
    case = decide(SOUND, "court", applies=Applies.YES)
    case = case.with_record("choice", a_choice("court-remedy", "leave out"))
    assert "A court can settle this." not in printed(case)


def test_every_limit_is_listed_and_the_persons_own_come_last() -> None:
    case = decide(SOUND, "own-1", title="Something else", applies=Applies.NO)
    rows = limit_rows(case, LIBRARY)
    assert [(row.id, row.title, row.words()) for row in rows] == [
        ("court", "Remedy in court", "not considered"),
        ("own-1", "Something else", "does not apply"),
    ]
    case = decide(case, "court", applies=Applies.YES, discretion=Discretion.USED)
    row = limit_rows(case, LIBRARY)[0]
    assert row.words() == "applies, set aside"
    assert row.paragraph_id == "court-remedy"
    assert [each.id for each in row.paragraphs] == ["court-remedy", "court-started"]


def test_a_limit_without_discretion_cannot_be_set_aside() -> None:
    case = decide(
        SOUND, "court", applies=Applies.YES, discretion=Discretion.USED, reason="Because."
    )
    document = compose(case, LIBRARY, TODAY, StatementStage.FINAL)
    assert [problem.code for problem in check(document, case, LIBRARY)] == [
        "discretion-not-allowed"
    ]
