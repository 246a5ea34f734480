"""Sums of money are whole pence; text is normalised once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.errors import InvalidInput
from workbench.domain.money import money, parse_money
from workbench.domain.records.remedies import Deadline
from workbench.domain.text import as_sentence, how_many, normalise, normalise_line, shortened


@pytest.mark.parametrize(
    ("words", "pence"),
    [("£150", 15000), ("1,250.50", 125050), ("75p", 75), ("£1,000,000", 100000000), ("", None),
     (" £ 20.5 ", 2050)],
)  # fmt: skip
def test_a_sum_is_read_as_pence(words: str, pence: int | None) -> None:
    assert parse_money(words) == pence


@pytest.mark.parametrize(
    "words", ["-5", "−5", "£-5", "abc", "1,2,3", "£999999999999", "9" * 400, "1.234", "1.50p"]
)
def test_a_sum_that_cannot_be_is_refused(words: str) -> None:
    with pytest.raises(InvalidInput):
        parse_money(words)


@given(st.integers(0, 100_000_000_00))
def test_a_printed_sum_reads_back(pence: int) -> None:
    assert parse_money(money(pence)) == pence


def test_whole_pounds_have_no_pence() -> None:
    assert money(15000) == "£150"
    assert money(125050) == "£1,250.50"


def test_control_characters_and_odd_line_ends_go_but_words_stay() -> None:
    assert normalise("a\x00b\r\nc\u2028d\te\x0cf\ud800") == "ab\nc\nd e\nf"
    assert normalise("a\x1cb\x1dc Fitz\x1eRoy") == "a\nb\nc Fitz\u2011Roy"
    assert normalise("e\u0301") == "é"
    assert normalise("👩\u200d👧 \u202bשלום\u202c") == "👩\u200d👧 \u202bשלום\u202c"
    assert normalise_line("  two\n words ") == "two words"


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_a_number_of_things_is_one_or_many() -> None:
    assert [how_many(n, "page") for n in (0, 1, 1204)] == ["0 pages", "1 page", "1,204 pages"]
    assert how_many(2, "file was", "files were") == "2 files were"


def test_a_sentence_ends_once() -> None:
    said = ["put in “It rang.”", "put in “it”", "Why?", "“It rang…”"]
    assert [as_sentence(each) for each in said] == [said[0], f"{said[1]}.", *said[2:]]


def test_a_long_text_is_shortened_at_a_word() -> None:
    assert shortened("one two three", 8) == "one two…"
    assert shortened("short") == "short"


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [(1, DeadlineUnit.MONTHS, "one month"), (4, DeadlineUnit.WEEKS, "four weeks"),
     (20, DeadlineUnit.WORKING_DAYS, "20 working days"),
     (1, DeadlineUnit.WORKING_DAYS, "one working day")],
)  # fmt: skip
def test_a_deadline_reads_in_the_unit_it_was_drafted_in(
    count: int, unit: DeadlineUnit, words: str
) -> None:
    assert Deadline(count, unit).in_words() == words


def test_a_deadline_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="between 1 and"):
        Deadline(0, DeadlineUnit.WEEKS)
