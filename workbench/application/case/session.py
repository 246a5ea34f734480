"""The open case: one current value, and one way to change it.

`apply` takes a pure edit (case → case), saves the difference in one transaction and only then
makes it current, so that a failed write leaves everything as it was. What was changed elsewhere
meanwhile, by a command typed beside the window, is taken in first where it is about other records.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from workbench.application.case.changes import Change, ChangeSet, apply_changes, diff, onto
from workbench.application.case.history import DEEPEST, History
from workbench.application.case.ports import CaseStore, Clock, RegisterRow, StoredCase
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dates.partial import EARLIEST_YEAR, LATEST_YEAR
from workbench.domain.errors import CaseConflict, InvalidInput
from workbench.domain.fields import Form
from workbench.domain.shape import paths, values_at

Edit = Callable[[CaseFile], CaseFile]
Refuse = Callable[[CaseFile, Sequence[Change]], None]
"""Raises for changes that a case as it is does not allow: those of a decided case."""

Settle = Callable[[CaseFile, Sequence[Change]], CaseFile]
"""What becomes of a case after an edit and before it is saved: names typed become mentions."""

RowOf = Callable[[CaseFile, str], RegisterRow]
"""How a case saved at that time (ISO, UTC) stands in the register."""


class Listener(Protocol):
    """Whoever is notified of every change after it is saved."""

    def __call__(self, change_set: ChangeSet) -> None:
        """Take note of what changed."""


class CaseSession:
    """One open case: its current value, its undo history and those who watch it."""

    def __init__(
        self,
        store: CaseStore,
        stored: StoredCase,
        clock: Clock,
        register_row: RowOf,
        settle: Settle | None = None,
        refuse: Refuse | None = None,
    ) -> None:
        self._store = store
        self._settle, self._refuse = settle, refuse
        self._register_row = register_row
        self._clock = clock
        self._case = stored.case
        self._revision = stored.revision
        self._listeners: list[Listener] = []
        self.history = History()
        self.saved_at = ""

    @property
    def case(self) -> CaseFile:
        """The case as last saved."""
        return self._case

    @property
    def case_id(self) -> str:
        """The id of the open case."""
        return self._case.case.id

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be notified of changes; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(
        self,
        label: str,
        edit: Edit,
        merge_key: str = "",
        undoable: bool = True,
        as_seen: bool = False,
    ) -> ChangeSet:
        """Carry out an edit: save it, make it current, remember it for undo, announce it.

        An edit that changes nothing is no action. Whatever `edit` or the store raises passes
        through, and the case stays as it was. So does `InvalidInput` for a day in a year that could
        not be read back. One that holds only for the case `as_seen` is not thought over anew: what
        was changed elsewhere is taken in, and `CaseConflict` raised.
        """

        def edited(case: CaseFile) -> tuple[ChangeSet, CaseFile]:
            changed = edit(case)
            changes = diff(case, changed)
            if self._settle is not None:
                settled = self._settle(changed, changes)
                if settled is not changed:
                    changed, changes = settled, diff(case, settled)
            _refuse_far_days(changes)
            return ChangeSet(label, changes, merge_key), changed

        def noted(change_set: ChangeSet) -> None:
            if undoable:
                self.history.record(change_set, self._clock.now())
            else:
                self.history.seal()

        return self._carry_out(edited, "edit" if undoable else "export", noted, as_seen)

    def recall(self) -> None:
        """Let Undo go on where it was left when the case was last closed."""
        from workbench.application.case.sittings import earlier_actions

        log = self._store.activity(self.case_id, DEEPEST)
        self.history.put_back(*earlier_actions(self._case, log))

    def undo(self) -> ChangeSet | None:
        """Take the newest action back; None when there is nothing to undo."""
        done = self.history.last_done()
        if done is None:
            return None
        return self._step(done.inverse(), "undo", self.history.undone)

    def redo(self) -> ChangeSet | None:
        """Bring the newest undone action back; None when there is nothing to redo."""
        again = self.history.last_undone()
        if again is None:
            return None
        return self._step(again, "redo", self.history.redone)

    def _step(self, step: ChangeSet, action: str, noted: Callable[[], None]) -> ChangeSet:
        def stepped(case: CaseFile) -> tuple[ChangeSet, CaseFile]:
            here = onto(case, step)
            return here, apply_changes(case, here.changes)

        made = self._carry_out(stepped, action, lambda _: noted())
        if not made.changes:
            noted()
        return made

    def _carry_out(
        self,
        act: Callable[[CaseFile], tuple[ChangeSet, CaseFile]],
        action: str,
        noted: Callable[[ChangeSet], None],
        as_seen: bool = False,
    ) -> ChangeSet:
        change_set, changed = act(self._case)
        if not change_set.changes:
            return change_set
        try:
            self._commit(change_set, changed, action)
        except CaseConflict:
            elsewhere = self._catch_up(change_set, again=action in ("edit", "export"))
            if not elsewhere.changes:
                raise
            try:
                if as_seen:
                    raise CaseConflict(
                        "The case was changed elsewhere meanwhile.",
                        "That was taken in, nothing else was done. Look it over and do it again.",
                    ) from None
                change_set, changed = act(self._case)
                self._commit(change_set, changed, action)
            finally:
                self._announce(elsewhere)
        noted(change_set)
        self._announce(change_set)
        return change_set

    def _catch_up(self, wanted: ChangeSet, again: bool) -> ChangeSet:
        """Take in what was changed elsewhere, unless it takes something out or the action wanted is
        about the same records; `again` says that the action is thought over anew, and may delete.
        """
        stored = self._store.load(self.case_id)
        changes = diff(self._case, stored.case)
        kept = changes if again else (*changes, *wanted.changes)
        same = {(each.kind, each.id) for each in changes}
        if any(each.after is None for each in kept) or wanted.is_about(same):
            return ChangeSet("", ())
        self._case, self._revision = stored.case, stored.revision
        self.history.forget_before(same)
        return ChangeSet("Changed elsewhere", changes)

    def _commit(self, change_set: ChangeSet, changed: CaseFile, action: str) -> None:
        if self._refuse is not None:
            self._refuse(self._case, change_set.changes)
        at = self._clock.now().isoformat(timespec="seconds")
        row = self._register_row(changed, at)
        self._revision = self._store.write(
            self.case_id, change_set, row, action, expected=self._revision
        )
        self._case = changed
        self.saved_at = at

    def _announce(self, change_set: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(change_set)


def _refuse_far_days(changes: Sequence[Change]) -> None:
    """Refuse what was counted on into years that no case file and no casebook is read with."""
    for change in changes:
        if change.after is None:
            continue
        for path in paths(KINDS[change.kind].record, Form.DAY):
            for _, day in values_at(change.after, path):
                if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                    raise InvalidInput(
                        f"{path[-1].label}: the year {day.year} is outside {EARLIEST_YEAR} to "
                        f"{LATEST_YEAR}.",
                        "Nothing was changed. See whether the dates, and the clock of this "
                        "computer, are right.",
                    )
