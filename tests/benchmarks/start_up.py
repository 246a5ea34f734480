"""Whole programs: how long until the register is painted, and how much memory a case needs."""

from __future__ import annotations

import os
import shlex
import tempfile
from pathlib import Path

from tests.benchmarks.cases import case_with_events, casebook_of, register_of
from tests.benchmarks.measuring import (
    Figure,
    figure,
    programs_processor,
    python,
    run_program,
    taking_turns,
    timed,
)

CASES = 500
BARE = python("-m", "tests.benchmarks.bare_window")
AGAINST_BARE = "start of a bare window with a table"
BESIDE = "WORKBENCH_BESIDE"
"""The environment variable that carries the command of another program to compare with."""


def bare_start() -> float:
    """The processor's milliseconds of a bare window's start."""
    return timed(lambda turn: run_program(BARE), programs_processor)


def measure(rounds: int) -> list[Figure]:
    """The window of 500 cases beside a bare one, run by turns."""
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register"
        register_of(register, CASES)
        ours = python("-m", "workbench", "--data-dir", str(register), "--quit-when-painted")
        acts = {
            "bare": lambda turn: run_program(BARE),
            "ours": lambda turn: run_program(ours),
        }
        beside = shlex.split(os.environ.get(BESIDE, ""))
        if beside:
            acts["beside"] = lambda turn: run_program(beside)
        taken = taking_turns(acts, rounds, clock=programs_processor)
    found = [figure("Start to painted register of 500 cases", taken["ours"], taken["bare"],
                    AGAINST_BARE, 1.35)]  # fmt: skip
    if beside:
        found.append(figure("The same, beside another program", taken["ours"], taken["beside"],
                            Path(beside[-1]).stem, 1))  # fmt: skip
    return found


def measure_memory(rounds: int) -> list[Figure]:
    """The most memory held with a case of 500 events open, beside a bare window."""
    with tempfile.TemporaryDirectory() as folder:
        case = case_with_events(500)
        casebook_of(Path(folder), case).close()
        ours = python("-m", "tests.benchmarks.one_case_open", folder, case.case.id)
        runs = [(run_program(ours), run_program(BARE)) for _ in range(min(rounds, 3))]
    if not all(text.strip() for run in runs for text in run):
        return []
    return [
        figure("Peak memory with one case open", [float(ours) for ours, _ in runs],
               [float(bare) for _, bare in runs], "bare window with a table", 2, unit="MiB")
    ]  # fmt: skip
