"""Copies of the casebook: whole, tried, and thinned out as they grow old."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.persistence.samples import LATER, SetClock, full_case, row_of, small_case
from workbench.application.case.changes import ChangeSet
from workbench.domain.errors import StoreUnavailable
from workbench.paths import ASIDE
from workbench.persistence.backups import copying
from workbench.persistence.backups.automatic import LATEST_KEPT, back_up, backups, superfluous
from workbench.persistence.casebook import Casebook


def add(casebook: Casebook, id: str) -> None:
    case = small_case(id)
    casebook.create(case, row_of(case), "create", "New case")


def test_a_backup_holds_every_case_and_opens_like_the_original(
    casebook: Casebook, opened: Callable[[Path], Casebook], tmp_path: Path
) -> None:
    casebook.create(full_case(), row_of(full_case()), "create", "New case")
    (tmp_path / "elsewhere").mkdir()
    casebook.backup(tmp_path / "elsewhere" / "casebook.db")
    copy = opened(tmp_path / "elsewhere")
    assert copy.register() == casebook.register()
    assert copy.load("c1") == casebook.load("c1")
    assert copy.activity("c1") == casebook.activity("c1")


def test_a_casebook_is_not_copied_onto_itself(casebook: Casebook) -> None:
    add(casebook, "c1")
    with pytest.raises(StoreUnavailable, match="onto itself"):
        casebook.backup(casebook.folder / "." / "casebook.db")
    assert casebook.load("c1").case == small_case()


def test_a_damaged_casebook_does_not_replace_a_good_backup(
    casebook: Casebook, tmp_path: Path
) -> None:
    casebook.create(full_case(), row_of(full_case()), "create", "New case")
    target = tmp_path / "copy.db"
    casebook.backup(target)
    good = target.read_bytes()
    content = bytearray(casebook.path.read_bytes())
    content[5 * 4096 : 20 * 4096] = b"\xff" * (15 * 4096)
    casebook.path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="damaged"):
        casebook.backup(target)
    assert target.read_bytes() == good
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]


def test_opening_makes_a_backup_only_when_something_changed(
    casebook: Casebook, clock: SetClock
) -> None:
    add(casebook, "c1")
    first = casebook.back_up_when_changed()
    assert first is not None
    assert first.name == "casebook 2026-03-02 093000.db"
    clock.move(hours=1)
    assert casebook.back_up_when_changed() is None
    change = ChangeSet("Edit case", ())
    casebook.write("c1", change, row_of(small_case(), LATER), "edit", 1)
    second = casebook.back_up_when_changed()
    assert second is not None
    assert backups(casebook.folder / "backups") == [first, second]


def test_a_lost_casebook_is_restored_from_a_backup(
    casebook: Casebook, opened: Callable[[Path], Casebook]
) -> None:
    add(casebook, "c1")
    made = casebook.back_up_when_changed()
    assert made is not None
    casebook.path.unlink()
    shutil.copy(made, casebook.path)
    assert opened(casebook.folder).load("c1").case == small_case()


def test_backups_are_thinned_by_age(folder: Path, clock: SetClock) -> None:
    """One opening every six hours for two hundred days."""
    start = clock.now()
    names = [folder / _name(start + timedelta(hours=6 * n)) for n in range(800)]
    now = start + timedelta(hours=6 * 799)
    gone = set(superfluous(names, now))
    kept = [path for path in names if path not in gone]
    assert kept[-LATEST_KEPT:] == names[-LATEST_KEPT:]
    days = {path.name[9:19] for path in kept}
    month_ago = (now - timedelta(days=30)).strftime("%Y-%m-%d")
    recent = sorted(day for day in days if day >= month_ago)
    assert len(recent) == 31
    older = [path.name[9:16] for path in kept if path.name[9:19] < month_ago]
    assert len(older) <= len(set(older)) + 1
    assert {path.name[9:16] for path in names} == {path.name[9:16] for path in kept}
    assert len(kept) < 60


def test_thinning_again_takes_nothing_more(folder: Path, clock: SetClock) -> None:
    start = clock.now()
    names = [folder / _name(start + timedelta(hours=6 * n)) for n in range(800)]
    now = start + timedelta(hours=6 * 799)
    gone = set(superfluous(names, now))
    kept = [path for path in names if path not in gone]
    assert superfluous(kept, now) == []


def test_what_an_interrupted_backup_left_is_cleared_away_by_the_next(casebook: Casebook) -> None:
    add(casebook, "c1")
    (casebook.folder / "backups").mkdir()
    left = casebook.folder / "backups" / ".casebook 2026-01-01 000000.db.99999999.part"
    left.write_bytes(b"half")
    made = casebook.back_up_when_changed()
    assert list((casebook.folder / "backups").iterdir()) == [made]


def test_papers_that_a_killed_program_left_aside_are_cleared_away_a_day_later(
    casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "aside"))
    left, in_use, elsewhere = (
        tmp_path / "aside" / name for name in (f"{ASIDE}left", f"{ASIDE}new", "other")
    )
    for place in (left, in_use, elsewhere):
        place.mkdir(parents=True)
        (place / "letter.docx").write_bytes(b"real names")
    for place in (left, elsewhere):
        os.utime(place, (0, 0))
    casebook.look_after()
    assert not left.exists()
    assert (in_use / "letter.docx").exists()
    assert (elsewhere / "letter.docx").exists()


def test_only_our_own_copies_are_thinned(casebook: Casebook, clock: SetClock) -> None:
    add(casebook, "c1")
    place = casebook.folder / "backups"
    place.mkdir()
    for n in range(15):
        (place / _name(clock.now() - timedelta(hours=n + 1))).write_bytes(b"old")
    mine = ["before the tribunal.db", "casebook 2026-99-99 999999.db", "casebook.db"]
    for name in mine:
        (place / name).write_bytes(b"mine")
    back_up(casebook.path, clock.now())
    left = {path.name for path in place.iterdir()}
    assert set(mine) <= left
    assert len(left) == len(mine) + LATEST_KEPT + 1  # the day before keeps its newest


def _name(moment) -> str:
    return f"casebook {moment:%Y-%m-%d %H%M%S}.db"


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=400), timedelta(seconds=0)])
def test_a_clock_set_back_never_takes_the_newest_copy(
    casebook: Casebook, clock: SetClock, back: timedelta
) -> None:
    add(casebook, "c1")
    for _ in range(LATEST_KEPT + 3):
        clock.move(days=1)
        revision = casebook.load("c1").revision
        casebook.write("c1", ChangeSet("", ()), row_of(small_case(), LATER), "edit", revision)
        casebook.back_up_when_changed()
    clock.moment -= back
    before = set(backups(casebook.folder / "backups"))
    casebook.create(full_case("c2"), row_of(full_case("c2")), "create", "New case")
    made = casebook.back_up_when_changed()
    assert made is not None
    kept = set(backups(casebook.folder / "backups"))
    assert made in kept
    assert made not in before
    assert before <= kept
    assert casebook.back_up_when_changed() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
@pytest.mark.parametrize(("rights", "kept"), [(0o644, 0o600), (0o600, 0o600), (0o664, 0o660)])
def test_copies_are_for_their_owner_and_a_group_that_shares_the_casebook(
    casebook: Casebook, rights: int, kept: int
) -> None:
    add(casebook, "c1")
    casebook.path.chmod(rights)
    made = casebook.back_up_when_changed()
    assert made is not None
    assert made.stat().st_mode & 0o777 == kept
    assert made.parent.stat().st_mode & 0o777 == 0o700 | (kept & 0o060 and 0o070)


def test_a_copy_for_which_there_is_no_room_says_that_no_copy_was_made(
    casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(casebook, "c1")

    def full(_part: Path) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(copying, "_flush", full)
    with pytest.raises(StoreUnavailable, match="is full") as told:
        casebook.backup(tmp_path / "copy.db")
    assert told.value.hint.startswith("No copy was made")
    assert not (tmp_path / "copy.db").exists()
