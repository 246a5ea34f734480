"""Measure the program and print each figure beside its reference: ``python -m tests.benchmarks``.

Every group runs in a process of its own. A missed budget is told, never an error; the exit code
is 1 only when something could not be measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.groups import GROUPS, measure
from tests.benchmarks.measuring import ROOT, Figure, python
from tests.benchmarks.start_up import BESIDE

_WIDTH = 45


def main() -> int:
    """Measure what was asked for; the exit code."""
    options = _options()
    if options.group:
        for found in measure(options.group, options.quick):
            print(json.dumps(asdict(found)))
        return 0
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        environment = _environment(Path(folder), options.beside)
        return _report(options.only or list(GROUPS), options.quick, environment)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=GROUPS, metavar="NAME",
        help=f"measure this group alone; may be repeated ({', '.join(GROUPS)})",
    )  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="few runs: a first impression")
    parser.add_argument(
        "--beside", default="", metavar="COMMAND",
        help="compare the start with a command that opens a window and leaves once it is painted",
    )  # fmt: skip
    parser.add_argument("--group", choices=GROUPS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _environment(folder: Path, beside: str) -> dict[str, str]:
    """What the measured programs are given.

    A home of their own; a window drawn into memory unless the person chose otherwise; and
    compiled bytecode for everything, as an installation has it.
    """
    home = folder / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        BESIDE: beside,
    }


_UNWANTED = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONDEVMODE"})


def _report(groups: list[str], quick: bool, environment: dict[str, str]) -> int:
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
          f"{os.cpu_count()} processors, {environment['QT_QPA_PLATFORM']} window; "
          f"{'few runs' if quick else 'the quicker of several runs'}\n")  # fmt: skip
    failed, missed, kept = [], 0, 0
    for group in groups:
        command = python("-m", "tests.benchmarks", "--group", group, *(["--quick"] * quick))
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        print(group)
        for line in done.stdout.splitlines():
            found = Figure(**json.loads(line))
            missed += found.met is False
            kept += found.met is True
            print("  " + _line(found), flush=True)
        if done.returncode:
            failed.append(group)
            print(f"  could not be measured (exit code {done.returncode})\n{done.stderr[-4000:]}")
    print(f"\n{kept} budgets met, {missed} not met", end="")
    print(f"; not measured: {', '.join(failed)}" if failed else "")
    return 1 if failed else 0


def _line(found: Figure) -> str:
    return "  ".join(_cells(found)).rstrip()


def _cells(found: Figure) -> Iterator[str]:
    yield found.name.ljust(_WIDTH)
    yield f"{_number(found.value):>7} {found.unit:<3}"
    spread = f"{_number(found.low)}–{_number(found.high)}" if found.high > found.low else ""
    yield f"{spread:>13}"
    yield (f"{found.ratio:.2f} ×" if found.ratio is not None else "").rjust(8)
    yield (f"≤ {found.times:g}" if found.times is not None else "").rjust(6)
    yield {True: "met    ", False: "NOT MET", None: "       "}[found.met]
    if found.reference is not None:
        beyond = f", beyond the first {found.plus:g} {found.unit}" if found.plus else ""
        yield f"{found.against} ({_number(found.reference)} {found.unit}){beyond}"


def _number(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


if __name__ == "__main__":
    sys.exit(main())
