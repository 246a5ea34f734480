"""The same case gives the same bytes, on whatever day, in whatever place, however often."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.export.test_word_template import template

ROOT = Path(__file__).parents[2]
# Each file of each practice case, as a line: what it is, its length, its digest.
SCRIPT = """
import hashlib, sys
from datetime import date
from pathlib import Path
from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
library = load_reference_library()
for title, case in practice_cases():
    for stage in StatementStage:
        document = compose(case, library, date(2026, 11, 3), stage)
        for name, render in renderers(Path(sys.argv[1])).items():
            data = render(document)
            print(title, stage, name, len(data), hashlib.sha256(data).hexdigest())
"""


def written(folder: Path, **surroundings: str) -> list[str]:
    """What a process of its own writes in these surroundings."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)],
        cwd=surroundings.pop("cwd"),
        env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("with_template", [False, True], ids=["own look", "template"])
def test_two_processes_in_different_surroundings_write_the_same(
    tmp_path: Path, with_template: bool
) -> None:
    if with_template:
        (tmp_path / "template").mkdir()
        (tmp_path / "template" / "Letterhead.docx").write_bytes(template())
    east = written(
        tmp_path, cwd=str(tmp_path), PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8"
    )
    west = written(
        tmp_path, cwd=str(ROOT), PYTHONHASHSEED="4242", TZ="Pacific/Niue", LC_ALL="C", USER="else"
    )
    assert len(east) == 3 * 2 * 4
    assert east == west
