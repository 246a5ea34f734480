"""A casebook that is gone, read-only, full, busy, damaged or something else entirely."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.persistence.samples import LATER, SetClock, case_with_events, full_case, row_of
from workbench.application.case.changes import ChangeSet, diff
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput, StoreUnavailable
from workbench.domain.records.chronology import ChronologyEvent
from workbench.paths import bundle
from workbench.persistence.casebook import Casebook, open_casebook
from workbench.persistence.engine import open_engine
from workbench.persistence.fileformat import FILE_NAME, connect
from workbench.persistence.soundness.lineage import Lineage
from workbench.persistence.store import SqlCaseStore


@pytest.fixture
def filled(casebook: Casebook) -> Casebook:
    """A casebook with one case."""
    casebook.create(full_case(), row_of(full_case()), "create", "New case")
    casebook.load("c1")
    return casebook


def edit(store: Casebook | SqlCaseStore, after: CaseFile, expected: int = 1) -> int:
    change_set = ChangeSet("Edit case", diff(full_case(), after))
    return store.write("c1", change_set, row_of(after, LATER), "edit", expected)


def noted(text: str = "new") -> CaseFile:
    case = full_case()
    return replace(case, case=replace(case.case, note=text))


@contextmanager
def without_rights(*paths: Path, mode: int = 0o555) -> Iterator[None]:
    """Files and folders that may be read but not written, also when the tests run as root."""
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(mode if path.is_dir() else mode & 0o444)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        for parent in paths[0].parents:
            if not parent.stat().st_mode & 0o001:
                modes.setdefault(parent, parent.stat().st_mode)
                parent.chmod(0o755)
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")


# --- gone ---------------------------------------------------------------------------------------


def test_a_folder_that_is_gone_is_named(filled: Casebook) -> None:
    away = filled.folder.rename(filled.folder.with_name("away"))
    for act in (filled.register, lambda: filled.load("c1"), lambda: edit(filled, noted())):
        with pytest.raises(StoreUnavailable, match="casebook is not there"):
            act()
    assert not filled.folder.exists()
    away.rename(filled.folder)
    assert filled.load("c1").case == full_case()


def test_a_file_that_is_gone_is_not_made_anew_by_an_edit(filled: Casebook) -> None:
    filled.path.rename(filled.path.with_suffix(".away"))
    with pytest.raises(StoreUnavailable, match=r"casebook\.db is not there"):
        edit(filled, noted())
    assert not filled.path.exists()


# --- read-only ----------------------------------------------------------------------------------


@posix
def test_a_read_only_casebook_can_still_be_read(filled: Casebook, clock: SetClock) -> None:
    with without_rights(filled.folder, filled.path):
        book = open_casebook(filled.folder, clock)
        assert book.register() == (row_of(full_case()),)
        assert filled.load("c1").case == full_case()
        assert len(filled.activity("c1")) == 1
    assert [path.name for path in filled.folder.iterdir()] == ["casebook.db"]


@posix
@pytest.mark.parametrize("what", ["folder", "file", "both"])
def test_an_edit_in_a_read_only_casebook_is_refused(filled: Casebook, what: str) -> None:
    paths = {"folder": [filled.folder], "file": [filled.path]}
    with (
        without_rights(*paths.get(what, [filled.folder, filled.path])),
        pytest.raises(StoreUnavailable, match="not saved|may read and change"),
    ):
        edit(filled, noted())
    assert filled.load("c1").case == full_case()
    assert len(filled.activity("c1")) == 1


@posix
def test_a_read_only_casebook_is_neither_held_nor_backed_up(filled: Casebook) -> None:
    with without_rights(filled.folder, filled.path):
        with pytest.raises(StoreUnavailable):
            filled.hold()
        with pytest.raises(StoreUnavailable):
            filled.back_up_when_changed()


@posix
def test_a_casebook_cannot_be_made_in_a_read_only_folder(tmp_path: Path, clock: SetClock) -> None:
    with without_rights(tmp_path), pytest.raises(StoreUnavailable, match="cannot be reached"):
        open_casebook(tmp_path / "new", clock)


@posix
def test_a_folder_out_of_reach_is_said_to_be(filled: Casebook, clock: SetClock) -> None:
    with without_rights(filled.folder, mode=0):
        for act in (
            lambda: open_casebook(filled.folder, clock),
            lambda: open_casebook(filled.folder / "inside", clock),
            filled.register,
            lambda: filled.load("c1"),
            lambda: filled.backup(filled.folder / "copy.db"),
        ):
            with pytest.raises(StoreUnavailable, match=r"cannot be (reached|opened)"):
                act()


def test_a_folder_with_an_impossible_name_is_refused(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        open_casebook(tmp_path / ("long" * 100), clock)


# --- full ---------------------------------------------------------------------------------------


def test_a_full_disk_saves_nothing_of_an_action(filled: Casebook) -> None:
    engine = open_engine(filled.path)
    pages = filled.path.stat().st_size // 4096

    @event.listens_for(engine, "connect")
    def _no_room(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    store = SqlCaseStore(engine, filled.path, Lineage(filled.path))
    with pytest.raises(StoreUnavailable, match="is full"):
        edit(store, noted("long " * 100_000))
    large = case_with_events(200, "c2")
    with pytest.raises(StoreUnavailable, match="is full"):
        store.create(large, row_of(large), "import", "Import case")
    assert filled.load("c1").case == full_case()
    assert [row.id for row in filled.register()] == ["c1"]


LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tests.persistence.samples import SetClock
from workbench.domain.errors import StoreUnavailable
from workbench.persistence.casebook import open_casebook

book = open_casebook(Path(sys.argv[1]), SetClock())
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    book.backup(Path(sys.argv[2]))
except StoreUnavailable as error:
    print(error.message)
"""


