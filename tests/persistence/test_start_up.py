"""What is loaded before the register is shown, and what is done while a case is read: no more."""

from __future__ import annotations

import gc
import json
import subprocess
import sys

from tests.persistence.samples import case_with_events, full_case, row_of
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


def test_a_long_case_is_read_without_a_search_for_garbage_between(casebook: Casebook) -> None:
    long = case_with_events(2_000)
    casebook.create(long, row_of(long), "create", "New case")
    casebook.load("c1")
    searched: list[str] = []

    def note(phase: str, _more: object) -> None:
        searched.append(phase)

    gc.collect()
    gc.callbacks.append(note)
    try:
        loaded = casebook.load("c1")
    finally:
        gc.callbacks.remove(note)
    assert len(loaded.case.events) == 2_000
    assert searched.count("start") <= 2  # one when it is read, and one before
    assert gc.isenabled()
