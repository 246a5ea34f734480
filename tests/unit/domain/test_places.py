"""Where an unforeseen error arose is told without its words, and however its causes are tied."""

from __future__ import annotations

import pytest

from workbench.domain.errors import places

NAME = "Orla Fennimore-Quaye"


def fail() -> None:
    raise ValueError(NAME)


def test_the_place_is_told_and_the_words_are_not() -> None:
    with pytest.raises(KeyError) as caught:
        try:
            fail()
        except ValueError as error:
            raise KeyError(NAME) from error
    told = places(caught.value)
    assert told.startswith("KeyError\n  test_places.py:")
    assert "caused by ValueError" in told
    assert "fail" in told
    assert NAME not in told


@pytest.mark.parametrize("length", [1, 2, 7])
def test_causes_that_run_in_a_ring_come_to_an_end(length: int) -> None:
    ring = [ValueError(NAME) for _ in range(length)]
    for first, second in zip(ring, [*ring[1:], ring[0]], strict=True):
        first.__cause__ = second
    assert places(ring[0]).count("ValueError") == length


def test_a_chain_of_thousands_of_causes_is_followed_to_its_end() -> None:
    error: BaseException = ValueError(NAME)
    for _ in range(5_000):
        error, error.__cause__ = ValueError(NAME), error
    chain = ValueError(NAME)
    chain.__cause__ = error
    assert NAME not in places(chain)
