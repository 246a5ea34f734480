"""Modules are imported without their sources being read beside them."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import linecache
import workbench.gui.window.app
import fractions
from PySide6.QtSvg import QSvgRenderer
assert not [path for path in linecache.cache if path.endswith(("app.py", "fractions.py"))]
"""


def test_no_source_is_read_beside_an_import() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    assert done.returncode == 0
