"""Undo and redo: the actions of one open case, those of earlier sittings among them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import datetime, timedelta

from workbench.application.case.changes import ChangeSet, merge

DEEPEST = 200
"""How many actions can be taken back."""

PAUSE = timedelta(minutes=2)
"""After a longer one, typing in the same field is another action."""


class History:
    """Two stacks of actions. The newest undoable action is `undo_label`, "" when none is."""

    def __init__(self) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []
        self._open = False
        self._recorded: datetime | None = None

    @property
    def undo_label(self) -> str:
        """The name of the action Undo would take back."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The name of the action Redo would bring back."""
        return self._undone[-1].label if self._undone else ""

    def record(self, change_set: ChangeSet, now: datetime) -> None:
        """Remember an action just done; closely following edits of a field join the last one."""
        self._undone.clear()
        if self._recorded is not None and now - self._recorded > PAUSE:
            self._open = False
        self._recorded = now
        last = self._done[-1] if self._done and self._open else None
        if last is not None and change_set.merge_key and last.merge_key == change_set.merge_key:
            self._done.pop()
            change_set = merge(last, change_set)
            if not change_set.changes:
                return
        self._done.append(change_set)
        del self._done[:-DEEPEST]
        self._open = True

    def put_back(self, done: Sequence[ChangeSet], undone: Sequence[ChangeSet]) -> None:
        """Remember what was done before the case was opened; nothing when work has begun."""
        if not self._done and not self._undone:
            self._done.extend(done[-DEEPEST:])
            self._undone.extend(undone)

    def seal(self) -> None:
        """Let the next edit start an undo step of its own."""
        self._open = False

    def last_done(self) -> ChangeSet | None:
        """The action Undo would take back."""
        return self._done[-1] if self._done else None

    def last_undone(self) -> ChangeSet | None:
        """The action Redo would bring back."""
        return self._undone[-1] if self._undone else None

    def undone(self) -> None:
        """Note that the newest action was taken back."""
        self._undone.append(self._done.pop())
        self._open = False

    def redone(self) -> None:
        """Note that the newest undone action was brought back."""
        self._done.append(self._undone.pop())
        self._open = False

    def forget_before(self, records: Container[tuple[str, str]]) -> None:
        """Forget the actions about these records, which were changed elsewhere, and all before."""
        for stack in (self._done, self._undone):
            about = [at for at, each in enumerate(stack) if each.is_about(records)]
            del stack[: about[-1] + 1 if about else 0]

    def clear(self) -> None:
        """Forget everything: what was done cannot be taken back any more."""
        self._done.clear()
        self._undone.clear()
        self._open = False
