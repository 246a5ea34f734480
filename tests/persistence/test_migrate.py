"""Making a casebook and bringing an older one up to date: nothing is ever lost on the way."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.persistence.samples import SetClock, full_case, row_of
from workbench.domain.errors import CasebookInUse, NewerCasebook, StoreUnavailable
from workbench.paths import bundle
from workbench.persistence.casebook import Casebook, open_casebook
from workbench.persistence.fileformat import SCHEMA, reading, schema_of
from workbench.persistence.lock import CasebookLock
from workbench.persistence.migrate import make_ready

NEXT = f"{int(SCHEMA) + 1:04d}"
KEPT = f"casebook.db.v{SCHEMA}.bak"

STEP = '''"""A later step."""
import sqlalchemy as sa
from alembic import op
revision = "LATER"
down_revision = "HERE"
def upgrade():
    {}
'''.replace("LATER", NEXT).replace("HERE", SCHEMA)

REBUILD = """
    with op.batch_alter_table("cases", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="red"))
"""
FAIL_HALF_WAY = """
    op.create_table("half", sa.Column("id", sa.Text()))
    op.execute("INSERT INTO half VALUES ('x')")
    op.execute("INSERT INTO nowhere VALUES ('x')")
"""
FILL_THE_DISK = """
    op.execute("PRAGMA max_page_count = 1")
    op.create_table("large", sa.Column("words", sa.Text()))
    op.execute("INSERT INTO large VALUES (zeroblob(9000000))")
"""
BREAK_LINKS = """
    op.execute("DELETE FROM cases")
"""

KILL_HALF_WAY = """
    op.create_table("half", sa.Column("id", sa.Text()))
    op.execute("DELETE FROM events")
    import os
    os._exit(9)
"""
UPGRADING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tests.persistence.samples import SetClock
from workbench.persistence.lock import CasebookLock
from workbench.persistence.migrate import make_ready
path = Path(sys.argv[1])
make_ready(path, Path(sys.argv[2]), CasebookLock(path.parent, SetClock()), schema=sys.argv[4])
"""


@pytest.fixture
def lock(folder: Path, clock: SetClock) -> CasebookLock:
    return CasebookLock(folder, clock)


