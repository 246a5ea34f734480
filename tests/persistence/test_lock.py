"""One window at a time: the second is told who has the casebook; a killed one is forgotten."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.persistence.samples import SetClock, row_of, small_case
from workbench.domain.errors import CasebookInUse, StoreUnavailable
from workbench.paths import bundle
from workbench.persistence.casebook import Casebook, open_casebook
from workbench.persistence.fileformat import FILE_NAME
from workbench.persistence.lock import CasebookLock

HOLDING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.persistence.samples import SetClock
from workbench.persistence.casebook import open_casebook

book = open_casebook(Path(sys.argv[1]), SetClock())
book.hold()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_window(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the casebook open, until it is ended."""
    command = [sys.executable, "-c", HOLDING, str(folder), str(bundle().root)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_second_window_is_told_who_has_the_casebook(casebook: Casebook) -> None:
    with another_window(casebook.folder) as process:
        with pytest.raises(CasebookInUse) as told:
            casebook.hold()
        assert f"process {process.pid}" in told.value.message
        assert "2026-03-02 at 09:30 UTC" in told.value.message
        assert str(casebook.folder) in told.value.message


def test_a_casebook_open_elsewhere_can_still_be_read_and_written(casebook: Casebook) -> None:
    """The command line never asks for the lock: the revision keeps its edits apart."""
    with another_window(casebook.folder):
        casebook.create(small_case(), row_of(small_case()), "import", "Import case")
        assert casebook.load("c1").case == small_case()


def test_the_lock_of_a_killed_window_is_taken_over(casebook: Casebook) -> None:
    for _ in range(3):
        with another_window(casebook.folder) as process:
            process.kill()
            process.wait()
    casebook.hold()


def test_the_lock_of_a_closed_window_is_free(casebook: Casebook) -> None:
    with another_window(casebook.folder) as process:
        process.stdin.close()
        process.wait()
        casebook.hold()


def test_a_casebook_let_go_can_be_held_by_another(
    casebook: Casebook, opened: Callable[[Path], Casebook]
) -> None:
    other = opened(casebook.folder)
    casebook.hold()
    casebook.hold()
    with pytest.raises(CasebookInUse, match=f"process {os.getpid()}"):
        other.hold()
    casebook.close()
    casebook.close()
    other.hold()
    other.close()
    opened(other.folder).hold()


def test_two_casebooks_are_held_at_once(
    casebook: Casebook, opened: Callable[[Path], Casebook], tmp_path: Path
) -> None:
    casebook.hold()
    opened(tmp_path / "other").hold()


@pytest.mark.parametrize("content", [b"", b"somebody wrote this " * 400, b"SQLite format 3\x00"])
def test_a_useless_lock_file_keeps_nobody_out(
    casebook: Casebook, opened: Callable[[Path], Casebook], content: bytes
) -> None:
    (casebook.folder / "casebook.lock").write_bytes(content)
    casebook.hold()
    with pytest.raises(CasebookInUse):
        opened(casebook.folder).hold()


def test_the_holder_is_known_while_the_lock_is_held(folder: Path, clock: SetClock) -> None:
    lock = CasebookLock(folder, clock)
    assert lock.holder() is None
    with lock.held():
        holder = lock.holder()
        assert holder is not None
        assert (holder.process, holder.since) == (os.getpid(), "2026-03-02T09:30:00+00:00")
    assert lock.holder() is None


def test_two_windows_cannot_open_one_casebook_by_a_link_to_it(
    folder: Path, casebook: Casebook, tmp_path: Path, clock: SetClock
) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / FILE_NAME).symlink_to(folder / FILE_NAME)
    linked = open_casebook(beside, clock)
    assert linked.folder == folder
    casebook.hold()
    with pytest.raises(CasebookInUse):
        linked.hold()
    assert sorted(path.name for path in beside.iterdir()) == [FILE_NAME]
    linked.close()


def test_a_link_to_a_file_of_another_name_is_not_opened(
    folder: Path, casebook: Casebook, tmp_path: Path, clock: SetClock
) -> None:
    casebook.close()
    (folder / FILE_NAME).rename(folder / "mine.db")
    (folder / FILE_NAME).symlink_to("mine.db")
    with pytest.raises(StoreUnavailable, match="mine.db"):
        open_casebook(folder, clock)
