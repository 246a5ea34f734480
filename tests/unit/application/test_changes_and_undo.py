"""Every action is a change set: saved, undone, redone and merged by the same record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties import examples
from tests.unit.application.desk import FixedClock, a_session, numbered_ids
from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet, apply_changes, diff, merge
from workbench.application.case.history import DEEPEST, History
from workbench.application.case.session import CaseSession
from workbench.application.casebook.register import register_row
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseConflict, InvalidInput, StoreUnavailable
from workbench.domain.records.after import SecondReading
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.complaint import Case, CaseStage
from workbench.domain.records.people import Person
from workbench.domain.records.versions import Issue, StatementVersion

EMPTY = CaseFile(case=Case(id="c1"))

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def event(id: str, narrative: str = "") -> ChronologyEvent:
    return ChronologyEvent(id=id, narrative=narrative)


def test_a_difference_names_what_was_added_changed_and_taken_out() -> None:
    before = EMPTY.with_record("event", event("e1", "a")).with_record("event", event("e2"))
    after = before.with_record("event", event("e1", "b")).without("event", "e2")
    after = after.with_record("person", Person(id="p1")).with_record(
        "case", Case(id="c1", body="B")
    )
    found = {(c.kind, c.id, c.before is None, c.after is None) for c in diff(before, after)}
    assert found == {
        ("case", "c1", False, False),
        ("event", "e1", False, False),
        ("event", "e2", False, True),
        ("person", "p1", True, False),
    }
    assert apply_changes(before, diff(before, after)) == after
    back = ChangeSet("x", diff(before, after)).inverse()
    assert apply_changes(after, back.changes) == before
    assert back.touches("person")
    assert set(back.ids("event")) == {"e1", "e2"}


def test_an_edit_that_changes_nothing_is_no_action() -> None:
    session, store = a_session(EMPTY)
    session.apply("Nothing", lambda case: case)
    assert session.history.undo_label == ""
    assert len(store.activity("c1")) == 1


def test_a_day_that_could_not_be_read_back_is_refused_and_nothing_is_saved() -> None:
    session, store = a_session(EMPTY)
    issue = Issue(comments_due=date(2200, 1, 14))
    far = StatementVersion(id="v1", number=1, stage="draft", made_at="", document="", issue=issue)
    with pytest.raises(InvalidInput, match="year 2200"):
        session.apply("Issue", lambda case: case.with_record("version", far))
    assert session.case == EMPTY
    assert len(store.activity("c1")) == 1


def test_undo_and_redo_go_back_and_forth_and_are_logged() -> None:
    session, store = a_session(EMPTY)
    session.apply("Add event", lambda case: editing.add(case, "event", event("e1", "a")))
    session.apply("Edit event", lambda c: editing.set_fields(c, "event", "e1", narrative="b"))
    assert session.history.undo_label == "Edit event"
    session.undo()
    assert session.case.events["e1"].narrative == "a"
    assert session.history.redo_label == "Edit event"
    session.undo()
    assert session.case == EMPTY
    assert session.undo() is None
    session.redo()
    session.redo()
    assert session.redo() is None
    assert session.case.events["e1"].narrative == "b"
    assert [entry.action for entry in store.activity("c1")][:4] == ["redo", "redo", "undo", "undo"]
    assert store.load("c1").case == session.case


def test_edits_of_one_field_are_one_undo_step_until_sealed() -> None:
    session, _ = a_session(EMPTY.with_record("event", event("e1")))

    def type_words(words: str) -> None:
        session.apply(
            "Edit event", lambda c: editing.set_fields(c, "event", "e1", narrative=words), "e1.n"
        )

    type_words("a")
    type_words("ab")
    session.history.seal()
    type_words("abc")
    session.undo()
    assert session.case.events["e1"].narrative == "ab"
    session.undo()
    assert session.case.events["e1"].narrative == ""
    assert session.history.undo_label == ""


def test_typing_and_taking_it_back_in_one_field_leaves_no_step() -> None:
    session, _ = a_session(EMPTY.with_record("event", event("e1")))
    for words in ("a", ""):
        session.apply(
            "Edit event", lambda c, w=words: editing.set_fields(c, "event", "e1", narrative=w), "k"
        )  # fmt: skip
    assert session.history.undo_label == ""


def test_a_failed_write_leaves_the_case_as_it_was() -> None:
    session, store = a_session(EMPTY)
    heard: list[ChangeSet] = []
    session.subscribe(heard.append)
    store.failing = StoreUnavailable("The disk is full.")
    with pytest.raises(StoreUnavailable):
        session.apply("Add event", lambda case: editing.add(case, "event", event("e1")))
    assert session.case == EMPTY
    assert session.history.undo_label == ""
    assert heard == []


def test_a_change_made_elsewhere_is_never_overwritten() -> None:
    session, store = a_session(EMPTY)
    other = CaseSession(store, store.load("c1"), FixedClock(), register_row)
    other.apply("Add event", lambda case: editing.add(case, "event", event("e1")))
    with pytest.raises(CaseConflict):
        session.apply("Add event", lambda case: editing.add(case, "event", event("e1", "mine")))
    assert store.load("c1").case.events == {"e1": event("e1")}


def test_a_change_made_elsewhere_to_other_records_is_taken_in() -> None:
    session, store = a_session(EMPTY)
    session.apply("Add event", lambda case: editing.add(case, "event", event("e1")))
    session.apply("Add event", lambda case: editing.add(case, "event", event("e2")))
    other = CaseSession(store, store.load("c1"), FixedClock(), register_row)
    other.apply("Edit", lambda case: editing.set_fields(case, "event", "e1", narrative="theirs"))
    heard: list[ChangeSet] = []
    session.subscribe(heard.append)
    session.apply("Edit", lambda case: editing.set_fields(case, "event", "e2", narrative="mine"))
    assert [case.events[id].narrative for case in (session.case, store.load("c1").case)
            for id in ("e1", "e2")] == 2 * ["theirs", "mine"]  # fmt: skip
    assert [each.ids("event") for each in heard] == [["e1"], ["e2"]]
    session.undo()
    session.undo()
    assert session.undo() is None, "what was done before theirs is not taken back over it"
    assert set(session.case.events) == {"e1"}


def test_what_holds_for_the_case_as_seen_is_not_done_to_another() -> None:
    session, store = a_session(EMPTY)
    other = CaseSession(store, store.load("c1"), FixedClock(), register_row)
    other.apply("Add event", lambda case: editing.add(case, "event", event("e1")))
    heard: list[ChangeSet] = []
    session.subscribe(heard.append)
    issue = lambda case: editing.add(case, "event", event("e2"))  # noqa: E731
    with pytest.raises(CaseConflict, match="Look it over"):
        session.apply("Issue", issue, as_seen=True)
    assert set(session.case.events) == {"e1"} == set(store.load("c1").case.events)
    assert [each.label for each in heard] == ["Changed elsewhere"], "what is new is seen"
    session.apply("Issue", issue, as_seen=True)
    assert set(store.load("c1").case.events) == {"e1", "e2"}


def test_what_was_taken_out_elsewhere_stops_an_action() -> None:
    session, store = a_session(EMPTY.with_record("event", event("e1")))
    other = CaseSession(store, store.load("c1"), FixedClock(), register_row)
    other.apply("Delete event", lambda case: editing.remove(case, "event", "e1"))
    with pytest.raises(CaseConflict):
        session.apply("Add event", lambda case: editing.add(case, "event", event("e2")))
    assert not store.load("c1").case.events


def test_listeners_hear_each_change_once_and_may_leave() -> None:
    session, _ = a_session(EMPTY)
    heard: list[ChangeSet] = []
    leave = session.subscribe(heard.append)
    session.apply("Add event", lambda case: editing.add(case, "event", event("e1")))
    session.undo()
    leave()
    session.redo()
    assert [set_.label for set_ in heard] == ["Add event", "Add event"]


def test_history_is_bounded_and_a_new_action_ends_redo() -> None:
    history = History()
    for number in range(DEEPEST + 5):
        history.record(ChangeSet(f"step {number}", ()), NOON)
    history.undone()
    assert history.redo_label == f"step {DEEPEST + 4}"
    history.record(ChangeSet("new", ()), NOON)
    assert history.last_undone() is None
    steps = 0
    while history.last_done() is not None:
        history.undone()
        steps += 1
    assert steps == DEEPEST
    history.redone()
    history.clear()
    assert (history.undo_label, history.redo_label) == ("", "")


def test_merging_keeps_the_first_before_and_the_last_after() -> None:
    a, b, c = event("e1", "a"), event("e1", "b"), event("e1", "c")
    one = ChangeSet("x", diff(_with(a), _with(b)))
    two = ChangeSet("x", diff(_with(b), _with(c)))
    (change,) = merge(one, two).changes
    assert (change.before, change.after) == (a, c)


def _with(record: ChronologyEvent) -> CaseFile:
    return EMPTY.with_record("event", record)


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "edit", "move", "duplicate"]),
        st.sampled_from(["event", "person", "head", "topic", "finding"]),
        st.integers(0, 5),
        st.text(max_size=8),
    ),
    max_size=25,
)


@settings(max_examples=examples(40), deadline=None)
@given(ACTIONS)
def test_any_edits_and_as_many_undos_give_the_starting_case(actions: list[tuple]) -> None:  # type: ignore[type-arg]
    session, store = a_session(EMPTY)
    new_id = numbered_ids()
    done = 0
    for what, kind, number, words in actions:
        before = session.case
        try:
            session.apply(what, lambda case: _act(case, what, kind, number, words, new_id))  # noqa: B023
        except (InvalidInput, KeyError):
            assert session.case is before
        done += session.case != before
    last = session.case
    for _ in range(done):
        session.undo()
    assert session.case == EMPTY
    assert store.load("c1").case == EMPTY
    for _ in range(done):
        session.redo()
    assert session.case == last


def _act(case: CaseFile, what: str, kind: str, number: int, words: str, new_id) -> CaseFile:  # type: ignore[no-untyped-def]
    from workbench.domain.casefile import KINDS

    ids = sorted(case.records(kind))
    if what == "add":
        return editing.add(case, kind, KINDS[kind].record(id=new_id(kind)))
    if not ids:
        return case
    id = ids[number % len(ids)]
    if what == "remove":
        return editing.remove(case, kind, id)
    if what == "move":
        return editing.move(case, kind, id, number - 2)
    if what == "duplicate":
        return editing.duplicate(case, kind, id, new_id(kind))
    field = {"event": "narrative", "person": "name"}.get(kind, "title")
    return editing.set_fields(case, kind, id, **{field: words})


def test_what_was_noted_outside_undo_stays_when_an_earlier_edit_is_taken_back() -> None:
    session, store = a_session(EMPTY)

    def note(words: str) -> None:
        session.apply("Edit", lambda c: editing.set_fields(c, "case", "c1", note=words), "note")

    def stage(stage: CaseStage) -> None:
        session.apply(
            "Issue", lambda c: editing.set_fields(c, "case", "c1", stage=stage), undoable=False
        )

    note("mine")
    stage(CaseStage.DRAFT_DECISION)
    note("mine too")
    stage(CaseStage.FINAL_DECISION)
    for taken_back, left in ((session.undo, "mine"), (session.undo, ""), (session.redo, "mine")):
        taken_back()
        assert (session.case.case.note, session.case.case.stage) == (
            left, CaseStage.FINAL_DECISION,
        )  # fmt: skip
    assert store.load("c1").case == session.case


def test_a_version_that_was_issued_or_handed_over_is_not_taken_back_with_its_reading() -> None:
    session, _ = a_session(EMPTY)
    kept = StatementVersion(id="v1", number=1, stage="draft", made_at="", document="")
    session.apply("Keep", lambda case: case.with_record("version", kept))
    session.apply(
        "Read",
        lambda case: case.with_record("version", replace(kept, id="v2")).with_record(
            "reading", SecondReading(id="rd", version_id="v2")
        ),
    )
    issued = replace(kept, id="v2", issue=Issue(number=1))
    session.apply("Issue", lambda case: case.with_record("version", issued), undoable=False)
    session.undo()
    assert session.case.versions == {"v1": kept, "v2": issued} and not session.case.readings
    session.undo()  # nothing of it is left to take back
    assert session.case.versions == {"v1": kept, "v2": issued}
    assert session.undo() is None
    session.redo()
    session.redo()
    assert session.case.readings and session.case.versions["v2"] == issued


def test_the_case_record_itself_is_replaced_not_removed() -> None:
    changed = replace(EMPTY.case, body="Northmere Council")
    assert apply_changes(EMPTY, diff(EMPTY, EMPTY.with_record("case", changed))).case == changed
