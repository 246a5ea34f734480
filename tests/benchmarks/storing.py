"""Opening a case and saving an edit, without a window: session, casebook and disk."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.benchmarks.cases import StandingClock, case_with_events, casebook_of, editing_events
from tests.benchmarks.measuring import Figure, figure, growth, plain_python, taking_turns
from workbench.application.case.session import CaseSession
from workbench.application.casebook.register import register_row
from workbench.persistence.casebook import Casebook

FEW, MANY = 500, 5_000


def measure(rounds: int) -> list[Figure]:
    """A casebook with a case of 500 and one of 5,000 events."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = case_with_events(FEW, 1), case_with_events(MANY, 2)
        casebook = casebook_of(Path(folder) / "casebook", few, many)
        small, large = few.case.id, many.case.id
        with closing(casebook), closing(bare_database(Path(folder) / "bare.db")) as bare:
            opened = taking_turns(
                {
                    "plain": plain_python,
                    "few": lambda turn: casebook.load(small),
                    "many": lambda turn: casebook.load(large),
                },
                rounds,
            )
            saved = taking_turns(
                {
                    "bare": bare_commit(bare),
                    "few": editing(casebook, small),
                    "many": editing(casebook, large),
                },
                rounds * 5,
            )
    bare_one = "bare SQLite commit"
    return [
        figure("Read a case of 500 events", opened["few"], opened["plain"], "plain Python", 3),
        figure("Read a case of 5,000 events", opened["many"], opened["plain"], "plain Python", 15),
        growth("Reading: 5,000 events against 500", opened["few"], opened["many"], 12),
        figure("Save an edit, 500 events", saved["few"], saved["bare"], bare_one, 12),
        figure("Save an edit, 5,000 events", saved["many"], saved["bare"], bare_one, 12),
        growth("Saving: 5,000 events against 500", saved["few"], saved["many"], 1.5),
    ]


def editing(casebook: Casebook, case_id: str) -> Callable[[int], object]:
    """An edit of one event from the session to the disk, another event each turn."""
    session = CaseSession(casebook, casebook.load(case_id), StandingClock(), register_row)
    change = editing_events(session.case)

    def edit(turn: int) -> None:
        session.apply("Edit event", lambda case: change(case, turn))

    return edit


def bare_database(path: Path) -> sqlite3.Connection:
    """A database with one table and the casebook's way of writing: rollback journal, FULL."""
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA journal_mode = DELETE")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, narrative TEXT)")
    bare.executemany("INSERT INTO events VALUES (?, ?)", [(n, "words " * 30) for n in range(FEW)])
    return bare


def bare_commit(bare: sqlite3.Connection) -> Callable[[int], object]:
    """One row changed in one transaction, nothing else."""

    def commit(turn: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(
            "UPDATE events SET narrative = ? WHERE id = ?", (f"words {turn} " * 30, turn % FEW)
        )
        bare.execute("COMMIT")

    return commit
