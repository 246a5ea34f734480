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


_REGISTER = """
import sys
import workbench.bootstrap, workbench.gui.window.app, workbench.persistence.casebook
late = ("workbench.domain.casefile", "workbench.statement", "sqlalchemy")
assert not [name for name in late if name in sys.modules], [n for n in late if n in sys.modules]
"""


def test_the_register_is_shown_before_anything_of_a_case_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _REGISTER], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    assert done.returncode == 0
