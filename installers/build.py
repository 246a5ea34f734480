"""Build the packaged program into dist/: `python installers/build.py`, on the system it is for.

Needs PyInstaller in the Python that runs this, in an environment with the run lock and nothing
else (what else is installed may be packed too). The result must pass its own self-test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def packaged_program(dist: Path, platform: str = sys.platform) -> Path:
    """The program inside what PyInstaller made."""
    if platform == "darwin":
        return dist / "Case workbench.app" / "Contents" / "MacOS" / "workbench"
    return dist / "case-workbench" / ("workbench.exe" if platform == "win32" else "workbench")


def main() -> int:
    """Build, then let the packaged program test itself. Return the exit status."""
    words = ["--noconfirm", "--clean", "--distpath", "dist", "--workpath", "build"]
    spec = str(ROOT / "installers" / "workbench.spec")
    built = subprocess.run([sys.executable, "-m", "PyInstaller", *words, spec], cwd=ROOT)
    if built.returncode != 0:
        return built.returncode
    program = packaged_program(ROOT / "dist")
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    tested = subprocess.run([str(program), "--self-test"], env=environ)
    print(f"{program}: self-test {'passed' if tested.returncode == 0 else 'FAILED'}")
    return tested.returncode


if __name__ == "__main__":
    sys.exit(main())
