"""Files made to keep a reader busy or fill its memory: each is refused, or read, before it can.

How long that takes is measured by the benchmarks, where it stands beside a reference.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.interchange.hostile import HOSTILE, REPEATED, STATEMENTS, WORKBOOKS, read_or_refuse

READ = {
    "a million rows",
    "sums.txt",
    "separated text 2",
    "separated text 3",
    "separated text 4",
    "separated text 5",
    "separated text 7",
    "copied <table><table><table",
}
"""Those that hold little once they are read; all others are refused."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_in_words(name: str) -> None:
    assert read_or_refuse(name, HOSTILE[name][0]()) == (name in READ)


@pytest.mark.parametrize("name", REPEATED)
def test_pieces_that_never_end_are_no_fault(name: str) -> None:
    REPEATED[name](2_000)


MEASURED = """
import sys
from pathlib import Path
from tests.benchmarks.memory import peak_memory
from tests.builders import TODAY
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import WorkbenchError
from workbench.interchange.published.reader import read_statement
from workbench.interchange.tables.workbook import read_workbook
path = Path(sys.argv[1])
library, data = load_reference_library(), path.read_bytes()
try:
    if path.suffix == ".xlsx":
        read_workbook(data)
    else:
        read_statement(path.name, data, library, TODAY)
except WorkbenchError:
    pass
print(peak_memory())
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
@pytest.mark.parametrize("name", [*WORKBOOKS, *STATEMENTS])
def test_no_file_fills_the_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / (f"{name}.xlsx" if name in WORKBOOKS else name)
    path.write_bytes((WORKBOOKS.get(name) or STATEMENTS[name])())
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], check=True, capture_output=True, text=True
    )
    assert float(done.stdout) < 300, name
