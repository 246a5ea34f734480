"""What every casebook promises, on disk or in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.in_memory_store import InMemoryStore
from tests.persistence.samples import (
    AT,
    LATER,
    ODD,
    case_with_events,
    full_case,
    row_of,
    small_case,
)
from workbench.application.case.changes import Change, ChangeSet, diff
from workbench.application.case.ports import CaseStore, TaskInCase
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.errors import CaseConflict, CaseNotFound, StoreUnavailable
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.complaint import Handed
from workbench.domain.records.work import Task
from workbench.persistence.casebook import Casebook


@pytest.fixture(params=["in memory", "on disk"])
def store(
    request: pytest.FixtureRequest, folder: Path, opened: Callable[[Path], Casebook]
) -> CaseStore:
    return InMemoryStore() if request.param == "in memory" else opened(folder)


def added(store: CaseStore, case: CaseFile, at: str = AT) -> int:
    return store.create(case, row_of(case, at), "create", "New case")


def saved(
    store: CaseStore, before: CaseFile, after: CaseFile, expected: int, action: str = "edit"
) -> int:
    change_set = ChangeSet("Edit event", diff(before, after))
    return store.write(before.case.id, change_set, row_of(after, LATER), action, expected)


def test_a_new_casebook_has_no_cases(store: CaseStore) -> None:
    assert store.register() == ()


def test_a_case_is_read_back_as_it_was_put_in(store: CaseStore) -> None:
    case = full_case()
    revision = added(store, case)
    stored = store.load("c1")
    assert stored.case == case
    assert stored.revision == revision


def test_every_kind_of_record_is_in_the_case_read_back(store: CaseStore) -> None:
    added(store, full_case())
    kinds = {kind for kind, _ in store.load("c1").case.everything()}
    assert kinds == set(KINDS)


def test_a_case_that_is_not_there_is_said_to_be_missing(store: CaseStore) -> None:
    case = small_case()
    for act in (
        lambda: store.load("c1"),
        lambda: saved(store, case, replace(case, case=replace(case.case, note="n")), 1),
        lambda: store.set_deleted("c1", True, AT),
        lambda: store.erase("c1"),
    ):
        with pytest.raises(CaseNotFound):
            act()
    assert list(store.activity("c1")) == []


def test_one_case_does_not_see_the_records_of_another(store: CaseStore) -> None:
    first, second = full_case("c1"), case_with_events(3, "c2")
    added(store, first)
    added(store, second)
    assert store.load("c2").case == second
    changed = second.without("event", "e1")
    saved(store, second, changed, 1)
    assert store.load("c2").case == changed
    assert store.load("c1").case == first


def test_two_cases_with_one_reference_are_both_kept(store: CaseStore) -> None:
    added(store, small_case("c1", "26 000 001"))
    added(store, small_case("c2", "26 000 001"))
    assert [row.reference for row in store.register()] == ["26 000 001", "26 000 001"]


def test_a_case_is_not_put_in_twice(store: CaseStore) -> None:
    added(store, full_case())
    with pytest.raises(CaseConflict):
        added(store, small_case())
    assert store.load("c1").case == full_case()
    assert len(store.activity("c1")) == 1


def test_an_action_saves_what_was_added_changed_and_taken_out(store: CaseStore) -> None:
    before = full_case()
    revision = added(store, before)
    event = replace(before.events["event-1"], narrative=ODD * 2, head_ids=())
    after = (
        before.with_record("event", event)
        .with_record("event", ChronologyEvent(id="e9"))
        .without("evidence", "v2")
        .with_record("case", replace(before.case, note="", decided_on=None))
    )
    next_revision = saved(store, before, after, revision)
    assert next_revision > revision
    stored = store.load("c1")
    assert stored.case == after
    assert stored.revision == next_revision


def test_an_action_taken_back_leaves_the_case_as_it_was(store: CaseStore) -> None:
    before = full_case()
    revision = added(store, before)
    after = before.without("event", "event-1").without("person", "person-1")
    revision = saved(store, before, after, revision)
    saved(store, after, before, revision, "undo")
    assert store.load("c1").case == before


def test_an_action_on_an_older_state_is_refused_and_changes_nothing(store: CaseStore) -> None:
    before = full_case()
    revision = added(store, before)
    after = before.without("event", "event-1")
    saved(store, before, after, revision)
    with pytest.raises(CaseConflict):
        saved(store, before, before.without("event", "event-2"), revision)
    assert store.load("c1").case == after
    assert [entry.action for entry in store.activity("c1")] == ["edit", "create"]
    assert store.register()[0].touched_at == LATER


def test_the_register_shows_the_newest_touched_first(store: CaseStore) -> None:
    first, second = small_case("c1"), small_case("c2")
    added(store, first, "2026-01-01T00:00:00+00:00")
    added(store, second, "2026-01-02T00:00:00+00:00")
    assert [row.id for row in store.register()] == ["c2", "c1"]
    saved(store, first, replace(first, case=replace(first.case, body="Other Council")), 1)
    assert [(row.id, row.body) for row in store.register()][0] == ("c1", "Other Council")


def test_the_register_row_is_kept_whole(store: CaseStore) -> None:
    case = full_case()
    added(store, case)
    assert store.register() == (row_of(case),)


def test_a_case_in_the_bin_keeps_everything_and_comes_back(store: CaseStore) -> None:
    case = full_case()
    revision = added(store, case)
    store.set_deleted("c1", True, LATER)
    assert [row.deleted for row in store.register()] == [True]
    store.set_deleted("c1", False, LATER)
    assert store.register() == (row_of(case),)
    stored = store.load("c1")
    assert (stored.case, stored.revision) == (case, revision)
    assert [entry.action for entry in store.activity("c1")] == ["restore", "delete", "create"]


def test_putting_a_case_in_the_bin_twice_is_logged_once(store: CaseStore) -> None:
    added(store, small_case())
    store.set_deleted("c1", True, LATER)
    store.set_deleted("c1", True, LATER)
    assert len(store.activity("c1")) == 2


def test_an_action_does_not_take_a_case_out_of_the_bin(store: CaseStore) -> None:
    case = small_case()
    revision = added(store, case)
    store.set_deleted("c1", True, LATER)
    saved(store, case, replace(case, case=replace(case.case, note="n")), revision)
    assert store.register()[0].deleted


def test_a_case_is_erased_from_the_bin_only_and_then_for_good(store: CaseStore) -> None:
    added(store, full_case("c1"))
    added(store, full_case("c2"))
    with pytest.raises(CaseConflict):
        store.erase("c1")
    assert store.load("c1").case == full_case("c1")
    store.set_deleted("c1", True, LATER)
    store.erase("c1")
    assert [row.id for row in store.register()] == ["c2"]
    assert list(store.activity("c1")) == []
    assert store.load("c2").case == full_case("c2")
    added(store, full_case("c1"))
    assert store.load("c1").case == full_case("c1")


def test_the_log_tells_each_record_before_and_after(store: CaseStore) -> None:
    case = small_case()
    added(store, case)
    event = ChronologyEvent(id="e1", actor="Ms X")
    edited = replace(event, actor="B")
    change_set = ChangeSet("Edit event", (Change("event", "e1", event, edited),))
    store.write("c1", change_set, row_of(case, LATER), "edit", 1)
    newest = store.activity("c1")[0]
    assert (newest.at, newest.action, newest.label) == (LATER, "edit", "Edit event")
    before, after = {"id": "e1", "actor": "Ms X"}, {"id": "e1", "actor": "B"}
    assert newest.changes == ({"kind": "event", "id": "e1", "before": before, "after": after},)


def test_the_log_of_a_new_case_tells_the_case_record(store: CaseStore) -> None:
    added(store, full_case())
    (entry,) = store.activity("c1")
    assert [(change["kind"], change["before"]) for change in entry.changes] == [("case", None)]


def test_the_log_is_read_in_portions_newest_first(store: CaseStore) -> None:
    case = small_case()
    revision = added(store, case)
    for n in range(4):
        after = replace(case, case=replace(case.case, note=str(n)))
        revision = saved(store, case, after, revision)
        case = after
    whole = store.activity("c1")
    assert len(whole) == 5
    numbers = [entry.number for entry in whole]
    assert numbers == sorted(numbers, reverse=True)
    first = store.activity("c1", limit=2)
    assert list(first) == list(whole[:2])
    assert list(store.activity("c1", before=first[-1].number)) == list(whole[2:])


def test_numbers_of_the_log_are_not_used_again(store: CaseStore) -> None:
    added(store, small_case("c1"))
    number = store.activity("c1")[0].number
    store.set_deleted("c1", True, LATER)
    store.erase("c1")
    added(store, small_case("c2"))
    assert store.activity("c2")[0].number > number + 1


def test_a_backup_is_a_file(store: CaseStore, tmp_path: Path) -> None:
    added(store, small_case())
    store.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size > 0


def test_a_backup_to_a_folder_that_is_not_there_says_so(store: CaseStore, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        store.backup(tmp_path / "nowhere" / "copy.db")


def test_a_closed_casebook_says_so(store: CaseStore) -> None:
    added(store, small_case())
    store.close()
    store.close()
    for act in (store.register, lambda: store.load("c1"), lambda: store.activity("c1")):
        with pytest.raises(StoreUnavailable, match="closed"):
            act()


# --- things to do in all cases -------------------------------------------------------------------


def test_the_things_to_do_of_all_cases_stand_by_their_days(store: CaseStore) -> None:
    one, two = small_case("one", "26 000 001"), small_case("two", "26 000 002")
    binned = small_case("binned", "26 000 003").with_record("task", Task(id="t", what="Gone"))
    for task in (
        Task(id="a", what="No day"),
        Task(id="b", position=1, what=ODD, due=date(2026, 3, 9)),
        Task(id="c", position=2, what="Done", due=date(2026, 3, 1), done_on=date(2026, 3, 1)),
    ):
        one = one.with_record("task", task)
    two = two.with_record("task", Task(id="a", what="Ring", due=date(2026, 3, 8)))
    theirs = small_case("theirs", "26 000 004").with_record(
        "task", Task(id="t", what="A colleague's")
    )
    theirs = replace(theirs, case=replace(theirs.case, handed=Handed.TO_COMMENT))
    for case in (one, two, binned, theirs):
        added(store, case)
    store.set_deleted("binned", True, LATER)
    assert store.tasks_of_all() == (
        TaskInCase("two", "a", "Ring", "2026-03-08"),
        TaskInCase("one", "b", ODD, "2026-03-09"),
        TaskInCase("one", "a", "No day", ""),
    )
