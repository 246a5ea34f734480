"""Makes the newest ``released/NNNN.db`` and the JSON of what it holds: run once for each layout.

``python -m tests.persistence.make_released`` from the top of the project. A file made for a layout
that has gone out to users is never made again: it stands for theirs.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.persistence.samples import (
    LATER,
    ODD,
    SetClock,
    case_with_events,
    full_case,
    row_of,
    small_case,
)
from tests.persistence.samples_office import an_office
from workbench.application.case.ports import CaseNote, CaseStore, TaskInCase
from workbench.application.case.session import CaseSession
from workbench.application.casebook.register import register_row
from workbench.domain.library.office import Office
from workbench.domain.plain import to_plain
from workbench.persistence.casebook import open_casebook
from workbench.persistence.fileformat import FILE_NAME, SCHEMA

RELEASED = Path(__file__).with_name("released")


def fill(store: CaseStore) -> None:
    """Four cases: one with every kind of record, edited; a chronology; a bare one; one binned."""
    clock = SetClock()
    for case in (
        full_case("full"),
        case_with_events(40, "chronology"),
        small_case("bare", "26 000 003"),
        full_case("binned", "26 000 002"),
    ):
        ahead = (TaskInCase(case.case.id, "task-1", "Chase the council", "2026-03-05"),)
        store.create(case, replace(row_of(case), ahead=ahead), "create", "New case")
        clock.move(minutes=1)
    session = CaseSession(store, store.load("full"), clock, register_row)
    session.apply("Delete event", lambda case: case.without("event", "event-2"))
    session.apply(
        "Edit event",
        lambda case: case.with_record(
            "event", replace(case.events["event-1"], narrative=ODD + "!")
        ),
    )
    session.undo()
    store.set_deleted("binned", True, LATER)
    note = CaseNote("full", "Day off added. Review panel: now a day later.")
    store.write_office(Office(), an_office(), LATER, "Day off added", (note,))


def described(store: CaseStore) -> dict[str, Any]:
    """Everything a casebook holds, as plain values."""
    cases = {}
    for row in store.register():
        stored = store.load(row.id)
        records = [[kind, to_plain(record)] for kind, record in stored.case.everything()]
        log = [asdict(entry) | {"changes": list(entry.changes)} for entry in store.activity(row.id)]
        for entry in log:
            del entry["sitting"]  # drawn at random
        cases[row.id] = {
            "register": to_plain(row),
            "revision": stored.revision,
            "records": records,
            "activity": log,
        }
    return {"office": to_plain(store.office()), "cases": cases}


def make(target: Path, schema: str) -> None:
    """Write the casebook and its description; raises FileExistsError rather than replace them."""
    target.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        book = open_casebook(Path(folder), SetClock())
        fill(book)
        text = json.dumps(described(book), ensure_ascii=False, indent=1)
        book.close()
        with (target / f"{schema}.json").open("x", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
        with (target / f"{schema}.db").open("xb") as file:
            file.write((Path(folder) / FILE_NAME).read_bytes())


if __name__ == "__main__":
    make(RELEASED, SCHEMA)
    sys.stdout.write(f"{RELEASED / SCHEMA}.db\n")
