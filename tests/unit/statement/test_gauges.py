"""Gauges of style: words, sentences, passives."""

from __future__ import annotations

import pytest

from tests.builders import a_case, a_person
from workbench.statement.readability.gauges import (
    LONG_SENTENCE,
    count_words,
    gauge,
    gauge_text,
    sentences,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("The Council’s e-mail of 3 May 2023 – late.", 8),
        ("£1,250.50 and/or nothing", 3),
        ("{a} * b", 2),
    ],
)
def test_words_are_counted_as_a_person_counts_them(text: str, count: int) -> None:
    assert count_words(text) == count


def test_a_sentence_ends_where_it_ends() -> None:
    assert list(sentences("Mr X wrote. “Why?” Nobody knew! It cost £1.50. The end")) == [
        "Mr X wrote.",
        "“Why?”",
        "Nobody knew!",
        "It cost £1.50.",
        "The end",
    ]
    assert list(sentences("The Council, i.e. its officers, e.g. Ms Y, agreed to:")) == [
        "The Council, i.e. its officers, e.g. Ms Y, agreed to:"
    ]
    assert list(sentences(" … ")) == []


def test_the_gauge_tells_length_and_passives() -> None:
    found = gauge(["The letter was not sent. She waited.", "It was later found by B."])
    assert (found.words, found.sentences, found.longest) == (13, 3, 6)
    assert found.passive_sentences == 2
    assert found.mean == pytest.approx(13 / 3)
    assert found.passives == pytest.approx(200 / 3)
    assert found.line() == "13 words · 3 sentences, 4 words each · 2 passive"
    assert gauge(["One."]).line() == "1 word · 1 sentence, 1 word each · 0 passive"
    many = gauge(["The letter was not sent. " + "She waited. " * 4])
    assert many.line().endswith("· 20% passive")


def test_an_empty_text_measures_nothing() -> None:
    found = gauge([])
    assert (found.mean, found.passives, found.line()) == (0, 0, "no words")
    assert gauge_text(" \n", a_case()).words == 0


def test_long_sentences_are_pointed_out_longest_first() -> None:
    long = " ".join(["word"] * (LONG_SENTENCE + 1)) + "."
    longer = " ".join(["word"] * (LONG_SENTENCE + 5)) + "."
    short = " ".join(["word"] * LONG_SENTENCE) + "."
    assert gauge([long, short, longer]).long_sentences == (
        (LONG_SENTENCE + 5, longer),
        (LONG_SENTENCE + 1, long),
    )


def test_authored_text_is_measured_as_it_prints() -> None:
    case = a_case(a_person())
    found = gauge_text("{person:p1} wrote:\n- once; and\n- *twice*.", case)
    assert (found.words, found.sentences) == (6, 3)


def test_from_how_many_words_on_a_sentence_is_long_can_be_said() -> None:
    sentence = " ".join(["word"] * 12) + "."
    assert gauge([sentence]).long_sentences == ()
    assert gauge([sentence], 10).long_sentences == ((12, sentence),)
