"""How long it takes to read the dates of a chronology's lines."""

from __future__ import annotations

from tests.benchmarks.cases import dated_lines
from tests.benchmarks.measuring import Figure, figure, plain_python, taking_turns
from workbench.domain.dates.reader import read_front

LINES = 500


def measure(rounds: int) -> list[Figure]:
    """Lines with dates of every kind, none written twice."""
    lines = dated_lines(LINES)

    def read(turn: int) -> None:
        for line in lines:
            read_front(line, 2019)

    taken = taking_turns({"read": read, "plain": plain_python}, rounds * 3, warming=2)
    return [figure(f"Read the dates of {LINES} lines", taken["read"], taken["plain"],
                   "plain Python", times=5)]  # fmt: skip