@posix
def test_a_backup_that_does_not_fit_leaves_the_older_one(filled: Casebook, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"older")
    arguments = [str(filled.folder), str(target), str(bundle().root)]
    command = [sys.executable, "-c", LIMITED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "copy.db" in done.stdout
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]


# --- busy ---------------------------------------------------------------------------------------


def test_an_edit_waits_for_another_program_and_then_gives_up(filled: Casebook) -> None:
    engine = open_engine(filled.path)

    @event.listens_for(engine, "connect")
    def _impatient(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout = 50")

    with closing(connect(filled.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="another program"):
            edit(SqlCaseStore(engine, filled.path, Lineage(filled.path)), noted())
        assert filled.load("c1").case == full_case()
        other.execute("ROLLBACK")
    assert edit(filled, noted()) == 2


# --- not a casebook, or damaged -----------------------------------------------------------------


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (id)")


def text_file(path: Path) -> None:
    path.write_text("Dear Ms X, " * 500)


def empty_file(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [other_database, text_file, empty_file])
def test_something_else_is_not_taken_for_a_casebook(
    make: Callable[[Path], None], tmp_path: Path, clock: SetClock
) -> None:
    path = tmp_path / "casebook.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="is not a casebook") as told:
        open_casebook(tmp_path, clock)
    assert "left as it is" in told.value.hint
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["casebook.db"]


def test_a_folder_in_the_place_of_the_file_is_said_to_be_wrong(
    tmp_path: Path, clock: SetClock
) -> None:
    (tmp_path / "casebook.db").mkdir()
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_casebook(tmp_path, clock)


def test_a_damaged_casebook_says_so_and_points_to_the_backups(filled: Casebook) -> None:
    large = case_with_events(300, "c2")
    filled.create(large, row_of(large), "import", "Import case")
    content = bytearray(filled.path.read_bytes())
    content[8 * 4096 :] = b"\xff" * (len(content) - 8 * 4096)
    filled.path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="damaged") as told:
        filled.load("c2")
    assert "backups" in told.value.hint


def test_a_casebook_without_one_of_its_tables_is_damaged(filled: Casebook) -> None:
    with closing(connect(filled.path)) as connection:
        connection.execute("DROP TABLE events")
    with pytest.raises(StoreUnavailable, match="damaged"):
        filled.load("c1")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("events", '"on"', "2018-02-31"),
        ("events", "sources", "[{"),
        ("events", "sources", '[{"page": 1}]'),
        ("people", "role", "wizard"),
        ("case_records", "received_on", "yesterday"),
        ("remedies", "deadline", '{"count": 0, "unit": "weeks"}'),
    ],
)
def test_a_record_that_cannot_be_read_is_named(
    filled: Casebook, table: str, column: str, value: str
) -> None:
    with closing(connect(filled.path)) as connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", [value])
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        filled.load("c1")


# --- what cannot be stored ----------------------------------------------------------------------


def test_text_that_is_no_text_is_refused_whole(filled: Casebook) -> None:
    broken = full_case().with_record("event", ChronologyEvent(id="e3", actor="\ud800"))
    with pytest.raises(InvalidInput):
        edit(filled, broken)
    assert filled.load("c1").case == full_case()
    assert filled.load("c1").revision == 1


def test_a_number_beyond_all_measure_is_refused_whole(filled: Casebook) -> None:
    broken = full_case().with_record("event", ChronologyEvent(id="e3", position=2**70))
    with pytest.raises(InvalidInput):
        edit(filled, broken)
    assert filled.load("c1").case == full_case()


def test_a_field_of_a_million_characters_is_kept(filled: Casebook) -> None:
    long = noted("ŵ" * 1_000_000)
    edit(filled, long)
    assert filled.load("c1").case == long


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such a path by itself")
@pytest.mark.parametrize("length", [497, 505, 600])
def test_a_path_too_long_for_the_database_is_said_to_be(
    tmp_path: Path, clock: SetClock, length: int
) -> None:
    folder = tmp_path
    while (left := length - len(str(folder)) - len(FILE_NAME) - 1) > 1:
        folder = folder / ("a" * min(200, left - 1))
    folder.mkdir(parents=True)
    with pytest.raises(StoreUnavailable, match="too long"):
        open_casebook(folder, clock)
