"""How many dates are read in a second from lines of a chronology."""

from __future__ import annotations

from tests.benchmarks.cases import dated_lines
from tests.benchmarks.measuring import Figure, timed
from workbench.domain.dates.reader import read_front

LINES = 4_000


def measure(rounds: int) -> list[Figure]:
    """Lines with dates of every kind, none written twice."""
    lines = dated_lines(LINES)

    def read(turn: int) -> None:
        for line in lines:
            read_front(line, 2019)

    each = sorted(LINES / (taken / 1000) for taken in timed(read, rounds))
    middle = each[len(each) // 2]
    return [Figure("Dates read a second", "/s", middle, each[0], each[-1], 20_000, at_least=True)]
