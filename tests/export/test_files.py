"""Writing an exported file: whole, and only where a file belongs."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from workbench.domain.errors import ExportFailed
from workbench.export.files import write_whole
from workbench.paths import ASIDE

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "statement.txt"
    target.write_text("old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["statement.txt"]


def test_what_a_killed_program_was_writing_goes_with_the_next_file_a_day_later(
    tmp_path: Path,
) -> None:
    left, growing = tmp_path / f".{ASIDE}left", tmp_path / f".{ASIDE}new"
    for path in (left, growing):
        path.write_text("real names")
    os.utime(left, (0, 0))
    write_whole(tmp_path / "case.json", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"case.json", growing.name}


@POSIX
def test_a_device_or_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportFailed, match="a device or a pipe"):
        write_whole(pipe, b"new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@POSIX
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "kept" / "statement.txt"
    real.parent.mkdir()
    real.write_text("old")
    link = tmp_path / "statement.txt"
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@POSIX
def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.symlink_to(there)
    there.symlink_to(here)
    with pytest.raises(ExportFailed):
        write_whole(here, b"new")
    assert here.is_symlink()


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="is a folder"):
        write_whole(tmp_path, b"new")
    with pytest.raises(ExportFailed, match="does not exist"):
        write_whole(tmp_path / "gone" / "statement.txt", b"new")
    assert list(tmp_path.iterdir()) == []
