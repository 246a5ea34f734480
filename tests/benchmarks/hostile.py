"""How long the worst of the files made to keep a reader busy can do so, refused or read."""

from __future__ import annotations

from tests.benchmarks.measuring import (
    Figure,
    figure,
    growth,
    plain_python,
    taking_turns,
    timed,
)
from tests.interchange.hostile import HOSTILE, REPEATED, read_or_refuse

SHORT, LONG = 4_000, 16_000


def measure(rounds: int) -> list[Figure]:
    """The slowest of the files, and every piece four times as often as before."""
    once = {}
    for name, (make, _) in HOSTILE.items():
        made = make()
        once[name] = timed(lambda turn, name=name, made=made: read_or_refuse(name, made))  # type: ignore[misc]
    slowest = max(once, key=once.__getitem__)
    made = HOSTILE[slowest][0]()
    taken = taking_turns(
        {"slowest": lambda turn: read_or_refuse(slowest, made), "plain": plain_python}, rounds
    )
    return [
        figure(f"The slowest of {len(once)} hostile files ({slowest})", taken["slowest"],
               taken["plain"], "plain Python", 250),
        *(_growing(name, rounds) for name in REPEATED),
    ]  # fmt: skip


def _growing(name: str, rounds: int) -> Figure:
    read = REPEATED[name]
    taken = taking_turns(
        {"short": lambda turn: read(SHORT), "long": lambda turn: read(LONG)}, rounds
    )
    return growth(f"Four times a {name}", taken["short"], taken["long"], 6)
