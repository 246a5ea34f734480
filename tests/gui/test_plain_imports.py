"""Modules are imported without their sources being read beside them."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from workbench.domain.records.complaint import CaseStage
from workbench.gui.register.rows import WIDEST_STAGE

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
late = ("workbench.domain.records.complaint", "workbench.domain.casefile", "workbench.statement",
        "workbench.persistence.backups.automatic", "sqlalchemy")
assert not [name for name in late if name in sys.modules], [n for n in late if n in sys.modules]
"""


def test_the_register_is_shown_before_anything_of_a_case_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _REGISTER], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_the_stage_the_register_makes_room_for_is_the_widest(qtbot: QtBot) -> None:
    for family in ("Inter", "Liberation Sans", "DejaVu Sans"):
        metrics = QFontMetrics(QFont(family))
        assert max(CaseStage, key=metrics.horizontalAdvance) == WIDEST_STAGE
