"""Casebooks in temporary folders for every test of the persistence layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.persistence.samples import SetClock
from workbench.paths import bundle
from workbench.persistence.casebook import Casebook, open_casebook
from workbench.persistence.lock import CasebookLock
from workbench.persistence.migrate import make_ready


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def empty_casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook file made once by the migrations; tests copy it."""
    folder = tmp_path_factory.mktemp("made-once")
    make_ready(folder / "casebook.db", bundle().migrations, CasebookLock(folder, SetClock()))
    return folder / "casebook.db"


@pytest.fixture
def folder(tmp_path: Path, empty_casebook: Path) -> Path:
    """A folder with an empty casebook."""
    made = tmp_path / "casebook"
    made.mkdir()
    (made / "casebook.db").write_bytes(empty_casebook.read_bytes())
    return made


@pytest.fixture
def opened(clock: SetClock) -> Iterator[Callable[[Path], Casebook]]:
    """Opens casebooks and closes them when the test is over."""
    books: list[Casebook] = []

    def open_one(folder: Path) -> Casebook:
        books.append(open_casebook(folder, clock))
        return books[-1]

    yield open_one
    for book in books:
        book.close()


@pytest.fixture
def casebook(folder: Path, opened: Callable[[Path], Casebook]) -> Casebook:
    """An open, empty casebook."""
    return opened(folder)
