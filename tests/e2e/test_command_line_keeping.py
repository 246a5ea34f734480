"""``backup``, ``restore``, ``verify`` and what ``list`` says of the folder, as typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import RESOURCES
from workbench.cli.opening import parse
from workbench.cli.run import run

PRACTICE = RESOURCES / "practice" / "2-personal-remedy.json"
REFERENCE = "22 990 027"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A casebook with a case in it, and a copy."""
    folder = tmp_path / "book"
    assert typed(folder, "import", str(PRACTICE)) == 0
    assert typed(folder, "backup") == 0
    return folder


def typed(folder: Path, *words: str) -> int:
    return run(parse(["--data-dir", str(folder), *words]))


def damage(folder: Path, name: str = "casebook.db") -> None:
    path = folder / name
    content = path.read_bytes()
    assert b"Calderwick" in content
    path.write_bytes(content.replace(b"Calderwick", b"Culderwick"))


def test_a_damaged_case_is_named_refused_and_put_back(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(book, "verify") == 0
    damage(book)
    assert typed(book, "verify") == 1
    assert typed(book, "dump", REFERENCE) == 2
    assert typed(book, "backup") == 2
    assert typed(book, "restore", "newest", "--case", REFERENCE) == 0
    assert typed(book, "verify") == 0
    capsys.readouterr()
    assert typed(book, "dump", REFERENCE) == 0
    assert "Calderwick" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"", b"no casebook" * 900])
def test_a_lost_casebook_is_put_back(
    book: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book / "casebook.db"
    path.unlink() if content is None else path.write_bytes(content)
    assert typed(book, "list") == 2
    assert "workbench restore" in capsys.readouterr().err
    assert typed(book, "restore") == 0
    (name,) = [path.name for path in (book / "backups").iterdir()]
    assert name in capsys.readouterr().out
    assert typed(book, "restore", name) == 0
    assert typed(book, "list") == 0
    assert REFERENCE in capsys.readouterr().out


def test_a_damaged_copy_is_passed_over_for_the_newest_that_is_sound(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sound,) = (book / "backups").iterdir()
    later = sound.with_name("casebook 2099-01-01 101010.db")
    later.write_bytes(sound.read_bytes())
    damage(later.parent, later.name)
    (book / "casebook.db").unlink()
    assert typed(book, "restore", "newest") == 0
    said = capsys.readouterr().out
    assert f"{later.name} is damaged and was passed over." in said
    assert f"as it was in {sound.name}" in said
    assert typed(book, "verify") == 0


def test_what_is_not_there_is_said(book: Path, tmp_path: Path) -> None:
    assert typed(book, "restore", "nowhere.db") == 2
    assert typed(book, "restore", "newest", "--case", "99 999 999") == 2
    assert typed(tmp_path / "none", "restore", "newest") == 2
    assert typed(book, "verify", str(PRACTICE)) == 2


def test_copies_in_conflict_and_synced_folders_are_pointed_out(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rivals = [
        "casebook (Ann's conflicted copy 2026-03-02).db", "casebook-DESKTOP-7.db",
        "casebook.sync-conflict-20260302-093000-ABC.db", "Copy of casebook.db", "casebook 2.db",
    ]  # fmt: skip
    for name in rivals:
        shutil.copy(book / "casebook.db", book / name)
    (book / "casebook notes.db").write_text("no casebook")
    (book / "casebook.db.v0001.bak").write_bytes((book / "casebook.db").read_bytes())
    capsys.readouterr()
    assert typed(book, "list") == 0
    told = capsys.readouterr().err
    assert all(name in told for name in rivals)
    assert "notes" not in told
    assert ".bak" not in told
    synced = tmp_path / "OneDrive - Office" / "casebook"
    assert typed(synced, "list") == 0
    assert "OneDrive" in capsys.readouterr().err
    assert typed(tmp_path / "plain", "list") == 0
    assert capsys.readouterr().err == ""
