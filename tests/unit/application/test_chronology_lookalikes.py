"""Events that look alike are pointed out."""

from __future__ import annotations

import random
from time import process_time

import pytest

from tests.builders import an_event
from workbench.application.chronology.lookalikes import MOST_PAIRS, LookAlikes
from workbench.domain.records.chronology import ChronologyEvent


def alike(*events: ChronologyEvent) -> list[tuple[str, str]]:
    return [(pair.first_id, pair.second_id) for pair in LookAlikes().pairs(events)]


def event(id: str, on: str | None, words: str, position: int = 0) -> ChronologyEvent:
    return an_event(id, on, narrative=words, position=position)


LETTER = "The Council wrote to Miss X to refuse stage two."


def test_the_same_words_on_the_same_day_look_alike() -> None:
    one, two = event("e1", "3 May 2023", LETTER, 1), event("e2", "3 May 2023", LETTER.upper(), 0)
    assert alike(one, two) == [("e2", "e1")]


def test_much_the_same_words_in_dates_that_overlap_look_alike() -> None:
    one = event("e1", "May 2023", LETTER)
    two = event(
        "e2", "17 May 2023", "Letter: the Council refused Miss X stage two, wrote to refuse.", 1
    )
    assert alike(one, two) == [("e1", "e2")]
    assert alike(one, event("e3", "17 June 2023", LETTER)) == []


def test_other_words_do_not_look_alike() -> None:
    assert (
        alike(event("e1", "3 May 2023", LETTER), event("e2", "3 May 2023", "A home visit.")) == []
    )


def test_numbers_tell_events_apart() -> None:
    one = event("e1", "3 May 2023", "Visit 3 took place at home with the social worker.")
    two = event("e2", "3 May 2023", "Visit 4 took place at home with the social worker.")
    assert alike(one, two) == []


def test_undated_events_look_like_one_another_only() -> None:
    one, two = event("e1", None, LETTER), event("e2", None, LETTER, 1)
    assert alike(one, two, event("e3", "3 May 2023", LETTER)) == [("e1", "e2")]


def test_an_event_without_words_looks_like_none() -> None:
    assert alike(event("e1", "3 May 2023", ""), event("e2", "3 May 2023", "the")) == []


def test_what_did_not_change_is_not_read_again() -> None:
    finder = LookAlikes()
    events = [event("e1", "3 May 2023", LETTER), event("e2", "3 May 2023", LETTER, 1)]
    assert len(finder.pairs(events)) == 1
    events[1] = event("e2", "3 May 2023", "A home visit.", 1)
    assert finder.pairs(events) == []


def test_a_chronology_entered_twice_is_not_pointed_out_endlessly() -> None:
    events = [event(f"e{n}", "3 May 2023", LETTER, n) for n in range(100)]
    assert len(LookAlikes().pairs(events)) == MOST_PAIRS


def many_events(count: int) -> list[ChronologyEvent]:
    chance = random.Random(4)
    common = [f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n % 7}word" for n in range(900)]
    often = [1 / (n + 10) for n in range(900)]
    seldom = [f"seldom{n}" for n in range(8_000)]
    found = []
    for n in range(count):
        year, month = 2012 + n * 10 // count, n * 120 // count % 12 + 1
        precise = (f"{year}-{month:02d}-{n % 28 + 1:02d}", f"{year}-{month:02d}", str(year))
        dated = precise[2 if n % 20 == 0 else 1 if n % 4 == 0 else 0]
        text = " ".join(chance.choices(common, often, k=20) + chance.choices(seldom, k=5))
        found.append(event(f"e{n}", dated, f"The Council wrote to Miss X: {text}", n))
    return found


def test_a_crowd_too_large_to_compare_is_given_up_and_said() -> None:
    crowd = [event(f"e{n}", None, each.narrative, n) for n, each in enumerate(many_events(3_000))]
    finder = LookAlikes(most_comparisons=5_000)
    finder.pairs(crowd)
    assert not finder.complete
    finder.pairs(crowd[:3])
    assert finder.complete


@pytest.mark.benchmark
def test_ten_times_the_events_are_compared_in_about_ten_times_as_long() -> None:
    few, many = many_events(500), many_events(5_000)
    taken: dict[int, list[float]] = {len(few): [], len(many): []}
    for _turn in range(5):
        for events in (few, many):
            before = process_time()
            LookAlikes().pairs(events)
            taken[len(events)].append(process_time() - before)
    times = min(taken[len(many)]) / min(taken[len(few)])
    print(f"{times:.1f} times")  # noqa: T201 - a benchmark tells its figure
    assert times <= 15
