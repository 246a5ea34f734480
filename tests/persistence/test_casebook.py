"""The casebook in use: several threads, two programs at once, and what erasing leaves behind."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.persistence.samples import (
    LATER,
    SetClock,
    case_with_events,
    full_case,
    row_of,
    small_case,
)
from workbench.application.case.changes import ChangeSet, diff
from workbench.application.case.session import CaseSession
from workbench.application.casebook.register import register_row
from workbench.domain.errors import CaseConflict
from workbench.persistence.casebook import Casebook
from workbench.persistence.engine import open_engine
from workbench.persistence.soundness.lineage import Lineage
from workbench.persistence.store import SqlCaseStore


def put(casebook: Casebook, *ids: str) -> None:
    for id in ids:
        case = small_case(id)
        casebook.create(case, row_of(case), "create", "New case")


def note(session: CaseSession, text: str) -> None:
    session.apply("Edit case", lambda case: replace(case, case=replace(case.case, note=text)))


def test_several_threads_may_use_the_casebook_from_the_first_moment(
    folder: Path, opened: Callable[[Path], Casebook]
) -> None:
    put(opened(folder), "c0", "c1", "c2", "c3")
    casebook = opened(folder)
    together = threading.Barrier(5)

    def work(n: int) -> list[str]:
        together.wait()
        casebook.warm_up()
        session = CaseSession(casebook, casebook.load(f"c{n}"), SetClock(), register_row)
        for step in range(10):
            note(session, f"{n}.{step}")
        return [entry.action for entry in casebook.activity(f"c{n}")]

    def back_up() -> Path | None:
        together.wait()
        return casebook.back_up_when_changed()

    with ThreadPoolExecutor(5) as pool:
        copy = pool.submit(back_up)
        logs = list(pool.map(work, range(4)))
    assert all(len(log) == 11 for log in logs)
    assert [casebook.load(f"c{n}").case.case.note for n in range(4)] == [f"{n}.9" for n in range(4)]
    assert copy.result() is not None


def test_two_programs_editing_one_case_do_not_overwrite_one_another(
    folder: Path, opened: Callable[[Path], Casebook], clock: SetClock
) -> None:
    here, there = opened(folder), opened(folder)
    put(here, "c1")
    mine = CaseSession(here, here.load("c1"), clock, register_row)
    theirs = CaseSession(there, there.load("c1"), clock, register_row)
    note(theirs, "theirs")
    with pytest.raises(CaseConflict):
        note(mine, "mine")
    assert mine.case == small_case()
    assert here.load("c1").case.case.note == "theirs"


def test_two_programs_edit_two_cases_side_by_side(
    folder: Path, opened: Callable[[Path], Casebook], clock: SetClock
) -> None:
    here, there = opened(folder), opened(folder)
    put(here, "c1", "c2")
    mine = CaseSession(here, here.load("c1"), clock, register_row)
    theirs = CaseSession(there, there.load("c2"), clock, register_row)
    for n in range(3):
        note(mine, f"mine {n}")
        note(theirs, f"theirs {n}")
    assert there.load("c1").case.case.note == "mine 2"
    assert here.load("c2").case.case.note == "theirs 2"


def test_an_erased_case_is_overwritten_in_the_file(casebook: Casebook) -> None:
    """By a SQLite that is built not to overwrite of itself, and what was altered before too."""
    engine = open_engine(casebook.path)

    @event.listens_for(engine, "connect", insert=True)
    def _careless(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA secure_delete = OFF")

    store = SqlCaseStore(engine, casebook.path, Lineage(casebook.path))
    case, other = full_case(), case_with_events(20, "c2")
    store.create(case, row_of(case), "create", "New case")
    store.create(other, row_of(other), "import", "Import case")
    name = b"DROP TABLE events"  # as every text of the case has it
    assert name in casebook.path.read_bytes()
    written = {"c1": case, "c2": other}
    for n in range(1, 21):
        for id, words in (("c1", "a heron " * (20 - n)), ("c2", "x" * n)):
            before = written[id]
            after = replace(before, case=replace(before.case, note=words))
            revision = store.load(id).revision
            store.write(id, ChangeSet("Edit", diff(before, after)), row_of(after), "edit", revision)
            written[id] = after
    casebook.set_deleted("c1", True, LATER)
    store.erase("c1")
    left = casebook.path.read_bytes()
    assert name not in left
    assert b"heron" not in left
    assert "Cymraeg ŵ".encode() not in left
    assert casebook.load("c2").case == written["c2"]


def test_a_large_case_is_read_back_whole(casebook: Casebook) -> None:
    large = case_with_events(5000)
    casebook.create(large, row_of(large), "import", "Import case")
    assert casebook.load("c1").case == large
