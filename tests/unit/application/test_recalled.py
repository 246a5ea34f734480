"""Undo goes on where it was left when the case was closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.builders import a_sound_case
from tests.in_memory_store import InMemoryStore
from tests.unit.application.desk import CountedIds, FixedClock
from workbench.application.case import editing
from workbench.application.case.session import CaseSession
from workbench.application.casebook.workbench import Workbench
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary


def no_library() -> ReferenceLibrary:
    """Nothing here composes a statement."""
    raise AssertionError("the library is not needed")


def a_workbench() -> tuple[Workbench, str]:
    """A casebook with one case in it."""
    workbench = Workbench(InMemoryStore(), no_library, FixedClock(), CountedIds())
    return workbench, workbench.bring_in(a_sound_case())


def write(session: CaseSession, words: str, label: str = "Edit case: note") -> None:
    """Change the note of the case."""
    session.apply(label, lambda case: editing.set_fields(case, "case", session.case_id, note=words))
    session.history.seal()


def reopened(workbench: Workbench, case_id: str) -> CaseSession:
    """The case as it is opened the next day."""
    session = workbench.open(case_id)
    session.recall()
    return session


def notes_back(session: CaseSession) -> list[str]:
    """The notes as Undo takes them back, to the end."""
    found = []
    while session.undo() is not None:
        found.append(session.case.case.note)
    return found


def test_what_was_done_yesterday_is_taken_back_and_brought_back() -> None:
    workbench, case_id = a_workbench()
    first = workbench.open(case_id)
    start: CaseFile = first.case
    write(first, "one", "Edit case: a")
    write(first, "two", "Edit case: b")
    end = first.case
    session = reopened(workbench, case_id)
    assert session.history.undo_label == "Edit case: b"
    assert notes_back(session) == ["one", start.case.note]
    assert session.case == start
    while session.redo() is not None:
        pass
    assert session.case == end


def test_what_was_taken_back_yesterday_can_be_brought_back() -> None:
    workbench, case_id = a_workbench()
    first = workbench.open(case_id)
    write(first, "one", "Edit case: a")
    write(first, "two", "Edit case: b")
    first.undo()
    session = reopened(workbench, case_id)
    assert session.history.undo_label == "Edit case: a"
    session.redo()
    assert session.case.case.note == "two"


def test_pauses_in_typing_are_one_step() -> None:
    workbench, case_id = a_workbench()
    first = workbench.open(case_id)
    for words in ("o", "on", "one"):
        write(first, words)
    assert len(notes_back(reopened(workbench, case_id))) == 1


def test_a_step_joined_in_one_sitting_is_undone_as_one_in_the_next() -> None:
    workbench, case_id = a_workbench()
    first = workbench.open(case_id)
    for words in ("o", "on", "one"):
        first.apply(
            "Edit case: note",
            lambda case, words=words: editing.set_fields(case, "case", case_id, note=words),  # type: ignore[misc]
            merge_key="note",
        )
    first.undo()
    session = reopened(workbench, case_id)
    assert session.history.undo_label == ""
    session.redo()
    assert session.case.case.note == "one"


def test_nothing_before_a_change_that_undo_does_not_know_is_taken_back() -> None:
    workbench, case_id = a_workbench()
    first = workbench.open(case_id)
    write(first, "one")
    first.apply(
        "Export",
        lambda case: case.with_record("case", replace(case.case, note="by another hand")),
        undoable=False,
    )
    session = reopened(workbench, case_id)
    assert session.undo() is None
    assert session.case.case.note == "by another hand"


class MovedClock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def today(self) -> date:
        """The day."""
        return self.moment.date()

    def now(self) -> datetime:
        """The moment."""
        return self.moment


def typed(workbench: Workbench, clock: MovedClock, case_id: str, pauses: list[int]) -> CaseSession:
    """A session in which a note was typed, with so many seconds before each save."""
    session = workbench.open(case_id)
    for number, seconds in enumerate(pauses):
        clock.moment += timedelta(seconds=seconds)
        session.apply(
            "Edit case: note",
            lambda case, n=number: editing.set_fields(case, "case", case_id, note=str(n)),  # type: ignore[misc]
            merge_key="note",
        )
    return session


def test_pauses_of_minutes_part_the_steps_now_and_after_a_restart() -> None:
    clock = MovedClock()
    workbench = Workbench(InMemoryStore(), no_library, clock, CountedIds())
    case_id = workbench.bring_in(a_sound_case())
    start = workbench.open(case_id).case.case.note
    session = typed(workbench, clock, case_id, [0, 5, 120, 121, 5, 86_400, 1])
    assert notes_back(session) == ["4", "2", start]
    while session.redo() is not None:
        pass
    assert notes_back(reopened(workbench, case_id)) == ["4", "2", start]
