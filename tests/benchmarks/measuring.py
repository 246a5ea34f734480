"""Figures: medians over several runs, beside a reference measured in the same run."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured: its median, and the lowest and highest of the runs, in `unit`.

    `budget` is the most it may be (the least, with `at_least`), None when it is told for
    information only. `reference` is the median of what it is compared with, `against` names that.
    """

    name: str
    unit: str
    value: float
    low: float
    high: float
    budget: float | None = None
    at_least: bool = False
    reference: float | None = None
    against: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the reference it takes."""
        return self.value / self.reference if self.reference else None

    @property
    def met(self) -> bool | None:
        """Whether it keeps to its budget; None when it has none."""
        if self.budget is None:
            return None
        return self.value >= self.budget if self.at_least else self.value <= self.budget


def figure(
    name: str,
    taken: Sequence[float],
    unit: str = "ms",
    budget: float | None = None,
    reference: Sequence[float] = (),
    against: str = "",
    times: float | None = None,
    plus: float = 0.0,
) -> Figure:
    """The figure of several runs; with `times` the budget is `times` × the reference + `plus`."""
    beside = statistics.median(reference) if reference else None
    if times is not None and beside is not None:
        budget = times * beside + plus
    return Figure(
        name, unit, statistics.median(taken), min(taken), max(taken), budget,
        reference=beside, against=against,
    )  # fmt: skip


def growth(name: str, small: Sequence[float], large: Sequence[float]) -> Figure:
    """How many times more ten times the work takes; at most twelve is allowed."""
    times = statistics.median(large) / statistics.median(small)
    return Figure(name, "×", times, times, times, budget=12.0)


def timed(act: Callable[[int], object], rounds: int, warming: int = 1) -> list[float]:
    """Milliseconds of each of several runs of `act`, which is told the number of the run.

    The first `warming` runs do not count: they load libraries and fill caches.
    """
    taken = []
    gc.collect()
    for turn in range(warming + rounds):
        start = perf_counter()
        act(turn)
        passed = (perf_counter() - start) * 1000
        if turn >= warming:
            taken.append(passed)
    return taken


def taking_turns(
    acts: Mapping[str, Callable[[int], object]], rounds: int, warming: int = 1
) -> dict[str, list[float]]:
    """Milliseconds of several acts run by turns, so that a busy moment strikes all alike."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    gc.collect()
    for turn in range(warming + rounds):
        for name, act in acts.items():
            start = perf_counter()
            act(turn)
            passed = (perf_counter() - start) * 1000
            if turn >= warming:
                taken[name].append(passed)
    return taken


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
