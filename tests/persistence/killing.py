"""A program that edits a case without pause and tells of each edit once it is saved.

Run by ``test_kill.py``, which ends it without warning: ``python killing.py FOLDER ROOT``.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path


def edit_without_end(folder: Path) -> None:
    from tests.persistence.samples import SetClock
    from workbench.application.case.session import CaseSession
    from workbench.application.casebook.register import register_row
    from workbench.domain.casefile import CaseFile
    from workbench.domain.records.chronology import ChronologyEvent
    from workbench.persistence.casebook import open_casebook

    clock = SetClock()
    book = open_casebook(folder, clock)
    book.hold()
    stored = book.load("c1")
    session = CaseSession(book, stored, clock, register_row)
    for revision in count(stored.revision + 1):

        def edit(case: CaseFile, n: int = revision) -> CaseFile:
            event = ChronologyEvent(id=f"e{n % 7}", narrative=f"edit {n} " * (n % 50 * 40 + 1))
            return case.with_record("event", event).with_record(
                "case", replace(case.case, note=str(n))
            )

        session.apply("Edit event", edit)
        sys.stdout.write(f"{revision}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[2])
    edit_without_end(Path(sys.argv[1]))
