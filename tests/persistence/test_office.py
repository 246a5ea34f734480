"""What an office added to the rules is kept with its log, on disk and in memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.in_memory_store import InMemoryStore
from tests.persistence.samples import AT, LATER, row_of, small_case
from tests.persistence.samples_office import an_office
from workbench.application.case.ports import CaseNote, CaseStore
from workbench.domain.errors import CaseConflict, StoreUnavailable
from workbench.domain.library.office import Office
from workbench.persistence.casebook import Casebook
from workbench.persistence.fileformat import connect


@pytest.fixture(params=["in memory", "on disk"])
def store(
    request: pytest.FixtureRequest, folder: Path, opened: Callable[[Path], Casebook]
) -> CaseStore:
    return InMemoryStore() if request.param == "in memory" else opened(folder)


def test_a_new_casebook_adds_nothing_to_the_rules(store: CaseStore) -> None:
    assert store.office() == Office()


def test_what_was_added_is_read_back(store: CaseStore) -> None:
    store.write_office(Office(), an_office(), AT, "Day off added", ())
    assert store.office() == an_office()
    store.write_office(an_office(), Office(), LATER, "All taken out", ())
    assert store.office() == Office()


def test_the_log_of_a_case_says_what_a_change_made_of_it(store: CaseStore) -> None:
    case = small_case()
    revision = store.create(case, row_of(case), "create", "New case")
    store.write_office(Office(), an_office(), LATER, "Day off", (CaseNote("c1", "Day off. Was"),))
    newest = store.activity("c1")[0]
    assert (newest.at, newest.action, newest.label) == (LATER, "rules", "Day off. Was")
    assert store.load("c1").revision == revision


def test_an_older_state_is_refused_and_changes_nothing(store: CaseStore) -> None:
    store.write_office(Office(), an_office(), AT, "Day off added", ())
    with pytest.raises(CaseConflict):
        store.write_office(Office(), Office(days=an_office().days), AT, "Again", ())
    assert store.office() == an_office()


def test_every_change_is_in_the_offices_own_log(
    folder: Path, opened: Callable[[Path], Casebook]
) -> None:
    book = opened(folder)
    book.write_office(Office(), an_office(), AT, "Day off added", ())
    with closing(connect(book.path)) as connection:
        query = "SELECT at, label, before, after FROM office_log"
        ((at, label, before, after),) = connection.execute(query).fetchall()
    assert (at, label) == (AT, "Day off added")
    assert before == "{}"
    assert [day["id"] for day in json.loads(after)["days"]] == ["d1"]


def test_the_log_gives_every_state_back_newest_first(store: CaseStore) -> None:
    assert store.office_log() == ()
    store.write_office(Office(), an_office(), AT, "Day off added", ())
    store.write_office(an_office(), Office(), LATER, "All taken out", ())
    newest, first = store.office_log()
    assert (newest.at, newest.label) == (LATER, "All taken out")
    assert (newest.before, newest.after) == (an_office(), Office())
    assert (first.before, first.after) == (Office(), an_office())
    assert newest.number > first.number


@pytest.mark.parametrize("text", ["{", "[]", '{"days": 1}'])
def test_a_damaged_log_is_said_to_be(
    text: str, folder: Path, opened: Callable[[Path], Casebook]
) -> None:
    book = opened(folder)
    with closing(connect(book.path)) as connection:
        row = "INSERT INTO office_log (at, label, before, after) VALUES ('', '', ?, '{}')"
        connection.execute(row, (text,))
    with pytest.raises(StoreUnavailable, match="own rules cannot be read"):
        book.office_log()


@pytest.mark.parametrize(
    ("kind", "data"),
    [("day", "{"), ("day", "{}"), ("rule", "[1]"), ("outline", "{}"), ("other", "{}")],
)
def test_damaged_additions_are_said_to_be(
    kind: str, data: str, folder: Path, opened: Callable[[Path], Casebook]
) -> None:
    book = opened(folder)
    with closing(connect(book.path)) as connection:
        row = "INSERT INTO office (number, kind, id, data) VALUES (1, ?, 'x', ?)"
        connection.execute(row, (kind, data))
    with pytest.raises(StoreUnavailable, match="own rules cannot be read"):
        book.office()
