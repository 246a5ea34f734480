"""Remake the two lock files: exact versions and hashes of all that is installed.

Run it with a Python that has uv (`pip install uv`), after changing the dependencies in
pyproject.toml: `python installers/relock.py`, or with `--upgrade` to take newer versions.
One lock serves Python 3.11 to 3.14 on Windows, macOS and Linux: markers choose. The files name
versions and hashes and no address of any kind; pip fetches from wherever it is set up to fetch.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "installers" / "lock"
RUN, CHECK = LOCKS / "run.txt", LOCKS / "check.txt"
COMMON = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def compile_command(uv: str, output: Path, *options: str) -> list[str]:
    """The uv command that resolves pyproject.toml into `output`."""
    return [uv, "pip", "compile", "pyproject.toml", *COMMON, *options, "--output-file", str(output)]


def pins_only(lock: str) -> str:
    """`lock` without hashes: a constraints file that holds the second lock to the first."""
    pins = [line for line in lock.splitlines() if line and not line.startswith((" ", "#", "-"))]
    return "".join(f"{line.rstrip(chr(92)).rstrip()}\n" for line in pins)


def uv_program() -> str:
    """Where uv is: on the path, or beside the Python that runs this."""
    beside = Path(sys.executable).with_name("uv.exe" if os.name == "nt" else "uv")
    found = shutil.which("uv") or (str(beside) if beside.exists() else None)
    if found is None:
        raise SystemExit("uv is not installed. Install it with: python -m pip install uv")
    return found


def main(arguments: list[str]) -> int:
    """Write both locks; `--upgrade` is passed on. Return the exit status."""
    uv = uv_program()
    LOCKS.mkdir(exist_ok=True)
    # A local wheel folder would be written into the lock as an address, so it is not looked at.
    environment = {k: v for k, v in os.environ.items() if k not in {"UV_FIND_LINKS"}}
    constraints = LOCKS / "run-pins.tmp"
    try:
        subprocess.run(compile_command(uv, RUN, *arguments), cwd=ROOT, env=environment, check=True)
        constraints.write_text(pins_only(RUN.read_text("utf-8")), encoding="utf-8")
        more = ("--extra", "dev", "--constraints", str(constraints))
        subprocess.run(
            compile_command(uv, CHECK, *more, *arguments), cwd=ROOT, env=environment, check=True
        )
    except subprocess.CalledProcessError as failure:
        print("The lock files were not remade; uv explains above.", file=sys.stderr)
        return failure.returncode
    finally:
        constraints.unlink(missing_ok=True)
    print(f"Wrote {RUN.relative_to(ROOT)} and {CHECK.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
