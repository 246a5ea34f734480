"""What is loaded before the register is shown: nothing heavier than the standard library."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.persistence.samples import full_case, row_of
from workbench.paths import bundle
from workbench.persistence.casebook import Casebook

SCRIPT = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from workbench.persistence.casebook import open_casebook

class Clock:
    def today(self): return self.now().date()
    def now(self): return datetime(2026, 3, 2, tzinfo=UTC)

def loaded(): return [n for n in ("sqlalchemy", "alembic", "mako") if n in sys.modules]

book = open_casebook(Path(sys.argv[1]), Clock())
book.hold()
told = [[row.reference for row in book.register()], loaded()]
book.back_up_when_changed()
told.append(loaded())
book.warm_up()
told.append([loaded(), book.load("c1").revision])
print(json.dumps(told))
"""


def test_the_register_is_shown_before_sqlalchemy_is_loaded(casebook: Casebook) -> None:
    casebook.create(full_case(), row_of(full_case()), "create", "New case")
    command = [sys.executable, "-c", SCRIPT, str(casebook.folder)]
    done = subprocess.run(
        command, cwd=bundle().root, capture_output=True, text=True, check=True, timeout=60
    )
    references, at_register, after_backup, warm = json.loads(done.stdout)
    assert references == ["26 000 002"]
    assert at_register == after_backup == []
    assert warm == [["sqlalchemy"], 1]
