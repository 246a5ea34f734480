"""Check the whole program: `python3 installers/check.py`. The first time, install what is missing.

Runs the five checks one after another, all of them even when one fails, and returns non-zero
when any failed. The tests come last, so their closing line is the last line printed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import provision

# Each is asked of the environment's Python: programs beside it stop working when the folder moves.
IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = (
    ("style", ["-m", "ruff", "check", "."]),
    ("layout", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy", "--num-workers", "2"]),
    ("direction of imports", ["-c", IMPORTS]),
    # Each worker has half of the files, and takes over from the other what is left at the end.
    ("tests", ["-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]),
)


def environment_for(environ: dict[str, str]) -> dict[str, str]:
    """The checks' environment: Qt draws into memory, nothing asks, words come out as UTF-8.

    What is compiled is kept: the tests start the program many times, on two Pythons at once.
    """
    kept = {name: value for name, value in environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


def summary(failed: list[str]) -> str:
    """One line on the checks before the tests."""
    if failed:
        return f"Failed before the tests: {', '.join(failed)}."
    return "Style, layout, types and direction of imports are in order."


def run_all(python: Path, environ: dict[str, str], extra: list[str]) -> int:
    """Run every check in order; `extra` is passed to pytest. Return 0 only when all passed."""
    failed: list[str] = []
    for name, command in CHECKS:
        last = name == "tests"
        if last:
            provision.say(summary(failed))
        provision.say(f"— {name}")
        began = time.monotonic()
        words = [str(python), *command, *(extra if last else [])]
        status = subprocess.run(words, cwd=provision.ROOT, env=environ).returncode
        if status:
            failed.append(name)
        if not last:
            outcome = "FAILED" if status else "in order"
            provision.say(f"  {name}: {outcome} ({time.monotonic() - began:.1f} s)")
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Install, then check. Arguments go to pytest, to run a part of the tests."""
    try:
        python = provision.provide("check", ())
    except provision.SetupError as failure:
        print(f"The checks could not be run.\n{failure}", file=sys.stderr)
        return 1
    return run_all(python, environment_for(dict(os.environ)), arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