def with_step(tmp_path: Path, body: str) -> Path:
    """The shipped migrations and one more, in a folder whose name has a percent sign."""
    made = tmp_path / "100%s program" / "migrations"
    shutil.copytree(bundle().migrations, made)
    (made / "versions" / f"{NEXT}_later.py").write_text(STEP.format(body.strip()), encoding="utf-8")
    return made


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a casebook folder besides the lock."""
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name != "casebook.lock"
    }


def filled(casebook: Casebook) -> Path:
    casebook.create(full_case(), row_of(full_case()), "create", "New case")
    return casebook.path


def schema(path: Path) -> str:
    with reading(path) as connection:
        return schema_of(connection, path)


def test_a_new_casebook_is_made_in_a_new_folder(tmp_path: Path, clock: SetClock) -> None:
    folder = tmp_path / "100% mine %(here)s" / "Süd ŵ" / "book"
    book = open_casebook(folder, clock)
    assert book.register() == ()
    assert [path.name for path in folder.iterdir()] == ["casebook.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_new_casebook_is_for_its_owner_only(tmp_path: Path, clock: SetClock) -> None:
    casebook = open_casebook(tmp_path, clock)
    assert casebook.path.stat().st_mode & 0o077 == 0
    casebook.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0


def test_a_casebook_is_not_made_over_the_traces_of_one(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "casebook 2026-01-01 090000.db").write_bytes(b"copy")
    with pytest.raises(StoreUnavailable, match="missing"):
        open_casebook(tmp_path, clock)
    assert not (tmp_path / "casebook.db").exists()


def test_what_an_interrupted_making_left_does_no_harm(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "casebook.db.x1y2.new").write_bytes(b"half")
    assert open_casebook(tmp_path, clock).register() == ()


def test_what_an_interrupted_upgrade_left_is_cleared_away_by_the_next(
    casebook: Casebook, lock: CasebookLock, tmp_path: Path
) -> None:
    path = filled(casebook)
    (path.parent / "casebook.db.123.upgrading").write_bytes(b"half")
    (path.parent / ".casebook.db.123.upgrading.123.part").write_bytes(b"half")
    make_ready(path, with_step(tmp_path, REBUILD), lock, schema=NEXT)
    assert sorted(contents(path.parent)) == ["casebook.db", KEPT]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_to_itself_is_told(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "casebook.db").symlink_to("casebook.db")
    with pytest.raises(StoreUnavailable):
        open_casebook(tmp_path, clock)


def test_a_casebook_is_not_made_in_a_file(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "book").write_text("a letter")
    with pytest.raises(StoreUnavailable):
        open_casebook(tmp_path / "book", clock)
    assert (tmp_path / "book").read_text() == "a letter"


def test_opening_a_casebook_that_is_up_to_date_changes_nothing(
    casebook: Casebook, lock: CasebookLock
) -> None:
    path = filled(casebook)
    before = contents(path.parent)
    make_ready(path, bundle().migrations, lock)
    assert contents(path.parent) == before


def test_an_upgrade_keeps_every_record_and_the_old_file(
    casebook: Casebook, lock: CasebookLock, tmp_path: Path
) -> None:
    path = filled(casebook)
    make_ready(path, with_step(tmp_path, REBUILD), lock, schema=NEXT)
    assert schema(path) == NEXT
    assert casebook.load("c1").case == full_case()
    assert len(casebook.activity("c1")) == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT colour FROM cases").fetchall() == [("red",)]
    assert schema(path.with_name(KEPT)) == SCHEMA
    assert sorted(contents(path.parent)) == ["casebook.db", KEPT]


def test_an_upgrade_that_fails_half_way_leaves_the_casebook_as_it_was(
    casebook: Casebook, lock: CasebookLock, tmp_path: Path
) -> None:
    path = filled(casebook)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable):
        make_ready(path, with_step(tmp_path, FAIL_HALF_WAY), lock, schema=NEXT)
    assert path.read_bytes() == before
    assert casebook.load("c1").case == full_case()
    assert sorted(contents(path.parent)) == ["casebook.db", KEPT]
    make_ready(path, bundle().migrations, lock)


def test_a_full_disk_is_told_of_the_casebook_and_not_of_a_file_that_passes_by(
    casebook: Casebook, lock: CasebookLock, tmp_path: Path
) -> None:
    path = filled(casebook)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable) as told:
        make_ready(path, with_step(tmp_path, FILL_THE_DISK), lock, schema=NEXT)
    assert str(told.value).startswith(f"The disk with {path} is full.")
    assert path.read_bytes() == before


def test_an_upgrade_killed_half_way_leaves_the_casebook_as_it_was(
    casebook: Casebook, lock: CasebookLock, tmp_path: Path
) -> None:
    path = filled(casebook)
    before = path.read_bytes()
    migrations = with_step(tmp_path, KILL_HALF_WAY)
    arguments = [str(path), str(migrations), str(bundle().root), NEXT]
    done = subprocess.run([sys.executable, "-c", UPGRADING, *arguments], timeout=60, check=False)
    assert done.returncode == 9
    assert path.read_bytes() == before
    assert casebook.load("c1").case == full_case()
    step = migrations / "versions" / f"{NEXT}_later.py"
    step.write_text(STEP.format(REBUILD.strip()), encoding="utf-8")
    make_ready(path, migrations, lock, schema=NEXT)
    assert casebook.load("c1").case == full_case()
    assert sorted(contents(path.parent)) == ["casebook.db", KEPT]


def test_an_upgrade_that_breaks_a_link_is_not_taken_over(
    casebook: Casebook, lock: CasebookLock, tmp_path: Path
) -> None:
    path = filled(casebook)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="damaged"):
        make_ready(path, with_step(tmp_path, BREAK_LINKS), lock, schema=NEXT)
    assert path.read_bytes() == before


def test_an_older_casebook_open_elsewhere_is_not_upgraded(
    casebook: Casebook, lock: CasebookLock, tmp_path: Path
) -> None:
    path = filled(casebook)
    casebook.hold()
    with pytest.raises(CasebookInUse):
        make_ready(path, with_step(tmp_path, REBUILD), lock, schema=NEXT)
    assert schema(path) == SCHEMA


def test_a_newer_casebook_is_refused_untouched(
    casebook: Casebook, lock: CasebookLock, tmp_path: Path, clock: SetClock
) -> None:
    path = filled(casebook)
    make_ready(path, with_step(tmp_path, REBUILD), lock, schema=NEXT)
    before = contents(path.parent)
    with pytest.raises(NewerCasebook, match="newer version"):
        open_casebook(path.parent, clock)
    with pytest.raises(NewerCasebook):
        casebook.register()
    assert contents(path.parent) == before


def test_a_casebook_that_does_not_say_its_layout_is_refused(
    casebook: Casebook, clock: SetClock
) -> None:
    path = filled(casebook)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()
    with pytest.raises(StoreUnavailable, match="incomplete"):
        open_casebook(path.parent, clock)
