"""Figures: how long an act takes beside a reference that is measured in the same run.

No budget is a time. Computers of one kind differ by two and more, and other programs run beside
these: so an act and its reference take turns, the processor's time is counted rather than the
clock's, and of many runs the quicker ones are believed.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).parents[2]

Clock = Callable[[], float]
PROCESSOR: Clock = process_time
"""The time this program has had the processor for: what others do does not count."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured, in `unit`: what its quicker runs take, the quickest and the slowest.

    `reference` is what `against` takes in the same run. `times` is how many times that it may
    take, None when that is for information only; `plus` of it are not counted.
    """

    name: str
    unit: str
    value: float
    low: float
    high: float
    reference: float | None = None
    against: str = ""
    times: float | None = None
    plus: float = 0.0

    @property
    def ratio(self) -> float | None:
        """How many times the reference it takes, `plus` left out."""
        return max(self.value - self.plus, 0.0) / self.reference if self.reference else None

    @property
    def met(self) -> bool | None:
        """Whether it keeps to its budget; None when it has none."""
        if self.times is None or self.ratio is None:
            return None
        return self.ratio <= self.times


def usual(taken: Sequence[float]) -> float:
    """What an act takes when nothing comes between: three runs of four take as long or longer."""
    return sorted(taken)[len(taken) // 4]


def figure(
    name: str,
    taken: Sequence[float],
    reference: Sequence[float] = (),
    against: str = "",
    times: float | None = None,
    unit: str = "ms",
    plus: float = 0.0,
) -> Figure:
    """The figure of several runs beside those of its reference."""
    beside = usual(reference) if reference else None
    return Figure(
        name, unit, usual(taken), min(taken), max(taken), beside, against, times, plus
    )  # fmt: skip


def growth(name: str, small: Sequence[float], large: Sequence[float], times: float) -> Figure:
    """How many times as long the larger piece of work takes as the smaller one."""
    return figure(name, large, small, "the smaller", times)


def timed(act: Callable[[int], object], clock: Clock = PROCESSOR, turn: int = 0) -> float:
    """Milliseconds of one run of `act`, which is given the number of the run."""
    start = clock()
    act(turn)
    return (clock() - start) * 1000


def taking_turns(
    acts: Mapping[str, Callable[[int], object]],
    rounds: int,
    warming: int = 1,
    clock: Clock = PROCESSOR,
) -> dict[str, list[float]]:
    """Milliseconds of several acts run by turns, so that a busy moment strikes all alike.

    The first `warming` rounds do not count: they load libraries and fill caches.
    """
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for turn in range(warming + rounds):
        for name, act in acts.items():
            gc.collect()  # no act pays for what the one before it left
            passed = timed(act, clock, turn)
            if turn >= warming:
                taken[name].append(passed)
    return taken


def plain_python(turn: int) -> None:
    """A fixed piece of work for Python alone: the squares of 100,000 numbers added up."""
    sum(number * number for number in range(100_000))


# --- whole programs ------------------------------------------------------------------------------


def python(*arguments: str) -> list[str]:
    """The command for a program of this interpreter."""
    return [sys.executable, *arguments]


def run_program(command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """Run a whole program from the top of the checkout; what it printed.

    Raises RuntimeError with the end of what it said when it fails.
    """
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(
            f"{' '.join(command)} left with {done.returncode}:\n{done.stderr[-4000:]}"
        )
    return done.stdout


def programs_processor() -> float:
    """A clock of the processor's time of the programs run so far; of all time on Windows."""
    if sys.platform == "win32":
        return perf_counter()
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
