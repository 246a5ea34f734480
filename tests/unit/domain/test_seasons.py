"""A season is told as it was given wherever it is read, and stands as its three months."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_sound_case, an_event
from tests.unit.statement.composed import shown
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.reader import read_date


@pytest.mark.parametrize(
    ("typed", "code", "words", "phrase"),
    [
        ("Spring 2026", "spring 2026", "spring 2026", "In spring 2026"),
        ("the summer of 2026", "summer 2026", "summer 2026", "In summer 2026"),
        ("autumn 2026", "autumn 2026", "autumn 2026", "In autumn 2026"),
        ("winter 2025/26", "winter 2025", "winter 2025/26", "In winter 2025/26"),
        ("March to May 2026", "2026-03..2026-05", "between March and May 2026",
         "Between March and May 2026"),
    ],
)  # fmt: skip
def test_a_season_is_told_as_it_was_given(typed: str, code: str, words: str, phrase: str) -> None:
    made = read_date(typed).date
    assert made is not None
    assert (made.to_plain(), made.in_words(), made.phrase()) == (code, words, phrase)
    assert read_date(made.in_words()).date == PartialDate.from_plain(made.to_plain()) == made


def test_a_season_counts_and_sorts_as_its_months() -> None:
    for season, months in (
        ("spring 2026", "2026-03..2026-05"),
        ("winter 2025", "2025-12..2026-02"),
    ):
        one, other = PartialDate.from_plain(season), PartialDate.from_plain(months)
        assert one.bounds() == other.bounds()
        assert one.sort_key() == other.sort_key()
        assert replace(one, season=False) == other


def test_the_year_of_a_season_is_left_out_where_it_is_known() -> None:
    assert PartialDate.from_plain("spring 2026").phrase(2026) == "In spring"
    assert PartialDate.from_plain("winter 2025").phrase(2025) == "In winter 2025/26"


@pytest.mark.parametrize("code", ["spring", "spring 26", "spring 2026..2027", "winter 2199"])
def test_what_is_no_season_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is not a date code|outside"):
        PartialDate.from_plain(code)
    with pytest.raises(ValueError, match="three months"):
        PartialDate(2026, 3, until=PartialDate(2026, 6), season=True)


def test_the_statement_tells_a_season_as_it_was_given() -> None:
    case = a_sound_case().with_record(
        "event", an_event("e9", "spring 2026", narrative="The Council rang.")
    )
    assert "In spring 2026, the Council rang." in shown(case, "what-i-found")
