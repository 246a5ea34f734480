"""Start the case workbench: `python3 installers/start.py`. The first time, install what is missing.

Arguments are passed on to the program (`… start.py list`). Where there is no screen and no
argument, the practice cases are written as Word and PDF files instead of opening a window.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import provision

PRACTICE = "practice-output"


def program_arguments(arguments: list[str], kinds: tuple[str, ...]) -> list[str]:
    """What the program is told: the person's own words, or the practice cases without a screen."""
    if arguments or kinds:
        return arguments
    return ["demo", "--out", PRACTICE]


def environment_for(kinds: tuple[str, ...], environ: dict[str, str]) -> dict[str, str]:
    """The program's environment; without a screen Qt draws into memory."""
    if kinds:
        return environ
    return {"QT_QPA_PLATFORM": "offscreen", **environ}


def practice_files(folder: Path) -> list[Path]:
    """The Word and PDF files in the practice folder, by name."""
    return sorted(p for p in folder.glob("**/*") if p.suffix.lower() in {".docx", ".pdf"})


def run_without_screen(command: list[str], environ: dict[str, str]) -> int:
    """Write the practice cases and say where they are."""
    provision.say(f"There is no screen here, so the practice cases are written to {PRACTICE}.")
    status = subprocess.run(command, env=environ).returncode
    if status == 0:
        provision.say("Word and PDF files:")
        for path in practice_files(Path(PRACTICE)):
            provision.say(f"  {path.resolve()}")
    return status


def main(arguments: list[str]) -> int:
    """Install, then hand over to the program. Return its exit status."""
    kinds = provision.screens(os.environ)
    try:
        python = provision.provide("run", kinds)
    except provision.SetupError as failure:
        print(f"The case workbench could not be started.\n{failure}", file=sys.stderr)
        return 1
    environ = environment_for(kinds, dict(os.environ))
    command = [str(python), "-m", "workbench", *program_arguments(arguments, kinds)]
    if not arguments and not kinds:
        return run_without_screen(command, environ)
    if os.name == "posix":
        os.execve(command[0], command, environ)
    return subprocess.run(command, env=environ).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped. What was installed so far is kept; type the command again to go on.")
