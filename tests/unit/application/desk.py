"""A desk for tests of the application: a store in memory and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from tests.in_memory_store import InMemoryStore
from workbench.application.case.session import CaseSession
from workbench.application.casebook.register import register_row
from workbench.application.chronology.events import NewEvents
from workbench.domain.casefile import CaseFile


class FixedClock:
    """The third of May 2023, always."""

    def today(self) -> date:
        return date(2023, 5, 3)

    def now(self) -> datetime:
        return datetime(2023, 5, 3, 12, 0, tzinfo=UTC)


class CountedIds:
    """Ids event-1, event-2, person-3 … in the order they are asked for."""

    def __init__(self) -> None:
        self._next = count(1)

    def new(self, kind: str) -> str:
        return f"{kind}-{next(self._next)}"


class OneId:
    """The id a test gives, whatever it is for."""

    def __init__(self, id: str) -> None:
        self._id = id

    def new(self, kind: str) -> str:
        return self._id


def new_event(id: str, printed: bool = False) -> NewEvents:
    """An event that comes in under an id of the test's own."""
    return NewEvents(OneId(id), printed)


def numbered_ids() -> Callable[[str], str]:
    return CountedIds().new


def a_session(case: CaseFile) -> tuple[CaseSession, InMemoryStore]:
    """The case opened for work, and the store it is kept in."""
    store = InMemoryStore()
    store.create(case, register_row(case, "2023-05-03T12:00:00+00:00"), "create", "New case")
    return CaseSession(store, store.load(case.case.id), FixedClock(), register_row), store
